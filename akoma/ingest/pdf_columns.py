"""Lines of a page in reading order: rows, and columns told from a gutter that most lines leave free.

    left 1   right 1
    left 2   right 2
    a title across
    left 3   right 3

is read: left 1, left 2, right 1, right 2, the title, left 3, right 3.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from akoma.ingest.pdf_lines import Line, Span, lines_of
from akoma.ingest.pdf_pages import Page, Rule

MIDDLE = (0.3, 0.7)
"""Part of the width of the text within which a gutter is looked for."""
GUTTER = 8.0
"""Points; a narrower gap is no gutter."""
STEP = 2.0
"""Points between two places at which a gutter is looked for."""
MOST_CROSSING = 0.4
"""At most this share of the lines of a page may cross the gutter: titles, and what stands in one column."""
MIN_LINES = 4
"""Lines on either side, at least."""
FILLED = 0.55
"""Running text: the median line fills this share of its column. The cells of a table are shorter."""
SAME_LEVEL = 2.0
"""Points within which lines stand on one level."""

CELL_GAP = 2.2
"""Lines of one cell stand no further apart than this many times their size."""

LEFT, RIGHT = 0, 1


@dataclass(frozen=True, slots=True)
class Row:
    """Lines on one level in one column, from the left: most often one; a label and its text; the cells of a table.

    ``side``: 0 left and 1 right of the gutter, None across it or where there is none. ``band``: rows of one band are
    read column by column, bands from the top.
    """

    cells: tuple[Line, ...]
    side: int | None = None
    band: int = 0

    @property
    def page(self) -> int:
        """Index of the page."""
        return self.cells[0].page

    @property
    def x0(self) -> float:
        """Where it begins, in points."""
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        """Where it ends, in points."""
        return max(cell.x1 for cell in self.cells)

    @property
    def y(self) -> float:
        """The baseline, in points from the top of the page."""
        return self.cells[0].y

    @property
    def size(self) -> float:
        """The size of most of it, in points."""
        return max(self.cells, key=lambda cell: len(cell.text)).size

    @property
    def text(self) -> str:
        """All of it, cells apart by one space."""
        return " ".join(cell.text for cell in self.cells)


def rows_of(lines: Sequence[Line], rules: Sequence[Rule] = ()) -> tuple[Row, ...]:
    """The rows of a page in reading order."""
    gutter = find_gutter(lines)
    if gutter is None or is_ruled_table(lines, gutter, rules):
        return tuple(_rows(lines, None, 0))
    found: list[Row] = []
    for band, (crosses, group) in enumerate(_bands(lines, gutter)):
        sides = [[line for line in group if line.x0 >= gutter], [line for line in group if line.x0 < gutter]]
        if crosses:
            found.extend(_rows(group, None, band))
        else:
            found.extend([*_rows(sides[1], LEFT, band), *_rows(sides[0], RIGHT, band)])
    return tuple(found)


def _rows(lines: Iterable[Line], side: int | None, band: int) -> list[Row]:
    """Lines on one level are one row."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.y, line.x0)):
        if rows and line.y - rows[-1][0].y <= SAME_LEVEL:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [Row(tuple(sorted(row, key=lambda line: line.x0)), side, band) for row in rows]


def _bands(lines: Sequence[Line], gutter: float) -> list[tuple[bool, list[Line]]]:
    """The lines from the top, in stretches that cross the gutter or do not."""
    ordered = sorted(lines, key=lambda line: (line.y, line.x0))
    return [(crosses, list(group)) for crosses, group in groupby(ordered, key=lambda line: _crosses(line, gutter))]


def _crosses(line: Line, gutter: float) -> bool:
    return line.x0 < gutter < line.x1


def find_gutter(lines: Sequence[Line]) -> float | None:
    """Where between two columns of running text a page is empty, in points from the left; None when it has one."""
    if len(lines) < 2 * MIN_LINES:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    places = _free_places(lines, left, right)
    return next((place for place in places if _has_columns(lines, place, left, right)), None)


def _free_places(lines: Sequence[Line], left: float, right: float) -> list[float]:
    """Places in the middle that few lines cross, those that fewest cross first, then the middle of each gap."""
    starts, ends = sorted(line.x0 for line in lines), sorted(line.x1 for line in lines)
    first, last = (left + share * (right - left) for share in MIDDLE)
    places = [first + STEP * i for i in range(int((last - first) / STEP) + 1)]
    # A line crosses a strip when it begins before its end and does not end before its beginning.
    crossing = [bisect_left(starts, x + GUTTER / 2) - bisect_left(ends, x - GUTTER / 2) for x in places]
    ranked = sorted({count for count in crossing if count <= MOST_CROSSING * len(lines)})
    found: list[float] = []
    for count in ranked[:MIN_LINES]:
        stretch = [x for x, crossed in zip(places, crossing, strict=True) if crossed == count]
        found.append(stretch[len(stretch) // 2])
    return found


def _has_columns(lines: Sequence[Line], gutter: float, left: float, right: float) -> bool:
    """Whether running text stands on both sides of a gutter."""
    sides = ([line for line in lines if line.x1 <= gutter], [line for line in lines if line.x0 >= gutter])
    widths = (max((line.x1 for line in sides[0]), default=0) - left, right - gutter)
    return all(
        len(side) >= MIN_LINES and median(line.x1 - line.x0 for line in side) >= FILLED * width
        for side, width in zip(sides, widths, strict=True)
    )


def is_ruled_table(lines: Sequence[Line], gutter: float, rules: Sequence[Rule]) -> bool:
    """Whether ruled lines across the gutter part what stands on its sides: then these are cells, not columns."""
    beside = [line.y for line in lines if not _crosses(line, gutter)]
    inner = [rule for rule in rules if rule.level and rule.x0 < gutter < rule.x1]
    return any(min(beside) < rule.y0 < max(beside) for rule in inner)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a page that has either lines across (``whole``) or two columns of lines (``left``, ``right``)."""

    whole: tuple[Line, ...] = ()
    left: tuple[Line, ...] = ()
    right: tuple[Line, ...] = ()


def side_by_side(page: Page, gutter: float | None = None) -> tuple[Stretch, ...]:
    """The lines of a page from the top, what stands side by side kept apart, as tables of amendments have it.

    ``gutter``: where the columns part, in points, when it is known; else the middle of the text, provided that lines
    begin there, level with lines of the left column. :func:`emphasis` tells what is bold and italic in a line.
    """
    lines = lines_of(page)
    place = _pair_gutter(lines) if gutter is None else gutter
    if place is None:
        return (Stretch(whole=lines),) if lines else ()
    groups: list[tuple[bool, list[Row]]] = []
    for row in _rows(lines, None, 0):
        beside = _is_beside(row, place, groups[-1][1][-1] if groups and groups[-1][0] else None)
        if not groups or groups[-1][0] is not beside:
            groups.append((beside, []))
        groups[-1][1].append(row)
    return tuple(_stretch([cell for row in rows for cell in row.cells], beside, place) for beside, rows in groups)


def _is_beside(row: Row, gutter: float, above: Row | None) -> bool:
    """Whether a row has something in the right column, or goes on in the left one, close below ``above``."""
    if any(_crosses(cell, gutter) for cell in row.cells):
        return False
    close = above is not None and row.y - above.y <= CELL_GAP * row.size
    return close or any(cell.x0 >= gutter for cell in row.cells)


def _stretch(lines: Sequence[Line], beside: bool, gutter: float) -> Stretch:
    if not beside:
        return Stretch(whole=tuple(lines))
    left, right = (tuple(line for line in lines if (line.x0 >= gutter) is side) for side in (False, True))
    return Stretch(left=left, right=right)


def _pair_gutter(lines: Sequence[Line]) -> float | None:
    """Where a table of two columns parts: before the place where most right-hand lines on a shared level begin."""
    if not lines:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    first, last = (left + share * (right - left) for share in MIDDLE)
    begins = [b.x0 for a, b in pairwise(lines) if abs(a.y - b.y) <= SAME_LEVEL and first <= b.x0 <= last]
    return min(begins) - 1 if begins else None


def emphasis(line: Line) -> tuple[Span, ...]:
    """The stretches of a line that are bold and italic: how amendments print what is new."""
    return tuple(span for span in line.spans if span.bold and span.italic)
