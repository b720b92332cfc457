"""Setting a story: paragraphs and rows to blocks, each with its label in front and its notes below.

12. Calls on the Commission1 to act;      the block; its mark is cut out and recorded
1 OJ C 1, 1.1.2099, p. 1.                 the note, in the source right after the block that calls it
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from akoma.diagnostics import Diagnostic, warning
from akoma.drafts import Block, BlockNote
from akoma.ingest.docx_flow import Paragraph, Row, Story, read_story
from akoma.ingest.docx_inline import NoteReference, PageBreak, Piece, Reading, Text
from akoma.ingest.docx_notes import NoteBook
from akoma.ingest.docx_numbering import Label, Numberer
from akoma.ingest.docx_press import Press, strung
from akoma.normalise import SYNTHETIC, Traced

CELL_BORDER = " | "
"""What stands between the cells of a row."""

LONE_LABEL = re.compile(r"\s*(?:\(?[^\W_]{1,4}[.)]|[–—•-])\s*")
"""A cell that holds nothing but a number or a dash: it belongs to the text of the next cell."""

GAP = Traced(" ", (SYNTHETIC,))


@dataclass(slots=True)
class Line:
    """A block under way: what it is made of, and the notes that are called in it, with their marks."""

    parts: list[Traced] = field(default_factory=list)
    calls: list[tuple[NoteReference, Traced]] = field(default_factory=list)

    def text(self) -> Traced:
        """The text in one line."""
        return strung(self.parts).tidy()


class Setter:
    """Sets the stories of one document on a press; gathers blocks, marks and labels of notes."""

    def __init__(self, press: Press, reading: Reading, notes: NoteBook) -> None:
        self.blocks: list[Block] = []
        self.marks: list[Traced] = []
        self.note_labels: list[Traced] = []
        self.findings: list[Diagnostic] = []
        self.numberer = Numberer(reading.lists, reading.styles.language)
        self._press, self._reading, self._notes = press, reading, notes

    def story(self, story: Story) -> None:
        """Set paragraphs and rows, a block each."""
        for item in story:
            if isinstance(item, Row):
                self._row(item)
            else:
                self._paragraph(item)

    def lines(self, container: etree._Element) -> list[Traced]:
        """Set a story that is no running text (a header), and get its lines: no blocks, and no notes called."""
        story = _without_calls(read_story(container, self._reading))
        return [line for item in story if (line := self._set_line(item)).text.strip()]

    def _set_line(self, item: Paragraph | Row) -> Traced:
        line = Line()
        self._flat((item,), line)
        self._press.put("\n")
        return strung(line.parts)

    def _paragraph(self, paragraph: Paragraph) -> None:
        before, held, after = _breaks_apart(paragraph.pieces)
        self._turn(before)
        label = self.numberer.label(paragraph.number) if paragraph.number else None
        line = Line()
        if any(_shows(piece) for piece in held):
            self._label(label, line)
        self._pieces(held, line)
        self._finish(line, paragraph.heading)
        self._turn(after)

    def _row(self, row: Row) -> None:
        full = [cell for cell in row.cells if self._holds_words(cell)]
        if len(full) > 1:
            line = Line()
            self._cells(row.cells, line)
            self._finish(line, heading=False)
        else:
            for cell in row.cells:
                self.story(cell)

    def _holds_words(self, story: Story) -> bool:
        return any(
            any(self._holds_words(cell) for cell in item.cells)
            if isinstance(item, Row)
            else any(map(_shows, item.pieces)) or bool(item.number and self.numberer.prints(item.number))
            for item in story
        )

    def _cells(self, cells: Sequence[Story], line: Line) -> None:
        for i, cell in enumerate(cells):
            if i:
                lone = i == 1 and LONE_LABEL.fullmatch(strung(line.parts).text)
                line.parts.append(self._press.put(" " if lone else CELL_BORDER))
            self._flat(cell, line)

    def _flat(self, story: Story, line: Line) -> None:
        """Set a story as one line; a numbered paragraph without words shows its number here, for a cell may be that."""
        for i, item in enumerate(story):
            if i:
                line.parts.append(self._press.put("\n"))
            if isinstance(item, Row):
                self._flat(tuple(inner for cell in item.cells for inner in cell), line)
            else:
                self._label(self.numberer.label(item.number) if item.number else None, line)
                self._pieces(item.pieces, line)

    def _label(self, label: Label | None, line: Line) -> None:
        if label:
            line.parts.append(self._press.put(label.text + label.suffix))
            line.parts.extend(() if label.suffix else (GAP,))

    def _pieces(self, pieces: Sequence[Piece], line: Line) -> None:
        words: list[str] = []
        for piece in pieces:
            if isinstance(piece, Text):
                words.append(piece.text)
                continue
            self._words(words, line)
            if isinstance(piece, PageBreak):
                self._press.new_page(piece.rendered)
            elif isinstance(piece, NoteReference):
                self._call(piece, line)
        self._words(words, line)

    def _words(self, words: list[str], line: Line) -> None:
        """Set what several runs hold as one piece, so that a letter and an accent in the next run become one."""
        line.parts.append(self._press.put("".join(words)))
        words.clear()

    def _call(self, reference: NoteReference, line: Line) -> None:
        is_new = self._notes.is_new(reference)
        mark = self._press.put(self._notes.mark(reference))
        self.marks.append(mark)
        if is_new:
            line.calls.append((reference, mark))

    def _turn(self, breaks: Sequence[PageBreak]) -> None:
        for found in breaks:
            self._press.new_page(found.rendered)

    def _finish(self, line: Line, heading: bool) -> None:
        """End a block. Notes that are called in a line without words go to the block before."""
        self._press.put("\n")
        text, notes = line.text(), self._set_notes(line)
        if not text.text and notes and self.blocks:
            self.blocks[-1] = replace(self.blocks[-1], notes=(*self.blocks[-1].notes, *notes))
        elif text.text or notes:
            self._press.count_block()
            self.blocks.append(Block(text, notes, heading))

    def _set_notes(self, line: Line) -> tuple[BlockNote, ...]:
        return tuple(note for reference, mark in line.calls if (note := self._note(reference, mark)))

    def _note(self, reference: NoteReference, mark: Traced) -> BlockNote | None:
        container = self._notes.text(reference)
        if container is None:
            message = f"the text of {reference.kind} {mark.text} is missing from the document"
            self.findings.append(warning("note-missing", message, f"note {mark.text}"))
            return None
        label = Traced("", ()) if reference.mark else self._press.put(mark.text)
        self._press.put(" ")
        text = self._note_text(container)
        if reference.mark and text.text.startswith(mark.text):
            label, text = text[: len(mark)], text[len(mark) :].strip()
        self.note_labels.extend([label] if label.text else [])
        return BlockNote(mark.text, text, mark.at[0])

    def _note_text(self, container: etree._Element) -> Traced:
        """The text of a note; a reference inside it calls nothing, for Word allows none there."""
        line, aside = Line(), Setter(self._press, self._reading, self._notes)
        aside._flat(_without_calls(read_story(container, self._reading)), line)
        self._press.put("\n")
        return line.text()


def _without_calls(story: Story) -> Story:
    return tuple(
        Row(tuple(_without_calls(cell) for cell in item.cells))
        if isinstance(item, Row)
        else replace(item, pieces=tuple(p for p in item.pieces if not isinstance(p, NoteReference)))
        for item in story
    )


def _shows(piece: Piece) -> bool:
    """Whether a piece is something that a person sees."""
    return isinstance(piece, NoteReference) or (isinstance(piece, Text) and bool(piece.text.strip()))


def _breaks_apart(
    pieces: Sequence[Piece],
) -> tuple[list[PageBreak], Sequence[Piece], list[PageBreak]]:
    """The page breaks before the first word, what follows, and the page breaks after the last word.

    A label stands on the page of the first word, though the file has it nowhere; a note stands on that of the last.
    """
    seen = [i for i, piece in enumerate(pieces) if _shows(piece)]
    first, last = (seen[0], seen[-1] + 1) if seen else (len(pieces), len(pieces))
    before = [p for p in pieces[:first] if isinstance(p, PageBreak)]
    after = [p for p in pieces[last:] if isinstance(p, PageBreak)]
    return before, pieces[first:last], after
