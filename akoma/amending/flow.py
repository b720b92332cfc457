"""What stands on a page in reading order, for papers in columns: passages of text and rows of cells, with emphasis.

Readers of DOCX, HTML and PDF make a flow; :mod:`akoma.amending.papers` finds the amendments in it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from akoma.amendment_list import Column, Emphasis

BREAK = "\n"
"""A line break that a reader of the page sees, as a piece of its own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one look; ``marked``: bold italics. Any white space but :data:`BREAK` alone is one space."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or what stands in a cell (its paragraphs one a line). ``page`` from 1 where pages are known."""

    words: Column
    page: int | None = None

    @property
    def text(self) -> str:
        """The text without its emphasis."""
        return self.words.text

    @property
    def lines(self) -> tuple[str, ...]:
        """The paragraphs."""
        return tuple(self.words.text.split("\n")) if self.words.text else ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. ``spanned``: which cells go on from the row above, and are repeated here.

    ``sure``: 0 to 1, below 1 where the columns were told from places on a page. ``table``: which table, counted.
    """

    cells: tuple[Passage, ...]
    spanned: frozenset[int] = frozenset()
    sure: float = 1.0
    table: int = 0


@dataclass(frozen=True, slots=True)
class Begin:
    """An amendment that begins here, where its number stands by itself and no word for it; and its authors."""

    number: str
    authors: tuple[str, ...] = ()
    page: int | None = None


Flow = tuple[Passage | Row | Begin, ...]

EMPTY = Passage(Column(""))


def column(pieces: Iterable[Piece]) -> Column:
    """Pieces as one text: white space tidied, line breaks kept, and where it is emphasised."""
    chars: list[str] = []
    marks: list[bool] = []
    for piece in pieces:
        written = piece.text if piece.text == BREAK else re.sub(r"[ \t\r\n\f\v\u2028]+", " ", piece.text)
        for char in written:
            last = chars[-1] if chars else BREAK
            if char == BREAK and last == " ":
                chars.pop()
                marks.pop()
                last = chars[-1] if chars else BREAK
            if not (char in " \n" and last in (BREAK, char)):
                chars.append(char)
                marks.append(piece.marked)
    text = "".join(chars)
    start = len(text) - len(text.lstrip())
    end = max(start, len(text.rstrip()))
    return Column(text[start:end], _stretches(text[start:end], marks[start:end]))


def _stretches(text: str, marks: Sequence[bool]) -> tuple[Emphasis, ...]:
    """Where a text is marked, white space at the ends of each stretch left out."""
    found: list[Emphasis] = []
    for run in re.finditer("1+", "".join("1" if mark else "0" for mark in marks)):
        words = text[run.start() : run.end()]
        begin = run.start() + len(words) - len(words.lstrip())
        end = run.start() + len(words.rstrip())
        if begin < end:
            found.append(Emphasis(begin, end))
    return tuple(found)


def stacked(columns: Iterable[Column]) -> Column:
    """Several texts one below the other; empty ones are left out."""
    texts: list[str] = []
    marked: list[Emphasis] = []
    shift = 0
    for part in columns:
        if part.text:
            texts.append(part.text)
            marked.extend(Emphasis(mark.start + shift, mark.end + shift) for mark in part.marked)
            shift += len(part.text) + 1
    return Column("\n".join(texts), tuple(marked))
