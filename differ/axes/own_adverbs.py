"""Adverbs that belong to a deed which another one took the place of.

    follow the market [closely]  →  regulate the market         the deed moved, and its adverb went with it
    review the cap [annually]    →  lower the cap               so did how often it was to be done

How the weaker deed was to be done says nothing of the stronger one.
"""

from dataclasses import replace

from differ.act import Act
from differ.axes.paces import FREQUENCY
from differ.axes.phrases import key
from differ.axes.shifts import Finding
from differ.lexicon.model import Lexicon
from differ.model import AxisShift, Direction, Quote


def without_own_adverb(finding: Finding, old: Act, new: Act, lexicon: Lexicon) -> Finding:
    """The finding without a shift of intensity against that of the deed, where the adverb stands right beside it."""
    deeds = [shift for shift in finding.shifts if shift.axis == "action"]
    if len(deeds) != 1 or finding.doubts:
        return finding
    kept = tuple(shift for shift in finding.shifts if not _is_of(shift, deeds[0], (old, new), lexicon))
    return replace(finding, shifts=kept)


def _is_of(shift: AxisShift, deed: AxisShift, acts: tuple[Act, Act], lexicon: Lexicon) -> bool:
    if shift.direction is deed.direction:
        return False
    if shift.axis == "quantity":
        return _is_pace(shift.old if deed.direction is Direction.UP else shift.new, shift, lexicon)
    sides = ((shift.old, deed.old, acts[0]), (shift.new, deed.new, acts[1]))
    side = next((side for side in sides if side[0]), None)
    return shift.axis == "intensity" and side is not None and _stands_by(*side, lexicon)


def _stands_by(adverb: Quote | None, verb: Quote | None, act: Act, lexicon: Lexicon) -> bool:
    """Whether an adverb stands right beside a verb; before it, in some languages, the object stands in between."""
    if adverb is None or verb is None or act.place is None:
        return False
    text = act.place.part.folded
    if adverb.start >= verb.end:  # "suivre [de près]"
        return not text[verb.end : adverb.start].strip()
    between = key(text[adverb.end : verb.start]).split()
    return verb.start >= adverb.end and {*between} <= {*lexicon.reading.between, *lexicon.reading.separable}


def _is_pace(quote: Quote | None, shift: AxisShift, lexicon: Lexicon) -> bool:
    """Whether only the side of the weaker deed says how often."""
    if quote is None or (shift.old and shift.new):
        return False
    scales = (scale for scale in lexicon.scales if scale.name == FREQUENCY)
    return any(key(quote.text) in rung for scale in scales for rung in scale.rungs)
