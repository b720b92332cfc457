"""Documents of other origins: all their text, their structure, and back to Akoma Ntoso without loss.

The numbers were counted in the XML itself, the words copied from it.
"""

from collections import Counter

import pytest

from akoma.akn_reader import read_akn
from akoma.akn_writer import write_akn
from akoma.diagnostics import Severity
from akoma.eid import GROUPINGS
from akoma.model import ProvisionKind
from akoma.validation import findings
from tests.akn.documents import DOCUMENTS, names, needs_documents, raw_text, read, read_text, unit

pytestmark = needs_documents

ALL = [
    name for name in names() if "/" not in name or name in ("leos/base.xml", "leos/proposal.xml", "leos/bill-big.xml")
]
"""The changed versions of LEOS have their own tests."""

COUNTS = {
    "eurlex-32014L0092.akn.xml": {"citation": 6, "recital": 58, "chapter": 7, "article": 31, "paragraph": 99},
    "oasis-eu-com-2013-619.xml": {"citation": 5, "recital": 36, "chapter": 9, "article": 24, "paragraph": 32},
    "oasis-uk-act.xml": {"subheading": 3, "section": 8, "subsection": 53, "paragraph": 43, "subparagraph": 5},
    "oasis-us-act.xml": {"section": 7, "point": 13},
    "oasis-uy-bill.xml": {"article": 3, "point": 2, "division": 3, "paragraph": 2, "annex": 1},
    "uk-aviation-fuel-bill-amendments.xml": {"section": 19, "subsection": 64, "level": 75, "definition": 11},
    "uk-natural-environment-bill.xml": {"part": 8, "section": 55, "subsection": 241, "level": 310, "row": 3},
    "leos/base.xml": {"citation": 6, "recital": 2, "article": 3, "paragraph": 4, "point": 8, "clause": 1},
    "leos/proposal.xml": {"part": 1, "title": 1, "chapter": 1, "section": 1, "article": 3, "clause": 1},
    "leos/bill-big.xml": {"citation": 6, "recital": 138, "article": 499, "paragraph": 1657, "row": 164},
}  # fmt: skip
NOTES = {
    "eurlex-32014L0092.akn.xml": 19,
    "oasis-eu-com-2013-619.xml": 31,
    "oasis-us-act.xml": 3,
    "leos/bill-big.xml": 37,
}

WORDS = {
    ("eurlex-32014L0092.akn.xml", "chp_I"): ("CHAPTER I", "SUBJECT MATTER, SCOPE AND DEFINITIONS", ""),
    ("eurlex-32014L0092.akn.xml", "art_1"): ("Article 1", "Subject matter and scope", ""),
    ("eurlex-32014L0092.akn.xml", "art_1__para_6__point_b"): ("(b)", "", "withdraw cash from a payment account;"),
    ("eurlex-32014L0092.akn.xml", "art_1__para_4__subpara_1"): (
        "", "",
        "Member States may decide to apply Chapter IV to payment service providers other than credit institutions.",
    ),
    ("oasis-eu-com-2013-619.xml", "cits_1__cit_4"): (
        "", "", "Having regard to the opinion of the European Economic and Social Committee,",
    ),
    ("oasis-eu-com-2013-619.xml", "att_1"): ("", "EXPLANATORY MEMORANDUM", ""),
    ("oasis-uk-act.xml", "sec_2__subsec_2__wrapup"): (
        "", "",
        "but does not include data relating to unconnected calls or data revealing the content of a communication.",
    ),
    ("oasis-uk-act.xml", "sec_4__subsec_7__para_b"): (
        "b", "", "after “enforceable” insert “(including in the case of a person outside the United Kingdom)”.",
    ),
    ("oasis-uk-act.xml", "sec_4__subsec_4"): ("4", "", "After subsection (5) of that section insert— “"),
    ("oasis-us-act.xml", "sec_4"): ("SEC. 4 .", "CERTIFICATION.", ""),
    ("oasis-us-act.xml", "sec_2__point_4__point_B"): (
        "(B)", "", "transports not more than 25 individuals, in addition to the crew;",
    ),
    ("oasis-uy-bill.xml", "art_3"): (
        "Artículo 3º.", "", "- En virtud de lo dispuesto en los artículos 1º y 2º de la presente ley:",
    ),
    ("uk-aviation-fuel-bill-amendments.xml", "sec_1__subsec_4__level_c"): (
        "(c)", "", "the terms on which the offer is to be made, and",
    ),
    ("uk-natural-environment-bill.xml", "sec_1__subsec_3"): ("(3)", "", "After section 2A, insert—“"),
    ("uk-natural-environment-bill.xml", "sec_1__subsec_3__wrapup"): ("", "", "”."),
    ("uk-natural-environment-bill.xml", "sec_1__subsec_3__qstr__sec_2B__level_b"): (
        "(b)", "", "generally, the duty under section 1.",
    ),
    ("uk-natural-environment-bill.xml", "sec_22__subsec_3__qstr__tr_1"): (
        "", "", "15A(8) | Providing false or misleading information. | a fine of level 3 on the standard scale.",
    ),
    ("leos/base.xml", "art_3__para_1__point_a__point_2"): ("(2)", "", "art 3- point (2)"),
    ("leos/base.xml", "art_2__para_2"): ("", "", "Second unnumbered paragraph"),
    ("leos/proposal.xml", "title_1__chp_1"): ("Chapter #", "Chapter heading...", ""),
}  # fmt: skip

URIS = {
    "eurlex-32014L0092.akn.xml": "/akn/eu/act/directive/ep/2014-07-23/92/eng@2014-07-23/!main",
    "oasis-eu-com-2013-619.xml": "/akn/eu/bill/regulation/ep/2013-09-17/unnumbered/eng@2013-09-17/!main",
    "oasis-us-act.xml": "/akn/us/act/publiclaw/congress/2011-11-29/112-61/eng@2012-05-09/!main",
    "oasis-uy-bill.xml": "/akn/uy/bill/proyectodeley/cameracommittee/2010-09-27/105027/spa@2010-09-27/!main",
    "uk-natural-environment-bill.xml":
        "/akn/gb/bill/sppubb/scottish-parliament/2025-02-19/sp000168/eng@2025-02-19/!main",
    "leos/base.xml": "/akn/eu/bill/reg/unknown/0001-01-01/unnumbered/eng@0001-01-01/!main",
}  # fmt: skip

TOLD = {
    "eurlex-32014L0092.akn.xml": {"identity-incomplete"},
    "oasis-eu-com-2013-619.xml": {"older-namespace", "component-read", "identity-incomplete"},
    "oasis-uy-bill.xml": {"older-namespace", "component-read", "identity-incomplete"},
    "leos/bill-big.xml": {"component-elsewhere", "identity-incomplete"},
}


@pytest.mark.parametrize("name", ALL)
def test_no_character_is_lost(name: str) -> None:
    assert raw_text((DOCUMENTS / name).read_bytes()) - read_text(read(name)) == Counter()


@pytest.mark.parametrize("name", ALL)
def test_what_is_written_is_strictly_valid_and_reads_back(name: str) -> None:
    written = write_akn(read(name))
    assert [f for f in findings(written, name) if f.severity is Severity.ERROR] == []
    again = read_akn(written)
    assert again == read(name)
    assert write_akn(again) == written


@pytest.mark.parametrize("name", COUNTS)
def test_units(name: str) -> None:
    found = Counter(p.kind.value for p in read(name).walk())
    assert {kind: found[kind] for kind in COUNTS[name]} == COUNTS[name]


@pytest.mark.parametrize("name", NOTES)
def test_notes(name: str) -> None:
    assert len(list(read(name).notes())) == NOTES[name]


@pytest.mark.parametrize(("name", "eid"), WORDS)
def test_word_for_word(name: str, eid: str) -> None:
    found = unit(read(name), eid)
    assert (found.num, found.heading, found.text) == WORDS[name, eid]


@pytest.mark.parametrize("name", URIS)
def test_identity(name: str) -> None:
    assert str(read(name).uri) == URIS[name]


@pytest.mark.parametrize("name", TOLD)
def test_what_is_told(name: str) -> None:
    assert {d.code for d in read(name).diagnostics} == TOLD[name]


@pytest.mark.parametrize("name", ALL)
def test_eids_follow_the_convention(name: str) -> None:
    expression = read(name)
    eids = [p.eid for p in expression.walk()]
    assert len(set(eids)) == len(eids)
    for parent in expression.walk():
        groups = parent.eid.rsplit("__", 1)[-1].split("_")[0] in GROUPINGS | {"sec"}
        assert all(groups or child.eid.startswith(f"{parent.eid}__") for child in parent.children)


def test_variables_of_the_metadata_become_words() -> None:
    passages = [p.text for p in read("uk-aviation-fuel-bill-amendments.xml").passages]
    assert "Sustainable Aviation Fuel Bill" in passages
    assert "[As amended in Public Bill Committee]" in passages
    assert "© Parliamentary copyright House of Commons 2025" in passages
    assert any(
        text.startswith("supported by the Prime Minister, the Chancellor of the Exchequer, Secr") for text in passages
    )


def test_every_signature_is_a_line_of_its_own() -> None:
    closing = [p.text for p in read("oasis-uy-bill.xml").passages if p.role == "closing"]
    assert closing[0] == "Montevideo, 27 de setiembre de 2010."
    assert closing[1] == "ROQUE ARREGUI Representante por Soriano"
    assert len(closing) == 51


def test_a_table_of_contents_belongs_to_the_page() -> None:
    furniture = [piece.text for piece in read("uk-aviation-fuel-bill-amendments.xml").furniture]
    assert furniture[1] == "1 Direction to offer revenue certainty contract"
    assert len(furniture) == 28


def test_a_quoted_section_is_a_child_of_what_quotes_it() -> None:
    quoting = unit(read("uk-natural-environment-bill.xml"), "sec_17")
    assert [(c.kind, c.eid) for c in quoting.children] == [
        (ProvisionKind.SECTION, "sec_17__qstr__sec_9"),
        (ProvisionKind.WRAPUP, "sec_17__wrapup"),
    ]


def test_titles() -> None:
    assert read("eurlex-32014L0092.akn.xml").title.startswith("Directive 2014/92/EU of the European Parliament and")
    assert (
        read("uk-aviation-fuel-bill-amendments.xml").title
        == "A bill to Make provision about sustainable aviation fuel."
    )
    assert read("oasis-uy-bill.xml").title == "PROYECTO DE LEY"
