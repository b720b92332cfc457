"""The table of demands as rows of plain cells, for CSV and XLSX: what each column holds, said once.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, and a document may hold
anything: :func:`is_formula` finds such cells, and each writer makes text of them in its own way.
"""

from collections.abc import Iterator

from render.trace_view import CellView, ColumnView, TraceView

_ACTING = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What spreadsheets act on at the beginning of a cell; the last four are the full-width forms."""


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate this cell instead of showing it."""
    return text.startswith(_ACTING)


def headings(view: TraceView) -> tuple[str, ...]:
    """The names of the columns. A document that was not compared has its warning in the name of its column."""
    words = view.words
    own = [words(key) for key in ("demands.where", "trace.text", "trace.family", "trace.formula", "trace.grade")]
    origin = [words("trace.origin.heading")] if view.has_origins else []
    return ("#", *own, words("trace.addressees"), *origin, *(name for c in view.columns for name in _of(c, view)))


def _of(column: ColumnView, view: TraceView) -> Iterator[str]:
    words = view.words
    yield f"{column.label}{words.colon} {column.warning or words('trace.verdict')}"
    for key in ("demands.where", "trace.words", "demands.shift", "demands.confidence", "trace.review", "trace.made"):
        yield f"{column.label}{words.colon} {words(key)}"


def lines(view: TraceView) -> Iterator[tuple[str, ...]]:
    """The demands of the base in order, then those that only another document has."""
    for row in view.rows:
        demand = row.demand
        own = (row.id, demand.where, demand.text, demand.family, demand.formula, demand.grade, demand.addressees)
        origin = (row.origin,) if view.has_origins else ()
        yield (*own, *origin, *(text for cell in row.cells for text in _cell(cell, view)))
    for new in view.additions:
        own = (new.id, "", "", new.demand.family, new.demand.formula, new.demand.grade, new.demand.addressees)
        said = (new.mark.word, new.demand.where, new.demand.text, "", new.confidence, _yes(new.needs_review, view))
        empty = ("",) * CELLS
        cells = ((*said, new.made_by) if column is new.column else empty for column in view.columns)
        yield (*own, *(("",) if view.has_origins else ()), *(text for cell in cells for text in cell))


CELLS = 7
"""Cells of one document in a row: verdict, where, words, shift, confidence, to check, made by."""


def _cell(cell: CellView | None, view: TraceView) -> tuple[str, ...]:
    if cell is None:
        return ("",) * CELLS
    said = " / ".join(passage.text for passage in cell.passages)
    shift = "; ".join((*(axis.shift for axis in cell.axes), *cell.doubts))
    return (cell.mark.word, cell.where, said, shift, cell.confidence, _yes(cell.needs_review, view), cell.made_by)


def _yes(is_so: bool, view: TraceView) -> str:
    return view.words("trace.yes") if is_so else ""
