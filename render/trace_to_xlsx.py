"""The table of demands as a workbook: the demands, the documents with their warnings, and what was taken up.

Every cell is written as text, so that no document can make a spreadsheet calculate. The date of making is fixed: same
input, same bytes.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from differ.trace_model import Trace
from render.renderer import RenderOptions
from render.trace_compose import compose_trace
from render.trace_rows import CELLS, headings, is_formula, lines
from render.trace_view import EarlierRow, TraceView

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters of a cell that Excel holds (its specification); what is longer ends in an ellipsis."""

_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_FILLS = {
    "strengthened": ("#DFEAFC", "#0B3D7A"),
    "softened": ("#FDEBD3", "#6B3500"),
    "mixed": ("#ECE5FA", "#472A78"),
    "dropped": ("#FDE0E0", "#8A0F1E"),
    "added": ("#D7F3DC", "#0B4F1D"),
    "contradicted": ("#FBE1EF", "#7A0C4F"),
    "unclear": ("#E8EBED", "#33393E"),
}
"""Ground and letters of a verdict: those of the page (screen.css)."""

_OWN_WIDTHS = (6, 11, 60, 16, 20, 8, 28)
_ORIGIN_WIDTH = 18
_CELL_WIDTHS = (16, 11, 45, 36, 11, 9, 22)


class TraceXlsxRenderer:
    """A workbook that can be sorted and filtered."""

    name = "xlsx"
    suffix = ".xlsx"

    def render(self, trace: Trace, options: RenderOptions) -> bytes:
        """The whole file."""
        # Imported here: no other output needs it.
        from xlsxwriter import Workbook

        view = compose_trace(trace, options)
        out = io.BytesIO()
        with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
            book.set_properties({"title": view.words("trace.title", base=view.base_name), "created": _MADE})
            _Book(book, view).write()
        return out.getvalue()


class _Book:
    """A workbook while it is written."""

    def __init__(self, book: "Workbook", view: TraceView) -> None:
        self._book, self._view = book, view
        plain = {"text_wrap": True, "valign": "top", "num_format": "@"}
        self._plain = book.add_format(plain)
        self._quoted = book.add_format({**plain, "quote_prefix": True})
        self._head = book.add_format({**plain, "bold": True, "bg_color": "#F4F6F7", "bottom": 1})
        self._looks = {
            look: book.add_format({**plain, "bold": True, "bg_color": ground, "font_color": letters})
            for look, (ground, letters) in _FILLS.items()
        }

    def write(self) -> None:
        """All sheets; those that would be empty are left out."""
        view, words = self._view, self._view.words
        self._demands()
        self._sheet(words("trace.documents"), (22, 26, 40, 50, 70), self._documents())
        for earlier in view.earlier:
            heads = ("demands.where", "demands.demand", "trace.earlier.column", "demands.where", "demands.confidence")
            rows = [
                (row.passage.where, row.passage.text, row.mark.word, _places(row), row.confidence)
                for row in earlier.rows
            ]
            title = f"{earlier.column.letter} {words('trace.earlier.heading')}"
            self._sheet(title, (11, 70, 24, 16, 11), [[words(key) for key in heads], *rows])

    def _demands(self) -> None:
        view = self._view
        names, rows = headings(view), list(lines(view))
        sheet = self._sheet(view.words("trace.table"), self._widths(), [names, *rows])
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, len(rows), len(names) - 1)
        first = len(_OWN_WIDTHS) + view.has_origins
        for at, (row, cells) in enumerate(zip(rows, self._marks(), strict=True), start=1):
            for number, look in enumerate(cells):
                if look in self._looks:
                    place = first + number * CELLS
                    self._put(sheet, at, place, row[place], self._looks[look])

    def _widths(self) -> tuple[int, ...]:
        origin = (_ORIGIN_WIDTH,) if self._view.has_origins else ()
        return (*_OWN_WIDTHS, *origin, *_CELL_WIDTHS * len(self._view.columns))

    def _marks(self) -> Iterator[list[str]]:
        """The look of each verdict, row by row."""
        for row in self._view.rows:
            yield [cell.mark.look if cell else "" for cell in row.cells]
        for new in self._view.additions:
            yield [new.mark.look if column is new.column else "" for column in self._view.columns]

    def _documents(self) -> Iterator[Sequence[str]]:
        view, words = self._view, self._view.words
        keys = ("trace.document", "fact.file", "trace.relation", "trace.counts")
        yield [*(words(key) for key in keys), words("notices.heading")]
        told = [f"{notice.word}{words.colon} {notice.message}" for notice in view.notices]
        yield [view.base_kind, view.base_name, words("trace.base"), " ".join(view.answer), "\n".join(told)]
        for column in view.columns:
            counts = "; ".join(f"{number} {mark.word}" for mark, number in column.counts)
            notices = [f"{notice.word}{words.colon} {notice.message}" for notice in column.notices]
            warned = [column.warning] if column.warning else []
            yield [column.label, column.file, column.relation, counts, "\n".join((*warned, *notices))]

    def _sheet(self, title: str, widths: Iterable[int], rows: Iterable[Sequence[str]]) -> "Worksheet":
        sheet = self._book.add_worksheet(_NAME.sub(" ", title)[:_LONGEST_NAME].strip())
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        for at, row in enumerate(rows):
            for place, text in enumerate(row):
                self._put(sheet, at, place, text, self._plain if at else self._head)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def _put(self, sheet: "Worksheet", row: int, place: int, text: str, form: "Format") -> None:
        cut = text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
        sheet.write_string(row, place, cut, self._quoted if is_formula(cut) and form is self._plain else form)


def _places(row: EarlierRow) -> str:
    return ", ".join(label for label, _ in row.answers)


RENDERER = TraceXlsxRenderer()
