"""The canonical record of a comparison, and of a document, as JSON. The keys and their order are promised to callers.

Offsets are code points into ``text``. No time stamps: same input, same bytes.
"""

import json
from collections.abc import Iterable

from akoma.diagnostics import Diagnostic
from akoma.model import Document, Note, Provision, References, Vote
from differ.model import AxisShift, Change, ChangeVerdict, Demand, Quote, Report, Verdict
from render.iso639 import two_letters
from render.renderer import RenderOptions

FORMAT_VERSION = "1.0"
_DIGITS = 4


def report_json(report: Report) -> dict[str, object]:
    """The record of a comparison (``clausewise diff --format json``)."""
    comparison = report.comparison
    pairs = zip(comparison.changes, report.verdicts, strict=True)
    return {
        "format_version": FORMAT_VERSION,
        "mode": comparison.mode.value,
        "old": document_json(comparison.old),
        "new": document_json(comparison.new),
        "changes": [_change(change, verdict) for change, verdict in pairs],
        "demands": [_demand(demand) for demand in report.demands],
        "summary": {verdict.value: report.count(verdict) for verdict in Verdict},
        "diagnostics": _diagnostics(report.diagnostics),
    }


def document_json(document: Document) -> dict[str, object]:
    """The record of a document (``clausewise convert --to json``). Provisions in reading order, not nested."""
    expression, source = document.expression, document.source
    return {
        "format_version": FORMAT_VERSION,
        "source": {"name": source.name, "sha256": source.sha256, "format": source.format},
        "language": two_letters(expression.language),
        "kind": expression.kind.value,
        "title": expression.title,
        "references": _references(expression.references),
        "provisions": [_provision(provision) for provision in expression.walk()],
        "diagnostics": _diagnostics(expression.diagnostics),
    }


def dump_json(record: object) -> bytes:
    """A record as UTF-8, indented by one space, with a line feed at the end."""
    text = json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False)
    # Half a surrogate pair cannot be UTF-8; a question mark stands for it.
    return text.encode("utf-8", "replace") + b"\n"


def _references(references: References) -> dict[str, object]:
    """What is empty is left out."""
    found: dict[str, object] = {
        "procedure": references.procedure,
        "date": references.date,
        "number": references.number,
        "pe_numbers": list(references.pe_numbers),
        "document_numbers": list(references.document_numbers),
        "vote": _vote(references.vote),
        "parties": list(references.parties),
        "about": [{"kind": m.kind.value, "value": m.value, "quote": m.quote} for m in references.about],
    }
    return {name: value for name, value in found.items() if value}


def _vote(vote: Vote | None) -> dict[str, int]:
    if vote is None:
        return {}
    counts = {"for": vote.in_favour, "against": vote.against, "abstention": vote.abstention}
    return {name: count for name, count in counts.items() if count is not None}


def _provision(provision: Provision) -> dict[str, object]:
    return {
        "eId": provision.eid,
        "kind": provision.kind.value,
        "num": provision.num,
        # Laws have units with a heading of their own; motions and resolutions have not, and no such key.
        **({"heading": provision.heading} if provision.heading else {}),
        "text": provision.text,
        "clauses": [{"id": clause.id, "text": clause.text} for clause in provision.clauses],
        "notes": [_note(note) for note in provision.notes],
    }


def _note(note: Note) -> dict[str, object]:
    return {"marker": note.marker, "text": note.text, "offset": note.offset}


def _diagnostics(diagnostics: Iterable[Diagnostic]) -> list[dict[str, str]]:
    return [
        {"code": found.code, "severity": found.severity.value, "message": found.message, "where": found.where}
        for found in diagnostics
    ]


def _change(change: Change, verdict: ChangeVerdict) -> dict[str, object]:
    correspondence = change.correspondence
    return {
        "id": change.id,
        "old": list(correspondence.old),
        "new": list(correspondence.new),
        "operations": [kind.value for kind in change.kinds],
        "edits": [{"op": edit.op.value, "text": edit.text} for edit in change.edits],
        "verdict": verdict.verdict.value,
        "axes": [_axis(axis) for axis in verdict.axes],
        "confidence": _rounded(verdict.confidence),
        "needs_review": verdict.needs_review,
        "evidence": [
            {"signal": item.signal, "score": _rounded(item.score), "reason": item.reason}
            for item in correspondence.evidence
        ],
    }


def _demand(demand: Demand) -> dict[str, object]:
    return {
        "id": demand.id,
        "side": demand.side.value,
        "provision": demand.quote.provision,
        "clause": demand.clause,
        "text": demand.quote.text,
        "family": demand.family.value,
        "formula": demand.formula,
        "grade": None if demand.grade is None else _rounded(demand.grade),
        "addressees": list(demand.addressees),
        "counterparts": [
            {"provision": found.provision, "clause": found.clause, "confidence": _rounded(found.confidence)}
            for found in demand.counterparts
        ],
        "verdict": demand.verdict.value,
        "axes": [_axis(axis) for axis in demand.axes],
        "confidence": _rounded(demand.confidence),
        "needs_review": demand.needs_review,
        **({"doubts": list(demand.doubts)} if demand.doubts else {}),
    }


def _axis(axis: AxisShift) -> dict[str, object]:
    return {
        "axis": axis.axis,
        "direction": axis.direction.value,
        "old": _quote(axis.old),
        "new": _quote(axis.new),
        "reason": axis.reason,
    }


def _quote(quote: Quote | None) -> dict[str, object] | None:
    """The provision is named as well: with a split, the offsets alone would not say into which text they point."""
    if quote is None:
        return None
    return {"text": quote.text, "start": quote.start, "end": quote.end, "provision": quote.provision}


def _rounded(value: float) -> float:
    return round(float(value), _DIGITS)


class JsonRenderer:
    """The canonical record: every other output says the same."""

    name = "json"
    suffix = ".json"

    def render(self, report: Report, options: RenderOptions) -> bytes:
        """The record; options change nothing in it."""
        return dump_json(report_json(report))


RENDERER = JsonRenderer()
