"""The one who did it, after "by" on one side and in a relative clause on the other.

les amendes infligées par le régulateur  →  les amendes que le régulateur a infligées
"""

from differ.axes.cores import Cores
from differ.axes.recast import LONGEST_AGENT, Row
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

Words = tuple[CoreWord, ...]


def is_relative_doer(cores: Cores) -> bool:
    """Whether the rows differ in nothing else."""
    rows = Row(cores.old_act, tuple(cores.old)), Row(cores.new_act, tuple(cores.new))
    return any(_is_told_otherwise(one, other, cores.lexicon) for one, other in (rows, rows[::-1]))


def _is_told_otherwise(passive: Row, active: Row, lexicon: Lexicon) -> bool:
    for at, word in enumerate(passive.words):
        if 0 < at < len(passive.words) - 1 and word.text in lexicon.reading.doers:
            for length in range(1, min(LONGEST_AGENT, len(passive.words) - at - 1) + 1):
                if _is_same(passive, active, at, length, lexicon):
                    return True
    return False


def _is_same(passive: Row, active: Row, at: int, length: int, lexicon: Lexicon) -> bool:
    """Whether the active row has the name at the place of "by" and the name, and the participle after it."""
    name, verb = passive.senses[at + 1 : at + 1 + length], passive.senses[at - 1]
    told = (*passive.senses[: at - 1], *name, verb, *passive.senses[at + 1 + length :])
    if active.senses == told:
        return _follows_relative(active, at - 1, lexicon)
    begun, rest = passive.senses[:at], passive.senses[at + 1 + length :]
    is_idle = active.senses[:at] == begun and active.senses[at : at + length] == name
    after = active.words[at + length : at + length + 1]
    is_idle = is_idle and active.senses[at + length + 1 :] == rest and bool(after)
    return is_idle and after[0].text in lexicon.reading.idle and _follows_relative(active, at, lexicon)


def _follows_relative(row: Row, at: int, lexicon: Lexicon) -> bool:
    """Whether a word that opens a relative clause stands right before a name, with nothing but articles between."""
    part = row.act.place.part if row.act.place else None
    if part is None or at == 0:
        return False
    between = part.folded[row.words[at - 1].end : row.words[at].start].casefold().replace("'", "' ").split()
    while between and between[-1] in lexicon.addressees.determiners:
        between.pop()
    return bool(between) and between[-1].rstrip("'") in lexicon.reading.relatives
