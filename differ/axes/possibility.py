"""What a text says is so, and what it says may be so.

stresses that the blockade amounts to a crime   →   stresses that it [could] amount to a crime      less is said

Only of verbs that tell what something is or leads to: "may be vaccinated" gives leave, "can be applied for" offers.
"""

from differ.act import Act, changed
from differ.axes.marks import Mark
from differ.axes.phrases import Span, find, overlaps
from differ.axes.shifts import Finding, gone_or_come
from differ.axes.words import CoreWord, stem
from differ.lexicon.model import Lexicon
from differ.model import Family

POSSIBLE = 3.5
"""The highest level of a modal verb that says that something may happen."""

BETWEEN = 2
"""Words between a modal verb and its verb: "could [even further] undermine"."""

BEFORE_LAST = 8
"""The same where verbs stand last: "kan [op korte termijn] leiden tot"."""

TELLING = frozenset({Family.DECLARATORY, Family.CONCERN, Family.CONDEMNATION})
"""Families that say how things are."""


def of_possible(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without a modal verb that only one of them has, where it only says that something may be so."""
    is_told = old.family is new.family and old.family in TELLING and not (old.is_asking or new.is_asking)
    if not is_told or len(old.modals) + len(new.modals) != 1 or old.negations or new.negations:
        return old, new, Finding()
    is_gone = bool(old.modals)
    act, other = (old, new) if is_gone else (new, old)
    mark = act.modals[0]
    verb = _outcome(act, mark, lexicon) if mark.sense == "modal" and mark.level <= POSSIBLE else None
    if verb is None:
        return old, new, Finding()
    finding = gone_or_come("modality", mark.quote, is_gone, is_gone, "possibility")
    left, other = changed(act, modals=(), core=_without_plain(act, verb, other, lexicon)), changed(other, modals=())
    return (left, other, finding) if is_gone else (other, left, finding)


def _outcome(act: Act, mark: Mark, lexicon: Lexicon) -> Span | None:
    """The verb of a modal verb, where it tells what something is or leads to: behind it, or right before it."""
    part = act.place.part if act.place else None
    if part is None:
        return None
    is_last = lexicon.limbs.verb_final
    for start, end in find(part, lexicon.narrowing.outcomes):
        if is_last and end <= mark.quote.start and not part.folded[end : mark.quote.start].strip():
            return start, end
        between = part.folded[mark.quote.end : start]
        far = BEFORE_LAST if is_last else BETWEEN
        if start >= mark.quote.end and "," not in between and len(between.split()) <= far:
            return start, end
    return None


def _without_plain(act: Act, verb: Span, other: Act, lexicon: Lexicon) -> tuple[CoreWord, ...]:
    """The words of sense; without a verb that the other side has as one that only joins: "constitue", "constituer"."""
    row = other.place.part.folded[other.place.part.start : other.place.part.end] if other.place else ""
    joining = {stem(word, lexicon) for word in row.casefold().split() if word in lexicon.reading.function_words}
    return tuple(w for w in act.core if not overlaps((w.start, w.end), (verb,)) or stem(w.text, lexicon) not in joining)
