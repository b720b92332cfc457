"""How elements become provisions: one small document for each form."""

import pytest

from tests.akn.building import document, read, shown

CASES = {
    "paragraphs of an article": (
        "<chapter><num>CHAPTER I</num><heading>Scope</heading><article><num>Article 5</num><heading>Aim</heading>"
        "<paragraph><num>2.</num><content><p>One.</p></content></paragraph>"
        "<paragraph><content><p>Two.</p></content></paragraph></article></chapter>",
        ["chp_I [CHAPTER I] «Scope»", "  art_5 [Article 5] «Aim»", "    art_5__para_2 [2.] One.",
         "    art_5__para_2-2 Two."],
    ),
    "sections below a chapter": (
        "<chapter><num>CHAPTER 1</num><section><num>Section 2</num><article><num>Article 3</num>"
        "<content><p>One.</p></content></article></section></chapter>",
        ["chp_1 [CHAPTER 1]", "  chp_1__sec_2 [Section 2]", "    art_3 [Article 3] One."],
    ),
    "sections that are units": (
        "<part><num>Part 1</num><section><num>2</num><subsection><num>(1)</num><content><p>One.</p></content>"
        "</subsection></section></part>",
        ["part_1 [Part 1]", "  sec_2 [2]", "    sec_2__subsec_1 [(1)] One."],
    ),
    "the first block is the unit's own": (
        "<article><num>Article 1</num><alinea><content><p>One.</p></content></alinea>"
        "<alinea><content><p>Two.</p></content></alinea></article>",
        ["art_1 [Article 1] One.", "  art_1__subpara_1 Two."],
    ),
    "subparagraph and list": (
        "<article><num>Article 1</num><paragraph><num>1.</num><subparagraph><content><p>One:</p></content>"
        "</subparagraph>"
        "<list><point><num>(a)</num><alinea><content><p>two:</p></content></alinea><list><point><num>(i)</num>"
        "<content><p>three.</p></content></point></list></point></list>"
        "<subparagraph><content><p>Four.</p></content></subparagraph></paragraph></article>",
        ["art_1 [Article 1]", "  art_1__para_1 [1.] One:", "    art_1__para_1__point_a [(a)] two:",
         "      art_1__para_1__point_a__point_i [(i)] three.", "    art_1__para_1__subpara_1 Four."],
    ),
    "the same as we write it": (
        "<article><num>Article 1</num><paragraph><num>1.</num><intro><p>One:</p></intro><point><num>(a)</num><intro>"
        "<p>two:</p></intro><point><num>(i)</num><content><p>three.</p></content></point></point>"
        "<subparagraph><content><p>Four.</p></content></subparagraph></paragraph></article>",
        ["art_1 [Article 1]", "  art_1__para_1 [1.] One:", "    art_1__para_1__point_a [(a)] two:",
         "      art_1__para_1__point_a__point_i [(i)] three.", "    art_1__para_1__subpara_1 Four."],
    ),
    "an empty intro leaves the unit without text": (
        "<article><num>Article 1</num><intro><p/></intro><subparagraph><content><p>One.</p></content></subparagraph>"
        "</article>",
        ["art_1 [Article 1]", "  art_1__subpara_1 One."],
    ),
    "words after the points": (
        "<section><num>1</num><intro><p>If</p></intro><paragraph><num>a</num><content><p>one, or</p></content>"
        "</paragraph>"
        "<wrapUp><p>then two.</p></wrapUp></section>",
        ["sec_1 [1] If", "  sec_1__para_a [a] one, or", "  sec_1__wrapup then two."],
    ),
    "two numbers": (
        "<article><num>Article 1</num><num>Aim</num><content><p>One.</p></content></article>",
        ["art_1 [Article 1] «Aim» One."],
    ),
    "lists of blocks": (
        "<article><num>Article 1</num><content><blockList><listIntroduction>One:</listIntroduction><item><num>(a)</num>"
        "<p>two</p></item><item><num>–</num><p>three</p></item><listWrapUp>four.</listWrapUp></blockList></content>"
        "</article>",
        ["art_1 [Article 1] One:", "  art_1__point_a [(a)] two", "  art_1__indent_1 three", "  art_1__wrapup four."],
    ),
    "lists of HTML": (
        "<article><content><p>One</p><ul><li>two</li><li><p>three</p></li></ul></content></article>",
        ["art_1 One", "  art_1__indent_1 two", "  art_1__indent_2 three"],
    ),
    "a table": (
        "<article><content><p>One</p><table><caption>Table 1<eol/>Rates</caption><tr><th><p>a</p></th><th/><td>b c</td>"
        "</tr><tr><td/><td/></tr></table></content></article>",
        ["art_1 One", "  art_1__subpara_1 Table 1 Rates", "  art_1__tr_1 a | | b c"],
    ),
    "a table of HTML in a foreign element": (
        "<article><content><p>One</p><foreign><table xmlns='http://www.w3.org/1999/xhtml'><tbody><tr><td>a</td>"
        "<td>b</td>"
        "</tr></tbody></table></foreign></content></article>",
        ["art_1 One", "  art_1__tr_1 a | b"],
    ),
    "containers by name": (
        "<hcontainer name='crossheading'><heading>General</heading><section><num>1</num><intro><p>In this Act—</p>"
        "</intro>"
        "<hcontainer name='definition'><content><p><def ukl:startQuote='“' ukl:endQuote='”'>dam</def> means a wall.</p>"
        "</content></hcontainer></section></hcontainer><hcontainer name='schedules'><hcontainer name='schedule'>"
        "<num>Schedule 2</num><paragraph><num>1</num><content><p>One.</p></content></paragraph></hcontainer>"
        "</hcontainer>",
        ["hcontainer_1 General", "  sec_1 [1] In this Act—", "    sec_1__def_1 “dam” means a wall.",
         "att_2 [Schedule 2]", "  att_2__para_1 [1] One."],
    ),
    "levels without a kind of their own": (
        "<rule><num>Rule 3</num><content><p>One.</p></content></rule><hcontainer name='step'><num>Step 1</num><content>"
        "<p>Two.</p></content></hcontainer><crossHeading>Three</crossHeading>",
        ["hcontainer_3 [Rule 3] One.", "hcontainer_1 [Step 1] Two.", "hcontainer_3-2 Three"],
    ),
    "unknown elements and formulas": (
        "<article><content><p>One <b>two</b><blink>three</blink> <math xmlns='http://www.w3.org/1998/Math/MathML'>"
        "<mi>x</mi>"
        "<mo>+</mo><mn>1</mn></math>.</p></content></article>",
        ["art_1 One twothree x+1."],
    ),
    "a number before the first": (
        "<article><num>Article 1</num><paragraph><num>-1.</num><content><p>One.</p></content></paragraph>"
        "<paragraph><num>1.</num><content><p>Two.</p></content></paragraph></article>",
        ["art_1 [Article 1]", "  art_1__para_-1 [-1.] One.", "  art_1__para_1 [1.] Two."],
    ),
}  # fmt: skip

QUOTES = {
    "a section is inserted": (
        "<section><num>1</num><content><p><mod>After section 2 insert—<quotedStructure startQuote='“' endQuote='”'>"
        "<section>"
        "<num>2A</num><content><p>One.</p></content></section></quotedStructure>.</mod></p></content></section>",
        ["sec_1 [1] After section 2 insert—“", "  sec_1__qstr__sec_2A [2A] One.", "  sec_1__wrapup ”."],
    ),
    "the quotation is a paragraph of its own": (
        "<section><num>1</num><content><p>Insert—</p><p><mod><quotedStructure startQuote='“' endQuote='”'><section>"
        "<num>2A</num><content><p>One.</p></content></section></quotedStructure></mod></p><p>Further.</p></content>"
        "</section>",
        ["sec_1 [1] Insert— “", "  sec_1__qstr__sec_2A [2A] One.", "  sec_1__wrapup ”", "  sec_1__subpara_1 Further."],
    ),
    "two quotations": (
        "<section><num>1</num><content><p><mod>For <quotedStructure><subsection><num>(1)</num><content><p>One.</p>"
        "</content>"
        "</subsection></quotedStructure> substitute <quotedStructure><subsection><num>(1)</num><content><p>Two.</p>"
        "</content>"
        "</subsection></quotedStructure></mod></p></content></section>",
        ["sec_1 [1] For", "  sec_1__qstr__subsec_1 [(1)] One.", "  sec_1__wrapup substitute",
         "  sec_1__qstr_2__subsec_1 [(1)] Two."],
    ),
    "words only": (
        "<section><content><p><mod>For <quotedText startQuote='“' endQuote='”'>may</quotedText> put “<quotedText>shall"
        "</quotedText>”.</mod></p></content></section>",
        ["sec_1 For “may” put “shall”."],
    ),
    "blocks and recitals": (
        "<article><num>Article 1</num><content><p><mod>Insert<quotedStructure><recital><num>(1)</num><p>Whereas:</p>"
        "<blockList>"
        "<item><num>(a)</num><p>one;</p></item></blockList></recital><p>Two.</p></quotedStructure></mod></p>"
        "</content></article>",
        ["art_1 [Article 1] Insert", "  art_1__qstr__rec_1 [(1)] Whereas:",
         "    art_1__qstr__rec_1__point_a [(a)] one;", "  art_1__qstr__subpara_1 Two."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", [*CASES, *QUOTES])
def test_units(name: str) -> None:
    body, expected = (CASES | QUOTES)[name]
    assert shown(read(document(body))) == expected


def test_a_segment_holds_what_it_quotes() -> None:
    body = "<p>Amend so: <mod><quotedStructure><paragraph><num>1.</num><content><p>One.</p></content></paragraph>"
    body += "</quotedStructure>; </mod></p><p>End.</p>"
    found = shown(read(document(body, "doc")))
    assert found == ["seg_1 Amend so:", "  seg_1__qstr__para_1 [1.] One.", "  seg_1__wrapup ;", "seg_2 End."]


def test_recitals_may_hold_lists_and_tables() -> None:
    around = (
        "<preamble><recitals><intro><p>Whereas:</p></intro><recital><num>(1)</num><p>One:</p><blockList><item>"
        "<num>(a)</num>"
        "<p>two;</p></item></blockList><p>three</p><table><tr><td>x</td><td>y</td></tr></table></recital></recitals>"
        "</preamble>"
    )
    expression = read(document("", "act", around))
    assert shown(expression) == [
        "recs_1__rec_1 [(1)] One:", "  recs_1__rec_1__list_1__item_a [(a)] two;", "  recs_1__rec_1__p_2 three",
        "  recs_1__rec_1__tr_1 x | y",
    ]  # fmt: skip
    assert [(p.role, p.text) for p in expression.passages] == [("formula", "Whereas:")]


def test_a_debate_is_kept_as_text() -> None:
    data = b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><debate><meta/><debateBody><debateSection>"
    data += (
        b"<heading>Opening</heading><speech><from>The Chair</from><p>I open.</p></speech></debateSection></debateBody>"
    )
    expression = read(data + b"</debate></akomaNtoso>")
    assert [(p.kind, p.text) for p in expression.provisions] == [
        ("other", "Opening"), ("other", "The Chair"), ("other", "I open."),
    ]  # fmt: skip
    assert expression.uri.doctype == "doc"


def test_a_list_of_contents_parts_the_lines_before_a_quotation() -> None:
    """A quotation mark joins the line before it only where nothing stood between the two."""
    inner = "<section><num>2</num><content><p>inner</p></content></section>"
    quoted = f"<quotedStructure startQuote='“'>{inner}</quotedStructure>"
    body = f"<section><num>1.</num><content><p>more; words <toc>words</toc>–{quoted}</p></content></section>"
    assert shown(read(document(body)))[:2] == ["sec_1 [1.] more; words", "  sec_1__subpara_1 –“"]
