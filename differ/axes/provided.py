"""To provide somebody with something, and to provide it to him: both ask for the same.

provide [schools] with [textbooks]   =   provide [textbooks] to [schools]
a copy shall be sent to the Minister =   the Minister shall be sent a copy
"""

from differ.axes.cores import Cores
from differ.axes.governed import all_stems
from differ.axes.recast import Row, is_passive
from differ.axes.shifts import both_direct
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

LONGEST = 8
"""Words of sense in the name of those who are given something, and of what they are given."""

Words = tuple[CoreWord, ...]


def is_provided(cores: Cores) -> bool:
    """Whether two demands differ in the order of who is given something and what is given, and in prepositions."""
    listed = cores.lexicon.reading.providing
    if not listed or cores.is_negated or not both_direct(cores.old_act, cores.new_act):
        return False
    verbs = all_stems(listed, cores.lexicon)
    rows = cores.old, cores.new
    if any(_is_sent(cores, is_old) for is_old in (True, False)):
        return True
    return any(_is_one(one, other, verbs, cores.lexicon) for one, other in (rows, rows[::-1]))


def _is_one(row: Words, other: Words, verbs: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether ``row`` has "provide whom with what", and ``other`` "provide what to whom"."""
    at = next((at for at, word in enumerate(row) if word.stem in verbs), len(row))
    tie = next((n for n in range(at + 2, len(row)) if row[n].text in lexicon.narrowing.bearing), len(row))
    if tie + 1 >= len(row) or _senses(row[: at + 1]) != _senses(other[: at + 1]):
        return False
    whom, found = _senses(row[at + 1 : tie]), _senses(other[at + 1 :])
    for end in range(tie + 2, min(len(row), tie + 1 + LONGEST) + 1):
        what, rest = _senses(row[tie + 1 : end]), _senses(row[end:])
        leads = {0, int(len(found) > len(what) and other[at + 1 + len(what)].text in lexicon.reading.datives)}
        if any(found == [*what, *found[len(what) : len(what) + led], *whom, *rest] for led in leads):
            return True
    return False


def _is_sent(cores: Cores, is_old: bool) -> bool:
    """Whether this side has "what is sent to whom", and the other one "who is sent what"."""
    act, other_act = cores.act(is_old), cores.act(not is_old)
    row, other = (cores.old, cores.new) if is_old else (cores.new, cores.old)
    if len(row) != len(other) or not act.place or set(_senses(row)) != set(_senses(other)):
        return False  # most of the time; it is the sooner seen
    verbs = [n for n, w in enumerate(row) if is_passive(w, Row(act, row), cores.lexicon)]
    if len(verbs) != 1 or not other_act.place:
        return False
    at, lexicon = verbs[0], cores.lexicon
    there = next((n for n, w in enumerate(other) if w.sense == row[at].sense), 0)
    end = at + 1 + there
    what, whom, rest = _senses(row[:at]), _senses(row[at + 1 : end]), _senses(row[end:])
    if not there or not is_passive(other[there], Row(other_act, other), lexicon):
        return False
    if _senses(other) != [*whom, row[at].sense, *what, *rest]:
        return False
    lead = act.place.part.folded[row[at].end : row[at + 1].start].casefold().split()
    tie = other_act.place.part.folded[other[there].end : other[there + 1].start].casefold().split()
    small = {*lexicon.reading.genitives, *lexicon.addressees.determiners}
    return bool(lead) and lead[0] in lexicon.reading.datives and set(tie) <= small


def _senses(words: Words) -> list[str]:
    return [word.sense for word in words]
