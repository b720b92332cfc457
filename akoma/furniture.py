"""Page furniture: told from the text by patterns that are data, harvested as provenance, then taken out."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

REACH = 3
"""Lines (blank ones not counted) within which a language mark or page number must have other furniture beside it."""


@dataclass(frozen=True, slots=True)
class FurnitureLine:
    """A line of furniture: its index and what it tells. Empty and zero where it tells nothing."""

    index: int
    document: str = ""
    pe_number: str = ""
    page: int = 0


@cache
def rules() -> dict[str, Any]:
    """The data file, with its patterns compiled."""
    data = tomllib.loads((files("akoma") / "furniture.toml").read_text("utf-8"))
    for group in ("lines", "beside"):
        data[group] = [re.compile(rule["pattern"]) for rule in data[group]]
    return data


def find_furniture(lines: Sequence[str]) -> tuple[FurnitureLine, ...]:
    """The lines that are furniture, in order."""
    sure = {i: found for i, line in enumerate(lines) if (found := _first(rules()["lines"], line))}
    written = [i for i, line in enumerate(lines) if line.strip()]
    near: set[int] = set()
    for place, index in enumerate(written):
        if index in sure:
            near.update(written[max(0, place - REACH) : place + REACH + 1])
    maybe = {i: found for i in sorted(near - sure.keys()) if (found := _first(rules()["beside"], lines[i]))}
    return tuple(_tell(i, found) for i, found in sorted((sure | maybe).items()))


def _first(patterns: Sequence[re.Pattern[str]], line: str) -> re.Match[str] | None:
    stripped = line.strip()
    return next((found for p in patterns if (found := p.fullmatch(stripped))), None)


def _tell(index: int, found: re.Match[str]) -> FurnitureLine:
    groups = found.groupdict()
    return FurnitureLine(index, groups.get("document") or "", groups.get("pe") or "", int(groups.get("page") or 0))


def is_docket(text: str) -> bool:
    """Whether a block is nothing but a procedure number."""
    return bool(re.fullmatch(rules()["references"]["docket"], text.strip()))


def split_docket(title: str) -> int:
    """Where the procedure number at the end of a title begins; the length of the title when there is none."""
    found = re.search(rf"\s*{rules()['references']['docket']}\s*$", title)
    return found.start() if found else len(title)


def procedure(text: str) -> str:
    """The first procedure number in a text (``2023/2879(RSP)``), or empty."""
    found = re.search(rules()["references"]["procedure"], text)
    return found[0] if found else ""


def number(text: str) -> str:
    """The tabling or adoption number in a text, the most telling kind first, or empty."""
    hits = (re.search(pattern, text) for pattern in rules()["references"]["numbers"])
    return next((found[0] for found in hits if found), "")


def kind_by_number(number_text: str, documents: Sequence[str]) -> str:
    """The document kind that the numbers tell, or empty."""
    for document in documents:
        if kind := rules()["document_prefixes"].get(document[:2]):
            return str(kind)
    hits = (rule["kind"] for rule in rules()["number_kinds"] if number_text and re.match(rule["pattern"], number_text))
    return str(next(hits, ""))
