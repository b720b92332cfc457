"""The words that a user adds for one run: tables of concepts, learned tables, bilingual dictionaries.

They are in force inside ``with using(...)`` and nowhere else. What is remembered of them is remembered by their
content, so one run never sees the words of another.

A table of a user has the form of those in ``data``: tabs part the columns, the head is ``concept`` and languages. It
may lack languages, and cells may be empty. A form that it lists leaves the concepts that it has in the shipped tables
and in the tables before it. A learned table (head ``learned``) replaces nothing: what it says comes on top.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from akoma.errors import LexiconError
from differ.terms.dictionary import Dictionary
from differ.terms.forms import COMMENT, FIRST_COLUMN, GAP, LEARNED_COLUMN, Form, table_forms

MOST_ROWS = 200_000
"""Rows of a table; the shipped ones have some 3 500."""

_HEAD = re.compile(rf"(?:{FIRST_COLUMN}|{LEARNED_COLUMN})\b[^=]*".encode())
_BOM = "\ufeff".encode()
_LANGUAGE = re.compile("[a-z]{3}")
_INNER_STAR = re.compile(r"\*\S")
_WORD = re.compile(r"[^\W_]+")
_HINT = "docs/across-languages.md shows the form of a table"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was checked: the name to call it by, its text, and whether it was learned."""

    name: str
    text: str
    is_learned: bool
    languages: tuple[str, ...]
    """Those of its head, ISO 639-2/T."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a user adds. Of two tables with one form the later one counts."""

    tables: tuple[Table, ...] = ()
    dictionaries: tuple[Dictionary, ...] = ()

    @property
    def own(self) -> tuple[Table, ...]:
        """The tables that a person wrote."""
        return tuple(table for table in self.tables if not table.is_learned)

    @property
    def learned(self) -> tuple[Table, ...]:
        """The tables that :mod:`differ.terms.learning` made."""
        return tuple(table for table in self.tables if table.is_learned)

    @property
    def for_verdicts(self) -> "Vocabulary":
        """What verdicts may rest on: what a person wrote.

        Words that chance taught, and translations of other senses, stand on one side only: a demand of a faithful
        translation then looks as if the other side had left it out.
        """
        return Vocabulary(self.own)


NOTHING = Vocabulary()

_CHOSEN: ContextVar[Vocabulary] = ContextVar("vocabulary", default=NOTHING)


def current() -> Vocabulary:
    """The vocabulary in force."""
    return _CHOSEN.get()


@contextmanager
def using(vocabulary: Vocabulary) -> Iterator[None]:
    """This vocabulary is in force inside the ``with`` block."""
    token = _CHOSEN.set(vocabulary)
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def combined(forms: Sequence[Form], tables: Sequence[Table], language: str) -> tuple[Form, ...]:
    """The forms of a language with those of tables: what a table lists leaves the concepts that it had."""
    for table in tables:
        own = tuple(table_forms(table.text, table.name, language))
        listed = {form.halves for form in own}
        forms = [*(form for form in forms if form.halves not in listed), *own]
    return tuple(forms)


def is_table(data: bytes) -> bool:
    """Whether these are the bytes of a table, good or bad, and not of a file of grades: its head tells."""
    lines = data.removeprefix(_BOM).splitlines()
    head = next((line for line in lines if line.strip() and not line.startswith(COMMENT.encode())), b"")
    return _HEAD.fullmatch(head) is not None


def table(name: str, data: bytes) -> Table:
    """The table in these bytes. Raises LexiconError that names the line and what is wrong there."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise LexiconError(f"{name}, line {line}: not UTF-8", _HINT) from problem
    rows = [(n, line.split("\t")) for n, line in enumerate(text.splitlines(), start=1)
            if line.strip() and not line.startswith(COMMENT)]  # fmt: skip
    if len(rows) > MOST_ROWS:
        raise LexiconError(f"{name}: more than {MOST_ROWS} rows", "make several tables of it")
    (first, head), *body = rows
    _check(name, first, _fault_of_head(head))
    for number, row in body:
        _check(name, number, _fault_of_row(row, head))
    return Table(name, text, head[0] == LEARNED_COLUMN, tuple(head[1:]))


def _check(name: str, line: int, fault: str) -> None:
    if fault:
        raise LexiconError(f"{name}, line {line}: {fault}", _HINT)


def _fault_of_head(head: Sequence[str]) -> str:
    if len(head) == 1:
        return f"expected {head[0].split()[0].strip(',;')} and languages, parted by tabs"
    wrong = next((code for code in head[1:] if not _LANGUAGE.fullmatch(code)), None)
    if wrong is not None:
        return f"the head has {wrong!r} where a language in three letters is expected, as nld"
    twice = next((code for code in head[1:] if head.count(code) > 1), "")
    return f"the head has {twice!r} twice" if twice else ""


def _fault_of_row(row: Sequence[str], head: Sequence[str]) -> str:
    if len(row) != len(head):
        return f"{len(row)} columns, and {len(head)} in the head"
    if not row[0].strip():
        return "the concept has no name"
    forms = ((code, form) for code, cell in zip(head[1:], row[1:], strict=True) if cell.strip()
             for form in cell.split("|"))  # fmt: skip
    return next((f"{code}: {fault}" for code, form in forms if (fault := _fault_of_form(form))), "")


def _fault_of_form(form: str) -> str:
    shown = " ".join(form.split())
    if not any(char.isalpha() for char in form):
        return f"the form {shown!r} has no letters"
    words = _WORD.findall(form)
    if any(word.isdecimal() for word in words) or (len(words) == 1 and not words[0].isalpha()):
        return f"the form {shown!r} depends on a number, and only letters are looked at"
    if _INNER_STAR.search(form):
        return f"the star in {shown!r} does not end a word"
    halves = form.split(GAP)
    if len(halves) > 1 + 1 or not all(any(char.isalpha() for char in half) for half in halves):
        return f"the frame {shown!r} is not two halves"
    return ""
