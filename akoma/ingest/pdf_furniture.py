"""Furniture of the pages of a PDF: running headers and footers, page numbers, line numbers.

What it guarantees: (1) only the outermost rows of a page are furniture, except what the patterns of
:mod:`akoma.furniture` tell; (2) a row of a note is never furniture, however often its text recurs; (3) two rows are
the same when their texts are, but for a page number at either end.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from akoma.furniture import FurnitureLine, find_furniture
from akoma.ingest.pdf_columns import Row
from akoma.ingest.pdf_lines import Line

OUTERMOST = 4
"""Rows at either end of a page among which headers and footers are looked for."""
SAME_HEIGHT = 3.0
"""Points within which rows of two pages stand at the same height."""
LARGEST = 1.15
"""A header is no larger than the text by more than this factor."""
REPEATED = 0.5
"""Share of the pages (all, or only the left or the right ones) on which furniture recurs."""
MIN_PAGES = 2
"""Fewer pages show nothing."""

NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
ALONE = re.compile(rf"(?:[–-]\s*)?(?P<page>{NUMBER})(?:\s*/\s*\d{{1,4}})?(?:\s*[–-])?", re.IGNORECASE)
"""A page number that stands apart from all else: "7", "iv", "7/13", "– 7 –"."""
WITH_TOTAL = re.compile(r"(?<!\S)(?P<page>\d{1,4})(?=\s?/\s?\d{1,4}(?!\S))")
WITH_WORD = re.compile(rf"\b(?:page|p\.|seite|s\.|pagina|blz\.)\s*(?P<page>{NUMBER})\b", re.IGNORECASE)
"""In the languages that there is data for. "Amendment 7" at the top of each page is text, though it counts."""
PE_VERSION = re.compile(r"(?<=v)\d\d-\d\d")
CONSTANT = 0.8
"""Share of the rows of a group whose numbers must count the pages, all from the same beginning."""
ISOLATED = 1.6
"""A footer on a few pages only stands further from the text than this many times its size."""

LINE_NUMBER = re.compile(r"\d{1,4}")
LINE_STEPS = frozenset({5, 10})
"""Every fifth or tenth line is numbered."""
SAME_MARGIN = 8.0
"""Points between the middles of numbers that stand below each other, of one digit and of two."""
MIN_LINE_NUMBERS = 3
"""In a margin of the document; two numbers may be anything."""
LONG_LINE = 25
"""Characters from which a line tells where the text begins and ends."""


@dataclass(frozen=True, slots=True)
class Outer:
    """What was taken off the pages: rows that are furniture, what they tell, and the printed page numbers by page."""

    rows: frozenset[int]
    told: tuple[FurnitureLine, ...]
    printed: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Masked:
    """The text of a row with its page number masked, and that number: 0 when there is none, -1 for a Roman one."""

    text: str
    number: int


def masked(row: Row) -> Masked:
    """Mask the page number of a row, where it stands apart, has a total or a word for it; and the PE version."""
    texts = [PE_VERSION.sub("##", cell.text) for cell in row.cells]
    for k in {0: 0, len(texts) - 1: 0}:
        if found := ALONE.fullmatch(texts[k]):
            return Masked(
                " ".join([*texts[:k], "#", *texts[k + 1 :]]).removeprefix("# ").removesuffix(" #"), _value(found)
            )
    text = " ".join(texts)
    if found := WITH_TOTAL.search(text) or WITH_WORD.search(text):
        return Masked(text[: found.start("page")] + "#" + text[found.end("page") :], _value(found))
    return Masked(text, 0)


def _value(found: re.Match[str]) -> int:
    return int(found["page"]) if found["page"].isdigit() else -1


def find_outer(pages: Sequence[Sequence[Row]], notes: frozenset[int], size: float) -> Outer:
    """The furniture of all pages. ``notes`` and the result count rows from 0 over all pages.

    ``size``: that of the text in points; a larger row is a title, not a header.
    """
    rows = [row for page in pages for row in page]
    told = _told(pages)
    sure = {line.index for line in told} - notes
    outer = [i for i in _outermost(pages) if i not in notes and rows[i].size <= LARGEST * size]
    groups = _same(rows, outer)
    sure |= _repeated(rows, groups, len(pages))
    sure |= _beside(rows, outer, groups, sure)
    sure |= _isolated(rows, groups, sure)
    sure |= _lone_numbers(rows, outer)
    printed = {rows[line.index].page: line.page for line in told if line.page}
    for i in sorted(sure & set(outer)):
        if (number := masked(rows[i]).number) > 0:
            printed.setdefault(rows[i].page, number)
    return Outer(frozenset(sure), tuple(line for line in told if line.index in sure), printed)


def _told(pages: Sequence[Sequence[Row]]) -> list[FurnitureLine]:
    """What the patterns tell, page by page, indexes counted over all pages."""
    found: list[FurnitureLine] = []
    before = 0
    for page in pages:
        lines = find_furniture([row.text for row in sorted(page, key=lambda row: (row.y, row.x0))])
        order = sorted(range(len(page)), key=lambda i: (page[i].y, page[i].x0))
        found.extend(FurnitureLine(before + order[f.index], f.document, f.pe_number, f.page) for f in lines)
        before += len(page)
    return found


def _outermost(pages: Sequence[Sequence[Row]]) -> list[int]:
    """The first and last rows of each page, by height."""
    found: list[int] = []
    before = 0
    for page in pages:
        order = sorted(range(len(page)), key=lambda i: page[i].y)
        found.extend(before + i for i in sorted({*order[:OUTERMOST], *order[-OUTERMOST:]}))
        before += len(page)
    return found


def _same(rows: Sequence[Row], outer: Sequence[int]) -> list[list[int]]:
    """Groups of rows with the same masked text at the same height; their numbers, if they change, count the pages."""
    by_text: dict[str, list[int]] = defaultdict(list)
    for i in outer:
        by_text[masked(rows[i]).text].append(i)
    groups = [group for same in by_text.values() for group in _by_height(rows, same)]
    return [group for group in groups if _counts_pages(rows, group)]


def _by_height(rows: Sequence[Row], same: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for i in sorted(same, key=lambda i: rows[i].y):
        if groups and rows[i].y - rows[groups[-1][-1]].y <= SAME_HEIGHT:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _counts_pages(rows: Sequence[Row], group: Sequence[int]) -> bool:
    numbers = [(masked(rows[i]).number, rows[i].page) for i in group]
    if len({number for number, _ in numbers}) == 1:
        return True
    steps = Counter(number - page for number, page in numbers if number > 0)
    return not steps or max(steps.values()) >= CONSTANT * steps.total()


def _pages_of(rows: Sequence[Row], group: Iterable[int]) -> set[int]:
    return {rows[i].page for i in group}


def _repeated(rows: Sequence[Row], groups: Sequence[Sequence[int]], pages: int) -> set[int]:
    """Rows that recur at one height on at least half of the pages, or of the left or the right ones."""
    found: set[int] = set()
    for group in groups:
        on = _pages_of(rows, group)
        most = max(len([page for page in on if page % 2 == side]) for side in (0, 1))
        often = len(on) >= REPEATED * pages or most >= REPEATED * ((pages + 1) // 2)
        if often and len(on) >= MIN_PAGES:
            found.update(group)
    return found


def _beside(rows: Sequence[Row], outer: Sequence[int], groups: Sequence[Sequence[int]], sure: set[int]) -> set[int]:
    """Rows at a height at which there is furniture, or next to it, that recur on a few pages: chapters in headers."""
    heights = sorted({round(rows[i].y) for i in sure})
    recurring = [group for group in groups if len(_pages_of(rows, group)) >= MIN_PAGES]
    found: set[int] = set()
    for group in recurring:
        level = any(abs(rows[group[0]].y - y) <= SAME_HEIGHT for y in heights)
        if level or all(_next_to(rows, i, sure) for i in group):
            found.update(group)
    levels = {round(rows[i].y) for i in found - sure}
    single = (i for i in outer if round(rows[i].y) in levels and _next_to(rows, i, sure | found))
    # The title of a chapter may take a second line.
    second = (group for group in recurring if all(_next_to(rows, i, sure | found) for i in group))
    return found | set(single) | {i for group in second for i in group}


def _isolated(rows: Sequence[Row], groups: Sequence[Sequence[int]], sure: set[int]) -> set[int]:
    """Rows at the very top or bottom of the document's pages, apart from the text, that recur on a few pages."""
    highest, lowest = min(row.y for row in rows), max(row.y for row in rows)
    found: set[int] = set()
    for group in groups:
        y, size = rows[group[0]].y, rows[group[0]].size
        extreme = min(y - highest, lowest - y) <= SAME_HEIGHT
        if extreme and len(_pages_of(rows, group)) >= MIN_PAGES and all(_apart(rows, i, size, sure) for i in group):
            found.update(group)
    return found


def _apart(rows: Sequence[Row], index: int, size: float, sure: set[int]) -> bool:
    near = (rows[i] for i in (index - 1, index + 1) if 0 <= i < len(rows) and i not in sure)
    return all(abs(o.y - rows[index].y) > ISOLATED * size for o in near if o.page == rows[index].page)


def _next_to(rows: Sequence[Row], index: int, sure: set[int]) -> bool:
    """Whether furniture stands on the page at most two lines from a row, with no other row between."""
    row = rows[index]
    near = (rows[i] for i in range(max(0, index - 1), min(len(rows), index + 2)) if i in sure and i != index)
    return any(other.page == row.page and abs(other.y - row.y) <= 2 * row.size for other in near)


def _lone_numbers(rows: Sequence[Row], outer: Sequence[int]) -> set[int]:
    """Rows that are nothing but a number which counts the pages, at whatever height."""
    alone: dict[int, list[int]] = defaultdict(list)
    for i in outer:
        found = masked(rows[i])
        if found.text == "#" and found.number > 0:
            alone[found.number - rows[i].page].append(i)
    return {i for same in alone.values() if len(_pages_of(rows, same)) >= MIN_PAGES for i in same}


def line_numbers(lines: Sequence[Line]) -> frozenset[Line]:
    """The lines of a document that number its lines: in a margin of the text, counting upwards on each page."""
    extents = _extents(lines)
    found: set[Line] = set()
    for group in _margins(lines, extents):
        pages = [list(same) for _, same in groupby(sorted(group, key=lambda i: (i.page, i.y)), key=lambda i: i.page)]
        counted = [page for page in pages if _counts(page)]
        if sum(map(len, counted)) >= max(MIN_LINE_NUMBERS, len(group) / 2):
            found.update(line for page in counted for line in page)
    return frozenset(found)


def _margins(lines: Sequence[Line], extents: Mapping[int, tuple[float, float]]) -> list[list[Line]]:
    """Numbers outside the text, those below each other together."""
    outside = (
        line
        for line in lines
        if line.page in extents and (line.x1 < extents[line.page][0] or line.x0 > extents[line.page][1])
    )
    groups: list[list[Line]] = []
    for line in sorted((line for line in outside if LINE_NUMBER.fullmatch(line.text)), key=_centre):
        if groups and _centre(line) - _centre(groups[-1][-1]) <= SAME_MARGIN:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _centre(line: Line) -> float:
    return (line.x0 + line.x1) / 2


def _extents(lines: Iterable[Line]) -> dict[int, tuple[float, float]]:
    """Where the text of each page begins and ends: its long lines."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if len(line.text) >= LONG_LINE:
            by_page[line.page].append(line)
    return {page: (min(i.x0 for i in found), median(i.x1 for i in found)) for page, found in by_page.items()}


def _counts(page: Sequence[Line]) -> bool:
    """Whether the numbers of a page, from the top, count from their first step upwards, as line numbers do."""
    values = [int(line.text) for line in page]
    return values[0] in LINE_STEPS and values == [values[0] * (i + 1) for i in range(len(values))]
