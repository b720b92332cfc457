"""Which act answers which: exact words first, then likeness, within the provisions that correspond, then anywhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from akoma.model import EId
from differ.acts import Act
from differ.axes.phrases import plain
from differ.model import Change
from differ.words import similarity

ANSWERS = 0.45
"""Acts of corresponding provisions answer each other from this likeness on. Unrelated paragraphs of a motion share less
than 0.31 in 99 of 100 pairs (differ/words.py)."""

ALONE_ANSWERS = 0.3
"""The same where either side has one act left: the provisions are known to correspond."""

ELSEWHERE = 0.8
"""An act of any other provision answers only if the words are nearly the same: a clause was moved."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Old act ``old`` is answered by new act ``new`` (places in the lists of acts); ``confidence`` is 0 to 1."""

    old: int
    new: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    old: int
    new: int

    @property
    def rank(self) -> tuple[float, int, int]:
        """The best first; of equals the one whose places differ least. The same when the sides are swapped."""
        return -self.score, abs(self.old - self.new), self.old + self.new


def paired(old: Sequence[Act], new: Sequence[Act], changes: Iterable[Change]) -> tuple[Pair, ...]:
    """Every act at most once. Confidence: that of the correspondence, lowered as the words grow less alike."""
    pairs: list[Pair] = []
    for change in changes:
        match = change.correspondence
        left, right = _of(old, match.old), _of(new, match.new)
        pairs += _chosen(old, new, left, right, match.confidence)
    left = sorted(set(range(len(old))) - {pair.old for pair in pairs})
    right = sorted(set(range(len(new))) - {pair.new for pair in pairs})
    pairs += [Pair(c.old, c.new, certainty(c.score)) for c in _greedy(_candidates(old, new, left, right, ELSEWHERE))]
    return tuple(sorted(pairs, key=lambda pair: pair.old))


def certainty(score: float) -> float:
    """How sure a counterpart of this likeness is: 0.5 gives 0.75, 0.8 gives 0.96. A judgement, not yet calibrated."""
    return 1 - (1 - score) ** 2


def _of(acts: Sequence[Act], provisions: Iterable[EId]) -> list[int]:
    wanted = set(provisions)
    return [place for place, act in enumerate(acts) if act.quote.provision in wanted]


def _chosen(old: Sequence[Act], new: Sequence[Act], left: list[int], right: list[int], confidence: float) -> list[Pair]:
    """Pairs within one correspondence. The last act left on a side may answer at a lower likeness."""
    found = _greedy(_candidates(old, new, left, right, ANSWERS))
    left = [place for place in left if place not in {c.old for c in found}]
    right = [place for place in right if place not in {c.new for c in found}]
    if len(left) == 1 or len(right) == 1:
        found += _greedy(_candidates(old, new, left, right, ALONE_ANSWERS))
    return [Pair(c.old, c.new, confidence * certainty(c.score)) for c in found]


def _candidates(
    old: Sequence[Act], new: Sequence[Act], left: Iterable[int], right: Sequence[int], least: float
) -> list[_Candidate]:
    texts = {j: plain(new[j].quote.text) for j in right}
    found: list[_Candidate] = []
    for i in left:
        text = plain(old[i].quote.text)
        scored = ((1.0 if text == texts[j] else similarity(text, texts[j], least), j) for j in right)
        found += [_Candidate(score, i, j) for score, j in scored if score >= least]
    return found


def _greedy(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The best candidate first, then the best of those that are left."""
    chosen: list[_Candidate] = []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: c.rank):
        if candidate.old not in taken_old and candidate.new not in taken_new:
            chosen.append(candidate)
            taken_old.add(candidate.old)
            taken_new.add(candidate.new)
    return chosen
