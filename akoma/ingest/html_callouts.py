"""Notes of a page as blocks need them: label, text, and the mark that calls each, cut out of the running text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from akoma.diagnostics import Diagnostic, info
from akoma.ingest.blocks import NOTE_LIKE, RoughBlock
from akoma.ingest.html_page import Line, Mark, Page
from akoma.ingest.notes import LooseNote, part_notes
from akoma.normalise import Traced, join, traced

_LABEL = re.compile(r"[(\[]?(?P<marker>\d{1,4}[a-z]?|[a-z]{1,2}|\*{1,4}|[†‡§]{1,3}|[⁰¹²³⁴-⁹]{1,3})[)\]]?[.:]?")
_CLOSES = re.compile(r"\s*[,.;:)”’]")
"""What stands close to the word before it, also when a mark stood between."""
_PARAGRAPH = re.compile(r"\d{1,4}\s?[a-z]{0,8}\.\s")


@dataclass(frozen=True, slots=True)
class Callouts:
    """The running text of some lines (index of the line, text without marks) and the notes that it calls.

    ``marks``: all marks that were cut out, also those that call a note a second time; ``returns``: links back.
    """

    texts: tuple[tuple[int, Traced], ...]
    notes: tuple[LooseNote, ...] = ()
    marks: tuple[Traced, ...] = ()
    returns: tuple[Traced, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def callouts(page: Page, indexes: Sequence[int]) -> Callouts:
    """The running text and notes of these lines: by the links of the page, else by the figures that are printed."""
    linked = _linked(page, indexes)
    return linked if linked.notes else _typed(page, linked)


def _linked(page: Page, indexes: Sequence[int]) -> Callouts:
    lines = [page.lines[i] for i in indexes]
    noted = {line.note for line in lines if line.note}
    marks = [_with_brackets(mark, page.source) for mark in _marks_in(page, lines) if mark.note in noted]
    first: dict[str, Mark] = {}
    for mark in marks:
        first.setdefault(mark.note, mark)
    own: dict[str, list[Line]] = {note: [] for note in first}
    for line in lines:
        own.get(line.note, []).append(line)
    parts = [_note(page, own[note], mark) for note, mark in first.items()]
    again = len(marks) - len(first)
    return Callouts(
        texts=tuple((i, _running(page.source, page.lines[i], marks)) for i in indexes if page.lines[i].note not in own),
        notes=tuple(note for note, _ in parts),
        marks=tuple(traced(page.source, mark.start, mark.end) for mark in marks),
        returns=tuple(back for _, returns in parts for back in returns),
        diagnostics=(info("note-called-again", f"{again} marks call a note that was called before"),) if again else (),
    )


def _marks_in(page: Page, lines: Sequence[Line]) -> Iterator[Mark]:
    """The marks in the running text, in order; a mark within a note calls nothing."""
    running = [line for line in lines if not line.note]
    marks = iter(page.marks)
    mark = next(marks, None)
    for line in running:
        while mark and mark.start < line.end:
            if mark.start >= line.start:
                yield mark
            mark = next(marks, None)


def _with_brackets(mark: Mark, source: str) -> Mark:
    """A mark without the white space in its link, with the brackets around it."""
    text = source[mark.start : mark.end]
    start = mark.start + len(text) - len(text.lstrip())
    end = mark.start + len(text.rstrip())
    if source[start - 1 : start] + source[end : end + 1] in ("()", "[]") and start > 0:
        start, end = start - 1, end + 1
    return Mark(start, end, mark.note)


def _running(source: str, line: Line, marks: Sequence[Mark]) -> Traced:
    """The text of a line, its marks cut out, and the space before a mark where none may stand."""
    pieces: list[Traced] = []
    at = line.start
    for mark in _within(marks, line):
        before = traced(source, at, mark.start)
        closes = _CLOSES.match(source, mark.end, line.end)
        pieces.append(before[: len(before.text.rstrip())] if closes else before)
        at = closes.end() - 1 if closes else mark.end
    pieces.append(traced(source, at, line.end))
    return _concatenated(pieces).tidy()


def _within(marks: Sequence[Mark], line: Line) -> Sequence[Mark]:
    """The marks in a line; marks come in order."""
    begin = bisect_left(marks, line.start, key=_start)
    return marks[begin : bisect_left(marks, line.end, begin, key=_start)]


def _start(mark: Mark) -> int:
    return mark.start


def _concatenated(pieces: Sequence[Traced]) -> Traced:
    return Traced("".join(p.text for p in pieces), tuple(at for p in pieces for at in p.at))


def _note(page: Page, lines: Sequence[Line], mark: Mark) -> tuple[LooseNote, list[Traced]]:
    """One note, and the links back that stand in it."""
    backs = [back for line in lines for back in _within(page.returns, line)]
    text = join(part for line in lines if (part := _running(page.source, line, backs)).text)
    called = traced(page.source, mark.start, mark.end)
    marker = called.text.strip("()[] \n")
    end = _label_end(text.text, marker)
    returns = [traced(page.source, back.start, back.end).strip() for back in backs]
    return LooseNote(marker, text[:end].strip(), text[end:].strip(), called, 0), returns


def _label_end(text: str, marker: str) -> int:
    """Where the label of a note ends: its marker, or any figure in brackets."""
    found = _LABEL.match(text)
    if not found:
        return 0
    bracketed = found[0][0] in "([" or found[0][-1] in ")]"
    return found.end() if found["marker"] == marker or bracketed else 0


def _typed(page: Page, plain: Callouts) -> Callouts:
    """Notes without links: a list at the end of the text, numbered from 1, whose marks stand in the text.

    Only when nothing before the list begins like its first note: "(1)" may also number the recitals of a law.
    """
    texts = [text for _, text in plain.texts]
    start = _list_of_notes(texts)
    if start is None or any(_number(text) == 1 for text in texts[:start]):
        return plain
    parted = part_notes([RoughBlock(text) for text in texts])
    if len(parted.blocks) != start:
        return plain
    indexes = [i for i, _ in plain.texts[:start]]
    running = tuple((i, block.text.tidy()) for i, block in zip(indexes, parted.blocks, strict=True))
    marks = tuple(note.mark for note in parted.notes if note.mark)
    return Callouts(running, parted.notes, marks, (), parted.diagnostics)


def _list_of_notes(texts: Sequence[Traced]) -> int | None:
    """Where a list of notes begins that goes on to the end of the text: 1, 2, 3, nothing between."""
    for start in range(len(texts) - 1, 0, -1):
        number = _number(texts[start])
        if number is None:
            return None
        if number == 1:
            numbers = [_number(text) for text in texts[start:]]
            return start if numbers == list(range(1, len(numbers) + 1)) else None
    return None


def _number(text: Traced) -> int | None:
    if _PARAGRAPH.match(text.text):
        return None
    found = NOTE_LIKE.match(text.text)
    return int(found[1]) if found else None
