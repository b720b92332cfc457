"""When a text may be about another resolution: the rules one by one."""

import pytest

from akoma.about import other_text
from akoma.model import Expression
from akoma.reading import read_data

BASE = """European Parliament resolution{own} on the river{procedure}

The European Parliament,

– having regard to its resolution of 19 January 2023 on the dam,

– having regard to the report of 29 September 2023 on the flood,

A. whereas the elections are expected on 9 June 2024;

1. Calls on the Council to act."""

SUMMARY = """Notes on the river

In a resolution adopted on {date} the House calls for help, and the people of the valley are waiting for it.{more}"""


def base(own: str = "", procedure: str = "") -> Expression:
    return read_data(BASE.format(own=own, procedure=procedure).encode(), "base.txt", "en").expression


def summary(date: str, more: str = "") -> Expression:
    return read_data(SUMMARY.format(date=date, more=more).encode(), "summary.txt", "en").expression


def doubt(one: Expression, other: Expression) -> str:
    """``sure``, ``perhaps`` or nothing."""
    found = other_text(one, other)
    return "" if found is None else "perhaps" if "may speak" in found.message else "sure"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("5 October 2023", ""),  # days after the last event that is cited
        ("19 January 2023", ""),  # an earlier one that the base itself recalls
        ("9 June 2024", ""),  # mentioned by the base, whatever it is
        ("3 August 2023", ""),  # within weeks
        ("3 March 2023", "perhaps"),  # long before something that the base cites
        ("20 December 2024", "perhaps"),  # months after anything mentioned
        ("13 March 2026", "sure"),  # more than a year after
        ("Thursday", ""),
    ],
)
def test_a_base_without_a_date(date: str, expected: str) -> None:
    assert doubt(base(), summary(date)) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("5 October 2023", ""),
        ("19 January 2023", ""),
        ("4 October 2023", "perhaps"),  # an earlier text may be recalled
        ("13 December 2023", "sure"),
    ],
)
def test_a_base_with_a_date(date: str, expected: str) -> None:
    assert doubt(base(" of 5 October 2023"), summary(date)) == expected


def test_one_date_that_fits_is_enough() -> None:
    more = "\n\nThe House recalled its resolution of 13 March 2019."
    assert doubt(base(" of 5 October 2023"), summary("5 October 2023", more)) == ""


def test_procedure_numbers_decide() -> None:
    known = base(procedure=" (2023/2879(RSP))")
    assert doubt(known, summary("5 October 2023", "\n\nThe file is 2025/2596(RSP).")) == "sure"
    assert doubt(known, summary("13 March 2026", "\n\nThe file is 2023/2879(RSP).")) == ""
    assert doubt(known, base(procedure=" (2025/2596(RSP))")) == "sure"
    assert doubt(known, base(procedure=" (2023/2879(RSP))")) == ""


def test_two_versions_of_a_resolution_may_have_two_dates() -> None:
    assert doubt(base(" of 2 October 2023"), base(" of 5 October 2023")) == ""


def test_it_does_not_matter_in_which_language_the_base_is() -> None:
    text = "Het Europees Parlement,\n\n1. verzoekt de Raad om na 29 september 2023 met de andere landen op te treden."
    dutch = read_data(text.encode(), "base.txt", "nl").expression
    assert doubt(dutch, summary("5 October 2023")) == ""
    assert doubt(dutch, summary("13 March 2025")) == "sure"
