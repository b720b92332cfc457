"""Candidates: which units may answer each other though their words differ, and how alike they are.

Few units are scored all against all. Many are scored only against those that share runs of three words, so that no
comparison is ever quadratic in the whole text:

    old 17  "... calls on the Council to impose ..."
    new 23  "... urges the Council to impose ..."       shares "the Council to", "Council to impose"
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from differ.chain import Candidate
from differ.units import Link, Texts

FULL = 2500
"""Pairs up to which all are scored; above it, the index of runs decides (a hundredth of a second either way)."""

COMMON = 40
"""A run that occurs more often than this belongs to a formula: it tells which formula, not which unit."""

BEST = 5
"""Partners of a unit that are scored, those that share most of its own runs."""

SIBLINGS = 2
"""Partners that are scored because they share its formulas, so that a unit with siblings is known to have some."""

SAMPLE = 4
"""Units of each formula that are asked."""

NEAR = 1
"""Places by which a unit may be off the one that stands as far from the beginning, or the end, of a large gap."""


def scored(texts: Texts, old: Sequence[int], new: Sequence[int], cutoff: float) -> Iterator[Candidate]:
    """Pairs whose likeness reaches the cutoff, with the likeness as weight."""
    if len(old) * len(new) <= FULL:
        pairs: Iterable[Link] = ((left, right) for left in old for right in new)
    else:
        pairs = _sharing(texts, old, new)
    for left, right in pairs:
        likeness = texts.likeness(left, right)
        if likeness >= cutoff:
            yield Candidate(left, right, likeness)


def _sharing(texts: Texts, old: Sequence[int], new: Sequence[int]) -> list[Link]:
    """Each unit with the few that share most runs with it, seen from either side, and with those at its place."""
    left = {index: texts.runs(texts.old[index]) for index in old}
    right = {index: texts.runs(texts.new[index]) for index in new}
    links = set(_partners(left, right)) | {(a, b) for b, a in _partners(right, left)}
    return sorted(links.union(_near(old, new), _near(old[::-1], new[::-1])))


def _near(old: Sequence[int], new: Sequence[int]) -> Iterator[Link]:
    """Units at nearly the same place: all that tells the parts of a long templated list from each other."""
    for off in range(-NEAR, NEAR + 1):
        yield from zip(old[max(0, -off) :], new[max(0, off) :], strict=False)


def _partners(units: Mapping[int, frozenset[str]], others: Mapping[int, frozenset[str]]) -> Iterator[Link]:
    index: dict[str, list[int]] = defaultdict(list)
    for other, runs in others.items():
        for run in runs:
            index[run].append(other)
    for unit, runs in units.items():
        places = [index[run] for run in runs if run in index]
        own = Counter(chain.from_iterable(found for found in places if len(found) <= COMMON))
        formulas = Counter(chain.from_iterable(found[:SAMPLE] for found in places if len(found) > COMMON))
        best = {*_most(own, unit, BEST), *_most(formulas, unit, SIBLINGS)}
        yield from ((unit, other) for other in best)


def _most(counts: Counter[int], unit: int, number: int) -> list[int]:
    """Those counted most often, the nearest of equals."""
    return sorted(counts, key=lambda other: (-counts[other], abs(other - unit), other))[:number]
