"""Where a relative clause ends because the verb of the demand itself follows.

demands that firms which have broken the rules [be fined]
calls for the licences that were granted in May, [to be suspended]
"""

from differ.axes.phrases import Stretch, find, infinitive
from differ.lexicon.model import Lexicon

BEFORE = 2
"""Words before a verb form among which its modal verb would stand: "which may not be"."""


def is_resumed(told: Stretch, lexicon: Lexicon) -> bool:
    """Whether the words after a relative word hold the verb of the demand; only where the language has such forms."""
    forms = lexicon.reading.resuming
    if not forms:
        return False
    if any(_is_bare(told, start, lexicon) for start, _ in find(told, forms)):
        return True
    matches = infinitive(lexicon).finditer(told.folded, told.start, told.end)
    return any(told.folded[told.start : match.start()].rstrip().endswith(",") for match in matches)


def _is_bare(told: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether no modal verb and no "to" stands before a verb form."""
    before = told.folded[told.start : at].casefold().split()[-BEFORE:]
    bound = {*lexicon.modality, *lexicon.negation.words, *lexicon.reading.datives}
    return bool(before) and bound.isdisjoint(before)
