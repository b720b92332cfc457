"""What is asked for, and of whom an act speaks: for those who read how a clause was read; no verdict rests on it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from differ.act import Act, Place
from differ.axes.phrases import Stretch, infinitive, keys
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon
from differ.model import Quote


def deed(act: Act, place: Place, lexicon: Lexicon) -> tuple[Quote | None, Quote | None]:
    """The first infinitive of a directive, and the rest after the addressees; None where there is no infinitive."""
    if not act.is_directive:
        return None, None
    part = place.part
    begin = max([part.start, *(end for _, end in place.pieces), *(quote.end for quote in _named(act, part))])
    found = infinitive(lexicon).search(part.folded, begin, part.end)
    if found is None:
        return None, _quote(part, begin, part.end)
    if lexicon.limbs.verb_final:
        start = _with_first_part(part, found.start(), begin, lexicon)
        return part.quote((start, found.end())), _quote(part, begin, start)
    return part.quote(found.span()), _quote(part, found.end(), part.end)


def _named(act: Act, part: Stretch) -> Iterator[Quote]:
    """The addressees that stand in this part."""
    quotes = (addressee.quote for addressee in act.addressees)
    return (q for q in quotes if q.provision == part.provision and part.start <= q.start and q.end <= part.end)


def _with_first_part(part: Stretch, start: int, begin: int, lexicon: Lexicon) -> int:
    """Where "op te schorten" begins: one word before "te", when that word is the first part of a verb."""
    before = part.folded[begin:start].rstrip()
    word = before.rsplit(" ", 1)[-1]
    return begin + len(before) - len(word) if word in lexicon.reading.separable else start


def _quote(part: Stretch, start: int, end: int) -> Quote | None:
    """The words between two places without what surrounds them; None when there are none."""
    text = part.folded[start:end]
    inner = text.strip(" ,;.:")
    at = start + text.find(inner)
    return part.quote((at, at + len(inner))) if inner else None


def targets(act: Act, words: Sequence[CoreWord], part: Stretch, lexicon: Lexicon) -> tuple[Quote, ...]:
    """Names in the core, those that stand side by side as one. Where all nouns have capitals, listed heads only."""
    heads = keys(lexicon.addressees.heads)
    found: list[Quote] = []
    for is_named, row in groupby(words, lambda word: (word.is_name and word.text.isalpha()) or word.text in heads):
        if is_named:
            run = list(row)
            found.append(part.quote((run[0].start, run[-1].end)))
    return tuple(found) if act.formula else ()
