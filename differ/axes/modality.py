"""How much what is asked for obliges: must, should, may."""

from collections.abc import Sequence

from differ.act import Act
from differ.axes.grades_apart import is_of_opinion
from differ.axes.marks import Mark
from differ.axes.modal_formulas import NEEDED, is_duty, is_need
from differ.axes.said_by_formula import is_said_by_formula
from differ.axes.shifts import Finding, both_direct, doubt, gone_or_come, shift, together
from differ.model import Family

MODAL_STEP = 1.0
"""Levels of obligation closer than this say the same: "must" and "is to"."""

NEUTRAL = frozenset({8.0, 4.5})
"""Levels of "will" and "would": they come and go with the formula ("hopes that it will", "insists that it")."""


def modality(old: Act, new: Act) -> Finding:
    """Must, should, may: compared where both sides have equally many."""
    before, after = old.modals, new.modals
    if len(before) != len(after):
        before, after = (tuple(mark for mark in side if mark.level not in NEUTRAL) for side in (before, after))
    if len(before) != len(after):
        before, after = _asked_whether(before, old), _asked_whether(after, new)
    if len(before) != len(after) and (
        is_need(old, new, (*before, *after))
        or (
            both_direct(old, new)
            and (is_of_opinion(old, new) or is_said_by_formula(old, new, (*before, *after), bool(after)))
        )
    ):
        return Finding()
    if len(before) != len(after) and (possible := _possible(old, new, before, after)):
        return possible
    if len(before) != len(after):
        return doubt("a modal verb was added or removed")
    if any(a.sense != b.sense and a.level != b.level for a, b in zip(before, after, strict=True)):
        is_denied = len(old.negations) != len(new.negations) and not _leaves_free((*before, *after))
        return Finding() if is_denied else doubt("what one side forbids the other asks for")
    if len(old.negations) == len(new.negations) and any(map(_is_prefixed, before, after)):
        return doubt("one side may negate what the other asks for")
    pairs = zip(before, after, strict=True)
    moved = [(a, b) for a, b in pairs if abs(a.level - b.level) >= MODAL_STEP]
    return together(shift("modality", b.level > a.level, a.quote, b.quote, _from_to(a, b)) for a, b in moved)


POSSIBLE = 3.5
"""The highest level of a modal verb that says that something may happen."""


def _possible(old: Act, new: Act, before: Sequence[Mark], after: Sequence[Mark]) -> Finding | None:
    """What is warned of, or ruled, and only may be on one side: "pourrait entraîner"; a duty by law: "soit tenu de"."""
    are_rules = old.is_rule and new.is_rule
    is_warned = (are_rules or old.family is new.family is Family.WARNING) and not (old.negations or new.negations)
    marks = (*before, *after)
    if are_rules and len(marks) == 1 and marks[0].level >= NEEDED:
        return Finding()  # a rule in the indicative asks for as much
    if is_duty(old, new, marks):
        return gone_or_come("modality", marks[0].quote, bool(before), bool(after), "obligation")
    if not is_warned or len(marks) != 1 or marks[0].level > POSSIBLE:
        return None
    return gone_or_come("modality", marks[0].quote, bool(before), bool(before), "possibility")


def _is_prefixed(old: Mark, new: Mark) -> bool:
    """Whether one modal verb is the other with a word before it, which may negate it: "peut", "ne peut"."""
    short, long = sorted((old, new), key=lambda mark: len(mark.quote.text))
    is_prefixed = long.quote.text.casefold().endswith(f" {short.quote.text.casefold()}")
    return is_prefixed and long.level >= short.level  # "should" is weaker than "must": "zou moeten", "moet"


def _leaves_free(marks: Sequence[Mark]) -> bool:
    """Whether a negated verb of obligation asks for nothing: "muss nicht"."""
    return any(mark.sense == "ban" and mark.level < MODAL_STEP for mark in marks)


def _asked_whether(modals: tuple[Mark, ...], act: Act) -> tuple[Mark, ...]:
    """Without what is to be found out: "to examine whether the levy can be lowered", "whether it needs to be"."""
    since = min((mark.quote.end for mark in act.considering), default=None)
    return modals if since is None else tuple(mark for mark in modals if mark.quote.start < since)


def _from_to(old: Mark, new: Mark) -> str:
    return f"{old.quote.text} ({old.level}) → {new.quote.text} ({new.level})"
