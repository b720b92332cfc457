"""Recitals: what they say must be done is a demand, what is so by law, by plan or by fate is none."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from akoma.model import ProvisionKind
from differ.acts import acts
from differ.demands import judge
from differ.model import Report, Verdict
from tests.demands.building import LANGUAGES, comparison, lexicons, provision
from tests.demands.cases import FOLDER

RECITAL = "recs_1__rec_A"


class Said(NamedTuple):
    """A clause of a recital, and whether it asks for something."""

    text: str
    asks: bool


def said(language: str, name: str = "clauses.txt") -> Iterator[Said]:
    """The labelled clauses of one language in a file."""
    section = ""
    for line in (FOLDER / "recitals" / name).read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line[:2] in ("+ ", "- ") and section == language:
            yield Said(line[2:], line[0] == "+")


TAKEN_FOR_DEMANDS = ("in der Erwägung, dass Frau Idris rund um die Uhr von Leibwächtern geschützt werden muss;",)
"""Who does it, and whose it is, stand behind the same word: "von Leibwächtern", "die Rechte von Frauen"."""

FOUND = {
    "clauses.txt": {"deu": 12, "eng": 12, "fra": 12, "nld": 12},
    "review.txt": {"deu": 10, "eng": 13, "fra": 10, "nld": 10},
    "traps.txt": {"deu": 0, "eng": 0, "fra": 0, "nld": 0},
    "later.txt": {"deu": 13, "eng": 14, "fra": 14, "nld": 15},
}
"""How many of those that ask are found at least; the others are known to be missed."""


def found_in(rows: list[Said], language: str) -> list[Said]:
    """Those that are taken for demands."""
    return [row for row in rows if acts(provision(row.text, RECITAL, ProvisionKind.RECITAL), lexicons()[language])]


@pytest.mark.parametrize("name", FOUND)
@pytest.mark.parametrize("language", LANGUAGES)
def test_recitals_that_ask_are_told_from_those_that_tell(language: str, name: str) -> None:
    rows = list(said(language, name))
    found = found_in(rows, language)
    assert len(rows) >= 24
    assert [row.text for row in found if not row.asks] == [
        row.text for row in rows if not row.asks and row.text in TAKEN_FOR_DEMANDS
    ]
    assert sum(row.asks for row in found) >= FOUND[name][language]


def report(old: str, new: str, language: str) -> Report:
    left, right = ([provision(text, RECITAL, ProvisionKind.RECITAL)] for text in (old, new))
    return judge(comparison(left, right, [(RECITAL, RECITAL)], language), lexicons())


SIEGE = "whereas the siege of Ostry must be lifted;"


@pytest.mark.parametrize(
    ("old", "new", "verdict", "axes"),
    [
        (SIEGE, SIEGE, Verdict.KEPT, []),
        (SIEGE, "whereas the siege of Ostry should be lifted;", Verdict.SOFTENED, ["modality"]),
        (SIEGE, "whereas the siege of Ostry may be lifted;", Verdict.SOFTENED, ["modality"]),
        ("whereas the siege of Ostry could be lifted;", SIEGE, Verdict.STRENGTHENED, ["modality"]),
        (SIEGE, "whereas the siege of Ostry must be lifted immediately;", Verdict.STRENGTHENED, ["time"]),
        (SIEGE, "whereas the siege of Ostry must be lifted, if the talks succeed;", Verdict.SOFTENED, ["condition"]),
        (SIEGE, "whereas under the treaty the siege of Ostry must be lifted;", Verdict.UNCLEAR, []),
        (SIEGE, "whereas the siege of Ostry was lifted on 3 May 2111;", Verdict.DROPPED, []),
        ("whereas the siege of Ostry was lifted;", SIEGE, Verdict.ADDED, []),
    ],
)
def test_what_a_recital_asks_for_is_judged_as_any_demand(old: str, new: str, verdict: Verdict, axes: list[str]) -> None:
    (demand,) = report(old, new, "eng").demands
    assert (demand.verdict, [shift.axis for shift in demand.axes]) == (verdict, axes)


def test_each_part_of_a_recital_is_a_demand_of_its_own() -> None:
    old = "overwegende dat de vlucht dringend moet worden beëindigd en dat de terugkeer moet worden gewaarborgd;"
    new = "overwegende dat de vlucht moet worden beëindigd en dat de terugkeer zou moeten worden gewaarborgd;"
    found = report(old, new, "nld").demands
    assert [[shift.axis for shift in demand.axes] for demand in found] == [["time"], ["modality"]]


def test_facts_of_a_recital_change_without_a_demand() -> None:
    old = "whereas two gates of the barrier could not be closed;"
    assert report(old, "whereas two gates of the barrier can be closed;", "eng").demands == ()


def test_what_a_court_said_in_the_first_part_is_no_demand_in_the_second() -> None:
    text = "whereas the court ruled that the act is void and that the state must be fined;"
    assert report(text, text, "eng").demands == ()


def test_the_second_of_two_parts_asks() -> None:
    text = "whereas the dyke gave way in 2104, and whereas the low districts must be better protected;"
    (demand,) = report(text, text, "eng").demands
    assert demand.quote.text == "whereas the low districts must be better protected;"


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("eng", SIEGE, "whereas, according to the Ombudsman, the siege of Ostry must be lifted;"),
        (
            "nld",
            "overwegende dat het beleg moet worden opgeheven;",
            "overwegende dat het beleg volgens de stad moet worden opgeheven;",
        ),
        (
            "fra",
            "considérant que le siège doit être levé;",
            "considérant que, selon la ville, le siège doit être levé;",
        ),
        (
            "deu",
            "in der Erwägung, dass die Blockade aufgehoben werden muss;",
            "in der Erwägung, dass die Blockade laut der Stadt aufgehoben werden muss;",
        ),
    ],
)
def test_what_somebody_else_says_must_be_done_is_not_compared_with_a_demand(language: str, old: str, new: str) -> None:
    for left, right in ((old, new), (new, old)):
        (demand,) = report(left, right, language).demands
        assert (demand.verdict, demand.axes, len(demand.doubts)) == (Verdict.UNCLEAR, (), 1)


@pytest.mark.parametrize(
    ("language", "old", "new", "verdict", "axes"),
    [
        (
            "eng",
            "whereas the agreement must be fully implemented;",
            "whereas the agreement must be implemented;",
            Verdict.SOFTENED,
            ["intensity"],
        ),
        (
            "eng",
            "whereas child labour must be abolished;",
            "whereas child labour must be reduced;",
            Verdict.SOFTENED,
            ["action"],
        ),
        (
            "eng",
            "whereas the courts must be protected;",
            "whereas the courts are protected by the Constitution;",
            Verdict.DROPPED,
            [],
        ),
        (
            "nld",
            "overwegende dat de Commissie de steun moet opvoeren;",
            "overwegende dat de Commissie en de lidstaten de steun moeten opvoeren;",
            Verdict.STRENGTHENED,
            ["addressee"],
        ),
        (
            "nld",
            "overwegende dat de vrede dient te worden hersteld;",
            "overwegende dat de vrede moet worden hersteld;",
            Verdict.KEPT,
            [],
        ),
        (
            "fra",
            "considérant que le Conseil devrait lever les sanctions;",
            "considérant que le Conseil devrait lever les sanctions, à condition que les pourparlers reprennent;",
            Verdict.SOFTENED,
            ["condition"],
        ),
        (
            "fra",
            "considérant qu’il importe que la trêve soit respectée;",
            "considérant que la trêve doit être respectée;",
            Verdict.UNCLEAR,
            [],
        ),
        (
            "deu",
            "in der Erwägung, dass das Abkommen vollständig umgesetzt werden muss;",
            "in der Erwägung, dass das Abkommen umgesetzt werden muss;",
            Verdict.SOFTENED,
            ["intensity"],
        ),
        (
            "deu",
            "in der Erwägung, dass die Deiche verstärkt werden müssen;",
            "in der Erwägung, dass die Deiche unverzüglich verstärkt werden müssen;",
            Verdict.STRENGTHENED,
            ["time"],
        ),
        (
            "deu",
            "in der Erwägung, dass die Kommission die Verträge veröffentlichen muss;",
            "in der Erwägung, dass die Kommission die Verträge veröffentlichen kann;",
            Verdict.SOFTENED,
            ["modality"],
        ),
    ],
)
def test_recitals_as_plenary_changes_them(language: str, old: str, new: str, verdict: Verdict, axes: list[str]) -> None:
    (demand,) = report(old, new, language).demands
    (back,) = report(new, old, language).demands
    assert (demand.verdict, [shift.axis for shift in demand.axes]) == (verdict, axes)
    assert (back.verdict, [shift.axis for shift in back.axes]) == (TURNED.get(verdict, verdict), axes)


TURNED = {
    Verdict.SOFTENED: Verdict.STRENGTHENED,
    Verdict.STRENGTHENED: Verdict.SOFTENED,
    Verdict.DROPPED: Verdict.ADDED,
}
"""What a verdict is when the texts are swapped."""


def test_what_is_said_in_passing_does_not_hide_a_demand() -> None:
    text = "whereas children, who are often poor, must have access to schools;"
    assert len(report(text, text, "eng").demands) == 1
    assert report(*("whereas children must often be moved to other schools;",) * 2, "eng").demands == ()
