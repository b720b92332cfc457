"""Tracked changes: the original view gives the old text, the final view the new one, exactly."""

from difflib import SequenceMatcher
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akoma.errors import ClausewiseError
from akoma.ingest.docx_view import View
from tests.docx.builder import (
    WHO,
    cell,
    docx,
    expression,
    galley,
    gone,
    ins,
    level,
    lists,
    moved_from,
    moved_to,
    p,
    r,
    row,
    sign,
    style,
    table,
    texts,
)

INS, DEL = sign("ins"), sign("del")
MARKERS = '<w:moveFromRangeStart w:id="5" w:name="move1"/>{}<w:moveFromRangeEnd w:id="5"/>'


def views(body: str, numbering: str = "") -> tuple[list[str], list[str]]:
    """The old and the new text."""
    data = docx(body, numbering=numbering)
    return texts(data, View.ORIGINAL), texts(data, View.FINAL)


def test_words() -> None:
    assert views(p("It ", gone("may"), ins("shall"), " act")) == (["It may act"], ["It shall act"])


def test_words_that_one_inserted_and_another_deleted_stand_in_neither_text() -> None:
    assert views(p("It", ins(gone(" never")), " acts")) == (["It acts"], ["It acts"])


@pytest.mark.parametrize("markers", ["{}", MARKERS])
def test_moved_words(markers: str) -> None:
    body = p("One ", markers.format(moved_from("two ")), "three") + p("four ", moved_to("two"))
    assert views(body) == (["One two three", "four"], ["One three", "four two"])


@pytest.mark.parametrize("markers", ["{}", MARKERS])
def test_moved_paragraph(markers: str) -> None:
    away = markers.format(p(moved_from("Two"), mark=sign("moveFrom")))
    here = p(moved_to("Two"), mark=sign("moveTo"))
    assert views(p("One") + away + p("Three") + here + p("Four")) == (
        ["One", "Two", "Three", "Four"],
        ["One", "Three", "Two", "Four"],
    )


def test_inserted_and_deleted_paragraphs() -> None:
    body = p("One") + p(ins("Two"), mark=INS) + p(gone("Three"), mark=DEL) + p("Four")
    assert views(body) == (["One", "Three", "Four"], ["One", "Two", "Four"])


def test_deleted_mark_joins_and_inserted_mark_splits() -> None:
    assert views(p("One ", mark=DEL) + p("two")) == (["One", "two"], ["One two"])
    assert views(p("One ", mark=INS) + p("two")) == (["One two"], ["One", "two"])


def test_several_marks_in_a_row() -> None:
    body = p("a", mark=DEL) + p("b", mark=INS + DEL) + p("c", mark=DEL) + p("d") + p("e")
    assert views(body) == (["a", "bc", "d", "e"], ["abcd", "e"])


def test_the_next_paragraph_gives_the_shape() -> None:
    body = p("One", number=(1, 0)) + p(gone("Two"), number=(1, 0), mark=DEL) + p("Three", number=(1, 0))
    body += p("Four", mark=DEL) + p(" and five", number=(1, 0))
    assert views(body, numbering=lists(level("%1."))) == (
        ["1. One", "2. Two", "3. Three", "Four", "4. and five"],
        ["1. One", "2. Three", "3. Four and five"],
    )


def test_last_paragraph_of_a_cell_keeps_its_mark() -> None:
    body = table(row(cell(p("a", mark=DEL)), cell(p("b", mark=DEL), p("c")))) + p("d")
    assert views(body) == (["a | b c", "d"], ["a | bc", "d"])


def test_mark_before_a_table() -> None:
    body = p("One") + p(ins("Two"), mark=INS) + table(row("a", "b")) + p("Three", mark=DEL) + table(row("c", "d"))
    assert views(body) == (["One", "a | b", "Three", "c | d"], ["One", "Two", "a | b", "Three", "c | d"])


def test_paragraph_that_goes_before_a_table_takes_no_number() -> None:
    body = p(gone("One"), number=(1, 0), mark=DEL) + table(row("a", "b")) + p("Two", number=(1, 0))
    assert views(body, numbering=lists(level("%1.")))[1] == ["a | b", "1. Two"]


def test_mark_at_the_end_of_the_text() -> None:
    assert views(p("One") + p("Two", mark=DEL)) == (["One", "Two"], ["One", "Two"])


def test_rows() -> None:
    body = table(row("a", "b"), row("c", "d", properties=INS), row("e", "f", properties=DEL))
    assert views(body) == (["a | b", "e | f"], ["a | b", "c | d"])


def test_rows_in_content_controls() -> None:
    control = f"<w:sdt><w:sdtContent>{row('c', 'd', properties=DEL)}{row('e', 'f')}</w:sdtContent></w:sdt>"
    assert views(table(row("a", "b"), control)) == (["a | b", "c | d", "e | f"], ["a | b", "e | f"])


def test_cells() -> None:
    body = table(row("a", cell(p("b"), properties=sign("cellIns")), cell(p("c"), properties=sign("cellDel")), "d"))
    assert views(body) == (["a | c | d"], ["a | b | d"])


def test_changes_around_paragraphs() -> None:
    assert views(p("One") + ins(p("Two")) + gone(p("Three"))) == (["One", "Three"], ["One", "Two"])


def test_changed_properties_have_their_old_state_in_the_original() -> None:
    shown = f"<w:vanish/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>"
    heading = f'<w:outlineLvl w:val="0"/><w:pPrChange {WHO}><w:pPr><w:pStyle w:val="Plain"/></w:pPr></w:pPrChange>'
    data = docx(p("One", r(" hidden", shown), shape=heading), styles=style("Plain"))
    assert texts(data, View.ORIGINAL) == ["One hidden"]
    assert texts(data, View.FINAL) == ["One"]
    assert [[b.heading for b in galley(data, view).blocks] for view in View] == [[False], [True]]


def test_deleted_field() -> None:
    away = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText>REF x</w:delInstrText></w:r>'
    away += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:delText>5</w:delText></w:r>'
    away += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p("Article ", f"<w:del {WHO}>{away}</w:del>", ins("6"))
    assert views(body) == (["Article 5"], ["Article 6"])


def test_page_breaks_in_deleted_words_count() -> None:
    away = gone("<w:r><w:lastRenderedPageBreak/><w:delText>Two</w:delText></w:r>")
    read = expression(docx(p("1. One") + p(away, mark=DEL) + p("2. Three")))
    assert [span.page for unit in read.walk() for span in unit.spans] == [1, 2]


def test_changes_are_told() -> None:
    data = docx(p("It ", gone("may"), ins("shall"), " act", mark=INS) + p("now"))
    [found] = [d for d in expression(data, "original").diagnostics if d.code == "tracked-changes"]
    assert found.message == "3 tracked changes; the original text was read"


def test_view_that_does_not_exist() -> None:
    with pytest.raises(ClausewiseError, match="use one of: original, final"):
        expression(docx(p("text")), "latest")


END = "¶"
WORDS = st.sampled_from(["dam", "water", "shall", "may", "12.", "– x", "été", "(a)", "the"])
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=5)


def tokens(paragraphs: list[list[str]]) -> list[str]:
    """All words, each paragraph but the last ended by a mark."""
    return list(chain.from_iterable([*words, END] for words in paragraphs))[:-1]


class Writer:
    """Writes words, marked as changed, into paragraphs."""

    def __init__(self, *, moves: bool) -> None:
        self.body = ""
        self._inside: list[str] = []
        self._wrap = {"": lambda run: run, "del": moved_from if moves else gone, "ins": moved_to if moves else ins}
        self._sign = {"": "", "del": sign("moveFrom" if moves else "del"), "ins": sign("moveTo" if moves else "ins")}

    def write(self, words: list[str], change: str) -> None:
        for word in words:
            if word == END:
                self.close(self._sign[change])
            else:
                self._inside.append(self._wrap[change](r(word + " ")))

    def close(self, mark: str = "") -> None:
        self.body += p(*self._inside, mark=mark)
        self._inside = []


@given(PARAGRAPHS, PARAGRAPHS, st.booleans())
def test_both_texts_are_exact(old: list[list[str]], new: list[list[str]], moves: bool) -> None:
    before, after = tokens(old), tokens(new)
    writer = Writer(moves=moves)
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            writer.write(before[i:j], "")
        else:
            writer.write(before[i:j], "del")
            writer.write(after[k:m], "ins")
    writer.close()
    assert views(writer.body) == ([" ".join(words) for words in old], [" ".join(words) for words in new])
