"""The axes of what is asked for: of whom, how much, by when, which deed, and whether it is asked for or refused."""

from collections.abc import Sequence

from differ.acts import Act, Addressee
from differ.axes.marks import Mark
from differ.axes.quantities import Quantity, QuantityKind
from differ.axes.shifts import Finding, both_direct, doubt, gone_or_come, shift, together, unmatched
from differ.model import Quote

ENDS = frozenset({QuantityKind.DEADLINE, QuantityKind.TERM})
"""Kinds where less is more: an earlier deadline asks for more."""

AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT})
"""Kinds where more is more, unless the number is a ceiling."""


LENGTHS = frozenset({QuantityKind.TERM, QuantityKind.SPAN})
"""Kinds that are lengths of time."""

SAME_LENGTH = 0.05
"""Share by which two lengths may differ because months and years are not equally long."""


def addressee(old: Act, new: Act) -> Finding:
    """Fewer addressees weaken a demand, more strengthen it. Others in their place are a doubt."""
    if not both_direct(old, new) or not (old.addressees and new.addressees):
        return Finding()
    gone, come = unmatched(old.addressees, new.addressees, _same_name)
    if gone and come:
        return doubt("other addressees")
    return together(gone_or_come("addressee", a.quote, bool(gone), bool(come), "addressee") for a in (*gone, *come))


def _same_name(old: Addressee, new: Addressee) -> bool:
    """The Commission is the European Commission: one name ends in the other."""
    short, long = sorted((old.name, new.name), key=len)
    return bool(short) and long[-len(short) :] == short


def quantity(old: Act, new: Act) -> Finding:
    """Amounts, shares and deadlines of a directive; any other number that differs is a doubt."""
    findings = [_of_kind(kind, old, new) for kind in QuantityKind]
    return together(findings)


def _of_kind(kind: QuantityKind, old: Act, new: Act) -> Finding:
    before, after = ([q for q in act.quantities if q.kind is kind] for act in (old, new))
    left, right = unmatched(before, after, _is_equal)
    if not left and not right:
        return Finding()
    if kind in ENDS and not (before and after) and both_direct(old, new):
        return Finding()  # given or taken away: the time axis says so
    if len(left) == len(right) == 1 and _is_comparable(left[0], right[0]) and _more_is_more(old, new):
        a, b = left[0], right[0]
        is_up = (b.value > a.value) == (kind in AMOUNTS)
        return shift("quantity", is_up, a.quote, b.quote, f"{a.quote.text} → {b.quote.text}")
    return doubt("numbers or dates differ")


def _more_is_more(old: Act, new: Act) -> bool:
    """Whether both ask for more of something the larger the number is: "reduce to" and "not" turn that round."""
    return both_direct(old, new) and not any((*act.lowering, *act.negations) for act in (old, new))


def _is_equal(old: Quantity, new: Quantity) -> bool:
    """The same number of the same; two years are 24 months, though not to the day."""
    near = old.kind in LENGTHS and abs(old.value - new.value) <= SAME_LENGTH * max(old.value, new.value)
    return old.unit == new.unit and (old.value == new.value or near)


def _is_comparable(old: Quantity, new: Quantity) -> bool:
    readable = old.kind in ENDS | AMOUNTS
    return readable and old.unit == new.unit and not any(q.capped or q.reported for q in (old, new))


def action(old: Act, new: Act) -> Finding:
    """One step or more on a ladder of deeds, where each side names exactly one of them."""
    if not both_direct(old, new) or _steps(old.actions) == _steps(new.actions):
        return Finding()
    ladders = {mark.sense for mark in (*old.actions, *new.actions)}
    if len(_steps(old.actions)) == len(_steps(new.actions)) == len(ladders) == 1:
        before, after = old.actions[0], new.actions[0]
        reason = f"{before.quote.text} → {after.quote.text}"
        return shift("action", after.level > before.level, before.quote, after.quote, reason)
    return doubt("other deeds are named")


def _steps(marks: Sequence[Mark]) -> set[tuple[str, float]]:
    return {(mark.sense, mark.level) for mark in marks}


def negation(old: Act, new: Act) -> Finding:
    """A word of negation on one side only denies, if it stands in the demand itself and not in a fact that it tells."""
    before, after = old.negations, new.negations
    if len(before) == len(after):
        return _opposite(old, new)
    more, is_gone = (before, True) if len(before) > len(after) else (after, False)
    if abs(len(before) - len(after)) != 1 or any(mark.reported for mark in more):
        return doubt("something is negated, or is so no longer")
    return _denial(more[-1].quote if is_gone else None, None if is_gone else more[-1].quote, "negated on one side only")


def _opposite(old: Act, new: Act) -> Finding:
    """Opposite deeds, each on its own side."""
    before, after = (_by_pair(act.opposites) for act in (old, new))
    for pair, mark in before.items():
        other = after.get(pair)
        if mark and other and mark.level != other.level and both_direct(old, new):
            return _denial(mark.quote, other.quote, f"{mark.quote.text} → {other.quote.text}")
    return Finding()


def _by_pair(marks: Sequence[Mark]) -> dict[str, Mark | None]:
    """The one deed of each pair that is named; None where both are."""
    found: dict[str, Mark | None] = {}
    for mark in marks:
        known = found.setdefault(mark.sense, mark)
        if known and known.level != mark.level:
            found[mark.sense] = None
    return found


def _denial(old: Quote | None, new: Quote | None, reason: str) -> Finding:
    """A negation that came counts as down, one that went as up; opposite deeds as down."""
    found = shift("negation", new is None, old, new, reason)
    return Finding(found.shifts, is_denial=True)
