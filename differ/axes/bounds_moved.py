"""A permission that both sides restrict, and what one side restricts it to more closely; or forbids altogether.

qu'ils ne puissent être vendus qu'aux pêcheurs [locaux]      fewer may: more is asked for
n'autoriser les caméras que dans les gares [et les ports]    more may: less is asked for
"""

from collections.abc import Sequence

from differ.axes.phrases import Stretch, key
from differ.lexicon.model import Lexicon


def is_closer(old: Stretch, new: Stretch, is_condition: bool, lexicon: Lexicon) -> bool | None:
    """Whether the second of two phrases that bound a permission bounds it more closely; None where nobody can tell."""
    rows = [_words(part) for part in (old, new)]
    short, long = sorted(rows, key=len)
    further = _further(short, long)
    if not further:
        return None
    is_new_longer = len(rows[1]) > len(rows[0])
    if further[0] in lexicon.negation.listing:
        return not is_new_longer
    if further[0] in lexicon.addressees.joiners:
        return None if is_condition else not is_new_longer
    return None if _is_joined(further, lexicon) else is_new_longer


def _further(short: Sequence[str], long: Sequence[str]) -> list[str]:
    """The words that the longer row has more, all at one place."""
    if len(short) == len(long):
        return []
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    more = len(long) - len(short)
    return list(long[at : at + more]) if list(long[at + more :]) == list(short[at:]) else []


def _is_joined(words: Sequence[str], lexicon: Lexicon) -> bool:
    return any(word in lexicon.negation.listing or word in lexicon.addressees.joiners for word in words)


def _words(part: Stretch) -> list[str]:
    return key(part.folded[part.start : part.end]).replace(",", " ").strip(" ;.").split()
