"""What must be done, said by a modal verb or by the formula itself: both are of one strength.

estime que les comptes [devraient] être publiés  =  estime qu'il [convient] de publier les comptes
estime que les comptes [doivent] être publiés    =  estime [nécessaire] de publier les comptes
"""

from dataclasses import replace

from differ.act import Act
from differ.axes.shifts import Finding
from differ.lexicon.model import MUST, Lexicon

KINDS = (
    frozenset({"suggest", "ought_opinion", "must_opinion", "vital_opinion"}),
    frozenset({"suggest", "ought_stress", "must_stress", "vital_stress"}),
)
"""Concepts that differ in how much they oblige, and in nothing else."""

SHOULD, MUSTS = 6.0, 8.0
"""The level of "should", and the lowest of "must"."""

MILDER = {"must_opinion": "ought_opinion", "must_stress": "ought_stress"}
"""What a formula stands for where its word of obligation is "should"."""


def of_need(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without a modal verb that says as much as the formula of the other side."""
    is_one_side = (MUST in old.formula) != (MUST in new.formula) and not (old.negations or new.negations)
    if not is_one_side or not any({old.concept, new.concept} <= kind for kind in KINDS):
        return old, new, Finding()
    told, said = (old, new) if MUST in old.formula else (new, old)
    if len(told.modals) != 1 or said.modals or told.modals[0].reported or told.modals[0].sense != "modal":
        return old, new, Finding()
    level = told.modals[0].level
    if level != SHOULD and level < MUSTS:
        return old, new, Finding()
    grade = _milder(told, lexicon) if level == SHOULD else told.grade
    bare = replace(told, modals=(), grade=grade)
    return (bare, said, Finding()) if told is old else (said, bare, Finding())


def _milder(act: Act, lexicon: Lexicon) -> float | None:
    """The grade of an act whose word of obligation is "should", in a language that tells the two apart."""
    name = MILDER.get(act.concept)
    found = (formula.concept.grade for formula in lexicon.formulas if formula.concept.name == name)
    return next(found, act.grade)
