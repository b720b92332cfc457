"""What a provision contains: a paragraph with the same points is the same paragraph."""

from akoma.model import Provision
from differ.evidence import Signal
from differ.words import similarity


def score(left: Provision, right: Provision) -> float | None:
    """Likeness of the texts below; nothing to say unless both contain something."""
    if not (left.children and right.children):
        return None
    return similarity(_below(left), _below(right))


def _below(provision: Provision) -> str:
    return " ".join(unit.text for child in provision.children for unit in child.walk())


SIGNAL = Signal("contents", 1.0, "{percent} % of the wording of its points is the same.", score)
