"""Commands made into operations: operands bound by their role, places carried from command to command."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypedDict

from akoma.diagnostics import Diagnostic
from differ.amendments.instructions_changes import on_delete, on_recast, on_replace
from differ.amendments.instructions_insertions import on_insert
from differ.amendments.instructions_structure import on_join, on_move, on_relabel, on_renumber, on_split, on_swap
from differ.amendments.instructions_task import EVERYWHERE, Command, Refused, State, Task, own_place, whole_place
from differ.amendments.instructions_values import Place
from differ.amendments.operation import LanguageScope, Operation


class Found(TypedDict):
    """The fields of a reading."""

    operations: tuple[Operation, ...]
    scope: LanguageScope
    amends: str
    document: str
    warnings: tuple[Diagnostic, ...]


def read_commands(commands: Sequence[Command], place: Place, text: str) -> Found:
    """The operations of the commands of one instruction; raises :class:`Refused`."""
    state = State(place, amends=place.amendment, firm=len(place.spot.path))
    state.documents += [place.document] if place.document else []
    last = ""
    for command in commands:
        own = own_place(state, command)
        if command.clause.get("gapped") and last != "replace":
            raise Refused("it does not say what to do")
        last = command.clause.get("do")
        _COMMANDS[last](Task(state, command, whole_place(state, command, own), own))
        if last != "here" and not command.clause.get("aside"):
            state.firm = len(place.spot.path)
    if len(set(state.documents)) > 1:
        raise Refused(f"it names two texts: {' and '.join(dict.fromkeys(state.documents))}", "make two amendments")
    if commands and commands[-1].clause.get("do") == "here":
        raise Refused("it ends with a place and does not say what to do there")
    if not state.operations and state.scope == EVERYWHERE:
        raise Refused("it says where and not what")
    return Found(
        operations=tuple(state.operations),
        scope=state.scope,
        amends=state.amends,
        document=next(iter(state.documents), ""),
        warnings=tuple(dict.fromkeys(state.warnings)),
    )


def _scope(task: Task) -> None:
    named = tuple(str(value) for value in task.clause.every("language"))
    if task.state.scope != EVERYWHERE:
        raise Refused("it names language versions twice")
    side = task.clause.get("side")
    task.state.scope = LanguageScope(only=named) if side == "only" else LanguageScope(but=named)


def _here(task: Task) -> None:
    """A place alone: it is that of the commands that follow."""
    place = task.place
    task.state.here = Place(place.spot, place.at, place.throughout, "", "", place.by_line)
    if task.clause.get("open"):
        task.state.firm = len(place.spot.path)


_COMMANDS: Mapping[str, Callable[[Task], None]] = {
    "replace": on_replace,
    "recast": on_recast,
    "delete": on_delete,
    "insert": on_insert,
    "move": on_move,
    "swap": on_swap,
    "split": on_split,
    "join": on_join,
    "renumber": on_renumber,
    "relabel": on_relabel,
    "scope": _scope,
    "here": _here,
}
