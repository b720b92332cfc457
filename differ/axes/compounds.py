"""Compounds: those that are two other words, and those that differ in their last part only, which is on a scale."""

from collections.abc import Sequence

from differ.axes.scales import Step, steps
from differ.axes.words import CoreWord, stem
from differ.lexicon.model import Lexicon

FIRST_LETTERS = 4
"""Letters of the shortest first part that both compounds share."""

LAST_LETTERS = 4
"""Letters of the shortest last part that is looked for."""

ROOT_LETTERS = 3
"""Letters of the shortest first part of a compound."""

TWO_WORDS = (2, 3)
"""Words of sense that a compound may be made of: two, and what ties them."""


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


def is_compound(short: Sequence[CoreWord], long: Sequence[CoreWord], lexicon: Lexicon) -> bool:
    """Whether one word is made of the two others: "Wohnungsbau", "Bau von Wohnungen"."""
    ties = (*lexicon.reading.genitives, *lexicon.reading.prepositions)
    if not lexicon.limbs.verb_final or len(short) != 1 or len(long) not in TWO_WORDS:
        return False
    head, first = long[0].text, long[-1].stem
    if any(word.text not in ties for word in long[1:-1]) or len(first) < ROOT_LETTERS:
        return False
    whole = short[0].text
    if not whole.endswith(head) or len(whole) > len(long[-1].text) + len(head) + 1:
        return False
    bare = long[-1].text[:-2]  # "verkiezingen" in "verkiezingsresultaten", whatever its synonyms
    return whole.startswith(first) or (len(bare) > ROOT_LETTERS and whole.startswith(bare))
