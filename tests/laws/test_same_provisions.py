"""British bills as PDF and as Akoma Ntoso: the provisions of the one are those of the other.

Two provisions are equal when number, heading and text are, white space aside; number and heading without regard to
capitals, for the printed page has "PART 1" and its heading in capitals where the XML has "Part 1".
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from akoma.akn_reader import read_akn
from akoma.akn_writer import write_akn
from akoma.model import Expression, FurnitureKind, Provision
from akoma.normalise import squeeze
from akoma.reading import read_data
from akoma.validation import findings
from tests.corpus import ROOT

DOCUMENTS = ROOT.parent / "shared" / "documents"
SCOTTISH, COMMONS = "uk-natural-environment-bill", "uk-aviation-fuel-bill-amendments"

FLOORS = {SCOTTISH: 1.0, COMMONS: 1.0}
"""Share of the provisions of the XML that the PDF has, at least. Measured: 729 of 729, and 213 of 213."""

pytestmark = pytest.mark.skipif(not DOCUMENTS.exists(), reason=f"the real documents are not there: {DOCUMENTS}")

Key = tuple[str, ...]


@pytest.fixture(scope="module", params=FLOORS)
def bill(request: pytest.FixtureRequest) -> tuple[str, Expression, Expression]:
    name = str(request.param)
    xml, pdf = (read_file(DOCUMENTS / f"{name}.{form}") for form in ("xml", "pdf"))
    return name, xml, pdf


def read_file(path: Path) -> Expression:
    return read_data(path.read_bytes(), path.name).expression


def words(provision: Provision) -> Key:
    return squeeze(provision.num).casefold(), squeeze(provision.heading).casefold(), squeeze(provision.text)


def words_and_place(provision: Provision) -> Key:
    return provision.kind, provision.eid, *words(provision)


def common(a: Sequence[Key], b: Sequence[Key]) -> int:
    """How many provisions both have in the same order."""
    return sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())


def test_provisions_have_the_same_words(bill: tuple[str, Expression, Expression]) -> None:
    name, xml, pdf = bill
    expected, found = ([words(p) for p in form.walk()] for form in (xml, pdf))
    same = common(expected, found)
    print(f"{name}: {same} of {len(expected)} provisions of the XML are in the PDF, which has {len(found)}")
    assert same >= FLOORS[name] * len(expected)
    assert same >= FLOORS[name] * len(found)


def test_provisions_have_the_same_kinds_and_eids(bill: tuple[str, Expression, Expression]) -> None:
    name, xml, pdf = bill
    expected, found = ([words_and_place(p) for p in form.walk()] for form in (xml, pdf))
    same = common(expected, found)
    print(f"{name}: {same} of {len(expected)} provisions have kind and eId in common too")
    assert same >= FLOORS[name] * len(expected)


def test_the_contents_are_furniture(bill: tuple[str, Expression, Expression]) -> None:
    name, _, pdf = bill
    pieces = [piece.text for piece in pdf.furniture if piece.kind is FurnitureKind.PAGE]
    entry = "38 Short title" if name == SCOTTISH else "19 Short title"
    assert pieces.count(entry) == 1
    assert entry not in [passage.text for passage in pdf.passages]


def test_what_is_read_from_the_pdf_can_be_written_and_read_back(bill: tuple[str, Expression, Expression]) -> None:
    name, _, pdf = bill
    written = write_akn(pdf)
    assert findings(written, name) == ()
    assert [words_and_place(p) for p in read_akn(written).walk()] == [words_and_place(p) for p in pdf.walk()]
