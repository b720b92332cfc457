"""Places where two rows differ, with the words beside them that belong to one phrase of a scale.

[two times] a year → [one time] a year      the whole phrase says how often
local [strategy] → national [strategy]      so does the noun here
"""

from collections.abc import Sequence
from dataclasses import replace

from differ.act import Place
from differ.axes.cores import Cores, Region
from differ.axes.phrases import find, key, keys, overlaps
from differ.axes.scales import Rung, Step, lone_step

WIDEST = 3
"""Words of sense beside a word that may belong to its phrase."""


def widened(region: Region, cores: Cores) -> Region:
    """A region with the words beside it, where both sides are then one phrase of a scale: "[one] time a year"."""
    old_end, new_end = region.old_at + len(region.old), region.new_at + len(region.new)
    for more in range(WIDEST, 0, -1):
        old, new = cores.old[region.old_at : old_end + more], cores.new[region.new_at : new_end + more]
        sides = [lone_step(row, cores.lexicon) for row in (old, new)]
        if all(side and side.optional for side in sides) and len(old) > more - 1:
            return Region(old, new, region.old_at, region.new_at)
    return region


def with_head(region: Region, cores: Cores) -> Region:
    """A region with the word before it, where both sides are then one phrase of a scale: "[stratégie] nationale"."""
    starts = region.old_at - 1, region.new_at - 1
    if not (region.old and region.new) or min(starts) < 0 or max(len(region.old), len(region.new)) > WIDEST:
        return region
    old = cores.old[starts[0] : region.old_at + len(region.old)]
    new = cores.new[starts[1] : region.new_at + len(region.new)]
    sides = [lone_step(row, cores.lexicon) for row in (old, new)]
    if old[0].sense != new[0].sense or not (sides[0] and sides[1] and common(sides[0], sides[1])):
        return region
    return Region(old, new, *starts)


def common(old: Step, new: Step) -> list[tuple[Rung, Rung]]:
    """The places of both steps on the scales on which both stand."""
    return [(a, b) for a in old.rungs for b in new.rungs if a.scale is b.scale]


def on_one_scale(old: Step, new: Step) -> tuple[Step, Step] | None:
    """Both steps on the first scale with a place for no word on which both stand; None where there is none."""
    pair = next(((a, b) for a, b in common(old, new) if a.scale.absent is not None), None)
    return (replace(old, rungs=(pair[0],)), replace(new, rungs=(pair[1],))) if pair else None


PRINTED = frozenset({"bounds", "obliging"})
"""Scales of whose phrases small words are part: "a maximum of", "be required to"."""


def is_printed(step: Step, is_old: bool, cores: Cores) -> bool:
    """Whether a phrase of such a scale is printed as it is listed: "maximum restraint" is none.

    Nor does a comparative say how much where it tells which things are meant: "higher incomes".
    """
    rung, place = step.optional, cores.act(is_old).place
    if rung is not None and rung.scale.axis == "intensity" and _is_ranked(step, is_old, cores):
        return False
    if rung is not None and rung.scale.axis == "scope" and place is not None and _is_raised(step, place, cores):
        return False
    if rung is None or rung.scale.name not in PRINTED or place is None:
        return True
    forms = tuple(form for row in rung.scale.rungs for form in row)
    return overlaps((step.words[0].start, step.words[-1].end), tuple(find(place.part, forms)))


def _is_raised(step: Step, place: Place, cores: Cores) -> bool:
    after = place.part.folded[step.words[-1].end : place.part.end].casefold().split()[:2]
    return not keys(cores.lexicon.narrowing.more).isdisjoint(key(word.partition("'")[0]) for word in after[:1])


def _is_ranked(step: Step, is_old: bool, cores: Cores) -> bool:
    row = cores.old if is_old else cores.new
    after = next((word for word in row if word.start >= step.words[-1].end), None)
    return after is not None and after.text in cores.lexicon.narrowing.ranked


def unambiguous(pairs: Sequence[tuple[Rung, Rung]]) -> list[tuple[Rung, Rung]]:
    """Without scales on which a word stands twice: nobody knows from where it moved; those with no gap come first."""
    pairs = [pair for pair in pairs if pair[0].scale.absent is None] or pairs
    names = [one.scale.name for one, _ in pairs]
    return [pair for pair in pairs if names.count(pair[0].scale.name) == 1]
