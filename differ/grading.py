"""Grading: groups of units as correspondences, with confidence, evidence and whether they moved."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from akoma.model import Provision
from differ.candidates import scored
from differ.evidence import (
    DUPLICATE,
    MOVED_DUPLICATE,
    NOTHING,
    SAME,
    SAME_WORDS,
    confidence,
    gathered,
    likelihood,
    neighbours,
)
from differ.model import Correspondence, Evidence
from differ.moves import Group, off_order
from differ.units import Link, Texts, Unit, joined
from differ.words import ratio


@dataclass(frozen=True, slots=True)
class _Field:
    """All that the grading of one group needs to know of the others."""

    texts: Texts
    moved: set[Group]
    answers: set[Link]
    copies: Counter[str]
    """How often each text stands on the side that has it more often."""
    rivals: dict[Group, float]


def graded(texts: Texts, groups: Sequence[Group]) -> tuple[Correspondence, ...]:
    """One correspondence for each group, in the same order."""
    copies = Counter(unit.folded for unit in texts.old) | Counter(unit.folded for unit in texts.new)
    answers = {(old, new) for group in groups for old in group.old for new in group.new}
    field = _Field(texts, off_order(texts, groups), answers, copies, _rivals(texts, groups))
    return tuple(_correspondence(field, group) for group in groups)


def _correspondence(field: _Field, group: Group) -> Correspondence:
    old = [field.texts.old[index] for index in group.old]
    new = [field.texts.new[index] for index in group.new]
    sure, evidence = _grade(field, group, old, new)
    return Correspondence(
        tuple(unit.provision.eid for unit in old),
        tuple(unit.provision.eid for unit in new),
        confidence=round(sure, 4),
        moved=group in field.moved,
        evidence=evidence,
    )


def _grade(field: _Field, group: Group, old: Sequence[Unit], new: Sequence[Unit]) -> tuple[float, tuple[Evidence, ...]]:
    if not old or not new:
        return likelihood(NOTHING, field.rivals.get(group, 0.0)), ()
    place = neighbours(_same_neighbours(field, group))
    if [unit.folded for unit in old] == [unit.folded for unit in new]:
        return _sure(field, group, old[0]), (SAME_WORDS, place)
    evidence = gathered(_whole(old), _whole(new))
    return confidence(_likeness(field.texts, group), field.rivals.get(group, 0.0), evidence), (*evidence, place)


def _sure(field: _Field, group: Group, unit: Unit) -> float:
    if field.copies[unit.folded] == 1:
        return SAME
    return MOVED_DUPLICATE if group in field.moved else DUPLICATE


def _whole(units: Sequence[Unit]) -> Provision:
    """Several provisions as one, for the signals."""
    notes = tuple(chain.from_iterable(unit.provision.notes for unit in units))
    children = tuple(chain.from_iterable(unit.provision.children for unit in units)) if len(units) == 1 else ()
    return replace(units[0].provision, text=joined(units), notes=notes, children=children)


def _likeness(texts: Texts, group: Group) -> float:
    if len(group.old) == len(group.new) == 1:
        return texts.likeness(group.old[0], group.new[0])
    old = "".join(texts.code(texts.old[index]) for index in group.old)
    return ratio(old, "".join(texts.code(texts.new[index]) for index in group.new))


def _same_neighbours(field: _Field, group: Group) -> int:
    """How many of the units before and after a group answer each other; two ends of the texts do."""
    ends = {(-1, -1), (len(field.texts.old), len(field.texts.new))}
    around = ((group.old[0] - 1, group.new[0] - 1), (group.old[-1] + 1, group.new[-1] + 1))
    return sum(pair in field.answers or pair in ends for pair in around)


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
    return [texts.old[i].folded for i in group.old] == [texts.new[i].folded for i in group.new]
