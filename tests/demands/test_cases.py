"""Every clause pair of the case files: its verdict and axes, against itself, and with the sides swapped."""

import pytest

from differ.model import Direction, Verdict
from tests.demands.building import LANGUAGES
from tests.demands.cases import (
    ALL,
    FRESH,
    HELD_BACK,
    MIRRORED,
    PAIRS,
    PLAIN,
    SET_ASIDE,
    TODAY,
    WRITTEN,
    Case,
    report,
    signed,
    verdict,
)

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


each_written = pytest.mark.parametrize(
    "case", [case for cases in WRITTEN.values() for case in cases], ids=lambda case: case.title
)


@each_written
def test_a_written_pair_is_judged_as_recorded(case: Case) -> None:
    assert verdict(case.old, case.new, case.language).verdict is case.today


def test_of_written_pairs_what_is_not_told_is_unclear() -> None:
    given = {case.today for cases in WRITTEN.values() for case in cases if not case.is_settled}
    assert given <= {Verdict.UNCLEAR}


def test_every_record_is_of_a_pair() -> None:
    titles = {f"written/{lang}": {case.title.split(" ", 1)[1] for case in cases} for lang, cases in WRITTEN.items()}
    assert all(set(recorded) <= titles[name] for name, recorded in TODAY.items() if name.startswith("written/"))


WRITTEN_SHARE = {"deu": 0.91, "eng": 0.96, "fra": 0.95, "nld": 0.91}
"""Shares of written pairs judged as their reader does, measured when this was written; the judge was tuned on them."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_share_of_written_pairs(language: str) -> None:
    cases = WRITTEN[language]
    assert sum(case.is_settled for case in cases) >= WRITTEN_SHARE[language] * len(cases)


HELD_BACK_SHARE = {"deu": 0.52, "eng": 0.75, "fra": 0.8, "nld": 0.77}
"""Shares measured once a round, on pairs that the judge was not tuned on: 104 of 160 in the first round, 108 in the
second, 114 in the third, which is what is asserted. Nobody tunes on these pairs: a lower share is a step back, no more
is said here."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_share_of_pairs_that_were_held_back(language: str) -> None:
    cases = HELD_BACK[language]
    right = sum(verdict(case.old, case.new, case.language).verdict is case.verdict for case in cases)
    assert right >= HELD_BACK_SHARE[language] * len(cases), right


FRESH_SHARE = dict.fromkeys(LANGUAGES, 0.8)
PLAIN_SHARE = dict.fromkeys(LANGUAGES, 0.9) | {"deu": 0.86, "eng": 0.89}  # deu6, eng9: many free rewordings; deu9: long
"""Shares judged rightly since the judge was tuned on them; 43 to 49 of 60; 263 of 299, then 442 of 574, when
first judged."""


@pytest.mark.parametrize("language", sorted(FRESH))
@pytest.mark.parametrize(("pairs", "least"), [(FRESH, FRESH_SHARE), (PLAIN, PLAIN_SHARE)], ids=["fresh", "plain"])
def test_no_later_pair_is_judged_wrongly(
    pairs: dict[str, tuple[Case, ...]], least: dict[str, float], language: str
) -> None:
    """What is not judged as the reader judges it is unclear."""
    found = [(case, verdict(case.old, case.new, case.language).verdict) for case in pairs[language]]
    assert [case.title for case, given in found if given not in (case.verdict, Verdict.UNCLEAR)] == []
    assert sum(given is case.verdict for case, given in found) >= least[language] * len(found)
