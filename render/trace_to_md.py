"""The table of demands as Markdown, for an issue, a wiki or a mail. Document text is escaped: it stays text."""

import re
from collections.abc import Iterable, Iterator

from differ.trace_model import Trace
from render.characters import shorten
from render.renderer import RenderOptions
from render.trace_compose import compose_trace
from render.trace_view import CellView, ColumnView, EarlierView, TraceView

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$-])")
_GIST = 140


class TraceMarkdownRenderer:
    """Documents, warnings, one table of all demands, and what stands beside it."""

    name = "md"
    suffix = ".md"

    def render(self, trace: Trace, options: RenderOptions) -> bytes:
        """The whole file."""
        view = compose_trace(trace, options)
        return "\n".join(_lines(view)).encode("utf-8") + b"\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, in one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _lines(view: TraceView) -> Iterator[str]:
    words = view.words
    yield f"# {escaped(words('trace.title', base=view.base_kind))}"
    yield f"\n{words('trace.base')}{words.colon} {escaped(view.base_title)}\n"
    yield words.labelled((escaped(name), escaped(value)) for name, value in view.base_facts)
    yield "\n" + " ".join(view.answer)
    yield from _notices(view)
    yield from _table((words("trace.document"), words("trace.relation"), words("trace.counts")), _documents(view))
    yield f"\n## {words('trace.table')}\n\n{words('trace.intro')}"
    yield from _table(_headings(view), _demands(view))
    if view.additions:
        yield f"\n## {words('trace.additions')}"
        heads = ("trace.document", "demands.where", "demands.demand", "demands.confidence", "trace.made")
        yield from _table([words(key) for key in heads], _additions(view))
    for earlier in view.earlier:
        yield f"\n## {words('trace.earlier.heading')}{words.colon} {escaped(earlier.column.label)}\n\n{earlier.answer}"
        names = ("demands.where", "demands.demand", "trace.earlier.column", "demands.confidence")
        yield from _table([words(key) for key in names], _earlier(earlier, view))


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = [escaped(name) for name in headings]
    yield "\n| " + " | ".join(names) + " |\n|" + " --- |" * len(names)
    yield from ("| " + " | ".join(cells) + " |" for cells in rows)


def _notices(view: TraceView) -> Iterator[str]:
    colon = view.words.colon
    if view.warnings:
        yield f"\n**{view.words('notices.heading')}**\n"
    for name, notice in view.warnings:
        said = f"{escaped(name)}{colon} {notice.word.lower()}{colon} {escaped(notice.message)}"
        yield f"- {said} ({escaped(notice.code)})"
    for column in view.columns:
        if column.warning:
            yield f"- {escaped(column.label)}{colon} {column.warning}"


def _documents(view: TraceView) -> Iterator[list[str]]:
    for column in view.columns:
        counts = ", ".join(f"{mark.sign} {number} {mark.word}" for mark, number in column.counts)
        date = f", {column.date}" if column.date else ""
        yield [f"{column.letter}: {escaped(column.label + date)}", escaped(column.relation), escaped(counts) or "–"]


def _headings(view: TraceView) -> list[str]:
    words = view.words
    origin = [words("trace.origin.heading")] if view.has_origins else []
    return [words("demands.where"), words("demands.demand"), *origin, *(column.label for column in view.columns)]


def _demands(view: TraceView) -> Iterator[list[str]]:
    for row in view.rows:
        origin = [escaped(row.origin)] if view.has_origins else []
        cells = [_cell(cell, column, view) for cell, column in zip(row.cells, view.columns, strict=True)]
        yield [escaped(row.demand.where), escaped(shorten(row.demand.gist, _GIST)), *origin, *cells]


def _cell(cell: CellView | None, column: ColumnView, view: TraceView) -> str:
    if cell is None:
        return ""
    said = [f"{cell.mark.sign} {cell.mark.word}", cell.where, cell.shift, cell.made_by]
    review = [view.words("demands.review")] if cell.needs_review else []
    return "<br>".join(escaped(text) for text in (*said, *review) if text)


def _additions(view: TraceView) -> Iterator[list[str]]:
    for new in view.additions:
        yield [escaped(t) for t in (new.column.label, new.demand.where, new.demand.text, new.confidence, new.made_by)]


def _earlier(earlier: EarlierView, view: TraceView) -> Iterator[list[str]]:
    for row in earlier.rows:
        there = " ".join(label for label, _ in row.answers)
        said = f"{row.mark.sign} {row.mark.word} {there}".rstrip()
        yield [escaped(text) for text in (row.passage.where, row.passage.text, said, row.confidence)]


RENDERER = TraceMarkdownRenderer()
