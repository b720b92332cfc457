"""A day that says of which things something is asked is no deadline: "flights [booked] before 1 March"."""

from differ.axes.shifts import Finding
from differ.model import AxisShift, Quote

SCOPE, TIME = "scope", "time"


def without_days_of_which(finding: Finding) -> Finding:
    """Without a deadline that stands right behind words by which something is asked of fewer things."""
    narrowed = {(is_old, quote.end) for s in finding.shifts if s.axis == SCOPE for is_old, quote in _quotes(s)}
    kept = tuple(s for s in finding.shifts if not _is_beside(s, narrowed))
    return finding if len(kept) == len(finding.shifts) else Finding(kept, finding.doubts, finding.is_denial)


def _is_beside(shift: AxisShift, narrowed: set[tuple[bool, int]]) -> bool:
    is_given = shift.axis == TIME and bool(shift.old) != bool(shift.new)
    return is_given and any((is_old, quote.start - 1) in narrowed for is_old, quote in _quotes(shift))


def _quotes(shift: AxisShift) -> list[tuple[bool, Quote]]:
    return [(is_old, quote) for is_old, quote in ((True, shift.old), (False, shift.new)) if quote]
