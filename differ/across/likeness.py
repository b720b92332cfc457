"""How alike the texts of two languages are: weighted vectors, and all pairs at once.

The weights of the signals, and how a length speaks for or against a pair, are those that an experiment on treaties
began with; the figures of ours are in ``docs/across-languages.md``.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from differ.across.features import SIGNALS, Bag, Features

Matrix = NDArray[np.float32]

WEIGHTS: Mapping[str, float] = {"concepts": 0.45, "cognates": 0.35, "numbers": 0.12, "names": 0.08, "taught": 0.2}
LENGTH_WEIGHT = 0.10
LENGTH_SPREAD = 0.35
"""Standard deviation of the logarithm of the ratio of lengths."""

COMMONEST = 0.25
"""A key that a larger share of the texts of both sides has tells nothing, and costs most; from 200 texts on."""
FEW = 200


@dataclass(frozen=True, slots=True)
class Space:
    """How rare each key is over both sides, signal by signal."""

    idf: Mapping[str, Mapping[str, float]]
    ratio: float
    """The usual length of a right text divided by that of its left."""

    def vector(self, features: Features, signal: str) -> Bag:
        """A unit vector: damped counts, rare keys outweigh common ones."""
        rare = self.idf[signal]
        raw = {key: (1 + math.log(count)) * rare.get(key, 0.0) if count >= 1 else count * rare.get(key, 0.0)
               for key, count in features.bag(signal).items()}  # fmt: skip
        norm = math.sqrt(sum(value * value for value in raw.values()))
        return {key: value / norm for key, value in raw.items() if value} if norm else {}

    def length(self, left: int, right: int) -> float:
        """How well two lengths go together, 0 to 1."""
        off = math.log((right + 1) / (left + 1)) - math.log(self.ratio)
        return math.exp(-off * off / (2 * LENGTH_SPREAD * LENGTH_SPREAD))

    def score(self, left: Features, right: Features) -> float:
        """How alike two texts are, 0 to about 1.1."""
        total = LENGTH_WEIGHT * self.length(left.length, right.length)
        for signal, weight in WEIGHTS.items():
            one, other = self.vector(left, signal), self.vector(right, signal)
            total += weight * sum(value * other.get(key, 0.0) for key, value in one.items())
        return total


def space(left: Sequence[Features], right: Sequence[Features]) -> Space:
    """The space of two sides."""
    every = [*left, *right]
    return Space({signal: rarity(every, signal) for signal in SIGNALS}, _ratio(left, right))


def rarity(every: Sequence[Features], signal: str) -> dict[str, float]:
    """How rare each key of a signal is; those that tell nothing are left out."""
    counts: dict[str, int] = defaultdict(int)
    for one in every:
        for key in one.bag(signal):
            counts[key] += 1
    most = max(FEW, COMMONEST * len(every))
    return {key: math.log((len(every) + 1) / count) for key, count in counts.items() if count <= most}


def _ratio(left: Sequence[Features], right: Sequence[Features]) -> float:
    return (sum(f.length for f in right) + 1) / (sum(f.length for f in left) + 1) if left and right else 1.0


def matrix(left: Sequence[Features], right: Sequence[Features], found: Space) -> Matrix:
    """How alike every left text is to every right one."""
    total = _lengths(left, right, found)
    total *= np.float32(LENGTH_WEIGHT)
    for signal in WEIGHTS:
        total += weighed(left, right, found, signal)
    return total


def weighed(left: Sequence[Features], right: Sequence[Features], found: Space, signal: str) -> Matrix:
    """What one signal adds to the likeness of all pairs. Large texts fill memory, so nothing is copied."""
    result = products(left, right, found, signal)
    result *= np.float32(WEIGHTS[signal])
    return result


def products(left: Sequence[Features], right: Sequence[Features], found: Space, signal: str) -> Matrix:
    """The cosines of one signal."""
    result: Matrix = np.zeros((len(left), len(right)), dtype=np.float32)
    rows, columns = _postings(left, found, signal), _postings(right, found, signal)
    for key, row in rows.items():
        if key in columns:
            (at, one), (to, other) = _arrays(row), _arrays(columns[key])
            result[at[:, None], to] += one[:, None] * other
    return result


_Posting = list[tuple[int, float]]


def _postings(texts: Sequence[Features], found: Space, signal: str) -> dict[str, _Posting]:
    """Key to the texts that have it, each with its weight."""
    places: dict[str, _Posting] = defaultdict(list)
    for i, text in enumerate(texts):
        for key, value in found.vector(text, signal).items():
            places[key].append((i, value))
    return places


def _arrays(posting: _Posting) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """The texts of a key, and its weights there. Made only for keys that both sides have: most stand on one."""
    at, values = zip(*posting, strict=True)
    return np.array(at, dtype=np.intp), np.array(values, dtype=np.float32)


def _lengths(left: Sequence[Features], right: Sequence[Features], found: Space) -> Matrix:
    one = np.log(np.array([f.length + 1 for f in left], dtype=np.float32))[:, None]
    other = np.log(np.array([f.length + 1 for f in right], dtype=np.float32))[None, :]
    off: Matrix = other - one
    off -= np.float32(math.log(found.ratio))
    off *= off
    off /= np.float32(-2 * LENGTH_SPREAD * LENGTH_SPREAD)
    np.exp(off, out=off)
    return off
