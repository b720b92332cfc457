"""The rules of ``html_rules.toml``, compiled; and elements of a page as the rules see them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any

from lxml import etree

Element = Any
"""An lxml element; the library ships no type information."""

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules as compiled patterns and sets. Names are those of the data file, group first."""

    block: frozenset[str]
    heading: frozenset[str]
    left_out: frozenset[str]
    silent: frozenset[str]
    inline: frozenset[str]
    heading_classes: Pattern
    law_classes: Pattern
    number_classes: Pattern
    furniture_classes: Pattern
    press_classes: Pattern
    note_classes: Pattern
    furniture_roles: frozenset[str]
    press_roles: frozenset[str]
    left_out_roles: frozenset[str]
    layout_roles: frozenset[str]
    furniture_lines: tuple[Pattern, ...]
    note_lines: Pattern
    return_links: Pattern
    dates: tuple[str, ...]
    numbers: dict[str, str]
    encodings: dict[str, str]


@cache
def rules() -> Rules:
    """The data file."""
    data = tomllib.loads((files("akoma.ingest") / "html_rules.toml").read_text("utf-8"))
    tags = {name: frozenset(words.split()) for name, words in data["tags"].items()}
    roles = {f"{name}_roles": frozenset(words.split()) for name, words in data["roles"].items()}
    classes = {name: _whole(pattern) for name, pattern in data["classes"].items()}
    return Rules(
        **tags,
        **roles,
        heading_classes=classes["heading"],
        law_classes=classes["law"],
        number_classes=classes["number"],
        furniture_classes=classes["furniture"],
        press_classes=classes["press"],
        note_classes=classes["notes"],
        furniture_lines=tuple(_whole(pattern) for pattern in data["lines"]["furniture"]),
        note_lines=_whole(data["lines"]["notes"]),
        return_links=_whole(data["lines"]["returns"]),
        dates=tuple(data["meta"]["dates"]),
        numbers=data["numbers"],
        encodings=data["encodings"],
    )


def _whole(pattern: str) -> Pattern:
    return re.compile(rf"(?:{pattern})\Z", re.IGNORECASE)


def tag(element: Element) -> str:
    """The name of an element, in lower case, without prefix; empty for what is no element."""
    name = element.tag
    return name.rsplit("}", 1)[-1].rsplit(":", 1)[-1].lower() if isinstance(name, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute in lower case, stripped; empty when it is absent."""
    return str(element.get(name) or "").strip().lower()


def has_class(element: Element, pattern: Pattern) -> bool:
    """Whether one of the classes of an element, or its id, fits a pattern of the rules."""
    words = f"{element.get('class') or ''} {element.get('id') or ''}"[:CLASSES_LOOKED_AT]
    return bool(words.strip()) and _fits(words, pattern)


CLASSES_LOOKED_AT = 400
"""Characters of classes and id that are compared: real ones are shorter, hostile ones are not."""


@lru_cache(maxsize=4096)
def _fits(words: str, pattern: Pattern) -> bool:
    return any(pattern.match(_plain(word)) for word in words.split())


def _plain(word: str) -> str:
    """``websiteHeader_top`` as ``website-header-top``."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", word)
    return re.sub(r"[_:.]+", "-", apart).lower().strip("-")


LOOKED_AT = 400
"""Beginnings and ends of elements that are looked at for the first characters of a text."""


def leading(element: Element, length: int) -> str:
    """The first characters of an element's text, in one line."""
    gathered = ""
    for event, inner in islice(etree.iterwalk(element, events=("start", "end")), LOOKED_AT):
        ends = event == "end"
        if ends and inner is element:
            break
        gathered += ((inner.tail if ends else inner.text) or "")[: 4 * length]
        if len(gathered.strip()) >= length:
            break
    return " ".join(gathered.split())[:length]
