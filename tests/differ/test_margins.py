"""What differs beside the provisions is told."""

from dataclasses import replace

from akoma.model import Document, Note, Passage, PassageRole
from akoma.reading import read_data
from differ.compare import compare

TEXT = b"The European Parliament,\n\n1. Calls for peace in the valley of the river;\n\n2. Asks the Council for help."


def document() -> Document:
    return read_data(TEXT, "x.txt", "en")


def changed(document: Document, title: str, note: str) -> Document:
    first, *others = document.expression.provisions
    noted = replace(first, notes=(Note("1", note, 5),) if note else ())
    passages = (Passage(PassageRole.TITLE, title), *document.expression.passages)
    expression = replace(document.expression, passages=passages, provisions=(noted, *others))
    return replace(document, expression=expression)


def told(old: Document, new: Document) -> list[tuple[str, str]]:
    return [(d.code, d.where) for d in compare(old, new).diagnostics]


def test_a_changed_title_is_told() -> None:
    found = compare(changed(document(), "On peace", ""), changed(document(), "On war", "")).diagnostics
    assert [d.message for d in found] == ["the title differs: “On peace” → “On war”"]


def test_a_changed_note_is_told_on_the_unit_that_calls_it() -> None:
    one, other = changed(document(), "T", "OJ C 1."), changed(document(), "T", "OJ C 2.")
    assert told(one, other) == [("note-removed", "para_1"), ("note-added", "para_1")]
    assert told(one, changed(document(), "T", "")) == [("note-removed", "para_1")]


def test_nothing_is_told_of_a_text_against_itself() -> None:
    same = changed(document(), "T", "OJ C 1.")
    assert told(same, same) == []
