"""Compounds that differ in their last part only, which stands on a scale: "Friedensabkommen", "Friedensgespräche"."""

from collections.abc import Sequence

from differ.axes.scales import Step, steps
from differ.axes.words import CoreWord, stem
from differ.lexicon.model import Lexicon

FIRST_LETTERS = 4
"""Letters of the shortest first part that both compounds share."""

LAST_LETTERS = 4
"""Letters of the shortest last part that is looked for."""


def compound_ways(old: Sequence[CoreWord], new: Sequence[CoreWord], lexicon: Lexicon) -> set[tuple[str, bool]]:
    """The axes on which the last parts of two compounds differ, each with whether the new one is more."""
    if not lexicon.limbs.verb_final or not len(old) == len(new) == 1:
        return set()
    one, other = old[0].text, new[0].text
    least = min(len(one), len(other)) - LAST_LETTERS
    shared = next((at for at in range(least + 1) if one[at] != other[at]), least)
    for at in range(shared, FIRST_LETTERS - 1, -1):
        left, right = _step(one[at:], lexicon), _step(other[at:], lexicon)
        pairs = [(a, b) for a in left.rungs for b in right.rungs if a.scale is b.scale and a.level != b.level]
        if pairs:
            return {(a.scale.axis, b.level > a.level) for a, b in pairs}
    return set()


def _step(text: str, lexicon: Lexicon) -> Step:
    """The last part of a compound as a word of its own."""
    word = CoreWord(text, stem(text, lexicon), False, 0, 0)
    return next(iter(steps((word,), lexicon)))
