"""The canonical record of a table of demands; every other output of it says the same. See ``trace.schema.json``.

Offsets are code points into the ``text`` of the provision that is named. No time stamps: same input, same bytes.
"""

from collections.abc import Iterable

from akoma.diagnostics import Diagnostic
from differ.model import AxisShift, Quote, Verdict
from differ.trace_model import Addition, Cell, Column, Earlier, EarlierDemand, Passage, Row, Trace
from render.renderer import RenderOptions
from render.to_json import document_json, dump_json

FORMAT_VERSION = "1.0"
_DIGITS = 4


def trace_json(trace: Trace) -> dict[str, object]:
    """The record of a table (``clausewise trace --format json``)."""
    return {
        "format_version": FORMAT_VERSION,
        "base": document_json(trace.base),
        "documents": [_column(trace, column) for column in trace.columns],
        "chronology": list(trace.chronology),
        "demands": [_row(row, trace.columns) for row in trace.rows],
        "additions": [_addition(addition) for addition in trace.additions],
        "earlier": [_earlier(earlier) for earlier in trace.earlier],
        "diagnostics": _diagnostics(trace.diagnostics),
    }


def _column(trace: Trace, column: Column) -> dict[str, object]:
    return {
        "id": column.id,
        "mode": column.mode.value,
        "standing": column.standing.value,
        "adopted": column.is_adopted,
        "compared": column.compared,
        "other_text": column.other_text.message if column.other_text else None,
        "summary": {verdict.value: trace.count(column, verdict) for verdict in Verdict},
        "document": document_json(column.document),
        "diagnostics": _diagnostics(column.diagnostics),
    }


def _diagnostics(diagnostics: Iterable[Diagnostic]) -> list[dict[str, str]]:
    return [
        {"code": found.code, "severity": found.severity.value, "message": found.message, "where": found.where}
        for found in diagnostics
    ]


def _row(row: Row, columns: Iterable[Column]) -> dict[str, object]:
    found: dict[str, object] = {
        "id": row.id,
        "clause": row.clause,
        **_words(row.quote),
        "family": row.family.value,
        "formula": row.formula,
        "grade": None if row.grade is None else _rounded(row.grade),
        "addressees": list(row.addressees),
        "cells": [_cell(cell, column) for cell, column in zip(row.cells, columns, strict=True)],
    }
    if row.origin:
        found["origin"] = {"document": row.origin.column or "base", "needs_review": not row.origin.is_sure}
    return found


def _cell(cell: Cell | None, column: Column) -> dict[str, object] | None:
    """``None`` where the document was not compared."""
    if cell is None:
        return None
    found: dict[str, object] = {
        "document": column.id,
        "verdict": cell.verdict.value,
        "counterparts": [_passage(passage) for passage in cell.passages],
        "axes": [_axis(axis) for axis in cell.axes],
        "confidence": _rounded(cell.confidence),
        "needs_review": cell.needs_review,
    }
    if cell.doubts:
        found["doubts"] = list(cell.doubts)
    if cell.made_by:
        found["made_by"] = cell.made_by.value
    return found


def _passage(passage: Passage) -> dict[str, object]:
    return {"clause": passage.clause, **_words(passage.quote), "confidence": _rounded(passage.confidence)}


def _addition(addition: Addition) -> dict[str, object]:
    demand = addition.demand
    found: dict[str, object] = {
        "id": addition.id,
        "document": addition.column,
        "clause": demand.clause,
        **_words(demand.quote),
        "family": demand.family.value,
        "formula": demand.formula,
        "grade": None if demand.grade is None else _rounded(demand.grade),
        "addressees": list(demand.addressees),
        "verdict": demand.verdict.value,
        "confidence": _rounded(demand.confidence),
        "needs_review": demand.needs_review,
    }
    if addition.made_by:
        found["made_by"] = addition.made_by.value
    return found


def _earlier(earlier: Earlier) -> dict[str, object]:
    return {"document": earlier.column, "demands": [_earlier_demand(one) for one in earlier.demands]}


def _earlier_demand(one: EarlierDemand) -> dict[str, object]:
    """``verdict`` is of the base relative to the older document."""
    return {
        "clause": one.passage.clause,
        **_words(one.passage.quote),
        "verdict": one.verdict.value,
        "answers": list(one.rows),
        "confidence": _rounded(one.confidence),
        "needs_review": one.needs_review,
    }


def _axis(axis: AxisShift) -> dict[str, object]:
    return {
        "axis": axis.axis,
        "direction": axis.direction.value,
        "old": _words(axis.old) if axis.old else None,
        "new": _words(axis.new) if axis.new else None,
        "reason": axis.reason,
    }


def _words(quote: Quote) -> dict[str, object]:
    return {"provision": quote.provision, "text": quote.text, "start": quote.start, "end": quote.end}


def _rounded(value: float) -> float:
    return round(float(value), _DIGITS)


class TraceJsonRenderer:
    """The canonical record."""

    name = "json"
    suffix = ".json"

    def render(self, trace: Trace, options: RenderOptions) -> bytes:
        """The record; options change nothing in it."""
        return dump_json(trace_json(trace))


RENDERER = TraceJsonRenderer()
