"""How sure it is that a claim reports a provision: a logistic function, below one, of what is known of the two.

Its weights stand in ``calibration.toml`` under ``[summary]``; ``python -m bench.calibrate_summaries`` fits them.
"""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from akoma.model import ProvisionKind
from differ.across.calibration import DOUBTFUL, FEWEST_WORDS
from differ.across.features import Features
from differ.across.reporting import Claim, Speaker
from differ.across.summaries_scores import Candidate

CERTAIN = 0.95
"""What the function nears for the surest links: some are wrong for reasons that no signal tells. Without it the fit
bends the rest to explain them. Of 0.9 to 0.98 the likeliest, with each open dossier left out in turn."""

ACCEPTED = 0.43
"""Probability from which a provision counts as reported. On the open dossiers, each left out in turn, F1 is .827 to
.830 from 0.38 to 0.45; a wrong link is worse than none, so it is not the lowest of these."""

Terms = Mapping[str, float]


def terms(claim: Claim, known: Features, candidate: Candidate) -> Terms:
    """What a link is judged by; every value lies within about 0 and 1, the margin within -0.5 and 0.5."""
    return {
        "one": 1.0,
        "score": candidate.score,
        "margin": max(-0.5, min(0.5, candidate.margin)),
        "held": candidate.held,
        "shared": math.log1p(candidate.shared) / 3,
        "rest": candidate.rest,
        "numbers": candidate.numbers,
        "alike": float(candidate.is_alike),
        "behind": float(candidate.rank > 0),
        "reason": float(candidate.kind is ProvisionKind.RECITAL),
        "regard": float(candidate.kind is ProvisionKind.CITATION),
        "quoted": float(claim.speaker is Speaker.QUOTED),
        "content": math.log1p(known.content) / 4,
    }


def probability(claim: Claim, known: Features, candidate: Candidate) -> float:
    """The probability that the claim reports the candidate, 0 to 1, two decimals.

    A claim of fewer than three words that say something, dates not among them, is never sure; one that has neither a
    concept nor a number of the candidate reports it as little as the name of a town does.
    """
    found = logistic(terms(claim, known, candidate), weights())
    if not candidate.shared and not candidate.numbers:
        found = min(found, ACCEPTED / 2)
    return round(min(found, DOUBTFUL) if words_of_sense(known) < FEWEST_WORDS else found, 2)


def words_of_sense(known: Features) -> int:
    """How many words of a text say something; dates are not among them (:func:`differ.across.quantities.undated`)."""
    return known.content


def logistic(values: Terms, weighted: Mapping[str, float]) -> float:
    """The logistic function of a weighted sum, from 0 to :data:`CERTAIN`."""
    return CERTAIN / (1 + math.exp(-sum(weighted[name] * value for name, value in values.items())))


@cache
def weights() -> Mapping[str, float]:
    """The weights of ``calibration.toml``, read once."""
    data = tomllib.loads((files("differ") / "across" / "calibration.toml").read_text("utf-8"))
    return {name: float(value) for name, value in data["summary"].items()}
