"""Lines of a page put right: a <br> that separates units parts them, a number in a cell of its own joins its text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from akoma.ingest.blocks import TERMINAL
from akoma.ingest.html_lists import LABEL
from akoma.ingest.html_page import Line, Page
from akoma.ingest.html_rules import Element, tag
from akoma.ingest.letters import LARGE, SMALL

LABEL_ALONE = re.compile(
    rf"[(\[]?(?:\d{{1,4}}[a-z]{{0,2}}|[{LARGE}]{{1,2}}|[ivxl]{{1,6}}|[{SMALL}]{{1,2}})"
    r"(?:\s(?:bis|ter|quater|quinquies|[a-z]))?[)\].]{1,2}"
    r"|[–—‒−•·*-]"
)
"""A label that fills a line: "(a)", "12.", "[3]", "–"."""

LONGEST_LABEL = 14
"""Characters of the longest label: "1234 quinquies"."""

SURE = ("(", "[", "–", "—", "‒", "−", "•", "·")
"""Beginnings of labels that running text has hardly ever at the beginning of a line."""

REACH = 4
"""Elements around a label within which the text that it labels begins."""

_ROWS = frozenset({"tr", "li", "dl", "dd"})


def settle(page: Page) -> Page:
    """The same page, with the lines that its units are."""
    parted = [part for line in page.lines for part in _part(line, page)]
    return replace(page, lines=tuple(_joined(parted, page.source)))


def words_of(line: Line, source: str) -> str:
    """The text of a line, tidied for comparing; offsets into it are not those of the page."""
    return " ".join(source[line.start : line.end].replace("\u00ad", "").split())


def _part(line: Line, page: Page) -> Iterator[Line]:
    """A line at those of its line breaks behind which a new unit begins."""
    inside = page.breaks[bisect_right(page.breaks, line.start) : bisect_left(page.breaks, line.end)]
    cuts = [b for b in inside if _begins_unit(page.source[line.start : b], page.source[b : line.end])]
    for start, end in pairwise([line.start, *cuts, line.end]):
        if page.source[start:end].strip():
            yield replace(line, start=start, end=end)


def _begins_unit(before: str, after: str) -> bool:
    text = after.lstrip()
    if not LABEL.match(text):
        return False
    last = before.rstrip()
    return (
        text.startswith(SURE)
        or last.endswith(TERMINAL)
        or bool(re.search(r"\b(?:and|or|en|of|et|ou|und|oder)\Z", last))
    )


def _joined(lines: Sequence[Line], source: str) -> list[Line]:
    result: list[Line] = []
    for line in lines:
        if result and _labels(result[-1], line, source):
            result[-1] = replace(result[-1], end=line.end, heading=line.heading and result[-1].heading)
        else:
            result.append(line)
    return result


def _labels(label: Line, line: Line, source: str) -> bool:
    """Whether a line is nothing but the label of the next one."""
    text = source[label.start : label.end].strip()
    if (
        len(text) > LONGEST_LABEL
        or label.zone is not line.zone
        or label.note != line.note
        or not LABEL_ALONE.fullmatch(text)
    ):
        return False
    return not LABEL.match(source[line.start : line.end].lstrip()) and _are_near(label.element, line.element)


def _are_near(one: Element, other: Element) -> bool:
    if one is other:
        return True
    around = list(islice(one.iterancestors(), REACH))
    row = next((i for i, element in enumerate(around) if tag(element) in _ROWS), 0)
    near = around[: row + 1]
    return any(element in near for element in [other, *islice(other.iterancestors(), REACH)])
