"""Fewer things forbidden: "no licences", "no new licences" asks for less, as "licences", "new licences" would."""

from collections.abc import Sequence

from differ.axes.cores import Cores
from differ.axes.phrases import key
from differ.axes.scales import Step


def forbids_fewer(moved: Sequence[Step | None], cores: Cores) -> bool:
    """Whether a word of scope stands between a "no" and its noun, on one side only; both sides have as many."""
    acts = cores.old_act, cores.new_act
    known = cores.lexicon.negation.before_nouns
    if len(acts[0].negations) != len(acts[1].negations) or all(moved):
        return False
    marks = [mark for act in acts for mark in act.negations if not mark.reported]
    if not known or any(key(mark.quote.text) not in known for mark in marks):
        return False
    for step, act in zip(moved, acts, strict=True):
        if step and act.place:
            first = step.words[0].start
            return any(0 < first - mark.quote.end <= 1 for mark in act.negations)
    return False
