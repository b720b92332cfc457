"""Traced: text that remembers where in the source each of its characters stands.

Readers cut, join and tidy text; the trace lets them say at the end which characters of the source became which
provision, and lets :mod:`akoma.accounting` prove that none was lost.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from akoma.model import SourceSpan

SYNTHETIC = -1
"""The offset of a character that the source does not have: the space that replaces a line break."""

SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and, for each of its characters, the code point offset in the source (or SYNTHETIC)."""

    text: str
    at: tuple[int, ...]

    def __getitem__(self, part: slice) -> "Traced":
        """A stretch of the text with its trace."""
        return Traced(self.text[part], self.at[part])

    def __add__(self, other: "Traced") -> "Traced":
        """Both texts, one after the other."""
        return Traced(self.text + other.text, self.at + other.at)

    def __len__(self) -> int:
        """Number of characters."""
        return len(self.text)

    def strip(self) -> "Traced":
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def tidy(self) -> "Traced":
        """Runs of white space become one space, soft hyphens go, the ends are stripped."""
        pieces: list[int] = []
        for i, char in enumerate(self.text):
            after_space = not pieces or self.text[pieces[-1]].isspace()
            if char != SOFT_HYPHEN and not (char.isspace() and after_space):
                pieces.append(i)
        text = "".join(" " if self.text[i].isspace() else self.text[i] for i in pieces)
        return Traced(text, tuple(self.at[i] for i in pieces)).strip()

    def cut(self, start: int, end: int) -> "Traced":
        """Without the characters from start to end."""
        return self[:start] + self[end:]


EMPTY = Traced("", ())


def traced(source: str, start: int = 0, end: int | None = None) -> Traced:
    """A stretch of the source as traced text."""
    stop = len(source) if end is None else end
    return Traced(source[start:stop], tuple(range(start, stop)))


def join(parts: Iterable[Traced], between: str = " ") -> Traced:
    """Several texts with a synthetic separator."""
    result = EMPTY
    for part in parts:
        result = result + Traced(between, (SYNTHETIC,) * len(between)) + part if result.text else part
    return result


def compose(text: str) -> str:
    """Unicode NFC: the form in which all offsets are counted."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """The characters that count for the accounting: no white space, no soft hyphens."""
    return re.sub(r"[\s\u00ad]+", "", text)


def spans(
    trace: Traced, source: str, page_starts: Sequence[int] = (), first_page: int | None = None
) -> tuple[SourceSpan, ...]:
    """The stretches of the source that a text was made of.

    Stretches with nothing but white space between them are one, unless a page begins there. ``page_starts`` are
    ascending offsets; ``first_page`` is the number of the page that begins at the first of them, None if unknown.
    """
    offsets = [o for o, char in zip(trace.at, trace.text, strict=True) if o != SYNTHETIC and not char.isspace()]
    found: list[SourceSpan] = []
    for offset in offsets:
        page = _page(offset, page_starts, first_page)
        last = found[-1] if found else None
        if last and last.page == page and not squeeze(source[last.end : offset]):
            found[-1] = SourceSpan(last.start, offset + 1, page)
        else:
            found.append(SourceSpan(offset, offset + 1, page))
    return tuple(found)


def _page(offset: int, page_starts: Sequence[int], first_page: int | None) -> int | None:
    if first_page is None:
        return None
    return first_page + max(0, bisect_right(page_starts, offset) - 1)
