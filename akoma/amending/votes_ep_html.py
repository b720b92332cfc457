"""The votes in minutes of the European Parliament as a web page, in any language: the columns tell what is what.

    Subject          Am No    Author       RCV etc.   Vote   RCV/EV - remarks
    After recital 2  11       The Left     split
                                           1/RCV      -      139, 479, 15
    § 23             §        original text  sep      +

Below the table the parts of split votes are told: "§ 23", "First part", "Text as a whole without the words: ...".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from akoma.amending.flow import Passage, Row
from akoma.amending.vote_numbers import numbers_in
from akoma.amending.vote_parts import Parts, part_texts, with_texts
from akoma.amending.vote_words import is_original, is_split, result_of
from akoma.diagnostics import Diagnostic, warning
from akoma.errors import AmendmentError
from akoma.model import Manifestation
from akoma.vote_list import VoteLine, VoteList

WIDE = 6
"""Columns of a table of votes on amendments; one of votes on texts alone has four."""
NARROW = 4

_TABLE = re.compile(rb"<t[dh][\s>]", re.IGNORECASE)
_MARKS = re.compile(rb">\s*(?:<[^>]{1,200}>\s*){0,6}(?:\+|-|&#8595;|\xe2\x86\x93|\xe2\x88\x92|&darr;)\s*(?:<|&nbsp;)")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|table|h1)[\s>]", re.IGNORECASE)


class EpHtmlVotes:
    """Reader of the results of votes as Parliament's pages have them."""

    format = "votes-ep-html"
    priority = 20

    def recognises(self, data: bytes) -> bool:
        """A page with a table, some cells of which hold nothing but a sign of a result."""
        return bool(_PAGE.search(data[:4096]) and _TABLE.search(data) and _MARKS.search(data))

    def read(self, data: bytes, origin: Manifestation, language: str) -> tuple[VoteList, ...]:
        """One list for each text that was voted on. Raises an AmendmentError or a SourceError."""
        # Imported here: lxml costs 35 ms, which CSV need not pay.
        from akoma.amending.flow_html import read_flow

        flow, _ = read_flow(data, origin.name)
        return tuple(
            _list_of(item, language, origin)
            for item in _items([part for part in flow if isinstance(part, Passage | Row)])
        )


READER = EpHtmlVotes()


@dataclass(slots=True)
class _Item:
    """The votes on one text: its title, the rows of its table, and what is told below the table."""

    title: list[str]
    rows: list[Row] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


def _items(flow: Sequence[Passage | Row]) -> list[_Item]:
    """A page by its texts. The lines between two tables are the requests of one and the title of the next."""
    items: list[_Item] = []
    lines: list[str] = []
    for part in flow:
        if isinstance(part, Passage):
            lines.extend(part.lines)
        elif len(part.cells) in (WIDE, NARROW):
            if not items or part.table != items[-1].rows[-1].table:
                title = _split_title(items[-1], lines) if items else lines
                items.append(_Item([line for line in title if line][-2:]))
                lines = []
            items[-1].rows.append(part)
        else:
            lines.extend(line for cell in part.cells for line in cell.lines)
    if items:
        items[-1].below = lines
    return items


def _split_title(item: _Item, lines: Sequence[str]) -> list[str]:
    """Give the lines below a table to its text, but for the title of the next, which begins with a number."""
    starts = [i for i, line in enumerate(lines) if re.match(r"\d{1,3}\.\s*\S", line)]
    at = starts[-1] if starts else max(0, len(lines) - 2)
    item.below = list(lines[:at])
    return list(lines[at:])


def _list_of(item: _Item, language: str, origin: Manifestation) -> VoteList:
    lines = list(_lines(item.rows))
    texts = part_texts(item.below)
    told, untied = with_texts(lines, texts)
    return VoteList(told, " ".join(item.title), language, origin, _findings(untied))


def _findings(untied: Parts) -> tuple[Diagnostic, ...]:
    return tuple(
        warning("split-not-tied", f"parts are told of {place!r}, which was not voted on in parts") for place in untied
    )


@dataclass(frozen=True, slots=True)
class _Votes:
    """A row under its columns."""

    subject: str
    number: str
    author: str
    kind: str
    vote: str
    remark: str


def _lines(rows: Sequence[Row]) -> Iterator[VoteLine]:
    """The results in a table. Cells that a row leaves empty are those of the row above, as far as they go together."""
    last = _Votes("", "", "", "", "", "")
    for i, row in enumerate(rows):
        found = _columns(row)
        if _is_heading(found, first=i == 0):
            last = replace(last, subject=found.subject, number="", author="")
            continue
        part = re.match(r"(\d{1,2})\s*(?:/|$)", found.kind)
        if part and not found.number:
            found = replace(found, number=last.number, author=found.author or last.author)
        found = replace(found, subject=found.subject or last.subject)
        last = found
        if found.vote:
            yield from _results(found, int(part[1]) if part else None)


def _columns(row: Row) -> _Votes:
    cells = [" ".join(cell.text.split()) for cell in row.cells]
    if len(cells) == NARROW:
        return _Votes(cells[0], "", "", *cells[1:])
    return _Votes(*cells)


def _is_heading(found: _Votes, first: bool) -> bool:
    """Whether a row names the columns (the first may), or a group of amendments: no result, and no split vote."""
    return (first and result_of(found.vote) is None) or (not found.vote and not is_split(found.kind))


def _results(found: _Votes, part: int | None) -> Iterator[VoteLine]:
    result = result_of(found.vote)
    if result is None:
        raise AmendmentError(f"{found.vote!r} is no result ({found.subject} {found.number})", "repair the table")
    line = VoteLine(result, target=found.subject, part=part, author=found.author, remark=found.remark)
    if is_original(found.number) or is_original(found.author):
        yield line
    elif not found.number:
        yield replace(line, final=True)
    else:
        numbers = numbers_in(found.number)
        block = found.number if len(numbers) > 1 else ""
        yield from (replace(line, amendment=number, block=block) for number in numbers)
