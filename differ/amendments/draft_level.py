"""Siblings of two texts: which units stay where they are, which go, which come, and beside which unit these come."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from akoma.model import EId
from differ.amendments.draft_tree import Node
from differ.amendments.operation import Position

PAIR = 2
"""Units into which one is split, or that are joined: more at once no instruction says."""

Pairs = Mapping[EId, EId]
"""Units of the old text and those of the new one that answer them, one to one."""
Groups = Mapping[EId, Sequence[EId]]
"""A unit of one text and the several of the other that answer it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Beside or inside which unit of the base something comes; ``unit`` is ``None`` for a text without units."""

    unit: Node | None
    position: Position


@dataclass(frozen=True, slots=True)
class Split:
    """One unit becomes two, with the same words."""

    old: Node
    new: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Units that stand beside each other become one, with the same words."""

    old: tuple[Node, ...]
    new: Node


class Level:
    """Siblings of both texts: which stay, go, come."""

    def __init__(
        self,
        old: Sequence[Node],
        new: Sequence[Node],
        pairs: Pairs,
        splits: Groups,
        joins: Groups,
    ) -> None:
        """Finds it all out; eIds of units that stand at other levels are passed over."""
        self._old, self._new = list(old), list(new)
        self._at_old = {node.unit.eid: at for at, node in enumerate(old)}
        self._at_new = {node.unit.eid: at for at, node in enumerate(new)}
        self.splits = [split for eid, parts in splits.items() if (split := self._split(eid, parts))]
        self.joins = [join for eid, parts in joins.items() if (join := self._join(eid, parts))]
        found = self._paired(pairs, splits, joins)
        bound = self._bound()
        stays = _rising({**found, **bound})
        if not bound.items() <= set(stays):  # one that is out of order is told as removals and insertions
            self.splits, self.joins, bound = [], [], {}
            stays = _rising(found)
        self._origins = {at: old for old, at in found.items()}
        self._origins_of = frozenset(found)
        self._fixed = {at: self._old[place] for place, at in stays}
        self._fixed |= {self._at_new[node.unit.eid]: one.old for one in self.splits for node in one.new}
        self._joined = {self._at_new[one.new.unit.eid]: one.old[-1] for one in self.joins}
        self.staying = [(self._old[before], self._new[after]) for before, after in stays if before not in bound]
        held = {before for before, _ in stays} | {self._at_old[n.unit.eid] for one in self.joins for n in one.old}
        self.leaving = [node for at, node in enumerate(self._old) if at not in held]

    def _bound(self) -> dict[int, int]:
        """Places of the first units of splits and joins, which stand for them."""
        places = {self._at_old[one.old.unit.eid]: self._at_new[one.new[0].unit.eid] for one in self.splits}
        return places | {self._at_old[one.old[0].unit.eid]: self._at_new[one.new.unit.eid] for one in self.joins}

    def _paired(self, pairs: Pairs, splits: Groups, joins: Groups) -> dict[int, int]:
        """Places of the units that answer each other here; of a group that is no plain split or join, the likest."""
        told = {one.old.unit.eid for one in self.splits} | {n.unit.eid for one in self.joins for n in one.old}
        groups = chain(
            (((eid,), parts) for eid, parts in splits.items()), ((parts, (eid,)) for eid, parts in joins.items())
        )
        likest = dict(pair for old, new in groups if (pair := self._likest(old, new)))
        answers = {**pairs, **likest}
        return {
            at: self._at_new[answers[eid]]
            for eid, at in self._at_old.items()
            if eid not in told and answers.get(eid) in self._at_new and self._alike(eid, answers[eid])
        }

    def _alike(self, old: EId, new: EId) -> bool:
        """Whether two units are of one kind."""
        return self._old[self._at_old[old]].unit.kind is self._new[self._at_new[new]].unit.kind

    def _likest(self, old: Sequence[EId], new: Sequence[EId]) -> tuple[EId, EId] | None:
        """Of a split or join the two units that share most: the longest."""
        here = [eid for eid in old if eid in self._at_old]
        there = [eid for eid in new if eid in self._at_new]
        if not here or not there:
            return None
        first = max(here, key=lambda eid: len(self._old[self._at_old[eid]].unit.text))
        return first, max(there, key=lambda eid: len(self._new[self._at_new[eid]].unit.text))

    def _split(self, eid: EId, parts: Sequence[EId]) -> Split | None:
        if eid not in self._at_old or any(part not in self._at_new for part in parts):
            return None
        old, new = self._old[self._at_old[eid]], tuple(self._new[self._at_new[part]] for part in parts)
        plainly = len(new) == PAIR and _same_words((old,), new) and _beside(self._at_new, parts)
        return Split(old, new) if plainly else None

    def _join(self, eid: EId, parts: Sequence[EId]) -> Join | None:
        if eid not in self._at_new or any(part not in self._at_old for part in parts):
            return None
        old, new = tuple(self._old[self._at_old[part]] for part in parts), self._new[self._at_new[eid]]
        plainly = len(old) == PAIR and _same_words(old, (new,)) and _beside(self._at_old, parts)
        return Join(old, new) if plainly else None

    def origin(self, new: Node) -> Node | None:
        """The unit of the base that a unit which comes was, where it only moved."""
        at = self._origins.get(self._at_new[new.unit.eid])
        return None if at is None else self._old[at]

    def gaps(self, above: Node | None) -> Iterator[tuple[Place, list[Node]]]:
        """What comes, by the place of the base at which it comes: units of one kind that come together."""
        before: Node | None = None
        coming: list[Node] = []
        for at, node in enumerate(self._new):
            if at not in self._fixed:
                coming.append(node)
                continue
            yield from self._placed(coming, before, self._fixed[at], above)
            before, coming = self._joined.get(at, self._fixed[at]), []
        yield from self._placed(coming, before, None, above)

    def _placed(
        self, coming: Sequence[Node], before: Node | None, behind: Node | None, above: Node | None
    ) -> Iterator[tuple[Place, list[Node]]]:
        """Units between two that stay, each kind beside one of its own kind where there is any."""
        runs: list[tuple[Place, list[Node]]] = []
        for node in coming:
            place = self._place(node, before, behind, above)
            if runs and _is_above(place, runs[-1][0]):
                place = runs[-1][0]
            if runs and runs[-1][0] == place:
                runs[-1][1].append(node)
            else:
                runs.append((place, [node]))
        yield from runs

    def _place(self, node: Node, before: Node | None, behind: Node | None, above: Node | None) -> Place:
        if before is not None and before.unit.kind is node.unit.kind:
            return Place(before, Position.AFTER)
        start = self._at_old[before.unit.eid] + 1 if before else 0
        between = self._old[start : self._at_old[behind.unit.eid] + 1 if behind else None]
        fixed = (unit for unit in between if unit is behind or self._at_old[unit.unit.eid] not in self._origins_of)
        like = next((unit for unit in fixed if unit.unit.kind is node.unit.kind), None)
        if like is not None:
            return Place(like, Position.BEFORE)
        if before is not None:
            return Place(before, Position.AFTER)
        if between:
            return Place(between[0], Position.BEFORE)
        return Place(above, Position.END)


def _is_above(place: Place, last: Place) -> bool:
    """Whether a place is farther up than the one at which the unit before comes."""
    if place.unit is None or last.unit is None or last.position is not Position.BEFORE:
        return False
    return place.unit.rank < last.unit.rank


def _same_words(old: Sequence[Node], new: Sequence[Node]) -> bool:
    """Whether units of one kind without anything below them hold the same words, joined by one space."""
    units = [node.unit for node in (*old, *new)]
    plain = not any(unit.children or unit.heading or not unit.text for unit in units)
    same = len({unit.kind for unit in units}) == 1
    return plain and same and " ".join(n.unit.text for n in old) == " ".join(n.unit.text for n in new)


def _beside(places: Mapping[EId, int], eids: Sequence[EId]) -> bool:
    return all(places[b] == places[a] + 1 for a, b in pairwise(eids))


def _rising(places: Mapping[int, int]) -> list[tuple[int, int]]:
    """The most pairs that stand in the same order in both texts (longest increasing chain)."""
    ordered = sorted(places.items())
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(ordered):
        to = bisect_left(ends, place)
        before.append(last[to - 1] if to else -1)
        ends[to:] = [place, *ends[to + 1 :]]
        last[to:] = [at, *last[to + 1 :]]
    found, at = [], last[-1] if last else -1
    while at >= 0:
        found.append(ordered[at])
        at = before[at]
    return found[::-1]
