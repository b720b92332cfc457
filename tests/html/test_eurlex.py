"""The real page of a Commission proposal: all of its words, in their order."""

import re
from functools import cache
from html import unescape

import pytest

from akoma.ingest.from_html import READER
from akoma.ingest.html_lines import settle, words_of
from akoma.ingest.html_page import Page, print_page
from akoma.ingest.html_parse import parse_page
from akoma.ingest.reader import ReadOptions
from akoma.model import Expression
from akoma.normalise import squeeze
from akoma.sources import manifestation
from tests.corpus import ROOT

PAGE = ROOT.parent / "shared" / "documents" / "eurlex-com-2025-43.html"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason=f"the real page is not there: {PAGE.name}")


@cache
def printed() -> Page:
    return settle(print_page(parse_page(PAGE.read_text("utf-8"), PAGE.name), "del"))


@cache
def expression() -> Expression:
    data = PAGE.read_bytes()
    assert READER.recognises(data)
    return READER.read(data, manifestation(data, PAGE.name, "html"), ReadOptions())


def words_by_another_way() -> str:
    """The text of the page, by regular expressions only."""
    body = PAGE.read_text("utf-8").split("<body>")[1]
    return squeeze(unescape(re.sub(r"<[^>]*>", "", re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL))))


def test_every_word_is_there_in_order() -> None:
    floor = words_by_another_way()
    assert len(floor) > 20_000
    assert squeeze(printed().source) == floor


def test_recitals_articles_and_points_are_lines_with_their_numbers() -> None:
    lines = [words_of(line, printed().source) for line in printed().lines]
    begins = [line[:24] for line in lines]
    for n, words in enumerate(["The Basel", "Pursuant to", "The Conference"], start=1):
        assert any(begin.startswith(f"({n}) {words}") for begin in begins)
    assert sum(bool(re.match(r"\([1-8]\) \S", line)) for line in lines) == 8 + 8  # recitals, and notes
    assert {"Article 1", "Article 2"} <= set(lines)
    assert any(line.startswith("1. The position to be taken") for line in lines)
    assert any(line.startswith("(a) the Union shall not support") for line in lines)


def test_articles_are_headings() -> None:
    headings = [words_of(line, printed().source) for line in printed().lines if line.heading]
    assert {"Article 1", "Article 2", "EXPLANATORY MEMORANDUM"} <= set(headings)


def test_its_17_notes_stand_at_their_marks() -> None:
    notes = list(expression().notes())
    assert sorted(int(n.marker) for n in notes) == list(range(1, 18))
    assert next(n for n in notes if n.marker == "15").text == "OJ L 39, 16.2.1993, p. 1."
    holder, note = next((p, n) for p in expression().walk() for n in p.notes if n.marker == "15")
    assert holder.text[: note.offset].endswith("of hazardous wastes and their disposal")
    assert holder.text[note.offset :] == "."


def test_it_is_an_english_text_with_its_procedure_number() -> None:
    assert expression().language == "eng"
    assert expression().references.procedure == "2025/0024(NLE)"
    assert not [d for d in expression().diagnostics if d.code.startswith("encoding")]
