"""What a text is known by in every language: concepts, learned words, numbers and names, each as counted keys."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from differ.across.quantities import keys, undated
from differ.across.spelling import learned, skeleton
from differ.terms.beside import beside
from differ.terms.matching import Reading, matcher

SIGNALS = ("concepts", "cognates", "numbers", "names", "taught")

UNKNOWN_WEIGHT = 0.5
"""What a word that the lexicon does not have counts against one that it has."""

SHORTEST_COGNATE = 4
GRAMS = (3, 4, 5)
REMEMBERED = 50_000
"""Words whose runs of letters are remembered."""

_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?<![.;:!?]\s)(?<!^)\b[A-ZÀ-ÖØ-ÞΑ-ΩА-Я][^\W\d_]{2,}")

Bag = dict[str, float]


@dataclass(frozen=True, slots=True)
class Features:
    """The keys of one text, signal by signal, and its length in characters.

    ``content``: how many words say something. ``words``: all that are long enough, in one spelling. ``taught``: keys
    that the two texts taught (:mod:`differ.across.self_taught`).
    """

    concepts: Bag
    cognates: Bag
    numbers: Bag
    names: Bag
    length: int
    content: int
    words: frozenset[str] = frozenset()
    taught: Bag = field(default_factory=dict)

    def bag(self, signal: str) -> Bag:
        """The keys of one signal."""
        bags: dict[str, Bag] = {
            "concepts": self.concepts,
            "cognates": self.cognates,
            "numbers": self.numbers,
            "names": self.names,
            "taught": self.taught,
        }
        return bags[signal]


def features(text: str, language: str) -> Features:
    """What a text in a language (ISO 639-2/T) is known by."""
    spoken = undated(text, language)
    reading = matcher(language).read(spoken)
    names = [found[0] for found in _NAME.finditer(spoken)]
    if 2 * len(names) > len(reading.unknown) + len(reading.concepts):  # a language that writes its nouns large
        names = [name for name in names if name.lower() in reading.unknown]
    words = [learned(word) for word in _WORD.findall(spoken) if len(word) >= SHORTEST_COGNATE]
    more = (_weighed(other, weight) for other, weight in beside(spoken, reading, language))
    return Features(
        concepts=_sum([_weighed(reading), *more]),
        cognates=_grams(words, GRAMS),
        numbers=_counted(keys(text, language)),
        names=_grams([skeleton(name) for name in names], (3,)),
        length=len(text),
        content=sum(reading.concepts.values()) + sum(reading.unknown.values()),
        words=frozenset(words),
    )


def _weighed(reading: Reading, weight: float = 1.0) -> Bag:
    """The keys of a reading: concepts, and unknown words by themselves."""
    unknown = {f"={learned(word)}": UNKNOWN_WEIGHT * weight * count for word, count in reading.unknown.items()}
    return {**{concept: weight * count for concept, count in reading.concepts.items()}, **unknown}


def _counted(found: tuple[str, ...]) -> Bag:
    return {key: float(count) for key, count in Counter(found).items()}


def _grams(words: list[str], sizes: tuple[int, ...]) -> Bag:
    """The runs of letters of some words, the ends of a word marked."""
    counts: dict[str, float] = {}
    for word, count in Counter(words).items():
        for run in _runs(word, sizes):
            counts[run] = counts.get(run, 0) + count
    return counts


@lru_cache(maxsize=REMEMBERED)
def _runs(word: str, sizes: tuple[int, ...]) -> tuple[str, ...]:
    """The runs of one word; remembered, so that large texts hold each of them once."""
    marked = f"_{word}_"
    return tuple(sys.intern(marked[at : at + size]) for size in sizes for at in range(len(marked) - size + 1))


def added(parts: Sequence[Features]) -> Features:
    """Several texts as one."""
    concepts, cognates, numbers, names, taught = (_sum([part.bag(signal) for part in parts]) for signal in SIGNALS)
    length, content = sum(part.length for part in parts), sum(part.content for part in parts)
    words = frozenset(word for part in parts for word in part.words)
    return Features(concepts, cognates, numbers, names, length, content, words, taught)


def _sum(bags: Iterable[Bag]) -> Bag:
    total: Bag = {}
    for bag in bags:
        for key, count in bag.items():
            total[key] = total.get(key, 0.0) + count
    return total
