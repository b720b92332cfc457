"""Report -> rows of the database of a batch. ``batch.sql`` describes the columns; the values are the record's."""

import json
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from akoma.diagnostics import Severity
from akoma.model import Document
from differ.model import Report, Verdict
from render.batch_model import COLUMNS, DONE, Outcome, PairLine, Row
from render.to_json import report_json

SCHEMA_VERSION = 1
"""``PRAGMA user_version`` of the database; another shape of the tables gets another number."""

APPLICATION_ID = 0x636C7773
"""``PRAGMA application_id``: "clws"."""

PARTS = {"changes": 9, "demands": 15, "axes": 14, "diagnostics": 6}
"""The tables below a pair, and how many columns each has, the number of the pair included."""


@cache
def schema() -> str:
    """The statements that make an empty database."""
    return (Path(__file__).parent / "batch.sql").read_text(encoding="utf-8")


def insert_pair() -> str:
    """The statement that adds a pair; its values are those of :func:`pair_values` and what the run knows."""
    names = (*COLUMNS, "position", "run", "fingerprint", "seconds")
    return f"INSERT INTO pairs ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def insert_part(table: str) -> str:
    """The statement that adds a row to one of the tables below a pair."""
    return f"INSERT INTO {table} VALUES ({', '.join('?' * PARTS[table])})"


def pair_values(line: PairLine) -> Row:
    """The values of a line, in the order of its columns."""
    return tuple(getattr(line, field.name) for field in fields(line))


def outcome_of(report: Report, line: PairLine) -> Outcome:
    """The rows of a comparison, and its line filled in: what of ``line`` is not told by the report stays."""
    record = report_json(report)
    demands = _rows(record, "demands")
    return Outcome(
        line=_filled(line, report),
        changes=tuple(_change(at, change) for at, change in enumerate(_rows(record, "changes"))),
        demands=tuple(_demand(at, demand) for at, demand in enumerate(demands)),
        axes=tuple(_axis(demand["id"], at, axis) for demand in demands for at, axis in enumerate(demand["axes"])),
        diagnostics=tuple(_diagnostic(at, found) for at, found in enumerate(_rows(record, "diagnostics"))),
    )


def _rows(record: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return list(record[key])


def _filled(line: PairLine, report: Report) -> PairLine:
    comparison = report.comparison
    old, new = _document("old", comparison.old), _document("new", comparison.new)
    told: dict[str, Any] = {
        **{name: getattr(line, name) for name in COLUMNS},
        **old,
        **new,
        **{verdict.value: report.count(verdict) for verdict in Verdict},
    }
    told |= {
        "state": DONE,
        "mode": comparison.mode.value,
        "procedure": _procedure(comparison.old) or _procedure(comparison.new),
        "title": comparison.old.expression.title,
        "to_review": sum(demand.needs_review for demand in report.demands),
        "changes": sum(change.is_change_of_text for change in comparison.changes),
        "warnings": sum(found.severity is not Severity.INFO for found in report.diagnostics),
    }
    return PairLine(**told)


def _document(side: str, document: Document) -> dict[str, str]:
    from render.iso639 import two_letters

    expression = document.expression
    return {
        f"{side}_language": two_letters(expression.language),
        f"{side}_kind": expression.kind.value,
        f"{side}_number": expression.references.number,
        f"{side}_date": expression.references.date,
        f"{side}_sha256": document.source.sha256,
    }


def _procedure(document: Document) -> str:
    return document.expression.references.procedure


def _change(at: int, change: dict[str, Any]) -> Row:
    lists = (_json(change[name]) for name in ("old", "new", "operations"))
    return (change["id"], at, *lists, change["verdict"], change["confidence"], int(change["needs_review"]))


def _demand(at: int, demand: dict[str, Any]) -> Row:
    names = ("side", "provision", "clause", "text", "family", "formula", "grade")
    counterparts = _json([found["provision"] for found in demand["counterparts"]])
    lists = (_json(demand["addressees"]), counterparts)
    end = (demand["verdict"], demand["confidence"], int(demand["needs_review"]))
    return (demand["id"], at, *(demand[name] for name in names), *lists, *end)


def _axis(demand: str, at: int, axis: dict[str, Any]) -> Row:
    quotes = (_quote(axis[side]) for side in ("old", "new"))
    return (
        demand,
        at,
        axis["axis"],
        axis["direction"],
        *(value for quote in quotes for value in quote),
        axis["reason"],
    )


def _quote(quote: dict[str, Any] | None) -> Iterable[object]:
    return [quote[name] if quote else None for name in ("text", "start", "end", "provision")]


def _diagnostic(at: int, found: dict[str, str]) -> Row:
    return (at, found["code"], found["severity"], found["message"], found["where"])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
