"""Amendments that can all be applied and yet may say opposite things (class C18): never a conflict, always a warning.

Found without reading the sense: one figure changed to two, words changed throughout and elsewhere to others, a
reference to a unit that another amendment deletes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from differ.amendments.engine.clashes import is_throughout
from differ.amendments.engine.quoting import folded
from differ.amendments.engine.stakes import Nodes, field_text, new_text, node_of, place_of
from differ.amendments.engine.stale import references
from differ.amendments.engine.tasks import Come, Cut, Gone, Recast, Task
from differ.amendments.operation import UnitPath

FIGURE = re.compile(r"\d{2,}(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?|\d(?:[.,\u00a0 ]\d{3})+|\d[.,]\d+")
"""A number of two digits or more; smaller ones stand for too many things."""
MOST_PAIRS = 500
"""Pairs that are told; a text in which one figure stands a hundred times is no use as a list of pairs."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two tasks that may be at odds, and why."""

    one: Task
    other: Task
    reason: str


def doubts(tasks: Sequence[Task], nodes: Nodes, language: str) -> list[Doubt]:
    """All such pairs of different amendments, in the order of the tasks."""
    cuts = [task for task in tasks if isinstance(task, Cut) and not task.is_insertion]
    found = [*_figures(cuts, nodes), *_words(cuts, nodes), *_references(tasks, nodes, language)]
    return found[:MOST_PAIRS]


def _old(cut: Cut, nodes: Nodes) -> str:
    return field_text(cut, nodes.get(cut.rank))[slice(*cut.core)]


def _figures(cuts: Sequence[Cut], nodes: Nodes) -> Iterator[Doubt]:
    """A figure that two amendments change to different ones."""
    changed: dict[str, list[tuple[str, Cut]]] = defaultdict(list)
    for cut in cuts:
        old, new = FIGURE.findall(_old(cut, nodes)), FIGURE.findall(cut.words)
        gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
        if len(gone) == 1 and len(come) == 1:
            changed[gone[0]].append((come[0], cut))
    for figure, row in changed.items():
        yield from _differing(row, f"{figure} becomes {{}} in one place and {{}} in another")


def _words(cuts: Sequence[Cut], nodes: Nodes) -> Iterator[Doubt]:
    """Words replaced throughout by one amendment, and elsewhere by different ones by another."""
    changed: dict[str, list[tuple[str, Cut]]] = defaultdict(list)
    for cut in cuts:
        old = folded(_old(cut, nodes))[0].strip()
        if cut.words.strip() and not FIGURE.search(old):
            changed[old].append((cut.words.strip(), cut))
    for words, row in changed.items():
        pairs = _differing(row, f"“{words}” becomes “{{}}” in one place and “{{}}” in another")
        yield from (pair for pair in pairs if is_throughout(pair.one) or is_throughout(pair.other))


def _differing(row: Sequence[tuple[str, Cut]], reason: str) -> Iterator[Doubt]:
    for (new, one), (newer, other) in combinations(row, 2):
        apart = one.rank != other.rank or one.core[1] <= other.core[0] or other.core[1] <= one.core[0]
        if new != newer and apart and one.source.amendment != other.source.amendment:
            yield Doubt(one, other, reason.format(new, newer))


def _references(tasks: Sequence[Task], nodes: Nodes, language: str) -> Iterator[Doubt]:
    """New words that name a unit which another amendment deletes."""
    gone: Mapping[UnitPath, Gone] = {task.node.path: task for task in tasks if isinstance(task, Gone)}
    if not gone:
        return
    for task in tasks:
        for path, quote in references(_new(task), language):
            other = gone.get(path)
            if other is not None and other.source.amendment != task.source.amendment:
                place = place_of(node_of(other, nodes))
                yield Doubt(task, other, f"the new words name “{quote}”, and {place} would be deleted")


def _new(task: Task) -> str:
    if isinstance(task, Cut):
        return task.words
    return "\n".join(map(new_text, task.units)) if isinstance(task, Come | Recast) else ""
