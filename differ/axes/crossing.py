"""A number that must be passed before something is to be done: in a condition, or in words that say of which things.

if the price exceeds [EUR 200]  →  if the price exceeds [EUR 150]      asked for sooner
farmers whose losses exceed [EUR 10 000]  →  [EUR 5 000]               asked for more of them
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from differ.act import Act
from differ.axes.endings import Ending, ending
from differ.axes.marks import Mark
from differ.axes.phrases import Stretch, any_of, find, infinitive, key, keys, overlaps
from differ.axes.quantities import CONTEXT, Quantity, QuantityKind, quantities
from differ.axes.shifts import Finding, both_direct, same_words, shift, unmatched
from differ.lexicon.model import Lexicon

COUNTED = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.COUNT, QuantityKind.SPAN})
"""Kinds of numbers that something can pass."""


def with_crossings(found: Iterable[Quantity], part: Stretch, lexicon: Lexicon) -> Iterator[Quantity]:
    """The quantities; those of a relative clause that says of which things something is asked with their threshold."""
    for number in found:
        quantity = _forbidden(number, part, lexicon)
        is_open = not quantity.threshold and quantity.kind in COUNTED
        passed = crossing(quantity, part, lexicon) if is_open and _is_of_whom(quantity, part, lexicon) else 0
        yield replace(quantity, threshold=passed, reported=True, ceiling=None, capped=False) if passed else quantity


NEAR = 6
"""Words between a negation and the number that it forbids to pass: "[no] patient waits longer than"."""


def _forbidden(number: Quantity, part: Stretch, lexicon: Lexicon) -> Quantity:
    """A number that nothing may pass is a ceiling: "that no patient waits longer than 12 weeks"."""
    if number.threshold <= 0 or not lexicon.quantities.crossings:
        return number
    before = part.part(part.start, number.quote.start)
    starts = [start for start, _ in find(before, lexicon.negation.before_nouns)]
    between = part.folded[starts[-1] : number.quote.start] if starts else ","
    if "," in between or len(between.split()) > NEAR + 1:
        return number
    return replace(number, threshold=0, reported=False, capped=True, ceiling=(starts[-1], number.quote.start))


def crossing(quantity: Quantity, part: Stretch, lexicon: Lexicon) -> int:
    """Whether the words before a number say that it is passed: 1 upwards ("exceeds"), -1 downwards, 0 neither."""
    found = _lead(quantity, part, lexicon)
    if quantity.threshold or found is None:
        return quantity.threshold
    return -1 if any_of(lexicon.quantities.lids).search(found.text) else 1


def _lead(quantity: Quantity, part: Stretch, lexicon: Lexicon) -> Ending | None:
    """Such words, right before a number."""
    before = part.folded[max(part.start, quantity.quote.start - CONTEXT) : quantity.quote.start].rstrip()
    return ending(before, lexicon.quantities.crossings)


LONGEST_HOLDER = 5
"""Words in the longest phrase of those that a number tells apart: "with an annual household income"."""


def _is_of_whom(quantity: Quantity, part: Stretch, lexicon: Lexicon) -> bool:
    """Whether words before a number say of whom: a noun of those that have it, or a relative clause without a deed."""
    found = _lead(quantity, part, lexicon)
    if found is None:
        return False
    before = part.part(part.start, quantity.quote.start)
    words = before.folded[before.start : before.end].rstrip()[: -len(found.text)].casefold().split()
    if words and words[-1] in lexicon.reading.genitives:
        words.pop()
    if any(" ".join(words[-n:]) in keys(lexicon.quantities.holders) for n in range(1, LONGEST_HOLDER + 1)):
        return True
    relative = [end for _, end in find(before, lexicon.reading.relative_words)] if quantity.reported else []
    return bool(relative) and not infinitive(lexicon).search(part.folded, relative[-1], quantity.quote.start)


def of_crossings(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts with one condition in common where only a number in it differs, and what that number says."""
    gone, come = unmatched(old.conditions, new.conditions, same_words)
    if len(gone) != 1 or len(come) != 1 or not both_direct(old, new) or not old.place or not new.place:
        return old, new, Finding()
    sides = _passed(gone[0], old, lexicon), _passed(come[0], new, lexicon)
    if not sides[0] or not sides[1] or not _is_one(gone[0], sides[0], come[0], sides[1], lexicon):
        return old, new, Finding()
    a, b = sides[0], sides[1]
    is_up = (b.value < a.value) == (a.threshold > 0)
    said = f"{a.quote.text} → {b.quote.text}"
    left, right = _without(old, gone[0], a), _without(new, come[0], b)
    return left, right, shift("condition", is_up, a.quote, b.quote, said)


def _passed(mark: Mark, act: Act, lexicon: Lexicon) -> Quantity | None:
    """The only number of a condition, where it must be passed."""
    if act.place is None or not overlaps(mark.span, ((act.place.part.start, act.place.part.end),)):
        return None
    inside = act.place.part.part(*mark.span)
    found = list(quantities(inside, lexicon, inside.start))
    way = crossing(found[0], inside, lexicon) if len(found) == 1 and found[0].kind in COUNTED else 0
    return replace(found[0], threshold=way) if way else None


def _is_one(one: Mark, a: Quantity, other: Mark, b: Quantity, lexicon: Lexicon) -> bool:
    """Whether two conditions are one but for a number, and open with a word after which the deed follows."""
    texts = [_around(mark, number) for mark, number in ((one, a), (other, b))]
    opens = any_of(lexicon.conditions.fulfilled).match(texts[0]) is not None
    return opens and texts[0] == texts[1] and (a.kind, a.unit, a.threshold) == (b.kind, b.unit, b.threshold)


def _around(mark: Mark, number: Quantity) -> str:
    text, start = mark.quote.text, number.quote.start - mark.quote.start
    return key(f"{text[:start]} # {text[start + len(number.quote.text) :]}")


def _without(act: Act, mark: Mark, number: Quantity) -> Act:
    """An act without a condition that both sides have, and without the number in it."""
    conditions = tuple(other for other in act.conditions if other is not mark)
    core = tuple(word for word in act.core if not overlaps((word.start, word.end), (number.span,)))
    return replace(act, conditions=conditions, core=core)
