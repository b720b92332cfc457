"""Numbers in what is to be prevented or refused: they say which ones, and the higher they are, the fewer.

to prevent price rises of more than [5 %]  →  of more than [10 %]     less is asked for
to build more than [500] homes and to prevent ...                     another deed
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from differ.axes.endings import Ending, ending
from differ.axes.phrases import Span, Stretch, find
from differ.axes.quantities import CONTEXT, Quantity, QuantityKind
from differ.lexicon.model import Lexicon

COUNTED = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.COUNT, QuantityKind.SPAN})
"""Kinds of numbers that something can pass."""

NEAR = 8
"""Words between such a verb and the number."""


def with_averted(found: Iterable[Quantity], part: Stretch, lexicon: Lexicon) -> Iterator[Quantity]:
    """The quantities; those in what is to be prevented as thresholds, or as told where another verb may be meant."""
    for number in found:
        is_open = number.kind in COUNTED and not number.threshold and bool(lexicon.narrowing.averting)
        way, lead = _way(number, part, lexicon) if is_open else (0, None)
        between = _between(number, lead, tuple(find(part, lexicon.narrowing.averting)), part, lexicon) if lead else None
        if between is None:
            yield number
        else:
            is_plain = _is_plain(between, lexicon)
            left = replace(number, reported=True, ceiling=None, capped=False, is_length=False)
            yield replace(left, threshold=way) if is_plain else left


def _way(number: Quantity, part: Stretch, lexicon: Lexicon) -> tuple[int, Ending | None]:
    """Whether words right before a number say that it is passed, upwards or downwards, and those words."""
    since = max(part.start, number.quote.start - CONTEXT)
    before = part.folded[since : number.quote.start].rstrip()
    for way, phrases in zip((1, -1), lexicon.quantities.averted, strict=True):
        found = ending(before, phrases)
        if found:
            return way, Ending(found.text, since + found.start)
    return 0, None


def _between(
    number: Quantity, lead: Ending, verbs: tuple[Span, ...], part: Stretch, lexicon: Lexicon
) -> list[str] | None:
    """The words between the number and the nearest verb of one clause with it; None where there is none."""
    is_last = lexicon.limbs.verb_final
    if is_last and not _is_tied(lead, part, lexicon):
        return None  # "über 500 Unfälle zu verhindern"
    texts = [part.folded[end : lead.start] for _, end in verbs if end <= lead.start and not is_last]
    texts += [part.folded[number.quote.end : start] for start, _ in verbs if is_last and start >= number.quote.end]
    joiners = {*lexicon.addressees.joiners, *lexicon.reading.joiners}
    rows = (text.casefold().split() for text in texts if not any(sign in text for sign in ",;:"))
    near = [row for row in rows if is_last <= len(row) + is_last <= NEAR and joiners.isdisjoint(row)]
    return min(near, key=len) if near else None


def _is_tied(lead: Ending, part: Stretch, lexicon: Lexicon) -> bool:
    before = part.folded[part.start : lead.start].casefold().split()[-1:]
    return bool(before) and before[0] in lexicon.reading.genitives


def _is_plain(between: list[str], lexicon: Lexicon) -> bool:
    """Whether no preposition stands there but one that ties a noun to another: "end hunger [by] building ..."."""
    ties = {*lexicon.reading.genitives, *lexicon.narrowing.locating}
    others = {*lexicon.reading.prepositions, *lexicon.quantities.steps} - ties
    return others.isdisjoint(between)
