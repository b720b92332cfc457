"""What is made plain before reading: namespaces, changes, notes, variables, identity."""

import pytest

from akoma.akn_reader import read_akn
from akoma.errors import UnknownLanguageError
from tests.akn.building import NAMESPACE, codes, document, read, shown

TEXT = "The committee shall meet in the town and it shall report to the council on the work that it has done."
ARTICLE = f"<article><num>Article 1</num><content><p>{TEXT}</p></content></article>"


def frbr(level: str, this: str, rest: str = "") -> str:
    """One level of an identification."""
    return f"<FRBR{level}><FRBRthis value='{this}'/><FRBRuri value='{this}'/>{rest}</FRBR{level}>"


def identified(work: str, expression: str, rest: str = "") -> str:
    """An identification and what else the metadata hold."""
    return f"<identification source='#x'>{work}{expression}</identification>{rest}"


@pytest.mark.parametrize("draft", ["CSD13", "WD17", "csd11"])
def test_drafts_of_the_standard_are_read_as_the_standard(draft: str) -> None:
    expression = read(document(ARTICLE, namespace=f"{NAMESPACE}/{draft}"))
    assert shown(expression) == [f"art_1 [Article 1] {TEXT}"]
    assert "older-namespace" in codes(expression)


def test_changes_of_leos() -> None:
    body = (
        "<article><num>Article 1</num><content><p>One <b leos:softaction='del'>two</b> three.</p></content></article>"
        "<article leos:softaction='add'><num>Article 1a</num><content><p leos:softaction='add'>Four.</p></content>"
        "</article>"
    )
    assert shown(read(document(body))) == ["art_1 [Article 1] One three.", "art_1a [Article 1a] Four."]
    original = read(document(body), "original")
    assert shown(original) == ["art_1 [Article 1] One two three."]
    assert original.diagnostics[0].message.endswith("(1 added, 1 deleted); its original text was read")


def test_marks_of_an_editor_are_kept_and_told() -> None:
    expression = read(document("<article><content><p>One <del>two</del><ins>three</ins>.</p></content></article>"))
    assert shown(expression) == ["art_1 One twothree."]
    assert "editorial-marks" in codes(expression)


def test_notes_in_the_metadata_are_put_where_they_are_called() -> None:
    meta = "<notes source='#x'><note eId='n1' marker='1'><p>See elsewhere.</p></note></notes>"
    body = "<article><content><p>One<noteRef href='#n1' marker='1'/>, two.</p></content></article>"
    (article,) = read(document(body, meta=meta)).provisions
    assert (article.text, [(n.marker, n.text, n.offset) for n in article.notes]) == (
        "One, two.",
        [("1", "See elsewhere.", 3)],
    )


def test_white_space_of_layout_around_a_note() -> None:
    note = "<authorialNote marker='1'><p>Note.</p></authorialNote>"
    body = f"<article><content><p>One\n   {note}\n  , two.</p></content></article>"
    (article,) = read(document(body)).provisions
    assert (article.text, article.notes[0].offset) == ("One, two.", 3)


def test_notes_of_labels_stand_at_the_beginning() -> None:
    note = "<authorialNote marker='{}'><p>{}</p></authorialNote>"
    body = (
        f"<article><num>Article 1{note.format('a', 'First.')}</num><heading>Aim{note.format('b', 'Second.')}</heading>"
        f"<content><p>One{note.format('c', 'Third.')} two.</p></content></article>"
    )
    (article,) = read(document(body)).provisions
    assert (article.num, article.heading, article.text) == ("Article 1", "Aim", "One two.")
    assert [(n.marker, n.offset) for n in article.notes] == [("a", 0), ("b", 0), ("c", 3)]


def test_variables() -> None:
    meta = (
        "<references source='#x'><TLCConcept eId='varTitle' href='#o' showAs='Dam Bill #varYear'/>"
        "<TLCConcept eId='varYear' href='#o' showAs='2099'/></references>"
    )
    around = "<preface><longTitle><p><ref class='placeholder' href='#varTitle'/></p></longTitle></preface>"
    assert read(document(ARTICLE, around=around, meta=meta)).title == "Dam Bill 2099"


def test_what_stands_around_the_provisions() -> None:
    around = (
        "<coverPage><block name='x'>Cover</block><toc><tocItem href='#a' level='1'><inline name='n'>1</inline>"
        "<inline name='h'>Aim</inline></tocItem></toc></coverPage><preface><p>Of 5 May</p><p>"
        "<docketNumber>2099/1</docketNumber>"
        "</p><longTitle><p>An Act</p></longTitle></preface><preamble><formula name='f'><p>Be it enacted:</p>"
        "</formula></preamble>"
    )
    expression = read(document(ARTICLE, around=around))
    assert [(p.role.value, p.text) for p in expression.passages] == [
        ("cover", "Cover"), ("cover", "Of 5 May"), ("docket", "2099/1"), ("title", "An Act"),
        ("formula", "Be it enacted:"),
    ]  # fmt: skip
    assert [piece.text for piece in expression.furniture] == ["1 Aim"]


def test_without_any_title_the_preface_is_the_title() -> None:
    expression = read(document(ARTICLE, around="<preface><p>Directive 1</p><p>on dams</p></preface>"))
    assert expression.title == "Directive 1 on dams"


def test_a_document_without_identification_gets_one() -> None:
    expression = read(document(ARTICLE))
    assert str(expression.uri) == "/akn/eu/act/act/unknown/0001-01-01/unnumbered/eng@0001-01-01/!main"
    assert "identity-incomplete" in codes(expression)


def test_what_is_stated_is_used() -> None:
    work = frbr("Work", "", "<FRBRdate date='2099-05-05' name='x'/><FRBRauthor href='#gov'/><FRBRcountry value='UY'/>")
    work = work.replace("<FRBRdate", "<FRBRalias name='CELEX' value='32099L0001'/><FRBRdate")
    expression = frbr("Expression", "", "<FRBRdate date='2099-06-06T10:00:00Z' name='x'/><FRBRlanguage language='en'/>")
    found = read(document(ARTICLE, "bill", meta=identified(work, expression)))
    assert str(found.uri) == "/akn/uy/bill/bill/gov/2099-05-05/unnumbered/eng@2099-06-06/!main"
    assert (found.references.date, found.references.document_numbers) == ("2099-05-05", ("32099L0001",))


def test_a_uri_of_the_convention_is_kept() -> None:
    uri = "/akn/eu/act/directive/ep/2099-05-05/7/eng@2099-05-06/!main"
    dates = "<FRBRdate date='2099-05-05' name='x'/>"
    found = read(document(ARTICLE, meta=identified(frbr("Work", "", dates), frbr("Expression", uri))))
    assert str(found.uri) == uri
    assert "identity-incomplete" not in codes(found)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("en", "eng"), ("en-EN", "eng"), ("fre", "fra"), ("esp", "spa"), ("swa", "swa"), ("", "eng")],
)
def test_languages(stated: str, expected: str) -> None:
    level = frbr("Expression", "", f"<FRBRlanguage language='{stated}'/>")
    found = read_akn(document(ARTICLE, meta=identified("", level)), "made")
    assert (found.language, found.uri.language) == (expected, expected)
    assert ("language-detected" in codes(found)) == (not stated)


def test_a_language_that_nothing_tells() -> None:
    with pytest.raises(UnknownLanguageError):
        read_akn(document("<article><content><p>qq zz xx</p></content></article>"), "made")


def test_a_proposal_in_a_collection() -> None:
    parts = [f"<component><{tag}><meta/>{text}</{tag}></component>" for tag, text in (
        ("doc", "<preface><longTitle><p>Explanation</p></longTitle></preface><mainBody><p>Why.</p></mainBody>"),
        ("bill", "<preface><longTitle><p>A Bill</p></longTitle></preface><body>" + ARTICLE + "</body>"),
    )]  # fmt: skip
    collection = (
        f"<documentCollection><meta/><preface><p>Both</p></preface><collectionBody>{''.join(parts)}</collectionBody>"
    )
    data = f"<akomaNtoso xmlns='{NAMESPACE}'>{collection}</documentCollection></akomaNtoso>".encode()
    expression = read(data)
    assert shown(expression) == [f"art_1 [Article 1] {TEXT}", "att_1 «Explanation» Why."]
    assert [(p.role.value, p.text) for p in expression.passages] == [("cover", "Both"), ("title", "A Bill")]
    assert expression.uri.doctype == "bill"
    assert "component-read" in codes(expression)


def test_amendments_are_records_of_text() -> None:
    amendment = (
        "<component eId='cmp_1'><amendment><meta/><preface><p><docNumber>Amendment 12</docNumber></p></preface>"
        "<amendmentBody>"
        "<amendmentHeading><block name='location'>Paragraph 2</block></amendmentHeading><amendmentContent>"
        "<block name='change'>"
        "<mod><quotedStructure><paragraph><num>2.</num><content><p>Old;</p></content></paragraph></quotedStructure>"
        "<quotedStructure><paragraph><num>2.</num><content><p>New;</p></content></paragraph></quotedStructure></mod>"
        "</block>"
        "</amendmentContent></amendmentBody></amendment></component>"
    )
    listed = f"<amendmentList><meta/><collectionBody>{amendment}</collectionBody></amendmentList>"
    data = f"<akomaNtoso xmlns='{NAMESPACE}'>{listed}</akomaNtoso>".encode()
    assert shown(read(data)) == [
        "hcontainer_12 [Amendment 12] Paragraph 2",
        "  hcontainer_12__qstr__para_2 [2.] Old;",
        "  hcontainer_12__qstr_2__para_2 [2.] New;",
    ]


def test_attachments() -> None:
    annex = "<attachment><heading>Annex I</heading><doc><meta/><mainBody><p>One.</p></mainBody></doc></attachment>"
    both = f"<attachments>{annex}<attachment><documentRef href='other.xml'/></attachment></attachments>"
    data = document(ARTICLE).replace(b"</act>", both.encode() + b"</act>")
    expression = read(data)
    assert shown(expression)[1:] == ["att_1 «Annex I»", "  att_1__att_1 One."]
    assert "component-elsewhere" in codes(expression)
