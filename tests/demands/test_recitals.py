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


def said(language: str, file: str = "clauses.txt") -> Iterator[Said]:
    """The labelled clauses of one language."""
    section = ""
    for line in (FOLDER / "recitals" / file).read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line[:2] in ("+ ", "- ") and section == language:
            yield Said(line[2:], line[0] == "+")


@pytest.mark.parametrize("language", LANGUAGES)
def test_recitals_that_ask_are_told_from_those_that_tell(language: str) -> None:
    rows = list(said(language))
    found = {
        row.text: bool(acts(provision(row.text, RECITAL, ProvisionKind.RECITAL), lexicons()[language])) for row in rows
    }
    assert len(rows) >= 24
    assert [row.text for row in rows if row.asks and not found[row.text]] == []
    assert [row.text for row in rows if not row.asks and found[row.text]] == []


def asks(text: str, language: str) -> bool:
    """Whether a recital of these words holds a demand."""
    return bool(acts(provision(text, RECITAL, ProvisionKind.RECITAL), lexicons()[language]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", ["review.txt", "probes.txt"])
def test_what_a_second_reader_would_not_take_for_a_demand_is_none(file: str, language: str) -> None:
    rows = list(said(language, file))
    assert rows
    taken = [row.text for row in rows if not row.asks and asks(row.text, language)]
    assert [text for text in taken if text not in TAKEN_FOR_DEMANDS] == []


TAKEN_FOR_DEMANDS = ("considérant qu’il faut deux jours pour rejoindre le village le plus proche;",)
"""What takes time is told in the words of what is needed."""


def test_clauses_written_last_are_read_at_least_as_well_as_at_the_first_try() -> None:
    rows = [(row, language) for language in LANGUAGES for row in said(language, "blind.txt")]
    right = sum(row.asks == asks(row.text, language) for row, language in rows)
    assert len(rows) == 80
    assert right >= 52  # docs/scale.md: 13 were missed, 15 taken for demands


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
