"""The ``analysis`` of an Akoma Ntoso document: what a comparison found, as far as the standard has words for it.

``passiveModifications/textualMod`` say what happened to each unit (type) and to its demands (``refersTo`` a concept of
the verdict); ``mappings`` name the units that have another eId than in the old text; ``otherAnalysis`` holds, in a
namespace of ours, what only the record has: demands, axes, quotations, confidence, word edits. The JSON
record stays the canonical one. Elements are made as text: each value is escaped by :func:`tag`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from akoma.akn_names import CW, TOOL
from akoma.model import EId, Expression
from differ.model import (
    AxisShift,
    Change,
    ChangeKind,
    ChangeVerdict,
    Comparison,
    Correspondence,
    Demand,
    Mode,
    Op,
    Quote,
    Report,
    Side,
    Verdict,
)

MOVED_CONCEPT = "moved"
"""Akoma Ntoso has no type of modification for a move: a renumbering that refers to this concept stands for one."""

START = "eref_1"
BASE = "original_1"
_DIGITS = 4
_TYPES = (
    ChangeKind.INSERTION,
    ChangeKind.REPEAL,
    ChangeKind.SUBSTITUTION,
    ChangeKind.REPLACEMENT,
    ChangeKind.SPLIT,
    ChangeKind.JOIN,
)
"""Kinds of change that are types of ``textualMod``; a new number and a move are both ``renumbering``."""


def tag(name: str, attributes: Mapping[str, object], *content: str, text: str = "") -> str:
    """An element on a line of its own, with elements or with a text inside."""
    head = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items() if value not in ("", None))
    if content:
        return f"<{name}{head}>\n{''.join(content)}</{name}>\n"
    return f"<{name}{head}>{escape(text)}</{name}>\n" if text else f"<{name}{head}/>\n"


def lifecycle(new: Expression) -> str:
    """The one event: the new text came to be out of the old one."""
    event = {"eId": START, "date": new.uri.version, "type": "amendment", "source": f"#{BASE}"}
    return tag("lifecycle", {"source": f"#{TOOL}"}, tag("eventRef", event))


def base_reference(old: Expression) -> str:
    """The old text among the references."""
    return tag("original", {"eId": BASE, "href": str(old.uri.work()), "showAs": old.title or str(old.uri.work())})


def concepts() -> str:
    """The verdicts, and the move."""
    names = (*(verdict.value for verdict in Verdict), MOVED_CONCEPT)
    return "".join(
        tag("TLCConcept", {"eId": name, "href": f"/akn/ontology/concept/demand/{name}", "showAs": name})
        for name in names
    )


def working_ids(comparison: Comparison) -> dict[EId, EId]:
    """WId by eId: the eId that the unit had in the old text. A report is no version of its source, and has none."""
    if comparison.mode is Mode.SUMMARY:
        return {}
    matches = (change.correspondence for change in comparison.changes)
    return {eid: match.old[0] for match in matches if match.old for eid in match.new}


def analysis(report: Report) -> str:
    """The whole element."""
    comparison = report.comparison
    mods = [] if comparison.mode is Mode.SUMMARY else list(_modifications(report))
    mappings = list(_mappings(comparison))
    return tag(
        "analysis",
        {"source": f"#{TOOL}"},
        *([tag("passiveModifications", {}, *mods)] if mods else []),
        *([tag("mappings", {"source": f"#{TOOL}"}, *mappings)] if mappings else []),
        tag("otherAnalysis", {"source": f"#{TOOL}"}, _comparison(report)),
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    """A change with its verdict, the address of the old text, and the unit of the new one that stands before it."""

    change: Change
    verdict: Verdict
    base: str
    before: str

    @property
    def match(self) -> Correspondence:
        return self.change.correspondence


def _modifications(report: Report) -> Iterator[str]:
    comparison = report.comparison
    base = str(comparison.old.expression.uri.main())
    before, number = "", 0
    for change, verdict in zip(comparison.changes, report.verdicts, strict=True):
        unit = _Unit(change, verdict.verdict, base, before)
        for kind, concept in _operations(unit):
            number += 1
            yield _modification(unit, kind, concept, number)
        before = change.correspondence.new[-1] if change.correspondence.new else before


def _operations(unit: _Unit) -> Iterator[tuple[str, str]]:
    """The types, each with the concept that it refers to."""
    kinds = unit.change.kinds
    for kind in _TYPES:
        if kind in kinds:
            yield kind.value, unit.verdict.value
    if ChangeKind.MOVED in kinds:
        yield ChangeKind.RENUMBERING.value, MOVED_CONCEPT
    elif ChangeKind.RENUMBERING in kinds:
        yield ChangeKind.RENUMBERING.value, Verdict.KEPT.value


def _modification(unit: _Unit, kind: str, concept: str, number: int) -> str:
    match = unit.match
    old = [f"{unit.base}#{eid}" for eid in match.old]
    words = kind != ChangeKind.RENUMBERING
    return tag(
        "textualMod",
        {"eId": f"textualMod_{number}", "type": kind, "refersTo": f"#{concept}"},
        tag("source", {"href": f"#{TOOL}"}),
        *_destinations(unit),
        *([tag("previous", {"href": old[0]})] if old else []),
        *(tag("old", {"href": href}) for href in old if words),
        *(tag("new", {"href": f"#{eid}"}) for eid in match.new if words),
    )


def _destinations(unit: _Unit) -> Iterator[str]:
    """The units themselves; for what came or went, the place behind the unit before it."""
    if unit.match.old and unit.match.new:
        yield from (tag("destination", {"href": f"#{eid}"}) for eid in unit.match.new)
    elif unit.before:
        yield tag("destination", {"href": f"#{unit.before}", "pos": "after"})
    else:
        yield tag("destination", {"href": "#body", "pos": "before"})


def _mappings(comparison: Comparison) -> Iterator[str]:
    differing = [(old, new) for new, old in working_ids(comparison).items() if old != new]
    for number, (old, new) in enumerate(differing, start=1):
        names = {"eId": f"mapping_{number}", "original": f"#{old}", "current": f"#{new}", "start": f"#{START}"}
        yield tag("mapping", names)


def _comparison(report: Report) -> str:
    comparison = report.comparison
    changes = zip(comparison.changes, report.verdicts, strict=True)
    texts = {unit.eid: unit.text for unit in comparison.old.expression.walk()}
    return tag(
        "cw:comparison",
        {
            "xmlns:cw": CW,
            "base": comparison.old.expression.uri.main(),
            "target": comparison.new.expression.uri.main(),
            "mode": comparison.mode.value,
        },
        tag("cw:summary", {verdict.value: report.count(verdict) for verdict in Verdict}),
        *(_change(change, verdict, texts) for change, verdict in changes),
        *(_demand(demand) for demand in report.demands),
        *(
            tag("cw:finding", {"code": d.code, "severity": d.severity.value, "where": d.where}, text=d.message)
            for d in report.diagnostics
        ),
    )


def _change(change: Change, verdict: ChangeVerdict, texts: Mapping[EId, str]) -> str:
    """A change; its words only where they are not those of the new text, which stands below."""
    match = change.correspondence
    is_same = all(edit.op is Op.KEEP for edit in change.edits)
    edits = () if is_same else change.edits
    # With no edits at all (two languages, a report) the old words stand nowhere else.
    old = () if change.edits else match.old
    return tag(
        "cw:change",
        {
            "id": change.id,
            "old": " ".join(match.old),
            "new": " ".join(match.new),
            "operations": " ".join(kind.value for kind in change.kinds),
            "verdict": verdict.verdict.value,
            "demands": " ".join(verdict.demands),
            "confidence": round(verdict.confidence, _DIGITS),
            "review": str(verdict.needs_review).lower(),
        },
        *(
            tag("cw:match", {"signal": e.signal, "score": round(e.score, _DIGITS)}, text=e.reason)
            for e in match.evidence
        ),
        *(tag("cw:edit", {"op": edit.op.value}, text=edit.text) for edit in edits),
        *(tag("cw:old", {"provision": eid}, text=texts[eid]) for eid in old),
    )


def _demand(demand: Demand) -> str:
    return tag(
        "cw:demand",
        {
            "id": demand.id,
            "side": demand.side.value,
            "verdict": demand.verdict.value,
            "refersTo": f"#{demand.verdict}",
            "family": demand.family.value,
            "formula": demand.formula,
            "grade": None if demand.grade is None else round(demand.grade, _DIGITS),
            "confidence": round(demand.confidence, _DIGITS),
            "review": str(demand.needs_review).lower(),
        },
        _quote("cw:words", demand.side, demand.quote),
        *(tag("cw:addressee", {}, text=name) for name in demand.addressees),
        *(
            tag("cw:counterpart", {"provision": c.provision, "clause": c.clause, "confidence": round(c.confidence, 4)})
            for c in demand.counterparts
        ),
        *(_axis(axis) for axis in demand.axes),
        *(tag("cw:doubt", {}, text=doubt) for doubt in demand.doubts),
    )


def _axis(axis: AxisShift) -> str:
    quotes = ((Side.OLD, axis.old), (Side.NEW, axis.new))
    return tag(
        "cw:axis",
        {"axis": axis.axis, "direction": axis.direction.value, "reason": axis.reason},
        *(_quote("cw:evidence", side, quote) for side, quote in quotes if quote),
    )


def _quote(name: str, side: Side, quote: Quote) -> str:
    places = {"side": side.value, "provision": quote.provision, "start": quote.start, "end": quote.end}
    return tag(name, places, text=quote.text)
