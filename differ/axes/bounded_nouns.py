"""A number that says of which things something is asked, behind a noun with an article that means all of a kind.

[les] dettes [de moins de] 5 000 euros      of fewer debts the lower it is
[des] rejets inférieurs à 50 mg             a ceiling: the lower, the more is asked for
que les délais [soient] inférieurs à ...    so is this
"""

import re

from differ.axes.endings import ending
from differ.axes.phrases import Stretch, fold
from differ.lexicon.model import Lexicon

NEAR = 80
"""Code points before a number in which its noun and the article stand."""

LONGEST = 5
"""Words from the article to the end of its noun phrase: "les dettes de petits commerçants"."""

_WORD = re.compile(r"[^\W\d_]+'?|[^\w\s]")


def is_below(stretch: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether a number at a place is the upper bound of a kind of things."""
    words = lexicon.quantities
    before = stretch.folded[max(stretch.start, at - NEAR) : at]
    lid = ending(before, words.bounding_below) if words.bounding_below else None
    if lid is None:
        return False
    rest = before[: lid.start]
    measure = ending(rest, words.measures)
    row = [fold(word).casefold() for word in _WORD.findall(rest[: measure.start] if measure else rest)]
    return _ends_in_kind(row, lexicon)


def _ends_in_kind(row: list[str], lexicon: Lexicon) -> bool:
    """Whether words end in a plural with an article that means all of a kind, and what may go with it."""
    reading = lexicon.reading
    is_of = len(row) > 1 and row[-2] in reading.genitives  # "les ventes [d'alcool] inférieures à"
    if not row or not (is_of or row[-1].endswith(reading.plurals)):
        return False
    stops = {*reading.passives, *lexicon.modality, *reading.prepositions} - {*reading.genitives}
    for number, word in enumerate(reversed(row[-LONGEST:])):
        if number and word in lexicon.quantities.definites:
            return row[-number].endswith(reading.plurals)
        if word in stops or not word[0].isalpha():
            return False
    return False
