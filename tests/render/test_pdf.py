"""The PDF, read back."""

import builtins
import os
import urllib.request
from typing import Any

import pypdfium2
import pytest

from akoma.errors import MissingLibraryError
from render.compose import compose
from render.renderer import RenderOptions
from render.to_pdf import RENDERER, paper_css, typeset
from tests.render.factory import NEW, OLD, sample
from tests.render.reports import hostile


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.fixture(scope="module")
def brief() -> list[str]:
    return pages(RENDERER.render(sample(), RenderOptions()))


@pytest.fixture(scope="module")
def full() -> list[str]:
    return pages(RENDERER.render(sample(), RenderOptions(full=True)))


def test_the_first_page_is_the_answer(brief: list[str]) -> None:
    first = brief[0]
    assert "Of the 10 demands in the old text: 4 kept, 1 strengthened, 1 softened" in first
    for count in compose(sample(), RenderOptions()).counts:
        assert f"{count.mark.word} {count.number}" in first
    for words in ("softened § 2 → § 5", "“Urges” → “Invites”", "added § 9", "Asks the Bank to stop all payments"):
        assert words in first
    assert f"Page 1 of {len(brief)}" in first


def test_unchanged_provisions_are_left_out_and_counted(brief: list[str]) -> None:
    text = " ".join(brief)
    assert "3 unchanged provisions are left out." in text
    assert "Charter of the United Nations" not in text


def test_everything_is_there_when_asked_for(full: list[str]) -> None:
    text = " ".join(full)
    assert "All provisions are shown." in text
    for one in (*OLD, *NEW):
        for below in one.walk():
            # A deleted word has its bracket between it and the semicolon.
            for word in below.text.replace(";", "").split():
                assert word in text
    assert "Charter of the United Nations" in text


def test_changes_show_in_black_and_white(brief: list[str]) -> None:
    assert "[consider suspending] suspend the agreement" in " ".join(brief)


def test_it_has_a_title_and_bookmarks() -> None:
    with pypdfium2.PdfDocument(RENDERER.render(sample(), RenderOptions(language="nl"))) as document:
        titles = [mark.get_title() for mark in document.get_toc()]
        assert document.get_metadata_dict()["Title"].startswith("motion.en.txt → P0_TA(2099)0042")
    assert "Het antwoord" in titles
    assert "De vergelijking van de tekst" in titles


def test_hostile_text_stays_text() -> None:
    text = " ".join(pages(RENDERER.render(hostile(), RenderOptions())))
    assert "<script>alert(1)</script> {{7*7}}" in text
    assert "[U+202E]" in text


_GREEDY = """<html><head><link rel="stylesheet" href="http://127.0.0.1:9/a.css">
<link rel="attachment" href="file:///etc/passwd"></head><body><img src="http://127.0.0.1:9/b.png">
<img src="file:///etc/passwd"><svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:9/c.png"/></svg>
<p style="background: url(http://127.0.0.1:9/d.png)">words</p></body></html>"""


def test_no_request_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", lambda _self, url, *_rest, **_more: asked.append(url))
    monkeypatch.setattr("socket.socket.connect", lambda _self, address: asked.append(address))
    data = typeset(_GREEDY, '@import "http://127.0.0.1:9/e.css"; @font-face { src: url(file:///etc/passwd) }')
    assert asked == []
    assert "words" in pages(data)[0]
    assert b"root:" not in data
    with pypdfium2.PdfDocument(data) as document:
        assert document.count_attachments() == 0


def test_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    typeset("<p>words</p>", "")
    assert "SOURCE_DATE_EPOCH" not in os.environ
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    typeset("<p>words</p>", "")
    assert os.environ["SOURCE_DATE_EPOCH"] == "86400"


def test_a_missing_library_is_an_error_that_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    genuine = builtins.__import__

    def absent(name: str, *rest: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return genuine(name, *rest)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(MissingLibraryError, match="apt-get install libpango") as caught:
        typeset("<p>words</p>", "")
    assert "Pango" in caught.value.message


def test_bars_are_as_long_as_the_counts() -> None:
    css = paper_css(compose(sample(), RenderOptions()))
    assert ".bar-kept { width: 100%; }" in css
    assert ".bar-softened { width: 25%; }" in css
