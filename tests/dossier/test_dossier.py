"""The dossier of invented texts: the redline says what its truth file says, in both languages."""

import json
from functools import cache
from typing import Any

import pytest

from akoma.reading import read
from differ.compare import compare
from differ.demands import judge
from differ.lexicon import load
from differ.model import Demand, Report, Verdict
from tests.corpus import DOSSIER

TRUTH: dict[str, Any] = json.loads((DOSSIER / "expected.json").read_text("utf-8"))
PAIRS = [pytest.param(c, id=f"{c['old']} {c['new']}") for c in TRUTH["comparisons"]]
CODES = {"en": "eng", "nl": "nld"}


@cache
def report(old: str, new: str) -> Report:
    code = CODES[old.split(".")[-2]]
    return judge(compare(read(str(DOSSIER / old)), read(str(DOSSIER / new))), {code: load(code)})


def starts(demand: Demand) -> str:
    return demand.quote.text.casefold()


@pytest.mark.parametrize("truth", PAIRS)
def test_exactly_the_known_changes_are_reported(truth: dict[str, Any]) -> None:
    found = {
        (c.correspondence.old, c.correspondence.new): {str(kind) for kind in c.kinds}
        for c in report(truth["old"], truth["new"]).comparison.changes
        if c.is_change_of_text
    }
    assert found == {(tuple(c["old"]), tuple(c["new"])): set(c["operations"]) for c in truth["changes"]}


@pytest.mark.parametrize("truth", PAIRS)
def test_what_is_only_renumbered(truth: dict[str, Any]) -> None:
    found = {
        str(c.correspondence.old[0]): str(c.correspondence.new[0])
        for c in report(truth["old"], truth["new"]).comparison.changes
        if {str(kind) for kind in c.kinds} == {"renumbering"}
    }
    assert found == truth["renumbered"]


REWORDED = {
    "joint-motion.en.txt": {
        "deplores the loss of the monastery",
        "encourages the commission to help",
        "ensures that the displaced",
        "insists that the safety of the kelmoor",
        "underlines the need for a permanent",
    },
    "joint-motion.nl.txt": {
        "betreurt ten zeerste het verlies",
        "ervoor zorgt dat de ontheemde",
        "dringt erop aan dat de veiligheid",
        "onderstreept de noodzaak",
        "steunt het aanbod",
    },
}
"""Demands that are reworded so freely that the verdict is "unclear": a person must look. All are kept in truth."""


@pytest.mark.parametrize("truth", PAIRS)
def test_every_known_demand_is_found_and_never_judged_wrongly(truth: dict[str, Any]) -> None:
    demands = report(truth["old"], truth["new"]).demands
    unclear = set()
    for wanted in truth["demands"]:
        begin = wanted["clause_begins"].casefold()
        found = [d for d in demands if d.quote.provision == wanted["provision"] and starts(d).startswith(begin)]
        assert [d.side.value for d in found] == [wanted["side"]], wanted
        if found[0].verdict is Verdict.UNCLEAR:
            unclear.add(next(r for r in REWORDED[truth["old"]] if begin.startswith(r) or r.startswith(begin)))
            continue
        assert found[0].verdict == wanted["verdict"], (wanted, found[0])
        axes = {a.axis for a in found[0].axes}
        assert axes == set(wanted["axes"]) or (len(axes) == 1 and axes <= set(wanted.get("axes_also", []))), wanted
    assert unclear == REWORDED[truth["old"]]


@pytest.mark.parametrize("truth", PAIRS)
def test_no_other_demand_is_said_to_have_shifted(truth: dict[str, Any]) -> None:
    shifted = {(w["side"], w["provision"]) for w in truth["demands"]}
    found = report(truth["old"], truth["new"]).demands
    others = [d for d in found if (d.side.value, d.quote.provision) not in shifted]
    assert {d.verdict for d in others} == {Verdict.KEPT}


@pytest.mark.parametrize("truth", PAIRS)
def test_every_shift_quotes_words_that_are_there(truth: dict[str, Any]) -> None:
    result = report(truth["old"], truth["new"])
    texts = {
        side: {p.eid: p.text for p in document.expression.walk()}
        for side, document in (("old", result.comparison.old), ("new", result.comparison.new))
    }
    for demand in result.demands:
        assert demand.quote.text == texts[demand.side][demand.quote.provision][demand.quote.start : demand.quote.end]
        if demand.verdict not in (Verdict.KEPT, Verdict.UNCLEAR, Verdict.ADDED, Verdict.DROPPED):
            assert demand.axes
        for axis in demand.axes:
            quotes = [(side, q) for side, q in (("old", axis.old), ("new", axis.new)) if q is not None]
            assert quotes
            assert all(q.text == texts[side][q.provision][q.start : q.end] for side, q in quotes)


@pytest.mark.parametrize("truth", PAIRS)
def test_a_text_against_itself_changes_nothing(truth: dict[str, Any]) -> None:
    result = report(truth["old"], truth["old"])
    assert not any(c.is_change_of_text for c in result.comparison.changes)
    assert {d.verdict for d in result.demands} == {Verdict.KEPT}
