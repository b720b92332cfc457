"""Drafts: provisions under construction, and their finishing with eIds, clauses, notes and spans."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from akoma.clauses import SEMICOLON, split_clauses
from akoma.eid import QUOTED, EIdMaker, known, number_part
from akoma.model import EId, Furniture, FurnitureKind, Note, Provision, ProvisionKind, SourceSpan
from akoma.normalise import EMPTY, SYNTHETIC, Traced


class Locate(Protocol):
    """Turns traced text into the stretches of the source."""

    def __call__(self, *parts: Traced) -> tuple[SourceSpan, ...]:
        """The stretches of the source that some traced texts, as one, were made of."""


EXCERPT = 40
"""Characters of a block that a message quotes."""

DASHED = frozenset({ProvisionKind.CITATION, ProvisionKind.INDENT})
"""Kinds whose label is a dash: presentation, not a number."""


@dataclass(frozen=True, slots=True)
class BlockNote:
    """A note called in a block; ``mark_at`` is the source offset of its mark."""

    marker: str
    text: Traced
    mark_at: int


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of text in one line, notes and their marks taken out.

    The text begins with the label as a reader sees it ("12. Calls on ...", "– having regard to ..."), also where the
    format computes it. ``heading``: the format itself says that this is a heading.
    """

    text: Traced
    notes: tuple[BlockNote, ...] = ()
    heading: bool = False


@dataclass(slots=True)
class Draft:
    """A provision under construction: its label and heading as printed, its own text; ``dash`` is presentation.

    ``quoted``: which quotation of its parent it stands in, 0 for none. ``unit``: a section that is the unit of a law.
    ``aside``: lines that stand before it and belong to the page.
    """

    kind: ProvisionKind
    label: Traced
    heading: Traced
    text: Traced
    notes: tuple[BlockNote, ...]
    children: list["Draft"] = field(default_factory=list)
    dash: Traced = EMPTY
    quoted: int = 0
    unit: bool = False
    aside: tuple[Traced, ...] = ()

    @property
    def num(self) -> str:
        """The printed number; empty for kinds whose label is a dash."""
        return self.label.text


def new_draft(kind: ProvisionKind, block: Block, label_end: int) -> Draft:
    """A draft of one block; the label is its first ``label_end`` characters."""
    label, text = block.text[:label_end].strip(), block.text[label_end:].strip()
    if kind in DASHED:
        return Draft(kind, EMPTY, EMPTY, text, block.notes, dash=label)
    return Draft(kind, label, EMPTY, text, block.notes)


def excerpt(block: Block) -> str:
    """The beginning of a block, for messages."""
    text = block.text.text
    return f"“{text[:EXCERPT]}…”" if len(text) > EXCERPT else f"“{text}”"


class Finisher:
    """Turns drafts into provisions with eIds, clauses, notes and spans."""

    def __init__(self, locate: Locate, marks: Sequence[str] = SEMICOLON) -> None:
        """``marks``: what parts the clauses of a sentence, see :mod:`akoma.clauses`."""
        self._marks = marks
        self.furniture: list[Furniture] = []
        self._locate = locate
        self._eids = EIdMaker()

    def finish(self, draft: Draft, parent: EId | None) -> Provision:
        """One draft and all below it."""
        return self._provision(draft, self._eid(draft, parent))

    def _eid(self, draft: Draft, parent: EId | None) -> EId:
        if draft.quoted:
            parent = known(f"{parent}{QUOTED}" + (f"_{draft.quoted}" if draft.quoted > 1 else ""))
        return self._eids.make(draft.kind, draft.num, parent, draft.unit)

    def _all(self, drafts: Sequence[Draft], parent: EId) -> tuple[Provision, ...]:
        """Siblings with a printed number get their eIds first: one without must not take the number of another."""
        order = sorted(range(len(drafts)), key=lambda i: not number_part(drafts[i].num))
        made = {i: self._eid(drafts[i], parent) for i in order}
        return tuple(self._provision(draft, made[i]) for i, draft in enumerate(drafts))

    def _provision(self, draft: Draft, eid: EId) -> Provision:
        self.furniture.extend(Furniture(FurnitureKind.PAGE, line.text, self._locate(line)) for line in draft.aside)
        if draft.dash.text:
            self.furniture.append(Furniture(FurnitureKind.DASH, draft.dash.text, self._locate(draft.dash)))
        return Provision(
            kind=draft.kind,
            eid=eid,
            num=draft.num,
            text=draft.text.text,
            clauses=split_clauses(eid, draft.text.text, self._marks),
            notes=notes_of(draft.text, draft.notes, self._locate),
            children=self._all(draft.children, eid),
            spans=self._locate(draft.label, draft.heading, draft.text),
            heading=draft.heading.text,
        )


def notes_of(text: Traced, notes: Sequence[BlockNote], locate: Locate) -> tuple[Note, ...]:
    """The notes of a text, each at the offset where its mark stood."""
    real = [(at, i) for i, at in enumerate(text.at) if at != SYNTHETIC] if notes else []
    return tuple(Note(n.marker, n.text.text, _offset(real, n.mark_at), locate(n.text)) for n in notes)


def _offset(real: Sequence[tuple[int, int]], mark_at: int) -> int:
    """How many characters of a text stand before its note's mark; ``real``: offset in the source, and in the text."""
    index = bisect_right(real, mark_at, key=lambda place: place[0])
    return real[index - 1][1] + 1 if index else 0
