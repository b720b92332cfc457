"""Running text of Akoma Ntoso elements: one line, with the notes taken out and their places kept."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from lxml import etree

from akoma.akn_kinds import BLOCKS, BREAKS, CELLS, SILENT, UNITS
from akoma.akn_names import akn
from akoma.model import Note
from akoma.normalise import SOFT_HYPHEN, Traced, squeeze

NOTE = akn("authorialNote")

APART = BLOCKS | BREAKS | CELLS | frozenset(UNITS)
"""Elements whose text is no part of the word before or after them."""

CELL = " | "
"""Stands between the cells of a table row."""

_BLANK_END = re.compile(r"(?<!\s)\s+$")
_CLOSES = re.compile(r"\s*[,.;:)”’]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text with its notes."""

    text: str
    notes: tuple[Note, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.text or self.notes)

    def __add__(self, other: "Line") -> "Line":
        """Both lines as one."""
        if not self or not other:
            return self or other
        shift = len(self.text) + bool(self.text and other.text)
        moved = (replace(note, offset=note.offset + shift) for note in other.notes)
        return Line(f"{self.text} {other.text}".strip(), (*self.notes, *moved))

    def as_label(self) -> "Line":
        """The same, its notes moved to the beginning: a label has no offsets of its own."""
        return Line(self.text, tuple(replace(note, offset=0) for note in self.notes))


@dataclass(slots=True)
class _Mark:
    """A note met while walking: how many raw characters stand before it."""

    note: Note
    before: int


class Run:
    """Text under construction."""

    def __init__(self) -> None:
        """Nothing collected yet."""
        self._pieces: list[str] = []
        self._marks: list[_Mark] = []
        self._length = 0
        self._after_note = False

    def text(self, piece: str | None) -> None:
        """More text."""
        if not piece:
            return
        if self._after_note and _CLOSES.match(piece):
            piece = self._close_up(piece)
        self._pieces.append(piece)
        self._length += len(piece)
        self._after_note = False

    def note(self, element: etree._Element) -> None:
        """A note at this place."""
        line = inline(element)
        inner = (_Mark(note, self._length) for note in line.notes)
        self._marks += [_Mark(Note(element.get("marker", ""), line.text, 0), self._length), *inner]
        self._after_note = True

    def _close_up(self, following: str) -> str:
        """White space that only lays out the XML (it holds a line break) separates no word from its comma."""
        blank = ""
        while self._pieces and (found := _BLANK_END.search(self._pieces[-1])):
            blank += found[0]
            kept = self._pieces.pop()[: found.start()]
            if kept:
                self._pieces.append(kept)
                break
        if "\n" not in blank:
            self._pieces.append(blank)
            return following
        self._length -= len(blank)
        for mark in reversed(self._marks):
            if mark.before <= self._length:
                break
            mark.before = self._length
        return following.lstrip()

    def take(self) -> Line:
        """What was collected, tidied; the run is empty after that."""
        raw, marks = "".join(self._pieces), self._marks
        self._pieces, self._marks, self._length, self._after_note = [], [], 0, False
        if not marks:
            return Line(" ".join(raw.replace(SOFT_HYPHEN, "").split()))
        tidy = Traced(raw, tuple(range(len(raw)))).tidy()
        offsets = [bisect_left(tidy.at, mark.before) for mark in marks]
        return Line(tidy.text, tuple(replace(m.note, offset=at) for m, at in zip(marks, offsets, strict=True)))


def inline(element: etree._Element) -> Line:
    """All text of an element in one line, whatever the structure inside."""
    run = Run()
    if element.tag not in SILENT:
        walk_inline(element, run)
    return run.take()


def walk_inline(element: etree._Element, run: Run) -> None:
    """Collect all text of an element; what is a block stands apart from its neighbours."""
    run.text(element.text)
    for child in element:
        _inside(child, run)
        run.text(child.tail)


def _inside(child: etree._Element, run: Run) -> None:
    if child.tag == NOTE:
        run.note(child)
    elif child.tag not in SILENT:
        apart = " " if child.tag in APART else ""
        run.text(apart)
        walk_inline(child, run)
        run.text(apart)


def row(element: etree._Element) -> Line:
    """A table row: its cells joined by " | "; empty when all cells are."""
    run = Run()
    run.text(element.text)
    cells = 0
    for child in element:
        if child.tag in CELLS:
            run.text(CELL if cells else "")
            cells += 1
        _inside(child, run)
        run.text(child.tail)
    line = run.take()
    return line if squeeze(line.text.replace("|", "")) or line.notes else Line("")
