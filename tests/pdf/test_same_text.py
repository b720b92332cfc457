"""The law: the same text through a PDF gives the same provisions."""

import pytest

from akoma.language import iso_639_1
from akoma.model import ProvisionKind
from akoma.reading import read
from tests.corpus import DOSSIER, RC1, needs_corpus
from tests.pdf.printing import facts, page_html, printed, read_pdf, running_foot

FILES = sorted(path.name for path in DOSSIER.glob("*.txt"))
NARROW = "body { width: 105mm } "
JUSTIFIED = "p { text-align: justify } "
TIGHT = "p { margin: 0; line-height: 1.2 } "


@pytest.mark.parametrize("style", ["", NARROW, JUSTIFIED], ids=["ragged", "narrow", "justified"])
@pytest.mark.parametrize("name", FILES)
def test_same_provisions(name: str, style: str) -> None:
    expression = read(str(DOSSIER / name)).expression
    language = iso_639_1(expression.language)
    again = read_pdf(printed(page_html(expression), running_foot(), style), language)
    assert facts(again.expression) == facts(expression)
    assert again.expression.title == expression.title
    assert all(line.startswith(r"RC\9990117NL.docx ") for line in again.furniture)


@needs_corpus
@pytest.mark.parametrize("style", ["", NARROW, JUSTIFIED], ids=["ragged", "narrow", "justified"])
def test_same_provisions_of_the_real_motion(style: str) -> None:
    expression = read(str(RC1)).expression
    again = read_pdf(printed(page_html(expression), running_foot(), style), "nl")
    assert facts(again.expression) == facts(expression)


@pytest.mark.parametrize("name", ["joint-motion.nl.txt", "adopted.en.txt"])
def test_paragraphs_without_space_between_them(name: str) -> None:
    expression = read(str(DOSSIER / name)).expression
    language = iso_639_1(expression.language)
    again = read_pdf(printed(page_html(expression), running_foot(), TIGHT), language)
    assert facts(again.expression) == facts(expression)


def test_pages_of_the_spans_are_those_that_are_printed() -> None:
    expression = read(str(DOSSIER / "joint-motion.nl.txt")).expression
    body = f"<div style='counter-set: page 3'></div>{page_html(expression)}"
    again = read_pdf(printed(body, running_foot()), "nl")
    pages = [span.page for provision in again.expression.walk() for span in provision.spans]
    first = int(again.furniture[0].split()[1].split("/")[0])
    assert pages[0] == first
    assert pages == sorted(pages, key=lambda page: page or 0)


def test_the_references_are_those_of_the_furniture() -> None:
    expression = read(str(DOSSIER / "joint-motion.nl.txt")).expression
    references = read_pdf(printed(page_html(expression), running_foot()), "nl").expression.references
    assert references.document_numbers == (r"RC\9990117NL.docx",)
    assert references.pe_numbers == ("PE999.101v01-00",)
    assert references.procedure == expression.references.procedure


def test_read_twice_gives_the_same() -> None:
    data = printed(page_html(read(str(DOSSIER / "adopted.en.txt")).expression), running_foot())
    assert read_pdf(data) == read_pdf(data)


def test_dashes_stand_before_citations_in_the_blocks() -> None:
    reading = read_pdf(printed(page_html(read(str(DOSSIER / "adopted.en.txt")).expression), running_foot()))
    citations = [p for p in reading.expression.walk() if p.kind is ProvisionKind.CITATION]
    assert len(citations) > 5
    assert [t for t in reading.texts if t.startswith("–")] == [f"– {p.text}" for p in citations]
