"""Words that belong to a formula: modal verbs that say no more than it does, ways out right behind it."""

from collections.abc import Sequence

from differ.act import Act
from differ.axes.marks import Mark
from differ.lexicon.model import MUST

OBLIGED, ASKED = 8.5, 6.0
"""The lowest level of a modal verb that adds nothing to a decision ("decides that ... shall"), and that of "should"."""

MILD = 5.0
"""The highest grade of a formula from which "should" takes nothing away: "recommends that ... should"."""

GRADES_APART = 0.75
"""Grades closer than this say the same."""

NEXT = 2
"""Code points between two words that stand side by side, a comma included."""


def is_said_by_formula(old: Act, new: Act, marks: Sequence[Mark], is_new: bool) -> bool:
    """Whether the only modal verb, of one side, says no more than its formula, which is stronger, or milder.

    "calls on ... to", "decides that ... shall"; "recommends that ... publish", "recommends that ... should publish".
    """
    is_one = len(marks) == 1 and marks[0].sense == "modal" and not marks[0].reported
    if not is_one or old.grade is None or new.grade is None or len(old.negations) != len(new.negations):
        return False
    apart = (new.grade - old.grade) if is_new else (old.grade - new.grade)
    if marks[0].level >= OBLIGED:
        return apart >= GRADES_APART
    own, formula = (new.grade, new.formula) if is_new else (old.grade, old.formula)
    if MUST in formula:
        return False  # "considers that ... should" is the milder for it
    return marks[0].level == ASKED and (apart <= -GRADES_APART or (apart < GRADES_APART and own <= MILD))


def is_hedged_formula(old: Act, new: Act) -> bool:
    """Whether the ways out of both sides stand right behind the formula, and nothing asks for thought."""
    hedges = [(mark, act.formula_quote) for act in (old, new) for mark in act.hedges]
    is_beside = all(formula and 0 < mark.quote.start - formula.end <= NEXT for mark, formula in hedges)
    return is_beside and not (old.considering or new.considering)
