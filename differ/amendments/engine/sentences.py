"""The sentences of a text (reading rule R6): "No. 5", "Mr. Brook" and decimals end none."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from akoma.language import languages

Span = tuple[int, int]

_END = re.compile(r"[.!?…]+[\"'’”»)\]]*(?=\s+[\"'‘“„«(\[]?\s?[^\W\d_a-zà-ÿ]|\s+[\"'‘“„«(\[]?\d|\s*$)")
_LAST_WORD = re.compile(r"([\w.]+)[.]$")


@cache
def _abbreviations() -> frozenset[str]:
    data = tomllib.loads((files("differ.amendments.engine") / "abbreviations.toml").read_text("utf-8"))
    return frozenset(word.casefold() for words in data.values() for word in words)


@cache
def _months() -> frozenset[str]:
    """The names of months in all languages: "4. Mai" ends no sentence."""
    return frozenset(name.casefold() for tongue in languages().values() for name in tongue.months)


def sentences(text: str) -> list[Span]:
    """The sentences in order, without the white space between them; a text without a full stop is one."""
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.end() < len(text) and _is_abbreviation(text[start : match.end()], text[match.end() :]):
            continue
        found.append(_trimmed(text, start, match.end()))
        start = match.end()
    if text[start:].strip():
        found.append(_trimmed(text, start, len(text)))
    return found


def _is_abbreviation(before: str, after: str) -> bool:
    """Whether a full stop ends a short form and no sentence."""
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    short = word[1].casefold()
    is_initial = len(word[1]) == 1 and word[1].isalpha() and word[1].isupper()
    following = re.match(r"\W*(\w+)", after)
    is_month = following is not None and following[1].casefold() in _months()
    is_ordinal = word[1].isdigit() and (is_month or after.strip()[:1].islower())
    return short in _abbreviations() or is_initial or is_ordinal


def _trimmed(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
