"""JSON in, safely: size and depth within limits, no key twice, one clear line when something is wrong."""

import json
from typing import Any

from akoma.errors import AmendmentError
from akoma.limits import check, current
from akoma.sources import decode


def looks_like_json(data: bytes) -> bool:
    """Whether bytes begin as a JSON array or object does; "[" also opens brackets in running text."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    after = head[1:].lstrip(b" \t\r\n")[:1]
    return (head[:1] == b"[" and after in (b"{", b"]", b"[", b'"')) or (head[:1] == b"{" and after in (b'"', b"}"))


def load_json(data: bytes, name: str) -> Any:
    """The value in some bytes; raises an AmendmentError that names the line."""
    text = decode(data, name).removeprefix("\ufeff")
    check("characters", len(text), name)
    try:
        value = json.loads(text, object_pairs_hook=_pairs)
    except json.JSONDecodeError as problem:
        raise AmendmentError(
            f"{name}: not valid JSON at line {problem.lineno}: {problem.msg}", "repair it"
        ) from problem
    except ValueError as problem:
        raise AmendmentError(f"{name}: not usable as JSON: {_shortened(str(problem))}", "repair it") from problem
    except RecursionError as problem:
        raise AmendmentError(f"{name}: JSON nested too deeply", f"{current().depth} levels are enough") from problem
    return value


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key!r} stands twice in one object")
        found[key] = value
    return found


def _shortened(text: str) -> str:
    return text if len(text) < 200 else text[:200] + " ..."  # noqa: PLR2004 - a line of a terminal or two
