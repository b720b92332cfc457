"""Tables: those of data, which are printed row by row, and those of layout, whose cells are ordinary text."""

from akoma.ingest.html_lists import LABEL
from akoma.ingest.html_rules import Element, attribute, leading, rules, tag

CELL = " | "
"""What stands between the cells of a data row."""

MAX_BLOCKS = 3
"""A cell with more paragraphs than this is a part of the page, no datum."""

_HEADED = frozenset({"th", "thead", "caption"})
_TOO_MUCH = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "ol"})


def is_data(table: Element) -> bool:
    """Whether a table holds data.

    A table without head does if it has two rows of two cells and none begins with a label: number and text in two
    cells are how gazettes lay out a numbered text.
    """
    nested = next(table.iterdescendants("table"), None) is not None
    if nested or attribute(table, "role") in rules().layout_roles:
        return False
    names = {tag(element) for element in table.iterdescendants()}
    if names & _TOO_MUCH or any(_is_page_part(cell) for cell in table.iter("td")):
        return False
    rows = [row for row in (_filled(row) for row in table.iter("tr")) if len(row) > 1]
    labelled = sum(_is_label(row[0]) for row in rows)
    if names & _HEADED:
        return labelled * 2 <= len(rows)
    return len(rows) > 1 and labelled == 0


def _filled(row: Element) -> list[str]:
    """The beginnings of the cells of a row that are not empty."""
    beginnings = (leading(cell, 16) for cell in row.iterchildren("td", "th"))
    return [text for text in beginnings if text]


def _is_label(text: str) -> bool:
    found = LABEL.match(text)
    return bool(found and found.end() == len(text))


def _is_page_part(cell: Element) -> bool:
    return sum(1 for _ in cell.iterdescendants("p", "div", "li")) > MAX_BLOCKS
