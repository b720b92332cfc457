"""Tables of a PDF: rows of cells that begin below each other.

    Year   Pumps   Houses          two rows with cells that begin at the same places are a table;
    2099   300     25              each of its rows becomes one paragraph, its cells one after the other

A cell may go on over several lines; ruled lines part the rows where there are any, else the distances do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from akoma.ingest.blocks import TERMINAL
from akoma.ingest.pdf_columns import Row
from akoma.ingest.pdf_lines import Line
from akoma.ingest.pdf_pages import Rule
from akoma.ingest.pdf_paragraphs import Paragraph, Part, hangs, same_column

ALIGNED = 4.0
"""Points within which cells begin (or end) below each other."""
MIN_ROWS = 2
"""Rows with several cells that make a table."""
SPACED = 1.25
"""A line further below than this many of the smallest distances in its table begins a row of the table."""
EVEN = 0.35
"""What the spaces of a justified line may differ by, in sizes of its letters."""
WITHIN = 1.6
"""A line no further below than this many times its size may go on with the cells above."""

Numbered = tuple[int, Row]
"""A row with its number, counted over all pages."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows in reading order that are a table, or are not; ``starts``: where its columns begin, in points."""

    rows: tuple[Numbered, ...]
    starts: tuple[float, ...] = ()


def blocks_of(rows: Sequence[Numbered]) -> Iterator[Block]:
    """The rows of a document, tables apart from the rest."""
    text: list[Numbered] = []
    k = 0
    while k < len(rows):
        length, starts = _table_at(rows, k)
        if not length:
            text.append(rows[k])
            k += 1
            continue
        if text:
            yield Block(tuple(text))
            text = []
        yield Block(tuple(rows[k : k + length]), starts)
        k += length
    if text:
        yield Block(tuple(text))


def _table_at(rows: Sequence[Numbered], k: int) -> tuple[int, tuple[float, ...]]:
    """How many rows from here are a table, and where its columns begin; 0 when none begins here."""
    first = rows[k][1]
    if not _is_wide(first) or (k and _is_stretched(first, rows[k - 1][1])):
        return 0, ()
    wide, last, starts = 1, k, _starts(first)
    for j in range(k + 1, len(rows)):
        row, above = rows[j][1], rows[j - 1][1]
        if not same_column(first, row) or row.y - above.y > 2 * WITHIN * row.size:
            break
        if _is_wide(row) and _aligned(row, starts, first):
            starts = tuple(sorted({*starts, *(x for x in _starts(row) if not _near(x, starts))}))
            wide, last = wide + 1, j
        elif not _fits(row, starts, above):
            break
        elif row.y - above.y <= WITHIN * row.size and not _near(row.x0, starts[:1]):
            last = j
    return (last - k + 1, starts) if wide >= MIN_ROWS else (0, ())


def _is_wide(row: Row) -> bool:
    """Several cells, and not a label with its text."""
    return len(row.cells) > 1 and not hangs(row)


def _is_stretched(row: Row, above: Row) -> bool:
    """Whether a row goes on with the sentence above, its words spread evenly until it ends where that row ends."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(row.cells)]
    evenly = max(gaps) - min(gaps) <= EVEN * row.size
    justified = same_column(above, row) and abs(above.x1 - row.x1) <= ALIGNED and len(above.cells) == 1
    return evenly and justified and not above.text.endswith(TERMINAL) and not any(" " in c.text for c in row.cells)


def _starts(row: Row) -> tuple[float, ...]:
    return tuple(cell.x0 for cell in row.cells)


def _near(x: float, places: Sequence[float]) -> bool:
    return any(abs(x - place) <= ALIGNED for place in places)


def _aligned(row: Row, starts: Sequence[float], first: Row) -> bool:
    """Whether a cell other than the first begins, or ends, where one does above."""
    ends = [cell.x1 for cell in first.cells[1:]]
    return any(_near(cell.x0, starts[1:]) or _near(cell.x1, ends) for cell in row.cells[1:])


def _fits(row: Row, starts: Sequence[float], above: Row) -> bool:
    """Whether the cells of a row stand in the columns, so that they may go on with the cells above."""
    columns = [*starts, float("inf")]
    return row.y - above.y <= WITHIN * row.size and all(
        any(a - ALIGNED <= cell.x0 and cell.x1 < b - ALIGNED / 2 for a, b in pairwise(columns)) for cell in row.cells
    )


def table_paragraphs(block: Block, rules: Sequence[Rule]) -> list[Paragraph]:
    """The rows of a table as paragraphs, cells in order. ``rules``: the ruled lines of its page."""
    rows = block.rows
    distances = [b[1].y - a[1].y for a, b in pairwise(rows)]
    smallest = min(distances, default=0.0)
    uniform = all(distance <= SPACED * smallest for distance in distances)
    levels = [rule.y0 for rule in rules if rule.level and rule.x0 <= block.starts[0] + ALIGNED]
    groups: list[list[Numbered]] = [[rows[0]]]
    for (_, above), (i, row) in pairwise(rows):
        if any(rows[0][1].y < level < rows[-1][1].y for level in levels):
            begins = any(above.y < level <= row.y for level in levels)
        elif uniform:
            begins = _near(row.x0, block.starts[:1])
        else:
            begins = row.y - above.y > SPACED * smallest
        if begins:
            groups.append([])
        groups[-1].append((i, row))
    return [Paragraph(tuple(_cells(group, block.starts))) for group in groups]


def _cells(group: Sequence[Numbered], starts: Sequence[float]) -> Iterator[Part]:
    """The lines of one row of a table, column by column."""
    columns: list[list[tuple[int, Line]]] = [[] for _ in starts]
    for i, row in group:
        for cell in row.cells:
            columns[_column(cell, starts)].append((i, cell))
    begun = False
    for column in columns:
        for k, (i, line) in enumerate(column):
            yield Part(line, i, new_cell=begun and k == 0)
        begun = begun or bool(column)


def _column(cell: Line, starts: Sequence[float]) -> int:
    """The last column that begins before the middle of a cell, or where it begins."""
    return max((k for k, start in enumerate(starts) if start <= cell.x0 + ALIGNED), default=0)
