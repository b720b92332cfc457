"""Reading one lexicon file: from bytes to checked tables, or an error that says where."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import tomli  # compiled: tomllib takes three times as long for the largest files that are read at every start

from akoma.errors import LexiconError
from differ.lexicon.schema import FREE_SECTIONS, SECTIONS, TABLES, Shape, fits

HINT = "the files in differ/lexicon/data show every key"

Tables = dict[str, Any]
"""A file as parsed: every value has been checked against the schema."""


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """A file that may be at fault: its name for messages, and its text to find lines in."""

    name: str
    text: str

    def error(self, key: str, expected: str, section: str = "") -> LexiconError:
        """An error that names the file, the line of the key and what was expected there."""
        where = f"{section}.{key}" if section else key
        return LexiconError(f"{self.name}, line {self._line(key, section)}: {where}: expected {expected}", HINT)

    def _line(self, key: str, section: str) -> int:
        """The line of a key within its section, or that of the section, or 1."""
        header = re.search(rf"^\s*\[\[?\s*{re.escape(section)}\b.*$", self.text, re.MULTILINE) if section else None
        start = header.start() if header else 0
        quoted = rf"^\s*(?:\[\[?)?[^=\n]*?{re.escape(key)}\b"
        found = re.compile(quoted, re.MULTILINE).search(self.text, header.end() if header else 0)
        at = found.end() if found else start
        return self.text.count("\n", 0, at) + 1


def read(name: str, data: bytes) -> Tables:
    """The tables of one file, checked. Raises LexiconError."""
    try:
        text = data.decode("utf-8")
        tables = tomli.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{name}, line {line}: expected UTF-8", HINT) from error
    except tomli.TOMLDecodeError as error:
        raise LexiconError(f"{name}, {_place(str(error))}: expected TOML ({error})", HINT) from error
    file = LexiconFile(name, text)
    for section, value in tables.items():
        _check_section(file, section, value)
    return tables


def check_forms(name: str, data: bytes, tables: Tables, concepts: Container[str]) -> None:
    """Raise LexiconError unless every concept is known and every form stands under one concept of the file."""
    file = LexiconFile(name, data.decode("utf-8"))
    seen: dict[str, str] = {}
    for concept, forms in tables.get("formulas", {}).items():
        if concept not in concepts:
            raise file.error(concept, "a concept that data/concepts.toml or the file itself lists", "formulas")
        for form in forms:
            if seen.setdefault(form, concept) != concept:
                raise file.error(concept, f"{form!r} under one concept, not under {seen[form]} too", "formulas")


def _place(message: str) -> str:
    found = re.search(r"line \d+", message)
    return found.group() if found else "last line"


def _check_section(file: LexiconFile, section: str, value: object) -> None:
    if section == "language":
        _check(file, section, value, Shape.TEXT)
    elif section in TABLES:
        for entry in value if isinstance(value, list) else [value]:
            _check(file, section, entry, TABLES[section])
    elif section not in FREE_SECTIONS and section not in SECTIONS:
        known = ", ".join(["language", *FREE_SECTIONS, *SECTIONS, *TABLES])
        raise file.error(section, f"one of {known}")
    elif not isinstance(value, dict):
        raise file.error(section, "a table")
    else:
        for key, entry, shape in _entries(file, section, value):
            _check(file, key, entry, shape, section)


def _entries(file: LexiconFile, section: str, value: Mapping[str, object]) -> Iterator[tuple[str, object, Shape]]:
    for key, entry in value.items():
        shape = FREE_SECTIONS.get(section) or SECTIONS[section].get(key)
        if shape is None:
            raise file.error(key, f"one of {', '.join(SECTIONS[section])}", section)
        yield key, entry, shape


def _check(file: LexiconFile, key: str, value: object, shape: Shape, section: str = "") -> None:
    if not fits(shape, value):
        raise file.error(key, shape.value, section)
