"""The axes of what is asked for: of whom, how much, by when, which deed, and whether it is asked for or refused."""

from collections.abc import Sequence

from differ.act import Act, Addressee
from differ.axes.amounts_given import is_given
from differ.axes.marks import EXEMPTING, EXEMPTION, RAISING, REDUCING, Mark
from differ.axes.phrases import overlaps, plain
from differ.axes.quantities import ENDS, Quantity, QuantityKind
from differ.axes.shifts import Finding, both_direct, doubt, gone_or_come, same_words, shift, together, unmatched
from differ.model import Quote

AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.COUNT})
"""Kinds where more is more, unless the number is a ceiling."""

BY_WHEN = ENDS | {QuantityKind.UNTIL}
"""Kinds that say when: another one moves the time of a demand, not its amount."""

MOVED_END = "end"
"""The axis of such a move while demands are judged; readers are shown "time", as for words of haste."""

GROWING = AMOUNTS | {QuantityKind.SPAN}
"""Kinds where more is more unless the number is a ceiling: lengths of time only where a verb tells so."""

LENGTHS = frozenset({QuantityKind.TERM, QuantityKind.SPAN})
"""Kinds that are lengths of time."""

SAME_LENGTH = 0.05
"""Share by which two lengths may differ because months and years are not equally long."""


def addressee(old: Act, new: Act) -> Finding:
    """Fewer addressees weaken a demand, more strengthen it. Others in their place are a doubt."""
    if not both_direct(old, new):
        return Finding()
    if not (old.addressees and new.addressees) and _is_named(old, new):
        return Finding()  # "demands that the Council act" names whom "calls on the Council to act" addresses
    gone, come = unmatched(old.addressees, new.addressees, same_name)
    if gone and come:
        return doubt("other addressees")
    return together(gone_or_come("addressee", a.quote, bool(gone), bool(come), "addressee") for a in (*gone, *come))


def _is_named(old: Act, new: Act) -> bool:
    """Whether whoever only one side addresses stands among the words of the other, or nobody is addressed."""
    named = {word for act in (old, new) for addressee in act.addressees for word in addressee.name}
    others = old if new.addressees else new
    return named <= {word.stem for word in others.core}


def same_name(old: Addressee, new: Addressee) -> bool:
    """The Commission is the European Commission: one name ends in the other; a listed one may be a phrase."""
    short, long = sorted((" ".join(old.name).split(), " ".join(new.name).split()), key=len)
    is_turned = len(short) > 1 and set(short) == set(long)  # "EU institutions", "institutions of the Union"
    return bool(short) and (long[-len(short) :] == short or is_turned)


def quantity(old: Act, new: Act) -> Finding:
    """Amounts, shares and deadlines of a directive; any other number that differs is a doubt."""
    findings = [_of_kind(kind, old, new) for kind in QuantityKind]
    return together(findings)


def _of_kind(kind: QuantityKind, old: Act, new: Act) -> Finding:
    before, after = ([q for q in act.quantities if q.kind is kind] for act in (old, new))
    left, right = unmatched(before, after, _is_equal)
    if not left and not right:
        return doubt("numbers or dates differ") if _changed_places(before, after, old, new) else Finding()
    if kind in ENDS and not (before and after) and both_direct(old, new):
        return Finding()  # given or taken away: the time axis says so
    if len(left) == len(right) == 1 and left[0].threshold and left[0].threshold == right[0].threshold:
        return _of_more(left[0], right[0], old, new)
    if len(left) == len(right) == 1 and _is_comparable(left[0], right[0], old, new):
        a, b = left[0], right[0]
        is_more_up = kind is QuantityKind.UNTIL or (kind in GROWING and not _is_capped(a, old))
        is_up = (b.value > a.value) == is_more_up
        axis = MOVED_END if kind in BY_WHEN else "quantity"
        return shift(axis, is_up, a.quote, b.quote, f"{a.quote.text} → {b.quote.text}")
    if bool(left) != bool(right) and both_direct(old, new) and is_given((*left, *right), old, new):
        return gone_or_come("quantity", (*left, *right)[0].quote, bool(left), bool(right), "amount")
    which = _of_which(left, right, old, new) if kind is QuantityKind.DATE else None
    return which or _of_ceiling(left, right, old, new)


def _of_which(left: list[Quantity], right: list[Quantity], old: Act, new: Act) -> Finding | None:
    """A day on one side only that says of which things something is asked: "recover aid [granted before 2020]"."""
    found = [*left, *right]
    turned = any(mark.sense == EXEMPTING for act in (old, new) for mark in act.lowering)
    if len(found) != 1 or not found[0].threshold or turned or old.negations or new.negations:
        return None
    is_asked = both_direct(old, new)
    if not is_asked:
        return None
    quote = found[0].quote
    said = f"{'of all' if left else 'of fewer'}: {quote.text}"
    return shift("scope", bool(left), quote if left else None, None if left else quote, said)


def _of_ceiling(left: list[Quantity], right: list[Quantity], old: Act, new: Act) -> Finding:
    """A ceiling in the place of a larger amount, or a larger amount in its place; anything else is a doubt."""
    if len(left) == len(right) == 1:
        a, b = left[0], right[0]
        is_up = _is_less_or_more(a, b, old, new)
        if is_up is not None:
            return shift("quantity", is_up, a.quote, b.quote, f"{a.quote.text} → {b.quote.text}")
    return doubt("numbers or dates differ")


def _is_less_or_more(a: Quantity, b: Quantity, old: Act, new: Act) -> bool | None:
    """Whether a step without a ceiling took the place of a smaller one with a ceiling: "by 10 %", "by at most 5 %"."""
    is_open = a.is_step and b.is_step and a.capped != b.capped and a.unit == b.unit and both_direct(old, new)
    step, most = (a, b) if b.capped else (b, a)
    is_told = old.negations or new.negations or a.reported or b.reported
    is_done = all(act.addressees or any(m.sense == REDUCING for m in act.lowering) for act in (old, new))  # "steigen"
    return a.capped if is_open and is_done and not is_told and most.value <= step.value else None


def _changed_places(before: list[Quantity], after: list[Quantity], old: Act, new: Act) -> bool:
    """Whether numbers of one kind stand in another order among the same words: "from two to three"."""
    if len(before) < len(("from", "to")) or all(map(_is_equal, before, after)):
        return False
    return [word.sense for word in old.core] == [word.sense for word in new.core]


def _of_more(a: Quantity, b: Quantity, old: Act, new: Act) -> Finding:
    """A threshold that moved: what is asked of companies "with more than 50 employees" is asked of more of them."""
    is_turned = any(mark.sense == EXEMPTING for act in (old, new) for mark in act.lowering)
    if a.unit != b.unit or is_turned or old.negations or new.negations or not both_direct(old, new):
        return doubt("numbers or dates differ")
    is_up = (b.value < a.value) == (a.threshold > 0)
    return shift("scope", is_up, a.quote, b.quote, f"{a.quote.text} → {b.quote.text}")


def _is_equal(old: Quantity, new: Quantity) -> bool:
    """The same number of the same; two years are 24 months, though not to the day."""
    near = old.kind in LENGTHS and abs(old.value - new.value) <= SAME_LENGTH * max(old.value, new.value)
    return old.unit == new.unit and (old.value == new.value or near)


def _is_comparable(a: Quantity, b: Quantity, old: Act, new: Act) -> bool:
    """Whether a larger number asks for more, or less if both are ceilings; "reduce to" and "not" leave that open."""
    is_one_way = a.unit == b.unit and _is_capped(a, old) == _is_capped(b, new)
    is_longer = (_is_raised(old) and _is_raised(new)) or _is_by_how_long(a, b, old, new)
    is_award = a.is_offer and b.is_offer
    is_span = a.kind is QuantityKind.SPAN and (_is_capped(a, old) or is_longer or is_award)
    is_known = a.kind in BY_WHEN | AMOUNTS or is_span
    is_read = is_known and is_one_way and not (a.reported or b.reported)
    if a.kind is QuantityKind.UNTIL and _is_exempt(old):
        return False  # "the exemption shall apply until 2030"
    turning = (*_turning(a, old), *_turning(b, new))
    is_turned = bool(turning)
    return is_read and both_direct(old, new) and not (is_turned and a.kind in AMOUNTS)


def _is_by_how_long(a: Quantity, b: Quantity, old: Act, new: Act) -> bool:
    """Whether two lengths say by how much another one is to change ("extend the term by two years"), or how long."""
    is_one = (a.is_step and b.is_step) or (a.is_length and b.is_length and not _is_exempt(old))
    return is_one and not (old.negations or new.negations)


def _is_exempt(act: Act) -> bool:
    """Whether a rule exempts from something: the longer it does, the less it asks for."""
    return not act.formula and any(mark.sense == EXEMPTION for mark in act.lowering)


def _is_raised(act: Act) -> bool:
    return any(mark.sense == RAISING for mark in act.lowering)


def _turning(number: Quantity, act: Act) -> tuple[Mark, ...]:
    """The words that may turn round what more of a number means, but for those that make it a ceiling."""
    if _is_raised_to(number, act):
        return ()
    ceiling = (number.ceiling,) if number.ceiling else ()
    marks = (mark for mark in act.negations if not (number.is_offer and _is_in_lid(mark, number, act)))
    negations = tuple(mark for mark in marks if not overlaps(mark.span, ceiling))
    lowering = (m for m in act.lowering if m.sense != RAISING and not (number.is_offer and _leads(m, number)))
    return negations if _is_capped(number, act) or number.is_step else (*negations, *lowering)


LONGEST_LID = 14
"""Code points between a negation and the number that it is about: "[not] exceeding EUR 5 000"."""


def _is_in_lid(mark: Mark, number: Quantity, act: Act) -> bool:
    """Whether a negation belongs to the ceiling of what is given or imposed: "a fine [not] exceeding".

    "The aid may not exceed" binds whoever gives it.
    """
    is_verb = any(overlaps(mark.span, (modal.span,)) for modal in act.modals)
    return not is_verb and 0 <= number.quote.start - mark.quote.end <= LONGEST_LID


def _leads(mark: Mark, number: Quantity) -> bool:
    """Whether words stand right before a number."""
    return 0 <= number.quote.start - mark.quote.end <= 1


def _is_capped(number: Quantity, act: Act) -> bool:
    """Whether a lower number asks for more: a ceiling, or the level that something is to be reduced to."""
    is_reduced = any(mark.sense == REDUCING for mark in act.lowering) and not _is_raised_to(number, act)
    return number.capped or (number.is_level and is_reduced and not number.is_offer)


NEAREST = 5
"""Code points between a verb and a level that belongs to it: " to "."""


def _is_raised_to(number: Quantity, act: Act) -> bool:
    """Whether a verb that raises stands right before a level, whatever is raised: "the age limit be [raised to] 21"."""
    ends = (mark.quote.end for mark in act.lowering if mark.sense == RAISING)
    return number.is_level and any(0 < number.quote.start - end <= NEAREST for end in ends)


def exception(old: Act, new: Act) -> Finding:
    """An exception asks for less. One that was exchanged for another is a doubt."""
    gone, come = unmatched(old.exceptions, new.exceptions, same_words)
    if not gone and not come:
        return Finding()
    marks = [*gone, *come]
    is_open = any(act.negations for act in (old, new)) and not _is_forbidden(old, new)
    if old.family is not new.family or is_open:
        return doubt("an exception was changed")
    if gone and come:
        return _exception_grown(gone, come, old)
    return together(gone_or_come("scope", mark.quote, bool(gone), bool(gone), "exception") for mark in marks)


def _exception_grown(gone: Sequence[Mark], come: Sequence[Mark], act: Act) -> Finding:
    """An exception that names more than before asks for less: "except sulphur", "except sulphur and copper"."""
    joiners = act.place.joiners if act.place else ()
    left, right = ([plain(mark.quote.text).casefold().rstrip(" ;.") for mark in side] for side in (gone, come))
    if len(left) == len(right) == 1 and left != right:
        short, long = sorted((left[0], right[0]), key=len)
        rest = long.removeprefix(short)
        if rest != long and rest.lstrip(" ,").split(" ")[0] in joiners:
            return shift("scope", len(left[0]) > len(right[0]), gone[0].quote, come[0].quote, f"{left[0]} → {right[0]}")
    return doubt("an exception was changed")


def _is_forbidden(old: Act, new: Act) -> bool:
    """Whether both sides forbid something in the same words, before any exception: "may not ..., except"."""
    marks = [mark for act in (old, new) for mark in act.negations]
    said = [[mark.quote.text.casefold() for mark in act.negations] for act in (old, new)]
    is_plain = both_direct(old, new) and said[0] == said[1] and len(said[0]) == 1 and not any(m.reported for m in marks)
    return is_plain and all(mark.level >= FORBIDDING for act in (old, new) for mark in act.modals)


FORBIDDING = 3.0
"""The lowest level of a modal verb that forbids beside a negation: "may not", unlike "need not"."""


def negation(old: Act, new: Act) -> Finding:
    """A word of negation on one side only denies, if it stands in the demand itself and not in a fact that it tells."""
    before, after = old.negations, new.negations
    if len(before) == len(after):
        return Finding()
    more, is_gone = (before, True) if len(before) > len(after) else (after, False)
    is_said_twice = any(map(_is_negated_otherwise, old.modals, new.modals))
    is_twice = bool(before and after)  # "neither A nor B" has two, "A nor B" one: who knows what the second denies
    if is_twice or len(more) != 1 or is_said_twice or any(mark.reported for mark in more):
        return doubt("something is negated, or is so no longer")
    return _denial(more[-1].quote if is_gone else None, None if is_gone else more[-1].quote, "negated on one side only")


def _is_negated_otherwise(old: Mark, new: Mark) -> bool:
    """Whether two modal verbs begin with the same word, which may negate by itself: "ne peut", "ne devrait pas"."""
    words = [mark.quote.text.casefold().split() for mark in (old, new)]
    return words[0][0] == words[1][0] and all(len(row) > 1 for row in words)


def _denial(old: Quote | None, new: Quote | None, reason: str) -> Finding:
    """A negation that came counts as down, one that went as up; opposite deeds as down."""
    found = shift("polarity", new is None, old, new, reason)
    return Finding(found.shifts, is_denial=True)
