"""What our own files say of their origin, read back: facts, spans, furniture, diagnostics."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from lxml import etree

from akoma.akn_names import akn, cw
from akoma.diagnostics import Diagnostic, Severity
from akoma.errors import InvalidAkomaNtosoError
from akoma.model import (
    Expression,
    Furniture,
    FurnitureKind,
    Manifestation,
    Mention,
    MentionKind,
    Note,
    Provision,
    References,
    SourceSpan,
    Vote,
)

Places = Mapping[str, tuple[SourceSpan, ...]]
NO_FACTS = References()


@dataclass(frozen=True, slots=True)
class Origin:
    """The content of ``meta/proprietary/cw:reading``; empty for documents by others."""

    origin: Manifestation | None
    places: Places
    furniture: tuple[Furniture, ...]
    diagnostics: tuple[Diagnostic, ...]
    facts: References = NO_FACTS
    """Only its vote, parties and mentions: what the standard metadata have no place for."""

    def complete(self, expression: Expression) -> Expression:
        """The expression with its facts, spans, furniture and diagnostics."""
        notes = count(1)
        passages = tuple(
            replace(p, spans=self.places.get(f"passage_{i}", ()), notes=self._notes(p.notes, notes))
            for i, p in enumerate(expression.passages, start=1)
        )
        provisions = tuple(self._provision(p, notes) for p in expression.provisions)
        facts = self.facts
        return replace(
            expression,
            references=replace(expression.references, vote=facts.vote, parties=facts.parties, about=facts.about),
            passages=passages,
            provisions=provisions,
            origin=self.origin,
            furniture=(*self.furniture, *expression.furniture),
            diagnostics=(*self.diagnostics, *expression.diagnostics),
        )

    def _provision(self, provision: Provision, numbers: "count[int]") -> Provision:
        notes = self._notes(provision.notes, numbers)
        children = tuple(self._provision(child, numbers) for child in provision.children)
        return replace(provision, spans=self.places.get(provision.eid, ()), notes=notes, children=children)

    def _notes(self, notes: Sequence[Note], numbers: "count[int]") -> tuple[Note, ...]:
        return tuple(replace(note, spans=self.places.get(f"note_{next(numbers)}", ())) for note in notes)


def read_origin(document: etree._Element) -> Origin:
    """What a document says of its origin in our namespace; InvalidAkomaNtosoError if that is damaged."""
    try:
        return _origin(document)
    except (TypeError, ValueError) as problem:
        hint = "remove the element proprietary that holds it"
        raise InvalidAkomaNtosoError("the record of an earlier reading is damaged", hint) from problem


def _origin(document: etree._Element) -> Origin:
    reading = document.find(f"{akn('meta')}/{akn('proprietary')}/{cw('reading')}")
    if reading is None:
        return Origin(None, {}, (), ())
    origin = reading.find(cw("origin"))
    return Origin(
        origin=None
        if origin is None
        else Manifestation(origin.get("name", ""), origin.get("sha256", ""), origin.get("format", "")),
        places={str(place.get("for")): _spans(place) for place in reading.iterfind(cw("place"))},
        furniture=tuple(_furniture(piece) for piece in reading.iterfind(cw("furniture"))),
        diagnostics=tuple(_diagnostic(finding) for finding in reading.iterfind(cw("diagnostic"))),
        facts=_facts(reading),
    )


def _facts(reading: etree._Element) -> References:
    about = (
        Mention(MentionKind(found.get("kind")), found.get("value", ""), found.get("quote", ""))
        for found in reading.iterfind(cw("about"))
    )
    parties = tuple(party.get("name", "") for party in reading.iterfind(cw("party")))
    return References(vote=_vote(reading.find(cw("vote"))), parties=parties, about=tuple(about))


def _vote(vote: etree._Element | None) -> Vote | None:
    if vote is None:
        return None
    abstention = vote.get("abstention")
    return Vote(int(vote.get("for")), int(vote.get("against")), int(abstention) if abstention else None)


def _spans(home: etree._Element) -> tuple[SourceSpan, ...]:
    return tuple(
        SourceSpan(int(s.get("start")), int(s.get("end")), int(s.get("page")) if s.get("page") else None)
        for s in home.iterfind(cw("span"))
    )


def _furniture(piece: etree._Element) -> Furniture:
    return Furniture(FurnitureKind(piece.get("kind")), piece.get("text", ""), _spans(piece))


def _diagnostic(finding: etree._Element) -> Diagnostic:
    severity = Severity(finding.get("severity"))
    return Diagnostic(finding.get("code", ""), severity, finding.get("message", ""), finding.get("where", ""))
