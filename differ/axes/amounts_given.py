"""An amount that only one side has, and that says by how much something is to change.

die Emissionen [um mindestens 50 %] zu senken  →  die Emissionen zu senken
"""

from collections.abc import Sequence
from dataclasses import replace

from differ.act import Act
from differ.axes.marks import RAISING
from differ.axes.phrases import Stretch, find
from differ.axes.quantities import Quantity
from differ.axes.words import CoreWord
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
    """Whether amounts of one side are one step or floor, told as no fact, and all else is the same."""
    if len(found) != 1 or found[0].reported or found[0].capped or old.negations or new.negations:
        return False
    number = found[0]
    act, other = (old, new) if number in old.quantities else (new, old)
    words = [word for word in act.core if not (number.is_floor and _is_right_before(word, number, act))]
    is_one = sorted(word.sense for word in words) == sorted(word.sense for word in other.core)
    extents = [{mark.sense for mark in side.extent} for side in (old, new)]
    return is_one and extents[0] == extents[1] and (number.is_step or _is_floor(number, old, new))


def _is_floor(number: Quantity, old: Act, new: Act) -> bool:
    """Whether a number is the least that is asked for, and no verb turns that round: "plant [at least 500] trees"."""
    is_turned = any(mark.sense != RAISING for act in (old, new) for mark in act.lowering)
    return number.is_floor and not (number.threshold or number.is_level or is_turned)


def _is_right_before(word: CoreWord, number: Quantity, act: Act) -> bool:
    """Whether a word or phrase is what makes a number a floor."""
    between = act.place.part.folded[word.end : number.quote.start] if act.place else ","
    return word.end <= number.quote.start and not between.strip()
