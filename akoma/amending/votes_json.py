"""Vote lists as JSON: ``[{"amendment": "1-2, 4", "result": "adopted"}, {"target": "§ 2", "part": 1, "text": ...}]``."""

from collections.abc import Mapping
from typing import Any

from akoma.amending.json_in import load_json, looks_like_json
from akoma.amending.vote_rows import KNOWN, all_lines
from akoma.diagnostics import Diagnostic, warning
from akoma.errors import AmendmentError
from akoma.model import Manifestation
from akoma.vote_list import VoteList


class JsonVotes:
    """Reader of vote lists as JSON."""

    format = "votes-json"
    priority = 30

    def recognises(self, data: bytes) -> bool:
        """By the first two signs."""
        return looks_like_json(data)

    def read(self, data: bytes, origin: Manifestation, language: str) -> tuple[VoteList, ...]:
        """One list; raises an AmendmentError that says which result is wrong."""
        value = load_json(data, origin.name)
        head: Mapping[str, Any] = value if isinstance(value, dict) else {}
        items = head.get("votes") if head else value
        if not isinstance(items, list):
            hint = 'give a list such as [{"amendment": 12, "result": "adopted"}]'
            raise AmendmentError(f"{origin.name}: the JSON holds no list of results", hint)
        rows = [_row(item, place) for place, item in enumerate(items, start=1)]
        lines = all_lines(((f"result {place}", row) for place, row in enumerate(rows, start=1)), origin.name)
        found = tuple(finding for place, item in enumerate(items, start=1) for finding in _unread(item, place))
        title = head.get("title", "")
        return (VoteList(lines, title if isinstance(title, str) else "", language, origin, found),)


READER = JsonVotes()


def _row(item: Any, place: int) -> Mapping[str, str]:
    """The members of one result as texts; numbers may be given as numbers."""
    if not isinstance(item, dict):
        raise AmendmentError(f"result {place} is no JSON object", 'write {"amendment": 12, "result": "adopted"}')
    row: dict[str, str] = {}
    for key in KNOWN & item.keys():
        value = item[key]
        if value is not None and (isinstance(value, bool) or not isinstance(value, str | int)):
            raise AmendmentError(f"result {place}: {key!r} is neither text nor a whole number", "repair it")
        row[key] = "" if value is None else str(value)
    return row


def _unread(item: Any, place: int) -> tuple[Diagnostic, ...]:
    return tuple(
        warning("member-not-read", f"{key!r} means nothing here and was not read", f"result {place}")
        for key in sorted(set(item) - KNOWN)
    )
