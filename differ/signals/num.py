"""The printed number. The same one speaks for two provisions; another says nothing, as one insertion renumbers all."""

from akoma.model import Provision
from akoma.numbering import bare
from differ.evidence import Signal


def score(left: Provision, right: Provision) -> float | None:
    """1 for the same number, else nothing to say."""
    return 1.0 if left.num and bare(left.num) == bare(right.num) else None


SIGNAL = Signal("num", 0.5, "The printed number is the same.", score)
