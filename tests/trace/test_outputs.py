"""Every output says what the JSON record says; none of them can be made to act by the words of a document."""

import base64
import csv
import hashlib
import io
import json
import re
import zipfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html
from referencing import Registry, Resource

from akoma.errors import RenderError
from differ.trace_model import Trace
from render.renderer import RenderOptions
from render.to_html import asset
from render.trace_compose import compose_trace
from render.trace_renderer import trace_renderer_for, trace_renderer_names
from render.trace_rows import is_formula
from render.trace_to_pdf import trace_paper_css, trace_paper_html
from render.wording import languages, wording
from tests.render.reports import HOSTILE
from tests.trace.tables import LETTER, dossier, dutch, saying, table

_FOLDER = Path(__file__).parents[2] / "render"
_MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def rendered(name: str, found: Trace, language: str = "en") -> bytes:
    return trace_renderer_for(name).render(found, RenderOptions(language=language))


@cache
def record() -> Any:
    return json.loads(rendered("json", dossier()))


def page(found: Trace, language: str = "en") -> Any:
    return html.document_fromstring(rendered("html", found, language).decode())


def verdicts() -> dict[tuple[str, str], str]:
    """(demand, document) → verdict, as the record has it."""
    return {
        (demand["id"], cell["document"]): cell["verdict"] for demand in record()["demands"] for cell in demand["cells"]
        if cell
    }  # fmt: skip


def csv_rows(found: Trace) -> list[list[str]]:
    return list(csv.reader(io.StringIO(rendered("csv", found).decode("utf-8-sig"), newline="")))


def sheet(found: Trace, number: int = 1) -> list[list[str]]:
    """The cells of a sheet as text."""
    with zipfile.ZipFile(io.BytesIO(rendered("xlsx", found))) as book:
        shared = etree.fromstring(book.read("xl/sharedStrings.xml"))
        tree = etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    words = ["".join(each.itertext()) for each in shared.findall("m:si", _MAIN)]
    rows = []
    for row in tree.iterfind(".//m:row", _MAIN):
        cells = row.findall("m:c", _MAIN)
        assert {cell.get("t") for cell in cells} <= {"s", None}, "nothing but text"
        rows.append([words[int(cell.findtext("m:v", namespaces=_MAIN))] if cell.get("t") else "" for cell in cells])
    return rows


# --- the record -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("found", [dossier(), dutch(), saying(HOSTILE)], ids=["dossier", "dutch", "hostile"])
def test_the_record_is_valid(found: Trace) -> None:
    schemas = [json.loads((_FOLDER / f"{n}.schema.json").read_text("utf-8")) for n in ("trace", "diff", "expression")]
    registry = Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in schemas)
    Draft202012Validator.check_schema(schemas[0])
    faults = Draft202012Validator(schemas[0], registry=registry).iter_errors(json.loads(rendered("json", found)))
    assert [str(fault) for fault in faults] == []


def test_offsets_point_into_the_texts() -> None:
    def texts(document: Any) -> dict[str, str]:
        return {each["eId"]: each["text"] for each in document["provisions"]}

    base = texts(record()["base"])
    others = {document["id"]: texts(document["document"]) for document in record()["documents"]}
    found = [(base, demand) for demand in record()["demands"]]
    found += [(others[new["document"]], new) for new in record()["additions"]]
    found += [(others[old["document"]], one) for old in record()["earlier"] for one in old["demands"]]
    cells = [cell for demand in record()["demands"] for cell in demand["cells"] if cell]
    found += [(others[cell["document"]], one) for cell in cells for one in cell["counterparts"]]
    axes = [(cell, axis) for cell in cells for axis in cell["axes"]]
    found += [(others[cell["document"]], axis["new"]) for cell, axis in axes if axis["new"]]
    found += [(base, axis["old"]) for _, axis in axes if axis["old"]]
    for text, quote in found:
        assert text[quote["provision"]][quote["start"] : quote["end"]] == quote["text"]


def test_the_counts_are_those_of_the_cells() -> None:
    for document in record()["documents"]:
        own = [verdict for (_, column), verdict in verdicts().items() if column == document["id"]]
        new = [addition for addition in record()["additions"] if addition["document"] == document["id"]]
        for verdict, number in document["summary"].items():
            assert number == (len(new) if verdict == "added" else own.count(verdict))


# --- all outputs ------------------------------------------------------------------------------------------------------


def test_a_format_is_found_by_name_and_by_suffix() -> None:
    assert {"csv", "html", "json", "md", "pdf", "term", "xlsx"} == set(trace_renderer_names())
    for name in trace_renderer_names():
        renderer = trace_renderer_for(name)
        assert trace_renderer_for(renderer.suffix.upper()) is renderer
    with pytest.raises(RenderError, match="odt"):
        trace_renderer_for("odt")


@pytest.mark.parametrize("name", trace_renderer_names())
def test_two_runs_give_the_same_bytes(name: str) -> None:
    assert rendered(name, dossier()) == rendered(name, dossier())


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ["html", "md", "term", "csv", "xlsx"])
def test_every_output_speaks_every_language(name: str, language: str) -> None:
    assert rendered(name, dossier(), language)


def test_the_page_says_what_the_record_says() -> None:
    tree = page(dossier())
    rows = tree.xpath("//tr[@data-demand]")
    told = {
        (row.get("data-demand"), cell.get("data-column")): cell.get("data-verdict")
        for row in rows
        for cell in row.xpath("td[@data-column]")
        if cell.get("data-verdict")
    }
    assert told == verdicts()
    counts = {
        (document.get("id"), one.get("data-verdict")): int(one.get("data-number"))
        for document in tree.xpath("//table[contains(@class, 'documents-list')]/tbody/tr")
        for one in document.xpath(".//li")
    }
    wanted = {(d["id"], verdict): n for d in record()["documents"] for verdict, n in d["summary"].items() if n}
    assert counts == {key: n for key, n in wanted.items() if key[0] != "doc5"}


def test_spreadsheets_say_what_the_record_says() -> None:
    rows = csv_rows(dossier())
    assert rows == [[cell or "" for cell in row] for row in _padded(sheet(dossier()), len(rows[0]))]
    names = {mark.word: mark.verdict for row in compose_trace(dossier(), RenderOptions()).rows
             for cell in row.cells if cell for mark in (cell.mark,)}  # fmt: skip
    columns = [at for at, name in enumerate(rows[0]) if name.endswith(": Verdict")]
    told = {
        (row[0], f"doc{number}"): names[row[at]].value
        for row in rows[1:]
        for number, at in enumerate(columns, start=1)
        if row[0].startswith("d") and row[at]
    }
    assert told == verdicts()
    assert len(rows) == 1 + len(record()["demands"]) + len(record()["additions"])


def _padded(rows: list[list[str]], width: int) -> list[list[str]]:
    return [row + [""] * (width - len(row)) for row in rows]


def test_markdown_and_terminal_have_each_demand_and_each_sign() -> None:
    view = compose_trace(dossier(), RenderOptions())
    table_lines = [line for line in rendered("md", dossier()).decode().splitlines() if line.startswith("| §")]
    assert len(table_lines) >= len(view.rows)
    terminal = rendered("term", dossier()).decode().replace("\N{NO-BREAK SPACE}", " ")
    for row, line in zip(view.rows, table_lines, strict=False):
        cells = line.split(" | ")[3:]
        for cell, said in zip(row.cells, cells, strict=True):
            assert (cell.mark.sign in said) if cell else not said.strip(" |")
        review = ["!" if cell and cell.needs_review else "" for cell in row.cells]
        signs = " ".join(f"{column.letter}{cell.mark.sign if cell else ' '}{mark}" for column, cell, mark in
                         zip(view.columns, row.cells, review, strict=True))  # fmt: skip
        where = row.demand.where.replace("\N{NO-BREAK SPACE}", " ")
        assert f"  {where} {signs}" in terminal


@pytest.mark.parametrize("language", languages())
def test_the_terminal_marks_what_the_page_marks_for_review(language: str) -> None:
    """Also where a demand was kept, or is not mentioned: the least certain of all, by asking for certainty."""
    options = RenderOptions(language=language, min_confidence=0.985)
    view, words = compose_trace(dossier(), options), wording(language)("demands.review")
    cells = [cell for row in view.rows for cell in row.cells if cell]
    flagged = [cell for cell in cells if cell.needs_review]
    assert {"kept", "absent"} <= {cell.mark.look for cell in flagged}
    assert len(flagged) < len(cells)
    terminal = " ".join(trace_renderer_for("term").render(dossier(), options).decode().split())
    terminal = terminal.partition(wording(language)("trace.table").upper())[2]
    terminal = terminal.partition(wording(language)("trace.additions").upper())[0]
    page_of = html.document_fromstring(trace_renderer_for("html").render(dossier(), options).decode())
    marks = page_of.xpath("//table[contains(@class, 'matrix')]//td//strong[@class='review']")
    assert terminal.count(f"% ({words})") == len(marks) == len(flagged)
    assert len(re.findall(r"[A-E].! ", terminal)) == len(flagged)
    assert terminal.count(f" ! {words} ") == 1


def test_without_anything_to_review_no_mark_is_explained() -> None:
    kept = table("joint-motion.en.txt", "joint-motion.en.txt")
    terminal = rendered("term", kept).decode()
    assert all(cell and not cell.needs_review for row in kept.rows for cell in row.cells)
    assert "check this" not in terminal


def test_paper_has_every_demand_and_every_verdict() -> None:
    view = compose_trace(dossier(), RenderOptions())
    tree = html.document_fromstring(trace_paper_html(view))
    rows = tree.xpath("//table[contains(@class, 'matrix')]/tbody/tr")
    marks = "string(*[contains(@class, 'verdict')])"
    said = [[" ".join(cell.xpath(marks).split()) for cell in row.xpath("td[@class='col-cell']")] for row in rows]
    assert said == [[f"{c.mark.sign} {c.mark.word}" if c else "" for c in row.cells] for row in view.rows]


# --- the page ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("found", [dossier(), dutch(), saying(HOSTILE)], ids=["dossier", "dutch", "hostile"])
def test_nothing_is_loaded_and_links_arrive(found: Trace) -> None:
    tree = page(found)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {str(link) for link in tree.xpath("//@href")} <= {f"#{name}" for name in ids}
    assert not tree.xpath("//@src | //@srcset | //@action | //link | //iframe | //object | //base | //@style")
    assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on")]
    sheets = asset("trace.css") + asset("trace_paper.css") + asset("trace.js")
    assert not re.search(r"url\(|@import|https?:", sheets)


def test_the_policy_allows_the_one_style_and_the_one_script() -> None:
    tree = page(dossier())
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    for name in ("style", "script"):
        (node,) = tree.xpath(f"//{name}")
        digest = base64.b64encode(hashlib.sha256(node.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_without_script_everything_is_there_but_the_tools() -> None:
    tree = page(dossier())
    assert tree.xpath("//form[@id='tools']/@hidden")
    assert not tree.xpath("//tr[@hidden]")
    for control in tree.xpath("//select | //input"):
        assert tree.xpath(f"//label[@for='{control.get('id')}']")
    words = " ".join(tree.xpath("string(//main)").split())
    for demand in record()["demands"]:
        for cell in demand["cells"]:
            for passage in cell["counterparts"] if cell else ():
                assert " ".join(passage["text"].split()) in words


def test_tables_have_captions_scopes_and_languages() -> None:
    tree = page(dutch(), "fr")
    assert tree.get("lang") == "fr"
    for each in tree.xpath("//table"):
        assert each.findtext("caption") or each.find("caption").text_content()
        assert all(cell.get("scope") in ("row", "col") for cell in each.iter("th"))
    assert set(tree.xpath("//td[@class='col-demand']/p[1]/@lang")) == {"nl"}
    assert set(tree.xpath("//td[@data-column='doc2']//blockquote/@lang")) == {"en"}
    levels = [int(node.tag[1]) for node in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_report_on_another_text_is_told_in_every_output() -> None:
    said = "one text speaks of 2099/2001(RSP), the other of 2100/2005(RSP)"
    assert said in " ".join(page(dossier()).xpath("string(//*[contains(@class, 'notices')])").split())
    plain = rendered("md", dossier()).decode().replace("\\", "")
    assert plain.index(said) < plain.index("Every demand")
    terminal = " ".join(rendered("term", dossier()).decode().split())
    assert terminal.index(said) < terminal.index("EVERY DEMAND")
    assert any("It speaks of another text" in name for name in csv_rows(dossier())[0])
    assert any(said in cell for row in sheet(dossier(), 2) for cell in row)
    assert said in trace_paper_html(compose_trace(dossier(), RenderOptions()))


def test_a_report_does_not_drop_but_does_not_mention() -> None:
    view = compose_trace(dossier(), RenderOptions())
    words = {cell.mark.word for row in view.rows for cell in row.cells[1:3] if cell}
    assert "not mentioned" in words
    assert "dropped" not in words
    assert {c.mark.word for row in view.rows if (c := row.cells[3])} <= {
        wording("en")(f"trace.earlier.{verdict}") for verdict in record()["documents"][3]["summary"]
    }
    assert view.columns[LETTER].warning


# --- paper ------------------------------------------------------------------------------------------------------------


def test_many_documents_turn_the_paper_and_part_the_table() -> None:
    few, many = dutch(), table("joint-motion.en.txt", *["adopted.en.txt"] * 8)
    assert "A4 landscape" not in trace_paper_css(compose_trace(few, RenderOptions()))
    view = compose_trace(many, RenderOptions())
    assert "size: A4 landscape" in trace_paper_css(view)
    tables = html.document_fromstring(trace_paper_html(view)).xpath("//table[contains(@class, 'matrix')]")
    assert [len(each.xpath("thead//th[@class='col-cell']")) for each in tables] == [6, 2]
    assert [len(each.xpath("tbody/tr")) for each in tables] == [len(many.rows)] * 2


def test_the_pdf_has_the_answer_first() -> None:
    with pypdfium2.PdfDocument(rendered("pdf", dossier())) as document:
        first = " ".join(document[0].get_textpage().get_text_range().split())
        assert document[0].get_width() > document[0].get_height()
    assert f"The base text makes {len(record()['demands'])} demands." in first
    assert "the other of 2100/2005(RSP)" in first


# --- hostile words ----------------------------------------------------------------------------------------------------


FORMULAS = ['=HYPERLINK("x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("words", FORMULAS)
def test_a_cell_that_looks_like_a_formula_is_text(words: str) -> None:
    cells = [cell for row in csv_rows(saying(words)) for cell in row]
    assert not [cell for cell in cells if is_formula(cell)]
    shown = words.replace("\t", " ").replace("\r", " ")
    assert any(cell.lstrip("' ") == shown.strip() for cell in cells)
    assert any(cell.strip() == shown.strip() for row in sheet(saying(words)) for cell in row)
    with zipfile.ZipFile(io.BytesIO(rendered("xlsx", saying(words)))) as book:
        sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert not [data for data in sheets if b"<f>" in data or b"hyperlink" in data]


@pytest.mark.parametrize("language", languages())
def test_hostile_text_stays_text(language: str) -> None:
    found = saying(HOSTILE)
    text = rendered("html", found, language).decode()
    tree = html.document_fromstring(text)
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert "alert(1)" not in tree.xpath("string(//script)")
    assert "{{7*7}}" in text
    for name in ("html", "md", "term", "csv"):
        shown = rendered(name, found, language).decode("utf-8-sig")
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown), name
    assert "<script>" not in rendered("md", found).decode()
    assert "\\<script\\>" in rendered("md", found).decode()


def test_a_cell_too_long_for_a_workbook_is_cut_and_marked() -> None:
    longest = max(len(cell) for row in sheet(saying("word " * 8000)) for cell in row)
    assert longest == 32_767
