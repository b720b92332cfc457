"""What stands inside a limb that only one side has, and came or went with it.

to evaluate and[, if necessary,] withdraw the licences  →  to evaluate the licences      a deed less, and no way out
"""

from collections.abc import Sequence

from differ.model import AxisShift, Quote

LIMBS = frozenset({"scope", "target"})
"""Axes of a limb that was added or left out."""

INNER = frozenset({"hedge", "time", "intensity", "condition"})
"""Axes of words that say how, when or whether the deed beside them is to be done."""


def without_inner(found: Sequence[AxisShift]) -> tuple[AxisShift, ...]:
    """The shifts without those that words inside such a limb show."""
    limbs = [(s.old, s.new) for s in found if s.axis in LIMBS and (s.old is None) != (s.new is None)]
    deeds = [quote for s in found if s.axis == "action" for quote in (s.old, s.new) if s.old and s.new]
    kept = (s for s in found if not (s.axis in INNER and any(_is_inside(s, limb) for limb in limbs)))
    return tuple(s for s in kept if not (s.axis == "intensity" and _is_of_deed(s, deeds)))


def _is_of_deed(shift: AxisShift, deeds: Sequence[Quote | None]) -> bool:
    """Whether what one side only says stands among the words of a deed: "subject to [strict] conditions"."""
    own = shift.old or shift.new
    return (shift.old is None) != (shift.new is None) and any(_holds(deed, own) for deed in deeds)


def _is_inside(shift: AxisShift, limb: tuple[Quote | None, Quote | None]) -> bool:
    """Whether one side only shows a shift, and shows it within the words of a limb."""
    sides = zip((shift.old, shift.new), limb, strict=True)
    return all(_holds(outer, inner) for inner, outer in sides)


def _holds(outer: Quote | None, inner: Quote | None) -> bool:
    if outer is None or inner is None:
        return outer is inner
    return outer.provision == inner.provision and outer.start <= inner.start and inner.end <= outer.end
