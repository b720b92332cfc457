"""JSON: a list of amendments in prose or in columns, as ``amend draft`` writes it and as anybody may.

    [{"number": 12, "text": "In paragraph 2, replace ..."},
     {"number": 13, "location": "Paragraph 2 a (new)", "left": "", "right": "2a. Asks for reports;"}]

The list may also stand under ``amendments`` in an object that names ``title``, ``amended`` and ``language``.
"""

from collections.abc import Mapping
from typing import Any

from akoma.amending.json_in import load_json, looks_like_json
from akoma.amending.words import normal_number, parent_of
from akoma.amendment_list import AmendmentList, AmendmentRecord, Column, Emphasis
from akoma.diagnostics import Diagnostic, warning
from akoma.errors import AmendmentError
from akoma.language import language as language_of
from akoma.model import Manifestation

TEXTS = (
    "text",
    "instruction",
    "location",
    "target",
    "group",
    "justification",
    "parent",
    "language",
    "originalLanguage",
)
"""Members that hold one text each."""
KNOWN = frozenset({*TEXTS, "number", "left", "right", "marked", "author", "authors", "proponents", "withdrawn"})
LIST_MEMBERS = ("amended", "title", "language", "amendments")


class JsonReader:
    """Reader of amendments as JSON."""

    format = "json"
    priority = 30

    def recognises(self, data: bytes) -> bool:
        """By the first two signs."""
        return looks_like_json(data)

    def read(self, data: bytes, origin: Manifestation, language: str) -> AmendmentList:
        """All amendments; raises an AmendmentError that says which member of which amendment is wrong."""
        value = load_json(data, origin.name)
        head: Mapping[str, Any] = value if isinstance(value, dict) else {}
        items = head.get("amendments", [value] if "number" in head else None) if head else value
        if not isinstance(items, list):
            hint = 'give a list of objects such as {"number": 12, "text": "In paragraph 2, ..."}'
            raise AmendmentError(f"{origin.name}: the JSON holds no list of amendments", hint)
        code = language or _language(head.get("language", ""), origin.name)
        records = tuple(_record(item, place, code) for place, item in enumerate(items, start=1))
        return AmendmentList(
            records=records,
            amended=_text(head, "amended", origin.name),
            title=_text(head, "title", origin.name),
            language=code,
            origin=origin,
            diagnostics=tuple(found for place, item in enumerate(items, start=1) for found in _unread(item, place)),
        )


READER = JsonReader()


def _record(item: Any, place: int, language: str) -> AmendmentRecord:
    where = f"amendment at place {place}"
    if not isinstance(item, dict):
        raise AmendmentError(f"{where} is no JSON object", 'write {"number": 12, "text": "..."}')
    number = _number(item.get("number"), where)
    where = f"amendment {number}"
    texts = {key: _text(item, key, where) for key in TEXTS}
    left, right = _columns(item, where)
    record = AmendmentRecord(
        number=number,
        instruction=texts["text"] or texts["instruction"],
        left=left,
        right=right,
        location=texts["location"],
        target=texts["target"],
        proponents=_proponents(item, where),
        group=texts["group"],
        justification=texts["justification"],
        parent=normal_number(texts["parent"]) or parent_of(number),
        language=_language(texts["language"], where) or language,
        original_language=texts["originalLanguage"],
        withdrawn=_flag(item, "withdrawn", where),
    )
    return _asking(record, where)


def _asking(record: AmendmentRecord, where: str) -> AmendmentRecord:
    """The record, if it asks for something (a withdrawn one need not)."""
    if record.withdrawn or record.instruction or (record.is_columns and record.location):
        return record
    if record.is_columns:
        raise AmendmentError(f"{where} has columns and no location", 'say where: "location": "Paragraph 2"')
    raise AmendmentError(f"{where} has neither text nor columns", 'give "text", or "location", "left" and "right"')


def _number(value: Any, where: str) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and value.strip():
        return normal_number(value)
    raise AmendmentError(f"{where} has no number", 'give "number": 12, or "number": "3/sub1" for a sub-amendment')


def _text(item: Mapping[str, Any], key: str, where: str) -> str:
    value = item.get(key, "")
    if value is None:
        return ""
    if not isinstance(value, str):
        raise AmendmentError(f"{where}: {key!r} is not a text", "write it in quotation marks")
    return value.strip()


def _flag(item: Mapping[str, Any], key: str, where: str) -> bool:
    value = item.get(key, False)
    if not isinstance(value, bool):
        raise AmendmentError(f"{where}: {key!r} is neither true nor false", "write true or false")
    return value


def _columns(item: Mapping[str, Any], where: str) -> tuple[Column | None, Column | None]:
    """Both columns when there is a right one; an absent left one is empty."""
    if item.get("right") is None:
        if item.get("left"):
            raise AmendmentError(f"{where} has a left column only", 'give "right": "" if all of it is deleted')
        return None, None
    left, right = _text(item, "left", where), _text(item, "right", where)
    marked = item.get("marked") or {}
    if not isinstance(marked, dict):
        raise AmendmentError(f"{where}: 'marked' is no object", 'write {"left": [[0, 5]], "right": []}')
    return (
        Column(left, _marked(marked.get("left", []), left, where)),
        Column(right, _marked(marked.get("right", []), right, where)),
    )


def _marked(value: Any, text: str, where: str) -> tuple[Emphasis, ...]:
    """Stretches ``[start, end]`` in order, within the text."""
    if not isinstance(value, list):
        raise AmendmentError(f"{where}: 'marked' is no list", "write [[0, 5], [8, 12]]")
    last = 0
    found: list[Emphasis] = []
    for pair in value:
        whole = isinstance(pair, list) and len(pair) == 2 and all(type(at) is int for at in pair)  # noqa: PLR2004
        if not whole or not last <= pair[0] < pair[1] <= len(text):
            raise AmendmentError(f"{where}: 'marked' lies outside of its column", "write [[start, end]] in order")
        found.append(Emphasis(pair[0], pair[1]))
        last = pair[1]
    return tuple(found)


def _proponents(item: Mapping[str, Any], where: str) -> tuple[str, ...]:
    value = item.get("proponents", item.get("authors", item.get("author", [])))
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise AmendmentError(f"{where}: its authors are no list of names", 'write ["Anna Berg", "Piet Maas"]')
    return tuple(name.strip() for name in names if name.strip())


def _language(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise AmendmentError(f"{where}: 'language' is not a text", 'write "en"')
    return language_of(value).code if value else ""


def _unread(item: Any, place: int) -> tuple[Diagnostic, ...]:
    unknown = sorted(set(item) - KNOWN) if isinstance(item, dict) else []
    return tuple(
        warning("member-not-read", f"{key!r} means nothing here and was not read", f"amendment at place {place}")
        for key in unknown
    )
