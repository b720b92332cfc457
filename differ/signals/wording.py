"""The words themselves: how many both texts share, in the same order."""

from akoma.model import Provision
from differ.evidence import Signal
from differ.words import similarity


def score(left: Provision, right: Provision) -> float | None:
    """Likeness of the texts."""
    return similarity(left.text, right.text)


SIGNAL = Signal("wording", 0.0, "{percent} % of the wording is the same.", score)
"""Weight 0: the confidence starts from the wording, it must not count twice."""
