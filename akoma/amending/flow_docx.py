"""A DOCX file as a flow: paragraphs with the numbers that Word computes, and rows of tables, with emphasis."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from akoma.amending.flow import BREAK, Flow, Passage, Piece, Row, column, stacked
from akoma.amendment_list import Column
from akoma.diagnostics import Diagnostic, info, warning
from akoma.errors import NoTextError
from akoma.ingest.docx_flow import Paragraph, Story, read_story
from akoma.ingest.docx_flow import Row as WordRow
from akoma.ingest.docx_inline import NoteReference, PageBreak, Reading, Text
from akoma.ingest.docx_numbering import Numberer, read_lists
from akoma.ingest.docx_package import body_of, read_parts
from akoma.ingest.docx_styles import read_styles
from akoma.ingest.docx_view import View, count_changes
from akoma.limits import check


def read_flow(data: bytes, name: str) -> tuple[Flow, tuple[Diagnostic, ...]]:
    """The flow of a DOCX as its tracked changes leave it, and what was left out. Raises a SourceError."""
    parts = read_parts(data, name)
    styles = read_styles(parts.styles)
    reading = Reading(View.FINAL, styles, read_lists(parts.numbering, styles))
    setter = _Setter(Numberer(reading.lists, styles.language))
    flow = tuple(setter.flow(read_story(body_of(parts.document), reading)))
    check("characters", setter.characters, name)
    if setter.rendered:  # what stands before the first break that Word has left is on the first page
        flow = tuple(_on_first_page(item) for item in flow)
    if not flow:
        raise NoTextError(f"{name}: holds no text", "check that it was saved completely")
    return flow, tuple(_findings(setter, count_changes((parts.document,)), reading))


def _on_first_page(item: Passage | Row) -> Passage | Row:
    """What has no page gets the first one."""
    if isinstance(item, Row):
        return replace(item, cells=tuple(replace(cell, page=cell.page or 1) for cell in item.cells))
    return replace(item, page=item.page or 1)


@dataclass(slots=True)
class _Setter:
    """Sets stories; counts notes, pages, tables and characters on the way."""

    numberer: Numberer
    notes: int = 0
    characters: int = 0
    page: int = 1
    rendered: bool = False
    tables: int = 0
    _in_table: bool = field(default=False)

    def flow(self, story: Story) -> Iterator[Passage | Row]:
        """What stands in a story; a row with one full cell is layout, and its paragraphs stand for themselves."""
        for item in story:
            if isinstance(item, Paragraph):
                self._in_table = False
                passage = self._paragraph(item)
                if passage.text:
                    yield passage
            else:
                yield from self._row(item)

    def _row(self, row: WordRow) -> Iterator[Passage | Row]:
        if not self._in_table:
            self.tables += 1
        self._in_table = True
        if len(row.cells) == 1:
            yield from self.flow(row.cells[0])
            self._in_table = True
            return
        cells = tuple(self._cell(cell) for cell in row.cells)
        if any(cell.text for cell in cells):
            yield Row(cells, table=self.tables)

    def _cell(self, story: Story) -> Passage:
        return Passage(stacked(self._columns(story)), self.page if self.rendered else None)

    def _columns(self, story: Story) -> Iterator[Column]:
        for item in story:
            if isinstance(item, Paragraph):
                yield self._paragraph(item).words
            else:
                for cell in item.cells:
                    yield from self._columns(cell)

    def _paragraph(self, paragraph: Paragraph) -> Passage:
        pieces: list[Piece] = []
        for piece in paragraph.pieces:
            if isinstance(piece, PageBreak):
                self._turn(piece)
            elif isinstance(piece, NoteReference):
                self.notes += 1
            elif isinstance(piece, Text):
                pieces.append(Piece(BREAK) if piece.text == "\n" else Piece(piece.text, piece.marked))
        words = column(pieces)
        if words.text and paragraph.number and (label := self.numberer.label(paragraph.number)):
            words = column([Piece(label.text + " ", _is_all_marked(words)), *pieces])
        self.characters += len(words.text)
        return Passage(words, self.page if self.rendered else None)

    def _turn(self, found: PageBreak) -> None:
        """A page begins; only where Word has left its layout in the file are the pages known."""
        if found.rendered:
            self.page += 1
            self.rendered = True


def _is_all_marked(words: Column) -> bool:
    """Whether all of a text is emphasised: its number is then new as well."""
    return bool(words.marked) and words.marked[0].start == 0 and words.marked[0].end == len(words.text)


def _findings(setter: _Setter, changes: int, reading: Reading) -> Iterator[Diagnostic]:
    if changes:
        counted = _counted(changes, "tracked change", "tracked changes")
        yield info("tracked-changes", f"{counted}; the final text was read")
    if setter.notes:
        counted = _counted(setter.notes, "note was", "notes were")
        yield info("notes-left-out", f"{counted} left out of the words of amendments")
    if reading.tally.hidden_characters:
        counted = _counted(reading.tally.hidden_characters, "character", "characters")
        yield info("hidden-text", f"{counted} of hidden text left out")
    if reading.tally.unknown_signs:
        counted = _counted(reading.tally.unknown_signs, "unknown sign", "unknown signs")
        yield warning("unknown-sign", f"{counted} of a picture font; \ufffd stands for each in the text")


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
