"""The words and signs of an instruction, its quotations as one token each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from differ.amendments.grammar_patterns import folded
from differ.amendments.quotations import Cut, Quotation


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    SIGN = "sign"
    LINE = "line"
    """One or more line breaks."""
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` as it is compared, ``raw`` as it stands, from ``start`` to ``end``. ``glued``: no space before it."""

    kind: Kind
    text: str
    raw: str
    start: int
    end: int
    glued: bool = False
    quotation: Quotation | None = None


_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTER = rf"(?:[^\W\d_]|[{_UNSEEN}])"
_TOKEN = re.compile(
    rf"(?P<number>\d+(?:\.\d+)*(?:[A-Za-z]{{1,2}}(?!\w))?)"
    rf"|(?P<word>{_LETTER}+(?:[-‐‑](?:\s*\n\s*)?{_LETTER}+)*(?:['’ʼ](?=\w))?)"
    rf"|(?P<line>\s*\n\s*)|(?P<space>\s+|[{_UNSEEN}]+)|(?P<sign>.)",
    re.DOTALL,
)
_BROKEN = re.compile(r"[-‐‑]\s*\n\s*")
"""A word that a line break divides."""


def tokens_of(text: str, cut: Cut) -> tuple[Token, ...]:
    """All tokens of an instruction whose quotations are cut out."""
    found: list[Token] = []
    at = 0
    for quotation in cut:
        found.extend(_plain(text, at, quotation.start))
        found.append(Token(Kind.QUOTATION, "", "", quotation.start, quotation.end, quotation=quotation))
        at = quotation.end
    found.extend(_plain(text, at, len(text)))
    return tuple(found)


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    last = start
    for found in _TOKEN.finditer(text, start, end):
        name = found.lastgroup or ""
        if name == "space":
            continue
        raw = _BROKEN.sub("", found[0]) if name == "word" else found[0].strip() or "\n"
        yield Token(Kind(name), folded(raw), raw, found.start(), found.end(), found.start() == last)
        last = found.end()
