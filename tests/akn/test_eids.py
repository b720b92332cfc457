"""eIds of laws."""

import pytest

from akoma.eid import EIdMaker, known, number_part
from akoma.model import ProvisionKind
from tests.akn.building import document, read, shown

NUMBERS = {
    "(a)": "a", "12.": "12", "A.": "A", "Ha.": "Ha", "4 bis.": "4bis", "4a.": "4a", "1.1.": "1-1", "(10b)": "10b",
    "Article 5": "5", "Article 4 bis": "4bis", "CHAPTER I": "I", "CHAPTER XLII": "XLII", "SEC. 2.": "2",
    "SEC. 3 .": "3",
    "Artículo 2º.": "2", "§ 5": "5", "§ 4 a (new)": "4a", "5 artikla": "5", "5. cikk": "5", "Αρθρο 3": "3",
    "Chapter One": "One", "Part D": "D", "Part #": "", "ANNEX": "", "Schedule": "", "Annex II": "II", "•": "", "": "",
    "-1.": "-1", "(-a)": "-a", "- 1.": "1", "2B": "2B",
}  # fmt: skip


@pytest.mark.parametrize("num", NUMBERS)
def test_the_number_in_a_label(num: str) -> None:
    assert number_part(num) == NUMBERS[num]


PLACES = [
    (ProvisionKind.ARTICLE, "Article 5", "title_I__chp_2__sec_3", "art_5"),
    (ProvisionKind.ARTICLE, "Article 5", "att_1__part_2", "att_1__art_5"),
    (ProvisionKind.ARTICLE, "Article 5", "sec_4__qstr", "sec_4__qstr__art_5"),
    (ProvisionKind.SECTION, "Section 2", "chp_1", "chp_1__sec_2"),
    (ProvisionKind.CHAPTER, "CHAPTER II", "title_I", "title_I__chp_II"),
    (ProvisionKind.PARAGRAPH, "2.", "art_5", "art_5__para_2"),
    (ProvisionKind.PARAGRAPH, "2.", "hcontainer_1", "para_2"),
    (ProvisionKind.PARAGRAPH, "2.", "att_1__hcontainer_1", "att_1__para_2"),
    (ProvisionKind.POINT, "(b)", "art_5__para_2", "art_5__para_2__point_b"),
    (ProvisionKind.POINT, "(b)", "recs_1__rec_A", "recs_1__rec_A__list_1__item_b"),
    (ProvisionKind.POINT, "(b)", "recs_1__rec_A__qstr__art_1", "recs_1__rec_A__qstr__art_1__point_b"),
    (ProvisionKind.SUBPARAGRAPH, "(2)", "att_1__para_3", "att_1__para_3__subpara_2"),
    (ProvisionKind.ANNEX, "ANNEX", "part_4", "att_1"),
    (ProvisionKind.RECITAL, "(3)", None, "recs_1__rec_3"),
]


@pytest.mark.parametrize(("kind", "num", "parent", "expected"), PLACES)
def test_prefixes(kind: ProvisionKind, num: str, parent: str | None, expected: str) -> None:
    assert EIdMaker().make(kind, num, known(parent) if parent else None) == expected


def test_a_section_that_is_a_unit_runs_on() -> None:
    assert EIdMaker().make(ProvisionKind.SECTION, "2", known("part_1"), unit=True) == "sec_2"


def written(one: str, two: str) -> str:
    """Two articles with these eIds."""
    article = "<article eId='{}'><num>Article {}</num><content><p>One.</p></content></article>"
    return article.format(one, 7) + article.format(two, 8)


@pytest.mark.parametrize(
    ("one", "two", "kept"),
    [
        ("chp_1__art_7", "chp_1__art_8", True),
        ("art_7", "art_7", False),
        ("art_7", "art_9", False),
        ("art_7", "", False),
        ("art_7", "art_8.", False),
        ("author", "art_8", False),
        ("d1e110", "d1e111", False),
    ],
)
def test_written_eids_are_kept_when_all_of_them_are_good(one: str, two: str, kept: bool) -> None:
    found = [line.split()[0] for line in shown(read(document(written(one, two))))]
    assert found == ([one, two] if kept else ["art_7", "art_8"])


def test_a_unit_without_number_takes_no_number_of_another() -> None:
    section = "<section><num>{}</num><content><p>One.</p></content></section>"
    body = section.format("SEC. 1.") + "<section><content><p>Page 2</p></content></section>" + section.format("SEC. 2.")
    assert [line.split()[0] for line in shown(read(document(body)))] == ["sec_1", "sec_3", "sec_2"]


def test_recitals_outside_the_preamble() -> None:
    body = "<article><num>Article 1</num><content><p>One.</p></content></article>"
    after = b"<components><component><doc/></component></components></act>"
    data = document(body).replace(b"</act>", b"<recital><num>(1)</num><p>Two.</p></recital>" + after)
    assert [line.split()[0] for line in shown(read(data))] == ["art_1", "body__rec_1", "att_1"]
