"""A number of things against all of them: who asks for it in all provinces asks for more than in one or two of them.

a centre in [one] province  →  a centre in [every] province
"""

from collections.abc import Iterator
from dataclasses import replace

from differ.act import Act
from differ.axes.quantities import Quantity, QuantityKind
from differ.axes.scales import known_steps
from differ.axes.shifts import Finding, both_direct, shift
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon
from differ.model import Quote

Words = tuple[CoreWord, ...]


def of_all(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without a number of things and the word for all of them on the other side, and what these say."""
    counts = [[q for q in act.quantities if q.kind is QuantityKind.COUNT] for act in (old, new)]
    if sum(map(len, counts)) != 1 or not both_direct(old, new) or old.negations or new.negations:
        return old, new, Finding()
    is_old = bool(counts[0])
    one, other = (old, new) if is_old else (new, old)
    number = (*counts[0], *counts[1])[0]
    one = _without_floor(one, number, lexicon)
    words = _words_for_all(number, one, other, lexicon)
    if not words or number.capped or number.threshold or number.is_step or number.is_level:
        return old, new, Finding()
    quote = _quote(other, words)
    quotes = (number.quote, quote) if is_old else (quote, number.quote)
    found = shift("scope", is_old, quotes[0], quotes[1], " → ".join(q.text for q in quotes if q))
    left = replace(one, quantities=tuple(q for q in one.quantities if q is not number))
    right = replace(other, core=tuple(word for word in other.core if word not in words))
    return (left, right, found) if is_old else (right, left, found)


def _without_floor(act: Act, number: Quantity, lexicon: Lexicon) -> Act:
    """An act without what makes a number the least, right before it: "[at least] one province"."""
    floors = lexicon.reading.raising_words
    near = (w for w in act.core if 0 <= number.quote.start - w.end <= 1 and w.text in floors)
    gone = tuple(near)
    return replace(act, core=tuple(word for word in act.core if word not in gone)) if gone else act


def _words_for_all(number: Quantity, one: Act, other: Act, lexicon: Lexicon) -> Words:
    """The words of the other side for all of the things that a number counts: both stand right before the same noun."""
    noun = next((word for word in one.core if word.start >= number.quote.end), None)
    at = one.core.index(noun) if noun else 0
    if noun is None or not _is_beside(number.quote.end, noun, one):
        return ()
    for words in _for_all(other, lexicon):
        first = other.core.index(words[0])
        after = next((word for word in other.core if word.start >= words[-1].end), None)
        if after and after.sense == noun.sense and first == at:
            return words
    return ()


def _for_all(act: Act, lexicon: Lexicon) -> Iterator[Words]:
    for step in known_steps(act.core, lexicon):
        rung = step.optional
        if rung and rung.scale.name == "scope" and rung.level > (rung.scale.absent or 0.0):
            yield step.words


def _is_beside(end: int, word: CoreWord, act: Act) -> bool:
    """Whether nothing stands between a number and the noun that it counts."""
    return act.place is not None and not act.place.part.folded[end : word.start].strip()


def _quote(act: Act, words: Words) -> Quote | None:
    return act.place.part.quote((words[0].start, words[-1].end)) if act.place else None
