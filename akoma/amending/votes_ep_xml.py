"""The votes in minutes of the European Parliament as XML (``PV-...-VOT_EN.xml``).

<vote><title/><label/>
  <votings><voting type="..." result="ADOPTED"><label/><amendmentNumber/><amendmentSubject/><amendmentAuthor/>
    <rcv><value>1/RCV</value></rcv></voting></votings>
  <remarks><remark>...<item><title>§ 23</title><part><partSection/><partValue/></part></item>...</remark></remarks>
</vote>
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from akoma.amending.vote_numbers import numbers_in
from akoma.amending.vote_parts import Parts, key_of, with_texts
from akoma.amending.vote_words import is_original, is_split, part_at, result_of
from akoma.diagnostics import warning
from akoma.errors import AmendmentError
from akoma.model import Manifestation
from akoma.vote_list import VoteLine, VoteList, VoteResult

Element = Any

RESULTS = {
    "ADOPTED": VoteResult.ADOPTED,
    "APPROVED": VoteResult.ADOPTED,
    "REJECTED": VoteResult.REJECTED,
    "LAPSED": VoteResult.LAPSED,
    "FALLEN": VoteResult.LAPSED,
    "WITHDRAWN": VoteResult.WITHDRAWN,
}
"""Values of ``@result``. ADOPTED, REJECTED and LAPSED were seen in published files, the others are their like."""


class EpXmlVotes:
    """Reader of the results of votes as Parliament's XML has them."""

    format = "votes-ep-xml"
    priority = 10

    def recognises(self, data: bytes) -> bool:
        """XML with the elements of a vote."""
        start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
        return start.startswith(b"<") and b"<votings" in data and b"<voting" in data

    def read(self, data: bytes, origin: Manifestation, language: str) -> tuple[VoteList, ...]:
        """One list for each text that was voted on. Raises an AmendmentError or a SourceError."""
        # Imported here: lxml costs 35 ms, which CSV need not pay.
        from akoma.xml import parse_xml

        root = parse_xml(data, origin.name)
        return tuple(_list_of(vote, language, origin) for vote in root.iter("{*}vote"))


READER = EpXmlVotes()


def _list_of(vote: Element, language: str, origin: Manifestation) -> VoteList:
    lines = [line for voting in vote.iter("{*}voting") for line in _lines(voting)]
    told, untied = with_texts(lines, _parts(vote))
    found = tuple(warning("split-not-tied", f"parts are told of {key!r}, not voted on in parts") for key in untied)
    title = " ".join(part for part in (_child(vote, "title"), _child(vote, "label")) if part)
    return VoteList(told, title, language, origin, found)


def _lines(voting: Element) -> Iterator[VoteLine]:
    """The results of one voting; none for the heading of a block, or the row that says that parts follow."""
    kind, number = _text(voting, "rcv"), _text(voting, "amendmentNumber")
    subject = _text(voting, "amendmentSubject") or _child(voting, "title")
    if voting.get("type") == "TITLE_BLOCK" or (is_split(kind) and not voting.get("result")):
        return
    part = re.match(r"(\d{1,2})\s*(?:/|$)", kind)
    line = VoteLine(
        result=_result(voting, f"{subject} {number}".strip()),
        target=subject,
        part=int(part[1]) if part else None,
        author=_text(voting, "amendmentAuthor"),
        remark=_text(voting, "observations"),
    )
    if is_original(number) or is_original(line.author):
        yield line
    elif not number:
        yield replace(line, final=True)
    else:
        numbers = numbers_in(number)
        yield from (replace(line, amendment=one, block=number if len(numbers) > 1 else "") for one in numbers)


def _result(voting: Element, where: str) -> VoteResult:
    written = (voting.get("result") or "").strip()
    result = RESULTS.get(written.upper()) or result_of(written) or result_of(_text(voting, "vote"))
    if result is None:
        raise AmendmentError(f"the vote on {where or 'a text'} has no result that is known: {written!r}", "repair it")
    return result


def _parts(vote: Element) -> Parts:
    found: dict[str, dict[int, str]] = {}
    for item in vote.iter("{*}item"):
        parts = found.setdefault(key_of(_child(item, "title")), {})
        for place, part in enumerate(item.iter("{*}part"), start=1):
            opened = part_at(_child(part, "partSection"))
            parts[opened[0] if opened else place] = _child(part, "partValue")
    return {key: parts for key, parts in found.items() if parts}


def _child(element: Element, name: str) -> str:
    """The text of a child, in one line; empty when there is none."""
    child = element.find(f"{{*}}{name}")
    return "" if child is None else " ".join("".join(child.itertext()).split())


def _text(element: Element, name: str) -> str:
    """The text of the first element of a name below this one, in one line."""
    below = next(element.iter(f"{{*}}{name}"), None)
    return "" if below is None else " ".join("".join(below.itertext()).split())
