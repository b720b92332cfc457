"""Real bills as PDF and as Akoma Ntoso: the words of the one are those of the other, in the same order."""

from pathlib import Path

import pytest
from lxml import etree
from rapidfuzz.distance import LCSseq

from tests.corpus import ROOT
from tests.pdf.printing import Reading, read_pdf, words

DOCUMENTS = ROOT.parent / "shared" / "documents"
FOUND, OWN = 0.998, 0.975
"""Floors: share of the words of the XML found in the PDF in order, and of those of the PDF found in the XML. Measured:
0.9994 and 0.9906 (Scottish bill), 0.9994 and 0.9802 (Commons bill: its cover and back are not in the XML)."""
BILLS = ("uk-natural-environment-bill", "uk-aviation-fuel-bill-amendments")

pytestmark = pytest.mark.skipif(
    not (DOCUMENTS / f"{BILLS[0]}.pdf").exists(), reason=f"the real documents are not there: {DOCUMENTS}"
)


@pytest.fixture(scope="module", params=BILLS)
def bill(request: pytest.FixtureRequest) -> tuple[Path, Reading]:
    path = DOCUMENTS / str(request.param)
    return path, read_pdf(path.with_suffix(".pdf").read_bytes())


def test_words_are_those_of_the_xml_in_order(bill: tuple[Path, Reading]) -> None:
    path, reading = bill
    root = etree.parse(path.with_suffix(".xml")).getroot()
    for meta in root.iter("{*}meta"):
        meta.clear()
    expected, found = words(" ".join(root.itertext())), words(" ".join(reading.texts))
    common = LCSseq.similarity(expected, found)
    assert common >= FOUND * len(expected)
    assert common >= OWN * len(found)


def test_heads_feet_and_line_numbers_are_furniture(bill: tuple[Path, Reading]) -> None:
    path, reading = bill
    pieces = reading.furniture
    title = "Natural Environment (Scotland) Bill" if "natural" in path.name else "Sustainable Aviation Fuel Bill"
    assert sum(title in piece for piece in pieces) >= 9
    assert sum(piece.isdigit() for piece in pieces) >= 60
    assert not any(text in {"5", "10", "15"} for text in reading.texts)
    assert f"{title} 3" in pieces


def test_units_are_apart(bill: tuple[Path, Reading]) -> None:
    _, reading = bill
    labelled = [text for text in reading.texts if text.startswith(("(1) ", "(2) ", "(a) ", "(b) "))]
    assert len(labelled) > 80
    assert not any(" (2) The " in text for text in labelled)
