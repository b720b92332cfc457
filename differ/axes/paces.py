"""Phrases whose number is no amount: "every two years" is no length of time, "multiply by two" says "double"."""

from collections.abc import Iterator
from functools import lru_cache

from differ.axes.phrases import key
from differ.lexicon.model import Lexicon

FREQUENCY = "frequency"
"""The name of the scale of how often."""


@lru_cache(maxsize=64)
def numbered_phrases(lexicon: Lexicon) -> tuple[str, ...]:
    """The phrases of the scale of how often, and all synonyms that hold a number."""
    scales = (scale for scale in lexicon.scales if scale.name == FREQUENCY)
    paces = (form for scale in scales for rung in scale.rungs for form in rung if " " in form)
    return (*paces, *_counted(lexicon))


def _counted(lexicon: Lexicon) -> Iterator[str]:
    """Synonyms of several words of which a number is the last: "multiply by two"."""
    words = lexicon.quantities
    numbers = {key(word) for word in words.numerals}
    for group in lexicon.reading.synonyms:
        forms = (form for form in group if " " in form and not form.endswith(words.percent))
        yield from (form for form in forms if _is_number(key(form).split()[-1], numbers))


def _is_number(word: str, numbers: set[str]) -> bool:
    return word in numbers or word.isdigit()
