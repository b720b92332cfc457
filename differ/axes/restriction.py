"""What says "only" in two parts, neither of which says so alone: "n'autoriser que les produits testés"."""

from functools import lru_cache

from differ.act import Act
from differ.axes.phrases import find
from differ.lexicon.model import SLOT, Lexicon

REACH = 8
"""Words between the two parts."""


def doubts_of_restriction(old: Act, new: Act, lexicon: Lexicon) -> tuple[str, ...]:
    """A doubt where one side restricts in this way and the other does not."""
    if not lexicon.negation.restricting:
        return ()
    is_one = _restrictions(old, lexicon) == _restrictions(new, lexicon)
    return () if is_one else ("one side is restricted, or is so no longer",)


def _restrictions(act: Act, lexicon: Lexicon) -> int:
    """How often the first part stands with the second one after it, and no word of negation between them."""
    part = act.place.part if act.place else None
    if part is None:
        return 0
    words = lexicon.negation
    inside = tuple(mark.span for mark in act.conditions)
    count = 0
    for start, end in find(part, words.halves):
        then = next((s for s, _ in find(part.part(end, part.end), words.restricting)), None)
        if then is None or len(part.folded[end:then].split()) > REACH or "," in part.folded[end:then]:
            continue
        is_negated = any(True for _ in find(part.part(end, then), (*words.words, *_last_parts(lexicon))))
        count += not is_negated and not any(a <= start < b for a, b in inside)
    return count


@lru_cache(maxsize=64)
def _last_parts(lexicon: Lexicon) -> tuple[str, ...]:
    """What makes another phrase of the same first part: "ne ... plus"."""
    rows = (phrase.partition(SLOT) for phrase in lexicon.reading.parted)
    return tuple(last.strip() for first, _, last in rows if first.strip() in lexicon.negation.halves)
