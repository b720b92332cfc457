"""The vocabulary of change: what a comparison says, and nothing about how it was found.

Every renderer, check and drafter shares these types and nothing else. All values are frozen; all offsets are code
points into the ``text`` of the provision that is named.
"""

from dataclasses import dataclass
from enum import StrEnum

from akoma.diagnostics import Diagnostic
from akoma.model import Document, EId

REVIEW_BELOW = 0.8
"""A confidence below this asks a person to look (contract)."""


class Side(StrEnum):
    """Which of the two texts."""

    OLD = "old"
    NEW = "new"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.NEW if self is Side.OLD else Side.OLD


class Mode(StrEnum):
    """How two documents relate."""

    VERSIONS = "versions"
    """Two texts in one language."""
    TRANSLATIONS = "translations"
    """Two texts in two languages."""
    SUMMARY = "summary"
    """A short text that reports a long one."""


class ChangeKind(StrEnum):
    """The words of Akoma Ntoso's ``textualMod`` and two of our own."""

    UNCHANGED = "unchanged"
    """Same words, same number, same place. Excludes every other kind."""
    RENUMBERING = "renumbering"
    """The printed number differs: old 4, new 5. Not by itself a change of text."""
    MOVED = "moved"
    """The unit stands elsewhere among its neighbours: old 2 follows old 9 in the new text."""
    SUBSTITUTION = "substitution"
    """Words inside the unit differ: "urges" became "invites"."""
    REPLACEMENT = "replacement"
    """The unit is recast: it answers the old one, but most of its words are new."""
    INSERTION = "insertion"
    """A unit of the new text that answers none of the old."""
    REPEAL = "repeal"
    """A unit of the old text that nothing in the new one answers."""
    SPLIT = "split"
    """One old unit became several."""
    JOIN = "join"
    """Several old units became one."""


class Op(StrEnum):
    """What happens to a stretch of words."""

    KEEP = "keep"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class TextEdit:
    """A stretch of text that is kept, deleted or inserted. Deletions stand before the insertions that replace them.

    ``formal``: a deletion and an insertion of the same words in other typography (quotes, dashes, spaces).
    """

    op: Op
    text: str
    formal: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two provisions are taken to correspond: the signal's name, its score (0 to 1), one plain sentence."""

    signal: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Which provisions of the old text answer which of the new.

    Not both sides empty: 0-1 insertion, 1-0 repeal, 1-n split, n-1 join. eIds in document order.
    ``confidence`` is the probability that this counterpart is right. ``moved``: off the order of the others.
    """

    old: tuple[EId, ...]
    new: tuple[EId, ...]
    confidence: float = 1.0
    moved: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every provision of either side stands in exactly one correspondence."""

    correspondences: tuple[Correspondence, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to the provisions of one correspondence.

    ``edits``: keep + delete give back the old text, keep + insert the new one; the texts of several provisions on one
    side are joined by one space. ``id`` is ``c1``, ``c2`` ... in the order of the new text, repealed units after
    the unit that they followed.
    """

    id: str
    correspondence: Correspondence
    kinds: tuple[ChangeKind, ...]
    edits: tuple[TextEdit, ...]

    @property
    def is_change_of_text(self) -> bool:
        """Whether anything but the number differs."""
        return bool(set(self.kinds) - {ChangeKind.UNCHANGED, ChangeKind.RENUMBERING})


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a provision: ``text == provision.text[start:end]``."""

    provision: EId
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClauseMove:
    """A clause (what stands between two semicolons) that stands elsewhere: in its provision, or in another one.

    It is part of the changes of its provisions too, where it is deleted in one place and inserted in another; ``edits``
    are those of its own words. ``confidence`` as in :class:`Correspondence`.
    """

    old_clause: EId
    old: Quote
    new_clause: EId
    new: Quote
    edits: tuple[TextEdit, ...]
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents and what changed. In ``versions`` every provision of either side stands in exactly one change.

    ``clause_moves`` are in the order of the new text; a clause stands in one of them at most.
    """

    mode: Mode
    old: Document
    new: Document
    changes: tuple[Change, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    clause_moves: tuple[ClauseMove, ...] = ()


class Family(StrEnum):
    """What a clause does, by its opening formula."""

    DIRECTIVE = "directive"
    CONDEMNATION = "condemnation"
    CONCERN = "concern"
    SUPPORT = "support"
    DECLARATORY = "declaratory"
    WARNING = "warning"
    PROCEDURAL = "procedural"


class Verdict(StrEnum):
    """What became of a demand, always of the new text relative to the old."""

    KEPT = "kept"
    STRENGTHENED = "strengthened"
    SOFTENED = "softened"
    MIXED = "mixed"
    """Axes disagree: one is up, another down."""
    DROPPED = "dropped"
    ADDED = "added"
    CONTRADICTED = "contradicted"
    UNCLEAR = "unclear"
    """The words changed in a way that no rule reads: a person must look."""


class Direction(StrEnum):
    """Where an axis moved, seen from the old text."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class AxisShift:
    """One way in which a demand moved, with the words that show it (at least one side) and one plain sentence.

    ``axis``: verb, condition, time, hedge, intensity, addressee, quantity ...
    """

    axis: str
    direction: Direction
    old: Quote | None
    new: Quote | None
    reason: str


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The clause on the other side that answers a demand."""

    provision: EId
    clause: EId
    confidence: float


@dataclass(frozen=True, slots=True)
class Demand:
    """One act of a clause: who is asked (or condemned, welcomed ...) and how strongly, and what became of it.

    ``grade`` is 0 to 10 within its family (see ``differ/lexicon``), ``None`` when no formula was recognised.
    """

    id: str
    side: Side
    quote: Quote
    """The whole act, in its provision."""
    clause: EId
    family: Family
    formula: str
    grade: float | None
    addressees: tuple[str, ...]
    counterparts: tuple[Counterpart, ...]
    verdict: Verdict
    axes: tuple[AxisShift, ...]
    confidence: float
    needs_review: bool
    doubts: tuple[str, ...] = ()
    """Why the verdict is unclear, one plain sentence each; empty for every other verdict."""
    answered_by: Family | None = None
    """The family of the act that answers it, where one does."""


@dataclass(frozen=True, slots=True)
class ChangeVerdict:
    """The demands of one change summed up; in the order of ``Comparison.changes``.

    ``demands`` are the ids of its demands, on either side. A change without demands has the verdict ``added`` or
    ``dropped`` when the whole unit was, else ``kept``: no demand moved.
    """

    change: str
    verdict: Verdict
    demands: tuple[str, ...]
    axes: tuple[AxisShift, ...]
    confidence: float
    needs_review: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison with its demands judged: what every renderer draws from."""

    comparison: Comparison
    demands: tuple[Demand, ...]
    """Every demand of the old text, then those of the new one that answer none of them (verdict ``added``)."""
    verdicts: tuple[ChangeVerdict, ...]
    diagnostics: tuple[Diagnostic, ...]
    """All that a reader must be told: of both documents, of the comparison, of the judging."""

    def count(self, verdict: Verdict) -> int:
        """How many demands have this verdict."""
        return sum(d.verdict is verdict for d in self.demands)
