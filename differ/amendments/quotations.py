"""Quotations and block texts of an instruction, cut out before anything else is read: commands inside are text.

    replace “a” with “b”              [replace ] Q1 [ with ] Q2
    insert the following paragraph:   [insert the following paragraph] BLOCK
    4. Calls on ...

A quotation closes at the mark that balances it. Where the instruction cannot be read so, the other marks that could
close it are tried: :func:`readings` gives all ways of cutting, the likeliest first.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

CLOSERS: Mapping[str, str] = {
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    "’": "’",
    '"': '"',
    "'": "'",
}
"""Which marks close what each mark opens; some houses use one mark for both."""

APOSTROPHES = "'’‘"
MARKS = "".join(CLOSERS)
MOST_READINGS = 60
"""Ways of cutting that are tried; an instruction that needs more is refused."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters ``start`` to ``end`` of the instruction, marks included; ``text`` is what stands between them.

    ``is_block``: a text after a colon that has no marks of its own.
    """

    start: int
    end: int
    text: str
    is_block: bool = False


Cut = tuple[Quotation, ...]


def readings(text: str) -> Iterator[tuple[int, Cut]]:
    """Ways of cutting an instruction, each with its rank: 0 balanced, 1 by other closing marks, 2 with a block text.

    Those of one rank are alternatives; a lower rank goes before a higher one.
    """
    balanced = _balanced(text)
    if balanced is not None:
        yield 0, balanced
    others = (cut for cut in islice(_all_cuts(text, 0), MOST_READINGS) if cut != balanced)
    for cut in others:
        yield 1, cut
    for cut in _with_block(text):
        yield 2, cut


def _balanced(text: str) -> Cut | None:
    """Every quotation closed at the mark that balances it; ``None`` when one is never closed."""
    found: list[Quotation] = []
    at = 0
    while (start := _next_opening(text, at)) is not None:
        end = _balancing(text, start)
        if end is None:
            return None
        found.append(_quotation(text, start, end))
        at = end + 1
    return tuple(found)


def _next_opening(text: str, at: int) -> int | None:
    return next((i for i in range(at, len(text)) if text[i] in MARKS and _opens(text, i)), None)


def _opens(text: str, at: int) -> bool:
    """Whether a mark may open a quotation: no letter before it, and something behind it."""
    before = text[at - 1 : at] if at else ""
    return not (before.isalnum() or (before in MARKS and before != "")) and at + 1 < len(text)


def _may_close(text: str, at: int) -> bool:
    """Whether a mark may close one: an apostrophe between letters never does."""
    behind = _visible(text, at + 1)
    return not (text[at] in APOSTROPHES and behind.isalnum()) and not behind.isalnum()


def _visible(text: str, at: int) -> str:
    """The next character that can be seen; empty at the end."""
    while at < len(text) and text[at] in _INVISIBLE:
        at += 1
    return text[at : at + 1]


def _balancing(text: str, start: int) -> int | None:
    """Where the quotation that opens here is balanced."""
    mark, depth = text[start], 1
    closers = CLOSERS[mark]
    for i in range(start + 1, len(text)):
        if text[i] == mark and _opens_inside(text, i, mark in closers) and not _begins_line(text, i):
            depth += 1
        elif text[i] in closers and _may_close(text, i):
            depth -= 1
            if not depth:
                return i
    return None


def _opens_inside(text: str, at: int, symmetric: bool) -> bool:
    """Whether a mark inside a quotation opens another: space before it and a word behind it."""
    before, behind = text[at - 1], text[at + 1 : at + 2]
    if not symmetric:
        return not before.isalnum()
    return (before.isspace() or before in "([" or before in MARKS) and behind.isalnum()


def _begins_line(text: str, at: int) -> bool:
    """Whether a mark is the one that British drafting repeats at each paragraph of a quotation."""
    return text[:at].rstrip(" \t").endswith("\n") and text[at] in "“‘"


def _quotation(text: str, start: int, end: int) -> Quotation:
    return Quotation(start, end + 1, text[start + 1 : end])


def _all_cuts(text: str, at: int) -> Iterator[Cut]:
    """All ways of closing the quotations from a place on."""
    start = _next_opening(text, at)
    if start is None:
        yield ()
        return
    closers = CLOSERS[text[start]]
    ends = (i for i in range(start + 2, len(text)) if text[i] in closers and _may_close(text, i))
    for end in (i for i in ends if _is_one(text, start, i)):
        for rest in _all_cuts(text, end + 1):
            yield (_quotation(text, start, end), *rest)


def _is_one(text: str, start: int, end: int) -> bool:
    """Whether what stands between two marks is one quotation and not two with words between them.

    In ``"a" and "b"`` a closing mark comes before an opening one. An apostrophe at the end of a word may look like a
    closing mark, but no opening one follows it.
    """
    mark, closers = text[start], CLOSERS[text[start]]
    depth = 0
    for i in range(start + 1, end):
        if text[i] == mark and _opens_inside(text, i, mark in closers):
            if depth < 0:
                return False
            depth += 1
        elif text[i] in closers and _may_close(text, i):
            depth -= 1
            if depth < 0 and mark not in APOSTROPHES:
                return False
    return depth <= 0


_COLON = re.compile(r"(?::|[—–]\s*\n|:\s*[—–-])\s*")


def _with_block(text: str) -> Iterator[Cut]:
    """A colon outside of quotations, and all that follows it as a text without marks."""
    for found in _COLON.finditer(text):
        head, start = text[: found.start()], found.end()
        body = text[start:].strip()
        quoted = _balanced(head)
        if body and body[0] not in MARKS and quoted is not None:
            yield (*quoted, Quotation(start, len(text), body, is_block=True))
