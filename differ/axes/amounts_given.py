"""An amount that only one side has, and that says by how much something is to change.

die Emissionen [um mindestens 50 %] zu senken  →  die Emissionen zu senken
"""

from collections.abc import Sequence
from dataclasses import replace

from differ.act import Act
from differ.axes.phrases import Stretch, find
from differ.axes.quantities import Quantity
from differ.lexicon.model import Lexicon


def whole_steps(act: Act, other: Act, lexicon: Lexicon) -> Act:
    """The act, the words before such an amount being part of it where the other act has no amount of its kind."""
    kinds = {quantity.kind for quantity in other.quantities}
    if act.place is None or not any(q.is_step and q.kind not in kinds for q in act.quantities):
        return act
    part = act.place.part
    return replace(
        act, quantities=tuple(_whole(q, part, lexicon) if q.kind not in kinds else q for q in act.quantities)
    )


def _whole(number: Quantity, part: Stretch, lexicon: Lexicon) -> Quantity:
    if not number.is_step:
        return number
    spans = find(part.part(part.start, number.quote.start), lexicon.quantities.steps)
    beside = [start for start, end in spans if not part.folded[end : number.quote.start].strip()]
    return replace(number, quote=part.quote((beside[-1], number.quote.end))) if beside else number


def is_given(found: Sequence[Quantity], old: Act, new: Act) -> bool:
    """Whether amounts of one side are one step, told as no fact and bounded by no ceiling, and all else is the same."""
    is_step = len(found) == 1 and found[0].is_step and not (found[0].reported or found[0].capped)
    words = [sorted(word.sense for word in act.core) for act in (old, new)]
    extents = [{mark.sense for mark in act.extent} for act in (old, new)]
    return is_step and words[0] == words[1] and extents[0] == extents[1] and not (old.negations or new.negations)
