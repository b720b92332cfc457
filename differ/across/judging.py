"""The verdict on a demand and the one that answers it in another language.

Only what languages share is compared: the range of grades of a formula, whether there is a condition, an exception,
haste or second thoughts, numbers, "not", whom it addresses, rungs of a scale. Words are not: a faithful translation
moves nothing.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from differ.across.content import content_differs
from differ.across.features import Features, features
from differ.act import Act
from differ.axes.completing import completed
from differ.axes.judging import Judgement, direction
from differ.axes.marks import CERTAIN, NOW, RAISING, Mark
from differ.axes.phrases import overlaps
from differ.axes.quantities import DATES, ENDS, Quantity, QuantityKind
from differ.axes.shifts import (
    GRADE_STEP,
    Finding,
    both_direct,
    doubt,
    gone_or_come,
    shift,
    together,
    unmatched,
)
from differ.axes.things import AMOUNTS
from differ.lexicon.model import MUST, SLOT, Lexicon
from differ.model import Family, Verdict
from differ.terms.matching import matcher

DENYING = frozenset({Family.SUPPORT, Family.CONDEMNATION})
"""Families of which one denies the other in any language."""

OBLIGING = frozenset({Family.DIRECTIVE, Family.DECLARATORY})
"""Families of a demand made by a word of obligation: with a formula that holds the word, and without."""

UNLIKE = 2 * GRADE_STEP
"""Typical grades this far apart do not say the same for sure, though their ranges lie closer than a step: "urges" and
French "invite", which one translator keeps for weaker calls and another does not. Closer ones are exchanged freely:
"strongly urges" and German "fordert nachdrücklich auf"."""

MOSTLY = 0.49
"""Share of what a condition speaks of that the other side has in other words."""

ROOM = 0.15
"""By how much more of the logarithm of two lengths the longer reading has to fit: about a seventh of a text."""

BEHIND = 40
"""Characters around the end of an addressee that may belong to its name."""

SAME_NAME = 0.1
"""Share of the runs of letters that two spellings of one name have in common at least."""

NEAR = 0.001
"""Numbers this close, as a share, are the same number."""


@dataclass(frozen=True, slots=True)
class Tongues:
    """The lexicons of both sides."""

    old: Lexicon
    new: Lexicon


def judged(old: Act, new: Act, tongues: Tongues) -> Judgement:
    """What became of a demand; every shift quotes its words in both texts where both have them."""
    before, after = completed(old, tongues.old), completed(new, tongues.new)
    finding = together(axis(before, after, tongues) for axis in AXES)
    finding = together((finding, content_differs(before, after, (tongues.old, tongues.new))))
    if finding.doubts:
        return Judgement(Verdict.UNCLEAR, doubts=finding.doubts)
    if finding.is_denial:
        return Judgement(Verdict.CONTRADICTED, finding.shifts)
    return Judgement(direction(finding.shifts), finding.shifts)


def _verb(old: Act, new: Act, tongues: Tongues) -> Finding:
    """Grades are ranges across languages: only ranges a step apart tell a shift."""
    one, other = _range(old, tongues.old), _range(new, tongues.new)
    if one is None or other is None:
        return Finding() if one is other else doubt("one side opens with no known formula")
    if {old.family, new.family} == DENYING:
        reason = f"{old.formula} ({old.family}) → {new.formula} ({new.family})"
        return Finding(shift("polarity", False, old.formula_quote, new.formula_quote, reason).shifts, is_denial=True)
    if one.concept == other.concept or Family.PROCEDURAL in (old.family, new.family):
        return Finding()
    if old.family is not new.family:
        scales = f"{old.formula} ({old.family}) and {new.formula} ({new.family}) are not on one scale"
        return Finding() if _both_oblige(old, new) else doubt(scales)
    reason = f"{old.formula} ({one.lo} to {one.hi}) → {new.formula} ({other.lo} to {other.hi})"
    gap = max(other.lo - one.hi, one.lo - other.hi)
    if gap >= GRADE_STEP:
        return shift("verb", other.lo > one.hi, old.formula_quote, new.formula_quote, reason)
    is_near = gap <= 0 or abs((old.grade or 0.0) - (new.grade or 0.0)) < UNLIKE
    return Finding() if is_near else doubt(f"a step on the scale, or a way to translate: {reason}")


def _both_oblige(old: Act, new: Act) -> bool:
    """Whether one side "stresses that X must" do what the other "stresses" by a word the formula has not: "may not"."""
    has_must = MUST in old.formula or MUST in new.formula
    return has_must and {old.family, new.family} == OBLIGING and _binds(old) and _binds(new)


def _binds(act: Act) -> bool:
    """Whether an act obliges somebody; "not", wherever it stands, makes "may" a word of obligation."""
    return act.is_asking or bool(act.modals and act.negations)


@dataclass(frozen=True, slots=True)
class _Range:
    """The grades that a formula may stand for."""

    concept: str
    lo: float
    hi: float


def _range(act: Act, lexicon: Lexicon) -> _Range | None:
    return _ranges(lexicon).get((_bare(act.formula), act.concept)) or _ranges(lexicon).get(("", act.concept))


@cache
def _ranges(lexicon: Lexicon) -> dict[tuple[str, str], _Range]:
    """By form and concept; by the concept alone where a form was read that is not listed as it stands."""
    found: dict[tuple[str, str], _Range] = {}
    for formula in lexicon.formulas:
        concept = formula.concept
        found[_bare(formula.form), concept.name] = _Range(concept.name, formula.lo, formula.hi)
        found["", concept.name] = _Range(concept.name, concept.lo, concept.hi)
    return found


def _bare(form: str) -> str:
    return " ".join(form.replace(SLOT, " ").replace(MUST, " ").split())


def _condition(old: Act, new: Act, tongues: Tongues) -> Finding:
    return _come_or_gone("condition", old.conditions, new.conditions, Sides(old, new, tongues))


def _exception(old: Act, new: Act, tongues: Tongues) -> Finding:
    return _come_or_gone("scope", old.exceptions, new.exceptions, Sides(old, new, tongues))


@dataclass(frozen=True, slots=True)
class Sides:
    """Two acts that answer each other, and the lexicons of their languages."""

    old: Act
    new: Act
    tongues: Tongues

    def is_said_by_other(self, mark: Mark, is_old: bool) -> bool:
        """Whether the other side speaks of most of what a mark of one side speaks of: it is there in other words."""
        own, there = (self.tongues.old, self.tongues.new) if is_old else (self.tongues.new, self.tongues.old)
        answer = self.new if is_old else self.old
        said = _speaks_of(mark.quote.text, own)
        return len(said & _speaks_of(answer.quote.text, there)) > MOSTLY * len(said)

    def has_room(self, mark: Mark, is_old: bool) -> bool:
        """Whether the other side is long enough to hold the mark too, and too long for what is said without it."""
        own, answer = (self.old, self.new) if is_old else (self.new, self.old)
        whole, there = len(own.quote.text), len(answer.quote.text)
        without = max(1, whole - len(mark.quote.text))
        return abs(math.log(there / whole)) + ROOM < abs(math.log(there / without))


def _come_or_gone(axis: str, before: Sequence[Mark], after: Sequence[Mark], sides: Sides) -> Finding:
    """What takes something back, on one side only; where it may mean something else nothing is concluded."""
    if bool(before) == bool(after) or not both_direct(sides.old, sides.new):
        return Finding()
    certain = next((mark for mark in (*before, *after) if mark.sense == CERTAIN or axis == "scope"), None)
    if certain is None or sides.is_said_by_other(certain, bool(before)):
        return Finding()
    if sides.has_room(certain, bool(before)):
        return doubt(f"the other side may say it in other words: “{certain.quote.text}”")
    return gone_or_come(axis, certain.quote, bool(before), bool(before), axis)


def _time(old: Act, new: Act, tongues: Tongues) -> Finding:
    """Only "at once" against nothing: words of less haste come and go in translation.

    A word of haste may be a part of another one: "visas d'urgence", "noodvisa".
    """
    before, after = ([mark for mark in act.immediacy if mark.level >= NOW] for act in (old, new))
    is_even = bool(before) == bool(after) or bool(old.immediacy and new.immediacy)
    if is_even or not both_direct(old, new):
        return Finding()
    mark = (*before, *after)[0]
    if Sides(old, new, tongues).is_said_by_other(mark, bool(before)):
        return Finding()
    return gone_or_come("time", mark.quote, bool(before), bool(after), "haste")


def _speaks_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(matcher(lexicon.language).read(text).concepts)


def _hedge(old: Act, new: Act, tongues: Tongues) -> Finding:
    """Thought instead of a deed, on one side only."""
    before, after = old.considering, new.considering
    if bool(before) == bool(after) or not both_direct(old, new):
        return _left_open(old, new)
    mark = (*before, *after)[0]
    if Sides(old, new, tongues).is_said_by_other(mark, bool(before)):
        return Finding()
    return gone_or_come("hedge", mark.quote, bool(before), bool(before), "thought instead of a deed")


def _left_open(old: Act, new: Act) -> Finding:
    """A word such as "if necessary" on one side only: a change, or what translators leave out and put in."""
    marks = (*old.hedges, *new.hedges)
    if bool(old.hedges) == bool(new.hedges) or not both_direct(old, new):
        return Finding()
    return doubt(f"only one side says “{marks[0].quote.text}”")


def _negation(old: Act, new: Act, tongues: Tongues) -> Finding:
    """A "not" on one side may be a word with a negative sense on the other: a person must look.

    "To refrain from" is such a word where both sides have it.
    """
    sides = Sides(old, new, tongues)
    before = [mark for mark in old.negations if not sides.is_said_by_other(mark, is_old=True)]
    after = [mark for mark in new.negations if not sides.is_said_by_other(mark, is_old=False)]
    if len(before) % 2 == len(after) % 2:
        return Finding()
    if not both_direct(old, new):
        return Finding()
    return doubt("one side says “not”; the other may say it in another word")


def _quantity(old: Act, new: Act, tongues: Tongues) -> Finding:
    """Numbers of a demand that differ; where it cannot be told which answers which, nothing is concluded."""
    before, after = unmatched(_asked(old), _asked(new), _same_number)
    if not before and not after:
        return Finding()
    if len(before) == len(after) == 1 and before[0].kind is after[0].kind and before[0].unit == after[0].unit:
        return _moved(before[0], after[0], old, new)
    return doubt("numbers differ") if before and after else Finding()


def _asked(act: Act) -> list[Quantity]:
    kinds = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.DEADLINE, QuantityKind.TERM, QuantityKind.COUNT)
    return [quantity for quantity in act.quantities if not quantity.reported and quantity.kind in kinds]


def _same_number(old: Quantity, new: Quantity) -> bool:
    """Whether two values are one; a day is a day, and the day before "before 1 July" its eve."""
    if old.kind in DATES and new.kind in DATES:
        return abs(old.value - new.value) <= 1
    return abs(old.value - new.value) <= NEAR * max(abs(old.value), abs(new.value))


def _moved(before: Quantity, after: Quantity, old: Act, new: Act) -> Finding:
    """A higher amount or a larger step asks for more; a later deadline, a longer term or a higher ceiling for less."""
    lowers = _lowers(old, before), _lowers(new, after)
    are_steps = before.is_step and after.is_step and lowers[0] == lowers[1]
    is_turned = before.kind in AMOUNTS and any(lowers) and not are_steps
    if not both_direct(old, new) or is_turned or before.capped != after.capped:
        return doubt(f"a number differs: {before.quote.text} → {after.quote.text}")
    less = before.capped or before.kind in ENDS
    is_up = (after.value > before.value) is not less
    axis = "time" if before.kind in ENDS else "quantity"
    return shift(axis, is_up, before.quote, after.quote, f"{before.quote.text} → {after.quote.text}")


def _lowers(act: Act, number: Quantity) -> bool:
    """Whether a word beside the number may turn round what more of it means: "reduce by 5 %"."""
    beside = (mark for mark in act.lowering if not overlaps(mark.span, ((number.quote.start, number.quote.end),)))
    return any(mark.sense != RAISING for mark in beside)


def _addressee(old: Act, new: Act, tongues: Tongues) -> Finding:
    """Whom the two sides address, where neither their names nor what they are has anything in common."""
    if not old.addressees or not new.addressees:
        return Finding()
    one, other = _named(old, tongues.old), _named(new, tongues.new)
    if not one.concepts or not other.concepts:
        return Finding()
    if one.concepts.keys() & _around(new, tongues.new) or other.concepts.keys() & _around(old, tongues.old):
        return Finding()
    shared = one.cognates.keys() & other.cognates.keys()
    alike = 2 * len(shared) / max(1, len(one.cognates) + len(other.cognates))
    return Finding() if alike >= SAME_NAME else doubt("other addressees")


def _named(act: Act, lexicon: Lexicon) -> Features:
    return features(" ".join(addressee.quote.text for addressee in act.addressees), lexicon.language)


def _around(act: Act, lexicon: Lexicon) -> frozenset[str]:
    """What the names of the addressees speak of, with what stands behind: "le Service européen pour l'action …"."""
    quotes = [addressee.quote for addressee in act.addressees]
    ends = [quote.end - act.quote.start for quote in quotes if quote.start >= act.quote.start]
    behind = [act.quote.text[max(0, end - BEHIND) : end + BEHIND] for end in ends]
    return frozenset(_named(act, lexicon).concepts).union(*(_speaks_of(words, lexicon) for words in behind))


def _modality(old: Act, new: Act, tongues: Tongues) -> Finding:
    """Must, should, may: where both sides have exactly one, and only what no translator would do.

    A "may" with a "not" somewhere in its clause forbids as often as it allows: nothing is concluded.
    """
    if len(old.modals) != 1 or len(new.modals) != 1:
        return Finding()
    before, after = old.modals[0], new.modals[0]
    if any(act.negations and act.modals[0].level < MUST_LEVEL for act in (old, new)):
        return Finding()
    if abs(before.level - after.level) < MODAL_MOVE or not both_direct(old, new):
        return Finding()
    reason = f"{before.quote.text} ({before.level}) → {after.quote.text} ({after.level})"
    return shift("modality", after.level > before.level, before.quote, after.quote, reason)


MUST_LEVEL = 5.0
"""Levels of obligation below this one allow."""

MODAL_MOVE = 4.0
"""Levels of obligation that a translator keeps apart: "must" and "may". "Moet" is often rendered by "should"."""

Axis = Callable[[Act, Act, Tongues], Finding]

AXES: Sequence[Axis] = (_verb, _modality, _condition, _exception, _time, _hedge, _addressee, _quantity, _negation)
"""Every axis, in the order in which readers are shown them."""
