"""What stands inside a paragraph: every element that a person sees as text, and none that a person does not."""

import pytest

from akoma.ingest.docx_symbols import sign
from akoma.model import FurnitureKind
from tests.docx.builder import (
    NAMES,
    cell,
    code,
    codes,
    docx,
    expression,
    field,
    foot,
    galley,
    level,
    lists,
    note,
    p,
    package,
    part,
    r,
    raw_run,
    row,
    style,
    table,
    texts,
)

BOX = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
HIDDEN = "<w:vanish/>"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a b"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t>", "a b"),
        ("<w:t>a</w:t><w:cr/><w:t>b</w:t>", "a b"),
        ("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>", "a\u2011b"),
        ("<w:t>a</w:t><w:softHyphen/><w:t>b</w:t>", "ab"),
        ("<w:t>e</w:t></w:r><w:r><w:t>\u0301t\u00e9</w:t>", "\u00e9t\u00e9"),
        ('<w:sym w:font="Symbol" w:char="F0B7"/><w:t>b</w:t>', "•b"),
        ('<w:sym w:font="Wingdings" w:char="F0E0"/>', "→"),
        ('<w:sym w:font="Arial" w:char="20AC"/>', "€"),
        ('<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b3 5</w:t>', "≥ 5"),
        ("<w:rPr><w:caps/><w:smallCaps/></w:rPr><w:t>Velmaria</w:t>", "Velmaria"),
        ("<w:t>a</w:t><x:new>b<x:inner/>c</x:new>", "abc"),
        ("<w:t>a</w:t><w:object><x:data>zzz</x:data></w:object>", "a"),
        ("<w:t>a</w:t><w:drawing><wp:posOffset>123</wp:posOffset></w:drawing>", "a"),
        ("<w:t>&lt;b&gt; &amp;amp; x;y</w:t>", "<b> &amp; x;y"),
        ('<w:commentReference w:id="0"/><w:t>a</w:t>', "a"),
    ],
)
def test_run(xml: str, expected: str) -> None:
    assert texts(docx(p(raw_run(xml)))) == [expected]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
        "<w:sdt><w:sdtPr><w:alias w:val='zzz'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
        '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>',
        "<w:bdo>{}</w:bdo>",
        "<m:oMath><m:r><m:t>words</m:t></m:r></m:oMath>",
        "<x:unknown>{}</x:unknown>",
    ],
)
def test_what_wraps_runs(wrapped: str) -> None:
    assert texts(docx(p("Some ", wrapped.format(r("words")), " here"))) == ["Some words here"]


@pytest.mark.parametrize("wrapped", ["<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<x:unknown>{}</x:unknown>"])
def test_what_wraps_paragraphs(wrapped: str) -> None:
    assert texts(docx(p("one") + wrapped.format(p("two") + table(row("three"))) + p("four"))) == [
        "one", "two", "three", "four",
    ]  # fmt: skip


def test_words_outside_of_any_paragraph_are_kept() -> None:
    assert texts(docx(p("one") + r("two") + "<m:oMathPara><m:r><m:t>3</m:t></m:r></m:oMathPara>")) == [
        "one", "two", "3",
    ]  # fmt: skip


def test_field_shows_its_result_and_not_its_code() -> None:
    nested = (field("begin"), code("IF "), field("begin"), code("PAGE"), field("separate"), "7", field("end"),
              code("= 1"), field("separate"), "result", field("end"))  # fmt: skip
    assert texts(docx(p("The ", *nested, " stands"))) == ["The result stands"]


def test_field_without_result() -> None:
    assert texts(docx(p("The ", field("begin"), code('XE "dam"'), field("end"), "dam"))) == ["The dam"]


def test_field_result_over_several_paragraphs() -> None:
    first = p(field("begin"), code("TOC"), field("separate"), "One")
    assert texts(docx(first + p("Two") + p("Three", field("end")) + p("Four"))) == ["One", "Two", "Three", "Four"]


def test_field_code_without_end_hides_no_later_paragraph() -> None:
    data = docx(p("One", field("begin"), code("PAGE")) + p("Two"))
    assert texts(data) == ["One", "Two"]
    assert codes(data) == ["field-not-closed"]


def test_text_box_is_read_once_and_after_its_paragraph() -> None:
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
    data = docx(p("Before ", raw_run(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"), "and after"))
    assert texts(data) == ["Before and after", "In the box"]


def test_alternative_that_holds_text_is_read() -> None:
    choice = '<mc:Choice Requires="x"><x:glyph code="1"/></mc:Choice>'
    fallback = "<mc:Fallback><w:t>word</w:t></mc:Fallback>"
    assert texts(docx(p(raw_run(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>")))) == ["word"]


def test_hidden_text_is_left_out_and_told() -> None:
    data = docx(p("Seen", r(" unseen", HIDDEN), r(" too", '<w:vanish w:val="0"/>')))
    assert texts(data) == ["Seen too"]
    [found] = galley(data).diagnostics
    assert (found.code, found.message) == ("hidden-text", "6 characters of hidden text left out")


def test_style_hides_text_and_a_run_shows_it() -> None:
    styles = style("Tag", run=HIDDEN) + style("Tag2", base="Tag")
    assert texts(docx(p("unseen", style="Tag2") + p("Seen"), styles=styles)) == ["Seen"]
    assert texts(docx(p("un", r("Seen", '<w:vanish w:val="false"/>'), style="Tag"), styles=styles)) == ["Seen"]


def test_paragraph_runs_on_over_a_hidden_mark() -> None:
    assert texts(docx(p("Heading.", mark=HIDDEN) + p(" Text") + p("Next"))) == ["Heading. Text", "Next"]


def test_unknown_sign_is_told() -> None:
    data = docx(p("a", raw_run('<w:sym w:font="Webdings" w:char="F0FF"/>')))
    assert texts(data) == ["a\ufffd"]
    assert codes(data) == ["unknown-sign"]


@pytest.mark.parametrize("char", ["", "xyz", "D800", "110000", "FFFFFFFF", "0"])
def test_sign_that_is_no_character(char: str) -> None:
    assert sign("Arial", char) == "\ufffd"


def test_comments_are_counted_and_left_out() -> None:
    comment = '<w:comment w:id="0">' + p("not text") + "</w:comment>"
    data = docx(p('<w:commentRangeStart w:id="0"/>', "text", '<w:commentRangeEnd w:id="0"/>'), comments=comment)
    assert texts(data) == ["text"]
    assert codes(data) == ["comments-left-out"]


def test_embedded_document_is_told() -> None:
    assert codes(docx(p("text") + "<w:altChunk/>")) == ["embedded-document"]


def test_headings_by_style_and_by_level() -> None:
    styles = (
        style("Kop1", name="heading 1")
        + style("Mine", base="Kop1")
        + style("Level", shape='<w:outlineLvl w:val="2"/>')
        + style("Body", base="Kop1", shape='<w:outlineLvl w:val="9"/>')
    )
    body = "".join(p(name, style=name) for name in ("Kop1", "Mine", "Level", "Body"))
    body += p("direct", shape='<w:outlineLvl w:val="0"/>') + p("none", style="Missing") + p("plain")
    headings = [block.text.text for block in galley(docx(body, styles=styles)).blocks if block.heading]
    assert headings == ["Kop1", "Mine", "Level", "direct"]


def test_style_based_on_itself() -> None:
    styles = style("A", base="B") + style("B", base="A")
    assert texts(docx(p("text", style="A"), styles=styles)) == ["text"]


def test_table_row_is_one_block() -> None:
    rows = (row("Year", "Amount", "Note"), row("2099", "", cell(p("one"), p("two"))), row("", "", ""))
    assert texts(docx(p("Table:") + table(*rows) + p("End"))) == [
        "Table:", "Year | Amount | Note", "2099 | | one two", "End",
    ]  # fmt: skip


def test_row_with_words_in_one_cell_is_layout() -> None:
    assert texts(docx(table(row("", cell(p("One."), p("Two."), table(row("a", "b"))))))) == ["One.", "Two.", "a | b"]


def test_number_in_a_cell_of_its_own() -> None:
    assert texts(docx(table(row("12.", "Calls on"), row("(a)", "to act"), row("–", "and x")))) == [
        "12. Calls on", "(a) to act", "– and x",
    ]  # fmt: skip


def test_nested_table_is_read_in_its_place() -> None:
    inner = table(row("b", "c"), row("d", "e"))
    assert texts(docx(table(row(cell(p("a"), inner, p("f")), "g")))) == ["a b c d e f | g"]


def test_headers_and_footers_are_furniture_and_tell_numbers() -> None:
    footer = p("RC\\9990117EN.docx", raw_run("<w:tab/>"), "7/13", raw_run("<w:tab/>"), "PE999.101v01-00")
    read = expression(docx(p("Some text of the letter."), headers=(p("European Parliament"),), footers=(footer,)))
    assert [unit.text for unit in read.walk()] == ["Some text of the letter."]
    pages = [piece.text for piece in read.furniture if piece.kind is FurnitureKind.PAGE]
    assert pages == ["European Parliament", "RC\\9990117EN.docx 7/13 PE999.101v01-00"]
    assert read.references.pe_numbers == ("PE999.101v01-00",)
    assert read.references.document_numbers == ("RC\\9990117EN.docx",)


def test_footer_as_a_table() -> None:
    read = expression(docx(p("Text."), footers=(table(row("PE999.101v01-00", "7/13", "RC\\9990117EN.docx")),)))
    assert read.references.pe_numbers == ("PE999.101v01-00",)
    assert read.references.document_numbers == ("RC\\9990117EN.docx",)


def test_typed_furniture_is_no_text() -> None:
    read = expression(docx(p("One.") + p("PE999.101v01-00 } RC1") + p("Two.")))
    assert [unit.text for unit in read.walk()] == ["One.", "Two."]
    assert read.references.pe_numbers == ("PE999.101v01-00",)


RENDERED = raw_run("<w:lastRenderedPageBreak/>")
ASKED = raw_run('<w:br w:type="page"/>')
SECTION = '<w:sectPr><w:pgNumType w:start="{}"/></w:sectPr>'


def pages(body: str) -> list[int | None]:
    return [span.page for unit in expression(docx(body)).walk() for span in unit.spans]


def test_pages_as_word_laid_them_out() -> None:
    assert pages(p("1. One") + p(RENDERED, "2. Two", RENDERED, " more") + p("3. Three")) == [1, 2, 3, 3]


def test_page_break_that_was_asked_for_counts_once() -> None:
    assert pages(p("1. One", ASKED) + p(RENDERED, "2. Two")) == [1, 2]


def test_label_and_notes_stand_on_the_pages_of_their_paragraph() -> None:
    numbered = (p("One", number=(1, 0)), p(RENDERED, "Two", foot(1), ASKED, number=(1, 0)), p(RENDERED, "End"))
    data = docx("".join(numbered), numbering=lists(level("%1.")), footnotes={1: note("Note")})
    read = expression(data)
    assert [span.page for unit in read.walk() for span in unit.spans] == [1, 2, 3]
    assert [span.page for found in read.notes() for span in found.spans] == [2]


def test_first_page_number() -> None:
    assert pages(p("1. One") + p(RENDERED, "2. Two") + SECTION.format(5)) == [5, 6]


@pytest.mark.parametrize(
    "body", [p("1. One") + p("2. Two"), p("1. One", ASKED) + p("2. Two"),
             p("1. One", RENDERED, shape=SECTION.format(1)) + p("2. Two") + SECTION.format(1)]
)  # fmt: skip
def test_pages_that_cannot_be_known(body: str) -> None:
    assert set(pages(body)) == {None}


def test_main_part_by_another_name() -> None:
    assert texts(package(part("document", f"<w:body>{p('Text')}</w:body>"), {}, "word/document2.xml")) == ["Text"]


def test_strict_edition() -> None:
    strict = NAMES.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                           "http://purl.oclc.org/ooxml/wordprocessingml/main")  # fmt: skip
    body = p("Calls", number=(1, 0))
    assert texts(package(f"<w:document {strict}><w:body>{body}</w:body></w:document>".encode(), {})) == ["Calls"]
