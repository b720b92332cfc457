"""The verdict on one demand: the act that made it against the act that answers it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from differ.acts import Act
from differ.axes import shifts, things
from differ.axes.marks import CoreWord
from differ.axes.phrases import plain
from differ.axes.shifts import Finding, together, unmatched
from differ.model import AxisShift, Direction, Quote, Verdict

AXES: Sequence[Callable[[Act, Act], Finding]] = (
    shifts.verb,
    shifts.modality,
    shifts.condition,
    shifts.time,
    shifts.hedge,
    shifts.intensity,
    things.addressee,
    things.quantity,
    things.action,
    things.negation,
)
"""Every axis, in the order in which readers are shown them."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, the shifts that bear it out, and why it is unclear if it is (plain sentences)."""

    verdict: Verdict
    axes: tuple[AxisShift, ...] = ()
    doubts: tuple[str, ...] = ()


def judged(old: Act, new: Act) -> Judgement:
    """What became of a demand. Every verdict but kept and unclear quotes the words that show it."""
    if _is_word_for_word(old, new):
        return Judgement(Verdict.KEPT)
    finding = _without_mere_order(together(axis(old, new) for axis in AXES), old, new)
    of_rest = (*_doubts_of_intro(old, new), *_doubts_of_rest(old, new, finding))
    if finding.is_denial and not of_rest:
        return Judgement(Verdict.CONTRADICTED, finding.shifts)
    doubts = (*finding.doubts, *of_rest)
    if finding.is_denial:
        doubts = (*doubts, "something is negated, or is so no longer")
    if doubts:
        return Judgement(Verdict.UNCLEAR, finding.shifts, doubts)
    return Judgement(_direction(finding.shifts), finding.shifts)


def _is_word_for_word(old: Act, new: Act) -> bool:
    """Nothing but typography differs, in the act and in the intro that governs it."""
    return (
        plain(old.quote.text) == plain(new.quote.text)
        and (old.concept, old.grade) == (new.concept, new.grade)
        and [a.name for a in old.addressees] == [a.name for a in new.addressees]
        and not _doubts_of_intro(old, new)
    )


def _direction(found: Sequence[AxisShift]) -> Verdict:
    directions = {shift.direction for shift in found}
    if not directions:
        return Verdict.KEPT
    if len(directions) > 1:
        return Verdict.MIXED
    return Verdict.STRENGTHENED if Direction.UP in directions else Verdict.SOFTENED


def _without_mere_order(finding: Finding, old: Act, new: Act) -> Finding:
    """Verb and emphasis that move against each other did not move: "strongly condemns", "condemns strongly"."""
    moved = {shift.axis: shift.direction for shift in finding.shifts}
    same = {mark.sense for mark in old.emphasis} == {mark.sense for mark in new.emphasis}
    if not same or len({moved.get("verb"), moved.get("intensity"), None}) != len(("up", "down", None)):
        return finding
    return replace(finding, shifts=tuple(s for s in finding.shifts if s.axis not in ("verb", "intensity")))


def _doubts_of_intro(old: Act, new: Act) -> tuple[str, ...]:
    """Points say what their intro says with them: a condition or a "not" up there changes each of them."""
    if not (old.intro and new.intro) or _frame(old.intro) == _frame(new.intro):
        return ()
    return ("the words that introduce the points differ",)


def _frame(intro: Act) -> tuple[tuple[str, ...], ...]:
    """All that an intro says beside its formula and whom it addresses."""
    marks = (intro.conditions, intro.immediacy, intro.hedges, intro.considering, intro.negations, intro.modals)
    words = tuple(plain(mark.quote.text).casefold() for group in marks for mark in group)
    return words, tuple(word.stem for word in intro.core), tuple(q.quote.text for q in intro.quantities)


def _doubts_of_rest(old: Act, new: Act, finding: Finding) -> tuple[str, ...]:
    """The words that no axis explains must be the same, in the same order; inflections and synonyms are the same.

    A single word left out or added can turn a demand round ("refuse to", "part of"), and so can another order of the
    same words; no share of likeness sees that.
    """
    before, after = _unexplained(old, new, finding), _unexplained(new, old, finding)
    gone, come = unmatched(before, after, _is_same)
    if any(word.is_name for word in (*gone, *come)):
        return ("a name or number differs",)
    if gone and come:
        return (f"other words: {gone[0].text} → {come[0].text}",)
    if gone or come:
        return (f"left out: {gone[0].text}" if gone else f"added: {come[0].text}",)
    in_order = all(_is_same(a, b) for a, b in zip(before, after, strict=True))
    return () if in_order else ("the order of the words differs",)


def _unexplained(act: Act, other: Act, finding: Finding) -> list[CoreWord]:
    shown = {quote.text.casefold() for quote in _quotes_of("negation", finding)}
    return _without_named([word for word in act.core if word.text not in shown], act, other)


def _is_same(old: CoreWord, new: CoreWord) -> bool:
    return old.text == new.text or (old.stem == new.stem and old.is_name == new.is_name)


def _quotes_of(axis: str, finding: Finding) -> Iterator[Quote]:
    for shift in finding.shifts:
        if shift.axis == axis:
            yield from (quote for quote in (shift.old, shift.new) if quote)


def _without_named(words: list[CoreWord], act: Act, other: Act) -> list[CoreWord]:
    """The core without those whom only the other side addresses: "demands that [the Council] act" names them too."""
    named = {word for addressee in other.addressees for word in addressee.name}
    if act.addressees or not named <= {word.text for word in words}:
        return words
    return [word for word in words if word.text not in named]
