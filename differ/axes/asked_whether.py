"""Whether "if they" means "whether they": after a verb of asking or finding out, "to [examine] if they comply"."""

from functools import lru_cache

from differ.axes.phrases import Stretch
from differ.axes.words import stem
from differ.lexicon.model import Lexicon


def is_condition(opener: str, stretch: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether an opener of two words ("if they") at a place can only open a condition."""
    first, _, rest = opener.partition(" ")
    words = lexicon.conditions
    if not words.asking or not rest or first not in words.fulfilled:
        return False
    before = stretch.folded[stretch.start : at].casefold().split()
    return _asking(lexicon).isdisjoint(stem(word.strip(","), lexicon) for word in before)


def is_asked(opener: str, stretch: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether an opener of one word stands right behind such a verb: "to clarify [if] the aid is lawful"."""
    words = lexicon.conditions
    if not words.asking or opener not in words.whether:
        return False
    before = stretch.folded[stretch.start : at].casefold().split()[-2:]
    is_passive = before[0] in lexicon.reading.passives if before else True  # "be informed if"
    return not is_passive and stem(before[-1], lexicon) in _asking(lexicon)


@lru_cache(maxsize=64)
def _asking(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(stem(word, lexicon) for phrase in lexicon.conditions.asking for word in phrase.split()[:1])
