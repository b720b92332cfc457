"""Judging whole comparisons: who answers whom, what a change comes to, and what readers are told."""

from dataclasses import replace

import pytest

from akoma.diagnostics import info
from akoma.model import Provision, ProvisionKind
from differ.demands import judge
from differ.model import (
    Comparison,
    Demand,
    Direction,
    Mode,
    Report,
    Side,
    Verdict,
)
from differ.summing import summed_up
from tests.demands.building import change, comparison, lexicons, provision
from tests.demands.cases import report


def judged(found: Comparison) -> Report:
    return judge(found, lexicons())


def by_verdict(found: Report) -> list[tuple[str, str]]:
    return [(demand.id, demand.verdict.value) for demand in found.demands]


def test_demands_are_numbered_old_ones_first() -> None:
    found = report("Welcomes the ceasefire;", "Welcomes the ceasefire; urges both sides to withdraw;", "eng")
    assert by_verdict(found) == [("d1", "kept"), ("d2", "added")]
    assert [demand.side for demand in found.demands] == [Side.OLD, Side.NEW]
    assert found.count(Verdict.ADDED) == 1


def test_a_kept_demand_names_its_counterpart() -> None:
    text = "Welcomes the ceasefire; urges both sides to withdraw;"
    demand = report(text, text, "eng").demands[1]
    assert (demand.counterparts[0].provision, demand.counterparts[0].clause) == ("para_1", "para_1__clause_2")
    assert demand.counterparts[0].confidence == demand.confidence == 1.0
    assert not demand.needs_review


def test_clauses_may_change_places() -> None:
    one, two = "Calls on the Council to adopt sanctions;", "urges the High Representative to act;"
    found = report(f"{one} {two}", f"{two} {one}", "eng")
    assert {demand.verdict for demand in found.demands} == {Verdict.KEPT}


def test_a_clause_moved_to_another_paragraph_is_followed() -> None:
    moved = "urges the Commission to publish the full report on the matter;"
    old = [provision(f"Welcomes the ceasefire; {moved}", "para_1"), provision("Regrets the delay;", "para_2")]
    new = [provision("Welcomes the ceasefire;", "para_1"), provision(f"Regrets the delay; {moved}", "para_2")]
    found = judged(comparison(old, new, [("para_1", "para_1"), ("para_2", "para_2")]))
    assert {demand.verdict for demand in found.demands} == {Verdict.KEPT}
    assert found.demands[1].counterparts[0].provision == "para_2"


@pytest.mark.parametrize("is_split", [True, False])
def test_a_split_and_a_join_keep_all(is_split: bool) -> None:
    one, two = "Condemns the attack on the port;", "calls on the Council to adopt sanctions;"
    whole = [provision(f"{one} {two}", "para_1")]
    parts = [provision(one, "para_1"), provision(two, "para_2")]
    pair = ("para_1", "para_1 para_2") if is_split else ("para_1 para_2", "para_1")
    found = judged(comparison(whole if is_split else parts, parts if is_split else whole, [pair]))
    assert {demand.verdict for demand in found.demands} == {Verdict.KEPT}
    assert found.verdicts[0].verdict is Verdict.KEPT


def with_intro(verb: str) -> list[Provision]:
    points = [
        provision("suspend the agreement;", "para_1__point_a", ProvisionKind.POINT),
        provision("publish the report;", "para_1__point_b", ProvisionKind.POINT),
    ]
    return [provision(f"{verb} the Commission to:", "para_1", children=points)]


def test_a_weaker_intro_softens_every_point() -> None:
    pairs = [(eid, eid) for eid in ("para_1", "para_1__point_a", "para_1__point_b")]
    found = judged(comparison(with_intro("Urges"), with_intro("Invites"), pairs))
    assert [demand.verdict for demand in found.demands] == [Verdict.SOFTENED] * 2
    shift = found.demands[0].axes[0]
    assert shift.old is not None
    assert shift.old.provision == "para_1"
    assert shift.reason == "urges (6.5) → invites (2.5)"
    assert found.verdicts[0].demands == ()
    assert found.verdicts[0].verdict is Verdict.KEPT


def test_a_recital_that_tells_what_is_so_holds_no_demand() -> None:
    old = [provision("whereas the EU acts as a mediator;", "recs_1__rec_A", ProvisionKind.RECITAL)]
    found = judged(comparison(old, [], [("recs_1__rec_A", "")]))
    assert found.demands == ()
    assert found.verdicts[0].verdict is Verdict.DROPPED


def test_an_uncertain_counterpart_asks_for_review() -> None:
    text = "Urges the Commission to act;"
    old, new = [provision(text)], [provision(text)]
    unsure = replace(comparison(old, new, []), changes=(change(1, "para_1", "para_1", confidence=0.6),))
    found = judged(unsure)
    assert found.demands[0].confidence == 0.6
    assert found.demands[0].needs_review
    assert found.verdicts[0].needs_review


def test_a_dropped_demand_like_an_added_one_is_less_sure() -> None:
    old = [provision("Urges the Commission to publish the report on the port;", "para_1")]
    new = [provision("Calls for the publication of the report on the airport;", "para_1")]
    found = judged(comparison(old, new, [("para_1", ""), ("", "para_1")]))
    assert by_verdict(found) == [("d1", "dropped"), ("d2", "added")]
    assert all(demand.confidence < 0.8 and demand.needs_review for demand in found.demands)


SUMS = [
    (["kept", "kept"], "kept"),
    (["kept", "strengthened"], "strengthened"),
    (["softened", "kept", "unclear"], "softened"),
    (["softened", "strengthened"], "mixed"),
    (["mixed", "kept"], "mixed"),
    (["contradicted", "softened"], "contradicted"),
    (["unclear", "kept"], "unclear"),
    (["dropped", "dropped"], "dropped"),
    (["dropped", "kept"], "softened"),
    (["added", "added"], "added"),
    (["added", "kept"], "strengthened"),
    (["dropped", "added"], "mixed"),
    (["dropped", "strengthened"], "mixed"),
    (["dropped", "softened"], "softened"),
]


def a_demand(verdict: str) -> Demand:
    plain = report("Urges the Commission to act;", "Urges the Commission to act;", "eng").demands[0]
    return replace(plain, verdict=Verdict(verdict))


@pytest.mark.parametrize(("verdicts", "expected"), SUMS)
def test_what_a_change_comes_to(verdicts: list[str], expected: str) -> None:
    demands = [a_demand(verdict) for verdict in verdicts]
    assert summed_up(change(1, "para_1", "para_1"), demands).verdict.value == expected


def test_the_lowest_confidence_counts() -> None:
    demands = [replace(a_demand("kept"), confidence=confidence) for confidence in (0.9, 0.7)]
    assert summed_up(change(1, "para_1", "para_1"), demands).confidence == 0.7


def test_axes_are_summed_up_too() -> None:
    found = report(
        "Urges the Council to act; condemns the attack;", "Invites the Council to act; deplores the attack;", "eng"
    )
    axes = found.verdicts[0].axes
    assert [(shift.axis, shift.direction) for shift in axes] == [("verb", Direction.DOWN)] * 2


def test_diagnostics_of_all_are_told_once() -> None:
    made = comparison([provision("Xyzzy the attack;")], [provision("Xyzzy the attack;")], [("para_1", "para_1")])
    said = info("date-missing", "no date", "para_1")
    old = replace(made.old, expression=replace(made.old.expression, diagnostics=(said,)))
    repeated = replace(said, message="old text: no date")
    found = judged(replace(made, old=old, diagnostics=(repeated,)))
    assert [d.message for d in found.diagnostics if d.code == "date-missing"] == ["old text: no date"]
    found = judged(replace(made, old=old))
    assert [d.message for d in found.diagnostics if d.code == "date-missing"] == ["old text: no date"]
    unknown = [d for d in found.diagnostics if d.code == "formula-unknown"]
    assert [d.where for d in unknown] == ["para_1__clause_1"] * 2
    assert unknown[0].message == "old text: no known formula opens “Xyzzy the attack; …”"


def test_a_missing_lexicon_is_told_and_nothing_is_judged() -> None:
    made = comparison([provision("Urges it to act;")], [provision("Asks it to act;")], [("para_1", "para_1")])
    found = judge(made, {})
    assert found.demands == ()
    assert {d.code for d in found.diagnostics} == {"lexicon-missing"}
    assert found.verdicts[0].verdict is Verdict.UNCLEAR
    assert found.verdicts[0].needs_review


@pytest.mark.parametrize("mode", [Mode.SUMMARY, Mode.TRANSLATIONS])
def test_only_versions_are_judged(mode: Mode) -> None:
    made = comparison([provision("Urges it to act;")], [provision("Asks it to act;")], [("para_1", "para_1")])
    found = judged(replace(made, mode=mode))
    assert [demand.verdict for demand in found.demands] == [Verdict.UNCLEAR]
    assert "not-judged" in {d.code for d in found.diagnostics}


def test_several_changes_each_have_a_verdict_in_order() -> None:
    old = [provision("Urges the Council to act;", "para_1"), provision("Condemns the attack;", "para_2")]
    new = [provision("Condemns the attack;", "para_1")]
    found = judged(comparison(old, new, [("para_2", "para_1"), ("para_1", "")]))
    assert [(v.change, v.verdict) for v in found.verdicts] == [("c1", Verdict.KEPT), ("c2", Verdict.DROPPED)]
