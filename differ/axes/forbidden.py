"""Fewer things forbidden: "no licences", "no new licences" asks for less, as "licences", "new licences" would."""

from collections.abc import Sequence

from differ.axes.cores import Cores
from differ.axes.phrases import key
from differ.axes.scales import Step
from differ.axes.shifts import Finding, both_direct, shift
from differ.axes.words import CoreWord


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


LONGEST_LIMB = 8
"""Words of sense in a limb that is believed to be one more thing forbidden."""


def forbidden_limb(words: Sequence[CoreWord], is_old: bool, cores: Cores) -> Finding | None:
    """What words say that join one more thing to what both sides forbid alike: "not to use A [or B]"."""
    acts, lexicon = (cores.old_act, cores.new_act), cores.lexicon
    said = [[key(mark.quote.text) for mark in act.negations] for act in acts]
    is_alike = said[0] == said[1] and len(said[0]) == 1 and not any(m.reported for act in acts for m in act.negations)
    joiners = (*lexicon.addressees.joiners, *lexicon.negation.listing)
    is_joined = 1 < len(words) <= LONGEST_LIMB and words[0].text in joiners
    if not (is_alike and is_joined and both_direct(*acts)) or cores.act(is_old).negations[0].quote.end > words[0].start:
        return None
    quote = cores.quote(is_old, words)
    said_of = f"{'left out' if is_old else 'added'}: {quote.text if quote else ''}"
    return shift("scope", not is_old, quote if is_old else None, None if is_old else quote, said_of)
