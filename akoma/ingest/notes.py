"""Footnotes of a plain text: told from the text that they cut, and tied to their marks.

    "... in Nagorno-Karabach1, van 10 maart ..."      the mark, glued to a word
    "1 PB C 214 van 16.6.2023, blz. 104."             the note, at the end of its page or of the text

A number is a note's mark only when that note exists: "20214" is the year 2021 and note 4 if there is a note 4 below,
and nothing but a strange number if there is none. Notes are numbered upwards from 1, each number once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from akoma.diagnostics import Diagnostic, warning
from akoma.ingest.blocks import NOTE_LIKE, RoughBlock
from akoma.normalise import Traced

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

UNITS = re.compile(r"\b(?:[kcdm]?m[23]|CO2|SO2|NO2|PM10)\b")
"""Glued digits that are units and substances."""


@dataclass(frozen=True, slots=True)
class LooseNote:
    """A note as found: ``label`` and ``text`` where it stands, ``mark`` where it is called (None when not found)."""

    marker: str
    label: Traced
    text: Traced
    mark: Traced | None
    after: int
    """Index, among the text blocks, of the last one before the note: where it goes when it has no mark."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A text parted into running text (marks cut out) and notes."""

    blocks: tuple[RoughBlock, ...]
    notes: tuple[LooseNote, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the running text: which block, which character of it."""

    block: int
    offset: int


def part_notes(rough: Sequence[RoughBlock]) -> Parted:
    """Take the notes out of the blocks and their marks out of the text."""
    texts: list[RoughBlock] = []
    notes: list[LooseNote] = []
    findings: list[Diagnostic] = []
    cursor = _Place(0, 0)
    for i, block in enumerate(rough):
        found = NOTE_LIKE.match(block.text.text)
        if not (found and int(found[1]) == len(notes) + 1 and texts):
            texts.append(block)
            continue
        place = _mark(texts, cursor, found[1])
        if place is None and not _ends_page(rough, i, len(notes) + 1):
            texts.append(block)
            continue
        mark, cursor = _cut_mark(texts, place, found[1]) if place else (None, cursor)
        notes.append(_note(block, found, mark, len(texts) - 1))
        if mark is None:
            message = (
                f"no mark for note {found[1]} was found in the text; the note stands at the end of the unit before it"
            )
            findings.append(warning("note-mark-missing", message, f"note {found[1]}"))
    return Parted(tuple(texts), tuple(notes), tuple(findings))


def _note(block: RoughBlock, found: re.Match[str], mark: Traced | None, after: int) -> LooseNote:
    body = re.compile(r"[(\[]?\d{1,3}[)\]]?").match(block.text.text)
    end = body.end() if body else 0
    return LooseNote(found[1], block.text[:end], block.text[end:].strip(), mark, after)


def _ends_page(rough: Sequence[RoughBlock], index: int, expected: int) -> bool:
    """Whether from here to the end of the page there are only notes, numbered upwards.

    Only in a text with pages: without them a block that begins with a number needs its mark to be a note.
    """
    if index + 1 < len(rough) and not any(block.on_new_page for block in rough[index + 1 :]):
        return False
    for block in rough[index:]:
        if block.on_new_page and block is not rough[index]:
            return True
        found = NOTE_LIKE.match(block.text.text)
        if not found or int(found[1]) != expected:
            return False
        expected += 1
    return any(block.on_new_page for block in rough[1:])


def _mark(texts: Sequence[RoughBlock], cursor: _Place, number: str) -> _Place | None:
    """The first place after the cursor where the mark of this note stands, the most telling form first."""
    for pattern in _mark_patterns(number):
        for index in range(cursor.block, len(texts)):
            start = cursor.offset if index == cursor.block else 0
            text = texts[index].text.text
            for found in pattern.finditer(text, start):
                if not _is_unit(text, found.start()):
                    return _Place(index, found.start())
    return None


def _mark_patterns(number: str) -> tuple[re.Pattern[str], ...]:
    """From certain to doubtful: bracketed or raised, after a word or quotation, after a year, after an acronym.

    A single letter or a short acronym before the digit is a name ("G7", "B9", "CO2"), not a mark.
    """
    end = r"(?![\w(])"
    raised = number.translate(SUPERSCRIPTS)
    return (
        re.compile(rf"(?<=\S)(?:\({number}\)|\[{number}\]|{raised})(?![\w])"),
        re.compile(rf"(?<=[^\W\d_A-Z][^\W\d_A-Z]){number}{end}|(?<=[”’»)\]]){number}{end}"),
        re.compile(rf"(?<=\b[12]\d\d\d){number}(?!\d)"),
        re.compile(rf"(?<=[A-Z][A-Z][A-Z]){number}{end}"),
    )


def _is_unit(text: str, offset: int) -> bool:
    return any(m.start() < offset < m.end() for m in UNITS.finditer(text, max(0, offset - 6)))


def _mark_length(text: str, offset: int, number: str) -> int:
    return len(number) + 2 if text[offset] in "([" else len(number)


def _cut_mark(texts: list[RoughBlock], place: _Place, number: str) -> tuple[Traced, _Place]:
    """Take the mark out of its block; the cursor stays where it stood."""
    block = texts[place.block]
    end = place.offset + _mark_length(block.text.text, place.offset, number)
    texts[place.block] = replace(block, text=block.text.cut(place.offset, end))
    return block.text[place.offset : end], place
