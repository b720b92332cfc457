"""What a draft prints is read back: number, authors, group, place, both columns and the emphasis in them."""

from dataclasses import replace

import pytest

from akoma.amending.reading import read_amendments_data
from akoma.validation import findings
from differ.amendments.interpret import Interpretation, interpret
from differ.amendments.operation import Operation
from render.draft_renderer import draft_renderer_for
from tests.amendments.drafting.papers import PAIRS, paper, shown


@pytest.mark.parametrize(("dossier", "language"), PAIRS)
@pytest.mark.parametrize("form", ["json", "html", "docx"])
def test_every_amendment_is_read_back(form: str, dossier: str, language: str) -> None:
    drafted = paper(dossier, language)
    read = read_amendments_data(draft_renderer_for(form).render(drafted), f"draft.{form}")
    assert [shown(one) for one in read.records] == [shown(one.record) for one in drafted.amendments]


@pytest.mark.parametrize(("dossier", "language"), PAIRS)
def test_akoma_ntoso_is_strictly_valid_and_read_back(dossier: str, language: str) -> None:
    drafted = paper(dossier, language)
    data = draft_renderer_for("akn").render(drafted)
    assert findings(data, "draft.xml") == ()
    read = [shown(one) for one in read_amendments_data(data, "draft.xml").records]
    wanted = [shown(one.record) for one in drafted.amendments]
    for one, other in zip(drafted.drafted, wanted, strict=True):
        if not one.new:  # a deletion has no new text
            other["right"] = ("", "")
    assert read == wanted


def test_pdf_is_read_back() -> None:
    drafted = paper("dossier", "de")
    read = read_amendments_data(draft_renderer_for("pdf").render(drafted), "draft.pdf")
    assert [shown(one) for one in read.records] == [shown(one.record) for one in drafted.amendments]


@pytest.mark.parametrize(("dossier", "language"), PAIRS)
@pytest.mark.parametrize("form", ["json", "html", "docx", "akn"])
def test_what_is_read_back_asks_for_the_same(form: str, dossier: str, language: str) -> None:
    drafted = paper(dossier, language)
    read = read_amendments_data(draft_renderer_for(form).render(drafted), f"draft.{form}")
    assert operations(interpret([read], drafted.base)) == [one.operations for one in drafted.amendments]


@pytest.mark.parametrize(("dossier", "language"), PAIRS)
@pytest.mark.parametrize("form", ["txt", "md"])
def test_sentences_ask_for_the_same(form: str, dossier: str, language: str) -> None:
    drafted = paper(dossier, language)
    read = read_amendments_data(draft_renderer_for(form).render(drafted), f"draft.{form}")
    assert operations(interpret([read], drafted.base)) == [one.operations for one in drafted.amendments]


def operations(found: Interpretation) -> list[tuple[Operation, ...]]:
    """Without the words that they were read from."""
    return [tuple(replace(one, instruction="") for one in amendment.operations) for amendment in found.amendments]
