"""The footnotes: two texts with the same sources are about the same thing."""

from akoma.model import Provision
from differ.evidence import Signal
from differ.tokens import fold


def score(left: Provision, right: Provision) -> float | None:
    """Share of all notes that stand in both; nothing to say unless both have notes."""
    old, new = ({fold(note.text) for note in side.notes} for side in (left, right))
    return len(old & new) / len(old | new) if old and new else None


SIGNAL = Signal("notes", 1.0, "{percent} % of the footnotes are the same.", score)
