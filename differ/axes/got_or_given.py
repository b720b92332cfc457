"""To get something, and to be given it: the same is asked for.

dat slachtoffers schadevergoeding [krijgen]  =  dat [aan] slachtoffers schadevergoeding [wordt toegekend]
"""

from collections.abc import Iterator

from differ.act import Act
from differ.axes.governed import all_stems
from differ.axes.recast import Row, is_passive
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

Words = tuple[CoreWord, ...]

LONGEST = 8
"""Words of sense in the name of those who get something."""


def with_one_gift(rows: tuple[Words, Words], acts: tuple[Act, Act], lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows, in the words of the one that says who gets something where the other says who is given it."""
    if not lexicon.reading.handing:
        return rows
    if _is_gift(rows[0], rows[1], acts[0], lexicon):
        return rows[1], rows[1]
    return (rows[0], rows[0]) if _is_gift(rows[1], rows[0], acts[1], lexicon) else rows


def _is_gift(given: Words, got: Words, act: Act, lexicon: Lexicon) -> bool:
    """Whether the first row says in the passive what the second one says with a verb of getting."""
    getting, handing = (all_stems(words, lexicon) for words in (lexicon.reading.getting, lexicon.reading.handing))
    verbs = [at for at, word in enumerate(given) if word.stem in handing and is_passive(word, Row(act, given), lexicon)]
    getters = [at for at, word in enumerate(got) if word.stem in getting]
    if len(verbs) != 1 or len(getters) != 1 or len(given) != len(got) + 1:
        return False
    wanted = [word.sense for word in got]
    return any(row == wanted for row in _turned(given, verbs[0], got[getters[0]].sense, lexicon))


def _turned(given: Words, verb: int, sense: str, lexicon: Lexicon) -> Iterator[list[str]]:
    """The senses of a row with another verb; those who are given something, without "to", at their place or first."""
    senses = [sense if at == verb else word.sense for at, word in enumerate(given)]
    for at, word in enumerate(given):
        if word.text in lexicon.reading.datives and at < verb:
            yield [*senses[:at], *senses[at + 1 :]]
            for end in range(at + 2, min(at + 2 + LONGEST, verb + 1)):
                for start in range(at):
                    yield [*senses[:start], *senses[at + 1 : end], *senses[start:at], *senses[end:]]
