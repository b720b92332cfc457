"""The shapes of a quantity: where in a clause a number, an amount, a date or a time stands, and which of them it is."""

import re
from collections.abc import Iterator
from functools import lru_cache

from differ.axes.joined_lengths import joined_length
from differ.axes.moments import NUMBER, YEAR, moment
from differ.axes.phrases import Stretch, beginnings, fold, listed, phrase_at, ways_of
from differ.axes.places import WORD, Phrases
from differ.lexicon.model import Lexicon, Scale

IN_PHRASES = frozenset({"time", "spelled"})
"""Shapes that a phrase of a scale of amounts may begin with: "[two] thirds"."""

_DIGIT = re.compile(r"(?<!\w)\d")
"""A word that begins with a digit."""


def shapes(stretch: Stretch, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """All shapes of a quantity, left to right, looked for only where one may begin: the pattern has many branches."""
    since = stretch.start
    for at in _starts(stretch.folded, lexicon):
        match = _shape_at(stretch, at, lexicon) if since <= at < stretch.end else None
        if match:
            since = match.end()
            yield match


def _shape_at(stretch: Stretch, at: int, lexicon: Lexicon) -> re.Match[str] | None:
    found = _pattern(lexicon).match(stretch.folded, at, stretch.end)
    if found and found.lastgroup in IN_PHRASES and phrase_at(stretch, at, _phrases(lexicon)) is not None:
        found = _pattern(lexicon, IN_PHRASES).match(stretch.folded, at, stretch.end)
    return found or moment(stretch, at, lexicon)


@lru_cache(maxsize=256)
def _starts(text: str, lexicon: Lexicon) -> tuple[int, ...]:
    """Where a quantity may begin: at a digit, or where a listed phrase may, by its first two words."""
    openers, signs = _openers(lexicon)
    digits = [match.start() for match in _DIGIT.finditer(text)]
    others = [match.start() for sign in signs if sign in text for match in re.finditer(re.escape(sign), text)]
    return tuple(sorted({*digits, *others, *(at for at, _ in beginnings(text, openers))}))


@lru_cache(maxsize=64)
def _openers(lexicon: Lexicon) -> tuple[Phrases, frozenset[str]]:
    """The listed phrases that a quantity may begin with, and the signs that others of them begin with."""
    words = lexicon.quantities
    singles = (f"{single} {unit}" for single in words.singles for unit in words.units)
    phrases = tuple(map(fold, (*words.currencies, *words.months, *words.numerals, *words.deadlines, *singles)))
    return listed(phrases), frozenset(phrase[0] for phrase in phrases if not WORD.match(phrase))


@lru_cache(maxsize=64)
def _phrases(lexicon: Lexicon) -> Phrases:
    return listed(tuple(form for scale in lexicon.scales for form in _parts_and_paces(scale)))


def _parts_and_paces(scale: Scale) -> Iterator[str]:
    """Phrases of a scale of amounts in which a number is no number by itself: "two thirds"."""
    return (form for rung in scale.rungs for form in rung if scale.axis == "quantity" and " " in form)


@lru_cache(maxsize=64)
def _pattern(lexicon: Lexicon, without: frozenset[str] = frozenset()) -> re.Pattern[str]:
    """The shapes but for moments. A number next to a slash, a hyphen or a bracket is a reference."""
    words = lexicon.quantities
    magnitude = ways_of(tuple(words.magnitudes))
    number = rf"(?<![\w/.,(-]){NUMBER}(?:\s*(?:{magnitude}))?(?![\w/]|-\w)"
    currency, month = ways_of(words.currencies), ways_of(words.months)
    bare_month = rf"(?<![\w-])(?-i:{month})(?![\w-]|,?\s+\d)" if words.shares else r"(?!)"
    unit, numeral = ways_of(tuple(words.units)), ways_of(tuple(words.numerals))
    several = ways_of(tuple(word for word, value in words.numerals.items() if word not in words.homographs))
    patterns = {
        "figures": r"(?<![\w/.,(-])(?:\d{1,2}\. ?\d{1,2}\. ?\d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d)(?![\w/-])",
        "money": rf"(?:{currency})\s*{NUMBER}(?:\s*(?:{magnitude}))?|{number}\s*(?:{currency})",
        "percent": rf"(?:{number}|{numeral})\s*(?:{ways_of(words.percent)})",
        "date": rf"(?:(?<![\w/.,(-])\d{{1,2}}(?:er|\.)?\s+)?(?:{month})(?:\s+\d{{1,2}},)?\s+\d{{4}}(?!\d)",
        "yearless": rf"(?<![\w/.,(-])\d{{1,2}}(?:er|\.)?\s+(?:{month})(?!\s+\d)|{bare_month}",
        "time": rf"(?:{number}|{numeral})\s+(?:{unit})|{joined_length(NUMBER, words)}",
        "year": rf"(?<![\w/.,(-]){YEAR}",
        "count": number,
        "single": rf"(?:{ways_of(words.singles)})\s+(?:{unit})",
        "spelled": rf"(?:{several})(?!-)",
    }
    return re.compile("|".join(f"(?P<{n}>{shape})" for n, shape in patterns.items() if n not in without), re.IGNORECASE)
