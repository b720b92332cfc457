"""A number that must be passed before something is to be done: in a condition, or in words that say of which things.

if the price exceeds [EUR 200]  →  if the price exceeds [EUR 150]      asked for sooner
farmers whose losses exceed [EUR 10 000]  →  [EUR 5 000]               asked for more of them
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from differ.act import Act
from differ.axes.bounded import bounded, forbidden_level
from differ.axes.condition_openers import with_one_opener
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
        quantity = _forbidden(bounded(number, part, lexicon), part, lexicon)
        is_open = not quantity.threshold and quantity.kind in COUNTED
        passed = crossing(quantity, part, lexicon) if is_open and _is_of_whom(quantity, part, lexicon) else 0
        yield replace(quantity, threshold=passed, reported=True, ceiling=None, capped=False) if passed else quantity


NEAR = 6
"""Words between a negation and the number that it forbids to pass: "[no] patient waits longer than"."""


def _forbidden(number: Quantity, part: Stretch, lexicon: Lexicon) -> Quantity:
    """A number that nothing may pass is a ceiling: "that no patient waits longer than 12 weeks"."""
    if number.threshold <= 0 or not lexicon.quantities.crossings:
        return forbidden_level(number, part, lexicon)
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
    """Such words, right before a number, or where verbs stand last, at the end of its clause."""
    return _in_front(quantity, part, lexicon) or _verb_behind(quantity, part, lexicon)


def _in_front(quantity: Quantity, part: Stretch, lexicon: Lexicon) -> Ending | None:
    before = part.folded[max(part.start, quantity.quote.start - CONTEXT) : quantity.quote.start].rstrip()
    return ending(before, lexicon.quantities.crossings)


def _verb_behind(quantity: Quantity, part: Stretch, lexicon: Lexicon) -> Ending | None:
    """The verb that ends the clause of a number: "wenn er 200 Euro [übersteigt]", "200 Euro je Monat [übersteigt]"."""
    verbs, since = lexicon.quantities.crossings_behind, quantity.quote.end
    if not verbs or (any_of(lexicon.negation.words).search(part.folded, since, part.end)):
        return None
    comma = part.folded.find(",", since, part.end)
    clause = part.folded[since : part.end if comma < 0 else comma].rstrip(" ;.")
    found = ending(clause, verbs) if len(clause) <= CONTEXT else None
    return Ending(found.text, since + found.start) if found else None


LONGEST_HOLDER = 5
"""Words in the longest phrase of those that a number tells apart: "with an annual household income"."""


def _is_of_whom(quantity: Quantity, part: Stretch, lexicon: Lexicon) -> bool:
    """Whether words before a number say of whom: a noun of those that have it, or a relative clause without a deed."""
    found = _in_front(quantity, part, lexicon)
    if found is None and _verb_behind(quantity, part, lexicon) is None:
        return False
    before = part.part(part.start, quantity.quote.start)
    led = len(found.text) if found else 0
    text = before.folded[before.start : before.end].rstrip()
    words = text[: len(text) - led].casefold().split()
    if words and words[-1] in lexicon.reading.genitives:
        words.pop()
    if any(" ".join(words[-n:]) in keys(lexicon.quantities.holders) for n in range(1, LONGEST_HOLDER + 1)):
        return True
    if found is None and _is_of_relative(before, lexicon):
        return True
    relative = [end for _, end in find(before, lexicon.reading.relative_words)] if quantity.reported else []
    return bool(relative) and not infinitive(lexicon).search(part.folded, relative[-1], quantity.quote.start)


def _is_of_relative(before: Stretch, lexicon: Lexicon) -> bool:
    """Whether the clause of a number is a relative one of several: "Betriebe, [deren] Fläche 50 Hektar übersteigt"."""
    text = before.folded[before.start : before.end]
    noun, comma, clause = text.rpartition(",")
    relatives = (*lexicon.reading.relatives, *lexicon.narrowing.relating)
    words = clause.casefold().split()
    opener = words[1:2] if words and words[0] in lexicon.reading.prepositions else words[:1]
    is_relative = bool(comma) and any(word in relatives for word in opener)
    return is_relative and not any(word in lexicon.quantities.singles for word in noun.casefold().split()[-LEADS:])


LEADS = 3
"""Words before a relative clause among which the article of its noun stands."""


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
    if not way and len(found) == 1 and found[0].kind is QuantityKind.COUNT and lexicon.quantities.bounded:
        opener = inside.folded[mark.quote.start : found[0].quote.start]
        way = int(key(opener) in keys(lexicon.conditions.fulfilled))  # "if [five] members ask for it"
    return replace(found[0], threshold=way) if way else None


def _is_one(one: Mark, a: Quantity, other: Mark, b: Quantity, lexicon: Lexicon) -> bool:
    """Whether two conditions are one but for a number, and open with a word after which the deed follows."""
    texts = [with_one_opener(_around(mark, number), lexicon) for mark, number in ((one, a), (other, b))]
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
