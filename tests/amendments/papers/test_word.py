"""Papers as Word writes them: computed numbers, page breaks, notes, tracked changes, tables in tables."""

import pytest

from akoma.amending import read_amendments_data
from akoma.amendment_list import AmendmentList, AmendmentRecord, Emphasis
from akoma.errors import NoTextError
from tests.docx.builder import cell, docx, foot, gone, ins, level, lists, note, p, r, raw_run, row, table

HEAD = p("Amendment 1") + p("Anna Berg") + p("Motion for a resolution") + p("Paragraph 4")
RENDERED = raw_run("<w:lastRenderedPageBreak/>")
PICTURE = raw_run('<w:sym w:font="Strange Pictures" w:char="F0E1"/>')


def columns(left: str, right: str, *more: str) -> str:
    return table(row("Motion for a resolution", "Amendment"), *more, row(left, right))


def read(body: str, numbering: str = "") -> AmendmentList:
    return read_amendments_data(docx(body, numbering=numbering, footnotes={2: note("A note")}), "paper.docx", "en")


def sides(record: AmendmentRecord) -> tuple[str, str]:
    assert record.left is not None
    assert record.right is not None
    return record.left.text, record.right.text


TOLD = [
    (cell(p("4. New", foot(2), ";")), "notes-left-out", "1 note was left out of the words of amendments"),
    (cell(p("4. ", ins("New"), gone("Old"), ";")), "tracked-changes", "2 tracked changes; the final text was read"),
    (cell(p("4. New", r(" unseen", "<w:vanish/>"), ";")), "hidden-text", "6 characters of hidden text left out"),
]


@pytest.mark.parametrize(("right", "code", "message"), TOLD)
def test_what_is_left_out_is_told(right: str, code: str, message: str) -> None:
    paper = read(HEAD + columns("4. Old;", right))
    assert sides(paper.records[0]) == ("4. Old;", "4. New;")
    assert [(one.code, one.message) for one in paper.diagnostics] == [(code, message)]


def test_a_sign_of_an_unknown_font_is_marked_and_told() -> None:
    paper = read(HEAD + columns("4. Old;", cell(p("4. New", PICTURE, ";"))))
    assert sides(paper.records[0])[1] == "4. New\ufffd;"
    (found,) = paper.diagnostics
    assert found.message == "1 unknown sign of a picture font; \ufffd stands for each in the text"


def test_a_number_that_word_computes_is_in_the_column_and_marked_with_its_words() -> None:
    left = cell(p("Old;", number=(1, 0)))
    right = cell(p(r("New;", "<w:b/><w:i/>"), number=(1, 0)))
    (record,) = read(HEAD + columns(left, right), lists(level("%1.", start=4))).records
    assert sides(record) == ("4. Old;", "5. New;")
    assert record.right is not None
    assert record.right.marked == (Emphasis(0, 7),)


def test_a_table_in_a_column_is_its_lines() -> None:
    right = cell(p("4. New:"), table(row("(a) bread;", "(b) water;")))
    assert sides(read(HEAD + columns("4. Old;", right)).records[0])[1] == "4. New:\n(a) bread;\n(b) water;"


def test_rows_without_words_and_tables_for_layout_are_passed_over() -> None:
    framed = table(row(cell(HEAD))) + p("") + columns("4. Old;", "4. New;", row("", ""))
    (record,) = read(framed).records
    assert (record.location, sides(record)) == ("Paragraph 4", ("4. Old;", "4. New;"))


def test_pages_are_known_where_word_has_left_its_layout() -> None:
    second = HEAD.replace("Amendment 1", "Amendment 2").replace("Paragraph 4", "Paragraph 5")
    parts = (HEAD, columns("4. Old;", "4. New;"), second, columns("5. Old;", "5. New;"))
    plain = read("".join((*parts[:2], p(raw_run('<w:br w:type="page"/>')), *parts[2:])))
    laid_out = read("".join((*parts[:2], p(RENDERED), *parts[2:])))
    assert [record.page for record in plain.records] == [None, None]
    assert [record.page for record in laid_out.records] == [1, 2]


def test_a_line_break_in_an_instruction_and_words_in_a_text_box() -> None:
    box = raw_run(
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('Delete paragraph 5.')}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict>"
    )
    (record,) = read(p("Amendment 1") + p("Delete", raw_run("<w:br/>"), "paragraph 4.", box)).records
    assert record.instruction == "Delete\nparagraph 4.\nDelete paragraph 5."


def test_a_paper_without_words_is_refused() -> None:
    with pytest.raises(NoTextError, match=r"paper\.docx: holds no text"):
        read(p("") + table(row("", "")))
