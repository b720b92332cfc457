"""Numbers that words on both sides make a limit: "with 50 or more employees", "may not charge more than EUR 20".

The first says of which things something is asked; the second is a ceiling, "shall not be less than" a floor.
"""

from dataclasses import replace
from functools import lru_cache

from differ.axes.endings import ending
from differ.axes.phrases import Stretch, any_of, find, listed, phrase_at
from differ.axes.quantities import CONTEXT, Quantity, QuantityKind
from differ.lexicon.model import Lexicon

NEAR = 8
"""Words between a modal verb that forbids and the number that nothing may pass."""


def bounded(number: Quantity, part: Stretch, lexicon: Lexicon) -> Quantity:
    """A number as a threshold where the words before and behind it make it one: "aged [16] or over"."""
    words = lexicon.quantities
    if number.threshold or not words.bounded:
        return number
    if number.kind is QuantityKind.TERM:
        return _ahead(number, part, lexicon)
    before = part.folded[max(part.start, number.quote.start - CONTEXT) : number.quote.start].rstrip()
    since = number.quote.end + (part.folded[number.quote.end : number.quote.end + 1] == " ")
    if ending(before, words.bounded) is None:
        return number
    for way, phrases in ((1, words.above_behind), (-1, words.below_behind)):
        if phrase_at(part, since, listed(phrases)) is not None:
            return replace(number, threshold=way, reported=True, ceiling=None, capped=False, is_length=False)
    return number


def _ahead(number: Quantity, part: Stretch, lexicon: Lexicon) -> Quantity:
    """A term that ends before something as a length of time: "no later than [14 days] before the meeting"."""
    words = lexicon.quantities
    since = number.quote.end + (part.folded[number.quote.end : number.quote.end + 1] == " ")
    lead = ending(number.quote.text.rsplit(maxsplit=2)[0], words.deadlines)
    if lead is None or phrase_at(part, since, listed(words.ahead)) is None:
        return number
    return replace(number, kind=QuantityKind.SPAN, is_length=True, unit="ahead")


COUNTED = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.COUNT, QuantityKind.SPAN})
"""Kinds of numbers that may be limits."""


def forbidden_level(number: Quantity, part: Stretch, lexicon: Lexicon) -> Quantity:
    """A number that nothing may pass after "may not": a ceiling, or with "less than" a floor."""
    words = lexicon.quantities
    if number.threshold or number.reported or number.kind not in COUNTED or not words.bounded:
        return number
    before = part.part(part.start, number.quote.start)
    text = before.folded[before.start : before.end].rstrip()
    lead = ending(text[-CONTEXT:], words.crossings)
    bans = [start for start, _ in find(before, _bans(lexicon), cased=True)] if lead else []
    between = part.folded[bans[-1] : number.quote.start] if bans else ","
    is_negated = lead is not None and any_of(lexicon.negation.words).search(lead.text) is not None
    if lead is None or is_negated or "," in between or len(between.split()) > NEAR + len(lead.text.split()):
        return number
    is_floor = any_of(words.lids).search(lead.text) is not None
    if number.ceiling and not is_floor:
        return number
    is_length = number.kind is QuantityKind.SPAN
    return replace(number, capped=not is_floor, ceiling=(bans[-1], number.quote.start), is_length=is_length)


@lru_cache(maxsize=64)
def _bans(lexicon: Lexicon) -> tuple[str, ...]:
    """Modal verbs with a negation: "may not"."""
    return tuple(form for form in lexicon.modality if form.split()[-1] in lexicon.negation.words and " " in form)
