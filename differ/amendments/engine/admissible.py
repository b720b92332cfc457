"""What the rules of most houses do not admit, as far as it can be told from the text alone: findings, no rulings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from differ.amendments.draft_spots import Base
from differ.amendments.draft_tree import Node
from differ.amendments.engine.clashes import is_throughout
from differ.amendments.engine.gathering import Gathered
from differ.amendments.engine.quoting import folded
from differ.amendments.engine.stakes import Nodes, field_text, new_text, node_of, place_of, text_of
from differ.amendments.engine.tasks import Cut, Gone, Recast, Task
from differ.amendments.operation import Amendment, UnitKind

MOST_UNITS = 1
"""Units that one amendment may concern in the European Parliament, unless it is a compromise."""
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Inadmissible:
    """A finding. ``code`` is ``whole-text``, ``several-units``, ``language-only`` or ``sub-of-sub``."""

    number: str
    code: str
    message: str


def lint(base: Base, gathered: Gathered, amendments: Sequence[Amendment], nodes: Nodes) -> list[Inadmissible]:
    """All findings, in the order of the amendments."""
    tops = {below.rank: top for top in base.top for below in top.walk()}
    operative = [top for top in base.top if top.kind not in PREAMBLE]
    found = list(_scopes(amendments))
    for amendment, tasks in zip(gathered.ready, gathered.tasks, strict=True):
        found += (Inadmissible(amendment.number, *one) for one in _findings(tasks, operative, tops, nodes))
    return found


PREAMBLE = frozenset({UnitKind.CITATION, UnitKind.RECITAL, UnitKind.SUBHEADING})


def _scopes(amendments: Sequence[Amendment]) -> Iterator[Inadmissible]:
    for amendment in amendments:
        if amendment.scope.only or amendment.scope.but:
            message = "it concerns some language versions only, which are put right without a vote"
            yield Inadmissible(amendment.number, "language-only", message)


def _findings(
    tasks: Sequence[Task], operative: Sequence[Node], tops: dict[int, Node], nodes: Nodes
) -> Iterator[tuple[str, str]]:
    gone = {task.node.rank for task in tasks if isinstance(task, Gone | Recast)}
    if len(operative) > 1 and gone >= {top.rank for top in operative}:
        yield "whole-text", "it deletes or replaces the whole text"
        return
    concerned = {
        tops[node.rank].rank: tops[node.rank]
        for task in tasks
        if not is_throughout(task) and (node := node_of(task, nodes)) is not None and node.rank in tops
    }
    if len(concerned) > MOST_UNITS and not _is_rearrangement(tasks):
        named = ", ".join(place_of(concerned[rank]) for rank in sorted(concerned)[:SHOWN])
        more = ", ..." if len(concerned) > SHOWN else ""
        yield "several-units", f"it concerns {len(concerned)} units ({named}{more}); only a compromise may"
    if tasks and all(_is_language_only(task, nodes) for task in tasks):
        yield "language-only", "it changes capitals, punctuation or spaces only"


def _is_rearrangement(tasks: Sequence[Task]) -> bool:
    """Whether no word comes or goes: a swap or a join concerns two units by its nature."""
    return not any(isinstance(task, Cut | Gone | Recast) for task in tasks)


def _is_language_only(task: Task, nodes: Nodes) -> bool:
    """Whether the same letters and figures stand there as before, in the same order."""
    if isinstance(task, Cut):
        text = field_text(task, nodes.get(task.rank))
        return bool(text) and _letters(text) == _letters(text[: task.start] + task.words + text[task.end :])
    if isinstance(task, Recast):
        return _letters(text_of(task.node)) == _letters("\n".join(map(new_text, task.units)))
    return False


def _letters(text: str) -> str:
    return "".join(chain(sign for sign in folded(text)[0].casefold() if sign.isalnum()))
