"""The kind: a recital is seldom answered by a paragraph."""

from akoma.model import Provision
from differ.evidence import Signal


def score(left: Provision, right: Provision) -> float | None:
    """1 for the same kind, 0 for another."""
    return float(left.kind is right.kind)


SIGNAL = Signal("kind", 1.0, "Both are provisions of one kind.", score, against="They are of different kinds.")
