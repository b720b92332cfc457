"""read_votes: any vote list, from a path or from bytes, by the reader that recognises its content."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from akoma.discovery import modules_in
from akoma.errors import AmendmentError, ClausewiseError, UnreadableSourceError, UnsupportedFormatError
from akoma.language import language as language_of
from akoma.language import plain
from akoma.limits import check
from akoma.model import Manifestation
from akoma.sources import manifestation, read_bytes
from akoma.vote_list import VoteLine, VoteList

KINDS = "CSV or JSON, minutes of the European Parliament (HTML or XML), or a compendium with its results"


class VoteReader(Protocol):
    """Reads vote lists of one format; asked in the order of ``priority``, lowest first."""

    format: str
    priority: int

    def recognises(self, data: bytes) -> bool:
        """Whether the content (not the name) is of this format."""
        ...

    def read(self, data: bytes, origin: Manifestation, language: str) -> tuple[VoteList, ...]:
        """The list of each text that was voted on. Raises an AmendmentError or a SourceError."""
        ...


@cache
def vote_readers() -> tuple[VoteReader, ...]:
    """All readers there are, in the order in which they are asked."""
    found: list[VoteReader] = [module.READER for module in modules_in("akoma.amending", "votes_")]
    assert len({reader.format for reader in found}) == len(found), "two readers claim one format"
    return tuple(sorted(found, key=lambda reader: (reader.priority, reader.format)))


def read_votes(path: str, language: str = "", about: Sequence[str] = ()) -> VoteList:
    """The results at a path (``-``: standard input).

    Minutes tell the votes on many texts: ``about`` holds numbers and titles of the text in question ("B9-0013/2099"),
    by which its part is found. Raises an AmendmentError when they do not tell which part is meant.
    """
    data, name = read_bytes(path)
    return read_votes_data(data, name, language, about)


def read_votes_data(data: bytes, name: str, language: str = "", about: Sequence[str] = ()) -> VoteList:
    """The results in these bytes; ``name`` is what messages call it."""
    code = language_of(language).code if language else ""
    for reader in vote_readers():
        if reader.recognises(data):
            return _chosen(_read(reader, data, manifestation(data, name, reader.format), code), about, name)
    raise UnsupportedFormatError(f"{name}: not a vote list that can be read", f"give {KINDS}")


def _read(reader: VoteReader, data: bytes, origin: Manifestation, code: str) -> tuple[VoteList, ...]:
    try:
        lists = reader.read(data, origin, code)
    except ClausewiseError as problem:
        if not problem.message.startswith(origin.name):
            problem.message = f"{origin.name}: {problem.message}"
        raise
    except RecursionError as problem:
        raise UnreadableSourceError(f"{origin.name}: its elements are nested too deeply", "save it again") from problem
    check("paragraphs", sum(len(found.lines) for found in lists), origin.name, noun="results")
    return lists


def _chosen(lists: Sequence[VoteList], about: Sequence[str], name: str) -> VoteList:
    """The one list about the text; where only one tells of amendments or parts of a text, that one."""
    filled = [found for found in lists if found.lines]
    if not filled:
        raise AmendmentError(f"{name}: holds no result of a vote", f"give {KINDS}")
    named = [found for found in filled if any(_is_about(found.title, words) for words in about)]
    detailed = [found for found in filled if any(map(_is_detail, found.lines))]
    for choice in (named, filled, detailed):
        if len(choice) == 1:
            return choice[0]
    titles = "; ".join(found.title[:60] for found in named or detailed or filled)
    raise AmendmentError(f"{name}: tells the votes on several texts: {titles}", "keep only the part about this text")


def _is_detail(line: VoteLine) -> bool:
    return not line.final


def _is_about(title: str, words: str) -> bool:
    """Whether a title names a text by its number, or has its whole title."""
    wanted = plain(words)
    telling = len(wanted) > 20 or re.search(r"\d{4}", wanted)  # noqa: PLR2004 - a shorter title may stand in another
    return bool(telling) and wanted in plain(title)
