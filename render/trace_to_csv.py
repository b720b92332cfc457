"""The table of demands as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read the accents)."""

import csv
import io

from differ.trace_model import Trace
from render.renderer import RenderOptions
from render.trace_compose import compose_trace
from render.trace_rows import headings, is_formula, lines


class TraceCsvRenderer:
    """One line for each demand. A cell that a spreadsheet would calculate has an apostrophe before it."""

    name = "csv"
    suffix = ".csv"

    def render(self, trace: Trace, options: RenderOptions) -> bytes:
        """The whole file."""
        view = compose_trace(trace, options)
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        for row in (headings(view), *lines(view)):
            writer.writerow([f"'{cell}" if is_formula(cell) else cell for cell in row])
        return out.getvalue().encode("utf-8-sig")


RENDERER = TraceCsvRenderer()
