"""What a stretch of text ends in: which of some phrases stands right before a number.

A pattern of all phrases finds the same; making it takes milliseconds for every list, and a short text needs few lists.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from differ.axes.phrases import fold

_TOKEN = re.compile(r"\w+|[^\w\s]")

Words = tuple[str, ...]


class Ending(NamedTuple):
    """A phrase as printed, and where it begins."""

    text: str
    start: int


@lru_cache(maxsize=4096)
def ending(before: str, phrases: Words) -> Ending | None:
    """The longest phrase that a text ends in, white space behind it aside; case and quotation marks are alike."""
    known = _by_last(phrases)
    words, starts = _words(before)
    if not words or words[-1] not in known:
        return None
    rows = known[words[-1]]
    for length in range(min(len(words), max(map(len, rows))), 0, -1):
        if words[-length:] in rows:
            return Ending(before[starts[-length] :].rstrip(), starts[-length])
    return None


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[Words, tuple[int, ...]]:
    """The words and signs of a text in one spelling, and where each begins."""
    found = list(_TOKEN.finditer(fold(text)))
    return tuple(match.group().casefold() for match in found), tuple(match.start() for match in found)


@lru_cache(maxsize=256)
def _by_last(phrases: Words) -> Mapping[str, frozenset[Words]]:
    """The phrases as words, by the last one."""
    found: dict[str, set[Words]] = {}
    for phrase in phrases:
        words, _ = _words(phrase)
        found.setdefault(words[-1], set()).add(words)
    return {last: frozenset(rows) for last, rows in found.items()}
