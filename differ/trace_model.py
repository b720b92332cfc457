"""The values of the table of demands: what :func:`differ.trace.trace` gives and every output of it draws from."""

from dataclasses import dataclass
from enum import StrEnum

from akoma.diagnostics import Diagnostic
from akoma.model import Document, EId
from differ.across.attribution import Origin
from differ.model import AxisShift, Demand, Family, Mode, Quote, Verdict


class Standing(StrEnum):
    """Whether a document is older than the base, as far as dates and kinds tell."""

    EARLIER = "earlier"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document that answer a demand, and how sure that is (0 to 1)."""

    quote: Quote
    clause: EId
    confidence: float


@dataclass(frozen=True, slots=True)
class Cell:
    """What became of one demand in one document.

    ``made_by``: who made the shift; for reports only, where the adopted text is among the documents.
    """

    verdict: Verdict
    passages: tuple[Passage, ...]
    axes: tuple[AxisShift, ...]
    doubts: tuple[str, ...]
    confidence: float
    needs_review: bool
    made_by: Origin | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A document, how it relates to the base, and what its comparison found out.

    ``other_text``: the document speaks of another text. A report that does so was not compared (``compared`` is false)
    and its column is empty. ``differs``: any text but numbers differs from the base.
    """

    id: str
    document: Document
    mode: Mode
    standing: Standing
    is_adopted: bool
    compared: bool
    other_text: Diagnostic | None
    diagnostics: tuple[Diagnostic, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class First:
    """Which document first had a demand. ``column`` is the id of one that is older than the base; empty: the base.

    ``is_sure`` is false where that document's answer needs a person to look.
    """

    column: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A demand of the base and its cells, one for each column; ``None`` where the document was not compared.

    ``origin`` is ``None`` when no document is older than the base.
    """

    id: str
    quote: Quote
    clause: EId
    family: Family
    formula: str
    grade: float | None
    addressees: tuple[str, ...]
    cells: tuple[Cell | None, ...]
    origin: First | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """A demand of a document that answers none of the base."""

    id: str
    column: str
    demand: Demand
    made_by: Origin | None = None


@dataclass(frozen=True, slots=True)
class EarlierDemand:
    """A demand of a document that is older than the base, and what became of it in the base (``rows`` by their ids).

    ``verdict`` is of the base relative to that document: ``dropped`` where it was not taken up.
    """

    passage: Passage
    verdict: Verdict
    rows: tuple[str, ...]
    confidence: float
    needs_review: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """The demands of a document that is older than the base, in the order of its text."""

    column: str
    demands: tuple[EarlierDemand, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """The whole table. ``columns`` are in the order given, ``chronology`` has their ids by date where that is known."""

    base: Document
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    additions: tuple[Addition, ...]
    earlier: tuple[Earlier, ...]
    chronology: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    def column(self, identifier: str) -> Column:
        """The column with this id."""
        return next(column for column in self.columns if column.id == identifier)

    def count(self, column: Column, verdict: Verdict) -> int:
        """How many demands have a verdict in a column; ``added`` counts those that the base does not have."""
        if verdict is Verdict.ADDED:
            return sum(addition.column == column.id for addition in self.additions)
        at = self.columns.index(column)
        return sum(cell.verdict is verdict for row in self.rows if (cell := row.cells[at]))
