"""Alternatives: amendments of which not all can be adopted, in an order in which they may be put to the vote.

The order follows the custom that what departs furthest from the original is put first. How far an amendment departs
cannot be computed with authority, so the order is a proposal with its reason, and never a decision.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum

from differ.amendments.engine.applying import sortable
from differ.amendments.engine.clashes import Clash, what
from differ.amendments.engine.gathering import Gathered
from differ.amendments.engine.stakes import Nodes, count_words, field_text, node_of, place_of, text_of
from differ.amendments.engine.tasks import Come, Cut, Gone, Recast, Task


class Distance(IntEnum):
    """How far an amendment departs from the original, furthest first."""

    DELETION = 0
    RECAST = 1
    WORDS_DELETED = 2
    REPLACEMENT = 3
    INSERTION = 4
    ARRANGEMENT = 5
    """Moves, splits, joins, new numbers: no word comes or goes."""


SAID = {
    Distance.DELETION: "deletes a unit",
    Distance.RECAST: "recasts a unit",
    Distance.WORDS_DELETED: "deletes words",
    Distance.REPLACEMENT: "replaces words",
    Distance.INSERTION: "inserts",
    Distance.ARRANGEMENT: "changes the arrangement",
}


@dataclass(frozen=True, slots=True)
class Alike:
    """Amendments that ask for the very same; ``at`` are their places among those that can be applied."""

    numbers: tuple[str, ...]
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """An amendment in the proposed order. ``touched`` of ``total`` words of the units concerned are its business.

    ``falls``: those of the cluster that cannot be adopted once it is.
    """

    numbers: tuple[str, ...]
    distance: Distance
    touched: int
    total: int
    reason: str
    falls: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Amendments that are tied together by conflicts, in the proposed order. ``places`` in the order of the text."""

    places: tuple[str, ...]
    ranked: tuple[Ranked, ...]


def alike(gathered: Gathered) -> tuple[Alike, ...]:
    """All amendments that can be applied, those that ask for the same in one; in the order of their numbers."""
    groups: dict[frozenset[tuple[object, ...]], list[int]] = {}
    for at, tasks in enumerate(gathered.tasks):
        groups.setdefault(frozenset((type(task), *what(task)) for task in tasks), []).append(at)
    return tuple(Alike(tuple(gathered.ready[at].number for at in row), tuple(row)) for row in groups.values())


Ties = Mapping[str, AbstractSet[str]]
"""For the first number of each group, the first numbers of those with which it cannot stand together."""


def ties(groups: Sequence[Alike], meetings: Iterable[Clash]) -> dict[str, set[str]]:
    """Who blocks whom; symmetric."""
    first = {number: group.numbers[0] for group in groups for number in group.numbers}
    found: dict[str, set[str]] = {group.numbers[0]: set() for group in groups}
    for clash in meetings:
        one, other = (first[task.source.amendment] for task in (clash.one, clash.other))
        if clash.blocks and one != other:
            found[one].add(other)
            found[other].add(one)
    return found


def clusters(gathered: Gathered, groups: Sequence[Alike], nodes: Nodes) -> tuple[Cluster, ...]:
    """The connected parts of the conflicts, in the order of the text."""
    tied = ties(groups, gathered.meetings)
    by_first = {group.numbers[0]: group for group in groups}
    found = [_cluster([by_first[number] for number in row], tied, gathered, nodes) for row in _parts(tied)]
    return tuple(cluster for _, cluster in sorted(found, key=lambda pair: pair[0]))


def _parts(tied: Ties) -> Iterator[list[str]]:
    seen: set[str] = set()
    for start in tied:
        if start in seen or not tied[start]:
            continue
        row, waiting = [], [start]
        seen.add(start)
        while waiting:
            one = waiting.pop()
            row.append(one)
            waiting += sorted(tied[one] - seen)
            seen |= tied[one]
        yield row


def _cluster(groups: Sequence[Alike], tied: Ties, gathered: Gathered, nodes: Nodes) -> tuple[int, Cluster]:
    tasks = {group.numbers[0]: gathered.tasks[group.at[0]] for group in groups}
    concerned = [node for row in tasks.values() for task in row if (node := node_of(task, nodes)) is not None]
    ranks = {below.rank for node in concerned for below in node.walk()}
    total = count_words([nodes[rank].unit.text for rank in ranks])
    numbers = {group.numbers[0]: group.numbers for group in groups}
    rows = [_ranked(group, tasks[group.numbers[0]], total, tied, numbers, nodes) for group in groups]
    rows.sort(key=lambda one: (one.distance, -one.touched, sortable(one.numbers[0])))
    placed = {place_of(node): node.rank for node in concerned}
    places = tuple(sorted(placed, key=lambda place: placed[place]))
    return min(ranks, default=-1), Cluster(places, tuple(rows))


def _ranked(
    group: Alike,
    tasks: Sequence[Task],
    total: int,
    tied: Ties,
    numbers: Mapping[str, tuple[str, ...]],
    nodes: Nodes,
) -> Ranked:
    distance = min(map(distance_of, tasks))
    touched = sum(touched_words(task, nodes) for task in tasks)
    falls = tuple(numbers[one] for one in sorted(tied[group.numbers[0]], key=sortable))
    reason = f"{SAID[distance]}: {touched} of {total} words of the text concerned"
    return Ranked(group.numbers, distance, touched, total, reason, falls)


def distance_of(task: Task) -> Distance:
    """The class of a change."""
    if isinstance(task, Gone):
        return Distance.DELETION
    if isinstance(task, Recast):
        return Distance.RECAST
    if isinstance(task, Come):
        return Distance.INSERTION
    if not isinstance(task, Cut):
        return Distance.ARRANGEMENT
    if task.is_insertion:
        return Distance.INSERTION
    return Distance.REPLACEMENT if task.words.strip() else Distance.WORDS_DELETED


def touched_words(task: Task, nodes: Nodes) -> int:
    """Words of the base that go or give way."""
    if isinstance(task, Gone | Recast):
        return count_words([text_of(task.node)])
    if isinstance(task, Cut) and not task.is_insertion:
        return count_words([field_text(task, nodes.get(task.rank))[slice(*task.core)]])
    return 0
