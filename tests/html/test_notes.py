"""Notes: marks, labels, lists of notes in the forms in which pages have them."""

import pytest

from akoma.model import Note
from tests.html.pages import codes, furniture, page, read, units

TEXT = "<p>The European Parliament,</p><p>1. Regrets the flood in Velmaria{mark}, which it had foreseen.</p>"
WORDS = "Regrets the flood in Velmaria, which it had foreseen."

FORMS = {
    "doceo": (
        '<a href="#def_1_1" name="ref_1_1">(1)</a>',
        '<table><tr><td><a href="#ref_1_1" name="def_1_1">(1)</a></td><td>OJ C 912.</td></tr></table>',
    ),
    "word": (
        '<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>',
        '<div class="footnote"><p><a href="#_ftnref1" name="_ftn1">[1]</a> OJ C 912.</p></div>',
    ),
    "gazette": (
        '<span class="super"> <a id="footnoteref1" href="#footnote1">1</a> </span>',
        '<dl><dd id="footnote1"><span class="num"><a href="#footnoteref1">(1)</a></span> OJ C 912.</dd></dl>',
    ),
    "brackets outside": (
        '(<a href="#n1" id="r1">1</a>)',
        '<p>(<a href="#r1" id="n1">1</a>) OJ C 912.</p>',
    ),
    "list": (
        '<sup><a href="#fn1" id="fnref1">1</a></sup>',
        '<ol class="footnotes"><li id="fn1">OJ C 912. <a href="#fnref1">↩</a></li></ol>',
    ),
    "in one paragraph": (
        '<a href="#f1" name="t1">(1)</a>',
        '<p>Notes</p><p><a name="f1" href="#t1">(1)</a> OJ C 912.<br></p>',
    ),
    "aside": (
        '<a role="doc-noteref" href="#fn-1">*</a>',
        '<aside id="fn-1" role="doc-footnote">* OJ C 912.</aside>',
    ),
    "raised, no links": ("<sup>1</sup>", "<p><sup>1</sup>OJ C 912.</p>"),
    "typed": ("(1)", "<p>(1) OJ C 912.</p>"),
    "typed in brackets": ("[1]", "<p>[1] OJ C 912.</p>"),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_note_stands_at_its_mark(form: str) -> None:
    mark, listed = FORMS[form]
    (paragraph,) = read(page(TEXT.format(mark=mark) + listed), "en").provisions
    (note,) = paragraph.notes
    assert paragraph.text == WORDS
    assert (note.text, note.offset) == ("OJ C 912.", len("Regrets the flood in Velmaria"))
    assert note.marker == ("*" if form == "aside" else "1")


def test_links_to_provisions_are_no_notes() -> None:
    body = """<p>The European Parliament,</p><p>1. Recalls paragraph <a href="#p2">(2)</a> of this text;</p>
    <p id="p2">2. Regrets the flood.</p>"""
    assert units(read(page(body), "en"))[0] == "1. Recalls paragraph (2) of this text;"


def notes_of(body: str) -> tuple[Note, ...]:
    return tuple(read(page(body), "en").notes())


def test_several_notes_in_one_paragraph_parted_by_breaks() -> None:
    body = """<div><p>The European Parliament,</p><p>1. Regrets<a href="#n1" id="r1">(1)</a> the flood<a href="#n2"
    id="r2">(2)</a>.</p><hr><a id="n1" href="#r1">(1)</a> First note.<br><a id="n2" href="#r2">(2)</a> Second
    note,<br>in two lines.</div>"""
    assert [(n.marker, n.text) for n in notes_of(body)] == [("1", "First note."), ("2", "Second note, in two lines.")]


def test_a_note_of_two_paragraphs() -> None:
    body = TEXT.format(mark='<a href="#fn1" id="r1">1</a>') + "<ol><li id=fn1><p>First.</p><p>Second.</p></li></ol>"
    assert [n.text for n in notes_of(body)] == ["First. Second."]


def test_a_note_that_is_called_twice_is_there_once() -> None:
    body = """<p>The European Parliament,</p><p>1. Regrets<a href="#fn1">1</a> it;</p><p>2. Repeats<a href="#fn1">1</a>
    it.</p><p id="fn1">1 The note.</p>"""
    expression = read(page(body), "en")
    assert units(expression) == ["1. Regrets it;", "2. Repeats it."]
    assert [len(p.notes) for p in expression.provisions] == [1, 0]
    assert "note-called-again" in codes(expression)


def test_a_link_that_leads_nowhere_stays_in_the_text() -> None:
    expression = read(page(TEXT.format(mark='<a href="#fn9">(9)</a>')), "en")
    assert units(expression) == ["1. Regrets the flood in Velmaria(9), which it had foreseen."]


def test_links_back_and_the_heading_of_the_notes_are_furniture() -> None:
    mark, listed = FORMS["list"]
    expression = read(page(TEXT.format(mark=mark) + "<h2>Notes</h2>" + listed), "en")
    assert furniture(expression) == ["Notes", "↩"]


def test_figures_are_no_marks() -> None:
    body = """<p>The European Parliament,</p><p>1. Notes m<sup>2</sup> and CO<sub>2</sub> and 10<sup>6</sup> in the
    valley<a href="#fn1">(1)</a> and its 17<sup>th</sup> meeting;</p><p id="fn1">(1) The note.</p>"""
    assert units(read(page(body), "en")) == ["1. Notes m2 and CO2 and 106 in the valley and its 17th meeting;"]


def test_recitals_in_brackets_are_no_notes() -> None:
    body = """<p>The European Parliament,</p><p>1. Recalls Article 15(1) of the treaty;</p><p>(1) a point;</p>
    <p>(2) another point.</p>"""
    assert units(read(page(body), "en"))[1:] == ["(1) a point;", "(2) another point."]
