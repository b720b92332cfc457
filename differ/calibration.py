"""Calibration: from how a correspondence was found and how strong it is to the probability that it is right.

The table is data, ``calibration.toml``, fitted by ``python -m bench.calibrate`` on texts whose history is known. How
well the probabilities hold on other texts stands in that file too.
"""

import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

Curve = Sequence[tuple[float, float]]
"""Strength and probability, both from 0 to 1 and rising; straight between its points, level outside."""


class Found(StrEnum):
    """How a correspondence was found: each way has a curve of its own."""

    SAME = "same"
    """The words are the same, and stand once on either side."""
    SAME_MOVED = "same-moved"
    COPY = "copy"
    """The words are the same, and stand more than once."""
    COPY_MOVED = "copy-moved"
    EDITED = "edited"
    """The words differ. The strength is the likeness, adjusted by the signals and by rivals."""
    RECAST = "recast"
    """The same where the words alone would not tell: the two are the best that their place has."""
    EDITED_MOVED = "edited-moved"
    SEVERAL = "several"
    """Split or joined."""
    ALONE = "alone"
    """Inserted or repealed. The strength is 1 less the likeness of the best unit that was refused."""
    FACING = "facing"
    """The same where the other text has such a unit at the same place: it may be the same one in other words."""


class Rating(NamedTuple):
    """What the probability depends on."""

    found: Found
    strength: float


def probability(rating: Rating, curves: Mapping[Found, Curve] | None = None) -> float:
    """The probability that a correspondence with this rating is right, by the table or by other curves."""
    curve = (curves or table())[rating.found]
    if rating.strength <= curve[0][0]:
        return curve[0][1]
    for (left, low), (right, high) in pairwise(curve):
        if rating.strength <= right:
            return low + (high - low) * (rating.strength - left) / (right - left)
    return curve[-1][1]


@cache
def table() -> Mapping[Found, Curve]:
    """The curves of ``calibration.toml``, read once."""
    data = tomllib.loads(files("differ").joinpath("calibration.toml").read_text(encoding="utf-8"))
    return {found: [(float(left), float(right)) for left, right in data["curves"][found]] for found in Found}
