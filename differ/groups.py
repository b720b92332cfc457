"""Groups: one unit that became several, or several that became one.

    old 5   A; B; C          5 is most like 5 of the new text; the open neighbour 6 holds what is left of it
    new 5   A; B             so 5 + 6 together are more like old 5 than 5 alone: a split
    new 6   C

Joins are splits seen from the other side. Only neighbours in document order are taken, and only units that nothing
else answers; a paragraph may so be split into a paragraph and its points.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import product

from differ.candidates import FULL
from differ.chain import gaps
from differ.units import Links, Texts, open_units
from differ.words import ratio, shared

NEARLY_SAME = 0.93
"""A counterpart this alike leaves nothing for a second piece (prototype on synthetic bills)."""

MUCH_SHORTER = 0.9
"""A piece is shorter than this share of the whole (same source)."""

PIECE_CONTAINED = 0.6
"""Share of a piece's words that the whole must have beyond those that the other pieces account for."""

SEED_CONTAINED = 0.7
"""The same for the first piece of a unit that has no counterpart at all."""

TOGETHER = 0.6
"""How alike the whole and its pieces together must be."""

GAIN = 0.05
"""How much more alike than the best piece alone."""

SHORTEST_PIECE = 6
"""Weighted words of the shortest piece: two that carry sense. Anything shorter is contained by chance."""


def grown(texts: Texts, links: Links) -> Links:
    """The links of all splits and joins; one unit is never part of both."""
    found = _splits(texts, links)
    turned = {(new, old) for old, new in links | found}
    return found | {(old, new) for new, old in _splits(texts.turned(), turned)}


def _splits(texts: Texts, links: Links) -> Links:
    found: Links = set()
    open_new = set(open_units(texts, links)[1])
    for whole, seed in [*_weak(texts, links), *_seeds(texts, links)]:
        if any(link[0] == whole for link in found) or not (seed in open_new or (whole, seed) in links):
            continue
        pieces = _pieces(texts, whole, seed, open_new)
        if _is_split(texts, whole, seed, pieces):
            found |= {(whole, piece) for piece in pieces}
            open_new -= set(pieces)
    return found


def _weak(texts: Texts, links: Links) -> Iterator[tuple[int, int]]:
    """Wholes whose counterpart is much shorter and not the same."""
    olds, news = Counter(link[0] for link in links), Counter(link[1] for link in links)
    for old, new in sorted(links):
        single = olds[old] == news[new] == 1 and texts.old[old].words != texts.new[new].words
        if single and _is_shorter(texts, old, new) and texts.likeness(old, new) < NEARLY_SAME:
            yield old, new


def _seeds(texts: Texts, links: Links) -> Iterator[tuple[int, int]]:
    """Wholes without counterpart, with an open unit of the same gap that lies within them."""
    open_old, open_new = map(set, open_units(texts, links))
    for gap in gaps(texts, links):
        left, right = [i for i in gap.old if i in open_old], [i for i in gap.new if i in open_new]
        if len(left) * len(right) <= FULL:
            yield from (pair for pair in product(left, right) if _is_seed(texts, *pair))


def _is_shorter(texts: Texts, whole: int, piece: int) -> bool:
    size = len(texts.code(texts.new[piece]))
    return SHORTEST_PIECE <= size < MUCH_SHORTER * len(texts.code(texts.old[whole]))


def _is_seed(texts: Texts, whole: int, piece: int) -> bool:
    if not _is_shorter(texts, whole, piece):
        return False
    code = texts.code(texts.new[piece])
    return shared(texts.code(texts.old[whole]), code) >= SEED_CONTAINED * len(code)


def _pieces(texts: Texts, whole: int, seed: int, open_new: set[int]) -> range:
    """The seed and its open neighbours to either side, as far as each holds words that are still missing."""
    code, run = texts.code(texts.old[whole]), texts.code(texts.new[seed])
    first = last = seed
    while last + 1 in open_new and _adds(code, run, run + (after := texts.code(texts.new[last + 1])), len(after)):
        run, last = run + after, last + 1
    while first - 1 in open_new and _adds(code, run, (before := texts.code(texts.new[first - 1])) + run, len(before)):
        run, first = before + run, first - 1
    return range(first, last + 1)


def _adds(whole: str, run: str, longer: str, size: int) -> bool:
    """Whether the piece by which the run grew is mostly made of words of the whole that were not there yet."""
    return size >= SHORTEST_PIECE and shared(whole, longer) - shared(whole, run) >= PIECE_CONTAINED * size


def _is_split(texts: Texts, whole: int, seed: int, pieces: range) -> bool:
    if len(pieces) == 1:
        return False
    run = "".join(texts.code(texts.new[piece]) for piece in pieces)
    together = ratio(texts.code(texts.old[whole]), run)
    return together >= max(TOGETHER, texts.likeness(whole, seed) + GAIN)
