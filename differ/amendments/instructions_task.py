"""One command of an instruction while it is read: its place, and what is carried from command to command."""

from dataclasses import dataclass, field, replace

from akoma.diagnostics import Diagnostic, warning
from akoma.errors import AmendmentError
from differ.amendments.instructions_values import Addition, Clause, Place, Span, Spot, Target, fits_in, settled
from differ.amendments.operation import (
    HeadingOf,
    LanguageScope,
    Operation,
    Selection,
    SentenceOf,
    UnitKind,
    UnitPath,
    WholeUnit,
)


class Refused(Exception):  # noqa: N818 - a signal between two modules, never shown
    """A command that matches the grammar and still makes no sense; ``error`` says why."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.error = AmendmentError(message, hint)


EVERYWHERE = LanguageScope()


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Command:
    """A clause and the words it was read from."""

    clause: Clause
    words: str


_INNER = frozenset({UnitKind.POINT, UnitKind.INDENT, UnitKind.SUBPARAGRAPH, UnitKind.SUBSECTION})
"""Kinds that an instruction cannot name by their own number: each unit counts its own."""


@dataclass(slots=True)
class State:
    """What is carried along. ``here``: the place that commands without one of their own stand in."""

    here: Place
    operations: list[Operation] = field(default_factory=list)
    scope: LanguageScope = EVERYWHERE
    amends: str = ""
    documents: list[str] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    firm: int = 0
    """Steps of ``here`` that no command may leave: the paper's location line, or the first half of a sentence."""
    lost: bool = False
    """The last command named a unit as its object; a following one without a place is in doubt."""


@dataclass(slots=True)
class Task:
    """One command, its place (the carried one included), and where its operations go."""

    state: State
    command: Command
    place: Place
    own: Place = NOWHERE
    """The part of the place that the command itself names."""

    @property
    def clause(self) -> Clause:
        """What was matched."""
        return self.command.clause

    def target(self, name: str) -> Target | None:
        """An operand by its role."""
        found = next((value for value in self.clause.every(name) if isinstance(value, Target)), None)
        return found

    def addition(self) -> Addition:
        """The new words or units."""
        return next(value for value in self.clause.every("new") if isinstance(value, Addition))

    def add(self, operation: Operation) -> None:
        """The operation, with the words that ask for it."""
        if operation.path and operation.path[0].kind in _INNER and not self.state.amends:
            raise Refused(f"it does not say in which unit the {operation.path[0].kind} stands", "name the outer unit")
        self.state.operations.append(
            replace(
                operation,
                path=settled(operation.path),
                upto=settled(operation.upto),
                destination=settled(operation.destination),
                instruction=self.command.words,
            )
        )

    def path(self, spot: Spot) -> UnitPath:
        """The path of an object, below the place of the command."""
        firm = len(self.place.spot.path) if self.own.spot.path else self.state.firm
        return joined(self.place.spot.path, spot.path, firm)


def own_place(state: State, command: Command) -> Place:
    """The places that a command names, one below the other."""
    named = [value for value in command.clause.every("place") if isinstance(value, Place)]
    own = NOWHERE
    for one in named:
        own = _merged(own, one)
    if any(one.spot.path or one.throughout or one.amendment for one in named):
        state.lost = False
    return own


def whole_place(state: State, command: Command, own: Place) -> Place:
    """The place that a command names, below the one that is carried."""
    place = replace(state.here, at=None) if command.clause.get("aside") else state.here
    spot = Spot(
        joined(place.spot.path, own.spot.path, state.firm),
        own.spot.part or (place.spot.part if not own.spot.path else None),
    )
    state.amends = own.amendment or state.amends
    if spot.part and not spot.path and not (state.amends and isinstance(spot.part, SentenceOf)):
        raise Refused("it names a part and not the unit")
    if isinstance(spot.part, HeadingOf) and spot.path and spot.path[-1].kind is UnitKind.TITLE:
        raise Refused("the title of a text has no heading")  # "in the title", said again: the title itself
    if own.document and own.document != "text":
        state.documents.append(own.document)
    if own.by_line:
        state.warnings.append(warning("line_not_used", "pages and lines were not relied upon"))
    return Place(spot, own.at or place.at, own.throughout or place.throughout, own.amendment, own.document, own.by_line)


def _merged(outer: Place, inner: Place) -> Place:
    """Two places that one command names."""
    doubled = (outer.at and inner.at) or (outer.spot.part and inner.spot.part)
    if doubled or (outer.amendment and inner.amendment):
        raise Refused("it names two places")
    path = joined(outer.spot.path, inner.spot.path, len(outer.spot.path))
    return Place(
        Spot(path, outer.spot.part or inner.spot.part),
        outer.at or inner.at,
        outer.throughout or inner.throughout,
        outer.amendment or inner.amendment,
        outer.document or inner.document,
        outer.by_line or inner.by_line,
    )


def joined(outer: UnitPath, inner: UnitPath, firm: int) -> UnitPath:
    """A path below another, of which all steps but the ``firm`` ones give way to a unit that cannot stand in them."""
    if not inner or not outer or inner == outer:
        return inner or outer
    if inner[: len(outer)] == outer or (inner[0].kind is UnitKind.TEXT and not firm):
        return inner
    kept = next((i for i in range(len(outer), 0, -1) if fits_in(inner[0].kind, outer[i - 1].kind)), 0)
    if kept < firm and inner[:firm] != outer[:firm]:
        raise Refused("it names two places, of which neither can stand in the other")
    return (*outer[:kept], *inner)


def settle(task: Task) -> None:
    """What is carried on to the commands that follow."""
    if task.clause.get("aside"):
        return
    place = task.place
    task.state.here = Place(place.spot, None, False, "", "", False)


def object_of(task: Task, span: Span) -> tuple[Spot, UnitPath]:
    """The unit that a command is about; a sentence may stand in the place that is named apart."""
    if task.place.at or task.place.throughout:
        raise Refused("it names the beginning or end of a unit, and a unit")
    spot, place = span.spot, task.place.spot
    if task.own.spot.part and spot.part:
        raise Refused("it names two parts of a unit")
    if not spot.path and not place.path and not (task.state.amends and spot.part):
        raise Refused("it does not name the unit")
    return spot, task.path(spot)


def part_of(path: UnitPath, spot: Spot, task: Task) -> Selection | None:
    """The part of the unit that is meant; the whole title is words as well. ``None``: the unit itself."""
    if spot.part is not None:
        return spot.part
    if task.own.spot.part is not None:
        raise Refused("it names a part of a unit, and a unit in it")
    return WholeUnit() if path[-1].kind is UnitKind.TITLE else None


def path_of(task: Task, upto: UnitPath) -> UnitPath:
    """The last of a range, below the place of the command."""
    return task.path(Spot(upto)) if upto else ()
