"""One thing against a number of them: "créer [une] ligne", "créer [deux] lignes"."""

from collections.abc import Sequence
from dataclasses import replace

from differ.act import Act
from differ.axes.quantities import Quantity, QuantityKind
from differ.axes.shifts import Finding, both_direct, shift
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

NEAREST = 1
"""Code points between a number and its noun."""


def of_one(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without a number of things of which the other side names one, and what it says."""
    left, right = _counts(old), _counts(new)
    if len(left) + len(right) != 1 or old.negations or new.negations or not both_direct(old, new):
        return old, new, Finding()
    more, one = (old, new) if left else (new, old)
    number = (*left, *right)[0]
    noun = next((word for word in more.core if 0 <= word.start - number.quote.end <= NEAREST), None)
    answer = _single(noun, one, lexicon) if noun else None
    if answer is None or one.place is None or _is_turned(number, more):
        return old, new, Finding()
    quote = one.place.part.quote((answer.start, answer.end))
    pair = (number.quote, quote) if left else (quote, number.quote)
    found = shift("quantity", bool(right), *pair, f"{pair[0].text} → {pair[1].text}")
    rest = replace(more, quantities=tuple(q for q in more.quantities if q is not number))
    return (rest, one, found) if left else (one, rest, found)


def _counts(act: Act) -> list[Quantity]:
    return [number for number in act.quantities if number.kind is QuantityKind.COUNT]


def _is_turned(number: Quantity, act: Act) -> bool:
    """Whether more of it may ask for less, or nobody knows whether it is asked for."""
    return bool(number.value <= 1 or number.capped or number.reported or number.threshold or act.lowering)


def _single(noun: CoreWord, act: Act, lexicon: Lexicon) -> CoreWord | None:
    """The same noun in an act that speaks of one such thing."""
    if act.place is None:
        return None
    found: Sequence[CoreWord] = [word for word in act.core if word.sense == noun.sense]
    if len(found) != 1:
        return None
    before = act.place.part.folded[act.place.part.start : found[0].start].casefold().replace("'", " ").split()[-1:]
    return found[0] if before and before[0] in lexicon.quantities.singles else None
