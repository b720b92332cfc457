"""A paper of amendments as JSON: what its columns print, and the operations that they ask for. See the schema.

The members of an amendment are those that every program may give to ``amend apply``; ``operations`` stands beside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum

from akoma.amendment_list import AmendmentRecord, Column
from akoma.language import iso_639_1
from differ.amendments.draft import DraftPaper
from differ.amendments.operation import Operation
from render.to_json import dump_json

FORMAT_VERSION = "1.0"


def draft_json(paper: DraftPaper) -> dict[str, object]:
    """The record of a draft (``clausewise amend draft --format json``)."""
    return {
        "format_version": FORMAT_VERSION,
        "title": "",
        "amended": paper.base.title,
        "language": iso_639_1(paper.language),
        "amendments": [_amendment(one.amendment.record) for one in paper.drafted],
        "operations": {
            one.amendment.number: [_operation(operation) for operation in one.amendment.operations]
            for one in paper.drafted
        },
        "diagnostics": [
            {"code": found.code, "severity": found.severity.value, "message": found.message, "where": found.where}
            for found in paper.diagnostics
        ],
    }


def _amendment(record: AmendmentRecord) -> dict[str, object]:
    left, right = record.left or Column(""), record.right or Column("")
    return {
        "number": int(record.number) if record.number.isdigit() else record.number,
        "location": record.location,
        "left": left.text,
        "right": right.text,
        "marked": {"left": _marks(left), "right": _marks(right)},
        "target": record.target,
        "authors": list(record.proponents),
        "group": record.group,
        "language": iso_639_1(record.language),
        "originalLanguage": record.original_language,
    }


def _marks(column: Column) -> list[list[int]]:
    return [[mark.start, mark.end] for mark in column.marked]


def _operation(operation: Operation) -> dict[str, object]:
    """All that it says; what it leaves open is left out."""
    selection = operation.selection
    return {**_members(operation), "selection": {"what": type(selection).__name__, **_members(selection)}}


def _members(value: object) -> Mapping[str, object]:
    """The members of a value that differ from what they are by themselves."""
    assert is_dataclass(value)
    told = ((one.name, getattr(value, one.name)) for one in fields(value) if one.name != "selection")
    defaults = {one.name: one.default for one in fields(value)}
    return {name: _plain(member) for name, member in told if member not in (defaults[name], "")}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return _members(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]
    return value


class DraftJsonRenderer:
    """For programs; ``amend apply`` reads it."""

    name = "json"
    suffix = ".json"

    def render(self, paper: DraftPaper) -> bytes:
        """The whole file."""
        return dump_json(draft_json(paper))


RENDERER = DraftJsonRenderer()
