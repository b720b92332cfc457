"""A word for all of a kind on one side, words for a kind on the other: "for [drug] offences", "for [all] offences"."""

from collections.abc import Sequence

from differ.axes.cores import Cores, Region
from differ.axes.scales import Step
from differ.axes.shifts import Finding
from differ.model import Direction

PARTS = 2
"""The most words for a kind."""


def is_any_kind(old: Sequence[Step], new: Sequence[Step], moved: Finding, region: Region, cores: Cores) -> bool:
    """Whether "all" stands on one side where the other has words for a kind: "for [drug] offences", "for [all] ..."."""
    kinds = old or new
    ways = {(shift.axis, shift.direction) for shift in moved.shifts}
    is_wider = ways == {("scope", Direction.UP if old else Direction.DOWN)}
    if not is_wider or (old and new) or moved.doubts or len(kinds) > PARTS or not (region.old and region.new):
        return False
    ends = region.old_at + len(region.old), region.new_at + len(region.new)
    if ends[0] >= len(cores.old) or ends[1] >= len(cores.new):
        return False
    is_one = cores.old[ends[0]].sense == cores.new[ends[1]].sense
    leads = cores.lexicon.reading.prepositions
    return is_one and not any(_is_other_scale(step) or step.words[0].text in leads for step in kinds)


def _is_other_scale(step: Step) -> bool:
    """Whether a step is an opposite, or on a scale of anything but kinds of things."""
    return bool(step.opposites) or any(rung.scale.axis != "scope" for rung in step.rungs)
