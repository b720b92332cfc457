"""The one who did it, named in a relative clause right after what is blamed.

condemns the attacks that were carried out [by the militia] in March

A relative clause behind another noun tells of that one: who honoured a victim is not to blame.
"""

from collections.abc import Sequence

from differ.axes.cores import Cores
from differ.axes.phrases import keys
from differ.axes.shifts import BLAMING
from differ.axes.words import CoreWord

LONGEST_BLAMED = 3
"""Words of sense in what is blamed: a noun with its adjectives; a preposition may lead it ("worried [about]")."""


def is_told_doer(found: Sequence[CoreWord], row: Sequence[CoreWord], is_old: bool, cores: Cores) -> bool:
    """Whether words that open with "by" stand in the relative clause of the first noun of what is blamed."""
    act, lexicon = cores.act(is_old), cores.lexicon
    if act.family not in BLAMING or act.place is None or found[0].text not in lexicon.reading.doers:
        return False
    folded, relatives = act.place.part.folded, keys(lexicon.reading.relatives)
    leads = lexicon.reading.prepositions
    for at, word in enumerate(row[: LONGEST_BLAMED + 1]):
        if word.start >= found[0].start or (at and word.text in leads):
            return False
        following = folded[word.end : found[0].start].casefold().lstrip(" ,").split(maxsplit=1)[:1]
        if following and following[0] in relatives and at + 1 < len(row):
            return "," not in folded[row[at + 1].start : found[0].start]
    return False
