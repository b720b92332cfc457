"""Words that stand on a scale, found by their stems: deeds, scope, evidence, and opposites."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from differ.axes.words import CoreWord, Phrases, Stems, listed_stems, matching, phrases
from differ.lexicon.model import Lexicon, Scale


@dataclass(frozen=True, slots=True)
class Rung:
    """A place on a scale."""

    scale: Scale
    level: float


@dataclass(frozen=True, slots=True)
class Step:
    """Words of a clause that stand on scales.

    ``opposites``: the pairs of opposite deeds that they belong to, as a number of the pair and 0 or 1.
    """

    words: tuple[CoreWord, ...]
    rungs: tuple[Rung, ...] = ()
    opposites: tuple[tuple[int, int], ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether the words stand anywhere."""
        return bool(self.rungs or self.opposites)

    @property
    def optional(self) -> Rung | None:
        """The rung on a scale that has a place for texts without any of its words."""
        return next((rung for rung in self.rungs if rung.scale.absent is not None), None)


def steps(words: Sequence[CoreWord], lexicon: Lexicon) -> Iterator[Step]:
    """The words, those that are one listed phrase together."""
    index = _index(lexicon)
    at = 0
    while at < len(words):
        length = _length(words, at, index) or 1
        yield _step(tuple(words[at : at + length]), index)
        at += length


def floating(words: Sequence[CoreWord], lexicon: Lexicon) -> Step | None:
    """The step on a scale whose words may stand anywhere, if there is exactly one among these words."""
    if _floating_stems(lexicon).isdisjoint(word.stem for word in words):
        return None
    found = [step for step in known_steps(words, lexicon) if any(rung.scale.floats for rung in step.rungs)]
    return found[0] if len(found) == 1 else None


def known_steps(words: Sequence[CoreWord], lexicon: Lexicon) -> Iterator[Step]:
    """The steps that stand on a scale: most words are no beginning of one."""
    index = _index(lexicon)
    at = 0
    while at < len(words):
        length = _length(words, at, index)
        if length:
            yield _step(tuple(words[at : at + length]), index)
        at += length or 1


def lone_step(words: Sequence[CoreWord], lexicon: Lexicon) -> Step | None:
    """The step that all of the words are; None where they are several."""
    index = _index(lexicon)
    return _step(tuple(words), index) if words and (_length(words, 0, index) or 1) == len(words) else None


def _length(words: Sequence[CoreWord], at: int, index: "_Index") -> int:
    return matching(words, at, index.phrases) if words[at].stem in index.phrases.longest else 0


def _step(row: tuple[CoreWord, ...], index: "_Index") -> Step:
    key = tuple(word.stem for word in row)
    return Step(row, index.rungs.get(key, ()), index.opposites.get(key, ()))


@lru_cache(maxsize=64)
def _floating_stems(lexicon: Lexicon) -> frozenset[str]:
    """The first stems of the words of such scales."""
    rungs = (rung for scale in lexicon.scales if scale.floats for rung in scale.rungs)
    return frozenset(listed_stems(form, lexicon)[0] for rung in rungs for form in rung)


def are_opposites(old: Step, new: Step) -> bool:
    """Whether two steps are the two sides of a pair of opposites."""
    return any(number == other and side != turned for number, side in old.opposites for other, turned in new.opposites)


@dataclass(frozen=True, slots=True)
class _Index:
    phrases: Phrases
    rungs: Mapping[Stems, tuple[Rung, ...]]
    opposites: Mapping[Stems, tuple[tuple[int, int], ...]]


@lru_cache(maxsize=64)
def _index(lexicon: Lexicon) -> _Index:
    rungs: dict[Stems, tuple[Rung, ...]] = {}
    for scale in lexicon.scales:
        for level, forms in enumerate(scale.rungs):
            for key in dict.fromkeys(listed_stems(form, lexicon) for form in forms):
                rungs[key] = (*rungs.get(key, ()), Rung(scale, float(level)))
    opposites: dict[Stems, tuple[tuple[int, int], ...]] = {}
    for number, pair in enumerate(lexicon.negation.pairs):
        for side, form in enumerate(pair):
            key = listed_stems(form, lexicon)
            opposites[key] = (*opposites.get(key, ()), (number, side))
    return _Index(phrases(dict.fromkeys((*rungs, *opposites), "")), rungs, opposites)
