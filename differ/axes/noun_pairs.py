"""A noun before another one, or tied to it: "the [permit holder]" is "the [holder of the permit]"."""

from itertools import pairwise

from differ.act import Act
from differ.axes.phrases import key
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

LONGEST_OWNER = 2
"""Words of sense before the noun that they belong to: "[audit committee] members"."""

Words = tuple[CoreWord, ...]


def with_one_pair(rows: tuple[Words, Words], acts: tuple[Act, Act], lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows, with such nouns in the order of the side where nothing stands between them."""
    if lexicon.limbs.verb_final or not lexicon.reading.way_leads or _senses(rows[0]) == _senses(rows[1]):
        return rows
    left = _paired(rows[0], rows[1], acts, lexicon)
    right = _paired(rows[1], left, (acts[1], acts[0]), lexicon)
    return left, right


def _paired(row: Words, other: Words, acts: tuple[Act, Act], lexicon: Lexicon) -> Words:
    """A row with "holder of the permit" as "permit holder", if the other row has that."""
    senses, found = _senses(row), set(pairwise(_senses(other)))
    for at, one in enumerate(senses):
        for length in range(1, min(LONGEST_OWNER + 1, len(row) - at)):
            if (senses[at + length], one) not in found:
                continue
            owner = row[at + 1 : at + 1 + length]
            turned = (*owner, row[at])
            if _is_tied(row[at], owner, acts[0], lexicon) and _stands_close(turned, other, acts[1]):
                return (*row[:at], *turned, *row[at + 1 + length :])
    return row


def _is_tied(noun: CoreWord, owner: Words, act: Act, lexicon: Lexicon) -> bool:
    """Whether "of", perhaps with an article, and nothing else stands between a noun and its owner."""
    between = _between(noun, owner[0], act)
    is_close = all(not _between(one, two, act) for one, two in pairwise(owner))
    is_of = bool(between) and between[0] in lexicon.reading.genitives
    return is_of and is_close and all(word in lexicon.addressees.determiners for word in between[1:])


def _stands_close(turned: Words, other: Words, act: Act) -> bool:
    """Whether the other row has the same words in this order, and nothing is printed between them."""
    senses = _senses(turned)
    for at in range(len(other) - len(senses) + 1):
        block = other[at : at + len(senses)]
        if _senses(block) == senses and not any(_between(a, b, act) for a, b in pairwise(block)):
            return True
    return False


def _between(one: CoreWord, two: CoreWord, act: Act) -> list[str]:
    part = act.place.part if act.place else None
    return key(part.folded[one.end : two.start]).split() if part and one.end <= two.start else ["?"]


def _senses(words: Words) -> list[str]:
    return [word.sense for word in words]
