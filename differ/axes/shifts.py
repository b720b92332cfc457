"""How a demand moved, axis by axis, from one act to the act that answers it.

Every axis gives shifts, each with the words that show it, or a doubt: words differ in a way that no rule reads. No
axis ever guesses; a doubt makes the verdict unclear.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from differ.act import Act
from differ.axes.ends_apart import is_later
from differ.axes.grades_apart import is_blamed_less_or_more
from differ.axes.marks import CERTAIN, DOUBTFUL, NOW, Mark
from differ.axes.modal_formulas import is_one_formula
from differ.axes.phrases import overlaps, plain
from differ.axes.quantities import ENDS, QuantityKind
from differ.axes.said_by_formula import is_hedged_formula
from differ.model import AxisShift, Direction, Family, Quote

T = TypeVar("T")

GRADE_STEP = 0.75
"""Grades closer than this say the same (the band "kept" of the strength scale; a judgement)."""

MOVABLE = frozenset({Family.DIRECTIVE, Family.CONDEMNATION, Family.CONCERN, Family.SUPPORT, Family.WARNING})
"""Families in which more of the thing makes the act stronger; what a statement of fact says more of is another fact."""

BLAMING = frozenset({Family.CONDEMNATION, Family.CONCERN})
"""Families in which naming the one who did it, or how grave it is, makes the act stronger."""

OPPOSED = frozenset(
    frozenset(pair)
    for pair in (
        (Family.SUPPORT, Family.CONDEMNATION),
        (Family.SUPPORT, Family.WARNING),
        (Family.DIRECTIVE, Family.CONDEMNATION),
    )
)
"""Families of which one denies the other when the thing is the same: what was welcomed or asked for is condemned."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the axes say: shifts, doubts (one plain sentence each), and whether one act denies the other."""

    shifts: tuple[AxisShift, ...] = ()
    doubts: tuple[str, ...] = ()
    is_denial: bool = False


def together(findings: Iterable[Finding]) -> Finding:
    """Several findings as one."""
    found = list(findings)
    return Finding(
        tuple(shift for finding in found for shift in finding.shifts),
        tuple(doubt for finding in found for doubt in finding.doubts),
        any(finding.is_denial for finding in found),
    )


def shift(axis: str, is_up: bool, old: Quote | None, new: Quote | None, reason: str) -> Finding:
    """A finding of one shift."""
    return Finding((AxisShift(axis, Direction.UP if is_up else Direction.DOWN, old, new, reason),))


def gone_or_come(axis: str, quote: Quote, is_gone: bool, is_up: bool, what: str) -> Finding:
    """A shift that the words of one side show: ``is_gone`` when the old text has them."""
    reason = f"{what} {'removed' if is_gone else 'added'}: {quote.text}"
    return shift(axis, is_up, quote if is_gone else None, None if is_gone else quote, reason)


def doubt(reason: str) -> Finding:
    """A finding of one doubt."""
    return Finding(doubts=(reason,))


def verb(old: Act, new: Act) -> Finding:
    """The grade of the formula, within one family."""
    if old.grade is None or new.grade is None:
        return Finding() if old.grade == new.grade else doubt("one side opens with no known formula")
    if old.family is not new.family:
        return _across_families(old, new)
    if Family.PROCEDURAL is old.family or abs(new.grade - old.grade) < GRADE_STEP:
        return Finding()
    if (old.doubtful or new.doubtful) and not _is_certain(old, new):
        return doubt(f"the grade of {old.formula} or {new.formula} depends on more than its words")
    reason = f"{old.formula} ({old.grade}) → {new.formula} ({new.grade})"
    return shift("verb", new.grade > old.grade, old.formula_quote, new.formula_quote, reason)


def _is_certain(old: Act, new: Act) -> bool:
    """Whether two formulas differ in grade whatever the doubtful one stands for."""
    (old_least, old_most), (new_least, new_most) = _range(old), _range(new)
    return new_least - old_most >= GRADE_STEP or old_least - new_most >= GRADE_STEP


def _range(act: Act) -> tuple[float, float]:
    """The grades that a doubtful formula may stand for; of any other its own."""
    grade = act.grade or 0.0
    return act.grades if act.doubtful and act.grades else (grade, grade)


def _across_families(old: Act, new: Act) -> Finding:
    """What was welcomed and is now condemned is denied; else there is no scale for two families."""
    said = f"{old.formula} ({old.family})", f"{new.formula} ({new.family})"
    if frozenset((old.family, new.family)) in OPPOSED:
        found = shift("polarity", False, old.formula_quote, new.formula_quote, " → ".join(said))
        return Finding(found.shifts, is_denial=True)
    if is_blamed_less_or_more(old, new) and old.grade is not None and new.grade is not None:
        return shift("verb", new.grade > old.grade, old.formula_quote, new.formula_quote, " → ".join(said))
    if is_one_formula(old, new):
        return Finding()  # "stresses that X must", "stresses that X may": the modal verb says what moved
    return doubt(f"{said[0]} and {said[1]} are not on one scale")


CONDITIONAL = frozenset({Family.DIRECTIVE, Family.SUPPORT})
"""Families in which a condition takes something back."""


BACKING = frozenset({"support", "full_support", "reiterate_support"})
"""Concepts of support that back what is still to be done: "supports the [swift] conclusion of the agreement"."""


def _is_backed(old: Act, new: Act) -> bool:
    return old.concept in BACKING and new.concept in BACKING


REFUSING = frozenset({"reject", "strongly_reject"})
"""Concepts of condemnation that refuse something: a condition takes that back too."""


def condition(old: Act, new: Act) -> Finding:
    """A condition added weakens what is asked for, a condition removed strengthens it."""
    before, after = unmatched(old.conditions, new.conditions, same_words)
    if not before and not after:
        return Finding()
    marks = [*before, *after]
    if len(before) == len(after) == 1 and _takes_conditions(old, new) and _is_longer(before[0], after[0], old, new):
        is_up = len(after[0].quote.text) < len(before[0].quote.text)
        return shift(
            "condition",
            is_up,
            before[0].quote,
            after[0].quote,
            "one condition more" if not is_up else "one condition less",
        )
    if (before and after) or not _takes_conditions(old, new) or any(mark.sense == DOUBTFUL for mark in marks):
        return doubt("a condition was changed, or may be one")
    if _is_until_then(marks, new if before else old):
        return doubt("one took the place of another")
    return together(gone_or_come("condition", mark.quote, bool(before), bool(before), "condition") for mark in marks)


def _is_longer(one: Mark, other: Mark, old: Act, new: Act) -> bool:
    """Whether one condition is the other with a further one joined to it: "if A" and "if A and if B"."""
    short, long = sorted((plain(mark.quote.text).casefold() for mark in (one, other)), key=len)
    joiners = {joiner for act in (old, new) if act.place for joiner in act.place.joiners}
    rest = long.removeprefix(short).split()
    return long.startswith(short) and one.sense == other.sense == CERTAIN and bool(rest) and rest[0] in joiners


def _is_until_then(marks: Sequence[Mark], other: Act) -> bool:
    """Whether a time took the place of a condition with the same opener: "until peace returns", "until 2030"."""
    first = {plain(mark.quote.text).casefold().split()[0] for mark in marks}
    ends = (plain(quantity.quote.text).casefold().split()[0] for quantity in other.quantities)
    return any(word in first for word in ends)


def _takes_conditions(old: Act, new: Act) -> bool:
    if both_direct(old, new):
        return True
    is_refused = old.concept in REFUSING and new.concept in REFUSING
    return is_refused or (old.family is new.family and old.family in CONDITIONAL)


def same_words(old: Mark, new: Mark) -> bool:
    """Whether two marks have the same words: a single name or "not" makes another one, and no likeness sees that."""
    return plain(old.quote.text).casefold() == plain(new.quote.text).casefold()


def time(old: Act, new: Act) -> Finding:
    """At once is more than soon, soon is more than no word of haste. A deadline given or taken away counts too."""
    before, after = unmatched(_haste(old, new), _haste(new, old), same_words)
    if not both_direct(old, new) and not _is_backed(old, new):
        before, after = unmatched(before, after, _is_inflected)
        return doubt("a word of haste was added, removed or changed") if before or after else Finding()
    earlier, later = _highest(before), _highest(after)
    if earlier == later:
        given = _deadline_given(old, new)
        return _beside_haste(given, old, new) if old.immediacy or new.immediacy else given
    if (later - earlier) * (_deadlines(new) - _deadlines(old)) < 0:
        return _haste_or_deadline(old, new, before, after)
    left, right = _first_at(before, earlier), _first_at(after, later)
    said = [quote.text if quote else "no word of haste" for quote in (left, right)]
    return shift("time", later > earlier, left, right, " → ".join(said))


SHORT_TERM = 31.0
"""Days within which a term may be as soon as "immediately"."""


def _haste_or_deadline(old: Act, new: Act, before: Sequence[Mark], after: Sequence[Mark]) -> Finding:
    """A deadline in the place of a word of haste: it binds more than "soon", less than "at once" unless it is short."""
    ends = [quantity for act in (old, new) for quantity in act.quantities if quantity.kind in ENDS]
    marks = [*before, *after]
    is_long = bool(ends) and (ends[0].value > SHORT_TERM or ends[0].kind is QuantityKind.DEADLINE)
    is_certain = len(ends) == len(marks) == 1 and (marks[0].level < NOW or is_long)
    if not is_certain:
        return doubt("a word of haste took the place of a deadline, or a deadline that of a word of haste")
    is_deadline_new = ends[0] in new.quantities
    is_up = is_deadline_new == (marks[0].level < NOW)
    quotes = (marks[0].quote, ends[0].quote) if is_deadline_new else (ends[0].quote, marks[0].quote)
    return shift("time", is_up, *quotes, f"{quotes[0].text} → {quotes[1].text}")


def _beside_haste(given: Finding, old: Act, new: Act) -> Finding:
    """A deadline given or taken away beside a word of haste on both sides: "without delay, within 24 hours at most".

    It binds more than "soon"; "at once, by the end of the year" may leave more time than "at once".
    """
    ends = [quantity for act in (old, new) for quantity in act.quantities if quantity.kind in ENDS]
    is_short = all(end.kind is QuantityKind.TERM and end.value <= SHORT_TERM for end in ends)
    if not given.shifts or is_short or _highest((*old.immediacy, *new.immediacy)) < NOW:
        return Finding(given.shifts)
    return doubt("a deadline stands beside a word of haste on one side only")


def _haste(act: Act, other: Act) -> tuple[Mark, ...]:
    """Words of haste, without those that the verb axis has counted as part of a formula."""
    counted = verb(act, other).shifts
    return _without_formula(act.immediacy, act) if counted else act.immediacy


def _without_formula(marks: tuple[Mark, ...], act: Act) -> tuple[Mark, ...]:
    quote = act.formula_quote
    return tuple(m for m in marks if not quote or not overlaps(m.span, ((quote.start, quote.end),)))


def _highest(marks: Sequence[Mark]) -> float:
    return max((mark.level for mark in marks), default=0.0)


def _first_at(marks: Sequence[Mark], level: float) -> Quote | None:
    return next((mark.quote for mark in marks if mark.level == level), None)


def _deadlines(act: Act) -> int:
    return sum(quantity.kind in ENDS for quantity in act.quantities)


def _deadline_given(old: Act, new: Act) -> Finding:
    before, after = ([q for q in act.quantities if q.kind in ENDS] for act in (old, new))
    if before and after and {q.kind for q in before} != {q.kind for q in after}:
        if (later := is_later(before, after)) is not None:
            left, right = before[0].quote, after[0].quote
            return shift("time", not later, left, right, f"{left.text} → {right.text}")
        return doubt("a date took the place of a term, or a term that of a date")
    if bool(before) == bool(after):
        return Finding()
    given = (*before, *after)
    return together(gone_or_come("time", q.quote, bool(before), bool(after) != q.is_start, "deadline") for q in given)


def _is_inflected(old: Mark, new: Mark) -> bool:
    """Whether two words of haste are as strong, and one begins with the other: "snel", "snelle"."""
    short, long = sorted((plain(mark.quote.text).casefold() for mark in (old, new)), key=len)
    return old.level == new.level and long.startswith(short)


THOUGHT = "thought instead of a deed"


def hedge(old: Act, new: Act) -> Finding:
    """A way out, or thought instead of a deed: added weakens, removed strengthens."""
    considered = _presence(old.considering, new.considering, THOUGHT)
    hedged = _presence(old.hedges, new.hedges, "a way out")
    if both_direct(old, new):
        return together((considered, hedged))
    if old.family is new.family is Family.SUPPORT and hedged.shifts and is_hedged_formula(old, new):
        return hedged  # "supports [in principle] the plan"
    is_qualified = any((*hedged.shifts, *considered.shifts, *considered.doubts))
    return doubt("the statement was qualified, or is so no longer") if is_qualified else Finding()


def _same_thought(old: Mark, new: Mark) -> bool:
    return old.sense == new.sense or same_words(old, new)


def _presence(old: Sequence[Mark], new: Sequence[Mark], what: str) -> Finding:
    """Marks on one side only. One way out for another is the same; one kind of thought for another is not."""
    gone, come = unmatched(old, new, _same_thought if what == THOUGHT else same_words)
    if bool(gone) == bool(come):
        return doubt(f"{what} was exchanged for another") if gone and what == THOUGHT else Finding()
    return gone_or_come("hedge", (*gone, *come)[0].quote, bool(gone), bool(gone), what)


def intensity(old: Act, new: Act) -> Finding:
    """Emphasis of the verb, unless its grade said so already, and the extent of what is asked for."""
    graded = bool(verb(old, new).shifts)
    before, after = _without_listed(old.emphasis, old), _without_listed(new.emphasis, new)
    if graded:
        before, after = _without_formula(before, old), _without_formula(after, new)
    elif old.concept != new.concept:
        before, after = (), ()
    is_blamed = old.family is new.family and old.family in BLAMING
    if both_direct(old, new) or is_blamed or _is_backed(old, new):
        before, after = (*before, *old.extent), (*after, *new.extent)
    elif {mark.sense for mark in old.extent} != {mark.sense for mark in new.extent}:
        return doubt("what is stated is so to another extent")
    return _senses(before, after)


def _without_listed(marks: tuple[Mark, ...], act: Act) -> tuple[Mark, ...]:
    """Emphasis without the words of the formula as it is listed: "is deeply concerned", "expresses deep concern"."""
    own = set(act.formula.casefold().split())
    inside = {m.span for m in marks} - {m.span for m in _without_formula(marks, act)}
    return tuple(m for m in marks if m.span not in inside or not set(plain(m.quote.text).casefold().split()) <= own)


def _senses(old: Sequence[Mark], new: Sequence[Mark]) -> Finding:
    """Notions that one side has and the other has not; nothing when each has one of its own."""
    before = [mark for mark in old if mark.sense not in {m.sense for m in new}]
    after = [mark for mark in new if mark.sense not in {m.sense for m in old}]
    if bool(before) == bool(after):
        return Finding()
    return gone_or_come("intensity", (*before, *after)[0].quote, bool(before), bool(after), "intensity")


def both_direct(old: Act, new: Act) -> bool:
    """Whether both acts ask for something."""
    return old.is_asking and new.is_asking


def unmatched(old: Sequence[T], new: Sequence[T], same: Callable[[T, T], bool]) -> tuple[list[T], list[T]]:
    """What is left of either side when each mark has taken the first one on the other side that is the same."""
    left, right = [], list(new)
    for mark in old:
        answer = next((other for other in right if same(mark, other)), None)
        if answer is None:
            left.append(mark)
        else:
            right.remove(answer)
    return left, right
