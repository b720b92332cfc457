"""Demands of one paragraph of which one was merged into another one, or put in other words."""

import pytest

from differ.model import Demand, Verdict
from tests.demands.cases import report

LONG = "Calls on the Council to impose sanctions on the judges; insists that these include asset freezes and visa bans;"
SHORT = "Calls on the Council to impose sanctions on the judges, including asset freezes;"
NEITHER = "Calls on the Council to impose sanctions on the judges without delay;"


def alone(old: str, new: str, verdict: Verdict) -> Demand:
    found = [demand for demand in report(old, new, "eng").demands if demand.verdict is verdict]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("old", "new", "verdict"), [(LONG, SHORT, Verdict.DROPPED), (SHORT, LONG, Verdict.ADDED)], ids=["dropped", "added"]
)
def test_words_that_another_demand_has_gained_cast_doubt(old: str, new: str, verdict: Verdict) -> None:
    found = alone(old, new, verdict)
    assert "visa bans" in found.quote.text
    assert found.confidence <= 0.6
    assert found.needs_review


def test_a_demand_whose_words_are_gone_is_gone() -> None:
    found = alone(LONG, NEITHER, Verdict.DROPPED)
    assert found.confidence >= 0.8
    assert not found.needs_review


def test_words_that_the_other_demand_had_before_say_nothing() -> None:
    both = "Calls on the Council to freeze the assets of the judges; insists that the assets of the judges be seized;"
    found = alone(both, "Calls on the Council to freeze the assets of the judges;", Verdict.DROPPED)
    assert not found.needs_review


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (
            "eng",
            "Condemns the arrests; demands that the nurses be set free;",
            "Condemns the arrests; asks for the release of the nurses;",
        ),
        (
            "nld",
            "Veroordeelt de arrestaties; eist dat zij worden vrijgelaten;",
            "Veroordeelt de arrestaties; dringt aan op hun vrijlating;",
        ),
        (
            "deu",
            "Verurteilt die Angriffe; fordert, dass sie freigelassen werden;",
            "Verurteilt die Angriffe; ersucht um ihre Freilassung;",
        ),
        (
            "fra",
            "Condamne les attaques; exige qu'ils soient libérés;",
            "Condamne les attaques; demande leur libération;",
        ),
    ],
)
def test_a_deed_as_a_verb_and_as_a_noun_is_one_demand(language: str, old: str, new: str) -> None:
    verdicts = {demand.verdict for demand in report(old, new, language).demands}
    assert not verdicts & {Verdict.DROPPED, Verdict.ADDED}


def test_another_deed_is_another_demand() -> None:
    found = report(
        "Condemns the arrests; demands their release;",
        "Condemns the arrests; insists on an inquiry into the flood;",
        "eng",
    )
    assert [demand.verdict for demand in found.demands] == [Verdict.KEPT, Verdict.DROPPED, Verdict.ADDED]
