"""One thing against several: a word that is the least of many is more than one.

d'un corridor humanitaire  →  de plusieurs corridors humanitaires
"""

from collections.abc import Sequence

from differ.act import Act
from differ.axes.cores import Cores
from differ.axes.scales import Step
from differ.axes.words import CoreWord

Pair = tuple[Step | None, Step | None]
"""The steps of the old and of the new side."""

ONE = -1.0
"""The level of a single thing on a scale of how many: below its first rung."""


def levels_of(steps: Pair, known: tuple[float | None, float | None], cores: Cores) -> tuple[float | None, float | None]:
    """The levels of the steps of both sides, where a side that names one thing only stands below all."""
    old, new = (
        ONE if _is_one(step, steps[1 - at], at == 0, cores) else level
        for at, (step, level) in enumerate(zip(steps, known, strict=True))
    )
    return old, new


def _is_one(step: Step | None, other: Step | None, is_old: bool, cores: Cores) -> bool:
    """Whether a side speaks of one thing: "[une] nouvelle étude", or "[une] étude" beside "plusieurs études"."""
    row = cores.old if is_old else cores.new
    if step is not None:
        noun = _after(step, row)
        is_beside = noun is not None and not _is_tied(step, noun, cores.act(is_old), cores)
        return is_beside and _has_single(step.words[0], cores.act(is_old), cores)
    noun = _after(other, cores.new if is_old else cores.old) if other else None
    answer = next((word for word in row if noun and word.sense == noun.sense), None)
    return answer is not None and _has_single(answer, cores.act(is_old), cores)


def _after(step: Step, row: Sequence[CoreWord]) -> CoreWord | None:
    return next((word for word in row if word.start >= step.words[-1].end), None)


def _is_tied(step: Step, noun: CoreWord, act: Act, cores: Cores) -> bool:
    """Whether "of" stands between a word of quantity and the noun: "une partie [des] fonds"."""
    between = act.place.part.folded[step.words[-1].end : noun.start].casefold() if act.place else ""
    return any(word in cores.lexicon.reading.genitives for word in between.replace("'", "' ").split())


def _has_single(word: CoreWord, act: Act, cores: Cores) -> bool:
    part = act.place.part if act.place else None
    before = part.folded[part.start : word.start].casefold().replace("'", " ").split()[-1:] if part else []
    return bool(before) and before[0] in cores.lexicon.quantities.singles
