"""Numbers, dates, amounts and legal references as keys that do not depend on the language.

"100 000", "100.000" and "100,000" are one key; "13 maart 2025" and "13 March 2025" too. Month names are those of
``akoma/languages``.
"""

import re
from collections.abc import Iterator
from functools import cache

from akoma.language import languages
from akoma.language import plain as folded

_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,\u0020\u00a0\u2009\u202f]\d{3})+(?![\w]|[.,]\d)")
_REFERENCE = re.compile(r"\b\d{1,5}/\d{1,5}\b(?:\([A-Z]{2,3}\))?")
_PLAIN = re.compile(r"(?<![\w/])\d+(?:[.,]\d+)?(?![\w/])")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")


def keys(text: str, language: str) -> tuple[str, ...]:
    """The keys of a text, each as often as it occurs: ``date:2025-3-13``, ``number:100000``, ``reference:2023/79``."""
    found, rest = _taken(text, language)
    return (*found, *(f"number:{number[0].replace(',', '.')}" for number in _PLAIN.finditer(rest)))


def undated(text: str, language: str) -> str:
    """A text without its dates. The names of months say nothing, and count as numbers already (:func:`keys`)."""
    for pattern in _named_months(language):
        text = pattern[0].sub(" ", text)
    return text


def _taken(text: str, language: str) -> tuple[list[str], str]:
    """Keys of what is more than a plain number, and the text without it."""
    found: list[str] = []
    rest = text
    for pattern, key in _patterns(language):
        for match in pattern.finditer(rest):
            found += key(match)
        rest = pattern.sub(" ", rest)
    return found, rest


_Pattern = tuple[re.Pattern[str], "_Key"]


class _Key:
    """How a match becomes keys; a date counts as a whole, and its day and its year by themselves."""

    def __init__(self, kind: str, months: dict[str, int] | None = None) -> None:
        self._kind = kind
        self._months = months or {}

    def __call__(self, match: re.Match[str]) -> Iterator[str]:
        if self._kind == "grouped":
            yield f"number:{re.sub(r'[^0-9]', '', match[0])}"
        elif self._kind == "reference":
            yield f"reference:{match[0].split('(')[0]}"
        else:
            yield from self._date(match)

    def _date(self, match: re.Match[str]) -> Iterator[str]:
        groups = match.groupdict()
        if groups:
            month, day, year = self._months[folded(groups["month"])], groups.get("day"), groups.get("year")
        else:
            first, middle, last = map(int, match.groups())
            month, day, year = middle, str(min(first, last)), str(max(first, last))
        if day and year:
            yield f"date:{int(year)}-{month}-{int(day)}"
        if day:
            yield f"day:{month}-{int(day)}"
        if year:
            yield f"month:{int(year)}-{month}"
            yield f"number:{int(year)}"


@cache
def _patterns(language: str) -> tuple[_Pattern, ...]:
    named = _named_months(language)
    dates = ((_ISO, _Key("date")), (_DOTTED, _Key("date")))
    return (*named, *dates, (_REFERENCE, _Key("reference")), (_GROUPED, _Key("grouped")))


@cache
def _named_months(language: str) -> tuple[_Pattern, ...]:
    tongue = languages().get(language)
    if tongue is None:
        return ()
    months = {folded(form): number for number, forms in enumerate(tongue.month_forms, start=1) for form in forms}
    names = "|".join(re.escape(form) for form in sorted({f for fs in tongue.month_forms for f in fs}, key=len)[::-1])
    month = rf"(?P<month>{names})"
    small = r"[^\W\d]{1,3}"  # an ordinal ending ("13th", "1er") or a preposition ("13 de marzo")
    either = (
        rf"\b(?P<day>\d{{1,2}})(?:\.|{small})?\s+(?:{small}\s+)?{month}(?:\s+(?:{small}\s+)?(?P<year>\d{{4}}))?\b",
        rf"\b{month}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})\b",
        rf"\b{month}\s+(?:{small}\s+)?(?P<year>\d{{4}})\b",
    )
    return tuple((re.compile(pattern, re.IGNORECASE), _Key("date", months)) for pattern in either)
