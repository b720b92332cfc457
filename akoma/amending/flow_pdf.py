"""A PDF as a flow: paragraphs, and under the heads of two columns what stands left and right, told from its place.

Columns begin below a row that ends in the word for an amendment, and go on, over pages, to the line of the original
language, the reasons or the next header. They part in the widest strip that none of their lines touches.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from akoma.amending.flow import BREAK, EMPTY, Begin, Flow, Passage, Piece, Row, column
from akoma.amending.words import (
    header_of,
    is_amended,
    is_amendment_word,
    is_justification,
    marginal_number,
    names_in,
    opens_instruction,
    original_language,
)
from akoma.amendment_list import Column
from akoma.diagnostics import Diagnostic, info, warning
from akoma.errors import AmendmentError
from akoma.ingest.blocks import LABEL, TERMINAL
from akoma.ingest.pdf_columns import SAME_LEVEL
from akoma.ingest.pdf_columns import Row as Level
from akoma.ingest.pdf_furniture import find_outer, line_numbers
from akoma.ingest.pdf_hyphens import Joint, Words, joint, words_of
from akoma.ingest.pdf_lines import Line, body_size, lines_of
from akoma.ingest.pdf_pages import Pages, read_pages
from akoma.language import Language, detect_segments, language, languages

SURE = 0.95
"""Confidence in columns that a clear strip parts: places on a page are never as sure as cells."""
UNSURE = 0.7
"""The same where the strip is narrow, or a word at a line end may or may not have a hyphen."""
CLEAR_STRIP = 8.0
"""Points; a narrower strip may be the space between two words."""
LEAST_STRIP = 3.0
"""Points; below it nothing parts the columns."""
BAND = (0.3, 0.7)
"""Part of the width of the text within which columns part."""
FULL = 0.8
"""A line that fills this share of the width goes on in the next one."""
APART = 1.5
"""Headers and footers stand further from the text than this many times its size."""
AT_EDGE = 12.0
"""Points from the right edge of the text within which a number in the margin ends."""
NAMED = re.compile(r"[^\W\d_]+\s(?:\d+|[IVXLC]+)\s?[a-zA-Z]{0,2}")
"""A line that is nothing but the name of a unit and its number: "Article 1a"."""
HEAD_GAP = 1.4
"""The second line of a head stands no further below the first than this many times its size."""
WIDER = 1.4
"""Baselines further apart than this many times the usual distance: a new paragraph."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text stands on the pages of a document, in points; and what is known of its words."""

    left: float
    right: float
    words: Words
    tongue: Language


@dataclass(slots=True)
class Region:
    """The lines under the heads of two columns, over all pages, in order; and the heads."""

    heads: Level
    lines: list[Line] = field(default_factory=list)


def read_flow(data: bytes, name: str, code: str) -> tuple[Flow, tuple[Diagnostic, ...]]:
    """The flow of a PDF. Raises an AmendmentError where columns cannot be told apart, or a SourceError."""
    document = read_pages(data, name)
    levels = _levels(document)
    lines = [line for level in levels for line in level.cells]
    texts = [line.text for line in lines]
    frame = Frame(
        min((line.x0 for line in lines), default=0.0),
        max((line.x1 for line in lines), default=0.0),
        words_of(texts),
        _tongue(texts, code),
    )
    setter = _Setter(frame)
    headed = any(header_of(" ".join(cell.text for cell in level.cells)) for level in levels)
    flow = tuple(setter.flow(levels) if headed else setter.numbered_flow(levels))
    return flow, tuple(_findings(document, setter))


def _tongue(texts: Sequence[str], code: str) -> Language:
    """The language whose conjunctions follow hanging hyphens; English where it cannot be told."""
    (told,) = detect_segments(["\n".join(texts)])
    known = code or told
    return language(known if known in languages() else "eng")


def _levels(document: Pages) -> list[Level]:
    """The lines of all pages level by level from the top, without running headers, page numbers and line numbers."""
    pages = [lines_of(page) for page in document.pages]
    numbers = line_numbers([line for page in pages for line in page])
    by_page = [_level([line for line in page if line not in numbers]) for page in pages]
    size = body_size(line for page in pages for line in page)
    outer = find_outer(by_page, frozenset(), size).rows
    kept: list[Level] = []
    before = 0
    for page in by_page:
        first, last = _amending(page)
        marked = [before + i in outer and not first <= i <= last for i in range(len(page))]
        top, bottom = _apart(page, marked), len(page) - _apart(page[::-1], marked[::-1])
        kept.extend(level for i, level in enumerate(page) if top <= i < bottom)
        before += len(page)
    return kept


def _apart(page: Sequence[Level], marked: Sequence[bool]) -> int:
    """How many levels at one end of a page are furniture: they are marked as such, and stand apart from the text.

    Lines of columns recur from page to page as headers do; but they stand close to the lines beside them.
    """
    found = 0
    for i, (level, following) in enumerate(pairwise(page), start=1):
        if not marked[i - 1]:
            break
        if abs(following.y - level.y) >= APART * max(level.size, following.size):
            found = i
    return found


def _amending(page: Sequence[Level]) -> tuple[int, int]:
    """From which level of a page to which nothing is furniture, for amendments recur: one a page looks like another."""
    found = [i for i, level in enumerate(page) if _speaks(level)]
    return (found[0], found[-1]) if found else (0, -1)


def _level(lines: Sequence[Line]) -> list[Level]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.y, line.x0)):
        if rows and line.y - rows[-1][0].y <= SAME_LEVEL:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [Level(tuple(sorted(row, key=lambda line: line.x0))) for row in rows]


def _speaks(level: Level) -> bool:
    """Whether a level is part of an amendment, however often it recurs at the end of pages."""
    text = " ".join(cell.text for cell in level.cells)
    return bool(header_of(text) or original_language(text)) or is_justification(text) or _is_heads(level)


def _is_heads(level: Level) -> bool:
    return len(level.cells) == 2 and is_amendment_word(level.cells[1].text)  # noqa: PLR2004


def _ends_columns(level: Level) -> bool:
    text = " ".join(cell.text for cell in level.cells)
    return bool(header_of(text) or original_language(text)) or is_justification(text)


class _Setter:
    """Sets the levels as a flow; counts what had to be guessed."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._tables = 0
        self.doubts = 0
        self.raised = 0
        """Raised figures that were left out: marks of notes."""

    def flow(self, levels: Sequence[Level]) -> Iterator[Passage | Row]:
        """Paragraphs and, for each region of columns, the heads and one row."""
        plain: list[Line] = []
        region: Region | None = None
        for level in levels:
            if region and _ends_columns(level):
                yield from self._columns(region)
                region = None
            if region:
                region.lines.extend(level.cells)
            elif _is_heads(level):
                yield from self._paragraphs(plain)
                plain, region = [], Region(level)
            else:
                plain.extend(level.cells)
        if region:
            yield from self._columns(region)
        yield from self._paragraphs(plain)

    def numbered_flow(self, levels: Sequence[Level]) -> Iterator[Passage | Row | Begin]:
        """Of a British paper, where a number stands in the right margin beside the first of the names.

        The names end where a line begins as an instruction does.
        """
        plain: list[Line] = []
        names: list[Line] = []
        number = ""
        for level in levels:
            if begun := self._marginal(level):
                yield from self._paragraphs(plain)
                plain, names, number = [], list(level.cells[:-1]), begun
            elif number and not opens_instruction(level.cells[0].text):
                names.extend(level.cells)
            else:
                if number:
                    authors = tuple(name for line in names for name in names_in(line.text))
                    yield Begin(number, authors, level.page + 1)
                    number = ""
                plain.extend(level.cells)
        if number:
            raise AmendmentError(f"amendment {number} asks for nothing", "check that the file is complete")
        yield from self._paragraphs(plain)

    def _marginal(self, level: Level) -> str:
        """The number in the right margin of a level; what stands beside it are names, so it never stands alone."""
        last = level.cells[-1]
        at_edge = len(level.cells) > 1 and self._frame.right - last.x1 <= AT_EDGE
        return marginal_number(last.text) if at_edge else ""

    # --- paragraphs ---------------------------------------------------------------------------------------------------

    def _paragraphs(self, lines: Sequence[Line]) -> Iterator[Passage]:
        group: list[Line] = []
        for line in lines:
            if group and not self._goes_on(group[-1], line):
                yield self._passage(group)
                group = []
            group.append(line)
        if group:
            yield self._passage(group)

    def _goes_on(self, line: Line, following: Line) -> bool:
        """Whether a line fills the width, and the next one, close below, looks like it."""
        width = self._frame.right - self._frame.left
        close = line.page != following.page or following.y - line.y <= 1.6 * line.size
        alike = (line.bold, line.italic, round(line.size)) == (following.bold, following.italic, round(following.size))
        return line.x1 - self._frame.left >= FULL * width and close and alike and not _speaks(Level((following,)))

    def _passage(self, lines: Sequence[Line]) -> Passage:
        return Passage(self._words([lines]), lines[0].page + 1)

    # --- columns ------------------------------------------------------------------------------------------------------

    def _columns(self, region: Region) -> Iterator[Row]:
        self._tables += 1
        lines = _without_head(region)
        place, width = self._gutter(lines, region.heads)
        left = [line for line in lines if line.x0 < place]
        right = [line for line in lines if line.x0 >= place]
        before = self.doubts
        edges = (place, self._frame.right)
        columns = [self._words(_blocks(side, edge)) for side, edge in zip((left, right), edges, strict=True)]
        sure = SURE if width >= CLEAR_STRIP and self.doubts == before else UNSURE
        page = region.heads.page + 1
        heads = tuple(Passage(Column(cell.text), page) for cell in region.heads.cells)
        yield Row(heads, table=self._tables)
        cells = tuple(Passage(words, page) if words.text else EMPTY for words in columns)
        yield Row(cells, sure=sure, table=self._tables)

    def _gutter(self, lines: Sequence[Line], heads: Level) -> tuple[float, float]:
        """Where two columns part, in points, and how wide the strip is that no line touches."""
        first, last = (self._frame.left + share * (self._frame.right - self._frame.left) for share in BAND)
        reach = max((line.x1 for line in lines if line.x0 < first), default=first)
        strips = []
        for line in sorted(lines, key=lambda line: line.x0):
            if line.x0 > reach and reach < last:
                strips.append((min(line.x0, self._frame.right) - max(reach, self._frame.left), line.x0))
            reach = max(reach, line.x1) if line.x0 < last else reach
        inner = [(width, start) for width, start in strips if first <= start <= last]
        if inner:
            width, start = max(inner)
            if width >= LEAST_STRIP:
                return start - min(1.0, width / 2), width
        if lines and all(line.x1 < last for line in lines):
            return last, CLEAR_STRIP
        where = f"page {heads.page + 1}"
        raise AmendmentError(f"the two columns on {where} cannot be told apart", "give the Word or HTML file instead")

    # --- words --------------------------------------------------------------------------------------------------------

    def _words(self, blocks: Sequence[Sequence[Line]]) -> Column:
        pieces: list[Piece] = []
        for lines in blocks:
            for i, line in enumerate(lines):
                pieces.extend(self._line(line, lines[i + 1].text if i + 1 < len(lines) else None))
            pieces.append(Piece(BREAK))
        return column(pieces)

    def _line(self, line: Line, following: str | None) -> Iterator[Piece]:
        """A line as pieces; at its end a space, or nothing where a word is cut there."""
        kind = Joint.KEEP if following is None else joint(line.text, following, self._frame.words, self._frame.tongue)
        self.doubts += kind is Joint.DOUBT
        text = line.text[:-1] if kind is Joint.DROP else line.text
        at = 0
        for span in line.spans:
            words = text[span.start : span.end]
            if span.shift > 0 and words.strip().isdigit():
                self.raised += 1
            else:
                yield Piece(text[at : span.start])
                yield Piece(words, span.bold and span.italic)
            at = span.end
        yield Piece(text[at:])
        if kind is Joint.SPACE:
            yield Piece(" ", _ends_marked(line))


def _ends_marked(line: Line) -> bool:
    """Whether the last characters of a line are in bold italics: then so is the space at its end."""
    return bool(line.spans) and line.spans[-1].bold and line.spans[-1].italic


def _without_head(region: Region) -> list[Line]:
    """The lines below the heads, without the second line of a left head that needs two and looks like the first."""
    head = region.heads.cells[0]
    lines = list(region.lines)
    if lines and _continues_head(head, lines[0]) and is_amended(f"{head.text} {lines[0].text}"):
        return lines[1:]
    return lines


def _continues_head(head: Line, line: Line) -> bool:
    alike = (line.bold, line.italic, line.page) == (head.bold, head.italic, head.page)
    return alike and line.y - head.y <= HEAD_GAP * head.size and not LABEL.match(line.text)


def _blocks(lines: Sequence[Line], edge: float) -> list[list[Line]]:
    """The paragraphs of a column: parted by a wider distance, or where a label follows the end of a sentence.

    So they are where a label follows that would have had room in the line before it, and behind the name of an article.
    ``edge``: where the column may end, in points.
    """
    gaps = [b.y - a.y for a, b in pairwise(lines) if a.page == b.page and b.y > a.y]
    usual = median(gaps) if gaps else 0.0
    least = min((gap for gap in gaps if gap > 0), default=usual)
    blocks: list[list[Line]] = []
    for line in lines:
        if (
            blocks
            and not _is_short(blocks[-1], line, edge)
            and not _parts(blocks[-1][-1], line, min(usual, 1.2 * least))
        ):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _parts(line: Line, following: Line, usual: float) -> bool:
    wide = line.page == following.page and following.y - line.y > WIDER * usual
    return wide or (line.text.rstrip().endswith(TERMINAL) and bool(LABEL.match(following.text)))


def _is_short(block: Sequence[Line], following: Line, edge: float) -> bool:
    """Whether a line ends before it is full, so that the break behind it is meant."""
    line = block[-1]
    if len(block) == 1 and NAMED.fullmatch(line.text.strip()):
        return True
    first = (following.text.split() or [""])[0]
    sign = (line.x1 - line.x0) / max(len(line.text), 1)
    return bool(LABEL.match(following.text)) and line.x1 + sign * (len(first) + 1) + AT_EDGE < edge


def _findings(document: Pages, setter: _Setter) -> Iterator[Diagnostic]:
    if document.unreadable:
        yield warning("unreadable-characters", f"{document.unreadable} characters of the file stand for no letter")
    if setter.doubts:
        yield warning("hyphen-kept", f"{setter.doubts} hyphens at line ends were kept, for want of evidence")
    if setter.raised:
        yield info("notes-left-out", f"{setter.raised} marks of notes were left out of the words")
