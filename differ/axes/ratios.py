"""One of so many: "one ship in [five]" is more than "one ship in [ten]"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from differ.axes.phrases import Stretch, key, keys
from differ.axes.quantities import Quantity, QuantityKind
from differ.lexicon.model import Lexicon

NEAR = 5
"""Words before a number among which "one" stands."""


def with_ratios(found: Iterable[Quantity], part: Stretch, lexicon: Lexicon) -> Iterator[Quantity]:
    """The quantities; the second number of a ratio counts the less the larger it is."""
    leads, ones, closing = _words(lexicon)
    for number in found:
        is_count = bool(leads) and number.kind is QuantityKind.COUNT and number.value > 1
        is_count = is_count and _is_last(number, part, closing, lexicon)
        yield replace(number, value=1 / number.value) if is_count and _is_part(number, part, leads, ones) else number


@lru_cache(maxsize=16)
def _words(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What opens the second number, the words for one, and what may follow a ratio."""
    words, reading = lexicon.quantities, lexicon.reading
    ones = {*words.singles, "1", *(key(word) for word, value in words.numerals.items() if value == 1)}
    closing = {*reading.prepositions, *reading.function_words, *lexicon.addressees.joiners}
    return keys(words.ratios), frozenset(ones), frozenset(closing)


def _is_last(number: Quantity, part: Stretch, closing: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether no noun in the plural follows: "one ship in ten", unlike "a cut in ten programmes"."""
    after = [word.strip(",;.") for word in part.folded[number.quote.end : part.end].casefold().split()[:1]]
    if not after or not after[0] or after[0] in closing:
        return True
    plurals = lexicon.reading.plurals if lexicon.addressees.capitals_are_names else ()
    return bool(plurals) and not after[0].endswith(plurals)  # "un train sur deux [circule]"


def _is_part(number: Quantity, part: Stretch, leads: frozenset[str], ones: frozenset[str]) -> bool:
    before = part.folded[part.start : number.quote.start].casefold().replace("'", " ").split()[-NEAR:]  # "qu'un"
    led = [at for at in range(1, 3) if key(" ".join(before[-at:])) in leads]
    return bool(led) and not ones.isdisjoint(before[: -led[-1]])
