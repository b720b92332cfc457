"""How a draft looks: what people check first."""

import io
import json
import re
import zipfile
from dataclasses import replace

import jsonschema
import pytest
from lxml import etree

from akoma.errors import RenderError
from differ.amendments.draft import Drafting, draft_paper
from render.draft_renderer import draft_renderer_for, draft_renderer_names
from tests.amendments.drafting.papers import FIXTURES, paper, text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def page() -> str:
    return draft_renderer_for("html").render(paper()).decode()


def article(number: int) -> str:
    found = re.search(rf'<article id="am-{number}">.*?</article>', page(), re.DOTALL)
    assert found
    return found[0]


def test_header_block_of_an_amendment() -> None:
    lines = re.findall(r"<(?:h2|p class=\"\w+\")>(.*?)</", article(12))
    assert lines == [
        "Amendment 12", "Anna Berg, Piet Maas", "on behalf of the River Group", "Joint motion for a resolution",
        "Title", "Or. en",
    ]  # fmt: skip


def test_heads_of_the_columns() -> None:
    assert re.findall(r"<th [^>]*>(.*?)</th>", article(12)) == ["Joint motion for a resolution", "Amendment"]


def test_exactly_the_changed_words_are_in_bold_italics() -> None:
    words = re.findall(r"<b><i>(.*?)</i></b>", article(19))
    assert words == ["calls on", "to", "demands that", ", provided that the safety of its members can be guaranteed"]


def test_a_deleted_unit_and_a_new_one() -> None:
    assert "<td><p><b><i>deleted</i></b></p></td>" in article(14)
    assert re.search(r"<td></td>\s*<td><p><b><i>– having regard to", article(13))


def test_the_page_loads_nothing_and_escapes_text() -> None:
    old = text("dossier", "joint-motion", "en")
    first = replace(old.provisions[0], text="having regard to <script>alert(1)</script>,")
    made = draft_paper(old, replace(old, provisions=(first, *old.provisions[1:])), Drafting(("<b>x</b>",)))
    html = draft_renderer_for("html").render(made).decode()
    assert "<script" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert not re.search(r"(?:src|href)=", html)
    assert "default-src &#39;none&#39;" in html


def test_docx_has_two_columns_and_marks_in_the_runs() -> None:
    with zipfile.ZipFile(io.BytesIO(draft_renderer_for("docx").render(paper()))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    tables = root.findall(f".//{W}tbl")
    assert len(tables) == len(paper().drafted)
    assert all(len(row.findall(f"{W}tc")) == 2 for table in tables for row in table.iter(f"{W}tr"))
    marked = [run for run in tables[7].iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None]
    assert all(run.find(f"{W}rPr/{W}i") is not None for run in marked)
    assert "".join("".join(run.itertext()) for run in marked).startswith("calls ontodemands that")


def test_json_keeps_to_its_schema() -> None:
    record = json.loads(draft_renderer_for("json").render(paper()))
    schema = json.loads((FIXTURES.parent / "render" / "draft.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(record)
    assert set(record["operations"]) == {str(one["number"]) for one in record["amendments"]}


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "akn", "json"])
def test_same_texts_same_bytes(form: str) -> None:
    renderer = draft_renderer_for(form)
    assert renderer.render(paper("dossier", "nl")) == renderer.render(paper("dossier", "nl"))


@pytest.mark.parametrize("form", ["html", "docx", "akn", "json"])
def test_equal_texts_give_a_paper_without_amendments(form: str) -> None:
    old = text("dossier", "joint-motion", "fr")
    assert draft_renderer_for(form).render(draft_paper(old, old))


def test_an_unknown_form_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(RenderError, match="no output format 'odt'"):
        draft_renderer_for("odt")
    assert {"akn", "docx", "html", "json", "md", "pdf", "txt"} <= set(draft_renderer_names())


@pytest.mark.parametrize(
    ("language", "number", "kind", "word"),
    [
        ("nl", "Amendement 12", "Gezamenlijke ontwerpresolutie", "Schrappen"),
        ("fr", "Amendement 12", "Proposition de résolution commune", "supprimé"),
        ("de", "Änderungsantrag 12", "Gemeinsamer Entschließungsantrag", "entfällt"),
    ],
)
def test_the_paper_speaks_the_language_of_the_text(language: str, number: str, kind: str, word: str) -> None:
    html = draft_renderer_for("html").render(paper("dossier", language)).decode()
    assert f"<h2>{number}</h2>" in html
    assert f'<p class="document">{kind}</p>' in html
    assert f"<b><i>{word}</i></b>" in html
