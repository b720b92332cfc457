"""XML that means no good: refused with one clear error, and in no time."""

import pytest

from akoma.akn_reader import read_akn
from akoma.errors import ClausewiseError, InvalidAkomaNtosoError
from akoma.ingest.from_akn import READER
from akoma.ingest.reader import ReadOptions
from akoma.lint import lint
from akoma.sources import manifestation
from akoma.validation import findings
from akoma.xml import parse_xml
from tests.akn.building import NAMESPACE, document, read

LAUGHS = "".join(f"<!ENTITY l{i} '{f'&l{i - 1};' * 10}'>" for i in range(1, 10))
VARIABLES = "".join(f"<TLCConcept eId='var{i}' href='#o' showAs='{f'#var{i - 1} ' * 9}'/>" for i in range(1, 9))
LONG = f"<TLCConcept eId='var0' href='#o' showAs='{'word ' * 20_000}'/>"
PLACES = "<ref class='placeholder' href='#var0'/>" * 50

HOSTILE = {
    "bomb": (f"<!DOCTYPE a [<!ENTITY l0 'ha'>{LAUGHS}]><a>&l9;</a>".encode(), "amplification"),
    "doctype": (b"<!DOCTYPE a><a/>", "DOCTYPE"),
    "file": (b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>", "DOCTYPE"),
    "undeclared entity": (document("<p>&x;</p>"), "not well-formed"),
    "cut off": (document("<article/>")[:-20], "not well-formed"),
    "nesting": (document("<hcontainer name='x'>" * 150 + "</hcontainer>" * 150), "nested more than 60 deep"),
    "deep nesting": (document("<b>" * 100_000 + "</b>" * 100_000), "made"),
    "other namespace": (document("<article/>", namespace="urn:other"), "not Akoma Ntoso 3.0"),
    "Akoma Ntoso 2": (document("<article/>", namespace="http://www.akomantoso.org/2.0"), "not Akoma Ntoso 3.0"),
    "no namespace": (b"<akomaNtoso><act><body/></act></akomaNtoso>", "not Akoma Ntoso 3.0"),
    "other root": (f"<act xmlns='{NAMESPACE}'/>".encode(), "not Akoma Ntoso 3.0"),
    "no document": (f"<akomaNtoso xmlns='{NAMESPACE}'><p/></akomaNtoso>".encode(), "must hold a document"),
    "nothing": (f"<akomaNtoso xmlns='{NAMESPACE}'/>".encode(), "must hold a document"),
    "no text": (document(""), "holds no text"),
    "variables": (document(PLACES, meta=f"<references source='#x'>{LONG}{VARIABLES}</references>"), "variables"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused(name: str) -> None:
    data, word = HOSTILE[name]
    with pytest.raises(ClausewiseError) as caught:
        read_akn(data, "made", language="en")
    assert word in str(caught.value)
    assert isinstance(caught.value, InvalidAkomaNtosoError)


DEEP = {
    "containers": ("<hcontainer name='x'>", "</hcontainer>", 55),
    "quotations": ("<quotedStructure><hcontainer name='x'>", "</hcontainer></quotedStructure>", 27),
    "items": ("<blockList><item>", "</item></blockList>", 27),
}


@pytest.mark.parametrize("name", DEEP)
def test_what_is_read_can_be_written_and_read_again(name: str) -> None:
    opened, closed, times = DEEP[name]
    body = f"<recital>{opened * times}<p>One.</p>{closed * times}</recital>"
    assert list(read(document(f"{body}{opened * times}<p>One.</p>{closed * times}")).walk())[-1].text == "One."


def test_a_variable_that_names_itself_ends() -> None:
    meta = "<references source='#x'><TLCConcept eId='varA' href='#o' showAs='round #varA'/></references>"
    body = "<article><content><p><ref class='placeholder' href='#varA'/></p></content></article>"
    (article,) = read_akn(document(body, meta=meta), "made", language="en").provisions
    assert article.text.startswith("round round")


def test_ids_that_occur_twice_do_not_stop_reading() -> None:
    twice = "<article xml:id='a'><content><p>One.</p></content></article>"
    assert [p.text for p in read_akn(document(twice * 2), "made", language="en").provisions] == ["One.", "One."]


@pytest.mark.parametrize(
    ("head", "ours"),
    [
        (b"<?xml version='1.0'?><akomaNtoso/>", True),
        (b"\xef\xbb\xbf <!-- a > b --><akn:akomaNtoso/>", True),
        (b"<?xml version='1.0'?><rss/>", True),
        (b"<?xml version='1.0'?><!DOCTYPE html><html/>", False),
        (b"<html><body>akomaNtoso</body></html>", False),
        (b"Article 1", False),
    ],
)
def test_what_is_recognised(head: bytes, ours: bool) -> None:
    assert READER.recognises(head) == ours


def test_the_reader_takes_language_and_view_from_the_user() -> None:
    article = "<article{}><content><p>{}</p></content></article>"
    data = document(article.format(" leos:softaction='del'", "One.") + article.format("", "Two."))
    origin = manifestation(data, "made.xml", "akn")
    found = READER.read(data, origin, ReadOptions("nl", "original"))
    assert (found.language, [p.text for p in found.provisions]) == ("nld", ["One.", "Two."])
    assert [p.text for p in READER.read(data, origin, ReadOptions("nl")).provisions] == ["Two."]


@pytest.mark.parametrize("name", ["no document", "nothing", "no text", "Akoma Ntoso 2"])
def test_validation_says_something_and_does_not_break(name: str) -> None:
    try:
        told = bool(findings(HOSTILE[name][0], name))
    except ClausewiseError as problem:
        told = bool(problem.message)
    assert told


def test_lint_on_documents_by_others() -> None:
    body = (
        "<chapter eId='chp_I'><num>CHAPTER I</num><article eId='chp_I__art_1'><num>Article 1</num>"
        "<paragraph eId='chp_I__art_1__para_1.'><num>1.</num></paragraph><paragraph><num>5.</num></paragraph>"
        "</article></chapter>"
        "<hcontainer name='schedule'><paragraph eId='a'><num>§</num></paragraph></hcontainer>"
    )
    codes = [finding.code for finding in lint(parse_xml(document(body), "made")) if finding.code != "frbr-missing"]
    assert codes == ["eid-missing", "eid-number"]
