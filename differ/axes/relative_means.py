"""What a thing does, and what is done with it: a relative clause turned into the passive says the same.

ein Gesetz, das den Handel verbietet   =   ein Gesetz, [mit] dem der Handel verboten wird
"""

from differ.axes.cores import Cores, Region
from differ.axes.phrases import key, keys
from differ.axes.words import CoreWord

COMMA = ","


def is_means(region: Region, cores: Cores) -> bool:
    """Whether the only word is such a preposition, and the other side has the relative word without it."""
    is_old = bool(region.old)
    words, at = (region.old, region.new_at) if is_old else (region.new, region.old_at)
    others = cores.new if is_old else cores.old
    means = cores.lexicon.reading.means
    if not means or len(words) != 1 or words[0].text not in means or not 0 < at < len(others):
        return False
    return _is_passive_clause(words[0], is_old, cores) and _opens_active(others[at - 1], others[at], not is_old, cores)


def _is_passive_clause(word: CoreWord, is_old: bool, cores: Cores) -> bool:
    """Whether a comma stands before a word, a relative word behind it, and a passive at the end of that clause."""
    place = cores.act(is_old).place
    if place is None or not place.part.folded[: word.start].rstrip().endswith(COMMA):
        return False
    clause = key(place.part.folded[word.end : place.part.end].partition(COMMA)[0]).strip(" ;.").split()
    return len(clause) > 1 and clause[0] in _relatives(cores) and clause[-1] in cores.lexicon.reading.passives


def _opens_active(before: CoreWord, word: CoreWord, is_old: bool, cores: Cores) -> bool:
    """Whether a comma and a relative word stand between two words, and no passive at the end of that clause."""
    place = cores.act(is_old).place
    if place is None:
        return False
    between = place.part.folded[before.end : word.start]
    clause = key(place.part.folded[word.start : place.part.end].partition(COMMA)[0]).strip(" ;.").split()
    opener = key(between.partition(COMMA)[2]).split()[:1]
    is_active = bool(clause) and clause[-1] not in cores.lexicon.reading.passives
    return is_active and between.lstrip().startswith(COMMA) and bool(opener) and {*opener} <= _relatives(cores)


def _relatives(cores: Cores) -> frozenset[str]:
    return keys(cores.lexicon.reading.relatives)
