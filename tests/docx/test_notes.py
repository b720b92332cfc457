"""Footnotes and endnotes: taken out of the text, at the place of their reference, with the mark that Word prints."""

import pytest

from akoma.model import FurnitureKind
from tests.docx.builder import (
    cell,
    codes,
    docx,
    end,
    expression,
    foot,
    gone,
    note,
    p,
    raw_run,
    row,
    sign,
    table,
    texts,
)


def notes(data: bytes, revisions: str = "final") -> list[tuple[str, str, str]]:
    """Marker, text, and what stands before the mark in the provision."""
    units = expression(data, revisions).walk()
    return [(found.marker, found.text, unit.text[: found.offset]) for unit in units for found in unit.notes]


def test_notes_are_numbered_in_order_of_their_references() -> None:
    data = docx(
        p("1. On Velmaria", foot(7), " and Teldara", foot(3), ", both") + p("2. Next", foot(5)),
        footnotes={3: note("Three."), 5: note("Five."), 7: note("Seven.")},
    )
    assert texts(data) == ["1. On Velmaria and Teldara, both", "2. Next"]
    assert notes(data) == [
        ("1", "Seven.", "On Velmaria"), ("2", "Three.", "On Velmaria and Teldara"), ("3", "Five.", "Next"),
    ]  # fmt: skip


def test_marks_and_labels_are_recorded() -> None:
    read = expression(docx(p("1. Text", foot(1)), footnotes={1: note("Note.")}))
    found = {piece.kind: piece.text for piece in read.furniture}
    assert found == {FurnitureKind.NOTE_MARK: "1", FurnitureKind.NOTE_LABEL: "1"}


def test_custom_mark_takes_no_number() -> None:
    data = docx(
        p("1. One", foot(1), ", two", foot(2, "*"), ", three", foot(3)),
        footnotes={1: note("a"), 2: p("* b"), 3: note("c")},
    )
    assert notes(data) == [("1", "a", "One"), ("*", "b", "One, two"), ("2", "c", "One, two, three")]


def test_custom_mark_that_its_note_does_not_repeat() -> None:
    assert notes(docx(p("1. One", foot(1, "*")), footnotes={1: p("b")})) == [("*", "b", "One")]


def test_endnotes_have_numbers_of_their_own() -> None:
    data = docx(p("1. One", foot(1), ", two", end(1)), footnotes={1: note("foot")}, endnotes={1: note("end")})
    assert notes(data) == [("1", "foot", "One"), ("i", "end", "One, two")]


@pytest.mark.parametrize(
    ("settings", "section", "expected"),
    [
        ('<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>', "", "a"),
        ('<w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr>', "", "*"),
        ('<w:footnotePr><w:numStart w:val="5"/></w:footnotePr>', "", "5"),
        ("", '<w:sectPr><w:footnotePr><w:numFmt w:val="upperRoman"/></w:footnotePr></w:sectPr>', "I"),
    ],
)
def test_number_formats_of_notes(settings: str, section: str, expected: str) -> None:
    data = docx(p("1. One", foot(1)) + section, footnotes={1: note("Note.")}, settings=settings)
    assert notes(data) == [(expected, "Note.", "One")]


def test_note_of_several_paragraphs_and_a_table() -> None:
    text = note("One,") + p("two.") + table(row("a", "b"))
    assert notes(docx(p("1. Text", foot(1)), footnotes={1: text})) == [("1", "One, two. a b", "Text")]


def test_note_in_a_table_cell() -> None:
    data = docx(table(row("a", cell(p("b", foot(1), " c")))), footnotes={1: note("Note.")})
    assert notes(data) == [("1", "Note.", "a | b")]


def test_note_in_the_title() -> None:
    data = docx(p("Letter on the dam", foot(1)) + p("Text of it."), footnotes={1: note("Note.")})
    [passage] = expression(data).passages
    assert (passage.text, [n.text for n in passage.notes]) == ("Letter on the dam", ["Note."])


def test_mark_in_a_paragraph_without_words_goes_to_the_block_before() -> None:
    assert notes(docx(p("1. Text") + p(foot(1)), footnotes={1: note("Note.")})) == [("1", "Note.", "Text")]


def test_second_reference_has_the_same_mark_and_no_second_text() -> None:
    data = docx(p("1. One", foot(1), ", two", foot(1)), footnotes={1: note("Note.")})
    assert notes(data) == [("1", "Note.", "One")]
    assert texts(data) == ["1. One, two"]


def test_missing_note_is_told() -> None:
    data = docx(p("1. One", foot(9), " two"))
    assert (texts(data), codes(data)) == (["1. One two"], ["note-missing"])


def test_reference_inside_a_note_calls_nothing() -> None:
    data = docx(p("1. One", foot(1)), footnotes={1: note("a", foot(1), foot(2)), 2: note("b", foot(1))})
    assert notes(data) == [("1", "a", "One")]


def test_deleted_reference_takes_no_number() -> None:
    data = docx(p("1. One", gone(foot(1)), foot(2)), footnotes={1: note("a"), 2: note("b")})
    assert notes(data) == [("1", "b", "One")]
    assert notes(data, "original") == [("1", "a", "One"), ("2", "b", "One")]


def test_hidden_reference_takes_no_number() -> None:
    hidden = raw_run('<w:footnoteReference w:id="1"/>', "<w:vanish/>")
    data = docx(p("1. One", hidden, foot(2)), footnotes={1: note("a"), 2: note("b")})
    assert notes(data) == [("1", "b", "One")]


def test_changes_inside_a_note() -> None:
    data = docx(p("1. One", foot(1)), footnotes={1: note("old", gone(" word"))})
    assert notes(data) == [("1", "old", "One")]
    assert notes(data, "original") == [("1", "old word", "One")]
    assert codes(data) == ["tracked-changes"]


def test_reference_in_paragraphs_that_run_on() -> None:
    data = docx(p("1. One", foot(1), mark=sign("del")) + p(" two", foot(2)), footnotes={1: note("a"), 2: note("b")})
    assert notes(data) == [("1", "a", "One"), ("2", "b", "One two")]
