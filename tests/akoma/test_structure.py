"""Small texts with one trap each, in ``cases/*.md``."""

import re
from pathlib import Path

import pytest

from akoma.akn_reader import read_akn
from akoma.akn_writer import write_akn
from akoma.model import Expression, PassageRole
from akoma.reading import read_data
from akoma.text_writer import write_text
from akoma.validation import findings
from tests.akoma.strategies import content

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
FORM = re.compile(
    r"^## (?P<title>.+)\n```\n(?P<text>(?:.|\n)*?)\n\.\.\.\.\n(?P<expected>(?:.|\n)*?)\n```", re.MULTILINE
)


def cases() -> list[tuple[str, str, str]]:
    text = "\n".join(path.read_text("utf-8") for path in CASES)
    found = [(m["title"], m["text"], m["expected"]) for m in FORM.finditer(text)]
    assert len(found) == text.count("\n## ")
    return found


def as_read(text: str) -> Expression:
    source = text.replace("·", " ").replace("⏏", "\f")
    return read_data(source.encode(), "case").expression


def shown(expression: Expression) -> str:
    units = [f"{p.eid} | {p.num} | {p.heading + ' :: ' if p.heading else ''}{p.text}" for p in expression.walk()]
    called = [f"({n.marker}) | {p.text[: n.offset].split()[-1]} | {n.text}" for p in expression.walk() for n in p.notes]
    return "\n".join([*units, *called])


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=title) for title, t, e in cases()])
def test_what_is_read(text: str, expected: str) -> None:
    expression = as_read(text)
    called = [line for line in shown(expression).split("\n") if not line.startswith("(")]
    wanted = expected.split("\n")
    assert (called if not any(line.startswith("(") for line in wanted) else shown(expression).split("\n")) == wanted


@pytest.mark.parametrize("text", [pytest.param(t, id=title) for title, t, _ in cases()])
def test_it_is_valid_akoma_ntoso_and_reads_back(text: str) -> None:
    expression = as_read(text)
    written = write_akn(expression)
    assert findings(written, "case") == ()
    assert read_akn(written) == expression


def test_a_gap_in_the_numbering_is_told() -> None:
    found = as_read("1. Calls for one;\n2. Calls for two;\n5. Calls for the rest;").diagnostics
    assert [(d.code, d.where) for d in found if d.severity == "warning"] == [("numbering-gap", "paragraph 5.")]


def test_a_note_without_a_mark_is_kept_and_told() -> None:
    text = " 1. Calls on the people of the valley to \n\n1 OJ C 1, p. 1.\n leave it;\n\n2. Asks for the \nhelp of all."
    expression = read_data(text.encode(), "case").expression
    assert [(p.eid, n.text, n.offset) for p in expression.walk() for n in p.notes] == [("para_1", "OJ C 1, p. 1.", 36)]
    assert "note-mark-missing" in {d.code for d in expression.diagnostics}


@pytest.mark.parametrize("text", [pytest.param(t, id=title) for title, t, _ in cases()])
def test_clean_text_reads_back_to_the_same_units(text: str) -> None:
    expression = as_read(text)
    again = read_data(write_text(expression).encode(), "clean").expression
    assert [content(p) for p in again.provisions] == [content(p) for p in expression.provisions]


def test_a_repeated_first_point_is_a_sibling() -> None:
    lines = ["1. Calls for:", "(a) boats;", "(a) nets;", "(b) ropes:", "(i) long;", "(i) short;", "(ii) none;"]
    read = read_data("\n\n".join(lines).encode(), "points.txt", "en").expression
    assert [unit.eid.removeprefix("para_1__") for unit in read.walk()][1:] == [
        "point_a",
        "point_a-2",
        "point_b",
        "point_b__point_i",
        "point_b__point_i-2",
        "point_b__point_ii",
    ]


def test_the_title_of_a_bill_comes_back_behind_its_contents() -> None:
    entries = [f"{i} {name}" for i, name in enumerate(("Weirs", "Dams", "Locks", "Quays", "Ferries", "Tolls"), start=1)]
    units = [
        line for entry in entries for line in (entry, "(1) This is the text of the section.", "(2) And more of it.")
    ]
    lines = ["Rivers (Brell) Bill", "[AS INTRODUCED]", "CONTENTS", "Section", *entries, "Rivers (Brell) Bill", *units]
    read = read_data("\n\n".join(lines).encode(), "bill.txt", "en").expression
    assert [passage.text for passage in read.passages if passage.role is PassageRole.TITLE] == ["Rivers (Brell) Bill"]
