"""An article where the other side has a number: "durch [eine] Stelle", "durch [zwei] Stellen" is one and two."""

from dataclasses import replace

from differ.act import Act
from differ.axes.phrases import key
from differ.axes.quantities import Quantity, QuantityKind
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon
from differ.model import Quote


def with_one_as_number(act: Act, other: Act, lexicon: Lexicon) -> Act:
    """The act, with its article as the number one where the other one has its only further number before that word."""
    counted = [[q for q in side.quantities if q.kind is QuantityKind.COUNT] for side in (act, other)]
    if not lexicon.limbs.verb_final or len(counted[1]) != len(counted[0]) + 1:
        return act
    values = [q.value for q in counted[0]]
    more = [q for q in counted[1] if q.value not in values]
    led = _led(more[0], other) if len(more) == 1 else None
    quote = led and _article(led, act, lexicon)
    if not quote:
        return act
    return replace(act, quantities=(*act.quantities, replace(more[0], quote=quote, value=1.0)))


def _led(number: Quantity, act: Act) -> CoreWord | None:
    """The first word of sense behind a number."""
    return next((word for word in act.core if word.start >= number.quote.end), None)


def _article(led: CoreWord, act: Act, lexicon: Lexicon) -> Quote | None:
    """The article right before the only word of an act that has the sense of a given one."""
    part = act.place.part if act.place else None
    found = []
    for word in act.core if part else ():
        before = part.folded[part.start : word.start].split()[-1:] if part and word.sense == led.sense else []
        if part and before and key(before[0]) in lexicon.quantities.singles:
            start = part.folded.rindex(before[0], part.start, word.start)
            found.append(part.quote((start, start + len(before[0]))))
    return found[0] if len(found) == 1 else None
