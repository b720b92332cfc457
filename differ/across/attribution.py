"""Who made a shift: the plenary, when it changed the tabled text, or the reporter, when writing about it.

A report describes the text adopted, and is often compared with the text tabled. With both at hand each difference is
put down to one of them; with one it cannot be told, and is not guessed.

    tabled          adopted         report
    calls on ─────> urges ────────> urges         made in plenary
    calls on ─────> calls on ─────> demands       made by the reporter
    calls on ─────> urges ────────> demands       both
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from differ.model import AxisShift, Verdict

SETTLED = frozenset(set(Verdict) - {Verdict.UNCLEAR})
"""Verdicts from which something follows."""


class Origin(StrEnum):
    """Who made a shift."""

    NONE = "none"
    """There is none: tabled text and report agree."""
    PLENARY = "plenary"
    REPORTER = "reporter"
    BOTH = "plenary-and-reporter"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one demand between two texts: a verdict and, where it moved, how."""

    verdict: Verdict
    axes: tuple[AxisShift, ...] = ()


@dataclass(frozen=True, slots=True)
class AttributedShift:
    """One way in which a report differs from the tabled text, and who made it."""

    shift: AxisShift
    origin: Origin


def attributed(reported: Finding, in_plenary: Finding | None, by_reporter: Finding | None) -> Origin:
    """Who made the difference between the tabled text and a report.

    ``reported``: tabled text → report; ``in_plenary``: tabled → adopted text; ``by_reporter``: adopted text → report.
    None where no adopted text is given, or where the demand has no counterpart that can be told; a demand that plenary
    dropped or added is no None but a verdict.
    """
    if in_plenary is None or by_reporter is None:
        return Origin.NONE if reported.verdict is Verdict.KEPT else Origin.UNKNOWN
    if not {reported.verdict, in_plenary.verdict, by_reporter.verdict} <= SETTLED:
        return Origin.UNKNOWN
    plenary, reporter = in_plenary.verdict is not Verdict.KEPT, by_reporter.verdict is not Verdict.KEPT
    if plenary and reporter:
        return Origin.REPORTER if reported.verdict is Verdict.KEPT else Origin.BOTH
    if reporter:
        return Origin.REPORTER
    return Origin.PLENARY if plenary else Origin.NONE if reported.verdict is Verdict.KEPT else Origin.UNKNOWN


def attributed_shifts(
    reported: Finding, in_plenary: Finding | None, by_reporter: Finding | None
) -> tuple[AttributedShift, ...]:
    """The shifts between tabled text and report one by one, each with its maker."""
    return tuple(AttributedShift(shift, _maker(shift, in_plenary, by_reporter)) for shift in reported.axes)


def _maker(shift: AxisShift, in_plenary: Finding | None, by_reporter: Finding | None) -> Origin:
    """Who moved the same axis in the same direction; who did not move it at all made nothing of it."""
    if in_plenary is None or by_reporter is None:
        return Origin.UNKNOWN
    if Verdict.UNCLEAR in (in_plenary.verdict, by_reporter.verdict):
        return Origin.UNKNOWN
    plenary, reporter = _has(shift, in_plenary.axes), _has(shift, by_reporter.axes)
    if plenary and reporter:
        return Origin.BOTH
    return Origin.PLENARY if plenary else Origin.REPORTER if reporter else Origin.UNKNOWN


def _has(shift: AxisShift, axes: Sequence[AxisShift]) -> bool:
    return any((other.axis, other.direction) == (shift.axis, shift.direction) for other in axes)
