"""A deadline without a date and a term: "before the end of the month" is sooner than "within six weeks"."""

from collections.abc import Sequence

from differ.axes.quantities import Quantity, QuantityKind

LONGEST = 366.0
"""Days of the longest unit that a deadline without a date ends in; whatever is more is a date."""


def is_later(before: Sequence[Quantity], after: Sequence[Quantity]) -> bool | None:
    """Whether the new end is later than the old one for sure; None where nobody can tell."""
    if len(before) != 1 or len(after) != 1:
        return None
    old, new = before[0], after[0]
    term, moment = (old, new) if old.kind is QuantityKind.TERM else (new, old)
    is_read = term.kind is QuantityKind.TERM and moment.kind is QuantityKind.DEADLINE and 0 < moment.value <= LONGEST
    if not is_read or old.reported or new.reported or moment.is_start or term.value <= moment.value:
        return None
    return term is new
