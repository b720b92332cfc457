"""Words that a pair of texts teaches about itself: what always stands together in pairs that are sure.

A treaty on customs says "douanewetgeving" and "customs legislation" in the same ten units. Such words are worth as
much as a lexicon, for these two texts only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set

FEWEST_PAIRS = 12
"""Fewer sure pairs teach nothing."""

TOGETHER = 2
"""Pairs in which two words must stand together."""

DICE = 0.6
"""Twice the pairs with both words, divided by the pairs with either one."""

Words = Set[str]


def taught(pairs: Sequence[tuple[Words, Words]]) -> tuple[dict[str, str], dict[str, str]]:
    """Word to key, for the left and for the right side: words that answer each other have one key."""
    if len(pairs) < FEWEST_PAIRS:
        return {}, {}
    both = _together(pairs)
    left, right = Counter(w for one, _ in pairs for w in one), Counter(w for _, other in pairs for w in other)
    best: dict[str, tuple[float, str]] = {}
    back: dict[str, tuple[float, str]] = {}
    for one, others in both.items():
        for other, count in others.items():
            dice = 2 * count / (left[one] + right[other])
            if count >= TOGETHER and dice >= DICE:
                best[one] = max(best.get(one, (0.0, "")), (dice, other))
                back[other] = max(back.get(other, (0.0, "")), (dice, one))
    mutual = {one: other for one, (_, other) in best.items() if back[other][1] == one}
    return {one: f"~{other}" for one, other in mutual.items()}, {other: f"~{other}" for other in mutual.values()}


def _together(pairs: Iterable[tuple[Words, Words]]) -> dict[str, Counter[str]]:
    both: dict[str, Counter[str]] = defaultdict(Counter)
    for one, other in pairs:
        for word in one:
            both[word].update(other)
    return both
