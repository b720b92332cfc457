"""Rows to paragraphs: by distance, indentation, labels, and by lines that end though the next word had room.

    12. verzoekt de Commissie en de
        lidstaten;
    13. betreurt dat

After "de" there was no room for "lidstaten;": the paragraph goes on. After "lidstaten;" there was: it ends.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from akoma.ingest.blocks import LABEL, TERMINAL
from akoma.ingest.pdf_columns import Row
from akoma.ingest.pdf_hyphens import LAST
from akoma.ingest.pdf_lines import Line

GAP = 1.25
"""A row further below the one above than this many usual distances begins a paragraph."""
FREQUENT = 0.5
"""A distance between rows is frequent when it occurs this share as often as the most frequent one."""
RAISED_ROOM = 0.5
"""Raised and lowered characters push rows apart by up to this share of the size."""
LEVEL = 0.5
"""Rows begin at the same place within this share of their size."""
FIRST_INDENT = 5.0
"""A first line is indented by no more than this many times its size, nor is the text after a label."""
HANGING_INDENT = 7.0
SLACK = 0.35
"""Share of the size by which a word must miss its room before it counts as having had none."""
OWN_ROWS = 4
"""Rows after which a paragraph tells its own width."""
KEPT_TOGETHER = 3
"""Words."""
SPACE = 0.25
"""Width of a space, as a share of the size."""
SAME_END = 3.0
"""Points within which two rows end at the same place: justified text ..."""
NARROW = 10.0
"""... that may be narrower than its column by this many times its size."""
CENTRED = 4.0
"""Points within which rows that begin at different places have one middle."""
RESIZED = 0.06
"""A row that differs in size by more than this share begins a paragraph."""
LARGER = 1.1
"""A heading is larger than the text by this factor, or bold."""
LONGEST_HEADING = 200
"""Characters."""
MANY_ROWS = 8
"""A column with fewer rows does not tell by itself where lines may end."""
WIDE_ROW = 25
"""Characters from which a row tells where lines may end."""

ENDED = re.compile(r"[.;:!?”—–]$|[;,] (?:and|or|en|of|et|ou|und|oder)$")
"""How a row ends after which a label begins the next unit; after a comma it may stand in mid-sentence."""

HANGING_LABEL = re.compile(
    r"[(\[“‘]?(?:\d{1,4}[^\W\d_]{0,3}|[^\W\d_]{1,3}|[ivxlc]{1,6})[.)\]]{0,2}|[–—•·▪●○‒−*-]|\d+(?:\.\d+)+\.?"
)
"""What may stand in the margin before a paragraph, apart from its text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A line within a paragraph; ``new_cell``: it begins the next cell of a table."""

    line: Line
    row: int
    new_cell: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, in reading order. ``heading``: bold, or larger than the text, and short."""

    parts: tuple[Part, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """How a document is set: usual distances of rows by size, and where lines may end, by page and column."""

    size: float
    pitches: dict[float, float]
    ends: dict[tuple[int, int | None], float]
    starts: dict[tuple[int, int | None], float]

    def pitch(self, row: Row) -> float:
        """The usual distance to the row below, in points."""
        return self.pitches.get(_rounded(row.size), 1.2 * row.size)

    def end(self, row: Row) -> float:
        """How far right the lines of this column reach, in points."""
        return self.ends[row.page, row.side]

    def inset(self, row: Row) -> float:
        """How far a row begins from the left end of its column, in points."""
        return row.x0 - self.starts[row.page, row.side]


def measure(rows: Sequence[Row], size: float) -> Measure:
    """Learn the measures of a document from its rows; ``size``: that of the text."""
    distances: dict[float, Counter[float]] = defaultdict(Counter)
    for a, b in pairwise(rows):
        if same_column(a, b) and 0 < b.y - a.y <= 2.2 * a.size:
            distances[_rounded(a.size)][_rounded(b.y - a.y)] += 1
    pitches = {key: _usual(counts) for key, counts in distances.items()}
    starts: dict[tuple[int, int | None], float] = {}
    for row in rows:
        starts[row.page, row.side] = min(row.x0, starts.get((row.page, row.side), row.x0))
    return Measure(size, pitches, _ends(rows), starts)


def _usual(counts: Counter[float]) -> float:
    """The smallest of the frequent distances: in a text of short units most rows may begin a unit."""
    most = max(counts.values())
    return min(distance for distance, count in counts.items() if count >= FREQUENT * most)


def _rounded(value: float) -> float:
    return round(value * 2) / 2


def _ends(rows: Iterable[Row]) -> dict[tuple[int, int | None], float]:
    """Where the longest rows of each column end; a column of few rows is helped out by those of other pages."""
    columns: dict[tuple[int, int | None], list[Row]] = defaultdict(list)
    for row in rows:
        columns[row.page, row.side].append(row)
    found = {key: max(row.x1 for row in same) for key, same in columns.items()}
    for side in (None, 0, 1):
        full = [found[key] for key, same in columns.items() if key[1] == side and _tells(same)]
        for key, same in columns.items():
            if key[1] == side and full and not _tells(same):
                found[key] = max(found[key], median(full))
    return found


def _tells(rows: Sequence[Row]) -> bool:
    return sum(len(row.text) >= WIDE_ROW for row in rows) >= MANY_ROWS


def same_column(a: Row, b: Row) -> bool:
    """Whether two rows stand on one page in one column, nothing across it between them."""
    return (a.page, a.side, a.band) == (b.page, b.side, b.band)


def is_labelled(row: Row) -> bool:
    """Whether a row begins with a label, in the margin or before its first word."""
    return hangs(row) or bool(LABEL.match(row.text))


def hangs(row: Row) -> bool:
    """Whether the first cell of a row is a label in the margin, the second its text."""
    return len(row.cells) == 2 and bool(HANGING_LABEL.fullmatch(row.cells[0].text))  # noqa: PLR2004 - label and text


def paragraphs_of(rows: Sequence[tuple[int, Row]], known: Measure) -> list[Paragraph]:
    """Paragraphs of rows (with their numbers) that are no tables, in reading order."""
    groups: list[list[tuple[int, Row]]] = []
    for i, row in rows:
        if groups and not _begins([r for _, r in groups[-1]], row, known):
            groups[-1].append((i, row))
        else:
            groups.append([(i, row)])
    return [_paragraph(group, known) for group in groups]


def _paragraph(group: Sequence[tuple[int, Row]], known: Measure) -> Paragraph:
    parts = tuple(Part(line, i) for i, row in group for line in row.cells)
    text = " ".join(part.line.text for part in parts)
    large = all(part.line.size >= LARGER * known.size for part in parts)
    bold = all(part.line.bold for part in parts)
    return Paragraph(parts, (large or bold) and len(text) <= LONGEST_HEADING)


def _begins(group: Sequence[Row], row: Row, known: Measure) -> bool:
    """Whether a row begins a paragraph after the rows of the one under way."""
    above = group[-1]
    if abs(row.size - above.size) > RESIZED * above.size:
        return True
    if not same_column(above, row):
        return not _goes_on_elsewhere(group, row, known)
    room = RAISED_ROOM * row.size if _shifted(row) or _shifted(above) else 0.0
    if row.y - above.y > GAP * known.pitch(above) + room or hangs(row):
        return True
    if (LABEL.match(row.text) and _labels(group, row)) or _next_term(group, row):
        return True
    return not _centred(above, row) and (_short(group, row, known) or _indented(group, row, known))


def _labels(group: Sequence[Row], row: Row) -> bool:
    """Whether what looks like a label at the beginning of a row is one, and not "(b)" in mid-sentence."""
    first, above = group[0], group[-1]
    outdented = abs(above.x0 - first.x0) > LEVEL * row.size and _flush(first, row)
    return bool(ENDED.search(above.text)) or (outdented and above.text.endswith(TERMINAL))


def _next_term(group: Sequence[Row], row: Row) -> bool:
    """Whether a row is the next of a list of definitions, each of which begins with the quoted term."""
    first, above = group[0], group[-1]
    return first.text[:1] == row.text[:1] == "“" and above.text.endswith(";") and _flush(first, row)


def _shifted(row: Row) -> bool:
    return any(span.shift for cell in row.cells for span in cell.spans)


def _flush(first: Row, row: Row) -> bool:
    """Whether a row begins where the paragraph under way does."""
    return abs(row.x0 - first.x0) <= LEVEL * row.size


def _centred(above: Row, row: Row) -> bool:
    middles = (above.x0 + above.x1) / 2, (row.x0 + row.x1) / 2
    return abs(middles[0] - middles[1]) <= CENTRED and abs(above.x0 - row.x0) > 2 * CENTRED


def _short(group: Sequence[Row], row: Row, known: Measure) -> bool:
    """Whether a row was meant to end where it does. Two rows that end at the same place are justified text.

    A paragraph of some rows shows by itself where its rows may end: it may be narrower than its column.
    """
    above = group[-1]
    own = max(r.x1 for r in (*group[-OWN_ROWS:], row))
    end = own if len(group) >= OWN_ROWS else known.end(above)
    justified = abs(above.x1 - row.x1) <= SAME_END and known.end(above) - above.x1 <= NARROW * row.size
    return not justified and not _in_mid_sentence(above, row) and _had_room(above, row, end)


def _had_room(above: Row, row: Row, end: float) -> bool:
    """Whether a row ends though the first word of the next had room in its column.

    In mid-sentence three words must have had: "EUR 5 million" may be kept together, whatever the file says.
    """
    cell = row.cells[0]
    width = cell.word
    if not above.text.endswith(TERMINAL):
        words = cell.text.split(" ")[:KEPT_TOGETHER]
        width += (cell.x1 - cell.x0) / max(1, len(cell.text)) * len(" ".join(words[1:]))
    return end - above.x1 > width + (SPACE + SLACK) * row.size


def _in_mid_sentence(above: Row, row: Row) -> bool:
    if LAST.search(above.text) and row.text[:1].isalpha():
        return True
    return not above.text.endswith(TERMINAL) and row.text[:1].islower() and not LABEL.match(row.text)


def _indented(group: Sequence[Row], row: Row, known: Measure) -> bool:
    """Whether a row begins elsewhere than the paragraph under way lets expect."""
    level = LEVEL * row.size
    first, above = group[0], group[-1]
    full = not _short(group, row, known) and not above.text.endswith(TERMINAL)
    if len(group) > 1:
        return abs(row.x0 - above.x0) > level and not full
    if abs(row.x0 - first.x0) <= level or abs(row.x0 - first.cells[-1].x0) <= level:
        return False
    if row.x0 < first.x0:
        return first.x0 - row.x0 > FIRST_INDENT * row.size
    return not (is_labelled(first) or full) or row.x0 - first.x0 > HANGING_INDENT * row.size


def _goes_on_elsewhere(group: Sequence[Row], row: Row, known: Measure) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    first, above = group[0], group[-1]
    if above.side != row.side and None in (above.side, row.side) and above.page == row.page:
        return _in_mid_sentence(above, row)
    if hangs(row) or (LABEL.match(row.text) and (above.text.endswith(TERMINAL) or ENDED.search(above.text))):
        return False
    if _in_mid_sentence(above, row):
        return True
    if _had_room(above, row, known.end(above)) or _face(above) != _face(row) or _elsewhere(group, row, known):
        return False
    return not above.text.endswith((".", ";", ":", "!", "?")) or is_labelled(first)


def _face(row: Row) -> tuple[bool, bool]:
    return all(cell.bold for cell in row.cells), all(cell.italic for cell in row.cells)


def _elsewhere(group: Sequence[Row], row: Row, known: Measure) -> bool:
    """Whether the first row of a column begins where no row of the paragraph under way would."""
    above = group[-1]
    steps = (known.inset(row) - known.inset(above), row.x0 - above.x0)
    level = 2 * LEVEL * row.size
    if len(group) > 1:
        return min(map(abs, steps)) > level
    return not any(-level <= step <= HANGING_INDENT * row.size for step in steps)
