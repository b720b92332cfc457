"""AmendmentReader: what a new format of amendment papers has to offer. One file ``from_*.py`` with ``READER``."""

from functools import cache
from typing import Protocol

from akoma.amendment_list import AmendmentList
from akoma.discovery import modules_in
from akoma.model import Manifestation


class AmendmentReader(Protocol):
    """Reads amendment papers of one format.

    ``format`` is the word in the JSON record; readers are asked in the order of ``priority``, lowest first.
    """

    format: str
    priority: int

    def recognises(self, data: bytes) -> bool:
        """Whether the content (not the name) is of this format."""
        ...

    def read(self, data: bytes, origin: Manifestation, language: str) -> AmendmentList:
        """All amendments; ``language`` is ISO 639-2/T or empty. Raises an AmendmentError or a SourceError."""
        ...


@cache
def amendment_readers() -> tuple[AmendmentReader, ...]:
    """All readers there are, in the order in which they are asked. Two for one format are a defect."""
    found: list[AmendmentReader] = [module.READER for module in modules_in("akoma.amending", "from_")]
    assert len({reader.format for reader in found}) == len(found), "two readers claim one format"
    return tuple(sorted(found, key=lambda reader: (reader.priority, reader.format)))
