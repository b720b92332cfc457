"""The verdict on one demand: the act that made it against the act that answers it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from differ.acts import Act
from differ.axes import shifts, things
from differ.axes.marks import CoreWord
from differ.axes.phrases import plain
from differ.axes.shifts import Finding, together, unmatched
from differ.model import AxisShift, Direction, Quote, Verdict

KEPT_ALIKE = 0.85
"""Share of the words of sense, not counting what the axes explain, that two acts must have in common to say the same.

A judgement, set on the case files. It is for words added or left out: a word exchanged for another that is no form
and no listed synonym of it is always a doubt, for likeness cannot tell "protection" from "expulsion".
"""

MOVED_ALIKE = 0.7
"""The same where an axis shows how the demand moved: the words show the move, and the rest must be about the same."""

STEM_SHARE, NAME_STEM_SHARE, STEM_LETTERS = 0.6, 0.75, 4
"""Two words are forms of one when they begin alike: a share of the longer one (more for names), and so many letters."""

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
    if _is_same(old, new):
        return Judgement(Verdict.KEPT)
    finding = together(axis(old, new) for axis in AXES)
    of_rest = _doubts_of_rest(_rest(old, new, finding), MOVED_ALIKE if finding.shifts else KEPT_ALIKE)
    if finding.is_denial and not of_rest:
        return Judgement(Verdict.CONTRADICTED, finding.shifts)
    doubts = (*finding.doubts, *of_rest)
    if finding.is_denial:
        doubts = (*doubts, "something is negated, or is so no longer")
    if doubts:
        return Judgement(Verdict.UNCLEAR, finding.shifts, doubts)
    return Judgement(_direction(finding.shifts), finding.shifts)


def _is_same(old: Act, new: Act) -> bool:
    """Nothing but typography differs, in the act and in the intro that governs it."""
    return (
        plain(old.quote.text) == plain(new.quote.text)
        and (old.concept, old.grade) == (new.concept, new.grade)
        and [a.name for a in old.addressees] == [a.name for a in new.addressees]
    )


def _direction(found: Sequence[AxisShift]) -> Verdict:
    directions = {shift.direction for shift in found}
    if not directions:
        return Verdict.KEPT
    if len(directions) > 1:
        return Verdict.MIXED
    return Verdict.STRENGTHENED if Direction.UP in directions else Verdict.SOFTENED


@dataclass(frozen=True, slots=True)
class _Rest:
    """The words of sense that no axis explains: those on one side only, and how many there are on both."""

    gone: list[CoreWord]
    come: list[CoreWord]
    total: int

    @property
    def alike(self) -> float:
        """The share that both acts have, 0 to 1."""
        return 1 - (len(self.gone) + len(self.come)) / self.total if self.total else 1.0


def _doubts_of_rest(rest: _Rest, enough: float) -> tuple[str, ...]:
    if any(word.is_name for word in (*rest.gone, *rest.come)):
        return ("a name or number differs",)
    if roles := [word.text for word in (*rest.gone, *rest.come) if word.is_role]:
        return (f"who does it to whom may differ: {roles[0]}",)
    if rest.gone and rest.come:
        return (f"other words: {rest.gone[0].text} → {rest.come[0].text}",)
    return () if rest.alike >= enough else ("too many words were added or left out",)


def _rest(old: Act, new: Act, finding: Finding) -> _Rest:
    shown = {quote.text.casefold() for quote in _quotes_of("negation", finding)}
    before, after = ([word for word in act.core if word.text not in shown] for act in (old, new))
    before, after = _without_named(before, old, new), _without_named(after, new, old)
    gone, come = unmatched(before, after, lambda a, b: a.text == b.text)
    gone, come = unmatched(gone, come, _is_same_stem)
    return _Rest(gone, come, len(before) + len(after))


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


def _is_same_stem(old: CoreWord, new: CoreWord) -> bool:
    share = NAME_STEM_SHARE if old.is_name or new.is_name else STEM_SHARE
    begin = _common_letters(old.text, new.text)
    return begin >= max(STEM_LETTERS, share * max(len(old.text), len(new.text)))


def _common_letters(left: str, right: str) -> int:
    """Letters that both words begin with."""
    agree = (a == b for a, b in zip(left, right, strict=False))
    return sum(1 for _ in takewhile(bool, agree))
