"""An amending document as it stands in its source: nothing is interpreted here.

Readers of amendment papers (``akoma/amending/from_*.py``) make an :class:`AmendmentList`; what the words ask for is
told by ``differ.amendments``. Every string is verbatim, but for white space at its ends.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from akoma.diagnostics import Diagnostic
from akoma.model import Manifestation


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Characters ``start`` to ``end`` (code points) of a column that its source prints in bold italics."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Column:
    """One side of a two-column amendment, its blocks in reading order and one a line (a line break between them).

    ``"4. Calls on ..."`` keeps its number, as the column prints it. ``marked``: what is in bold italics, in order.
    """

    text: str
    marked: tuple[Emphasis, ...] = ()


@dataclass(frozen=True, slots=True)
class AmendmentRecord:
    """One amendment: an ``instruction`` in prose ("In paragraph 2, replace ..."), or two columns.

    ``number`` as it is called: ``"12"``, ``"3/sub1"``, ``"NC4"``; ``parent`` is the number of the amendment that
    this one amends, empty for an amendment to the base. ``location`` is the line that says where ("Paragraph 2 a
    (new)", "Clause 1, page 2, line 6"), empty when the prose says it. ``target`` is an eId of the base where the
    source is marked up, a hint only. ``language`` is ISO 639-2/T; empty where it is not known. ``confidence`` is
    below 1 where the layout had to be guessed (PDF). ``withdrawn`` where the paper itself says so.
    """

    number: str
    instruction: str = ""
    left: Column | None = None
    right: Column | None = None
    location: str = ""
    target: str = ""
    proponents: tuple[str, ...] = ()
    group: str = ""
    justification: str = ""
    parent: str = ""
    language: str = ""
    original_language: str = ""
    confidence: float = 1.0
    withdrawn: bool = False
    page: int | None = None

    @property
    def is_columns(self) -> bool:
        """Whether old and new words stand side by side."""
        return self.right is not None


@dataclass(frozen=True, slots=True)
class AmendmentList:
    """All amendments of one paper, in its order. ``amended``: what it says it amends, verbatim; may be empty."""

    records: tuple[AmendmentRecord, ...]
    amended: str = ""
    title: str = ""
    language: str = ""
    origin: Manifestation | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    def walk(self) -> Iterator[AmendmentRecord]:
        """All records in the order of the paper."""
        return iter(self.records)
