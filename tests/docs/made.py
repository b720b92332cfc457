"""The parts of the documentation that are made from the program: ``python -m tests.docs.made`` writes them anew.

The commands and options of ``docs/reference.md``, its tables of JSON and of lexicon files; the manual page; the copies
of the schemas. ``tests/docs/test_made.py`` fails when one of them is not what the program says today.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cli import clausewise
from commands.common_man import ENVIRONMENT, EXIT_STATUS, manual_page, reference
from differ.lexicon.schema import FREE_SECTIONS, SECTIONS, TABLES
from tests.corpus import ROOT
from tests.project.source_tree import PACKAGES

DOCS = ROOT / "docs"
PART = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def pages() -> dict[Path, bytes]:
    """Every made file with what has to stand in it."""
    page = DOCS / "reference.md"
    renewed = PART.sub(lambda part: f"{part[1]}\n{PARTS[part[2]]()}\n{part[3]}", page.read_text("utf-8"))
    manual = {DOCS / "man" / "clausewise.1": manual_page(clausewise).encode(), page: renewed.encode()}
    return {**manual, **{DOCS / "schemas" / path.name: path.read_bytes() for path in schemas()}}


def schemas() -> list[Path]:
    """The schemas that the wheel holds."""
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.schema.json"))


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _status() -> str:
    return _table(("status", "means"), iter(EXIT_STATUS))


def _environment() -> str:
    return _table(("variable", "does"), ((f"`{name}`", told) for name, told in ENVIRONMENT))


def _lexicon() -> str:
    fixed = ((f"`[{name}]` {key}", shape.value) for name, keys in SECTIONS.items() for key, shape in keys.items())
    tables = ((f"`[[{name}]]`", shape.value) for name, shape in TABLES.items())
    free = ((f"`[{name}]` any key", shape.value) for name, shape in FREE_SECTIONS.items())
    return _table(
        ("where", "holds"), iter([("`language`", "the code of the language, ISO 639-2/T"), *free, *tables, *fixed])
    )


def _json() -> str:
    parts = []
    for path in schemas():
        schema = json.loads(path.read_text("utf-8"))
        rows = [*_rows(schema, "", "")]
        for name, definition in schema.get("$defs", {}).items():
            rows += _rows(definition, f"{name}.", name)
        parts.append(f"### {path.name}\n\n{schema['title']}.\n\n{_table(('key', 'holds', ''), iter(rows))}")
    return "\n".join(parts)


def _rows(schema: Mapping[str, Any], lead: str, name: str) -> Iterator[tuple[str, ...]]:
    """The keys of an object; one line for a definition that is no object."""
    if name and "properties" not in schema:
        yield f"`{name}`", _kind(schema), schema.get("description", "")
    for key, value in schema.get("properties", {}).items():
        yield f"`{lead}{key}`", _kind(value), value.get("description", "")
        inner = value.get("items", value)
        if isinstance(inner, dict) and "properties" in inner:
            yield from _rows(inner, f"{lead}{key}.", "")


def _kind(value: Mapping[str, Any] | bool) -> str:
    """The type of a value in words; a schema that is true or false says nothing of it."""
    if isinstance(value, bool):
        return ""
    choice = next((value[key] for key in ("anyOf", "oneOf", "allOf") if key in value), None)
    if "$ref" in value:
        return _named(str(value["$ref"]))
    if "enum" in value or "const" in value:
        return ", ".join(map(_word, value.get("enum", [value.get("const")])))
    if choice or isinstance(value.get("type"), list):
        return " or ".join(map(_kind, choice or ({"type": one} for one in value["type"])))
    kind = str(value.get("type", ""))
    return f"list of {_kind(value.get('items', {})) or 'values'}" if kind == "array" else kind


def _named(target: str) -> str:
    return f"`{target.rpartition('/')[2]}`" if "/" in target else f"as in `{target.split(':')[2]}.schema.json`"


def _word(value: object) -> str:
    if value is None or value == "":
        return "null" if value is None else "empty"
    return f"`{value if isinstance(value, str) else json.dumps(value)}`"


PARTS: Mapping[str, Callable[[], str]] = {
    "commands": lambda: reference(clausewise),
    "status": _status,
    "environment": _environment,
    "json": _json,
    "lexicon": _lexicon,
}


def main() -> None:
    """Write all of them."""
    for path, data in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for left in {*(DOCS / "schemas").iterdir()} - {*pages()}:
        left.unlink()


if __name__ == "__main__":
    main()
