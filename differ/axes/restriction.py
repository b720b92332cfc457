"""What says "only" in two parts, neither of which says so alone: "n'autoriser que les produits testés"."""

from collections.abc import Iterator
from functools import lru_cache

from differ.act import Act
from differ.axes.phrases import Span, find
from differ.lexicon.model import SLOT, Lexicon

REACH = 12
"""Words between the two parts."""


def restrictions(act: Act, lexicon: Lexicon) -> Iterator[tuple[Span, Span]]:
    """Where the first part stands with the second one after it, and no word of negation between them."""
    part = act.place.part if act.place else None
    if part is None:
        return
    words = lexicon.negation
    inside = tuple(mark.span for mark in act.conditions)
    for start, end in find(part, words.halves):
        then = next(iter(find(part.part(end, part.end), words.restricting)), None)
        if then is None or len(part.folded[end : then[0]].split()) > REACH or "," in part.folded[end : then[0]]:
            continue
        between = part.part(end, then[0])
        is_negated = any(True for _ in find(between, (*words.words, *_last_parts(lexicon))))
        if not is_negated and not any(a <= start < b for a, b in inside):
            yield (start, end), then


@lru_cache(maxsize=64)
def _last_parts(lexicon: Lexicon) -> tuple[str, ...]:
    """What makes another phrase of the same first part: "ne ... plus"."""
    rows = (phrase.partition(SLOT) for phrase in lexicon.reading.parted)
    return tuple(last.strip() for first, _, last in rows if first.strip() in lexicon.negation.halves)
