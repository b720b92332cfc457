"""Clauses: where a provision's sentence is divided, in most languages by semicolons."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from akoma.eid import clause_eid
from akoma.model import Clause, EId

_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "“": "„", "»": "«"}
"""Closing sign to opening sign. The sign “ closes a German quotation and opens an English one."""


SEMICOLON = (";",)
"""The sign of most languages; the others have it in their data file (``structure.clause_marks``)."""


def split_clauses(eid: EId, text: str, marks: Sequence[str] = SEMICOLON) -> tuple[Clause, ...]:
    """The clauses of a provision, each with its closing mark; joined by one space they give ``text`` back.

    A mark inside brackets or quotation marks ends nothing, unless they are unbalanced. No text, no clauses.
    """
    parts = _parts(text, marks)
    return tuple(Clause(clause_eid(eid, i, len(parts)), part) for i, part in enumerate(parts, start=1))


def _parts(text: str, marks: Sequence[str]) -> list[str]:
    if not any(mark in text for mark in marks):
        return [text] if text else []
    found = sorted(i for mark in marks for i in _places(text, mark))
    nested = _nested(text, marks) if any(sign in text for sign in _PAIRS.values()) else frozenset()
    ends = [i + 1 for i in found if i not in nested and text[i + 1 : i + 2] == " "]
    starts = [0, *(end + 1 for end in ends)]
    return [part for start, end in zip(starts, [*ends, len(text)], strict=True) if (part := text[start:end])]


def _places(text: str, mark: str) -> Iterator[int]:
    """Where a sign stands in a text."""
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _nested(text: str, marks: Sequence[str]) -> frozenset[int]:
    """The marks inside brackets or quotation marks; none when a sign is never closed."""
    open_signs: list[str] = []
    inside: list[int] = []
    for sign in _signs(tuple(marks)).finditer(text):
        char = sign[0]
        if open_signs and _PAIRS.get(char) == open_signs[-1]:
            open_signs.pop()
        elif char in _PAIRS.values():
            open_signs.append(char)
        elif char in marks and open_signs:
            inside.append(sign.start())
    return frozenset() if open_signs else frozenset(inside)


@cache
def _signs(marks: tuple[str, ...]) -> re.Pattern[str]:
    """All signs that matter: a text has few of them, and many characters."""
    return re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values(), *marks)))}]")
