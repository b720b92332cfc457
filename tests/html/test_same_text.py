"""The law: a text through HTML gives the provisions that it gives as plain text."""

import pytest

from akoma.model import PassageRole, ProvisionKind
from akoma.reading import read as read_file
from tests.akoma.strategies import content
from tests.corpus import DOSSIER
from tests.html.pages import codes, doceo, furniture, read

TEXTS = sorted(path.name for path in DOSSIER.glob("*.txt"))
RESOLUTIONS = ["adopted.en.txt", "adopted.nl.txt", "joint-motion.en.txt", "joint-motion.nl.txt"]

HEADER = """
<header id="website_header"><a href="#main">Skip to content</a><form><select><option>EN - English</option></select>
<input value="Search"><button>Search</button></form></header>
<nav><ul><li>Home</li><li>Plenary</li></ul></nav>
<div class="breadcrumb">Home / Plenary / Documents</div>
<ul class="language-list"><li>bg - български</li><li>nl - Nederlands</li></ul>
<p>Index</p><p>Full text</p><p>Procedure : 2099/2001(RSP)</p><p>Texts tabled : RC-B0-0117/2099</p>
<p>PDF 152k WORD 56k</p>
"""
FOOTER = """
<p>Last updated: 6 March 2099</p><div class="share-buttons">Share Print Mail</div>
<footer>Legal notice - Privacy policy</footer><script>document.write("x")</script>
"""


def bracketed(name: str) -> bool:
    """Whether the points of a text bear the labels that a list of HTML has: (a), and not a)."""
    units = read_file(str(DOSSIER / name)).expression.walk()
    return all(unit.num.startswith("(") for unit in units if unit.kind is ProvisionKind.POINT)


PRINTED = [(name, numbered) for name in TEXTS for numbered in (False, True) if not numbered or bracketed(name)]
"""Texts, and whether their numbers are in the markup only."""


@pytest.mark.parametrize(("name", "numbered"), PRINTED)
@pytest.mark.parametrize("linked", [True, False], ids=["linked notes", "typed notes"])
def test_the_provisions_are_the_same(name: str, numbered: bool, linked: bool) -> None:
    plain = read_file(str(DOSSIER / name)).expression
    web = read(doceo(plain, numbered=numbered, linked=linked))
    assert [content(p) for p in web.provisions] == [content(p) for p in plain.provisions]
    assert [(p.role, p.text) for p in web.passages] == [(p.role, p.text) for p in plain.passages]
    assert (web.language, web.kind, web.title) == (plain.language, plain.kind, plain.title)
    assert (web.uri, web.references) == (plain.uri, plain.references)


@pytest.mark.parametrize("name", RESOLUTIONS)
@pytest.mark.parametrize("numbered", [False, True], ids=["typed labels", "lists"])
def test_what_stands_around_the_text_is_furniture(name: str, numbered: bool) -> None:
    plain = read_file(str(DOSSIER / name)).expression
    web = read(doceo(plain, numbered=numbered, around=(HEADER, FOOTER)))
    assert [content(p) for p in web.provisions] == [content(p) for p in plain.provisions]
    assert [(p.role, p.text) for p in web.passages] == [(p.role, p.text) for p in plain.passages]
    told = " ".join(furniture(web))
    for words in (
        "Home / Plenary",
        "Full text",
        "Procedure :",
        "PDF 152k",
        "Last updated",
        "Share Print",
        "Legal notice",
    ):
        assert words in told
    assert "hidden-left-out" in codes(web)


def test_without_a_main_element_the_furniture_is_told_by_its_words() -> None:
    plain = read_file(str(DOSSIER / "adopted.en.txt")).expression
    markup = doceo(plain, numbered=False, around=(HEADER, FOOTER)).replace("<main>", "").replace("</main>", "")
    web = read(markup)
    assert [content(p) for p in web.provisions] == [content(p) for p in plain.provisions]
    assert [p.text for p in web.passages if p.role is PassageRole.COVER] == ["P0_TA(2099)0042"]


def test_a_notice_in_another_language_does_not_decide_the_language() -> None:
    plain = read_file(str(DOSSIER / "joint-motion.en.txt")).expression
    notice = (
        "<p>Dit document is niet beschikbaar in uw taal. Het wordt u aangeboden in een andere taal, een van de talen"
        " die in de taalbalk staan.</p>"
    )
    web = read(doceo(plain, numbered=False, around=("", "")).replace("<main>", f"<main>{notice}"))
    assert web.language == "eng"
    assert [content(p) for p in web.provisions] == [content(p) for p in plain.provisions]
    assert any(text.startswith("Dit document is niet") for text in furniture(web))
    assert "notice-in-other-language" in codes(web)
