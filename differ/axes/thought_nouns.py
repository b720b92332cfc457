"""A noun of thought before the deed that is asked for: a debate on it is less than the deed itself.

calls for [a debate on] the introduction of a levy  →  calls for the introduction of a levy
"""

from collections.abc import Sequence

from differ.axes.cores import Cores
from differ.axes.governed import is_deed, is_thought
from differ.axes.shifts import Finding, both_direct, shift
from differ.axes.words import CoreWord

NOUN_AND_TIE = 2
"""Words of sense in "a debate on"."""


def of_thought(words: Sequence[CoreWord], row: Sequence[CoreWord], is_old: bool, cores: Cores) -> Finding | None:
    """What it means that such a noun stands first on one side only, right before a deed; None where it is no such."""
    rest = row[len(words) :]
    is_tied = len(words) == NOUN_AND_TIE and words[1].text in cores.lexicon.reading.prepositions
    if not is_tied or tuple(row[: len(words)]) != tuple(words) or not rest:
        return None
    if not both_direct(cores.old_act, cores.new_act) or cores.is_negated:
        return None
    if not is_thought(words, cores.lexicon) or not is_deed(rest, cores.lexicon):
        return None
    quote = cores.quote(is_old, words)
    said = f"the deed itself, or only: {quote.text if quote else ''}"
    return shift("action", is_old, quote if is_old else None, None if is_old else quote, said)
