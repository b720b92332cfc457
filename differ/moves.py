"""Moves: units that stand elsewhere, and which of two exchanged units counts as moved.

An edited unit is recognised elsewhere only if nothing else resembles it, or if what it has of its own goes with it:
texts are full of siblings.

    old 4  condemns the attack on A ...      new 4  condemns the attack on B ...
    old 9  (gone)                            new 9  condemns the attack on C ...     no move: 4 is as like new 9
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from differ.candidates import resembling, scored
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
"""A rival this close, anywhere in either text, makes a move ambiguous: none is reported unless what is peculiar to
the two units tells them from all rivals."""

PECULIAR = 2
"""Words that no rival has and both units must have, and no fewer than those that only one of them has: one number can
be the same by chance."""


class Group(NamedTuple):
    """Units that answer each other, as indices in document order: one side has at most one, or both have one."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def edited_moves(texts: Texts, links: Links) -> Links:
    """Links between open units anywhere that are alike without a rival."""
    return unrivalled(texts, *open_units(texts, links))


def unrivalled(texts: Texts, old: Sequence[int], new: Sequence[int]) -> Links:
    """Pairs of these units that are alike and have no rival in either text; the most alike first."""
    likely = [c for c in scored(texts, old, new, MOVED_AND_EDITED) if _is_distinct(texts, c)]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for c in sorted(_without_rivals(texts, likely), key=lambda c: (-c.weight, abs(c.old - c.new), c)):
        if c.old not in found and c.new not in taken:
            found[c.old] = c.new
            taken.add(c.new)
    return set(found.items())


def _is_distinct(texts: Texts, candidate: Candidate) -> bool:
    words = min(len(texts.plain(texts.old[candidate.old])), len(texts.plain(texts.new[candidate.new])))
    return words >= LONG or (words >= SHORTEST and candidate.weight >= SHORT_MOVED_AND_EDITED)


def _without_rivals(texts: Texts, likely: Sequence[Candidate]) -> list[Candidate]:
    """Those whose units resemble nothing else as much, taken already or not, or that alone share what is peculiar."""
    olds, news = sorted({c.old for c in likely}), sorted({c.new for c in likely})
    by_old, by_new = defaultdict(set), defaultdict(set)
    for other in resembling(texts, olds, range(len(texts.new))):
        by_old[other.old].add(other)
    for other in resembling(texts, range(len(texts.old)), news):
        by_new[other.new].add(other)
    return [c for c in likely if is_told_apart(texts, c, [o for o in by_old[c.old] | by_new[c.new] if _rivals(o, c)])]


def _rivals(other: Candidate, candidate: Candidate) -> bool:
    return other != candidate and other.weight > candidate.weight - MARGIN


def is_told_apart(texts: Texts, pair: Candidate, rivals: Iterable[Candidate]) -> bool:
    """Whether a pair is told from its rivals on either side by words that only the two of them have.

        old 12  grants Velma an amount of EUR 8.1 million under section 326(2)
        new 80  grants Velma an amount of EUR 8.1 million under article 326(2)      8.1 and 326(2) tell it from
        new 81  grants Tresk an amount of EUR 7.5 million under section 44(1)       its siblings

    No rivals, no question.
    """
    others = [
        texts.specifics(texts.new[rival.new] if rival.old == pair.old else texts.old[rival.old]) for rival in rivals
    ]
    if not others:
        return True
    shared = frozenset().union(*others)
    left, right = texts.specifics(texts.old[pair.old]) - shared, texts.specifics(texts.new[pair.new]) - shared
    return len(left & right) >= max(PECULIAR, len(left ^ right))


def off_order(texts: Texts, groups: Sequence[Group]) -> set[Group]:
    """The groups that moved: those that left what held them; of the others as few as possible, and rather the shorter.

    Order is compared among units that share a parent, so points that travelled with their paragraph did not move. A
    unit whose parents have no answer is compared one level up, so a new subheading moves nothing. A unit did move if
    its parent stayed and it is not below it any more: a point that became a paragraph.
    """
    answers = _answers(groups)
    places: dict[tuple[int, int], list[Group]] = defaultdict(list)
    moved: set[Group] = set()
    for group in groups:
        if group.old and group.new:
            above = list(_above(texts.old, group.old[0])), list(_above(texts.new, group.new[0]))
            if _left(*above, answers):
                moved.add(group)
            else:
                places[_meeting(*above, answers)].append(group)
    sizes = _sizes(texts.old), _sizes(texts.new)
    return moved.union(*(_passed(members, *sizes) for members in places.values()))


def _passed(groups: Sequence[Group], old: Sequence[int], new: Sequence[int]) -> set[Group]:
    """The groups below one parent that are off the order of the others; ``old`` and ``new`` are the sizes of units."""
    one_more = 1 + sum(old) + sum(new)
    sizes = (one_more + sum(old[i] for i in g.old) + sum(new[i] for i in g.new) for g in groups)
    weighed = [Candidate(g.old[0], g.new[0], size) for g, size in zip(groups, sizes, strict=True)]
    kept = {(c.old, c.new) for c in heaviest(weighed)}
    return {g for g in groups if (g.old[0], g.new[0]) not in kept}


_Answers = tuple[dict[int, set[int]], dict[int, set[int]]]
"""The new units that answer each old one, and the reverse; open units are in neither."""


def _answers(groups: Iterable[Group]) -> _Answers:
    of_old: dict[int, set[int]] = {}
    of_new: dict[int, set[int]] = {}
    for group in groups:
        if group.old and group.new:
            of_old.update((old, set(group.new)) for old in group.old)
            of_new.update((new, set(group.old)) for new in group.new)
    return of_old, of_new


def _left(above_old: Sequence[int], above_new: Sequence[int], answers: _Answers) -> bool:
    """Whether the nearest unit above one side that has an answer at all has none above the other side."""
    of_old, of_new = answers
    old = next((of_old[index] for index in above_old if index in of_old), None)
    new = next((of_new[index] for index in above_new if index in of_new), None)
    return (old is not None and old.isdisjoint(above_new)) or (new is not None and new.isdisjoint(above_old))


def _meeting(above_old: Sequence[int], above_new: Sequence[int], answers: _Answers) -> tuple[int, int]:
    """The nearest units above both sides that answer each other; -1 and -1 at the top."""
    pairs = ((old, new) for old in above_old for new in above_new)
    return next((pair for pair in pairs if pair[1] in answers[0].get(pair[0], ())), (-1, -1))


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
