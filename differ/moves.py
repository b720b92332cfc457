"""Moves: units that stand elsewhere, and which of two exchanged units counts as moved.

An edited unit is recognised elsewhere only if nothing else resembles it: texts are full of siblings.

    old 4  condemns the attack on A ...      new 4  condemns the attack on B ...
    old 9  (gone)                            new 9  condemns the attack on C ...     no move: 4 is as like new 9
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from differ.candidates import scored
from differ.chain import Candidate, heaviest
from differ.units import Links, Texts, Unit, open_units

MOVED_AND_EDITED = 0.6
"""Likeness of a long unit with what it became elsewhere (a lower one turns siblings into moves)."""

SHORT_MOVED_AND_EDITED = 0.85
"""The same for a unit of fewer than :data:`LONG` words."""

LONG = 8
"""Words from which a text is distinct enough to be recognised anywhere."""

SHORTEST = 4
"""Words of the shortest unit that is recognised elsewhere after an edit."""

MARGIN = 0.1
"""A rival this close, anywhere in either text, makes a move ambiguous: none is reported."""


class Group(NamedTuple):
    """Units that answer each other, as indices in document order: one side has at most one, or both have one."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def edited_moves(texts: Texts, links: Links) -> Links:
    """Links between open units anywhere that are alike without a rival; the most alike first."""
    open_old, open_new = open_units(texts, links)
    likely = [c for c in scored(texts, open_old, open_new, MOVED_AND_EDITED) if _is_distinct(texts, c)]
    distinct = _without_rivals(texts, likely) if likely else []
    found: Links = set()
    for c in sorted(distinct, key=lambda c: (-c.weight, abs(c.old - c.new), c)):
        if all(c.old != old and c.new != new for old, new in found):
            found.add((c.old, c.new))
    return found


def _is_distinct(texts: Texts, candidate: Candidate) -> bool:
    words = min(len(texts.plain(texts.old[candidate.old])), len(texts.plain(texts.new[candidate.new])))
    return words >= LONG or (words >= SHORTEST and candidate.weight >= SHORT_MOVED_AND_EDITED)


def _without_rivals(texts: Texts, likely: Sequence[Candidate]) -> list[Candidate]:
    """Those whose two units resemble nothing else as much, whether that is taken already or not."""
    olds, news = sorted({c.old for c in likely}), sorted({c.new for c in likely})
    others = [
        *scored(texts, olds, range(len(texts.new)), 0.0),
        *scored(texts, range(len(texts.old)), news, 0.0),
    ]
    by_old, by_new = defaultdict(set), defaultdict(set)
    for other in others:
        by_old[other.old].add(other)
        by_new[other.new].add(other)
    return [c for c in likely if _margin(c, by_old[c.old] | by_new[c.new]) >= MARGIN]


def _margin(candidate: Candidate, others: Iterable[Candidate]) -> float:
    return candidate.weight - max((o.weight for o in others if o != candidate), default=0.0)


def off_order(texts: Texts, groups: Sequence[Group]) -> set[Group]:
    """The groups that moved: as few as possible, and of equal choices the shortest.

    Order is compared among units that share a parent, so points that travelled with their paragraph did not move. A
    unit whose parents do not answer each other is compared one level up, so a new subheading moves nothing.
    """
    places: dict[tuple[int | None, int | None], list[Group]] = defaultdict(list)
    answers = {(old, new) for group in groups for old in group.old for new in group.new}
    for group in groups:
        if group.old and group.new:
            places[_meeting(texts, group, answers)].append(group)
    old_sizes, new_sizes = _sizes(texts.old), _sizes(texts.new)
    one_more = 1 + sum(old_sizes) + sum(new_sizes)
    moved: set[Group] = set()
    for members in places.values():
        weighed = [
            Candidate(
                g.old[0], g.new[0], one_more + sum(old_sizes[i] for i in g.old) + sum(new_sizes[i] for i in g.new)
            )
            for g in members
        ]
        kept = {(c.old, c.new) for c in heaviest(weighed)}
        moved |= {g for g in members if (g.old[0], g.new[0]) not in kept}
    return moved


def _meeting(texts: Texts, group: Group, answers: Links) -> tuple[int | None, int | None]:
    """The nearest units above both sides that answer each other; nothing above nothing at the top."""
    above_new = list(_above(texts.new, group.new[0]))
    for old in _above(texts.old, group.old[0]):
        for new in above_new:
            if (old, new) in answers:
                return old, new
    return None, None


def _above(units: Sequence[Unit], index: int) -> Iterator[int]:
    parent = units[index].parent
    while parent is not None:
        yield parent
        parent = units[parent].parent


def _sizes(units: Sequence[Unit]) -> list[int]:
    """Characters of each unit with all that it contains."""
    sizes = [len(unit.provision.text) for unit in units]
    for unit in reversed(units):
        if unit.parent is not None:
            sizes[unit.parent] += sizes[unit.index]
    return sizes
