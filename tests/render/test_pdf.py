"""The PDF, read back: text, pages, outline, tags, links, fonts."""

import builtins
import io
import os
import re
import urllib.request
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pytest

from akoma.errors import MissingLibraryError
from render import pdf_flow
from render.compose import compose
from render.pdf_flow import chunks, style_of
from render.renderer import RenderOptions
from render.to_pdf import RENDERER, Heads, printed, typeset
from render.wording import wording
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


@pytest.fixture(scope="module")
def parted() -> bytes:
    """The same report in many chunks, as a long one is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_flow, "_packed", lambda pieces, _size, packed=pdf_flow._packed: packed(pieces, 1500))
        return RENDERER.render(sample(), RenderOptions(full=True))


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


def test_every_page_but_the_first_has_both_names_and_every_page_its_number(parted: bytes) -> None:
    found = pages(parted)
    assert len(found) > 4
    assert "motion.en.txt → P0_TA(2099)0042" not in found[0].replace("the demands", "")
    for number, text in enumerate(found, start=1):
        assert f"Page {number} of {len(found)}" in text
        assert number == 1 or "motion.en.txt → P0_TA(2099)0042" in text


def outline(data: bytes) -> list[tuple[int, str, int]]:
    """Depth, title and page from 0 of every bookmark."""
    with pypdfium2.PdfDocument(data) as document:
        return [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]


def test_it_has_a_title_and_bookmarks() -> None:
    data = RENDERER.render(sample(), RenderOptions(language="nl"))
    with pypdfium2.PdfDocument(data) as document:
        assert document.get_metadata_dict()["Title"].startswith("motion.en.txt → P0_TA(2099)0042")
    titles = [title for _, title, _ in outline(data)]
    assert "Het antwoord" in titles
    assert "De vergelijking van de tekst" in titles


def test_bookmarks_of_many_chunks_are_one_outline(parted: bytes) -> None:
    found = outline(parted)
    depths = {title: depth for depth, title, _ in found}
    assert depths["What became of every demand"] == depths["The redline"] == 1
    assert depths["▼ Softened: 1 demand"] == depths["Operative part"] == 2
    assert depths["Paragraph 5"] == 3
    texts = pages(parted)
    for _, title, page in found:
        assert title in texts[page]


def links(data: bytes) -> Iterator[tuple[int, str]]:
    """The page of every link from 0, and the page that it leads to, by its words."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        names = list(pdf.Root.Names.Dests.Names)
        homes = {str(name): numbers[target[0].objgen] for name, target in zip(names[::2], names[1::2], strict=True)}
        for at, page in enumerate(pdf.pages):
            for note in page.obj.get("/Annots", ()):
                yield at, f"{homes[str(note.Dest)]} {note.Dest}"


def test_links_lead_from_one_chunk_to_another(parted: bytes) -> None:
    found = list(links(parted))
    texts = pages(parted)
    assert any(int(target.split()[0]) > at + 1 for at, target in found)
    softened = next(int(target.split()[0]) for _, target in found if target.endswith(" demand-d3"))
    assert "Urges the Council to adopt sanctions" in texts[softened]
    moved = next(int(target.split()[0]) for _, target in found if target.endswith(" new-para_5"))
    assert "Paragraph 5" in texts[moved]


def test_all_text_is_tagged_or_an_artifact(parted: bytes) -> None:
    with pikepdf.open(io.BytesIO(parted)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
        assert len(parents) == len(numbers) // 2
        for page in pdf.pages:
            owned = parents[int(page.obj.StructParents)]
            for marked in _marked_text(page):
                assert marked == "artifact" or owned[marked].S is not None
            for note in page.obj.get("/Annots", ()):
                assert parents[int(note.StructParent)].S == "/Link"
        own = {page.obj.objgen for page in pdf.pages}
        assert {element.Pg.objgen for element in _elements(pdf.Root.StructTreeRoot) if "/Pg" in element} <= own
        kinds = {str(element.S) for element in _elements(pdf.Root.StructTreeRoot)}
        assert {"/H1", "/H2", "/H3", "/P", "/Table", "/TH", "/TD", "/Link"} <= kinds


def _marked_text(page: Any) -> Iterator[int | str]:
    """The mark of every stretch of text: its number in the tree of tags, or that it is an artifact."""
    open_marks: list[int | str] = []
    for found in pikepdf.parse_content_stream(page):
        name, operands = str(found.operator), list(found.operands)
        if name in ("BDC", "BMC"):
            is_artifact = str(operands[0]) == "/Artifact"
            open_marks.append("artifact" if is_artifact else int(operands[1]["/MCID"]))
        elif name == "EMC":
            open_marks.pop()
        elif name in ("Tj", "TJ", "Do"):
            yield open_marks[-1]


def _elements(root: Any) -> Iterator[Any]:
    waiting = list(root.K)
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            inner: Any = one.get("/K", [])
            waiting += list(inner) if isinstance(inner, pikepdf.Array) else [inner]


def test_nothing_claims_conformance(parted: bytes) -> None:
    with pikepdf.open(io.BytesIO(parted)) as pdf:
        assert "/Metadata" not in pdf.Root
    assert b"pdfuaid" not in parted


def test_all_fonts_are_embedded(parted: bytes) -> None:
    with pikepdf.open(io.BytesIO(parted)) as pdf:
        objects = (obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary))
        told = [obj for obj in objects if obj.get("/Type") == "/FontDescriptor"]
        assert told
        assert all(any(f"/FontFile{kind}" in font for kind in ("", "2", "3")) for font in told)


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_the_paper(paper: str, width: int) -> None:
    with pypdfium2.PdfDocument(RENDERER.render(sample(), RenderOptions(paper=paper))) as document:
        assert {round(page.get_width()) for page in document} == {width}


def test_no_chunk_ends_with_a_heading() -> None:
    view = compose(sample(), RenderOptions(full=True))
    found = chunks(view, 1)
    assert len(found) > 10
    assert not [chunk.html[-60:] for chunk in found if re.search(r"</h[1-6]>$", chunk.html)]
    whole = "".join(chunk.html for chunk in found)
    assert whole == chunks(view)[0].html


def test_a_link_to_what_is_left_out_is_no_link() -> None:
    html = "".join(chunk.html for chunk in chunks(compose(sample(), RenderOptions())))
    for target in re.findall(r'<a href="#([^"]+)">', html):
        assert f'id="{target}"' in html


def test_hostile_text_stays_text() -> None:
    text = " ".join(pages(RENDERER.render(hostile(), RenderOptions())))
    assert "<script>alert(1)</script> {{7*7}}" in text
    assert "[U+202E]" in text


_GREEDY = """<html><head><link rel="stylesheet" href="http://127.0.0.1:9/a.css">
<link rel="attachment" href="file:///etc/passwd"></head><body><img src="http://127.0.0.1:9/b.png">
<img src="file:///etc/passwd"><svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:9/c.png"/></svg>
<p style="background: url(http://127.0.0.1:9/d.png)">words</p></body></html>"""
_GREEDY_STYLE = '@import "http://127.0.0.1:9/e.css"; @font-face { src: url(file:///etc/passwd) }'


def test_no_request_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", lambda _self, url, *_rest, **_more: asked.append(url))
    monkeypatch.setattr("socket.socket.connect", lambda _self, address: asked.append(address))
    heads = Heads("both", wording("en"), "A4")
    for data in (typeset(_GREEDY, _GREEDY_STYLE), printed([(_GREEDY, frozenset())], _GREEDY_STYLE, heads)):
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
    css = style_of(compose(sample(), RenderOptions()), "a4")
    assert ".bar-kept { width: 100%; }" in css
    assert ".bar-softened { width: 25%; }" in css
