"""Every clause pair of the case files: its verdict and axes, against itself, and with the sides swapped."""

import pytest

from differ.model import Direction, Verdict
from tests.demands.cases import ALL, MIRRORED, PAIRS, SET_ASIDE, Case, report, signed, verdict

each_case = pytest.mark.parametrize("case", ALL, ids=lambda case: case.title)


def test_there_are_enough_cases() -> None:
    assert len(ALL) >= 60
    assert len(SET_ASIDE) >= 15
    assert len({case.title for case in ALL}) == len(ALL)


@each_case
def test_verdict_and_axes(case: Case) -> None:
    found = verdict(case.old, case.new, case.language)
    assert found.verdict is case.today
    if case.is_settled:
        assert signed(found) == sorted(case.axes)


def test_what_this_version_cannot_tell_it_calls_unclear() -> None:
    assert {case.today for case in ALL if not case.is_settled} <= {Verdict.UNCLEAR}


def test_few_cases_are_left_open() -> None:
    """Nine of ten pairs that were at hand while the rules were made (58 of 59 when this was written)."""
    assert sum(case.is_settled for case in PAIRS) >= 0.9 * len(PAIRS)


@each_case
@pytest.mark.parametrize("side", ["old", "new"])
def test_a_text_against_itself_is_kept(case: Case, side: str) -> None:
    text = case.old if side == "old" else case.new
    found = report(text, text, case.language)
    assert {demand.verdict for demand in found.demands} <= {Verdict.KEPT}
    assert all(demand.confidence == 1.0 and not demand.axes for demand in found.demands)


@each_case
def test_swapping_the_sides_mirrors_the_verdict(case: Case) -> None:
    there, back = verdict(case.old, case.new, case.language), verdict(case.new, case.old, case.language)
    assert back.verdict is MIRRORED.get(there.verdict, there.verdict)
    if there.verdict is not Verdict.CONTRADICTED:
        turned = {(shift.axis, shift.direction) for shift in back.axes}
        assert turned == {
            (s.axis, Direction.UP if s.direction is Direction.DOWN else Direction.DOWN) for s in there.axes
        }


@each_case
def test_every_shift_quotes_the_words_that_show_it(case: Case) -> None:
    found = report(case.old, case.new, case.language)
    texts = {"old": case.old, "new": case.new}
    for demand in found.demands:
        assert (
            demand.verdict not in (Verdict.STRENGTHENED, Verdict.SOFTENED, Verdict.MIXED, Verdict.CONTRADICTED)
            or demand.axes
        )
        for shift in demand.axes:
            quotes = [(side, quote) for side, quote in (("old", shift.old), ("new", shift.new)) if quote]
            assert quotes
            assert shift.reason
            assert all(texts[side][quote.start : quote.end] == quote.text for side, quote in quotes)
