"""What differs beside the provisions is told."""

from dataclasses import replace

import pytest

from akoma.model import Document, Note, Passage, PassageRole
from akoma.reading import read, read_data
from differ.compare import compare
from tests.corpus import CORPUS

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


LAW = b"Article 1\n\nScope\n\n1. This law is about the dams.\n\nArticle 2\n\nEntry\n\n1. It enters into force."


def test_a_changed_heading_is_told_and_is_a_change() -> None:
    old, new = read_data(LAW, "a.txt", "en"), read_data(LAW.replace(b"Entry", b"Start"), "b.txt", "en")
    comparison = compare(old, new)
    assert [d.message for d in comparison.diagnostics] == ["the heading differs: “Entry” → “Start”"]
    changed = [c.correspondence.new for c in comparison.changes if c.is_change_of_text]
    assert changed == [("art_2",)]


LEOS = CORPUS.parent / "documents" / "leos"


@pytest.mark.skipif(not LEOS.exists(), reason=f"the real documents are not there: {LEOS}")
@pytest.mark.parametrize(
    ("base", "other", "expected"),
    [
        ("base", "article-added", {("insertion", "", "art_1a"), ("insertion", "", "art_1a__para_1")}),
        ("base", "citation-added", {("insertion", "", "cits_1__cit_2")}),
        ("base", "paragraph-moved", {("moved", "art_3__para_1", "art_1__para_-1")}),
        ("base", "point-moved", {("moved", "art_1__para_1__point_a", "art_1__para_1__point_a")}),
        ("proposal", "article-moved", {("renumbering moved", "art_3", "art_2")}),
        ("proposal", "chapter-deleted", {("repeal", "title_1__chp_1", "")}),
    ],
)
def test_a_real_bill_before_and_after_one_operation(base: str, other: str, expected: set[tuple[str, str, str]]) -> None:
    comparison = compare(read(str(LEOS / f"{base}.xml")), read(str(LEOS / f"{base}-{other}.xml")))
    found = {
        (" ".join(c.kinds), "".join(c.correspondence.old), "".join(c.correspondence.new))
        for c in comparison.changes
        if c.is_change_of_text
    }
    assert found == expected
