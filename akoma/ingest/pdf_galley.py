"""From what was found on the pages to a galley: the text is written out, and everything gets its place in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from akoma.diagnostics import Diagnostic, info, warning
from akoma.drafts import Block, BlockNote
from akoma.ingest.assemble import Galley, tongue_of
from akoma.ingest.pdf_hyphens import ALL_HYPHENS, FILLED, LAST, Joint, Words, continuation, joint, words_of
from akoma.ingest.pdf_layout import Layout, lay_out
from akoma.ingest.pdf_lines import Line
from akoma.ingest.pdf_notes import FoundNote, Mark, exponents
from akoma.ingest.pdf_pages import read_pages
from akoma.ingest.pdf_paragraphs import Part
from akoma.ingest.reader import ReadOptions
from akoma.language import Language
from akoma.model import Furniture, FurnitureKind, SourceSpan
from akoma.normalise import SOFT_HYPHEN, SYNTHETIC, Traced, traced

CELL = "| "
"""What stands before the second cell of a table and those after it, in running text."""
FORM_FEED = "\f"
REPLACEMENT = "\ufffd"


@dataclass(slots=True)
class _Sheet:
    """The text under construction; remembers where each line was written."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    page_starts: list[int] = field(default_factory=list)
    places: dict[Line, int] = field(default_factory=dict)

    def write(self, text: str) -> int:
        """Add text; where it begins."""
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return start

    def new_page(self) -> None:
        """Begin a page."""
        if self.page_starts:
            self.write(FORM_FEED)
        self.page_starts.append(self.length)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line end within a paragraph or a note: the part, its text as it is written, and what follows it."""

    part: Part
    text: str
    joint: Joint


Joined = Sequence[_Line]
"""The lines of a paragraph or of a note."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A document as it is written: lines joined, by paragraph and by note, each line with its place in the source."""

    source: str
    texts: Sequence[Joined]
    notes: Sequence[Joined]
    places: Mapping[Line, int]
    cuts: Mapping[Line, Sequence[Mark]]


def read_galley(data: bytes, name: str, options: ReadOptions) -> tuple[Galley, Language]:
    """The galley of a PDF and the language of its text.

    Raises UnreadableSourceError, SourceTooLargeError, NoTextError, UnknownLanguageError; messages begin with ``name``.
    """
    layout = lay_out(read_pages(data, name))
    lines = [part.line.text for paragraph in layout.paragraphs for part in paragraph.parts]
    language = tongue_of("\n".join(lines), options)
    return galley_of(layout, words_of(lines), language), language


def galley_of(layout: Layout, words: Words, language: Language) -> Galley:
    """The galley of a document; every line of the layout is written once."""
    cuts = _by_line(layout.marks)
    texts = [_joined(paragraph.parts, cuts, words, language) for paragraph in layout.paragraphs]
    notes = [_joined(_note_parts(note, layout), {}, words, language) for note in layout.notes]
    sheet = _Sheet()
    furniture = _write(sheet, layout, [*texts, *notes])
    written = _Written("".join(sheet.pieces), texts, notes, sheet.places, cuts)
    return Galley(
        source=written.source,
        blocks=_blocks(layout, written),
        furniture=tuple(_furniture(at, text, sheet, layout.first_page) for at, text in furniture),
        told=layout.told,
        marks=tuple(_mark(mark, written) for mark in layout.marks if mark),
        note_labels=tuple(
            _glued(joined, written)[: _label_length(note, joined)]
            for note, joined in zip(layout.notes, notes, strict=True)
        ),
        page_starts=tuple(sheet.page_starts),
        first_page=layout.first_page,
        diagnostics=(*_hyphens([*texts, *notes]), *_findings(layout)),
    )


def _mark(mark: Mark, written: _Written) -> Traced:
    start = written.places[mark.line]
    return traced(written.source, start + mark.start, start + mark.end)


def _by_line(marks: Iterable[Mark | None]) -> Mapping[Line, list[Mark]]:
    found: dict[Line, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark:
            found[mark.line].append(mark)
    return found


def _note_parts(note: FoundNote, layout: Layout) -> tuple[Part, ...]:
    return tuple(Part(cell, i) for i in note.rows for cell in layout.rows[i].cells)


def _joined(parts: Sequence[Part], tied: Mapping[Line, list[Mark]], words: Words, language: Language) -> Joined:
    """The lines of a paragraph as they are written: exponents raised, a hyphen that only parts a word made soft."""
    written = [exponents(part.line, tied.get(part.line, ())) for part in parts]
    found: list[_Line] = []
    for k, part in enumerate(parts):
        following = parts[k + 1] if k + 1 < len(parts) else None
        same_row = following is not None and following.row == part.row
        plain = following is None or following.new_cell or same_row
        how = Joint.SPACE if plain else _joint(written, k, words, language)
        text = _hard(written[k][:-1]) + SOFT_HYPHEN if how is Joint.DROP else _hard(written[k])
        found.append(_Line(part, text, how))
    return tuple(found)


def _joint(written: Sequence[str], k: int, words: Words, language: Language) -> Joint:
    """What becomes of a line end; a word may be cut more than once."""
    if not LAST.search(written[k]):
        return Joint.SPACE
    before, first = written[k], k
    while first and FILLED.fullmatch(written[first]) and written[first - 1][-1:] in ALL_HYPHENS:
        first -= 1
        before = written[first][:-1] + before
    return joint(before, continuation(written[k + 1 :]), words, language)


def _hard(text: str) -> str:
    """Where the hyphen stays, it is a real one: some fonts call every hyphen soft."""
    return text.replace(SOFT_HYPHEN, "-")


def _write(sheet: _Sheet, layout: Layout, all_joined: Iterable[Joined]) -> list[tuple[int, str]]:
    """Write page after page: header, text, notes, footer. Gives the furniture with the places where it stands."""
    by_page: dict[int, list[list[_Line]]] = defaultdict(list)
    for joined in all_joined:
        for page, stretch in _pages(joined):
            by_page[page].append(stretch)
    furniture: list[tuple[int, str]] = []
    for page in range(layout.pages):
        sheet.new_page()
        furniture.extend(_write_lines(sheet, layout.headers.get(page, ())))
        for stretch in by_page[page]:
            _write_stretch(sheet, stretch)
        furniture.extend(_write_lines(sheet, layout.footers.get(page, ())))
    return furniture


def _pages(joined: Joined) -> list[tuple[int, list[_Line]]]:
    """A paragraph, page by page."""
    found: dict[int, list[_Line]] = {}
    for one in joined:
        found.setdefault(one.part.line.page, []).append(one)
    return list(found.items())


def _write_lines(sheet: _Sheet, lines: Iterable[str]) -> list[tuple[int, str]]:
    return [(sheet.write(text + "\n"), text) for text in lines]


def _write_stretch(sheet: _Sheet, stretch: Joined) -> None:
    """The lines of a paragraph on one page; cells and labels on one line of the text."""
    for k, one in enumerate(stretch):
        if one.part.new_cell:
            sheet.write(CELL)
        sheet.places[one.part.line] = sheet.write(one.text)
        following = stretch[k + 1].part if k + 1 < len(stretch) else None
        on_line = following is not None and (following.new_cell or following.row == one.part.row)
        sheet.write(" " if on_line else "\n")
    sheet.write("\n")


def _glued(joined: Joined, written: _Written) -> Traced:
    """The lines of a paragraph or a note in one line, marks cut out."""
    text: list[str] = []
    at: list[int] = []
    for k, one in enumerate(joined):
        start = written.places[one.part.line]
        # The sign between two cells stands in the text before the first line of the second one.
        opening = len(CELL) if one.part.new_cell else 0
        whole = traced(written.source, start - opening, start + len(one.text))
        for mark in sorted(written.cuts.get(one.part.line, ()), key=lambda mark: -mark.start):
            whole = whole.cut(opening + mark.start, opening + mark.end)
        text.append(whole.text)
        at.extend(whole.at)
        if one.joint is Joint.SPACE and k + 1 < len(joined):
            text.append(" ")
            at.append(SYNTHETIC)
    return Traced("".join(text), tuple(at)).tidy()


def _blocks(layout: Layout, written: _Written) -> tuple[Block, ...]:
    """The blocks, each with the notes that are called in it."""
    homes: dict[int, list[BlockNote]] = defaultdict(list)
    owner = {part.line: k for k, paragraph in enumerate(layout.paragraphs) for part in paragraph.parts}
    for note, joined, mark in zip(layout.notes, written.notes, layout.marks, strict=True):
        line = mark.line if mark else layout.last_line_before(note)
        mark_at = written.places[line] + (mark.start if mark else len(line.text) - 1)
        text = _glued(joined, written)[_label_length(note, joined) :].strip()
        homes[owner[line]].append(BlockNote(str(note.number), text, mark_at))
    return tuple(
        Block(_glued(joined, written), tuple(sorted(homes[k], key=lambda note: note.mark_at)), paragraph.heading)
        for k, (joined, paragraph) in enumerate(zip(written.texts, layout.paragraphs, strict=True))
    )


def _label_length(note: FoundNote, joined: Joined) -> int:
    row = " ".join(one.text for one in joined if one.part.row == note.rows[0])
    return len(row[: note.label].rstrip())


def _furniture(at: int, text: str, sheet: _Sheet, first_page: int) -> Furniture:
    page = sum(start <= at for start in sheet.page_starts) - 1
    return Furniture(FurnitureKind.PAGE, text, (SourceSpan(at, at + len(text), first_page + page),))


def _hyphens(all_joined: Iterable[Joined]) -> list[Diagnostic]:
    doubtful = [(a, b) for joined in all_joined for a, b in pairwise(joined) if a.joint is Joint.DOUBT]
    if not doubtful:
        return []
    examples = ", ".join(f"{a.text.split(' ')[-1]}{b.text.split(' ')[0]}" for a, b in doubtful[:3])
    count = len(doubtful)
    where = "hyphen at a line end was" if count == 1 else "hyphens at line ends were"
    return [info("hyphen-kept", f"{count} {where} kept, the word does not occur elsewhere: {examples}")]


def _findings(layout: Layout) -> list[Diagnostic]:
    found = [
        warning(
            "note-mark-missing",
            f"no mark for note {note.number} was found in the text; the note stands at the end of the unit before it",
            f"note {note.number}",
        )
        for note, mark in zip(layout.notes, layout.marks, strict=True)
        if mark is None
    ]
    if layout.unreadable:
        characters = "1 character has" if layout.unreadable == 1 else f"{layout.unreadable} characters have"
        message = f"{characters} no letter in the file; each is shown as {REPLACEMENT}"
        found.append(warning("unreadable-characters", message))
    return found
