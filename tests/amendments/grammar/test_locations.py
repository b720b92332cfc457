"""Location lines."""

import pytest

from akoma.errors import AmendmentError
from differ.amendments.locations import location_words, parse_location
from differ.amendments.operation import HeadingOf, IntroductoryPart, Position, SentenceOf, UnitKind, UnitStep

LINES = [
    ("eng", "Paragraph 4 a (new)", "paragraph 4a", True),
    ("eng", "Recital B", "recital B", False),
    ("eng", "Recital B a (new)", "recital Ba", True),
    ("eng", "Paragraph -1 (new)", "paragraph -1", True),
    ("eng", "Article 1 – paragraph 2 – point b a (new)", "article 1/paragraph 2/point ba", True),
    ("eng", "Motion for a resolution\nParagraph 4", "paragraph 4", False),
    ("eng", "Article 5(2)(b)", "article 5/paragraph 2/point b", False),
    ("eng", "Clause 1, page 2, line 6", "section 1", False),
    ("eng", "Title", "title", False),
    ("nld", "Paragraaf 2 bis (nieuw)", "paragraph 2bis", True),
    ("nld", "Artikel 2 – lid 2 bis (nieuw)", "article 2/paragraph 2bis", True),
    ("nld", "Artikel 2, eerste lid, onderdeel b", "article 2/paragraph 1/point b", False),
    ("fra", "Visa 2 bis (nouveau)", "citation 2bis", True),
    ("fra", "Considérant B", "recital B", False),
    ("fra", "Article 5 – paragraphe 2 – alinéa 1 – point b", "article 5/paragraph 2/subparagraph 1/point b", False),
    ("deu", "Ziffer 2 a (neu)", "paragraph 2a", True),
    (
        "deu",
        "Artikel 5 – Absatz 2 – Unterabsatz 1 – Buchstabe b",
        "article 5/paragraph 2/subparagraph 1/point b",
        False,
    ),
    ("deu", "Erwägung -A (neu)", "recital -A", True),
]


@pytest.mark.parametrize(("language", "line", "path", "is_new"), LINES)
def test_a_line_is_read(language: str, line: str, path: str, is_new: bool) -> None:
    location = parse_location(line, language)
    assert "/".join(f"{step.kind} {step.label}".strip() for step in location.path) == path
    assert location.is_new == is_new


def test_parts_ranges_and_neighbours() -> None:
    assert parse_location("Paragraph 4 – introductory part", "eng").part == IntroductoryPart()
    assert parse_location("Article 3 – title", "eng").part == HeadingOf()
    assert parse_location("Paragraph 2 – second sentence", "eng").part == SentenceOf(2)
    assert parse_location("Paragraphs 3 to 5", "eng").upto == (UnitStep(UnitKind.PARAGRAPH, "5"),)
    assert parse_location("After Clause 3", "eng").beside is Position.AFTER
    assert parse_location("Clause 1, page 2, line 6", "eng").by_line


@pytest.mark.parametrize("line", ["", "Paragraph", "Paragraph 4 perhaps", "Somewhere", "Paragraphs 2 and 5", "x" * 900])
def test_a_line_that_names_no_unit_is_refused(line: str) -> None:
    with pytest.raises(AmendmentError):
        parse_location(line, "eng")


def test_a_line_is_written_as_the_parliament_prints_it() -> None:
    path = (UnitStep(UnitKind.ARTICLE, "1"), UnitStep(UnitKind.PARAGRAPH, "2"), UnitStep(UnitKind.POINT, "ba"))
    assert location_words(path, True, "eng") == "Article 1 – paragraph 2 – point b a (new)"
    assert location_words(path, True, "nld") == "Artikel 1 – lid 2 – onderdeel b a (nieuw)"
    assert location_words(path, True, "fra") == "Article 1 – paragraphe 2 – point b a (nouveau)"
    assert location_words(path, True, "deu") == "Artikel 1 – Absatz 2 – Buchstabe b a (neu)"
    assert location_words((UnitStep(UnitKind.PARAGRAPH, "4"),), False, "fra") == "Paragraphe 4"
