"""A story (body, cell, note, header, text box) to its paragraphs and table rows, as they stand in one view.

A paragraph mark that is gone lets its paragraph run on into the next one, which gives the shape of both. The last
paragraph before a table, at the end of a cell or of the text has no next one and keeps its mark. Of a list

    4. Calls on the Council[mark deleted]        only "5. Calls on the Council to act;" stands in the final text,
    5.  to act;                                  as 4.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from akoma.ingest.docx_inline import LEFT_OUT, Inline, PageBreak, Piece, Reading, Text, TextBox, branch_of, holds_text
from akoma.ingest.docx_names import below, child, name_of, value
from akoma.ingest.docx_numbering import place_in_list
from akoma.ingest.docx_styles import BODY_LEVEL, NumberReference, outline_level
from akoma.ingest.docx_view import marked_absent, properties, stands


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: what it holds (no text boxes: they follow it), its place in a list, whether it is a heading."""

    pieces: tuple[Piece, ...]
    number: NumberReference | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: its cells, each a story."""

    cells: tuple["Story", ...]


Story = tuple[Paragraph | Row, ...]
"""Paragraphs and rows in the order in which they are read."""


def read_story(container: etree._Element | None, reading: Reading) -> Story:
    """The story that an element holds."""
    return () if container is None else _Flow(reading).story(container)


class _Flow:
    """Reads one story: gathers what runs on until a paragraph mark stands."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._inline = Inline(reading)
        self._items: list[Paragraph | Row] = []
        self._open: list[Piece] = []
        self._last: etree._Element | None = None

    def story(self, container: etree._Element) -> Story:
        for element in _units(container, self._reading):
            if name_of(element) == "w:tbl":
                self._end()
                self._items.extend(_rows(element, self._reading))
            else:
                self._paragraph(element)
        self._end()
        return tuple(self._items)

    def _paragraph(self, element: etree._Element) -> None:
        shape = properties(element, "w:pPr", self._reading.view)
        style_id = self._style(shape)
        self._open.extend(self._inline.pieces(element, style_id))
        self._last = shape
        if not self._mark_is_gone(child(element, "w:pPr", "w:rPr"), style_id):
            self._close(shape)

    def _mark_is_gone(self, mark: etree._Element | None, style_id: str) -> bool:
        """Changed away in this view, or hidden: Word runs on over a hidden mark as well."""
        return marked_absent(mark, self._reading.view) or self._reading.styles.hides(mark, style_id)

    def _style(self, shape: etree._Element | None) -> str:
        return value(shape, "w:pStyle") or self._reading.styles.default

    def _end(self) -> None:
        """There is no next paragraph to run on into: what is open stands for itself, unless it holds no text."""
        if any(not _is_blank(piece) for piece in self._open):
            self._close(self._last)
        elif self._open:
            self._items.append(Paragraph(tuple(self._open)))
        self._open = []

    def _close(self, shape: etree._Element | None) -> None:
        held = tuple(piece for piece in self._open if not isinstance(piece, TextBox))
        boxes = [piece for piece in self._open if isinstance(piece, TextBox)]
        style_id = self._style(shape)
        number = self._number(shape, style_id)
        self._items.append(Paragraph(held, number, self._is_heading(shape, style_id)))
        self._open = []
        for box in boxes:
            self._items.extend(read_story(box.content, self._reading))

    def _number(self, shape: etree._Element | None, style_id: str) -> NumberReference | None:
        if marked_absent(child(shape, "w:numPr"), self._reading.view):
            return None
        return place_in_list(shape, style_id, self._reading.styles, self._reading.lists)

    def _is_heading(self, shape: etree._Element | None, style_id: str) -> bool:
        level = outline_level(shape)
        return self._reading.styles.is_heading(style_id) if level is None else level < BODY_LEVEL


def _is_blank(piece: Piece) -> bool:
    return isinstance(piece, PageBreak) or (isinstance(piece, Text) and piece.text.isspace())


def _units(container: etree._Element, reading: Reading) -> Iterator[etree._Element]:
    """The paragraphs and tables in an element that stand in the view, out of whatever they are wrapped in."""
    for element in container:
        name = name_of(element)
        if name in ("w:p", "w:tbl"):
            yield element
        elif name == "w:altChunk":
            reading.tally.embedded_documents += 1
        elif name == "mc:AlternateContent":
            chosen = branch_of(element)
            yield from () if chosen is None else _units(chosen, reading)
        elif name not in LEFT_OUT and stands(element, reading.view):
            yield from _unwrapped(element, reading)


def _unwrapped(element: etree._Element, reading: Reading) -> Iterator[etree._Element]:
    """The units in a wrapper; words in no paragraph at all (which no word processor writes) stand for one."""
    if next(below(element, "w:p", "w:tbl"), None) is not None:
        yield from _units(element, reading)
    elif holds_text(element) or "".join(element.itertext()).strip():
        yield element


def _rows(table: etree._Element, reading: Reading) -> Iterator[Row]:
    for row in _wrapped(table, "w:tr", reading):
        if not marked_absent(child(row, "w:trPr"), reading.view):
            yield Row(tuple(read_story(cell, reading) for cell in _cells(row, reading)))


def _cells(row: etree._Element, reading: Reading) -> Iterator[etree._Element]:
    for cell in _wrapped(row, "w:tc", reading):
        if not marked_absent(child(cell, "w:tcPr"), reading.view):
            yield cell


def _wrapped(owner: etree._Element, name: str, reading: Reading) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, out of content controls and the like."""
    for element in owner:
        if name_of(element) == name:
            yield element
        elif name_of(element) not in LEFT_OUT and stands(element, reading.view):
            yield from _wrapped(element, name, reading)
