"""Notes of a PDF: their zone at the foot of a page or the end of the text, and their marks.

    ... in Karabach¹, van 10 maart ...                     a raised number: a mark when there is a note 1
    ... an area of 40 km² ...                              a raised number, and text, though there is a note 2
    1 PB C 214 van 16.6.2023, blz. 104.                    the note, smaller than the text, a number before it

A number is a mark only when that note exists; marks stand in the order of the notes, each is used once.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from akoma.ingest.notes import SUPERSCRIPTS
from akoma.ingest.pdf_columns import Row
from akoma.ingest.pdf_lines import Line

SMALL = 0.93
"""Notes are smaller than this share of the size of the text."""
APART = 2.2
"""Rows of a zone stand no further apart than this many times their size."""
MOST_FOOTERS = 3
"""Rows of a footer in the size of the text that may stand below the notes ..."""
FOOTER_GAP = 1.5
"""... further below than this many times their size."""
SIMILAR = 0.12
"""Rows of a zone differ in size by no more than this share."""

DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
PLAIN_LABEL = re.compile(r"[(\[]?(?P<number>\d{1,3})[)\]]?\.?(?=\s+\S)")
RAISED_LABEL = re.compile(r"[(\[]?(?P<number>\d{1,3}|[⁰¹²³⁴-⁹]{1,3})[)\]]?\s*")
RAISED_NUMBER = re.compile(r"\d{1,3}")
SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹]{1,3}")
UNIT_BEFORE = re.compile(r"(?<![^\W\d_])(?:[kcdmµ]?m|ha|sec|s)\s?$")
"""What stands before an exponent of 2 or 3."""
POWER_BEFORE = re.compile(r"(?<!\d)10\s?$")
"""What stands before any exponent; it may also be a number that a note is called at."""
UNIT_EXPONENTS = frozenset({2, 3})


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note as found: its rows (counted over all pages) and how many characters of the first are its label."""

    number: int
    page: int
    rows: tuple[int, ...]
    label: int
    at_end: bool = False
    """A note at the end of the text may be called on any page, one at the foot on its own or the one before."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` of a line that may call a note; ``doubtful``: they may also be an exponent."""

    row: int
    line: Line
    start: int
    end: int
    number: int
    doubtful: bool = False


def find_notes(pages: Sequence[Sequence[Row]], size: float) -> tuple[FoundNote, ...]:
    """The notes of a document, in order. ``pages``: rows in reading order; ``size``: that of the text, in points."""
    rows = [row for page in pages for row in page]
    called = {mark.number: mark.row for mark in reversed(list(marks_in(enumerate(rows))))}
    finder = _Finder(rows, size, called)
    before = 0
    for page in pages:
        indexes = range(before, before + len(page))
        for side in (None, 0, 1):
            finder.page(sorted((i for i in indexes if rows[i].side == side), key=lambda i: rows[i].y))
        before += len(page)
    finder.end_notes()
    return tuple(finder.notes)


class _Finder:
    """Walks through the pages; remembers the last note."""

    def __init__(self, rows: Sequence[Row], size: float, called: dict[int, int]) -> None:
        self.notes: list[FoundNote] = []
        self._rows = rows
        self._size = size
        self._called = called

    def page(self, indexes: Sequence[int]) -> None:
        """Take the notes from the foot of one column of a page."""
        tail = self._tail(indexes)
        start = next((k for k, i in enumerate(tail) if self._label(i)), None)
        lead = tail[: start if start is not None else len(tail)]
        self._go_on(lead)
        if start is not None:
            self._zone(tail[start:])

    def _tail(self, indexes: Sequence[int]) -> list[int]:
        """The last rows of a column that are smaller than the text, and the footer below them."""
        k = len(indexes)
        while k and len(indexes) - k < MOST_FOOTERS and not self._small(indexes[k - 1]):
            k -= 1
        if k and k < len(indexes) and not self._apart(indexes[k - 1], indexes[k]):
            return []
        while k and self._small(indexes[k - 1]):
            k -= 1
        return list(indexes[k:])

    def _small(self, i: int) -> bool:
        return self._rows[i].size < SMALL * self._size

    def _apart(self, above: int, below: int) -> bool:
        return self._rows[below].y - self._rows[above].y > FOOTER_GAP * self._rows[below].size

    def _label(self, i: int) -> re.Match[str] | None:
        """The number before a note: raised, or plain where that number is called in the text above."""
        if not self._small(i):
            return None
        if raised := raised_label(self._rows[i]):
            return raised
        plain = PLAIN_LABEL.match(self._rows[i].text)
        expected = (self.notes[-1].number + 1 if self.notes else 1, 1)
        is_called = plain and int(plain["number"]) in expected and self._called.get(int(plain["number"]), i) < i
        return plain if is_called else None

    def _zone(self, tail: Sequence[int]) -> None:
        """Notes from a first label on, down to the first row that stands apart or looks otherwise."""
        group: list[int] = []
        for i in tail:
            label = self._label(i)
            if not label and not self._belongs(group[-1], i):
                break
            if label:
                self._close(group)
                group = []
            group.append(i)
        self._close(group)

    def _belongs(self, above: int, i: int) -> bool:
        one, other = self._rows[above], self._rows[i]
        level = other.y - one.y <= APART * one.size
        return level and self._small(i) and abs(one.size - other.size) <= SIMILAR * one.size

    def _close(self, group: Sequence[int], at_end: bool = False) -> None:
        if not group:
            return
        first = self._rows[group[0]]
        label = raised_label(first) or PLAIN_LABEL.match(first.text)
        assert label, "a note begins with its number"
        number = int(label["number"].translate(DIGITS))
        self.notes.append(FoundNote(number, first.page, tuple(group), label.end(), at_end))

    def _go_on(self, lead: Sequence[int]) -> None:
        """Small rows before the first label of a page go on with the last note of the page before, if it is open."""
        last = self.notes[-1] if self.notes else None
        if not last or not lead or self._rows[lead[0]].page != self._rows[last.rows[-1]].page + 1:
            return
        text = self._rows[last.rows[-1]].text
        if text.endswith(".") and not self._rows[lead[0]].text[:1].islower():
            return
        more: list[int] = []
        for i in lead:
            if not self._belongs(more[-1] if more else i, i):
                break
            more.append(i)
        self.notes[-1] = FoundNote(last.number, last.page, (*last.rows, *more), last.label, last.at_end)

    def end_notes(self) -> None:
        """Notes in the size of the text: the last rows of all, from a raised 1 on, counting upwards."""
        taken = {i for note in self.notes for i in note.rows}
        labelled = [i for i, row in enumerate(self._rows) if i not in taken and raised_label(row)]
        numbers = [int(self._number(i)) for i in labelled]
        if not labelled or numbers != list(range(1, len(numbers) + 1)) or not set(numbers) <= set(self._called):
            return
        for i, following in zip(labelled, [*labelled[1:], len(self._rows)], strict=True):
            group = [i]
            for k in range(i + 1, following):
                if self._rows[k].page == self._rows[group[-1]].page and self._rows[k].y - self._rows[group[-1]].y > (
                    APART * self._size
                ):
                    break
                group.append(k)
            self._close(group, at_end=True)

    def _number(self, i: int) -> str:
        label = raised_label(self._rows[i])
        return label["number"].translate(DIGITS) if label else "0"


def raised_label(row: Row) -> re.Match[str] | None:
    """The raised number at the beginning of a row, with something after it; None when there is none."""
    first = row.cells[0]
    found = RAISED_LABEL.match(row.text)
    if not found or found.end() == len(row.text):
        return None
    is_raised = first.spans[0].shift > 0 and first.spans[0].end >= found.end("number")
    return found if is_raised or SUPERSCRIPT.fullmatch(found["number"]) else None


def marks_in(rows: Iterable[tuple[int, Row]]) -> Iterator[Mark]:
    """The raised numbers of some rows, in reading order, a raised number that begins a row left out."""
    for i, row in rows:
        for line in row.cells:
            for start, end, text in _raised(line):
                if start == 0 and line is row.cells[0]:
                    continue
                number, before = int(text.translate(DIGITS)), line.text[:start]
                if number in UNIT_EXPONENTS and UNIT_BEFORE.search(before):
                    continue
                yield Mark(i, line, *_bracketed(line.text, start, end), number, bool(POWER_BEFORE.search(before)))


def _raised(line: Line) -> Iterator[tuple[int, int, str]]:
    """Numbers that are raised by their place, or by the character that they are written with."""
    for span in line.spans:
        if span.shift > 0:
            for found in RAISED_NUMBER.finditer(line.text, span.start, span.end):
                yield found.start(), found.end(), found[0]
        else:
            for found in SUPERSCRIPT.finditer(line.text, span.start, span.end):
                yield found.start(), found.end(), found[0]


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """With the brackets around it: (1)."""
    is_bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")" and start > 0
    return (start - 1, end + 1) if is_bracketed else (start, end)


def tie(notes: Sequence[FoundNote], marks: Sequence[Mark]) -> tuple[Mark | None, ...]:
    """For each note the mark that calls it, or None: in order, each mark once, sure ones before doubtful ones."""
    found: list[Mark | None] = []
    cursor = 0
    for note in notes:
        fitting = [k for k in range(cursor, len(marks)) if _calls(marks[k], note)]
        sure = [k for k in fitting if not marks[k].doubtful]
        chosen = (sure or fitting)[0] if fitting else None
        found.append(None if chosen is None else marks[chosen])
        cursor = cursor if chosen is None else chosen + 1
    return tuple(found)


def _calls(mark: Mark, note: FoundNote) -> bool:
    page = mark.line.page
    return mark.number == note.number and (note.at_end or note.page - 1 <= page <= note.page)


def exponents(line: Line, marks: Iterable[Mark]) -> str:
    """The text of a line; a raised number after a digit that calls no note is written raised: 10⁶, never 106."""
    text = line.text
    taken = {i for mark in marks for i in range(mark.start, mark.end)}
    for start, end, number in _raised(line):
        if start not in taken and start and text[start - 1].isdigit():
            text = text[:start] + number.translate(SUPERSCRIPTS) + text[end:]
    return text
