"""Modal verbs inside formulas, and those that make a duty by law of a demand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from differ.act import Act
from differ.axes.marks import Mark
from differ.axes.phrases import key
from differ.lexicon.model import MUST, SLOT, Lexicon

BY_LAW = 9.5
"""Level from which on a modal verb says of a demand that it is to be a duty by law: "soit tenu de"."""

NEEDED = 7.0
"""The lowest level of a modal verb that says as much as "the need to"."""


def as_told(marks: Iterable[Mark], formula: str, lexicon: Lexicon) -> tuple[Mark, ...]:
    """The modal verbs; in reported speech without "that", one that is another in that form: "meint, sie [müssten]"."""
    indirect = lexicon.reading.indirect if MUST in formula else ()
    if not indirect or any(word in lexicon.limbs.complements for word in formula.split()):
        return tuple(marks)
    forms = {key(one): other for one, other in indirect}
    levels = ((mark, forms.get(key(mark.quote.text))) for mark in marks)
    return tuple(replace(mark, level=lexicon.modality[form]) if form else mark for mark, form in levels)


def is_duty(old: Act, new: Act, marks: Sequence[Mark]) -> bool:
    """Whether one side asks for something, the other asks that it be a duty."""
    is_one = len(marks) == 1 and marks[0].level >= BY_LAW and not marks[0].reported
    return is_one and old.is_asking and new.is_asking and not (old.negations or new.negations)


def is_need(old: Act, new: Act, modals: Sequence[Mark]) -> bool:
    """Whether one side says "stresses the need to", the other "stresses that ... must"."""
    is_one = old.concept == new.concept and (MUST in old.formula) != (MUST in new.formula)
    is_ban = len(old.negations) == len(new.negations) > 0  # "must not be", "not be"
    senses = ("modal", "ban") if is_ban else ("modal",)
    return is_one and len(modals) == 1 and modals[0].level >= NEEDED and modals[0].sense in senses


def is_one_formula(old: Act, new: Act) -> bool:
    """Whether two formulas differ in a word of obligation only, and both sides have modal verbs."""
    bare = [act.formula.removesuffix(MUST).replace(SLOT, "").strip() for act in (old, new)]
    short, long = sorted(bare, key=len)
    is_open = MUST in old.formula or MUST in new.formula
    return is_open and long.startswith(short) and bool(old.modals) and len(old.modals) == len(new.modals)
