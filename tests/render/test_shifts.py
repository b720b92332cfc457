"""The shifts that matter most: one order, stated, in every output; on the first page of a PDF one whole line each."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest

from differ.model import Demand, Family, Report, Verdict
from render.compose import compose
from render.demand_views import weight
from render.first_lines import LINE, ems, first_lines, fitted
from render.renderer import RenderOptions, renderer_for
from render.view import DemandView, View
from tests.fonts import usual_font
from tests.render.factory import DEMANDS, sample
from tests.render.reading_docx import comments, report_of, story
from tests.render.reports import translated

OPTIONS = RenderOptions()
STATED = [
    Verdict.CONTRADICTED,
    Verdict.DROPPED,
    Verdict.SOFTENED,
    Verdict.MIXED,
    Verdict.STRENGTHENED,
    Verdict.ADDED,
    Verdict.UNCLEAR,
]
RULE = (
    "In this order: contradicted, dropped, softened, mixed, strengthened, added, unclear; "
    "of one verdict, the largest shift first."
)
DOSSIER = ("dossier/joint-motion.en.txt", "dossier/adopted.en.txt")


def softened(**other: Any) -> Demand:
    found = next(demand for demand in DEMANDS if demand.verdict is Verdict.SOFTENED)
    return replace(found, **other)


def flat(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


# --- the order --------------------------------------------------------------------------------------------------------


def test_every_verdict_has_its_place_and_what_is_kept_has_none() -> None:
    assert [view.mark.verdict for view in compose(sample(), OPTIONS).shifts] == STATED


def test_no_size_lifts_a_demand_over_a_graver_verdict() -> None:
    axes = softened().axes * 50
    heavy = {v: weight(softened(verdict=v, grade=10.0, confidence=1.0, axes=axes)) for v in STATED}
    light = {v: weight(softened(verdict=v, grade=0.0, confidence=0.0, family=Family.SUPPORT)) for v in STATED}
    for graver, milder in pairwise(STATED):
        assert light[graver] > heavy[milder]
    assert light[Verdict.UNCLEAR] > 0 == weight(softened(verdict=Verdict.KEPT))


@pytest.mark.parametrize(
    "smaller",
    [{"grade": 4.0}, {"family": Family.SUPPORT}, {"confidence": 0.8}, {"axes": ()}],
    ids=["less strong", "no call for action", "less sure", "in fewer ways"],
)
def test_of_one_verdict_the_largest_is_first(smaller: dict[str, Any]) -> None:
    two = softened().axes * 2
    assert weight(softened(axes=two)) > weight(softened(**{"axes": two, **smaller}))


def test_what_is_less_certain_than_asked_for_is_not_among_them() -> None:
    verdicts = [view.mark.verdict for view in compose(sample(), RenderOptions(min_confidence=0.9)).shifts]
    assert verdicts == STATED[:-1]


@pytest.mark.parametrize(("language", "words"), [
    ("en", "contradicted, dropped, softened"),
    ("nl", "tegengesproken, vervallen, afgezwakt"),
    ("fr", "contredite, abandonnée, affaiblie"),
    ("de", "widersprochen, entfallen, abgeschwächt"),
])  # fmt: skip
def test_the_rule_is_stated_in_the_language_of_the_reader(language: str, words: str) -> None:
    assert words in compose(sample(), RenderOptions(language=language)).order


# --- all outputs agree ------------------------------------------------------------------------------------------------


def of_html(data: bytes) -> str:
    found = re.search(r'<div class="highlights">(.*?)</div>', data.decode(), re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", found[1])) if found else ""


def of_pdf(data: bytes) -> str:
    return pages(data)[0].partition("What changed, in one line each")[2]


def of_md(data: bytes) -> str:
    text = data.decode().partition("### The shifts that matter most")[2].partition("###")[0]
    return html.unescape(re.sub(r"\*\*|\\|<[^>]+>", "", text))


def of_term(data: bytes) -> str:
    return data.decode().partition("THE SHIFTS THAT MATTER MOST")[2].partition("\n\n")[0]


def of_docx(data: bytes) -> str:
    text = "\n".join(comments(data)) + story(data)
    return text.partition("The shifts that matter most")[2]


READERS = {"html": of_html, "pdf": of_pdf, "md": of_md, "term": of_term, "github": of_term, "docx": of_docx}


@pytest.mark.parametrize("report", [sample, translated, lambda: report_of(*DOSSIER)], ids=["hand", "two", "dossier"])
@pytest.mark.parametrize("name", [pytest.param(name, marks=usual_font) if name == "pdf" else name for name in READERS])
def test_every_output_lists_them_in_this_order_and_says_so(name: str, report: Callable[[], Report]) -> None:
    made = report()
    said = flat(READERS[name](renderer_for(name).render(made, OPTIONS)))
    view = compose(made, OPTIONS)
    heads = [flat(f"{one.mark.sign} {one.mark.word} {one.where}") for one in view.highlights]
    assert heads
    at = 0
    for head in heads:
        at = said.index(head, at) + len(head)
    assert RULE in said[at:]


def test_the_web_page_sorts_its_table_by_the_same_rule() -> None:
    page = renderer_for("html").render(report_of(*DOSSIER), OPTIONS).decode()
    weights = {
        name: float(number) for name, number in re.findall(r'data-demand="(\w+)"[^>]*?data-weight="([\d.]+)"', page)
    }
    shifts = [view.id for view in compose(report_of(*DOSSIER), OPTIONS).shifts]
    assert sorted(weights, key=lambda name: -weights[name])[:5] == shifts[:5]


# --- the first page of the PDF ----------------------------------------------------------------------------------------

LONG = "calls on the Commission and on the Member States to publish " + " ".join(f"report{n:02}" for n in range(30))


def long_winded(view: DemandView) -> DemandView:
    return replace(view, gist=LONG, axes=())


def bare(word: str) -> str:
    return word.rstrip("…”;,.")


def words_of(view: View) -> set[str]:
    return {word for one in view.shifts for word in f"{one.gist} {one.shift} {one.where}".split()}


def test_long_words_are_cut_between_words_and_marked() -> None:
    view = compose(sample(), OPTIONS)
    for line in first_lines(map(long_winded, view.shifts), view.words):
        assert line.gist.endswith("…")
        assert LONG.startswith(line.gist[:-1])
        assert LONG[len(line.gist) - 1] == " ", "cut within a word"
        assert ems(f"{line.mark.sign} {line.mark.word} {line.where} {line.gist}") <= LINE


def test_of_a_long_shift_both_sides_are_told() -> None:
    view = compose(sample(), OPTIONS)
    one = next(view for view in view.shifts if view.axes)
    axis = replace(one.axes[0], old=LONG, new=LONG.upper(), shift=f"“{LONG}” → “{LONG.upper()}”")
    (line,) = first_lines([replace(one, axes=(axis, axis))], view.words)
    assert re.fullmatch(r"“calls on [\w ]+…” → “CALLS [\w ]+…”", line.shift)
    assert line.gist == ""


def test_what_fits_is_not_cut_and_a_word_is_never_broken() -> None:
    assert fitted("urges the Council", 20) == "urges the Council"
    assert fitted("urges the Council", 7) == "urges the…"
    assert fitted("Rindfleischetikettierung", 3) == "Rindfleischetikettierung…"


@usual_font
def test_what_is_copied_from_the_first_page_reads_as_it_looks() -> None:
    report = report_of(*DOSSIER)
    view = compose(report, OPTIONS)
    found = pages(renderer_for("pdf").render(report, OPTIONS))
    shown = [flat(line) for line in of_pdf_lines(found[0])]
    expected = first_lines(view.shifts[:16], view.words)
    for line, said in zip(expected, shown, strict=False):
        between = " · " if line.shift and line.gist else " "
        rest = between.join(text for text in (line.shift, line.gist) if text)
        assert said == flat(f"{line.mark.sign} {line.mark.word} {line.where} {rest}")
        assert {bare(word) for word in rest.split()} <= {bare(word) for word in words_of(view)} | {"·"}
    everything = flat(" ".join(found[1:]))
    assert all(flat(one.gist) in everything for one in view.shifts), "the whole words stand further on"


def of_pdf_lines(page: str) -> list[str]:
    return page.partition("What changed, in one line each")[2].strip().splitlines()


# --- contradicted -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["html", "pdf", "md", "term", "docx"])
def test_a_demand_that_was_turned_round_is_called_opposite_and_nothing_else(name: str) -> None:
    data = renderer_for(name).render(sample(), OPTIONS)
    texts = {
        "html": lambda: html.unescape(re.sub(r"<[^>]+>", " ", data.decode())),
        "pdf": lambda: " ".join(pages(data)),
        "docx": lambda: "\n".join(comments(data)),
    }
    said = flat(texts.get(name, data.decode)())
    assert "Opposite: " in said.replace("**", "").replace(" :", ":")
    assert not re.search(r"[▲▼]\W*(Opposite|Negation)|Opposite, (weaker|stronger)", said)
