"""The data files of the concept lexicon, read: which forms a language has for which concept.

A row of a file in ``data`` is a concept, a column a language; a cell holds forms with bars between them. A form is one
or more words; ``*`` ends a stem; an ellipsis parts the halves of a frame ("roep* … op").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+\*?")
GAP = "…"
FIRST_COLUMN = "concept"
LEARNED_COLUMN = "learned"
"""What the head of a table begins with: one that a person wrote, and one that texts taught."""
COMMENT = "#"
"""How a line begins that is not part of a table."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say a concept: words in order, those of a frame in two halves. A stem ends in ``*``."""

    concept: str
    halves: tuple[tuple[str, ...], ...]


def words_of(text: str) -> list[str]:
    """The words of a text or a form, lower case; hyphens and apostrophes part words."""
    return [found[0] for found in WORD.finditer(text.lower())]


def forms(rows: Iterator[Sequence[str]], column: int) -> Iterator[Form]:
    """The forms of one language, given the column that it stands in."""
    for row in rows:
        for form in row[column].split("|"):
            halves = tuple(tuple(words_of(half)) for half in form.split(GAP))
            if all(halves):
                yield Form(row[0], halves)


@cache
def shipped(language: str) -> tuple[Form, ...]:
    """All forms that the project has for a language (ISO 639-2/T); none for a language without a column."""
    return tuple(form for name, text in _tables() for form in table_forms(text, name, language))


@cache
def _tables() -> tuple[tuple[str, str], ...]:
    folder = files("differ") / "terms" / "data"
    found = sorted((file.name, file) for file in folder.iterdir() if file.name.endswith(".tsv"))
    return tuple((name, file.read_text("utf-8")) for name, file in found)


def table_forms(text: str, name: str, language: str) -> Iterator[Form]:
    """The forms of a language in one table; raises ValueError for a row that is not as wide as the head."""
    lines = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith(COMMENT)]
    head = lines[0] if lines else []
    for number, row in enumerate(lines, start=1):
        if len(row) != len(head):
            raise ValueError(f"{name}, row {number}: {len(row)} columns, and {len(head)} in the head")
    if language in head:
        yield from forms(iter(lines[1:]), head.index(language))


def languages() -> frozenset[str]:
    """The languages that the shipped tables have columns for."""
    heads = (text.split("\n", 1)[0].split("\t") for _, text in _tables())
    return frozenset(code for head in heads for code in head if code != FIRST_COLUMN)
