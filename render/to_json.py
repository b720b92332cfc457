"""The canonical record of a comparison, and of a document, as JSON. The keys and their order are promised to callers.

Offsets are code points into ``text``. No time stamps: same input, same bytes.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import chain

from akoma.diagnostics import Diagnostic
from akoma.model import Document, Note, Provision, References, Vote
from differ.model import (
    REVIEW_BELOW,
    AxisShift,
    Change,
    ChangeVerdict,
    ClauseMove,
    Demand,
    Evidence,
    Quote,
    Report,
    TextEdit,
    Verdict,
)
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
        # Absent where no clause moved, so that most records stay as they were.
        **({"clause_moves": [_clause_move(move) for move in moves]} if (moves := comparison.clause_moves) else {}),
        "demands": [_demand(demand) for demand in report.demands],
        "summary": {verdict.value: report.count(verdict) for verdict in Verdict},
        "diagnostics": diagnostics_json(report.diagnostics),
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
        "provisions": [provision_json(provision) for provision in expression.walk()],
        "diagnostics": diagnostics_json(expression.diagnostics),
    }


def dump_json(record: object) -> bytes:
    """A record as UTF-8 with a line feed at the end: one provision, change or demand a line, for people and for speed.

    The encoder takes ten times as long when it indents everything.
    """
    # Half a surrogate pair cannot be UTF-8; a question mark stands for it. Encoded line by line: the whole text as
    # characters may take four times the room of the bytes.
    return b"".join(line.encode("utf-8", "replace") for line in chain(_laid_out(record, 0), "\n"))


def _laid_out(value: object, depth: int) -> Iterator[str]:
    """Lists of objects, and objects that hold one, item by item on lines of their own; all else in one line."""
    space = " " * (depth + 1)
    if isinstance(value, dict) and value and (depth == 0 or _holds_rows(value)):
        for number, (key, item) in enumerate(value.items()):
            yield f"{',' if number else '{'}\n{space}{_line(key)}: "
            yield from _laid_out(item, depth + 1)
        yield f"\n{space[1:]}}}"
    elif isinstance(value, list) and value and (depth == 0 or _holds_rows(value)):
        for number, item in enumerate(value):
            yield f"{',' if number else '['}\n{space}{_line(item)}"
        yield f"\n{space[1:]}]"
    else:
        yield _line(value)


def _holds_rows(value: object) -> bool:
    if isinstance(value, dict):
        return any(isinstance(item, list) and _holds_rows(item) for item in value.values())
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


_line = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


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


def provision_json(provision: Provision) -> dict[str, object]:
    """The record of one provision, without those below it."""
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


def diagnostics_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, str]]:
    """Diagnostics as records."""
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
        "edits": [_edit(edit) for edit in change.edits],
        "verdict": verdict.verdict.value,
        "axes": [_axis(axis) for axis in verdict.axes],
        "confidence": _rounded(verdict.confidence),
        "needs_review": verdict.needs_review,
        "evidence": _evidence(correspondence.evidence),
    }


def _clause_move(move: ClauseMove) -> dict[str, object]:
    return {
        "old": {"clause": move.old_clause, **_words(move.old)},
        "new": {"clause": move.new_clause, **_words(move.new)},
        "edits": [_edit(edit) for edit in move.edits],
        "confidence": _rounded(move.confidence),
        "needs_review": move.confidence < REVIEW_BELOW,
        "evidence": _evidence(move.evidence),
    }


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, object]]:
    return [{"signal": item.signal, "score": _rounded(item.score), "reason": item.reason} for item in evidence]


def _edit(edit: TextEdit) -> dict[str, object]:
    """``formal`` only where it is so: nothing but typography differs."""
    return {"op": edit.op.value, "text": edit.text, **({"formal": True} if edit.formal else {})}


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
    return None if quote is None else _words(quote)


def _words(quote: Quote) -> dict[str, object]:
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
