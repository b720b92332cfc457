"""Alignment of a text with its translation, in two stages: what is sure wherever it stands, then what fits in between.

1. pairs that prefer each other clearly; they may stand anywhere, so moves are kept
2. the longest ordered chain of pairs tells where a text should be; what is left is paired with that in mind
3. a text that is left joins a neighbour's pair when the two together are more like the other side (splits, joins)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np

from differ.across.features import Features, added
from differ.across.likeness import Matrix, Space, matrix, rarity, space, weighed
from differ.across.self_taught import taught
from differ.chain import Candidate, heaviest

SURE = 0.22
"""Score of a pair that counts by itself, if it is also this much better than every rival:"""
CLEAR = 0.05
CHAINED = 0.12
"""Score of a pair that may help to tell the order."""
FITTING = 0.42
"""Score, place included, of a pair of the second stage."""
RIVALLED = -0.08
"""How far such a pair may fall short of its best rival, settled ones too: what is much more like a text that has its
translation is left alone. With this, 0.89 of the orphans of treaties became 0.91, at no cost to moves."""
PLACE_WEIGHT = 0.2
PLACE_SPREAD = 3.0
"""Units around the expected place within which a place speaks for a pair."""
FEWEST_ANCHORS = 4
LEAST_ORDER = 0.5
"""Share of the pairs that must be in one order before the order says anything."""
GAIN = 0.03
"""What a join must add to the score of the pair that it joins."""
TAUGHT = "taught"
"""The signal that two texts add to the others (:mod:`differ.across.features`)."""
LEAST_PART = 0.14
"""Score of a joining text by itself."""


class Stage(IntEnum):
    """How a link was found."""

    SURE = 1
    FITTING = 2
    JOINED = 3


@dataclass(frozen=True, slots=True)
class Link:
    """Left texts that right ones translate, by index. ``place``: what their place added to the score.

    ``steady``: on how many of its two ends, as a share, the next texts translate each other too, or both sides end.
    ``free``: the share of the four texts beside it that have no link, so that they say nothing against this one.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float
    margin: float
    place: float
    stage: Stage
    steady: float = 0.0
    free: float = 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Both sides and how alike all their pairs are."""

    left: Sequence[Features]
    right: Sequence[Features]
    space: Space
    matrix: Matrix


def scored(left: Sequence[Features], right: Sequence[Features]) -> Scores:
    """All pairs of two sides, scored."""
    found = space(left, right)
    return Scores(left, right, found, matrix(left, right, found))


def taught_by_itself(scores: Scores) -> Scores:
    """The same texts, scored with the words that their sure pairs teach."""
    if not scores.left or not scores.right:
        return scores
    sure = (link for link in _mutual(scores.matrix, SURE) if link.margin > CLEAR)
    pairs = [(scores.left[link.left[0]].words, scores.right[link.right[0]].words) for link in sure]
    keys = taught(pairs)
    if not keys[0]:
        return scores
    left, right = _knowing(scores.left, keys[0]), _knowing(scores.right, keys[1])
    found = replace(scores.space, idf={**scores.space.idf, TAUGHT: rarity([*left, *right], TAUGHT)})
    total = weighed(left, right, found, TAUGHT)
    total += scores.matrix
    return Scores(left, right, found, total)


def _knowing(texts: Sequence[Features], keys: Mapping[str, str]) -> list[Features]:
    return [replace(text, taught={keys[word]: 1.0 for word in text.words if word in keys}) for text in texts]


def aligned(scores: Scores) -> tuple[Link, ...]:
    """The links of two sides; each text stands in one link at most."""
    if not scores.left or not scores.right:
        return ()
    first = [link for link in _mutual(scores.matrix, SURE) if link.margin > CLEAR]
    places = _places(scores)
    second = _fitting(scores, places, first)
    return tuple(_steadied(scores, _joined(scores, [*first, *second])))


def _steadied(scores: Scores, links: Sequence[Link]) -> Iterator[Link]:
    """The links, each with how it stands between the texts beside it."""
    ours, theirs = {i: link for link in links for i in link.left}, {j: link for link in links for j in link.right}
    rows, columns = len(scores.left), len(scores.right)
    for link in links:
        beside = ((link.left[0] - 1, link.right[0] - 1), (link.left[-1] + 1, link.right[-1] + 1))
        held = sum(at in ((-1, -1), (rows, columns)) or _is_one(ours.get(at[0]), theirs.get(at[1])) for at in beside)
        free = sum((0 <= i < rows and i not in ours) + (0 <= j < columns and j not in theirs) for i, j in beside)
        yield replace(link, steady=held / 2, free=free / 4)


def _is_one(ours: Link | None, theirs: Link | None) -> bool:
    return ours is not None and ours is theirs


def _mutual(values: Matrix, least: float) -> Iterator[Link]:
    """Pairs that are each other's best. Margin: to the second best in row and column, whichever is nearer."""
    rows, columns = values.argmax(axis=1), values.argmax(axis=0)
    for i, j in enumerate(rows):
        if columns[j] == i and values[i, j] > least:
            yield Link((i,), (int(j),), float(values[i, j]), _margin(values, i, int(j)), 0.0, Stage.SURE)


def _margin(values: Matrix, i: int, j: int) -> float:
    rivals = [
        part.max() for part in (values[i, :j], values[i, j + 1 :], values[:i, j], values[i + 1 :, j]) if part.size
    ]
    return float(values[i, j] - max(rivals, default=0.0))


def rivalled(values: Matrix, link: Link) -> float:
    """How much better the best pair of a link is than the best one of its texts with any other text."""
    left, right = list(link.left), list(link.right)
    own = float(values[np.ix_(left, right)].max())
    others = np.delete(values[left], right, axis=1), np.delete(values[:, right], left, axis=0)
    return own - max((float(part.max()) for part in others if part.size), default=0.0)


# --- the order ----------------------------------------------------------------------------------------------------


def _places(scores: Scores) -> Matrix | None:
    """What the place of each pair adds to its score; None when the texts have no common order."""
    pairs = list(_mutual(scores.matrix, CHAINED))
    kept = {(c.old, c.new) for c in heaviest(Candidate(p.left[0], p.right[0], p.score) for p in pairs)}
    chain = [pair for pair in pairs if (pair.left[0], pair.right[0]) in kept]
    if len(chain) < FEWEST_ANCHORS or len(chain) <= LEAST_ORDER * len(pairs):
        return None
    at, to = [link.left[0] for link in chain], [link.right[0] for link in chain]
    ends = [-1, *at, len(scores.left)], [-1, *to, len(scores.right)]
    expected = np.interp(np.arange(len(scores.left)), *ends)
    off = (np.arange(len(scores.right))[None, :] - expected[:, None]) / PLACE_SPREAD
    share = PLACE_WEIGHT * len(chain) / len(pairs)
    bonus: Matrix = (share * np.exp(-off * off / 2)).astype(np.float32)
    return bonus


def _fitting(scores: Scores, places: Matrix | None, settled: Sequence[Link]) -> Iterator[Link]:
    """Pairs of what is left, their place considered; again and again, for a pair that is settled frees others."""
    rows = sorted(set(range(len(scores.left))) - {i for link in settled for i in link.left})
    columns = sorted(set(range(len(scores.right))) - {j for link in settled for j in link.right})
    while rows and columns:
        grid = np.ix_(rows, columns)
        plain = scores.matrix[grid]
        values = plain if places is None else plain + places[grid]
        found = list(_mutual(values, FITTING))
        for link in found:
            i, j = link.left[0], link.right[0]
            place = link.score - float(plain[i, j])
            if _margin(scores.matrix, rows[i], columns[j]) > RIVALLED:
                yield Link((rows[i],), (columns[j],), float(plain[i, j]), link.margin, place, Stage.FITTING)
        if not found:
            return
        used, taken = {link.left[0] for link in found}, {link.right[0] for link in found}
        rows = [row for i, row in enumerate(rows) if i not in used]
        columns = [column for j, column in enumerate(columns) if j not in taken]


# --- splits and joins ---------------------------------------------------------------------------------------------


def _joined(scores: Scores, links: Sequence[Link]) -> list[Link]:
    """Links that took in neighbours that were left alone."""
    grown = _grown(scores, links, range(len(scores.left)), mirrored=False)
    turned = Scores(scores.right, scores.left, _turned(scores.space), scores.matrix.T)
    back = _grown(turned, [_swapped(link) for link in grown], range(len(scores.right)), mirrored=True)
    return sorted((_swapped(link) for link in back), key=lambda link: (link.left, link.right))


def _turned(found: Space) -> Space:
    return Space(found.idf, 1 / found.ratio)


def _swapped(link: Link) -> Link:
    return Link(link.right, link.left, link.score, link.margin, link.place, link.stage)


def _grown(scores: Scores, links: Sequence[Link], every: Sequence[int], *, mirrored: bool) -> list[Link]:
    """Left texts without a link join the link of the text before or after them, where that makes it better."""
    result = {link.left: link for link in links}
    holders = {i: link.left for link in links for i in link.left}
    for i in (i for i in every if i not in holders):
        offers = [(gain, link) for at in (i - 1, i + 1) if at in holders
                  if (link := result[holders[at]]) and (gain := _gain(scores, link, i)) > GAIN]  # fmt: skip
        if not offers:
            continue
        gain, link = max(offers, key=lambda offer: offer[0])
        left = tuple(sorted((*link.left, i)))
        del result[link.left]
        result[left] = Link(left, link.right, link.score + gain, link.margin, link.place, Stage.JOINED)
        holders.update(dict.fromkeys(left, left))
    return list(result.values())


def _gain(scores: Scores, link: Link, i: int) -> float:
    """How much better a link becomes with one more left text; nothing where that text itself is unlike."""
    if scores.matrix[i, list(link.right)].max() < LEAST_PART:
        return 0.0
    right = added([scores.right[j] for j in link.right])
    without = added([scores.left[k] for k in link.left])
    return scores.space.score(added([without, scores.left[i]]), right) - scores.space.score(without, right)
