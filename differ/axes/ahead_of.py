"""An event before which something is to be done, on one side only: a deadline that names no day.

consult the unions  →  consult the unions [before any contract is signed]       sooner
inspect the bridge [before it reopens]  →  inspect the bridge                   no deadline any more
bring the officers [before the court]                                           a place, and nothing that happens
"""

from dataclasses import replace

from differ.act import Act
from differ.axes.phrases import Span, find, key, overlaps
from differ.axes.quantities import ENDS
from differ.axes.shifts import Finding, both_direct, gone_or_come
from differ.lexicon.model import Lexicon

FIRST = 3
"""Words behind "before" among which that of a place stands: "before [the competent court]"."""

LONGEST = 12
"""Words of the longest event that is read."""


def of_events(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without such an event that only one of them has, and what that says."""
    is_read = bool(lexicon.quantities.happening) and both_direct(old, new) and not (old.negations or new.negations)
    spans = [_events(act, lexicon) for act in (old, new)] if is_read else [[], []]
    if len(spans[0]) + len(spans[1]) != 1:
        return old, new, Finding()
    act, other, span = (old, new, spans[0][0]) if spans[0] else (new, old, spans[1][0])
    inside = [word for word in act.core if overlaps((word.start, word.end), (span,))]
    if len(inside) < len(("before", "it reopens")) or act.place is None or not _may_be_gone(span, act, other, lexicon):
        return old, new, Finding()
    kept = tuple(word for word in act.core if word not in inside)
    is_one = [word.sense for word in kept] == [word.sense for word in other.core]
    if not is_one and _is_of_it(span, act, lexicon):
        return old, new, Finding()  # "protect children [before they are born]" may tell which
    left = replace(act, core=kept, quantities=tuple(q for q in act.quantities if not overlaps(q.span, (span,))))
    moved = gone_or_come("time", act.place.part.quote(span), bool(spans[0]), bool(spans[1]), "deadline")
    return (left, new, moved) if spans[0] else (old, left, moved)


def _is_of_it(span: Span, act: Act, lexicon: Lexicon) -> bool:
    """Whether the event is told of what was named before: "before [it] reopens"."""
    words = key(act.place.part.folded[slice(*span)]).split() if act.place else []
    return any(word in lexicon.reading.pronouns for word in words[1:3])


def _may_be_gone(span: Span, act: Act, other: Act, lexicon: Lexicon) -> bool:
    """Whether the phrase ends the clause, and neither side has a deadline or a condition of its own beside it."""
    part = act.place.part if act.place else None
    if part is None or other.place is None or any(True for _ in find(other.place.part, lexicon.quantities.ahead)):
        return False
    ends = [q for side in (act, other) for q in side.quantities if q.kind in ENDS and not overlaps(q.span, (span,))]
    marks = (*act.conditions, *act.exceptions, *act.modals, *act.immediacy)
    is_marked = any(overlaps(mark.span, (span,)) for mark in marks)
    return not ends and not is_marked and not part.folded[span[1] : part.end].strip(" ;.")


def _events(act: Act, lexicon: Lexicon) -> list[Span]:
    """The phrases from "before" to the end of the clause that tell of something that happens."""
    part = act.place.part if act.place else None
    if part is None:
        return []
    words = lexicon.quantities
    end = part.start + len(part.folded[part.start : part.end].rstrip(" ;."))
    found = []
    for start, opened in find(part, words.ahead):
        after = key(part.folded[opened:end]).split()
        before = key(part.folded[part.start : start]).split()[-1:]
        is_place = bool(before) and (before[0] in words.facing or before[0] in words.units)
        is_place = is_place or any(word in words.facing for word in after[:FIRST])
        if after and len(after) <= LONGEST and "," not in part.folded[opened:end] and not is_place:
            found += [(start, end)] if _happens(after, lexicon) else []
    return found


def _happens(after: list[str], lexicon: Lexicon) -> bool:
    """Whether words tell of a deed or a clause: "taking a decision", "it reopens", "the vote", "a law is adopted"."""
    reading, happening = lexicon.reading, lexicon.quantities.happening
    if after[0] in reading.pronouns or (after[0].endswith(reading.going_on) and bool(reading.going_on)):
        return True
    return any(word in happening for word in after)
