"""From rebuilt units to an expression: subheadings hold what stands below them, eIds and clauses are made anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from akoma.clauses import split_clauses
from akoma.eid import EIdMaker
from akoma.language import languages
from akoma.model import EId, Expression, Note, Passage, PassageRole, Provision, ProvisionKind
from differ.amendments.engine.units import Piece, Unit, joined, notes_of, stripped

HOLDS_NOT = frozenset({ProvisionKind.SUBHEADING, ProvisionKind.ANNEX, ProvisionKind.CITATION, ProvisionKind.RECITAL})
"""Kinds that never stand below a subheading."""


@dataclass(frozen=True, slots=True)
class Author:
    """Characters ``start`` to ``end`` of a unit's text that an amendment put there."""

    eid: EId
    start: int
    end: int
    amendment: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The result, who put which words there, the eId of each unit of the base that is still there, and lost notes."""

    expression: Expression
    authors: tuple[Author, ...]
    eids: dict[EId, EId]
    lost: tuple[tuple[EId, Note], ...]
    units: tuple[tuple[EId, Unit], ...]


class Finisher:
    """Makes provisions of units."""

    def __init__(self, base: Expression) -> None:
        """Takes the language and the kind of sections from the base."""
        tongue = languages().get(base.language)
        self._marks = tongue.clause_marks if tongue else None
        self._base = base
        self._maker = EIdMaker()
        kinds = {provision.kind for provision in base.walk()}
        self._sections_are_units = ProvisionKind.SECTION in kinds and ProvisionKind.ARTICLE not in kinds
        self.authors: list[Author] = []
        self.eids: dict[EId, EId] = {}
        self.lost: list[tuple[EId, Note]] = []
        self.units: list[tuple[EId, Unit]] = []

    def finished(self, top: Sequence[Unit], title: Sequence[Piece] | None) -> Finished:
        """The expression of these units; ``title``: new words of the title, if it was amended."""
        provisions = tuple(self._provision(unit, None) for unit in _nested(top))
        passages = self._base.passages if title is None else _retitled(self._base.passages, joined(stripped(title)))
        expression = replace(
            self._base, provisions=provisions, passages=passages, furniture=(), origin=None, diagnostics=()
        )
        return Finished(expression, tuple(self.authors), self.eids, tuple(self.lost), tuple(self.units))

    def _provision(self, unit: Unit, parent: EId | None) -> Provision:
        is_law_unit = unit.kind is ProvisionKind.SECTION and self._sections_are_units
        eid = self._maker.make(unit.kind, unit.num, parent, is_law_unit)
        text, heading = stripped(unit.text), joined(stripped(unit.heading))
        unit.text = text
        notes, lost = notes_of(unit)
        self.lost += [(eid, note) for note in lost]
        self.units.append((eid, unit))
        if unit.node is not None:
            self.eids.setdefault(unit.node.unit.eid, eid)
        self._told(eid, text)
        words = joined(text)
        marks = () if self._marks is None else (self._marks,)
        clauses = split_clauses(eid, words, *marks) if words else ()
        return Provision(
            kind=unit.kind,
            eid=eid,
            num=unit.num if unit.num else "",
            text=words,
            clauses=clauses,
            notes=tuple(notes),
            children=tuple(self._provision(child, eid) for child in unit.children),
            heading=heading,
        )

    def _told(self, eid: EId, pieces: Sequence[Piece]) -> None:
        at = 0
        for piece in pieces:
            if piece.amendment:
                self.authors.append(Author(eid, at, at + len(piece.text), piece.amendment))
            at += len(piece.text)


def _nested(row: Sequence[Unit]) -> list[Unit]:
    """Units of one level with what follows a subheading below it."""
    found: list[Unit] = []
    heading: Unit | None = None
    for unit in row:
        unit.children = _nested(unit.children)
        if unit.kind is ProvisionKind.SUBHEADING:
            unit.children = []
            heading = unit
            found.append(unit)
        elif heading is not None and unit.kind not in HOLDS_NOT:
            heading.children.append(unit)
        else:
            heading = None
            found.append(unit)
    return found


def _retitled(passages: Sequence[Passage], words: str) -> tuple[Passage, ...]:
    """The passages with the title in one, where the first one stood."""
    found: list[Passage] = []
    is_told = False
    for passage in passages:
        if passage.role is not PassageRole.TITLE:
            found.append(passage)
        elif not is_told:
            found.append(replace(passage, text=words, spans=()))
            is_told = True
    return tuple(found)
