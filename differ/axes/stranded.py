"""Second halves of words that stand apart from the first: they belong to no verb.

de Kamer [daar] vóór de zomer [over] te informeren  =  de Kamer [daarover] vóór de zomer te informeren
"""

from functools import lru_cache
from itertools import chain

from differ.axes.phrases import Stretch, key, words_of
from differ.lexicon.model import Lexicon

Word = tuple[str, int, int]
"""A word, where it begins and where it ends."""


def without_stranded(row: list[Word], stretch: Stretch, lexicon: Lexicon) -> list[Word]:
    """The words of a part of a stretch without such halves right before the mark of an infinitive."""
    firsts = lexicon.reading.stranding
    if not firsts or not any(first in words_of(stretch.folded)[2] for first in firsts):
        return row
    lows = [text.casefold() for text, _, _ in row]
    return [word for at, word in enumerate(row) if not _is_stranded(lows, at, row, stretch, lexicon)]


def _is_stranded(lows: list[str], at: int, row: list[Word], stretch: Stretch, lexicon: Lexicon) -> bool:
    reading = lexicon.reading
    if lows[at] not in reading.stranded or not _is_before_verb(lows, at, lexicon):
        return False
    before = stretch.folded[stretch.start : row[at][1]].casefold().split()
    return any(word in reading.stranding for word in before)


def _is_before_verb(lows: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a verb with its mark follows, of which the word is no part: "te informeren", not "te dragen"."""
    reading, after = lexicon.reading, lows[at + 1 : at + 3]
    if len(after) > 1 and after[0] in reading.between:
        return lows[at] + after[1] not in _verbs(lexicon)
    return len(after) > 1 and after[0] in reading.separable and after[1] in reading.between


@lru_cache(maxsize=8)
def _verbs(lexicon: Lexicon) -> frozenset[str]:
    """All words that are listed anywhere: a verb that is none of them is not believed to be one."""
    reading = lexicon.reading
    rungs = (word for scale in lexicon.scales for rung in scale.rungs for word in rung)
    listed = chain(rungs, reading.carriers, *reading.synonyms, *reading.irregular)
    return frozenset(key(word) for phrase in listed for word in phrase.split())
