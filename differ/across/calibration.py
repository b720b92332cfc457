"""How sure a link is: the probability that it is right, from what is known when it is made.

A logistic function; its weights are data, fitted by ``bench/calibrate_across.py`` on texts that the project does not
hold, and reported in ``docs/across-languages.md``.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from differ.across.features import Features
from differ.across.two_stage import Link, Scores, Stage, rivalled

FEWEST_WORDS = 3
"""A text of fewer words that say something is never sure; nor is one that is little but a date."""
DOUBTFUL = 0.75
"""The most that such a link may get."""

CERTAIN = 0.99
"""The most that any link gets: words of two languages are never the same."""

TERMS = (
    "one",
    "score",
    "margin",
    "rival",
    "place",
    "second",
    "joined",
    "length",
    "content",
    "concepts",
    "steady",
    "free",
    "clash",
)


def terms(link: Link, scores: Scores) -> tuple[float, ...]:
    """What a link is judged by, in the order of :data:`TERMS`."""
    left, right = [scores.left[i] for i in link.left], [scores.right[j] for j in link.right]
    content = min(sum(f.content for f in left), sum(f.content for f in right))
    length = scores.space.length(sum(f.length for f in left), sum(f.length for f in right))
    shared = set().union(*(f.concepts for f in left)) & set().union(*(f.concepts for f in right))
    return (
        1.0,
        link.score,
        max(-0.2, min(0.4, link.margin)),
        max(-0.2, min(0.4, rivalled(scores.matrix, link))),
        link.place,
        float(link.stage is Stage.FITTING),
        float(link.stage is Stage.JOINED),
        length,
        math.log1p(content) / 4,
        math.log1p(len(shared)) / 3,
        link.steady,
        link.free,
        float(_clashes(left, right)),
    )


def _clashes(left: Sequence[Features], right: Sequence[Features]) -> bool:
    """Whether both sides have numbers and none in common: another article, another amount."""
    ours, theirs = (set().union(*(f.numbers for f in side)) for side in (left, right))
    return bool(ours and theirs) and not ours & theirs


def confidence(link: Link, scores: Scores, mode: str) -> float:
    """The probability that a link is right, 0 to 1, two decimals."""
    weights = _weights()[mode]
    value = sum(weights[name] * term for name, term in zip(TERMS, terms(link, scores), strict=True))
    found = min(CERTAIN, 1 / (1 + math.exp(-value)))
    return round(min(found, DOUBTFUL) if _says_little(link, scores) else found, 2)


def _says_little(link: Link, scores: Scores) -> bool:
    sides = ([scores.left[i] for i in link.left], [scores.right[j] for j in link.right])
    return any(_is_little(side) for side in sides)


def _is_little(side: list[Features]) -> bool:
    return sum(f.content for f in side) < FEWEST_WORDS


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    found: Mapping[str, Mapping[str, float]] = tomllib.loads(
        (files("differ") / "across" / "calibration.toml").read_text("utf-8")
    )
    return found
