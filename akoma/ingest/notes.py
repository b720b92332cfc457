"""Footnotes of a plain text: told from the text that they cut, and tied to their marks.

    "... in Nagorno-Karabach1, van 10 maart ..."      the mark, glued to a word
    "1 PB C 214 van 16.6.2023, blz. 104."             the note, at the end of its page or of the text

A number is a note's mark only when that note exists: "20214" is the year 2021 and note 4 if there is a note 4 below,
and nothing but a strange number if there is none. Notes are numbered upwards from 1, each number once.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from akoma.diagnostics import Diagnostic, warning
from akoma.ingest.blocks import NOTE_LIKE, RoughBlock
from akoma.normalise import Traced

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPERSCRIPTS = str.maketrans("0123456789", RAISED)
PLAIN = str.maketrans(RAISED, "0123456789")

MOST_DIGITS = 3
"""Of the number of a note."""

_NO_RULE = r"(?<![^\d/.]\d)(?<![^\d/.]\d\d)(?<![^\d/.]\d\d\d)"
"""Not after a short number, where brackets hold a paragraph ("Rule 132(2)"); after a year or "2016/679" they may."""

FORMS = (
    re.compile(
        rf"(?<=\S){_NO_RULE}\((\d{{1,3}})\)(?!\w)|(?<=\S)\[(\d{{1,3}})\](?!\w)|(?<![{RAISED}])([{RAISED}]++)(?!\w)"
    ),
    re.compile(r"(?<=[^\W\d_A-Z][^\W\d_A-Z])(\d{1,3})(?![\w(])|(?<=[”’»)\]])(\d{1,3})(?![\w(])"),
    re.compile(r"\b[12]\d\d\d(\d{1,3})(?!\d)"),
    re.compile(r"(?<=[A-Z][A-Z][A-Z])(\d{1,3})(?![\w(])"),
)
"""How marks of notes look, see :class:`MarkIndex`."""

MAYBE = re.compile(rf"[\d{RAISED}](?:(?<=[^\s\d.,].)|(?<=\d\d\d\d\d)|(?<=[{RAISED}]))")
"""What every form has somewhere: a digit right behind something, a long number, a raised digit. Searched first, for the
forms take ten times as long."""

STARTS = re.compile(rf"[\d(\[{RAISED}]")
"""What every form begins with."""

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


Place = tuple[int, int]
"""A place in the running text: which block, which character of it as it was before any mark was cut."""


def part_notes(rough: Sequence[RoughBlock]) -> Parted:
    """Take the notes out of the blocks and their marks out of the text."""
    parting = _Parting(rough)
    for i, block in enumerate(rough):
        found = NOTE_LIKE.match(block.text.text)
        if not (found and parting.takes(i, found)):
            parting.keep(block)
    return parting.parted()


class _Parting:
    """Takes blocks one by one: as a note, or as text, whose marks are then cut once all notes are known."""

    def __init__(self, rough: Sequence[RoughBlock]) -> None:
        self._rough = rough
        self._texts: list[RoughBlock] = []
        self._notes: list[LooseNote] = []
        self._findings: list[Diagnostic] = []
        self._marks = MarkIndex()
        self._cursor: Place = (0, 0)
        self._cuts: dict[int, list[tuple[int, int]]] = {}

    def keep(self, block: RoughBlock) -> None:
        """A block of the running text."""
        self._marks.add(len(self._texts), block.text.text)
        self._texts.append(block)

    def takes(self, index: int, found: re.Match[str]) -> bool:
        """Whether a block that looks like a note is the next one; it is then taken."""
        if int(found[1]) != len(self._notes) + 1 or not self._texts:
            return False
        place = self._marks.first(found[1], self._cursor)
        if place is None and not _ends_page(self._rough, index, len(self._notes) + 1):
            return False
        if place is None:
            self._findings.append(_missing(found[1]))
        mark = self._cut(place, found[1]) if place else None
        self._notes.append(_note(self._rough[index], found, mark, len(self._texts) - 1))
        return True

    def _cut(self, place: Place, number: str) -> Traced:
        index, start = place
        text = self._texts[index].text
        end = start + _mark_length(text.text, start, number)
        self._cuts.setdefault(index, []).append((start, end))
        self._cursor = (index, end)
        return text[start:end]

    def parted(self) -> Parted:
        """What was found, the marks cut out of the text."""
        for index, cuts in self._cuts.items():
            block = self._texts[index]
            self._texts[index] = replace(block, text=block.text.without(cuts))
        return Parted(tuple(self._texts), tuple(self._notes), tuple(self._findings))


def _missing(number: str) -> Diagnostic:
    message = f"no mark for note {number} was found in the text; the note stands at the end of the unit before it"
    return warning("note-mark-missing", message, f"note {number}")


def _note(block: RoughBlock, found: re.Match[str], mark: Traced | None, after: int) -> LooseNote:
    body = re.compile(r"[(\[]?\d{1,3}[)\]]?").match(block.text.text)
    end = body.end() if body else 0
    return LooseNote(found[1], block.text[:end], block.text[end:].strip(), mark, after)


def _ends_page(rough: Sequence[RoughBlock], index: int, expected: int) -> bool:
    """Whether from here to the end of the page there are only notes, numbered upwards.

    Only in a text with pages: without them a block that begins with a number needs its mark to be a note.
    """
    for i in range(index, len(rough)):
        if rough[i].on_new_page and i > index:
            return True
        found = NOTE_LIKE.match(rough[i].text.text)
        if not found or int(found[1]) != expected:
            return False
        expected += 1
    return index + 1 == len(rough) and any(block.on_new_page for block in rough[1:])


class MarkIndex:
    """Where in the running text a mark of a note may stand, by its number; each text is searched once.

    Forms from certain to doubtful: bracketed or raised, after a word or quotation, after a year, after an acronym. A
    single letter or a short acronym before the digit is a name ("G7", "B9", "CO2"), not a mark.
    """

    def __init__(self) -> None:
        self._places: tuple[dict[str, list[Place]], ...] = tuple({} for _ in FORMS)

    def add(self, block: int, text: str) -> None:
        """Take up one block; blocks come in order."""
        if not MAYBE.search(text):
            return
        starts = [found.start() for found in STARTS.finditer(text)]
        for pattern, places in zip(FORMS, self._places, strict=True):
            for found in _matches(pattern, text, starts):
                for number, start in _numbers(found):
                    if not _is_unit(text, start):
                        places.setdefault(number, []).append((block, start))

    def first(self, number: str, cursor: Place) -> Place | None:
        """The first place from the cursor on where the mark of this note stands, the most telling form first."""
        for places in self._places:
            candidates = places.get(number, [])
            index = bisect_left(candidates, cursor)
            if index < len(candidates):
                return candidates[index]
        return None


def _matches(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """As ``finditer``, given where alone a match may begin: to try every character of a text takes far longer."""
    since = 0
    for at in starts:
        found = pattern.match(text, at) if at >= since else None
        if found:
            since = found.end()
            yield found


def _numbers(found: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The numbers that a find may be the mark of: of raised digits that stand together, the last one to three."""
    group = found.lastindex or 0
    digits = found[group]
    if digits[0] not in RAISED:
        yield digits, found.start(group) if found[0].endswith(digits) else found.start()
        return
    for length in range(min(MOST_DIGITS, len(digits)), 0, -1):
        at = found.end() - length
        if at > 0 and not found.string[at - 1].isspace():
            yield digits[-length:].translate(PLAIN), at


def _is_unit(text: str, offset: int) -> bool:
    return any(m.start() < offset < m.end() for m in UNITS.finditer(text, max(0, offset - 6), offset + 6))


def _mark_length(text: str, offset: int, number: str) -> int:
    return len(number) + 2 if text[offset] in "([" else len(number)
