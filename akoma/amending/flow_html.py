"""A web page as a flow: paragraphs, and tables that hold text row by row; tables for layout are gone through."""

import re
from collections.abc import Iterator

from akoma.amending.flow import BREAK, EMPTY, Flow, Passage, Piece, Row, column
from akoma.ingest.html_encoding import decode_page
from akoma.ingest.html_parse import parse_page
from akoma.ingest.html_rules import Element, attribute, rules, tag
from akoma.ingest.html_visibility import why_left_out

BOLD = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)")
PLAIN = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00)")
SLANTED = re.compile(r"font-style\s*:\s*(italic|oblique)")
UPRIGHT = re.compile(r"font-style\s*:\s*normal")

LARGEST_SPAN = 1000
"""Rows or columns that a cell may span, as browsers have it."""
MOST_COLUMNS = 50
"""Columns of a row; cells that go on from above are not repeated beyond. Tables of votes have six."""

Look = tuple[bool, bool]
"""Bold, and italic."""


def read_flow(data: bytes, name: str) -> tuple[Flow, Element]:
    """The flow of a page and its root. Raises a SourceError."""
    root = parse_page(decode_page(data, name).text, name)
    return tuple(_Walker().flow(root)), root


class _Walker:
    """Goes through a page; counts its tables."""

    def __init__(self) -> None:
        self._tables = 0

    def flow(self, element: Element) -> list[Passage | Row]:
        """What stands in an element."""
        found: list[Passage | Row] = []
        pieces: list[Piece] = []
        self._children(element, (False, False), pieces, found)
        self._close(pieces, found)
        return found

    def _children(self, element: Element, look: Look, pieces: list[Piece], found: list[Passage | Row]) -> None:
        pieces.append(Piece(_plain(element.text), all(look)))
        for child in element:
            self._child(child, look, pieces, found)
            pieces.append(Piece(_plain(child.tail), all(look)))

    def _child(self, child: Element, look: Look, pieces: list[Piece], found: list[Passage | Row]) -> None:
        name = tag(child)
        if name == "br":
            pieces.append(Piece(BREAK))
        elif not name or why_left_out(child, ""):
            return
        elif name == "table" and not _is_layout(child):
            self._close(pieces, found)
            found.extend(self._rows(child))
        elif name in rules().block or name in ("table", "tr", "td", "th", "tbody", "thead", "tfoot"):
            self._close(pieces, found)
            self._children(child, _look(child, name, look), pieces, found)
            self._close(pieces, found)
        else:
            self._children(child, _look(child, name, look), pieces, found)

    def _close(self, pieces: list[Piece], found: list[Passage | Row]) -> None:
        words = column(pieces)
        pieces.clear()
        if words.text:
            found.append(Passage(words))

    def _rows(self, table: Element) -> Iterator[Row]:
        """The rows of a table; a cell that spans rows stands in each of them."""
        self._tables += 1
        number = self._tables
        open_spans: dict[int, tuple[int, Passage]] = {}
        for row in _own_rows(table):
            cells, spanned = self._cells(row, open_spans)
            if any(cell.text for cell in cells):
                yield Row(tuple(cells), frozenset(spanned), table=number)

    def _cells(self, row: Element, spans: dict[int, tuple[int, Passage]]) -> tuple[list[Passage], list[int]]:
        cells: list[Passage] = []
        spanned: list[int] = []
        for cell in (child for child in row if tag(child) in ("td", "th")):
            _repeat(cells, spanned, spans)
            words = column([piece for part in self.flow(cell) for piece in _pieces_of(part)])
            passage = Passage(words)
            for extra in range(min(_span(cell, "colspan"), MOST_COLUMNS)):
                if (rows := _span(cell, "rowspan")) > 1:
                    spans[len(cells)] = (rows - 1, passage if not extra else EMPTY)
                cells.append(EMPTY if extra else passage)
        _repeat(cells, spanned, spans)
        return cells, spanned


def _repeat(cells: list[Passage], spanned: list[int], spans: dict[int, tuple[int, Passage]]) -> None:
    """Put the cells that go on from above, as long as there are any at this place."""
    while len(cells) in spans and len(cells) < MOST_COLUMNS:
        left, passage = spans.pop(len(cells))
        spanned.append(len(cells))
        if left > 1:
            spans[len(cells)] = (left - 1, passage)
            cells.append(passage)
            continue
        cells.append(passage)


def _pieces_of(part: Passage | Row) -> Iterator[Piece]:
    """A paragraph or row within a cell, with a line break behind it."""
    passages = [part] if isinstance(part, Passage) else list(part.cells)
    for passage in passages:
        if not passage.text:
            continue
        last = 0
        for mark in passage.words.marked:
            yield from _broken(passage.text[last : mark.start], False)
            yield from _broken(passage.text[mark.start : mark.end], True)
            last = mark.end
        yield from _broken(passage.text[last:], False)
        yield Piece(BREAK)


def _broken(text: str, marked: bool) -> Iterator[Piece]:
    for i, line in enumerate(text.split("\n")):
        if i:
            yield Piece(BREAK)
        yield Piece(line, marked)


def _own_rows(table: Element) -> Iterator[Element]:
    """The rows of a table, those of tables in it left out."""
    for child in table:
        if tag(child) == "tr":
            yield child
        elif tag(child) in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if tag(row) == "tr")


def _is_layout(table: Element) -> bool:
    """Whether a table only arranges other tables, or has but one cell a row: then it is gone through."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    if attribute(table, "role") in rules().layout_roles:
        return True
    return all(sum(tag(cell) in ("td", "th") for cell in row) <= 1 for row in _own_rows(table))


def _span(cell: Element, name: str) -> int:
    written = attribute(cell, name)
    return min(int(written), LARGEST_SPAN) or 1 if written.isascii() and written.isdigit() and len(written) < 5 else 1  # noqa: PLR2004


def _look(element: Element, name: str, look: Look) -> Look:
    """Bold and italic inside an element, by its name, its style, its classes."""
    bold, italic = look
    if name in ("ins", "del"):
        return True, True
    style = (element.get("style") or "")[:1000].lower()
    classes = (element.get("class") or "")[:400].lower()
    bold = (bold or name in ("b", "strong") or bool(BOLD.search(style)) or "bold" in classes) and not PLAIN.search(
        style
    )
    italic = (
        italic or name in ("i", "em") or bool(SLANTED.search(style)) or "italic" in classes
    ) and not UPRIGHT.search(style)
    return bold, italic


def _plain(text: str | None) -> str:
    """Text of an element, without characters that print nothing."""
    return re.sub("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufeff]|[\ud800-\udfff]", "", text or "").replace("\n", " ")
