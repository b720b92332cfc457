"""The table of demands for the terminal: one line of signs for each demand, and what moved below it."""

from collections.abc import Iterator

from differ.trace_model import Trace
from render.characters import shorten
from render.renderer import RenderOptions
from render.to_term import Line, Run, line, wrapped
from render.trace_compose import compose_trace
from render.trace_view import CellView, ColumnView, EarlierView, RowView, TraceMark, TraceView

_NARROWEST = 40
_BOLD, _FAINT = "1", "2"
_LOOKS = {
    "strengthened": "34;1",
    "softened": "33;1",
    "mixed": "35;1",
    "dropped": "31;1",
    "added": "32;1",
    "contradicted": "35;1",
    "unclear": "36;1",
}
_QUIET = ("kept", "absent")
_NOT_COMPARED = "\N{NO-BREAK SPACE}"
_NBSP = "\N{NO-BREAK SPACE}"
_GIST = 120
_REVIEW = "!"
"""Stands behind the sign of a verdict that a person should check."""


class TraceTermRenderer:
    """Documents by letter, warnings, and the table."""

    name = "term"
    suffix = ".txt"

    def render(self, trace: Trace, options: RenderOptions) -> bytes:
        """UTF-8 text in lines of at most ``options.width`` columns; no escape sequence unless ``options.colour``."""
        view = compose_trace(trace, options)
        width = max(options.width, _NARROWEST)
        text = "\n".join(row for item in _lines(view) for row in wrapped(item, width, options.colour))
        return f"{text}\n".encode()


def _lines(view: TraceView) -> Iterator[Line]:
    words = view.words
    yield line(Run(words("trace.title", base=view.base_kind), _BOLD))
    yield line(view.base_title, indent=2)
    yield line(Run(words.labelled(view.base_facts), _FAINT), indent=2)
    yield line()
    yield from (line(sentence) for sentence in view.answer)
    yield from _notices(view)
    yield from _heading(words("trace.documents"))
    for column in view.columns:
        yield from _column(column)
    yield from _heading(words("trace.table"))
    yield line(Run(words("trace.intro"), _FAINT))
    if any(cell and cell.needs_review for row in view.rows for cell in row.cells):
        yield line(Run(f"{_REVIEW} {words('demands.review')}", _FAINT))
    yield line()
    for row in view.rows:
        yield from _row(row, view)
    yield from _additions(view)
    for earlier in view.earlier:
        yield from _earlier(earlier, view)


def _heading(text: str) -> Iterator[Line]:
    yield line()
    yield line(Run(text.upper(), _BOLD))


def _notices(view: TraceView) -> Iterator[Line]:
    if view.warnings:
        yield from _heading(view.words("notices.heading"))
    for name, notice in view.warnings:
        where = f" ({notice.where})" if notice.where else ""
        said = f"{name}{view.words.colon} {notice.message}{where} [{notice.code}]"
        yield line(Run(f"{notice.word}{view.words.colon} ", _BOLD), said, indent=2, hang=2)


def _column(column: ColumnView) -> Iterator[Line]:
    said = ", ".join(text for text in (column.relation, column.date, column.file) if text)
    yield line(Run(f"{column.letter} {column.label}", _BOLD), f" ({said})", indent=2, hang=2)
    if column.warning:
        yield line(column.warning, indent=6)
    else:
        counts = " · ".join(f"{mark.sign} {number} {mark.word}" for mark, number in column.counts)
        yield line(counts.replace(" ", _NBSP).replace(f"{_NBSP}·{_NBSP}", " · "), indent=6)


def _row(row: RowView, view: TraceView) -> Iterator[Line]:
    signs: list[Run | str] = []
    for cell, column in zip(row.cells, view.columns, strict=True):
        sign, look = (cell.mark.sign, _look(cell.mark)) if cell else (_NOT_COMPARED, _FAINT)
        review = _REVIEW if cell and cell.needs_review else ""
        signs += [Run(f"{column.letter}{sign}{review}", look), _NBSP]
    text = row.demand.text if view.full else shorten(row.demand.gist, _GIST)
    where = row.demand.where.replace(" ", _NBSP)
    yield line(Run(where, _BOLD), " ", *signs[:-1], " ", text, indent=2, hang=4)
    if row.is_older:
        yield line(Run(f"{view.words('trace.origin.heading')}{view.words.colon} {row.origin}", _FAINT), indent=6)
    for cell, column in zip(row.cells, view.columns, strict=True):
        if cell and (view.full or cell.mark.look not in _QUIET or cell.made_by or cell.needs_review):
            yield from _cell(cell, column, view)


def _look(mark: TraceMark) -> str:
    return _LOOKS.get(mark.look, _FAINT)


def _cell(cell: CellView, column: ColumnView, view: TraceView) -> Iterator[Line]:
    words = view.words
    review = f" ({words('demands.review')})" if cell.needs_review else ""
    verdict = Run(f"{column.letter} {cell.mark.sign} {cell.mark.word}", _look(cell.mark))
    said = " · ".join(text for text in (cell.where, cell.shift, cell.made_by, f"{cell.confidence}{review}") if text)
    yield line(verdict, f" {said}", indent=6, hang=2)
    yield from (line(Run(doubt, _FAINT), indent=8) for doubt in cell.doubts)
    if view.full:
        yield from (line(f"{passage.where}{words.colon} {passage.text}", indent=8, hang=2) for passage in cell.passages)


def _additions(view: TraceView) -> Iterator[Line]:
    if not view.additions:
        return
    yield from _heading(view.words("trace.additions"))
    for new in view.additions:
        said = " · ".join(text for text in (new.made_by, new.confidence) if text)
        review = f" ({view.words('demands.review')})" if new.needs_review else ""
        place = Run(f"{new.column.letter} {new.mark.sign} {new.demand.where}", _look(new.mark))
        yield line(place, f"{view.words.colon} {new.demand.text}", indent=2, hang=4)
        yield line(Run(f"{said}{review}", _FAINT), indent=6)


def _earlier(earlier: EarlierView, view: TraceView) -> Iterator[Line]:
    heading = f"{view.words('trace.earlier.heading')}{view.words.colon}"
    yield from _heading(f"{heading} {earlier.column.letter} {earlier.column.label}")
    yield line(earlier.answer)
    for row in earlier.rows:
        there = " + ".join(label for label, _ in row.answers)
        verdict = Run(f"{row.mark.sign} {row.mark.word}", _look(row.mark))
        text = row.passage.text if view.full else shorten(row.passage.text, _GIST)
        said = f" {there}{view.words.colon} " if there else f"{view.words.colon} "
        review = f" ({view.words('demands.review')})" if row.needs_review else ""
        yield line(Run(row.passage.where, _BOLD), " ", verdict, f"{said}{text}{review}", indent=2, hang=4)


RENDERER = TraceTermRenderer()
