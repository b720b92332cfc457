"""Drafts of laws: articles with headings and several levels of points come out of every format as they went in."""

import pytest

from akoma.amending.reading import read_amendments_data
from akoma.model import Expression
from akoma.reading import read_data
from differ.amendments.draft import draft_paper
from differ.amendments.engine.applying import PROVISIONAL, apply_amendments
from differ.amendments.interpret import interpret
from render.draft_renderer import draft_renderer_for

HEAD = "Harbour Act of Torran\n\nArticle 1\n\nScope\n\n"
PARAGRAPH = (
    "1. The Board shall keep the light burning and shall see to it that:\n\n(a) the lamp is clean;\n\n(b) oil is there."
)
TAIL = "\n\nArticle 2\n\nFees\n\n1. Whoever moors without leave shall pay a fee of 50 marks to the Board.\n"
BASE = HEAD + PARAGRAPH + TAIL
ARTICLE = "\n\nArticle 1a\n\nLog book\n\n1. The Board shall keep a book of all boats that enter the harbour."
LIST = "\n\n(a) a list that says:\n\n(1) who is on board;\n\n(2) what is on board;\n\n(b) a fee."
NESTED = f"\n\n1a. The Board may ask the boats for:{LIST}"
NEW_TEXTS = {"article": HEAD + PARAGRAPH + ARTICLE + TAIL, "points": HEAD + PARAGRAPH + NESTED + TAIL}


def law(text: str) -> Expression:
    return read_data(text.encode(), "law.txt").expression


def said(expression: Expression) -> list[tuple[str, str, str, str]]:
    return [(one.kind.value, one.num, one.heading, one.text) for one in expression.walk()]


@pytest.mark.parametrize("form", ["json", "akn", "html", "docx", "pdf", "txt"])
@pytest.mark.parametrize("name", NEW_TEXTS)
def test_what_is_new_keeps_its_levels(name: str, form: str) -> None:
    base, new = law(BASE), law(NEW_TEXTS[name])
    drafted = draft_paper(base, new)
    assert drafted.diagnostics == ()
    read = read_amendments_data(draft_renderer_for(form).render(drafted), f"draft.{form}")
    amendments = interpret([read], base).amendments
    assert said(apply_amendments(base, amendments, numbering=PROVISIONAL).expression) == said(new)


def test_paragraphs_without_numbers_get_none() -> None:
    base = law(
        HEAD + "The Board keeps the light.\n\nIt reports every year:\n\n(a) to the town;\n\n(b) to boatmen." + TAIL
    )
    paper = read_amendments_data(b'Amendment 1\nIn Article 1, replace "the light" with "the lamp".\n', "a.txt")
    found = apply_amendments(base, interpret([paper], base).amendments).expression
    assert [(one.num, one.text) for one in found.walk()] == [
        (one.num, one.text.replace("the light", "the lamp")) for one in base.walk()
    ]


def test_recitals_and_articles_of_one_number_are_told_apart() -> None:
    text = "REGULATION (EU) 2098/12 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL on lights\n\n"
    text += "THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION,\n\nWhereas:\n\n"
    text += "(1) The light is out.\n\n(2) Boats were lost.\n\nHAVE ADOPTED THIS REGULATION:\n\n"
    text += "Article 1\n\nThe light is lit.\n\nArticle 2\n\nThe Board reports every year.\n"
    base = law(text)
    paper = read_amendments_data(b"Amendment 1\nDelete Article 1.\n", "a.txt")
    found = apply_amendments(base, interpret([paper], base).amendments, numbering="final")
    assert [one.num for one in found.expression.walk() if one.num] == ["(1)", "(2)", "Article 1"]
    assert {"2": "2", "article 2": "1"}.items() <= found.labels.items()


def test_different_kinds_of_units_that_come_into_one_without_any() -> None:
    base = law("1. Calls for a bridge over the river Orle;\n\n2. Thanks the mayor of Quill and all the boatmen.\n")
    text = "1. Calls for a bridge over the river Orle;\n\n2. Thanks the mayor of Quill and all the boatmen.\n\n"
    new = law(text + "(a) of the upper town;\n\n– of the lower town;\n")
    found = apply_amendments(base, [one.amendment for one in draft_paper(base, new).drafted])
    assert [one.text for one in found.expression.walk()] == [one.text for one in new.walk()]
