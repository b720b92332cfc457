"""Redlines look as a careful person would draw them (``cases/redlines.toml``)."""

import pytest

from differ.words import diff, flipped
from tests.differ.redlines import Case, cases, drawn

CASES = cases()


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_a_redline_is_drawn_as_people_expect(case: Case) -> None:
    assert drawn(diff(case.old, case.new, case.lang)) == (case.gap or case.expected)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_backwards_it_is_the_same_turned(case: Case) -> None:
    assert diff(case.new, case.old, case.lang) == flipped(diff(case.old, case.new, case.lang))


def test_gaps_are_few_and_explained() -> None:
    """What is not yet as people expect is named with its reason, and is no more than one in twenty."""
    gaps = [case for case in CASES if case.gap]
    assert all(case.why and case.gap != case.expected for case in gaps)
    assert len(gaps) <= len(CASES) / 20


def test_there_are_enough_cases_in_every_language() -> None:
    tuned = [case for case in CASES if not case.aside]
    assert len(tuned) >= 60
    assert len(CASES) - len(tuned) >= 15
    assert {case.lang for case in tuned} == {"eng", "nld", "fra", "deu"}
