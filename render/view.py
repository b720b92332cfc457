"""The one view model: what a reader is shown, already in the words of the interface, without any mark-up.

HTML, PDF and terminal draw from it alone, so that they cannot disagree. All texts have gone through
:func:`render.characters.visible`. Made by :func:`render.compose.compose`.
"""

from dataclasses import dataclass
from itertools import groupby

from differ.model import Direction, Mode, Side, TextEdit, Verdict
from render.wording import Wording

MOST = 5
"""Shifts that a reader in a hurry is shown."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A provision as one refers to it. ``label`` "Paragraph 4", ``short`` "§ 4", ``number`` "4"."""

    side: Side
    anchor: str
    """The permanent id of the provision in the redline: ``old-para_4``."""
    number: str
    label: str
    short: str


@dataclass(frozen=True, slots=True)
class VerdictMark:
    """A verdict with its word and its sign; the sign never stands alone."""

    verdict: Verdict
    word: str
    sign: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One of the two texts. ``facts`` are (name, value): number, procedure, date, language, file, contents."""

    side: Side
    role: str
    kind: str
    title: str
    name: str
    """The shortest name that tells it from the other: its number, else its kind, else its file."""
    language: str
    facts: tuple[tuple[str, str], ...]
    source: tuple[tuple[str, str], ...] = ()
    """Those of the facts that tell of the file and not of the text; they stand last in ``facts``."""

    @property
    def own_facts(self) -> tuple[tuple[str, str], ...]:
        """The facts that tell of the text itself."""
        return self.facts[: len(self.facts) - len(self.source)]


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How many demands have a verdict. ``share`` is the length of the bar, 0 to 100."""

    mark: VerdictMark
    number: int
    share: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation; ``marked`` when it is the evidence."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a demand on one side, and where they stand."""

    ref: Ref
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words without marks."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class AxisView:
    """One way in which a demand moved. ``old`` and ``new`` are the words that show it, empty where there are none.

    ``word`` and ``sign`` are empty where the demand was turned round: the opposite is neither stronger nor weaker.
    """

    name: str
    direction: Direction
    word: str
    sign: str
    old: str
    new: str
    shift: str
    """The shift in one phrase: "“urges” → “invites”"."""
    reason: str
    """What the shift alone does not say; may be empty."""

    @property
    def label(self) -> str:
        """As "Verb, weaker"; "Opposite" alone."""
        return f"{self.name}, {self.word}" if self.word else self.name

    @property
    def head(self) -> str:
        """The label behind its sign: "▼ Verb, weaker"."""
        return f"{self.sign} {self.label}".lstrip()


@dataclass(frozen=True, slots=True)
class DemandView:
    """One demand and what became of it. ``where`` "§ 4 → § 5"; ``gist`` is its wording, cut to one or two lines."""

    id: str
    anchor: str
    mark: VerdictMark
    side: Side
    where: str
    formula: str
    """"urges → invites", or the one formula that both have."""
    family: str
    addressees: str
    gist: str
    old: tuple[Quoted, ...]
    new: tuple[Quoted, ...]
    axes: tuple[AxisView, ...]
    doubts: tuple[str, ...]
    """Why the verdict is unclear."""
    confidence: str
    needs_review: bool
    asked: tuple[str, ...] = ()
    """Each addressee by itself."""
    weight: float = 0.0
    """The place among the shifts that matter most: the higher, the earlier. 0 for what is no news."""
    answer: str = ""
    """The wording on the other side, cut like ``gist``, where a person must compare the two."""

    @property
    def where_differs(self) -> bool:
        """Whether it stands under other numbers in the new text."""
        return "→" in self.where

    @property
    def shift(self) -> str:
        """How it moved, in one line; empty when nothing shows it."""
        return "; ".join(axis.shift for axis in self.axes)


@dataclass(frozen=True, slots=True)
class DemandGroup:
    """All demands with one verdict."""

    mark: VerdictMark
    anchor: str
    heading: str
    explanation: str
    demands: tuple[DemandView, ...]


@dataclass(frozen=True, slots=True)
class Stretch(TextEdit):
    """An edit, or a part of one, that says more: ``lit`` when it is evidence of a shift.

    ``moved`` are the words for a clause that stands elsewhere: "went to Paragraph 9"; empty when it did not move.
    """

    lit: bool = False
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One provision in a row of the redline: its label and its words."""

    ref: Ref
    language: str
    edits: tuple[TextEdit, ...]
    title: str = ""
    """The heading of the unit: "Subject matter"."""
    pieces: tuple[Piece, ...] = ()
    """Where words are not compared (two languages): the text, with what shows a shift marked. Empty where none does."""
    stretches: tuple[Stretch, ...] = ()
    """The edits cut further, where they show a shift or belong to a clause that moved; else empty."""

    @property
    def runs(self) -> tuple[tuple[Stretch, ...], ...]:
        """The stretches that were deleted or inserted (or kept) in one go; evidence may be a part of one."""
        runs = groupby(self.stretches, key=lambda part: (part.op, part.formal, part.moved))
        return tuple(tuple(run) for _, run in runs)


@dataclass(frozen=True, slots=True)
class NoteView:
    """A footnote of a row; ``state`` is the side that alone has it, ``None`` when both have it."""

    label: str
    text: str
    side: Side | None
    language: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an anchor of the same page."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """One change of the redline, or (``pointer``) the place that a moved unit has left.

    ``style`` names the look: unchanged, renumbering, moved, substitution, replacement, insertion, repeal, split,
    join, pointer. ``inline`` is empty when the two texts have no common words (translations, summaries).
    """

    id: str
    style: str
    heading: str
    shift: str
    """"4 → 5" when the number differs."""
    depth: int
    tags: tuple[str, ...]
    old: tuple[Cell, ...]
    new: tuple[Cell, ...]
    inline: tuple[Cell, ...]
    title: tuple[TextEdit, ...]
    """The heading of the unit on both sides, for the inline text."""
    grouped: str
    """"One provision became two", when several belong together."""
    link: Link | None
    """For a moved unit: to the place that it left; for a pointer: to the place where it went."""
    notes: tuple[NoteView, ...]
    mark: VerdictMark
    demands: tuple[Link, ...]
    telling: tuple[Link, ...]
    """Of several demands, those that were not kept."""
    axes: tuple[AxisView, ...]
    evidence: tuple[str, ...]
    confidence: str
    needs_review: bool
    quiet: bool
    """Nothing to see: same words, no verdict. Can be folded."""
    kinds: tuple[str, ...] = ()
    """The tags that say what happened to the whole row; the other tags tell of clauses."""
    clauses: tuple[Link, ...] = ()
    """The tags that tell of clauses that moved, each leading to the other place."""
    formal: bool = False
    """Nothing but typography differs."""
    verdicts: tuple[Link, ...] = ()
    """For each demand its sign and word, leading to it: short enough for a row that is quiet."""
    taken: frozenset[str] = frozenset()
    """Anchors that an earlier row carries: in a summary, two sentences may report one provision."""

    @property
    def pointer(self) -> bool:
        """Whether it only says where a unit went."""
        return self.style == "pointer"

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids that the row carries; the old place of a moved unit is with its pointer."""
        gone = self.link and not self.pointer
        old = () if gone else tuple(c.ref.anchor for c in self.old if c.ref.anchor not in self.taken)
        return old if self.pointer else (*(cell.ref.anchor for cell in self.new), *old)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that stand together: either all quiet, under ``summary``, or all worth reading (no summary)."""

    rows: tuple[Row, ...]
    summary: str

    @property
    def folded(self) -> bool:
        """Whether only the summary is shown at first."""
        return bool(self.summary)


@dataclass(frozen=True, slots=True)
class Part:
    """The citations, the recitals, the operative part."""

    heading: str
    anchor: str
    blocks: tuple[Block, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in order."""
        return tuple(row for block in self.blocks for row in block.rows)

    @property
    def worth_reading(self) -> int:
        """How many rows are not quiet."""
        return sum(not row.quiet for row in self.rows)


@dataclass(frozen=True, slots=True)
class Notice:
    """A diagnostic as a reader sees it."""

    severity: str
    word: str
    message: str
    where: str
    code: str


@dataclass(frozen=True, slots=True)
class NoticeGroup:
    """Notices of one kind: the ``first`` few in plain sight, the ``rest`` behind ``more`` ("12 more of this kind")."""

    first: tuple[Notice, ...]
    rest: tuple[Notice, ...]
    more: str


@dataclass(frozen=True, slots=True)
class View:
    """All that any output shows."""

    words: Wording
    mode: Mode
    old: DocumentView
    new: DocumentView
    answer: str
    """The answer in one sentence."""
    balance: str
    """Which way the demands that moved went, in one sentence."""
    provisions: str
    """What happened to the provisions, in one sentence."""
    review: str
    """How many findings a person should check; empty when none."""
    counts: tuple[VerdictCount, ...]
    shifts: tuple[DemandView, ...]
    """All demands but those kept, those that matter most first; those of low confidence never. Every output takes as
    many from the beginning as it has room for."""
    order: str
    """The rule by which they are ordered, in one sentence."""
    groups: tuple[DemandGroup, ...]
    parts: tuple[Part, ...]
    notices: tuple[NoticeGroup, ...]
    quiet: int
    """How many rows are quiet."""
    full: bool
    formal: str = ""
    """How many differences of mere typography are hidden; empty when none."""
    alarm: str = ""
    """What a reader must know before all else: one text speaks of another resolution. Empty when nothing is amiss."""

    @property
    def highlights(self) -> tuple[DemandView, ...]:
        """The shifts that matter most."""
        return self.shifts[:MOST]

    @property
    def documents(self) -> tuple[DocumentView, DocumentView]:
        """The old text and the new one."""
        return self.old, self.new

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows of the redline, in order."""
        return tuple(row for part in self.parts for row in part.rows)

    @property
    def anchors(self) -> frozenset[str]:
        """Where a link can lead in the redline. What a summary leaves out of its source stands nowhere in it."""
        return frozenset(anchor for row in self.rows for anchor in row.anchors)
