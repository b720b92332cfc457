"""Amendments in Akoma Ntoso: columns as the European Parliament has them, instructions as the Commons have them."""

import re

import pytest

from akoma.akn_names import AKN
from akoma.amending import read_amendments, read_amendments_data
from akoma.amendment_list import AmendmentList, Column, Emphasis
from akoma.errors import AmendmentError, InvalidAkomaNtosoError
from tests.corpus import ROOT

SHARED = ROOT.parent / "shared"
SAMPLE = SHARED / "knowledge" / "samples" / "amendment-list.xml"
BILL = SHARED / "documents" / "uk-aviation-fuel-bill-amendments.xml"

HEAD = f"<?xml version='1.0' encoding='UTF-8'?><akomaNtoso xmlns='{AKN}' xmlns:ukl='urn:x'>"
META = (
    "<meta><identification source='#x'><FRBRExpression><FRBRlanguage language='eng'/></FRBRExpression></identification>"
)


def european(content: str, analysis: str = "", number: str = "Amendment 1", location: str = "Paragraph 1") -> bytes:
    """One amendment with columns."""
    return (
        f"{HEAD}<amendment name='a'>{META}{analysis}<references source='#x'>"
        "<TLCOrganization eId='group_1' href='/x' showAs='Valley'/></references></meta>"
        f"<preface><p><docNumber>{number}</docNumber></p><p><docProponent refersTo='#p'>Anna Berg</docProponent>, "
        "on behalf of <docProponent refersTo='#group_1'>the Valley Group</docProponent></p></preface><amendmentBody>"
        f"<amendmentHeading><block name='amendedDocument'>Joint motion</block><block name='location'>{location}"
        "</block></amendmentHeading><amendmentReference><p><affectedDocument href='/akn/x/!main#para_1'>it"
        "</affectedDocument></p></amendmentReference><amendmentContent>"
        f"<block name='changeBlock'><mod eId='m'>{content}</mod></block>"
        "<block name='originalLanguage'>Or. en</block></amendmentContent>"
        "<amendmentJustification><p>Urgency.</p></amendmentJustification></amendmentBody></amendment></akomaNtoso>"
    ).encode()


def structure(eid: str, words: str, num: str = "1.") -> str:
    return (
        f"<quotedStructure eId='{eid}' startQuote='' endQuote=''><paragraph><num>{num}</num><content><p>{words}</p>"
        "</content></paragraph></quotedStructure>"
    )


def modification(*halves: str) -> str:
    return (
        "<analysis source='#x'><activeModifications><textualMod type='substitution'><source href='#m'/>"
        f"<destination href='/akn/x/!main#para_9'/>{''.join(halves)}</textualMod></activeModifications></analysis>"
    )


OLD, NEW = structure("q1", "<del>Calls on</del> the Board;"), structure("q2", "<ins>Urges</ins> the Board;")


def test_both_columns() -> None:
    data = european(OLD + NEW, modification("<old href='#q1'/>", "<new href='#q2'/>"))
    paper = read_amendments_data(data, "one.xml")
    (record,) = paper.records
    assert record.left == Column("1. Calls on the Board;", (Emphasis(3, 11),))
    assert record.right == Column("1. Urges the Board;", (Emphasis(3, 8),))
    assert (record.number, record.location, record.target) == ("1", "Paragraph 1", "para_1")
    assert (record.proponents, record.group) == (("Anna Berg",), "Valley")
    assert (record.justification, record.original_language, record.language) == ("Urgency.", "en", "eng")
    assert paper.amended == "Joint motion"


def test_the_modifications_tell_old_from_new_whatever_the_order() -> None:
    data = european(NEW + OLD, modification("<old href='#q1'/>", "<new href='#q2'/>"))
    (record,) = read_amendments_data(data, "one.xml").records
    assert (record.left, record.right) == (
        Column("1. Calls on the Board;", (Emphasis(3, 11),)),
        Column("1. Urges the Board;", (Emphasis(3, 8),)),
    )


def test_without_modifications_the_first_is_old() -> None:
    (record,) = read_amendments_data(european(OLD + NEW), "one.xml").records
    assert record.left
    assert record.left.text == "1. Calls on the Board;"


def test_a_deletion_and_an_insertion_have_one_column_each() -> None:
    (gone,) = read_amendments_data(european(OLD, modification("<old href='#q1'/>")), "one.xml").records
    (new,) = read_amendments_data(european(NEW, modification("<new href='#q2'/>")), "one.xml").records
    assert gone.right == Column("")
    assert new.left == Column("")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (european(OLD), "which quoted text is old"),
        (european(OLD + NEW, modification("<old href='#q1'/>")), "not every quoted text"),
        (european(OLD + NEW, number="Twelve of them"), "a number that is none"),
        (european(OLD + NEW, number=""), "has no number"),
        (european(""), "asks for nothing"),
        (f"{HEAD}<bill name='b'><meta/><body/></bill></akomaNtoso>".encode(), "of the kind 'bill'"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(AmendmentError, match=said) as problem:
        read_amendments_data(data, "one.xml")
    assert str(problem.value).startswith("one.xml: ")


def test_xml_of_another_kind_is_refused() -> None:
    with pytest.raises(InvalidAkomaNtosoError):
        read_amendments_data(b"<?xml version='1.0'?><other/>", "one.xml")


def british(*amendments: str) -> bytes:
    """A list as the Commons publish it."""
    components = "".join(f"<component>{amendment}</component>" for amendment in amendments)
    return (
        f"{HEAD}<amendmentList name='hcamnds'>{META}<references source='#x'>"
        "<TLCConcept eId='varBillTitle' href='#o' showAs='Ferries Bill'/></references></meta><preface>"
        "<block name='title'><affectedDocument href='x'><ref class='placeholder' href='#varBillTitle'/>"
        "</affectedDocument> — <docStage>Report Stage</docStage></block></preface>"
        f"<collectionBody>{components}</collectionBody></amendmentList></akomaNtoso>"
    ).encode()


def tabled(number: str, instruction: str, where: str = "", reasons: str = "") -> str:
    told = f"<amendmentJustification><blockContainer><heading>Member's explanatory statement</heading><p>{reasons}</p>"
    return (
        f"<amendment name='hcamnd'>{META}</meta><amendmentBody ukl:targetProvision='{where}'><amendmentHeading>"
        "<block name='proposer'><docIntroducer>Anna Berg</docIntroducer></block><block name='supporters'>"
        "<docProponent>Bo Dale</docProponent><docProponent>Cy Elm</docProponent></block></amendmentHeading>"
        f"<amendmentContent><tblock>{number}<block name='instruction'>{instruction}</block></tblock></amendmentContent>"
        f"{told + '</blockContainer></amendmentJustification>' if reasons else ''}</amendmentBody></amendment>"
    )


CLAUSE = """<mod>To move the following Clause—<quotedStructure startQuote="“" endQuote="”">
  <section><num/><heading>Piers</heading>
    <subsection><num>(1)</num><intro><p>The Board must assess—</p></intro>
      <level><num>(a)</num><content><p>piers in section <ref>3</ref>; and</p></content></level></subsection>
    <subsection><num>(2)</num><content><p>In section 4 <mod>for “<quotedText>one</quotedText>” substitute
      <quotedText startQuote="“" endQuote="”">two</quotedText></mod>.</p></content></subsection>
  </section></quotedStructure><inline name="AppendText"/></mod>"""


@pytest.fixture
def paper() -> AmendmentList:
    words = "page 47, line 16, leave out <quotedText>old</quotedText> and insert <quotedText>new</quotedText>"
    return read_amendments_data(
        british(
            tabled("<num ukl:dnum='NC1'/>", CLAUSE, reasons="This would help."),
            tabled("<num>2</num>", f"<mod>Clause 24, {words}</mod>", "sec_24"),
            tabled("<num>3</num>", "Page 36, line 9, leave out Clauses 18 and 19", "sec_18"),
        ),
        "commons.xml",
    )


def test_british_instructions_are_prose_with_their_quotation_marks(paper: AmendmentList) -> None:
    new, words, gone = paper.records
    assert new.instruction.splitlines() == [
        "To move the following Clause—",
        "“Piers",
        "(1) The Board must assess—",
        "(a) piers in section 3; and",
        "(2) In section 4 for “one” substitute “two”.”",
    ]
    assert words.instruction == "Clause 24, page 47, line 16, leave out “old” and insert “new”"
    assert gone.instruction == "Page 36, line 9, leave out Clauses 18 and 19"


def test_british_numbers_members_places_and_reasons(paper: AmendmentList) -> None:
    assert [record.number for record in paper.records] == ["NC1", "2", "3"]
    assert {record.proponents for record in paper.records} == {("Anna Berg", "Bo Dale", "Cy Elm")}
    assert [record.target for record in paper.records] == ["", "sec_24", "sec_18"]
    assert paper.records[0].justification == "This would help."
    assert (paper.amended, paper.title) == ("Ferries Bill", "Ferries Bill — Report Stage")


def test_notes_in_the_words_are_left_out_and_told() -> None:
    noted = structure("q2", "Urges<authorialNote><p>OJ C 1.</p></authorialNote> the Board;")
    paper = read_amendments_data(european(OLD + noted), "one.xml")
    assert paper.records[0].right == Column("1. Urges the Board;")
    assert [found.code for found in paper.diagnostics] == ["notes-left-out"]


@pytest.mark.skipif(not SAMPLE.exists(), reason=f"the sample is not there: {SAMPLE}")
def test_the_sample() -> None:
    words, new, gone = read_amendments(str(SAMPLE)).records
    assert [record.location for record in (words, new, gone)] == ["Paragraph 1", "Paragraph 1 a (new)", "Recital B"]
    assert words.left == Column("1. Calls on the invented body to act soon;", (Emphasis(3, 11), Emphasis(37, 41)))
    assert new.left == gone.right == Column("")
    assert {record.group for record in (words, new, gone)} == {"Invented Group"}


@pytest.mark.skipif(not BILL.exists(), reason=f"the real documents are not there: {BILL}")
@pytest.mark.parametrize("suffix", [".xml", ".pdf"])
def test_a_bill_is_no_amendment_paper(suffix: str) -> None:
    with pytest.raises(AmendmentError, match=re.escape(BILL.with_suffix(suffix).name) + ": holds no amendment"):
        read_amendments(str(BILL.with_suffix(suffix)))
