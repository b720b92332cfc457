"""News pages: the article is found, nothing of it is lost, what surrounds it is furniture."""

from html import escape

import pytest

from akoma.model import Expression, PassageRole
from akoma.reading import read as read_file
from tests.corpus import DOSSIER
from tests.html.pages import codes, furniture, page, read

HEAD = """<title>Kelmoor Dam flood | News | Some Parliament</title>
<meta property="og:title" content="Kelmoor Dam flood: MEPs want partnership talks with Velmaria suspended">
<meta property="article:published_time" content="2099-03-05T13:05:00+01:00">"""

BEFORE = """
<div class="cookie-banner"><p>We use cookies to offer you a better browsing experience. <a href="#">Accept</a></p></div>
<header class="site-header"><a href="/">Some Parliament</a><ul><li>News<li>Priorities<li>Agenda</ul></header>
<nav><ul><li>Home<li>Press room</ul></nav><ol class="breadcrumb"><li>News<li>Press room<li>Development</ol>
"""
DATE = (
    '<div class="article-meta"><span>Press Releases</span> <time datetime="2099-03-05">05-03-2099 - 13:05</time></div>'
)
SHARE = """<ul class="share-buttons"><li><a href="https://example.org/1">Share on one network</a></li>
<li><a href="https://example.org/2">Share on another</a></li><li>Print this page</li></ul>"""
AFTER = """
<aside class="related"><h2>Related</h2><ul><li><a href="/1">Drinking water: state of play in the committees this
week</a></li><li><a href="/2">Interview with the chair of the delegation</a></li></ul></aside>
<footer><p>Legal notice</p><p>Sitemap and contact addresses of the press service of this Parliament</p></footer>
<script>var article = "code";</script>
"""


def news(expression: Expression) -> str:
    """An article as a news site prints it: title, date, key facts in a list, headings, paragraphs, and the rest."""
    segments = [p.text for p in expression.provisions]
    facts = [text[2:] for text in segments if text.startswith("- ")]
    listed = "<ul class='key-facts'>" + "".join(f"<li>{escape(fact)}</li>" for fact in facts) + "</ul>"
    rest = "\n".join(_paragraph(text) for text in segments if not text.startswith("- "))
    article = (
        f"<article><h1>{escape(expression.title)}</h1>{DATE}{SHARE}{listed}<div class='body'>{rest}</div></article>"
    )
    return page(f"{BEFORE}<div id='content'>{article}</div>{AFTER}", HEAD)


def _paragraph(text: str) -> str:
    name = "p" if text.endswith(".") else "h2"
    return f"<{name}>{escape(text)}</{name}>"


def press_release() -> Expression:
    return read_file(str(DOSSIER / "press-release.en.txt")).expression


def test_a_press_release_has_the_segments_of_its_text() -> None:
    plain, web = press_release(), read(news(press_release()))
    assert [p.text for p in web.provisions] == [p.text for p in plain.provisions]
    assert web.title == plain.title
    assert [p.role for p in web.passages] == [PassageRole.TITLE]
    assert web.language == "eng"


def test_its_date_is_that_of_the_head_of_the_page() -> None:
    assert read(news(press_release())).references.date == "2099-03-05"


def test_what_surrounds_it_is_recorded() -> None:
    web = read(news(press_release()))
    told = "\n".join(furniture(web))
    for words in ("cookies", "Some Parliament", "05-03-2099", "Share on one network", "Print this page", "Related",
                  "Interview with the chair", "Legal notice", "Sitemap"):  # fmt: skip
        assert words in told
    assert "code" not in told
    assert {"surroundings-left-out", "hidden-left-out"} <= codes(web)


@pytest.mark.parametrize("name", ["article", "letter", "statement", "press-release"])
def test_plain_pages_lose_no_line(name: str) -> None:
    plain = read_file(str(DOSSIER / f"{name}.en.txt")).expression
    body = "".join(f"<p>{escape(p.text)}</p>" for p in plain.provisions)
    web = read(page(f"<h1>{escape(plain.title)}</h1>{body}"))
    assert [p.text for p in web.provisions] == [p.text for p in plain.provisions]
    assert web.title == plain.title


def test_a_page_that_is_too_short_for_an_article_is_read_whole() -> None:
    web = read(page("<h1>Flood</h1><p>The dam broke, and the people of the valley have lost all of it.</p>"), "en")
    assert [p.text for p in web.provisions] == ["The dam broke, and the people of the valley have lost all of it."]
    assert web.title == "Flood"


def test_the_language_of_the_markup_counts_when_the_text_does_not_tell() -> None:
    web = read("<html lang='nl-BE'><body><h1>Kelmoor</h1><p>Sarvane Velmaria Teldara Haldry</p></body></html>")
    assert web.language == "nld"
    assert "language-by-markup" in codes(web)
