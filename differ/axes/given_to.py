"""Who is given something, or where it is done, before or after what is given, in a language without cases.

fournir [aux petites entreprises] un accès au crédit  →  fournir un accès au crédit [aux petites entreprises]

Only right behind the verb that asks for it, so that the phrase can belong to no noun; and past one object only, which
begins with an article and holds no clause of its own.
"""

from differ.axes.cores import Cores
from differ.axes.phrases import find
from differ.axes.recast import Row, is_infinitive_of
from differ.axes.shifts import both_direct
from differ.lexicon.model import Lexicon

LONGEST = 10
"""Words of sense in a phrase, and in what it moves past."""


def is_given_elsewhere(cores: Cores) -> bool:
    """Whether two demands differ in the place of one phrase with a preposition only."""
    rows = Row(cores.old_act, tuple(cores.old)), Row(cores.new_act, tuple(cores.new))
    if cores.is_negated or cores.lexicon.limbs.verb_final or not both_direct(cores.old_act, cores.new_act):
        return False
    return any(_is_moved(one, other, cores.lexicon) for one, other in (rows, rows[::-1]))


def _is_moved(first: Row, last: Row, lexicon: Lexicon) -> bool:
    """Whether the phrase stands right behind the verb in one row, and after the object in the other."""
    verb = next((at for at, word in enumerate(first.words) if is_infinitive_of(word, first.act, lexicon)), None)
    if verb is None or first.senses[: verb + 1] != last.senses[: verb + 1] or len(first.words) != len(last.words):
        return False
    at = verb + 1
    if not first.words[at:] or first.words[at].text.split()[0] not in lexicon.reading.prepositions:
        return False
    for length in range(2, LONGEST + 1):
        phrase = first.senses[at : at + length]
        for past in range(1, LONGEST + 1):
            end = at + length + past
            if end > len(first.words):
                break
            moved = (*first.senses[at + length : end], *phrase, *first.senses[end:])
            is_same = last.senses[at:] == moved and _is_object(first, at + length, end, lexicon)
            if is_same and _is_closed(first, end, lexicon) and first.senses[end : end + 1] != phrase[:1]:
                return True
    return False


def _is_object(row: Row, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether words begin with an article, which is printed right before them, and hold no clause and no list."""
    part = row.act.place.part if row.act.place else None
    if part is None:
        return False
    before = part.folded[row.words[start - 1].end : row.words[start].start].casefold().replace("'", "' ").split()
    inside = part.part(row.words[start].start, row.words[end - 1].end)
    words = (*lexicon.reading.relatives, *lexicon.reading.relative_words, *lexicon.limbs.complements)
    joiners = {*lexicon.reading.joiners, *lexicon.addressees.joiners}
    is_plain = not any(word.text in joiners for word in row.words[start:end])
    is_led = bool(before) and before[-1] in (*lexicon.addressees.determiners, *lexicon.reading.genitives)
    return is_led and is_plain and not any(True for _ in find(inside, words))


def _is_closed(row: Row, end: int, lexicon: Lexicon) -> bool:
    """Whether the object ends there: at the end, or before a preposition or a joining word."""
    after = row.words[end : end + 1]
    leads = (*lexicon.reading.prepositions, *lexicon.reading.joiners, *lexicon.addressees.joiners)
    return not after or after[0].text.split()[0] in leads
