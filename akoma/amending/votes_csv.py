"""Vote lists as CSV; the first line names the columns: ``amendment,target,part,text,result``."""

import csv
import re
from collections.abc import Mapping, Sequence
from io import StringIO

from akoma.amending.vote_rows import KNOWN, all_lines
from akoma.diagnostics import Diagnostic, warning
from akoma.errors import AmendmentError
from akoma.limits import check
from akoma.model import Manifestation
from akoma.sources import decode
from akoma.vote_list import VoteList

SEPARATORS = ",;\t"


class CsvVotes:
    """Reader of vote lists as CSV, its cells parted by comma, semicolon or tab."""

    format = "votes-csv"
    priority = 40

    def recognises(self, data: bytes) -> bool:
        """By the names in the first line."""
        names = {name.casefold() for name in _names(data[:1000].decode("utf-8-sig", "replace"))}
        return "result" in names and bool(names & {"amendment", "target"})

    def read(self, data: bytes, origin: Manifestation, language: str) -> tuple[VoteList, ...]:
        """One list; raises an AmendmentError that names the line."""
        text = decode(data, origin.name).removeprefix("\ufeff").lstrip("\r\n")
        check("lines", text.count("\n") + 1, origin.name)
        rows = _rows(text, origin.name)
        names = [name.strip().casefold() for name in rows[0][1]]
        if len(set(names)) < len(names):
            raise AmendmentError(f"{origin.name}: two columns have one name", "give each column a name of its own")
        filled = [(place, _named(names, row, place)) for place, row in rows[1:] if any(cell.strip() for cell in row)]
        lines = all_lines(((f"line {place}", row) for place, row in filled), origin.name)
        return (VoteList(lines, language=language, origin=origin, diagnostics=tuple(_unread(names))),)


READER = CsvVotes()


def _names(text: str) -> list[str]:
    """The cells of the first line, whatever parts them."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return [name.strip(" \"'") for name in re.split(f"[{SEPARATORS}]", first)]


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as problem:
        raise AmendmentError(
            f"{name}: line {reader.line_num} is no CSV: {problem}", "close every quotation mark"
        ) from (problem)


def _named(names: Sequence[str], row: Sequence[str], place: int) -> Mapping[str, str]:
    if len(row) > len(names):
        raise AmendmentError(
            f"line {place} has more cells than the first line", 'put a cell with a comma in quotation marks: "1-2, 4"'
        )
    return dict(zip(names, row, strict=False))


def _unread(names: Sequence[str]) -> list[Diagnostic]:
    return [warning("member-not-read", f"the column {name!r} was not read") for name in names if name not in KNOWN]
