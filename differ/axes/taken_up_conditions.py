"""A word that opens a statement, and takes up the opener of a condition after "and" instead.

si la demande est complète et [que] l'administration l'a vérifiée      two conditions
si la fraude est prouvée et [que] les fonds [soient] gelés             a second statement, by its verb
"""

from collections.abc import Sequence

from differ.axes.phrases import Stretch, any_of, find
from differ.lexicon.model import Lexicon


def takes_up(before: Stretch, after: Stretch, lexicon: Lexicon) -> bool:
    """Whether such a word between two stretches goes on with a condition in the first: no comma stands between them."""
    openers = lexicon.conditions.taken_up
    if not openers or before.folded[: before.end].rstrip().endswith(","):
        return False
    opened = [end for _, end in find(before, openers)]
    if not opened or "," in before.folded[opened[-1] : before.end]:
        return False
    asking = any_of(lexicon.reading.wished)
    told = asking.search(before.folded, opened[-1], before.end)
    wished = asking.search(after.folded, after.start, after.end)
    return told is not None or wished is None


def is_further(short: Sequence[str], long: Sequence[str], lexicon: Lexicon) -> bool | None:
    """Whether a row of words goes on with a further condition: True after "and", False after "or", else None."""
    at = len(short)
    starts = (*lexicon.limbs.complements, *lexicon.conditions.taken_up)
    if not lexicon.conditions.taken_up or list(long[:at]) != list(short) or len(long) < at + 3:
        return None
    if not any_of(starts).match(long[at + 1]):
        return None
    if long[at] in lexicon.negation.listing:
        return False
    return True if long[at] in lexicon.addressees.joiners else None
