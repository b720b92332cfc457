"""Lines of a plain text, and how they belong together: layout, pages, furniture.

    "... van mensen uit "          a space at the end: the line goes on
    "1 PB C 214 van 16.6.2023."    no space: the block ends here
    " Nagorno-Karabach,"           a space in front: a page begins

is how text comes out of the European Parliament's PDF files. Text of other origins marks none of this.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from akoma.furniture import FurnitureLine, find_furniture
from akoma.model import Furniture, FurnitureKind, SourceSpan

MARKING_SHARE = 0.5
"""A text marks continued lines when at least this share of the lines that have a line right below end in a space."""

LONGEST_WRAPPED = 200
"""No wrapped line is longer (characters); a text with more than a few longer ones has one block a line."""

FEW = 0.05
"""Share of longer lines that a wrapped text may have: two lines run together by hand change no layout."""

FORM_FEED = "\f"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where it stands in the source (without its line break) and its text as it is."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Nothing but white space."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Layout:
    """How this text shows that a line goes on. ``wrapped``: lines are cut at a width; ``marked``: by a final space."""

    wrapped: bool
    marked: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Where pages begin: indexes of lines and code point offsets. ``first`` is the number of the first, if told."""

    lines: frozenset[int]
    starts: tuple[int, ...]
    first: int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text as lines, with its furniture found."""

    source: str
    lines: tuple[Line, ...]
    layout: Layout
    furniture: tuple[FurnitureLine, ...]
    pages: Page

    @property
    def furniture_indexes(self) -> frozenset[int]:
        """The lines that are not text."""
        return frozenset(f.index for f in self.furniture)


def read_sheet(source: str) -> Sheet:
    """Divide a text into lines and find out how it is laid out."""
    lines = _lines(source)
    layout = _layout(lines)
    furniture = find_furniture([line.text for line in lines])
    return Sheet(source, lines, layout, furniture, _pages(lines, layout, furniture))


def _lines(source: str) -> tuple[Line, ...]:
    """A form feed begins a line, wherever it stands: a page begins there."""
    found = re.finditer(r"\f?[^\r\n\f]+|\f|(?<=\n)(?=\r?\n)", source)
    return tuple(Line(m.start(), m.end(), m[0]) for m in found)


def _layout(lines: Sequence[Line]) -> Layout:
    longer = sum(len(line.text) > LONGEST_WRAPPED for line in lines)
    followed = [a for a, b in pairwise(lines) if not a.blank and not b.blank]
    spaced = sum(line.text.endswith(" ") for line in followed)
    marked = bool(followed) and spaced >= MARKING_SHARE * len(followed)
    return Layout(wrapped=marked or longer <= FEW * len(lines), marked=marked)


def _pages(lines: Sequence[Line], layout: Layout, furniture: Sequence[FurnitureLine]) -> Page:
    fed = any(FORM_FEED in line.text for line in lines)
    skip = {f.index for f in furniture}
    begins = _fed_pages(lines) if fed else _marked_pages(lines, layout, skip)
    starts = tuple(lines[i].start for i in begins)
    return Page(frozenset(begins), starts, _first_page(lines, starts, furniture, fed))


def _fed_pages(lines: Sequence[Line]) -> list[int]:
    return sorted({0, *(i for i, line in enumerate(lines) if FORM_FEED in line.text)})


def _marked_pages(lines: Sequence[Line], layout: Layout, skip: set[int]) -> list[int]:
    begins: list[int] = []
    after_furniture = False
    for i, line in enumerate(lines):
        if i in skip:
            after_furniture = True
        elif not line.blank:
            spaced = layout.marked and re.match(r" \S", line.text)
            if spaced or after_furniture or not begins:
                begins.append(i)
            after_furniture = False
    return begins


def _first_page(
    lines: Sequence[Line], starts: Sequence[int], furniture: Sequence[FurnitureLine], fed: bool
) -> int | None:
    """The number of the first page: each page number that the furniture prints must agree, or none is told.

    Without form feeds the furniture stands before the text of its page, with them it stands on the page.
    """
    told: set[int] = set()
    for f in furniture:
        if f.page:
            before = bisect_right(starts, lines[f.index].start)
            told.add(f.page - before + (1 if fed else 0))
    return told.pop() if len(told) == 1 else None


def furniture_of(sheet: Sheet) -> tuple[Furniture, ...]:
    """The furniture of the pages, as it is recorded in an expression."""
    return tuple(_record(sheet, f) for f in sheet.furniture)


def _record(sheet: Sheet, found: FurnitureLine) -> Furniture:
    line = sheet.lines[found.index]
    start = line.start + len(line.text) - len(line.text.lstrip())
    text = line.text.strip()
    page = None
    if sheet.pages.first is not None:
        before = bisect_right(sheet.pages.starts, line.start)
        page = sheet.pages.first + before - (1 if FORM_FEED in sheet.source else 0)
    return Furniture(FurnitureKind.PAGE, text, (SourceSpan(start, start + len(text), page),))
