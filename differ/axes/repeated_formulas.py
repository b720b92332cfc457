"""A formula that one version repeats, and the other has once for both deeds: they are deeds of one verb in both.

recommends that ports be inspected [and recommends] that officers be trained
recommends that ports be inspected and that officers be trained

Only where a provision has more verbs than what corresponds to it; else each verb is a demand of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from akoma.model import EId
from differ.act import Act, changed
from differ.axes.phrases import Stretch
from differ.lexicon.model import Lexicon
from differ.model import Change

Group = tuple[Act, ...]


def with_repeated(
    old: Sequence[Act], new: Sequence[Act], changes: Iterable[Change], lexicon: Lexicon | None
) -> tuple[Sequence[Act], ...]:
    """The acts of both sides, those under a repeated formula as deeds of the first one."""
    openers = lexicon.limbs.complements if lexicon else ()
    left, right = _by_provision(old), _by_provision(new)
    joined: tuple[set[EId], set[EId]] = set(), set()
    for change in changes:
        match = change.correspondence
        sides = [[eid for eid in eids if eid in known] for eids, known in ((match.old, left), (match.new, right))]
        counts = [sum(len(known[eid]) for eid in eids) for eids, known in zip(sides, (left, right), strict=True)]
        if all(counts) and counts[0] != counts[1]:
            more = counts[1] > counts[0]
            joined[more].update(sides[more])
    return tuple(_joined(acts, eids, openers) if eids else acts for acts, eids in zip((old, new), joined, strict=True))


def _by_provision(acts: Sequence[Act]) -> dict[EId, list[Group]]:
    found: dict[EId, list[Group]] = {}
    for group in _groups(acts):
        found.setdefault(group[0].quote.provision, []).append(group)
    return found


def _groups(acts: Sequence[Act]) -> Iterator[Group]:
    """The acts that share one verb."""
    for _, row in groupby(acts, key=lambda act: (act.quote.provision, _whole(act).start if act.place else None)):
        yield tuple(row)


def _whole(act: Act) -> Stretch:
    assert act.place is not None
    return act.place.whole or act.place.part


def _joined(acts: Sequence[Act], eids: set[EId], openers: Sequence[str]) -> Sequence[Act]:
    found: list[Group] = []
    for group in _groups(acts):
        last = found[-1] if found else None
        if last and group[0].quote.provision in eids and _is_repeated(last[0], group[0]):
            found[-1] = _as_deeds(last, group, openers)
        else:
            found.append(group)
    return [act for group in found for act in group]


def _is_repeated(first: Act, act: Act) -> bool:
    """Whether an act repeats the formula of the one right before it, and asks nobody else."""
    if not (first.place and act.place and first.place.opening and act.place.opening) or first.intro or act.intro:
        return False
    is_one = (first.clause, first.concept, first.grade) == (act.clause, act.concept, act.grade)
    names = [[addressee.name for addressee in one.addressees] for one in (first, act)]
    return is_one and act.place.opening.begins is None and (not names[1] or names[0] == names[1])


def _as_deeds(group: Group, repeated: Group, openers: Sequence[str]) -> Group:
    """Both groups as deeds of the first verb; those of the second formula count for nothing.

    What joins them belongs to a statement ("[and] that"), not to a deed ("[and] to").
    """
    first, second = _whole(group[0]), _whole(repeated[0])
    opening = repeated[0].place.opening if repeated[0].place else None
    start, end = opening.span if opening else (second.start, second.start)
    end = max(end, *(addressee.quote.end for addressee in repeated[0].addressees), end)
    text, folded = (f"{row[:start]}{' ' * (end - start)}{row[end:]}" for row in (first.text, first.folded))
    whole = Stretch(first.provision, text, folded, first.start, second.end)
    is_stated = opening is not None and bool({*opening.formula.form.split()} & {*openers})
    deeds = (_deed(act, group[0], whole, second.start if is_stated else end) for act in repeated)
    return (*(changed(act, place=replace(act.place, whole=whole)) for act in group if act.place), *deeds)


def _deed(act: Act, first: Act, whole: Stretch, since: int) -> Act:
    """An act as a later deed of the first verb, from ``since`` on."""
    if act.place is None:
        return act
    part = whole.part(max(since, act.place.part.start), act.place.part.end)
    place = replace(act.place, part=part, opening=None, whole=whole)
    return changed(act, formula=first.formula, addressees=first.addressees, place=place)
