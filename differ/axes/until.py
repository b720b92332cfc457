"""A time as a clause on one side, as a noun with its preposition on the other: both say the same.

die Hilfe auszusetzen, [bis der Mord aufgeklärt ist]   =   die Hilfe [bis zur Aufklärung des Mordes] auszusetzen
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from differ.act import Act
from differ.axes.phrase_ends import phrase_end
from differ.axes.phrases import Span, find, overlaps
from differ.axes.words import core
from differ.lexicon.model import Lexicon

Words = tuple[str, ...]


def with_one_until(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act]:
    """Both acts without such a time where each puts the same in its own way; as they are where that is not so."""
    if not (lexicon.conditions.until and old.place and new.place):
        return old, new
    for clausal, nominal in ((old, new), (new, old)):
        for opener, *leads in lexicon.conditions.until:
            for clause in _clauses(clausal, opener, tuple(leads)):
                said = _senses(clausal, clause, opener, lexicon)
                spans = (span for span in _phrases(nominal, tuple(leads), lexicon) if said)
                span = next((s for s in spans if _senses(nominal, s, opener, lexicon) == said), None)
                if span:
                    left, right = _without(clausal, clause), _without(nominal, span)
                    return (left, right) if clausal is old else (right, left)
    return old, new


def _clauses(act: Act, opener: str, leads: Words) -> Iterator[Span]:
    """The clauses behind a comma that a word opens, each to the next comma; not where it is part of such a phrase."""
    if act.place is None:
        return
    part = act.place.part
    nominal = tuple(find(part, leads))
    for start, end in find(part, (opener,)):
        is_opened = part.folded[part.start : start].rstrip().endswith(",")
        if is_opened and not overlaps((start, end), nominal):
            comma = part.folded.find(",", end, part.end)
            yield start, part.end if comma < 0 else comma


def _phrases(act: Act, leads: Words, lexicon: Lexicon) -> list[Span]:
    """Such phrases, each to the end of what its noun is of; none that is a date."""
    if act.place is None:
        return []
    part = act.place.part
    spans = [(start, phrase_end(part, (start, end), part.end, lexicon)) for start, end in find(part, leads)]
    return [span for span in spans if not any(overlaps(q.span, (span,)) for q in act.quantities)]


def _senses(act: Act, span: Span, opener: str, lexicon: Lexicon) -> Counter[str]:
    """The words of sense, without small ones and without the verbs that say only that it came about."""
    if act.place is None:
        return Counter()
    part = act.place.part.part(*span)
    idle = tuple(find(part, lexicon.conditions.comes_about))
    small = {*lexicon.reading.prepositions, opener}
    return Counter(word.sense for word in core(part, idle, lexicon) if word.text not in small)


def _without(act: Act, span: Span) -> Act:
    conditions = tuple(mark for mark in act.conditions if not overlaps(mark.span, (span,)))
    words = tuple(word for word in act.core if not overlaps((word.start, word.end), (span,)))
    return replace(act, conditions=conditions, core=words)
