"""Fit: how well some words go with each language, by its function words and its letters."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Profile:
    """The head of a data file: all that telling a language needs."""

    code: str
    iso: str
    words: frozenset[str]
    rival_words: frozenset[str]
    letters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Index:
    """From a word to the languages that have it (as bits), and from a letter to those that know it."""

    codes: Sequence[str]
    words: Mapping[str, int]
    rivals: frozenset[str]
    letters: Mapping[str, int]
    everywhere: int


def indexed(profiles: Sequence[Profile]) -> Index:
    """The index of some languages; bit n is the n-th of them."""
    return Index(
        codes=[profile.code for profile in profiles],
        words=_bits(profile.words for profile in profiles),
        rivals=frozenset[str]().union(*(profile.rival_words for profile in profiles)),
        letters=_bits(profile.letters for profile in profiles),
        everywhere=(1 << len(profiles)) - 1,
    )


@dataclass(frozen=True, slots=True)
class Share:
    """The words of one language with their weights, all words that it has not, and letters that it knows."""

    own: Mapping[str, float]
    others: frozenset[str]
    letters: frozenset[str]

    def is_foreign(self, sign: str) -> bool:
        """Whether a sign may be part of a word, and of none of this language."""
        return not sign.isascii() and sign.isalnum() and not sign.isdecimal() and sign not in self.letters


def share_of(code: str, index: Index) -> Share:
    """What an index knows of one language; of one that it does not have, that all words are those of others."""
    bit = 1 << index.codes.index(code) if code in index.codes else 0
    return Share(
        own={word: 1 / mask.bit_count() for word, mask in index.words.items() if mask & bit},
        others=frozenset(word for word, mask in index.words.items() if not mask & bit),
        letters=frozenset(letter for letter, mask in index.letters.items() if mask & bit),
    )


def leads(words: Sequence[str], share: Share, lead: float) -> bool:
    """Whether no other language can have ``lead`` (over 1) times the weight of this one; the words have its letters.

    What a word weighs for another language it weighs for this one too, unless this one has it not: then 1 at most. So
    two sums tell, and not one for each language.
    """
    own = sum(map(share.own.get, words, repeat(0.0)))
    strangers = 0 if share.others.isdisjoint(words) else sum(map(share.others.__contains__, words))
    return strangers < (lead - 1) * own * SLACK


SLACK = 0.99
"""Keeps rounding out of it."""


def _bits(sets: Iterable[Iterable[str]]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for place, members in enumerate(sets):
        for member in members:
            found[member] = found.get(member, 0) | 1 << place
    return found


class Score(NamedTuple):
    """How well some words fit a language. ``weight``: its function words, those of one language alone counting most.

    ``share``: of its function words among all, ``foreign``: of words with letters that it does not know.
    """

    code: str
    weight: float
    share: float
    foreign: float


def scores(words: Sequence[str], index: Index) -> list[Score]:
    """The fit of every language, best first. This runs for each provision: it goes through the words in few calls."""
    known = Counter(map(index.words.get, words, repeat(0)))
    lettered = () if "".join(words).isascii() else [word for word in words if not word.isascii()]
    strange = Counter(index.everywhere & ~_spellers(word, index) for word in lettered)
    count = len(index.codes)
    hits, weights, foreign = _sums(known, count), _sums(known, count, is_shared=True), _sums(strange, count)
    found = [
        Score(code, weights[n] - foreign[n] / 2, hits[n] / len(words), foreign[n] / len(words))
        for n, code in enumerate(index.codes)
    ]
    return sorted(found, key=lambda score: (-score.weight, score.code))


def _sums(masks: Mapping[int, int], count: int, is_shared: bool = False) -> list[float]:
    """For each language the counts of the masks that name it; each count shared out among its languages, or whole."""
    sums = [0.0] * count
    for mask, number in masks.items():
        for place in _places(mask):
            sums[place] += number / mask.bit_count() if is_shared else number
    return sums


@lru_cache(maxsize=4096)
def _places(mask: int) -> tuple[int, ...]:
    """The bits of a mask."""
    return tuple(place for place in range(mask.bit_length()) if mask >> place & 1)


def _spellers(word: str, index: Index) -> int:
    """The languages that know all letters of a word."""
    mask = index.everywhere
    for char in word:
        if not char.isascii():
            mask &= index.letters.get(char, 0)
    return mask
