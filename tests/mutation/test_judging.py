"""What becomes of demands: found by mutants of the judging code that no other test noticed."""

import pytest

from differ.model import Demand, Verdict
from tests.demands.cases import report, verdict


def alone(old: str, new: str, language: str = "eng") -> list[Demand]:
    found = report(old, new, language).demands
    return [one for one in found if one.verdict in (Verdict.DROPPED, Verdict.ADDED)]


def test_the_more_a_dropped_demand_is_like_an_added_one_the_less_sure_it_is() -> None:
    first, last = "Welcomes the ceasefire;", "Instructs its President to forward this resolution;"
    gone = "Calls on the Council to publish the maps of the northern harbours;"
    like = "Regrets that the northern harbours were closed for a week;"
    unlike = "Deplores the closure of rural schools;"
    of_like, of_unlike = (
        [one.confidence for one in alone(f"{first} {gone} {last}", f"{first} {last} {come}")] for come in (like, unlike)
    )
    assert len(of_like) == len(of_unlike) == 2
    assert 0.85 < min(of_like) <= max(of_like) < 0.95 < min(of_unlike)
    assert min(of_unlike) == pytest.approx(1.0, abs=0.05)


def test_a_paragraph_is_for_review_when_its_demands_are_not_sure() -> None:
    sure = report("Urges the Council to act;", "Invites the Council to act;", "eng")
    assert not any(one.needs_review for one in sure.verdicts)
    unsure = report(
        "Calls on the Council to clear the mines along the frontier road;",
        "Calls on the Council to light the lamps of the frontier road;",
        "eng",
    )
    assert [one.needs_review for one in unsure.verdicts] == [True]


def test_between_the_same_neighbours_a_person_must_look_whether_it_was_reworded() -> None:
    first, last = "Welcomes the ceasefire;", "Instructs its President to forward this resolution;"
    one = "Deplores the silence of the harbour board;"
    other = "Calls for lamps on every bridge of the town;"
    between = alone(f"{first} {one} {last}", f"{first} {other} {last}")
    assert [demand.confidence for demand in between] == [0.6, 0.6]
    elsewhere = alone(f"{first} {one} {last}", f"{first} {last} {other}")
    assert len(elsewhere) == 2
    assert min(demand.confidence for demand in elsewhere) > 0.6
    longer = alone(f"{first} {one} {last}", f"{first} {other} Regrets the lack of rain in spring; {last}")
    assert len(longer) == 3
    assert min(demand.confidence for demand in longer) > 0.6


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Fordert, dass der Rat nicht zustimmen muss;", "Fordert, dass der Rat zustimmen muss;", Verdict.UNCLEAR),
        ("Fordert, dass der Rat nicht zustimmen darf;", "Fordert, dass der Rat zustimmen muss;", Verdict.CONTRADICTED),
    ],
)
def test_what_need_not_be_done_is_not_what_must_not_be_done(old: str, new: str, expected: Verdict) -> None:
    assert verdict(old, new, "deu").verdict is expected
    assert verdict(new, old, "deu").verdict is expected


def test_an_unknown_opening_is_quoted_by_its_first_four_words() -> None:
    text = "Zorbles the quiet grey lamps of the harbour;"
    told = [found for found in report(text, text, "eng").diagnostics if found.code == "formula-unknown"]
    assert [found.message for found in told] == [
        f"{side} text: no known formula opens “Zorbles the quiet grey …”" for side in ("old", "new")
    ]
