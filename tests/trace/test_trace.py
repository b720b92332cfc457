"""The table itself: rows, cells, empty columns, what is older, who made a shift."""

import json
from dataclasses import replace
from typing import Any

import pytest

from differ.across.attribution import Origin
from differ.model import Mode, Quote, Side, Verdict
from differ.relate import AUTO, relate
from differ.trace import adopted_text
from differ.trace_model import Standing
from differ.trace_origin import by_date, standings, together
from tests.corpus import DOSSIER
from tests.trace.tables import (
    ADOPTED,
    ARTICLE,
    LETTER,
    PRESS,
    STATEMENT,
    cell,
    document,
    dossier,
    dutch,
    lexicon,
    row,
    table,
)

EXPECTED: Any = json.loads((DOSSIER / "expected.json").read_text("utf-8"))


def test_every_demand_is_a_row_in_the_order_of_the_text() -> None:
    found = dossier()
    order = {provision.eid: n for n, provision in enumerate(found.base.expression.walk())}
    places = [(order[r.quote.provision], r.quote.start) for r in found.rows]
    assert places == sorted(places)
    assert len(set(places)) == len(places)
    assert [r.id for r in found.rows] == [f"d{n}" for n in range(1, len(found.rows) + 1)]
    clauses = {p.eid: p.text for p in found.base.expression.walk() if p.eid.startswith("para_") and not p.children}
    assert {r.quote.provision for r in found.rows} >= set(clauses)


def test_the_words_of_a_cell_stand_in_its_document() -> None:
    found = dossier()
    for at, column in enumerate(found.columns):
        texts = {provision.eid: provision.text for provision in column.document.expression.walk()}
        for each in found.rows:
            answer = each.cells[at]
            for passage in answer.passages if answer else ():
                quote = passage.quote
                assert texts[quote.provision][quote.start : quote.end] == quote.text


def test_versions_say_what_diff_says() -> None:
    """A demand of ``diff`` may be several rows: deeds that share one verb, put together by the other text."""
    found = dossier()
    report = relate(found.base, found.columns[ADOPTED].document, AUTO, {"eng": lexicon("eng")})
    for demand in (demand for demand in report.demands if demand.side is Side.OLD):
        own = [r for r in found.rows if _is_within(r.quote, demand.quote)]
        assert own
        assert {(c.verdict, c.confidence) for r in own if (c := r.cells[ADOPTED])} == {
            (demand.verdict, demand.confidence)
        }
    new = [demand for demand in report.demands if demand.side is Side.NEW]
    assert [addition.demand for addition in found.additions if addition.column == "doc1"] == new


def _is_within(inner: Quote, outer: Quote) -> bool:
    return inner.provision == outer.provision and outer.start <= inner.start and inner.end <= outer.end


def test_how_each_document_relates_is_found() -> None:
    modes = [column.mode for column in dossier().columns]
    assert modes == [Mode.VERSIONS, Mode.SUMMARY, Mode.SUMMARY, Mode.SUMMARY, Mode.SUMMARY]
    assert [column.mode for column in dutch().columns] == [Mode.VERSIONS, Mode.TRANSLATIONS]
    assert [column.is_adopted for column in dossier().columns] == [True, False, False, False, False]


def test_of_several_adopted_texts_the_one_in_the_language_of_the_base_counts() -> None:
    motion, adopted = document("joint-motion.en.txt"), [document(f"adopted.{code}.txt") for code in ("de", "en", "fr")]
    assert adopted_text(motion, adopted) == 1
    assert adopted_text(motion, [adopted[0], adopted[2]]) == 0
    assert adopted_text(motion, [document("press-release.en.txt")]) is None
    assert adopted_text(adopted[1], adopted) is None, "the base is no motion"


def test_a_report_on_another_text_has_an_empty_column_and_the_warning_first() -> None:
    column = dossier().columns[LETTER]
    assert not column.compared
    assert column.other_text is not None
    assert column.diagnostics[0] is column.other_text
    assert all(each.cells[LETTER] is None for each in dossier().rows)
    assert not [addition for addition in dossier().additions if addition.column == column.id]


def test_only_a_report_on_another_text_is_left_out() -> None:
    assert [column.compared for column in dossier().columns] == [True, True, True, True, False]


def test_known_shifts_are_found_in_the_adopted_text() -> None:
    assert cell(dossier(), "para_7__point_b", "earmarks", ADOPTED).verdict is Verdict.STRENGTHENED
    assert cell(dossier(), "para_8", "calls for an air bridge", ADOPTED).verdict is Verdict.DROPPED
    shift = cell(dossier(), "para_3", "calls on Velmaria to admit", ADOPTED)
    assert shift.verdict is Verdict.MIXED
    assert {axis.axis for axis in shift.axes} == {"verb", "condition"}


def test_a_text_and_its_adopted_form_in_two_languages_agree() -> None:
    """Where both columns are sure, they never say the opposite."""
    opposite = {Verdict.STRENGTHENED: Verdict.SOFTENED, Verdict.SOFTENED: Verdict.STRENGTHENED}
    pairs = [(one.verdict, other.verdict) for r in dutch().rows for one, other in [r.cells] if one and other]
    assert len(pairs) == len(dutch().rows)
    assert not [pair for pair in pairs if opposite.get(pair[0]) is pair[1]]
    assert sum(one is other for one, other in pairs) > len(pairs) / 2


def test_a_shift_of_a_report_is_attributed() -> None:
    found = dossier()
    assert cell(found, "para_6", "calls on the Velmarian authorities to release", PRESS).made_by is Origin.PLENARY
    assert cell(found, "para_6", "expresses its deep concern", ARTICLE).made_by is Origin.REPORTER
    gone = cell(found, "para_8", "calls for an air bridge", PRESS)
    assert (gone.verdict, gone.made_by) == (Verdict.DROPPED, Origin.PLENARY)


def test_nobody_made_what_did_not_move_or_is_not_clear() -> None:
    found = dossier()
    quiet = [c for r in found.rows for c in r.cells if c and c.verdict in (Verdict.KEPT, Verdict.UNCLEAR)]
    assert quiet
    assert {c.made_by for c in quiet} == {None}
    assert {c.made_by for r in found.rows for c in (r.cells[ADOPTED], r.cells[STATEMENT]) if c} == {None}


def test_without_the_adopted_text_nobody_is_named() -> None:
    found = table("joint-motion.en.txt", "press-release.en.txt")
    assert {c.made_by for r in found.rows for c in r.cells if c} == {None}
    assert {addition.made_by for addition in found.additions} == {None}


def test_what_a_report_demands_and_neither_text_has_is_the_reporters() -> None:
    timber = [a for a in dossier().additions if "timber" in a.demand.quote.text]
    assert [(a.column, a.made_by) for a in timber] == [("doc2", Origin.REPORTER)]


# --- the other direction ----------------------------------------------------------------------------------------------


def test_what_is_older_is_known_from_dates_and_kinds() -> None:
    later, older = Standing.LATER, Standing.EARLIER
    assert [column.standing for column in dossier().columns][:4] == [later, later, later, older]


def test_what_the_user_says_is_older_is_older() -> None:
    found = table("joint-motion.en.txt", "press-release.en.txt", older=(0,))
    assert found.columns[0].standing is Standing.EARLIER


def test_a_motion_is_older_than_the_text_that_was_adopted() -> None:
    (standing,) = standings(document("adopted.en.txt"), [document("joint-motion.en.txt")], frozenset())
    assert standing is Standing.EARLIER


def test_a_report_without_any_date_is_neither_older_nor_later() -> None:
    press = document("press-release.en.txt")
    references = replace(press.expression.references, vote=None)
    undated = replace(press, expression=replace(press.expression, references=references))
    assert standings(document("joint-motion.en.txt"), [undated], frozenset()) == (Standing.UNKNOWN,)


def test_documents_without_a_date_keep_their_place() -> None:
    names = ["article.en.txt", "press-release.en.txt", "statement.en.txt"]
    assert by_date([document(name) for name in names]) == (2, 1, 0)


def test_the_first_to_have_a_demand_is_named() -> None:
    found = dossier()
    release = row(found, "para_4", "Demands that the Velmarian authorities announce").origin
    assert release is not None
    assert (release.column, release.is_sure) == ("doc4", True)
    tribute = row(found, "para_2", "pays tribute").origin
    assert tribute is not None
    assert tribute.column == ""


def test_without_an_older_document_there_is_no_origin() -> None:
    assert {each.origin for each in dutch().rows} == {None}
    assert dutch().earlier == ()


def test_the_demands_of_an_older_document_were_taken_up_or_not() -> None:
    (older,) = dossier().earlier
    assert older.column == "doc4"
    told = {one.passage.quote.text[:40]: one for one in older.demands}
    assert told["We call on the European Union to set up "].verdict is Verdict.KEPT
    osce = next(one for one in older.demands if "OSCE" in one.passage.quote.text)
    assert (osce.verdict, osce.rows) == (Verdict.DROPPED, ())
    strongest = next(one for one in older.demands if one.passage.quote.text.startswith("We condemn the opening"))
    assert strongest.verdict is Verdict.STRENGTHENED, "read forward: the motion condemns in the strongest terms"
    assert strongest.rows == ("d1",)


@pytest.mark.parametrize(
    ("verdicts", "one"),
    [
        ([Verdict.KEPT], Verdict.KEPT),
        ([Verdict.KEPT, Verdict.SOFTENED], Verdict.SOFTENED),
        ([Verdict.STRENGTHENED, Verdict.SOFTENED], Verdict.MIXED),
        ([Verdict.KEPT, Verdict.UNCLEAR], Verdict.UNCLEAR),
        ([Verdict.UNCLEAR, Verdict.CONTRADICTED], Verdict.CONTRADICTED),
    ],
)
def test_verdicts_together(verdicts: list[Verdict], one: Verdict) -> None:
    assert together(verdicts) is one


def test_the_truth_of_the_press_release_is_not_contradicted() -> None:
    """Every clause that the press release reports, by the truth written before: the verdict is right or unclear."""
    truth = next(one for one in EXPECTED["summaries"] if one["file"] == "press-release.en.txt")
    wanted: dict[tuple[str, int], set[str]] = {}
    for claim in truth["claims"]:
        if claim.get("reports") and claim.get("clause"):
            said = wanted.setdefault((claim["reports"][0], claim["clause"]), set())
            said |= {str(claim.get("verdict_against_motion") or claim.get("verdict") or "kept")}
    assert wanted
    wrong = [key for key in wanted if not _verdicts(*key) & (wanted[key] | {"unclear", "dropped"})]
    assert set(wrong) <= {("para_8", 1)}, "there an addressee is left out beside a stronger verb, which is not seen yet"


def _verdicts(provision: str, number: int) -> set[str]:
    own = [r for r in dossier().rows if r.quote.provision == provision]
    clauses = list(dict.fromkeys(r.clause for r in own))
    cells = [r.cells[PRESS] for r in own if number <= len(clauses) and r.clause == clauses[number - 1]]
    return {cell.verdict.value for cell in cells if cell} or {"unclear"}


def test_what_concerns_one_text_stands_with_it_once() -> None:
    found = dossier()
    messages = [each.message for column in found.columns for each in column.diagnostics]
    assert not [message for message in messages if message.startswith(("old text:", "new text:"))]
    assert len(found.diagnostics) == len(set(found.diagnostics))


def test_a_report_that_names_the_day_of_adoption_is_later() -> None:
    (standing,) = standings(document("joint-motion.en.txt"), [document("article.en.txt")], frozenset())
    assert standing is Standing.LATER
