"""The share of provisions that come back exactly through each format, measured; ``docs/formats.md`` must say the same.

A text is read from plain text, written in every format, and read again. A provision is exact when its kind, eId,
number, words and notes (with their places) are those that were read first.

``CLAUSEWISE_UPDATE_DOCS=1`` writes the table.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from akoma.language import iso_639_1
from akoma.model import Expression
from akoma.reading import read, read_data
from tests.corpus import CORPUS, DOSSIER, ROOT, needs_corpus
from tests.hostile.seeds import FORMATS, good
from tests.pdf.printing import facts

PAGE = ROOT / "docs" / "formats.md"
TITLES = {"text": "plain text", "akn": "Akoma Ntoso", "html": "HTML", "docx": "DOCX", "pdf": "PDF"}
RESOLUTIONS = ("joint-motion.en.txt", "adopted.en.txt", "joint-motion.nl.txt", "adopted.nl.txt")


def sources() -> dict[str, tuple[Path, ...]]:
    """The rows of the table: a name, and the texts that it is about."""
    real = sorted(CORPUS.glob("*.txt"))[:5]
    made = {name: (DOSSIER / name,) for name in RESOLUTIONS}
    return made | {"five real documents": tuple(real)}


@cache
def exact(path: Path, form: str) -> tuple[int, int]:
    """How many provisions come back exactly, and how many there are."""
    before = read(str(path)).expression
    after = read_data(good(form, str(path)), "again", iso_639_1(before.language)).expression
    return _equal(before, after), len(facts(before))


def _equal(before: Expression, after: Expression) -> int:
    found = {fact[1]: fact for fact in facts(after)}
    return sum(found.get(fact[1]) == fact for fact in facts(before))


def row(name: str, paths: tuple[Path, ...]) -> str:
    """A row of the table."""
    cells = []
    for form in FORMATS:
        counts = [exact(path, form) for path in paths]
        same, all_of_them = (sum(column) for column in zip(*counts, strict=True))
        cells.append(f"{same} of {all_of_them} ({100 * same / all_of_them:.1f} %)")
    return f"| {name} | {' | '.join(cells)} |"


def update(line: str, name: str) -> None:
    """Put a row in its place in the table."""
    lines = PAGE.read_text().splitlines()
    at = next(i for i, old in enumerate(lines) if old.startswith(f"| {name} |"))
    PAGE.write_text("\n".join([*lines[:at], line, *lines[at + 1 :]]) + "\n")


@pytest.mark.parametrize("name", [*RESOLUTIONS, pytest.param("five real documents", marks=needs_corpus)])
def test_the_table_is_true(name: str) -> None:
    line = row(name, sources()[name])
    if os.environ.get("CLAUSEWISE_UPDATE_DOCS"):
        update(line, name)
    assert line in PAGE.read_text().splitlines()


def test_the_table_names_every_format() -> None:
    assert f"| text | {' | '.join(TITLES[form] for form in FORMATS)} |" in PAGE.read_text().splitlines()
