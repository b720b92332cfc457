"""Which demand answers which in another language: within provisions that correspond, by what they speak of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from akoma.model import EId
from differ.across.features import Features, features
from differ.across.likeness import Matrix, matrix, space
from differ.act import Act
from differ.axes.pairing import as_one, whole_of
from differ.model import Change

Group = Sequence[Act]
"""Acts that share one verb."""

ANSWERS = 0.12
"""Score from which a demand answers another one of the corresponding provisions."""
ALONE_ANSWERS = 0.05
"""The same where either side has one demand left."""
LEFT_OUT = 0.34
"""Share of a deed that the other side speaks of: from here on it was not left out but divided in another way."""
FEWEST_CONCEPTS = 4
"""Concepts that a deed has at least before anything is said to be left out."""
FAMILY_WEIGHT = 0.1
PLACE_WEIGHT = 0.15
"""What the same family, and the same place among the demands of the provision, add to a score."""


@dataclass(frozen=True, slots=True)
class Pair:
    """``old`` is answered by ``new``, which is right with this probability."""

    old: Act
    new: Act
    confidence: float


@dataclass(frozen=True, slots=True)
class Alone:
    """A demand that no demand answers. ``covered``: the share of what it speaks of that its counterpart speaks of."""

    act: Act
    covered: float
    counterparts: tuple[EId, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Pairing:
    """Every act once."""

    pairs: tuple[Pair, ...]
    old_alone: tuple[Alone, ...]
    new_alone: tuple[Alone, ...]


class _Known:
    """What the demands of both texts speak of, and how rare that is."""

    def __init__(self, old: Sequence[Act], new: Sequence[Act], languages: tuple[str, str]) -> None:
        sides = ((old, languages[0]), (new, languages[1]))
        self._of = {
            words: features(words, language) for acts, language in sides for act in acts for words in _words(act)
        }
        self._space = space([self.of(act) for act in old], [self.of(act) for act in new])

    def of(self, act: Act) -> Features:
        """What the own words of a demand speak of."""
        return self._of[act.quote.text]

    def scores(self, old: Sequence[Act], new: Sequence[Act]) -> Matrix:
        """How alike demands are, their families considered."""
        family = np.array([[FAMILY_WEIGHT * (a.family is b.family) for b in new] for a in old], dtype=np.float32)
        return matrix([self.of(act) for act in old], [self.of(act) for act in new], self._space) + family

    def says_little(self, act: Act) -> bool:
        """Whether a demand has too few words that the lexicon knows to say that the other side lacks them."""
        return sum(not key.startswith("=") for key in self.of(act).concepts) < FEWEST_CONCEPTS

    def covered(self, act: Act, others: Iterable[Act]) -> float:
        """The share of what a demand speaks of that others speak of, 0 to 1."""
        there = {key for other in others for key in self.of(other).concepts}
        vector = self._space.vector(self.of(act), "concepts")
        total = sum(vector.values())
        return sum(value for key, value in vector.items() if key in there) / total if total else 0.0


def _words(act: Act) -> tuple[str, ...]:
    return (act.quote.text, as_one((act,)).quote.text)


def paired(old: Sequence[Act], new: Sequence[Act], changes: Sequence[Change], languages: tuple[str, str]) -> Pairing:
    """The demands of two texts paired; ``languages`` are theirs, ISO 639-2/T."""
    known = _Known(old, new, languages)
    left, right = _by_provision(old), _by_provision(new)
    found = [_of_change(change, left, right, known) for change in changes]
    order = {_place(act): at for at, act in enumerate((*old, *new))}
    return Pairing(
        tuple(sorted((p for one in found for p in one.pairs), key=lambda pair: order[_place(pair.old)])),
        tuple(sorted((a for one in found for a in one.old_alone), key=lambda one: order[_place(one.act)])),
        tuple(sorted((a for one in found for a in one.new_alone), key=lambda one: order[_place(one.act)])),
    )


def _place(act: Act) -> tuple[EId, int]:
    return act.quote.provision, act.quote.start


def _by_provision(acts: Sequence[Act]) -> dict[EId, list[Group]]:
    """Acts that share a verb, by the provision that they stand in."""
    found: dict[EId, list[Group]] = {}
    for _, row in groupby(acts, key=whole_of):
        members = tuple(row)
        found.setdefault(members[0].quote.provision, []).append(members)
    return found


def _of_change(change: Change, left: dict[EId, list[Group]], right: dict[EId, list[Group]], known: _Known) -> Pairing:
    """The demands of provisions that correspond: verbs first, then the deeds that share one."""
    match = change.correspondence
    ours = [group for eid in match.old for group in left.get(eid, ())]
    theirs = [group for eid in match.new for group in right.get(eid, ())]
    chosen = list(_chosen([as_one(g) for g in ours], [as_one(g) for g in theirs], known))
    found = [_limbs(ours[i], theirs[j], match.confidence, known) for i, j in chosen]
    rows, columns = {i for i, _ in chosen}, {j for _, j in chosen}
    gone = [act for i, group in enumerate(ours) if i not in rows for act in group]
    come = [act for j, group in enumerate(theirs) if j not in columns for act in group]
    all_old, all_new = [act for group in ours for act in group], [act for group in theirs for act in group]
    return Pairing(
        tuple(pair for one in found for pair in one.pairs),
        (
            *(a for one in found for a in one.old_alone),
            *(Alone(a, known.covered(a, all_new), match.new, match.confidence) for a in gone),
        ),
        (
            *(a for one in found for a in one.new_alone),
            *(Alone(a, known.covered(a, all_old), match.old, match.confidence) for a in come),
        ),
    )


def _limbs(old: Group, new: Group, confidence: float, known: _Known) -> Pairing:
    """The deeds of two verbs one by one; all of a side as one where they are divided in another way."""
    chosen = list(_chosen(old, new, known))
    gone = [old[i] for i in range(len(old)) if i not in {i for i, _ in chosen}]
    come = [new[j] for j in range(len(new)) if j not in {j for _, j in chosen}]
    left_out = [(act, known.covered(act, new)) for act in gone], [(act, known.covered(act, old)) for act in come]
    elsewhere = any(share >= LEFT_OUT or known.says_little(act) for side in left_out for act, share in side)
    if (gone and come) or elsewhere:
        return Pairing((Pair(as_one(old), as_one(new), confidence),), (), ())
    pairs = tuple(Pair(old[i], new[j], confidence) for i, j in chosen)
    first, second = (tuple(Alone(act, share, (), confidence) for act, share in side) for side in left_out)
    return Pairing(pairs, first, second)


def _chosen(old: Sequence[Act], new: Sequence[Act], known: _Known) -> Iterator[tuple[int, int]]:
    """Pairs of indexes, the likeliest first, each act once."""
    if not old or not new:
        return
    scores = known.scores(old, new)
    places = {
        (i, j): PLACE_WEIGHT * _beside(i, len(old), j, len(new)) for i in range(len(old)) for j in range(len(new))
    }
    rows, columns = set(range(len(old))), set(range(len(new)))
    for i, j in sorted(places, key=lambda at: (-float(scores[at]) - places[at], at)):
        least = ALONE_ANSWERS if len(rows) == 1 or len(columns) == 1 else ANSWERS
        if i in rows and j in columns and scores[i, j] >= least:
            rows.remove(i)
            columns.remove(j)
            yield i, j


def _beside(i: int, rows: int, j: int, columns: int) -> float:
    """1 for the same place among the demands, 0 for opposite ends."""
    return 1 - abs(i / max(1, rows - 1) - j / max(1, columns - 1))
