"""The pairs of a batch as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read the accents)."""

import csv
import io
from collections.abc import Iterable

from render.batch_model import COLUMNS, PairLine
from render.batch_rows import pair_values
from render.trace_rows import is_formula


def batch_csv(lines: Iterable[PairLine]) -> bytes:
    """One line for each pair, under the names of the columns of the database; numbers as they are.

    A cell that a spreadsheet would calculate has an apostrophe before it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow(
            [f"'{cell}" if isinstance(cell, str) and is_formula(cell) else cell for cell in pair_values(line)]
        )
    return out.getvalue().encode("utf-8-sig", "replace")
