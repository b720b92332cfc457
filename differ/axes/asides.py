"""Conditions between commas, which no verb frame reaches into.

invite le Gouvernement, si la sécheresse s'étend au-delà de mai, à agir
~~~~~~                                   ^^ not this one         ~ the second piece of "invite ... à"
"""

from functools import lru_cache

from differ.axes.phrases import Stretch, listed, phrase_at
from differ.axes.places import Phrases, lowered
from differ.lexicon.model import Lexicon


@lru_cache(maxsize=256)
def letters_outside(stretch: Stretch, lexicon: Lexicon) -> str:
    """The letters of a stretch in lower case, each condition between two commas as one word of no sense."""
    letters = lowered(stretch.folded)
    comma = letters.find(",", stretch.start, stretch.end)
    while comma >= 0:
        close = letters.find(",", comma + 1, stretch.end)
        if close < 0:
            return letters
        begin = comma + 1 + len(letters[comma + 1 : close]) - len(letters[comma + 1 : close].lstrip())
        if phrase_at(stretch, begin, _openers(lexicon)) is not None:
            letters = letters[:begin] + "_" * (close - begin) + letters[close:]
        comma = close
    return letters


@lru_cache(maxsize=64)
def _openers(lexicon: Lexicon) -> Phrases:
    return listed((*lexicon.conditions.anywhere, *lexicon.conditions.after_comma))
