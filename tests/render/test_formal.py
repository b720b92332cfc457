"""Mere typography is shown quietly, or hidden with a word about it; words that changed are always shown."""

import pytest

from akoma.reading import read_data
from differ.compare import compare
from differ.demands import judge
from differ.lexicon import load
from differ.model import Op, Report, Side, TextEdit
from render.compose import compose
from render.formal import count_formal, spelled, without_formal
from render.pdf_flow import chunks, page_of
from render.renderer import RenderOptions, renderer_for
from render.to_json import report_json
from render.view import View
from render.wording import languages

OLD = """1. Urges the “Blue Arc” operator to report to the Council on the state of the river;
2. Welcomes the “Green Line” agreement between the two states and the League of Rivers;
3. Regrets the delay of the inspection of the dam near the town of Osk–Maran;
"""
NEW = """1. Invites the ‘Blue Arc’ operator to report to the Council on the state of the river;
2. Welcomes the ‘Green Line’ agreement between the two states and the League of Rivers;
3. Regrets the delay of the inspection of the dam near the town of Osk-Maran;
"""
HIDDEN = RenderOptions(hide_formal=True, width=200)


@pytest.fixture(scope="module")
def report() -> Report:
    old, new = (read_data(text.encode(), name, "en") for name, text in (("old", OLD), ("new", NEW)))
    return judge(compare(old, new), {"eng": load("eng")})


def paper_html(view: View) -> str:
    return "".join(page_of(chunk, view) for chunk in chunks(view))


def shown(report: Report, name: str, options: RenderOptions) -> str:
    return renderer_for(name).render(report, options).decode()


def test_the_terminal_marks_typography_quietly(report: Report) -> None:
    text = shown(report, "term", RenderOptions(width=200))
    assert "[-Urges-]{+Invites+} the [~“~]{~‘~}Blue Arc[~”~]{~’~} operator" in text
    assert "town of [~Osk–Maran~]{~Osk-Maran~};" in text


def test_the_page_marks_typography_quietly(report: Report) -> None:
    text = shown(report, "html", RenderOptions())
    assert 'Welcomes the <del class="formal" title="typography only">' in text


def test_hidden_typography_leaves_the_new_form(report: Report) -> None:
    text = shown(report, "term", HIDDEN)
    assert "[-Urges-]{+Invites+} the ‘Blue Arc’ operator" in text
    assert "[~" not in text
    assert "5 differences of typography alone are hidden." in text


@pytest.mark.parametrize("name", ["term", "html"])
def test_a_provision_with_nothing_but_typography_counts_as_unchanged_when_hidden(report: Report, name: str) -> None:
    assert compose(report, RenderOptions()).quiet == 0
    assert compose(report, HIDDEN).quiet == 2
    assert ("Green Line" in shown(report, name, HIDDEN)) == (name == "html")


def test_each_side_keeps_its_own_form_when_hidden(report: Report) -> None:
    row = compose(report, HIDDEN).rows[1]
    assert "the “Green Line” agreement" in row.old[0].edits[0].text
    assert "the ‘Green Line’ agreement" in row.new[0].edits[0].text


def test_the_record_is_the_same_with_typography_hidden(report: Report) -> None:
    assert shown(report, "json", HIDDEN) == shown(report, "json", RenderOptions())


def test_the_record_says_what_is_formal(report: Report) -> None:
    edits = report_json(report)["changes"][0]["edits"]  # type: ignore[index]
    assert [edit for edit in edits if "formal" in edit] == [
        {"op": op, "text": text, "formal": True}
        for op, text in (("delete", "“"), ("insert", "‘"), ("delete", "”"), ("insert", "’"))
    ]


@pytest.mark.parametrize("language", languages())
def test_every_language_says_that_something_is_hidden(report: Report, language: str) -> None:
    said = compose(report, RenderOptions(language=language, hide_formal=True)).formal
    assert said.startswith("5 ")
    assert said in paper_html(compose(report, RenderOptions(language=language, hide_formal=True)))


def test_places_are_counted_not_edits(report: Report) -> None:
    assert count_formal(report.comparison.changes) == 5


def test_on_paper_a_space_parts_old_from_new_words(report: Report) -> None:
    assert "<del>[Urges]</del> <ins>Invites</ins>" in paper_html(compose(report, RenderOptions()))


EDITS = (
    TextEdit(Op.KEEP, "paix"),
    TextEdit(Op.DELETE, "\u00a0", True),
    TextEdit(Op.KEEP, "; "),
    TextEdit(Op.DELETE, "“", True),
    TextEdit(Op.INSERT, "«\u202f", True),
    TextEdit(Op.INSERT, "arc"),
)


def test_white_space_that_differs_is_spelled() -> None:
    assert [edit.text for edit in spelled(EDITS)] == ["paix", "[U+00A0]", "; ", "“", "«[U+202F]", "arc"]


def test_what_remains_on_either_side() -> None:
    assert without_formal(EDITS, Side.NEW) == (TextEdit(Op.KEEP, "paix; «\u202f"), TextEdit(Op.INSERT, "arc"))
    old = tuple(edit for edit in EDITS if edit.op is not Op.INSERT)
    assert without_formal(old, Side.OLD) == (TextEdit(Op.KEEP, "paix\u00a0; “"),)
