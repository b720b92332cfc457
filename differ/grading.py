"""Grading: groups of units as correspondences, with confidence, evidence and whether they moved."""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain, product, zip_longest

from akoma.model import Provision
from differ.calibration import Found, Rating, probability
from differ.candidates import FULL, scored
from differ.chain import gaps
from differ.evidence import SAME_WORDS, gathered, neighbours, strength, wording
from differ.model import Correspondence, Evidence
from differ.moves import Group, off_order
from differ.units import EDITED, Links, Texts, Unit, joined, open_units
from differ.words import ratio

MUCH_LONGER = 3
"""A unit this many times as long as another one is not the same one in other words."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A correspondence, and the rating that its confidence comes from."""

    correspondence: Correspondence
    rating: Rating


@dataclass(frozen=True, slots=True)
class _Field:
    """All that the grading of one group needs to know of the others."""

    texts: Texts
    moved: AbstractSet[Group]
    links: Links
    copies: Counter[str]
    """How often each text stands on the side that has it more often."""
    rivals: dict[Group, float]
    facing: AbstractSet[Group]


def graded(texts: Texts, links: Links, groups: Sequence[Group]) -> tuple[Graded, ...]:
    """One correspondence for each group, in the same order. The groups are those of the links, and the open units."""
    copies = Counter(unit.words for unit in texts.old) | Counter(unit.words for unit in texts.new)
    moved, rivals = off_order(texts, groups), _rivals(texts, groups)
    field = _Field(texts, moved, links, copies, rivals, _facing(texts, links))
    return tuple(_graded(field, group) for group in groups)


def _graded(field: _Field, group: Group) -> Graded:
    old = [field.texts.old[index] for index in group.old]
    new = [field.texts.new[index] for index in group.new]
    rating, evidence = _rating(field, group, old, new)
    correspondence = Correspondence(
        tuple(unit.provision.eid for unit in old),
        tuple(unit.provision.eid for unit in new),
        confidence=round(probability(rating), 4),
        moved=group in field.moved,
        evidence=evidence,
    )
    return Graded(correspondence, rating)


def _rating(
    field: _Field, group: Group, old: Sequence[Unit], new: Sequence[Unit]
) -> tuple[Rating, tuple[Evidence, ...]]:
    rival = field.rivals.get(group, 0.0)
    if not old or not new:
        return Rating(Found.FACING if group in field.facing else Found.ALONE, 1 - rival), ()
    place = neighbours(_same_neighbours(field, group))
    moved = group in field.moved
    if _is_same(field.texts, group):
        return Rating(_same(field.copies[old[0].words] > 1, moved), 1.0), (SAME_WORDS, place)
    likeness = _likeness(field.texts, group)
    evidence = (wording(likeness), *gathered(_whole(old), _whole(new)))
    return Rating(_edited(len(old) != len(new), moved, likeness), strength(likeness, rival, evidence)), (
        *evidence,
        place,
    )


def _same(is_copy: bool, is_moved: bool) -> Found:
    if is_copy:
        return Found.COPY_MOVED if is_moved else Found.COPY
    return Found.SAME_MOVED if is_moved else Found.SAME


def _edited(is_several: bool, is_moved: bool, likeness: float) -> Found:
    if is_several:
        return Found.SEVERAL
    if is_moved:
        return Found.EDITED_MOVED
    return Found.EDITED if likeness >= EDITED else Found.RECAST


def _facing(texts: Texts, links: Links) -> AbstractSet[Group]:
    """The open units that stand between the same neighbours as one of the other side of their kind and length.

    Nothing in the words tells a paragraph that was written anew from one that was dropped while another was added.
    """
    open_old, open_new = map(frozenset, open_units(texts, links))
    found: set[Group] = set()
    for gap in gaps(texts, links):
        left, right = [i for i in gap.old if i in open_old], [i for i in gap.new if i in open_new]
        # In a gap that is too large to look at every pair the text was written anew: all of it faces something.
        is_large = len(left) * len(right) > FULL
        for old, new in zip_longest(left, right, fillvalue=-1) if is_large else product(left, right):
            if is_large or (texts.same_kind(old, new) and _of_a_length(texts, old, new)):
                found |= {Group((old,), ()), Group((), (new,))}
    return found


def _of_a_length(texts: Texts, old: int, new: int) -> bool:
    sizes = sorted((1 + len(texts.old[old].words), 1 + len(texts.new[new].words)))
    return sizes[1] <= MUCH_LONGER * sizes[0]


def _whole(units: Sequence[Unit]) -> Provision:
    """Several provisions as one, for the signals."""
    if len(units) == 1:
        return units[0].provision
    notes = tuple(chain.from_iterable(unit.provision.notes for unit in units))
    return replace(units[0].provision, text=joined(units), notes=notes, children=())


def _likeness(texts: Texts, group: Group) -> float:
    if len(group.old) == len(group.new) == 1:
        return texts.likeness(group.old[0], group.new[0])
    old = "".join(texts.code(texts.old[index]) for index in group.old)
    return ratio(old, "".join(texts.code(texts.new[index]) for index in group.new))


def _same_neighbours(field: _Field, group: Group) -> int:
    """How many of the units before and after a group answer each other; two ends of the texts do."""
    ends = {(-1, -1), (len(field.texts.old), len(field.texts.new))}
    around = ((group.old[0] - 1, group.new[0] - 1), (group.old[-1] + 1, group.new[-1] + 1))
    return sum(pair in field.links or pair in ends for pair in around)


def _rivals(texts: Texts, groups: Iterable[Group]) -> dict[Group, float]:
    """For each group that is not the same on both sides, the likeness of the best other counterpart of its units.

    A unit that is more alike to its own counterpart is no rival.
    """
    edited = [group for group in groups if not _is_same(texts, group)]
    of_old = {index: group for group in edited for index in group.old}
    of_new = {index: group for group in edited for index in group.new}
    own = {group: _likeness(texts, group) if group.old and group.new else 0.0 for group in edited}
    best: dict[Group, float] = {}
    for old, new, likeness in scored(texts, sorted(of_old), sorted(of_new), 0.0):
        left, right = of_old[old], of_new[new]
        for group, other in ((left, right), (right, left)):
            if left != right and own[other] <= likeness:
                best[group] = max(best.get(group, 0.0), likeness)
    return best


def _is_same(texts: Texts, group: Group) -> bool:
    old, new = [texts.old[i] for i in group.old], [texts.new[i] for i in group.new]
    if [unit.words for unit in old] == [unit.words for unit in new]:
        return True
    return list(map(texts.folded, old)) == list(map(texts.folded, new))
