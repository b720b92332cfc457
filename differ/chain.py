"""The heaviest chain: of many possible pairs those that keep the order of both texts and weigh most together.

    old   1  2  3  4         pairs 1-1, 2-4, 3-2, 4-3
    new   1  3  4  2         chain 1-1, 3-2, 4-3: only old 2 is off it

A gap is what lies between two neighbours on a chain, on either side.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from differ.units import Link, Links, Texts, open_units


class Candidate(NamedTuple):
    """A possible pair and what it is worth."""

    old: int
    new: int
    weight: float


class Gap(NamedTuple):
    """Stretches of both texts between the same two anchors, ends excluded; indices of units."""

    old: range
    new: range


def heaviest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The order-preserving choice of greatest weight, each unit at most once; O(k log k) for k candidates.

    Of equally heavy choices the one whose candidates come first in the order of the old text. Weights are positive.
    """
    ordered = sorted(candidates, key=lambda c: (c.old, -c.new))
    if len(ordered) <= 1:
        return ordered
    # The best chains so far that end before some place of the new text: ever later, ever heavier.
    places: list[int] = [-1]
    weights: list[float] = [0.0]
    lasts: list[int] = [-1]
    previous: list[int] = []
    for at, candidate in enumerate(ordered):
        rank = bisect_left(places, candidate.new)
        weight = weights[rank - 1] + candidate.weight
        previous.append(lasts[rank - 1])
        if places[rank : rank + 1] == [candidate.new] and weights[rank] >= weight:
            continue
        end = bisect_right(weights, weight, rank)
        places[rank:end], weights[rank:end], lasts[rank:end] = [candidate.new], [weight], [at]
    return list(_walk_back(ordered, previous, lasts[-1]))[::-1]


def _walk_back(ordered: Sequence[Candidate], previous: Sequence[int], last: int) -> Iterator[Candidate]:
    while last >= 0:
        yield ordered[last]
        last = previous[last]


def spine(texts: Texts, links: Links) -> list[Link]:
    """The links that keep the order, as many words of them as possible, in that order; one for each unit."""
    return [(c.old, c.new) for c in heaviest(Candidate(*link, texts.size(link)) for link in links)]


def gaps(texts: Texts, links: Links) -> Iterator[Gap]:
    """The stretches between neighbours on the spine, both ends of the texts included; only those with two sides."""
    old, new = -1, -1
    for next_old, next_new in [*spine(texts, links), (len(texts.old), len(texts.new))]:
        if next_old - old > 1 and next_new - new > 1:
            yield Gap(range(old + 1, next_old), range(new + 1, next_new))
        old, new = next_old, next_new


def fill(texts: Texts, links: Links, candidates: Callable[[list[int], list[int]], Iterable[Candidate]]) -> Links:
    """For every gap the heaviest chain among the candidates for its units that have no link yet."""
    found: Links = set()
    open_old, open_new = map(set, open_units(texts, links))
    for gap in gaps(texts, links):
        left, right = [i for i in gap.old if i in open_old], [i for i in gap.new if i in open_new]
        if left and right:
            found |= {(c.old, c.new) for c in heaviest(candidates(left, right))}
    return found
