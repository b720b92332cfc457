"""Traced: text that remembers where in the source each of its characters stands.

Readers cut, join and tidy text; the trace lets them say at the end which characters of the source became which
provision, and lets :mod:`akoma.accounting` prove that none was lost.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, dropwhile, groupby, pairwise
from operator import sub

from akoma.model import SourceSpan

SYNTHETIC = -1
"""The offset of a character that the source does not have: the space that replaces a line break."""

SOFT_HYPHEN = "\u00ad"

_COUNTS = re.compile(r"[^\s\u00ad]")
_UNTIDY = re.compile(r"[\s\u00ad]{2,}|[^\S ]|\u00ad")
_WHITE = re.compile(r"\s")


Offsets = tuple[int, ...] | range
"""One offset for each character of a text. What stands in one piece in the source has a range: it takes no room."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and, for each of its characters, the code point offset in the source (or SYNTHETIC)."""

    text: str
    at: Offsets

    def __getitem__(self, part: slice) -> "Traced":
        """A stretch of the text with its trace."""
        return Traced(self.text[part], self.at[part])

    def __add__(self, other: "Traced") -> "Traced":
        """Both texts, one after the other."""
        return concatenated([self, other])

    def __len__(self) -> int:
        """Number of characters."""
        return len(self.text)

    def strip(self) -> "Traced":
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        end = max(start, len(self.text.rstrip()))
        return self if end - start == len(self.text) else self[start:end]

    def tidy(self) -> "Traced":
        """Runs of white space become one space, soft hyphens go, the ends are stripped."""
        if "  " not in self.text and self.text.isprintable():
            return self.strip()  # no space but single ones, no soft hyphen: sooner known than by looking for them
        pieces: list[Traced] = []
        last = 0
        for run in _UNTIDY.finditer(self.text):
            pieces.append(self[last : run.start()])
            if space := _WHITE.search(self.text, run.start(), run.end()):
                pieces.append(Traced(" ", self.at[space.start() : space.end()]))
            last = run.end()
        return concatenated([*pieces, self[last:]]).strip() if pieces else self.strip()

    def cut(self, start: int, end: int) -> "Traced":
        """Without the characters from start to end."""
        return self[:start] + self[end:]

    def without(self, cuts: Iterable[tuple[int, int]]) -> "Traced":
        """Without several stretches, given in order: as :meth:`cut` for each, in one go."""
        starts, ends = zip(*cuts, strict=True)
        kept = zip((0, *ends), (*starts, len(self.text)), strict=True)
        return concatenated([self[start:end] for start, end in kept])


EMPTY = Traced("", ())


def traced(source: str, start: int = 0, end: int | None = None) -> Traced:
    """A stretch of the source as traced text."""
    stop = len(source) if end is None else end
    return Traced(source[start:stop], range(start, stop))


def join(parts: Iterable[Traced], between: str = " ") -> Traced:
    """Several texts with a synthetic separator."""
    separator = Traced(between, (SYNTHETIC,) * len(between))
    written = dropwhile(lambda part: not part.text, parts)
    return concatenated([piece for part in written for piece in (separator, part)][1:])


def concatenated(parts: Sequence[Traced]) -> Traced:
    """Several texts as one, in time that grows with their length and not with its square."""
    written = [part for part in parts if part.text]
    if len(written) <= 1:
        return written[0] if written else EMPTY
    return Traced("".join(part.text for part in written), tuple(chain.from_iterable(part.at for part in written)))


def compose(text: str) -> str:
    """Unicode NFC: the form in which all offsets are counted."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """The characters that count for the accounting: no white space, no soft hyphens."""
    return "".join(text.split()).replace("\u00ad", "")


def spans(
    trace: Traced, source: str, page_starts: Sequence[int] = (), first_page: int | None = None
) -> tuple[SourceSpan, ...]:
    """The stretches of the source that a text was made of.

    Stretches with nothing but white space between them are one, unless a page begins there. ``page_starts`` are
    ascending offsets; ``first_page`` is the number of the page that begins at the first of them, None if unknown.
    """
    return spans_of([trace], source, page_starts, first_page)


def spans_of(
    parts: Iterable[Traced], source: str, page_starts: Sequence[int] = (), first_page: int | None = None
) -> tuple[SourceSpan, ...]:
    """As :func:`spans`, of several texts that make one."""
    found: list[list[int]] = []
    pages: list[int | None] = []
    for start, end in chain.from_iterable(_stretches(part, page_starts) for part in parts):
        page = None if first_page is None else _page(start, page_starts, first_page)
        if found and pages[-1] == page and _adjacent(source, found[-1][1], start):
            found[-1][1] = end
        else:
            found.append([start, end])
            pages.append(page)
    return tuple(SourceSpan(start, end, page) for (start, end), page in zip(found, pages, strict=True))


def _stretches(trace: Traced, page_starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """What stands in one piece in the source, cut where pages begin, without the white space around it."""
    for shift, first, last in _pieces(trace.at):
        # What is synthetic stands alone, but for the first character of the source, which looks like the one after it.
        start, end = max(0, first + shift), last + shift
        edges = page_starts[bisect_right(page_starts, start) : bisect_left(page_starts, end)]
        for one, other in pairwise((start, *edges, end)):
            piece = trace.text[one - shift : other - shift]
            if words := piece.strip():
                begin = one + len(piece) - len(piece.lstrip())
                yield begin, begin + len(words)


def _pieces(at: Offsets) -> Iterator[tuple[int, int, int]]:
    """Where a trace runs on in one piece: offset less place, and from which place to which."""
    if isinstance(at, range):
        yield at.start, 0, len(at)
        return
    last = 0
    # Offset less place is the same all along a piece. A trace is long, so it is gone through in few calls.
    for shift, places in groupby(map(sub, at, count())):
        first, last = last, last + len(list(places))
        yield shift, first, last


def _adjacent(source: str, end: int, offset: int) -> bool:
    """Whether between the end of a stretch and a character there is nothing that counts."""
    return end == offset or not _COUNTS.search(source, end, offset)


def _page(offset: int, page_starts: Sequence[int], first_page: int) -> int:
    return first_page + max(0, bisect_right(page_starts, offset) - 1)
