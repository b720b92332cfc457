"""A deed that is asked for, and one that is only to be allowed or encouraged.

que les médecins signalent les cas  →  que les médecins [puissent] signaler les cas      less
un fonds afin que les artisans [puissent] investir                                       what it is for: nobody can tell
"""

from collections.abc import Sequence
from dataclasses import replace

from differ.act import Act
from differ.axes.marks import Mark
from differ.axes.phrases import key
from differ.axes.shifts import Finding, gone_or_come
from differ.lexicon.model import MUST, Lexicon

FREE, LEFT = 2.0, 3.5
"""Levels of a modal verb between which something is only allowed or encouraged."""

NEAR = 6
"""Words between the beginning of what is asked for and such a verb."""


def of_leave(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without a modal verb of one side that only allows the deed, and what it says."""
    marks = (*old.modals, *new.modals)
    if len(marks) != 1 or not _is_plain(old, new) or old.negations or new.negations:
        return old, new, Finding()
    act = old if old.modals else new
    if not FREE < marks[0].level <= LEFT or marks[0].reported or not _is_asked(marks[0], act, lexicon):
        return old, new, Finding()
    found = gone_or_come("modality", marks[0].quote, bool(old.modals), bool(old.modals), "possibility")
    return replace(old, modals=()), replace(new, modals=()), found


def _is_plain(old: Act, new: Act) -> bool:
    return old.is_directive and new.is_directive and MUST not in (old.formula + new.formula)


def _is_asked(mark: Mark, act: Act, lexicon: Lexicon) -> bool:
    """Whether the verb stands in the clause that is asked for, with its subject before it and nothing else."""
    if act.place is None or act.formula_quote is None or mark.sense != "modal":
        return False
    part, openers = act.place.part, lexicon.limbs.complements
    since, is_later = max(act.formula_quote.end, part.start), part.start > act.formula_quote.end
    words = key(part.folded[since : mark.quote.start]).replace("'", "' ").split()
    while is_later and words and words[0] in lexicon.addressees.joiners:
        words = words[1:]  # "[et] que leurs observations puissent être annexées"
    if is_later or not any(word in openers for word in act.formula.split()):
        if not words or words[0] not in openers:
            return False
        words = words[1:]
    return (lexicon.limbs.verb_final or len(words) <= NEAR) and not _opens_other(words, lexicon)


def _opens_other(words: Sequence[str], lexicon: Lexicon) -> bool:
    others = {*lexicon.limbs.complements, *lexicon.limbs.nested, *lexicon.reading.relative_words}
    return any("," in word or word in others for word in words)
