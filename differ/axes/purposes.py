"""A clause of purpose, and the same as a noun, in a language whose verbs stand last.

Maßnahmen, [um die Wartezeiten zu verringern]     →  Maßnahmen [zur Verringerung der Wartezeiten]
ein Gesetz, [mit dem die Lücke geschlossen wird]  →  ein Gesetz [zur Schließung der Lücke]
"""

from collections import Counter
from collections.abc import Sequence

from differ.act import Act
from differ.axes.cores import Cores
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

Words = Sequence[CoreWord]

LEAST = 2
"""Words of sense in such a clause: what is to be done, and to what."""


def is_purpose_recast(cores: Cores) -> bool:
    """Whether one side has as a clause of purpose what the other has as a noun, and all else is the same."""
    if not cores.lexicon.reading.purposes or not cores.lexicon.limbs.verb_final:
        return False
    return any(
        _is_noun_of(clause, act, cores.act(not is_old), other, cores.lexicon)
        for is_old, act, clause, other in (
            (True, cores.old_act, cores.old, cores.new),
            (False, cores.new_act, cores.new, cores.old),
        )
    )


def _is_noun_of(words: Words, act: Act, other_act: Act, other: Words, lexicon: Lexicon) -> bool:
    at = next((at for at, word in enumerate(words) if _opens(word, act, lexicon)), None)
    if at is None:
        return False
    end = _clause_end(words, at, act)
    clause, rest = words[at + 1 : end], [w.sense for w in (*words[:at], *words[end:])]
    if len(clause) < LEAST:
        return False
    verb = clause[-1]
    for start, word in enumerate(other):
        if word.sense == verb.sense and word.text != verb.text and _is_noun(word, other_act):
            first, last = _phrase(other, start, sum(w.text not in _ties(lexicon) for w in clause), lexicon)
            inside = [w for w in other[first:last] if w.text not in _ties(lexicon)]
            left = [w.sense for w in (*other[:first], *other[last:])]
            mine = [w for w in clause if w.text not in _ties(lexicon)]
            if left == rest and Counter(w.sense for w in inside) == Counter(w.sense for w in mine):
                return True
    return False


def _phrase(words: Words, noun: int, length: int, lexicon: Lexicon) -> tuple[int, int]:
    """From the preposition before a noun to the last of as many words of sense as the clause has."""
    first = noun - 1 if noun and words[noun - 1].text in lexicon.reading.prepositions else noun
    last, left = noun, length
    while last < len(words) and left:
        left -= words[last].text not in _ties(lexicon)
        last += 1
    return first, last


def _ties(lexicon: Lexicon) -> frozenset[str]:
    return frozenset((*lexicon.reading.genitives, *lexicon.reading.datives, *lexicon.narrowing.relating))


def _opens(word: CoreWord, act: Act, lexicon: Lexicon) -> bool:
    """Whether a word opens a clause of purpose, right after a comma."""
    part = act.place.part if act.place else None
    if part is None or word.text not in lexicon.reading.purposes:
        return False
    return part.folded[part.start : word.start].rstrip().endswith(",")


def _clause_end(words: Words, at: int, act: Act) -> int:
    """The number of the first word behind the comma that closes the clause."""
    part = act.place.part if act.place else None
    comma = part.folded.find(",", words[at].end, part.end) if part else -1
    return next((n for n, word in enumerate(words) if word.start > comma >= 0), len(words))


def _is_noun(word: CoreWord, act: Act) -> bool:
    return act.place is not None and act.place.part.text[word.start].isupper()
