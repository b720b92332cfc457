"""A compendium of amendments with their results, as the Assembly of the Council of Europe has it; text or web page.

Amendment 3                     or    Amendment 3 - Adopted
Adopted
Tabled by ...
"""

from collections.abc import Iterator, Sequence

from akoma.amending.vote_words import result_by_word
from akoma.amending.words import Header, header_of
from akoma.diagnostics import Diagnostic, warning
from akoma.ingest.from_html import READER as PAGES
from akoma.limits import check
from akoma.model import Manifestation
from akoma.sources import decode
from akoma.vote_list import VoteLine, VoteList, VoteResult


class CompendiumVotes:
    """Reader of results that stand beside the amendments themselves."""

    format = "votes-compendium"
    priority = 90

    def recognises(self, data: bytes) -> bool:
        """Any page, and any text; what holds no result is refused when it is read."""
        return PAGES.recognises(data) or b"\0" not in data

    def read(self, data: bytes, origin: Manifestation, language: str) -> tuple[VoteList, ...]:
        """One list. Raises a SourceError."""
        found = list(_results(_lines(data, origin.name)))
        lines = tuple(VoteLine(result, header.number) for header, result in found if result)
        silent = tuple(_silent(header) for header, result in found if not result)
        return (VoteList(lines, "", language, origin, silent),)


READER = CompendiumVotes()


def _silent(header: Header) -> Diagnostic:
    return warning("no-result", "the list tells no result of this amendment", f"amendment {header.number}")


def _lines(data: bytes, name: str) -> Sequence[str]:
    if not PAGES.recognises(data):
        lines = decode(data, name).splitlines()
        check("lines", len(lines), name)
        return lines
    # Imported here: lxml costs 35 ms, which plain text need not pay.
    from akoma.amending.flow import Passage, Row
    from akoma.amending.flow_html import read_flow

    flow, _ = read_flow(data, name)
    told = (item for item in flow if isinstance(item, Passage | Row))
    passages = (part for item in told for part in ([item] if isinstance(item, Passage) else item.cells))
    return [line for passage in passages for line in passage.lines]


def _results(lines: Sequence[str]) -> Iterator[tuple[Header, VoteResult | None]]:
    """Each amendment with the first result below its header, or None."""
    header: Header | None = None
    result: VoteResult | None = None
    for line in lines:
        begun = header_of(line)
        if begun:
            if header:
                yield header, result
            header, result = begun, result_by_word(begun.rest) if begun.rest else None
        elif header and result is None:
            result = result_by_word(line)
    if header:
        yield header, result
