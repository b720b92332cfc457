"""A paper about a deed in the place of the deed, in a language whose verbs stand last: less is asked for.

die Schulen zu sanieren  →  [einen Plan für die] Sanierung der Schulen [vorzulegen]
"""

from collections import Counter
from collections.abc import Iterator

from differ.axes.cores import Cores
from differ.axes.free_order import is_said_alike
from differ.axes.governed import all_stems
from differ.axes.purpose_ties import is_led_small
from differ.axes.recast import Row, is_infinitive_of
from differ.axes.shifts import Finding, both_direct, shift
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

Words = tuple[CoreWord, ...]


def deed_in_plan(cores: Cores) -> Finding | None:
    """What it means that one side asks for a paper about what the other asks to be done; None where that is not so."""
    lexicon = cores.lexicon
    if not lexicon.reading.plans or not both_direct(cores.old_act, cores.new_act) or cores.is_negated:
        return None
    for is_old in (True, False):
        more, less = (cores.old, cores.new) if is_old else (cores.new, cores.old)
        other = Row(cores.act(not is_old), tuple(less))
        for noun, rest in _without_paper(Row(cores.act(is_old), tuple(more)), other, lexicon):
            if Counter(rest.senses) == Counter(other.senses) and is_said_alike((rest, other), lexicon):
                quote = cores.quote(is_old, (noun,))
                sides = (quote, None) if is_old else (None, quote)
                return shift("action", is_old, sides[0], sides[1], f"the deed itself, or only: {noun.text}")
    return None


def _without_paper(row: Row, other: Row, lexicon: Lexicon) -> Iterator[tuple[CoreWord, Row]]:
    """The paper, and the row without it, what ties the deed to it, and the verb that brings it about."""
    if len(row.words) <= len(other.words) or not row.words:
        return
    verb = row.words[-1]
    is_brought = is_infinitive_of(verb, row.act, lexicon) and verb.stem in all_stems(lexicon.reading.carriers, lexicon)
    nouns = all_stems(lexicon.reading.plans, lexicon)
    known = Counter(other.senses)
    for at, word in enumerate(row.words[:-1] if is_brought else ()):
        after = row.words[at + 1]
        is_tied = after.text in lexicon.reading.prepositions
        is_led = is_tied or is_led_small(after, row.act, lexicon)
        if word.stem in nouns and not known[word.sense] and is_led:
            kept = (*row.words[:at], *row.words[at + (2 if is_tied else 1) : -1])
            yield word, Row(row.act, _without_ties(kept, known, lexicon))


def _without_ties(words: Words, known: Counter[str], lexicon: Lexicon) -> Words:
    """The words without "of" where the other side has none."""
    return tuple(word for word in words if word.text not in lexicon.reading.genitives or known[word.sense])
