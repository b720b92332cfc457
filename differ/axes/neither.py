"""Words that deny two things between them: "vrij [noch] eerlijk" says as much as "[noch] vrij [noch] eerlijk"."""

from collections.abc import Iterator, Sequence

from differ.axes.marks import Mark
from differ.axes.phrases import Span, Stretch, find, key
from differ.lexicon.model import Lexicon


def without_repeated(found: Sequence[Mark], lexicon: Lexicon) -> tuple[Mark, ...]:
    """The negations; of several such words only the first one, as they deny together."""
    pairing = lexicon.negation.pairing
    if not pairing or len(found) < len(("neither", "nor")):
        return tuple(found)
    paired = [mark for mark in found if key(mark.quote.text) in pairing]
    return tuple(mark for mark in found if mark not in paired[1:])


def repeated(negations: Sequence[Mark], part: Stretch, lexicon: Lexicon) -> Iterator[Span]:
    """The places of all such words, where there is a negation at all."""
    if negations and lexicon.negation.pairing:
        yield from find(part, lexicon.negation.pairing)
