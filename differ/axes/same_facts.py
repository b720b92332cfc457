"""What both sides say of the same thing in the same relative clause: no "not" in it bears on the demand.

die Gebühren für Familien[, deren Einkommen die Grenze nicht übersteigt,] um 20 Prozent zu senken

And conditions that differ in words of one sense only: "[falls] das Gesetz [in Kraft tritt]".
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from differ.act import Act
from differ.axes.marks import CERTAIN, Mark
from differ.axes.phrases import Span, any_of, infinitive, key
from differ.axes.shifts import same_words, unmatched
from differ.axes.words import core
from differ.lexicon.model import Lexicon

_SEGMENT = re.compile(r",\s+([^,;]+)")
"""What stands between two commas."""


def without_same_facts(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act]:
    """Both acts without the negations of such clauses, and without conditions that say the same."""
    if not (lexicon.limbs.verb_final and lexicon.reading.cases):
        return old, new
    old, new = _without_negations(old, new, lexicon)
    gone, come = unmatched(old.conditions, new.conditions, same_words)
    if len(gone) != 1 or len(come) != 1 or not _is_one_condition((old, gone[0]), (new, come[0]), lexicon):
        return old, new
    return _without(old, gone[0]), _without(new, come[0])


def _without(act: Act, mark: Mark) -> Act:
    return replace(act, conditions=tuple(other for other in act.conditions if other is not mark))


def _is_one_condition(one: tuple[Act, Mark], other: tuple[Act, Mark], lexicon: Lexicon) -> bool:
    """Whether two certain conditions have words of the same sense behind openers of the same sense."""
    if one[1].sense != CERTAIN or other[1].sense != CERTAIN:
        return False
    fulfilled = any_of(lexicon.conditions.fulfilled)
    openers = [fulfilled.match(key(mark.quote.text)) for _, mark in (one, other)]
    if bool(openers[0]) != bool(openers[1]):
        return False
    return _sense(*one, openers[0], lexicon) == _sense(*other, openers[1], lexicon)


def _sense(act: Act, mark: Mark, opener: re.Match[str] | None, lexicon: Lexicon) -> list[str]:
    part = act.place.part if act.place else None
    if part is None:
        return [mark.quote.text]
    start, end = mark.span
    inside = part.part(start + (opener.end() if opener else 0), end)
    return [word.sense for word in core(inside, (), lexicon)]


def _without_negations(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act]:
    if len(old.negations) != len(new.negations):
        return old, new
    told = [
        [(at, sense) for at, mark in enumerate(act.negations) if (sense := _clause_of(mark, act, lexicon))]
        for act in (old, new)
    ]
    if not told[0] or told[0] != told[1]:
        return old, new
    gone = {at for at, _ in told[0]}
    return _left(old, gone), _left(new, gone)


def _left(act: Act, gone: set[int]) -> Act:
    return replace(act, negations=tuple(mark for at, mark in enumerate(act.negations) if at not in gone))


def _clause_of(mark: Mark, act: Act, lexicon: Lexicon) -> tuple[str, ...]:
    """The senses of the words of the relative clause that a negation stands in; empty where it stands in none."""
    for start, end in _relative_clauses(act, lexicon):
        if start < mark.quote.start and mark.quote.end < end:  # "..., die Waffen nicht," is no clause
            return (key(mark.quote.text), *(word.sense for word in act.core if start <= word.start < end))
    return ()


def _relative_clauses(act: Act, lexicon: Lexicon) -> Iterator[Span]:
    """Stretches between commas that open with a relative word and ask for nothing."""
    part = act.place.part if act.place else None
    relatives = {*lexicon.reading.relatives, *lexicon.narrowing.relating}
    for match in _SEGMENT.finditer(part.text, part.start, part.end) if part and act.negations else ():
        first = [key(word) for word in match.group(1).split()[:2]]
        is_led = first[0] in lexicon.reading.prepositions and first[-1] in relatives
        is_asked = infinitive(lexicon).search(match.group(1)) or match.group(1).split()[-1][:1].isupper()
        if (first[0] in relatives or is_led) and not is_asked:
            yield match.span(1)
