"""Reader: what a new input format has to offer. One file ``from_*.py`` that exports ``READER`` is all it takes."""

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from akoma.discovery import modules_in
from akoma.model import Expression, Manifestation


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about a document. ``language``: ISO 639 code that overrides detection, or empty.

    ``revisions``: which text of a document with tracked changes is read, ``final`` (as if all were accepted) or
    ``original`` (as if all were rejected); formats without tracked changes pay no heed to it.
    """

    language: str = ""
    revisions: str = "final"


class Reader(Protocol):
    """Reads one manifestation format.

    ``format`` is the word in the JSON record; readers are asked in the order of ``priority``, lowest first.
    """

    format: str
    priority: int

    def recognises(self, data: bytes) -> bool:
        """Whether the content (not the name) is of this format; looks at the first bytes only."""
        ...

    def read(self, data: bytes, origin: Manifestation, options: ReadOptions) -> Expression:
        """The expression; raises a SourceError or an UnknownLanguageError."""
        ...


@cache
def readers() -> tuple[Reader, ...]:
    """All readers there are, in the order in which they are asked. Two for one format are a defect."""
    found: list[Reader] = [module.READER for module in modules_in("akoma.ingest", "from_")]
    assert len({r.format for r in found}) == len(found), "two readers claim one format"
    return tuple(sorted(found, key=lambda reader: (reader.priority, reader.format)))
