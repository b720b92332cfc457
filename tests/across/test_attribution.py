"""Who made a shift: plenary, reporter, both, or nobody knows."""

import pytest

from differ.across.attribution import Finding, Origin, attributed, attributed_shifts
from differ.model import AxisShift, Direction, Verdict

KEPT = Finding(Verdict.KEPT)
HARDER = Finding(Verdict.STRENGTHENED, (AxisShift("verb", Direction.UP, None, None, "calls on → urges"),))
WEAKER = Finding(Verdict.SOFTENED, (AxisShift("verb", Direction.DOWN, None, None, "urges → calls on"),))
SOONER = Finding(Verdict.STRENGTHENED, (AxisShift("time", Direction.UP, None, None, "immediately"),))
UNCLEAR = Finding(Verdict.UNCLEAR)
ADDED, DROPPED = Finding(Verdict.ADDED), Finding(Verdict.DROPPED)


@pytest.mark.parametrize(
    ("reported", "in_plenary", "by_reporter", "origin"),
    [
        (KEPT, KEPT, KEPT, Origin.NONE),
        (HARDER, HARDER, KEPT, Origin.PLENARY),
        (HARDER, KEPT, HARDER, Origin.REPORTER),
        (HARDER, SOONER, HARDER, Origin.BOTH),
        (KEPT, HARDER, WEAKER, Origin.REPORTER),
        (ADDED, ADDED, KEPT, Origin.PLENARY),
        (ADDED, KEPT, ADDED, Origin.REPORTER),
        (DROPPED, DROPPED, KEPT, Origin.PLENARY),
        (HARDER, UNCLEAR, KEPT, Origin.UNKNOWN),
        (HARDER, KEPT, KEPT, Origin.UNKNOWN),
        (HARDER, None, None, Origin.UNKNOWN),
        (KEPT, None, None, Origin.NONE),
    ],
)
def test_the_maker_of_a_difference(
    reported: Finding, in_plenary: Finding | None, by_reporter: Finding | None, origin: Origin
) -> None:
    assert attributed(reported, in_plenary, by_reporter) is origin


def test_each_axis_has_a_maker_of_its_own() -> None:
    both = Finding(Verdict.STRENGTHENED, (*HARDER.axes, *SOONER.axes))
    found = attributed_shifts(both, HARDER, SOONER)
    assert [(one.shift.axis, one.origin) for one in found] == [("verb", Origin.PLENARY), ("time", Origin.REPORTER)]


def test_without_the_adopted_text_nobody_is_named() -> None:
    assert [one.origin for one in attributed_shifts(HARDER, None, None)] == [Origin.UNKNOWN]
    assert [one.origin for one in attributed_shifts(HARDER, UNCLEAR, KEPT)] == [Origin.UNKNOWN]
