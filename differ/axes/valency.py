"""Prepositions that change with the verb that governs them, where both verbs say the same.

in die Planung einzubeziehen  →  an der Planung zu beteiligen
"""

from differ.axes.amount_leads import is_amount_lead
from differ.axes.cores import Cores, Region
from differ.axes.so_that import is_purpose_opener
from differ.axes.words import CoreWord, stem


def is_governed_otherwise(region: Region, cores: Cores) -> bool:
    """Whether a place holds prepositions that verbs ask for only, and the verbs are two words of one sense.

    Or what says no more there than it would elsewhere: :mod:`differ.axes.amount_leads`, :mod:`differ.axes.so_that`.
    """
    if is_amount_lead(region, cores) or is_purpose_opener(region, cores):
        return True
    governed = cores.lexicon.reading.governed
    words = (*region.old, *region.new)
    return bool(governed) and all(word.text in governed for word in words) and _is_other_verb(cores)


def _is_other_verb(cores: Cores) -> bool:
    if not cores.old or not cores.new:
        return False
    at = -1 if cores.lexicon.limbs.verb_final else 0
    old, new = cores.old[at], cores.new[at]
    return old.sense == new.sense and _own_stem(old, cores) != _own_stem(new, cores)


def _own_stem(word: CoreWord, cores: Cores) -> str:
    return stem(word.text, cores.lexicon)
