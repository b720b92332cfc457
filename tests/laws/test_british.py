"""British drafting in plain text, with one trap each, in ``cases/*.md``; and what must not be taken for it."""

import re
from pathlib import Path

import pytest

from akoma.akn_reader import read_akn
from akoma.akn_writer import write_akn
from akoma.model import Expression, ProvisionKind
from akoma.reading import read_data
from akoma.validation import findings

CASES = (Path(__file__).parent / "cases" / "british.md").read_text("utf-8")
FORM = re.compile(
    r"^## (?P<title>.+)\n```\n(?P<text>(?:.|\n)*?)\n\.\.\.\.\n(?P<expected>(?:.|\n)*?)\n```", re.MULTILINE
)


def cases() -> list[tuple[str, str, str]]:
    found = [(m["title"], m["text"], m["expected"]) for m in FORM.finditer(CASES)]
    assert len(found) == CASES.count("\n## ")
    return found


def as_read(text: str) -> Expression:
    return read_data(text.encode(), "case", "en").expression


def shown(expression: Expression) -> str:
    units = expression.walk()
    return "\n".join(f"{p.eid} | {p.kind} | {p.num} | {p.heading + ' :: ' if p.heading else ''}{p.text}" for p in units)


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=title) for title, t, e in cases()])
def test_what_is_read(text: str, expected: str) -> None:
    assert shown(as_read(text)) == expected


@pytest.mark.parametrize("text", [pytest.param(t, id=title) for title, t, _ in cases()])
def test_it_is_valid_akoma_ntoso_and_reads_back(text: str) -> None:
    expression = as_read(text)
    written = write_akn(expression)
    assert findings(written, "case") == ()
    assert shown(read_akn(written)) == shown(expression)


def test_the_reference_beside_a_schedule_is_a_note() -> None:
    text = next(t for title, t, _ in cases() if title.startswith("A schedule"))
    assert [note.text for note in as_read(text).notes()] == ["(introduced by section 1)"]


def test_numbered_paragraphs_with_dots_are_no_sections() -> None:
    text = "1. Calls on the keepers to act;\n\n2. Asks for reports on the dam;\n\n3 Reports\n\n(1) on the weir;"
    kinds = {p.kind for p in as_read(text).walk()}
    assert ProvisionKind.SECTION not in kinds
    assert ProvisionKind.PARAGRAPH in kinds


@pytest.mark.parametrize("mark", ["“", "”", "”.", "“”", "(1)", "(a)", "1 Weirs", "PART 1", "SCHEDULE", "Step 1", "."])
@pytest.mark.parametrize("at", [0, 2, 5, 9, 40])
def test_a_line_too_many_loses_nothing(mark: str, at: int) -> None:
    """Reading raises an error when a character is not accounted for."""
    for _, text, _ in cases():
        blocks = text.split("\n\n")
        assert as_read("\n\n".join([*blocks[:at], mark, *blocks[at:]])).provisions
