"""A level that a negation makes a ceiling or a floor: nothing may pass it.

que les loyers [n']augmentent [pas de plus de] 2 %       a ceiling: the lower, the more is asked
que le prix [ne] soit [pas inférieur à] 30 euros         a floor: the higher, the more
ne pas taxer les revenus [de plus de] 2 000 euros        neither: which ones
that [no] pupil should wait [more than] a week            a ceiling, whatever stands between
"""

from dataclasses import replace
from functools import lru_cache

from differ.act import Act
from differ.axes.endings import ending
from differ.axes.marks import Mark
from differ.axes.phrases import key
from differ.axes.quantities import CONTEXT, Quantity
from differ.lexicon.model import Lexicon

NEAREST = 2
"""Code points between two words that stand side by side."""


def with_negated_levels(act: Act, lexicon: Lexicon) -> Act:
    """The act with such numbers as ceilings and floors."""
    words = lexicon.quantities
    if not (words.beyond or words.short_of) or len(act.negations) != 1 or act.negations[0].reported:
        return act
    read = tuple(_read(number, act, act.negations[0], lexicon) for number in act.quantities)
    return act if read == act.quantities else replace(act, quantities=read)


def _read(number: Quantity, act: Act, denied: Mark, lexicon: Lexicon) -> Quantity:
    words = lexicon.quantities
    if act.place is None or denied.quote.end > number.quote.start:
        return number
    since = max(act.place.part.start, number.quote.start - CONTEXT)
    before = act.place.part.folded[since : number.quote.start]
    over, under = ending(before, words.beyond), ending(before, words.short_of)
    lead = over or under
    if lead is None or not _is_denied(since + lead.start, act, denied, lexicon):
        return number
    span = denied.quote.start, number.quote.start
    return replace(number, capped=over is not None, ceiling=span, threshold=0, reported=False)


FARTHEST = 6
"""Words between "no" and the words of a level: "no [child in care should wait] more than"."""


def _is_none_of(denied: Mark, act: Act, lexicon: Lexicon) -> bool:
    """Whether a negation belongs to a noun, or to the deed that is asked for: "[no] pupil", "[not] to spend"."""
    words = lexicon.negation.before_nouns
    if key(denied.quote.text) in words:
        return True
    after = act.place.part.folded[denied.quote.end :].split(maxsplit=1)[:1] if act.place and words else []
    return bool(act.formula) and bool(after) and after[0] in lexicon.reading.datives


@lru_cache(maxsize=64)
def _barred(lexicon: Lexicon) -> frozenset[str]:
    """What ends the reach of a negation, or turns it round: "and", "unless", "prevent"."""
    words, denied = lexicon.reading, lexicon.negation
    joiners = (*words.joiners, *lexicon.addressees.joiners, *denied.listing)
    others = (*words.relative_words, *lexicon.conditions.anywhere, *denied.governors, *denied.words)
    return frozenset((*joiners, *others))


def _is_denied(lead: int, act: Act, denied: Mark, lexicon: Lexicon) -> bool:
    """Whether a negation stands before the words of a level, or a verb that says how something changes by so much."""
    if act.place is None:
        return False
    printed = act.place.part.folded[denied.quote.end : lead]
    between = key(printed).split()
    if len(between) <= 1 or all(word in lexicon.reading.passives for word in between):
        return True
    if _is_none_of(denied, act, lexicon) and len(between) <= FARTHEST and "," not in printed:
        return _barred(lexicon).isdisjoint(between)
    if len(between) == len(("rise", "by")) and between[-1] in lexicon.quantities.steps:
        return True
    return any(0 <= lead - mark.quote.end <= NEAREST for mark in act.lowering)
