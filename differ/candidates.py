"""Candidates: which units may answer each other though their words differ, and how alike they are.

Few units are scored all against all. Many are scored only against those that share runs of three words, so that no
comparison is ever quadratic in the whole text:

    old 17  "... calls on the Council to impose ..."
    new 23  "... urges the Council to impose ..."       shares "the Council to", "Council to impose"
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

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

MANY = 8
"""Runs of a unit from which a single one that is shared is chance."""

SAMPLE = 4
"""Units of each formula that are asked."""

NEAR = 1
"""Places by which a unit may be off the one that stands as far from the beginning, or the end, of a large gap."""

_Runs = Mapping[int, frozenset[str]]


def scored(texts: Texts, old: Sequence[int], new: Sequence[int], cutoff: float) -> Iterator[Candidate]:
    """Pairs anywhere whose likeness reaches the cutoff, with the likeness as weight."""
    small = len(old) * len(new) <= FULL
    yield from _scored(texts, product(old, new) if small else _sharing(texts, old, new), cutoff)


def scored_in_order(texts: Texts, old: Sequence[int], new: Sequence[int], cutoff: float) -> Iterator[Candidate]:
    """The same for units of one gap: of a large one, those at nearly the same place too."""
    if len(old) * len(new) <= FULL:
        yield from scored(texts, old, new, cutoff)
    else:
        near = {*_near(old, new), *_near(old[::-1], new[::-1])}
        yield from _scored(texts, sorted(near.union(_sharing(texts, old, new))), cutoff)


def resembling(texts: Texts, old: Sequence[int], new: Sequence[int]) -> Iterator[Candidate]:
    """For each unit of the shorter row the units of the longer one that it is most like."""
    if len(old) * len(new) <= FULL:
        yield from scored(texts, old, new, 0.0)
    elif len(old) <= len(new):
        yield from _scored(texts, sorted(_partners(*_runs(texts, old, new))), 0.0)
    else:
        left, right = _runs(texts, old, new)
        yield from _scored(texts, sorted((a, b) for b, a in _partners(right, left)), 0.0)


def _scored(texts: Texts, pairs: Iterable[Link], cutoff: float) -> Iterator[Candidate]:
    for left, right in pairs:
        likeness = texts.likeness(left, right)
        if likeness >= cutoff:
            yield Candidate(left, right, likeness)


def _sharing(texts: Texts, old: Sequence[int], new: Sequence[int]) -> list[Link]:
    """Each unit with the few that share most runs with it, seen from either side."""
    left, right = _runs(texts, old, new)
    links = {*_partners(left, right), *((a, b) for b, a in _partners(right, left))}
    return sorted(links)


def _runs(texts: Texts, old: Sequence[int], new: Sequence[int]) -> tuple[_Runs, _Runs]:
    left = {index: texts.runs(texts.old[index]) for index in old}
    return left, {index: texts.runs(texts.new[index]) for index in new}


def _near(old: Sequence[int], new: Sequence[int]) -> Iterator[Link]:
    """Units at nearly the same place: all that tells the parts of a long templated list from each other."""
    for off in range(-NEAR, NEAR + 1):
        yield from zip(old[max(0, -off) :], new[max(0, off) :], strict=False)


def _partners(units: _Runs, others: _Runs) -> Iterator[Link]:
    wanted = frozenset(chain.from_iterable(units.values()))
    index: dict[str, list[int]] = defaultdict(list)
    for other, runs in others.items():
        for run in runs & wanted:
            index[run].append(other)
    for unit, runs in units.items():
        places = [index[run] for run in runs & index.keys()]
        own = Counter(chain.from_iterable(found for found in places if len(found) <= COMMON))
        formulas = Counter(chain.from_iterable(found[:SAMPLE] for found in places if len(found) > COMMON))
        least = 1 + (len(runs) >= MANY)
        best = {*_most(own, unit, BEST, least), *_most(formulas, unit, SIBLINGS, least)}
        yield from ((unit, other) for other in best)


def _most(counts: Counter[int], unit: int, number: int, least: int) -> list[int]:
    """Those counted most often and often enough, the nearest of equals."""
    enough = [(-count, abs(other - unit), other) for other, count in counts.items() if count >= least]
    return [other for *_, other in sorted(enough)[:number]]
