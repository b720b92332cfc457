"""The view of a table of demands: what a reader is shown, in the words of the interface, without any mark-up.

HTML, PDF, terminal, Markdown, CSV and XLSX draw from it alone, so that they cannot disagree. All texts have gone
through :func:`render.characters.visible`. Made by :func:`render.trace_compose.compose_trace`.
"""

from dataclasses import dataclass

from differ.model import Verdict
from render.view import AxisView, Notice, Piece
from render.wording import Wording


@dataclass(frozen=True, slots=True)
class TraceMark:
    """A verdict as a column calls it: "not mentioned" for a report, "not in it" for an older text.

    ``look`` names its style: that of the verdict, or ``absent`` where a missing demand is no loss.
    """

    verdict: Verdict
    word: str
    sign: str
    look: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """Words of a document that answer a demand; ``where`` as "§ 5"."""

    where: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words without marks."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class CellView:
    """What became of a demand in a document. ``made_by`` as "made in plenary", empty where nobody is named."""

    column: str
    mark: TraceMark
    where: str
    passages: tuple[PassageView, ...]
    axes: tuple[AxisView, ...]
    doubts: tuple[str, ...]
    made_by: str
    confidence: str
    needs_review: bool

    @property
    def shift(self) -> str:
        """How it moved, in one line; empty when nothing shows it."""
        return "; ".join(axis.shift for axis in self.axes)


@dataclass(frozen=True, slots=True)
class DemandText:
    """A demand as it stands: ``where`` "§ 4", ``label`` "Paragraph 4", ``grade`` "8.5" or empty, ``gist`` cut short."""

    where: str
    label: str
    family: str
    formula: str
    grade: str
    addressees: str
    text: str
    gist: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A demand of the base; ``cells`` one for each column, ``None`` where the document was not compared.

    ``origin``: "Statement", empty when no document is older than the base; ``is_older``: it names such a document.
    """

    id: str
    anchor: str
    demand: DemandText
    cells: tuple[CellView | None, ...]
    origin: str
    is_older: bool


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A document. ``letter`` A, B ... stands for it where there is little room; ``label`` is unique among the columns.

    ``relation``: "version", "adopted text, later than the base text"; ``warning``: that it speaks of another text.
    ``counts``: the verdicts that occur, with their numbers.
    """

    id: str
    letter: str
    label: str
    file: str
    title: str
    language: str
    date: str
    relation: str
    warning: str
    compared: bool
    counts: tuple[tuple[TraceMark, int], ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class AdditionView:
    """A demand of a document that the base does not have."""

    id: str
    column: ColumnView
    mark: TraceMark
    demand: DemandText
    made_by: str
    confidence: str
    needs_review: bool


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """A demand of an older document and what became of it in the base: ``answers`` are (label, anchor) of rows."""

    mark: TraceMark
    passage: PassageView
    answers: tuple[tuple[str, str], ...]
    confidence: str
    needs_review: bool


@dataclass(frozen=True, slots=True)
class EarlierView:
    """The demands of an older document. ``answer`` says in one sentence how many were taken up."""

    column: ColumnView
    answer: str
    rows: tuple[EarlierRow, ...]


@dataclass(frozen=True, slots=True)
class TraceView:
    """All that any output shows. ``base_name`` is the shortest name of the base; ``answer`` has one sentence each."""

    words: Wording
    base_kind: str
    base_name: str
    base_title: str
    base_language: str
    base_facts: tuple[tuple[str, str], ...]
    answer: tuple[str, ...]
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    additions: tuple[AdditionView, ...]
    earlier: tuple[EarlierView, ...]
    notices: tuple[Notice, ...]
    has_origins: bool
    full: bool

    @property
    def warnings(self) -> tuple[tuple[str, Notice], ...]:
        """All that is no mere note, each with the name of its document; other texts first."""
        found = [(column.label, notice) for column in self.columns for notice in column.notices]
        told = [pair for pair in found if pair[1].severity != "info"]
        told.sort(key=lambda pair: pair[1].code != "other-text")
        return (*told, *((self.base_kind, notice) for notice in self.notices if notice.severity != "info"))

    @property
    def notes(self) -> tuple[tuple[str, Notice], ...]:
        """What is merely worth knowing."""
        found = [(column.label, notice) for column in self.columns for notice in column.notices]
        base = ((self.base_kind, notice) for notice in self.notices)
        return tuple(pair for pair in (*found, *base) if pair[1].severity == "info")
