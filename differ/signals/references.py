"""What a text names by number: dates, articles, documents. They survive when the words around them are recast."""

import re

from akoma.model import Provision
from differ.evidence import Signal

_NUMBERED = re.compile(r"\d[\w/.,()-]*")


def score(left: Provision, right: Provision) -> float | None:
    """Share of all numbers that stand in both; nothing to say unless both have some."""
    old, new = ({found.rstrip("/.,(-") for found in _NUMBERED.findall(side.text)} for side in (left, right))
    return len(old & new) / len(old | new) if old and new else None


SIGNAL = Signal("references", 1.0, "{percent} % of the dates, articles and other numbers are the same.", score)
