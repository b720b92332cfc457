"""Which words of two languages say the same, learned from texts that correspond: IBM model 1, in both directions.

P. F. Brown and others, "The Mathematics of Statistical Machine Translation", Computational Linguistics 19 (1993), 4.2:
a word of one side is explained by any word of the other, and what explains it best in all texts is its translation.
Here each text is a set of words, and two words that stand together in one pair of texts only are not considered. Sums
are taken in the order of the texts and of the alphabet, so the same texts teach the same words.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from differ.terms.forms import COMMENT, LEARNED_COLUMN, words_of

FEWEST_PAIRS = 30
"""Pairs of provisions below which what stands together is chance."""

SHORTEST = 3
"""Letters of a word that is learned."""
COMMON = 0.25
"""A word that stands in a larger share of the texts of its side is an article or the like."""
TOGETHER = 2
"""Pairs of texts in which two words must stand together."""
ROUNDS = 6
"""Rounds of the estimation: on 1 377 pairs of provisions of treaties 8 rounds give 96 % of the same entries, 3 rounds
a quarter fewer."""
SURE = 0.2
"""Geometric mean of both probabilities from which two words are an entry. On the same pairs 0.15, 0.2 and 0.3 give
2 439, 1 941 and 1 286 entries; 0.15 finds a few more links between treaties, 0.3 keeps a few more moves."""
PART = 1_000
"""Left words whose company is counted at a time, so that memory does not grow with all words that ever meet."""
NOTHING = 0.02
"""Weight of the empty word, which explains what nothing on the other side does, against 1 for a sure translation."""

Two = tuple[str, str]
Texts = Sequence[Two]
"""Pairs of a left and a right text that correspond."""
Told = Callable[[int, int], None]
"""Called with the rounds that are done and all rounds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Two words that say the same; ``sureness`` is the geometric mean of the probabilities of both directions."""

    left: str
    right: str
    sureness: float


@dataclass(frozen=True, slots=True)
class _Links:
    """Every two words that may say the same, and the pairs of texts as numbers of links.

    ``left``, ``right``: the words of a link by its number. ``by_left``: the links that compete to explain one word of
    one pair of texts, each left word of each pair an array; ``by_right`` likewise.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    by_left: tuple["array[int]", ...]
    by_right: tuple["array[int]", ...]


def learned(pairs: Texts, told: Told = lambda done, of: None) -> tuple[Entry, ...]:
    """The entries that pairs of texts teach, by their words; ``pairs`` hold a left and a right text each."""
    links = _links(pairs)
    forth = _estimated(links.by_right, links.left, lambda done: told(done, 2 * ROUNDS))
    back = _estimated(links.by_left, links.right, lambda done: told(ROUNDS + done, 2 * ROUNDS))
    sure = (math.sqrt(one * other) for one, other in zip(forth, back, strict=True))
    found = (Entry(*entry) for entry in zip(links.left, links.right, sure, strict=True))
    return tuple(sorted((e for e in found if e.sureness >= SURE), key=lambda e: (e.right, e.left)))


def _links(pairs: Texts) -> _Links:
    sides = list(zip(_known([one for one, _ in pairs]), _known([other for _, other in pairs]), strict=True))
    kept = sorted(_together(sides))
    numbers = {words: number for number, words in enumerate(kept)}
    by_left: list[array[int]] = []
    by_right: list[array[int]] = []
    for left, right in sides:
        by_left += _groups(([(one, other) for other in right] for one in left), numbers)
        by_right += _groups(([(one, other) for one in left] for other in right), numbers)
    return _Links(tuple(w[0] for w in kept), tuple(w[1] for w in kept), tuple(by_left), tuple(by_right))


def _together(sides: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Iterator[Two]:
    """Words that stand together often enough; a part of the left words at a time, for memory."""
    words = sorted({word for left, _ in sides for word in left})
    for at in range(0, len(words), PART):
        part = frozenset(words[at : at + PART])
        both: Counter[Two] = Counter()
        for left, right in sides:
            both.update((one, other) for one in left if one in part for other in right)
        yield from (two for two, count in both.items() if count >= TOGETHER)


def _groups(rows: Iterable[Sequence[Two]], numbers: Mapping[Two, int]) -> Iterator["array[int]"]:
    for row in rows:
        if found := [numbers[words] for words in row if words in numbers]:
            yield array("l", found)


def _known(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text that can be learned, each once, sorted."""
    found = [sorted({word for word in words_of(text) if len(word) >= SHORTEST}) for text in texts]
    counts = Counter(word for words in found for word in words)
    return [[w for w in words if TOGETHER <= counts[w] <= max(TOGETHER, COMMON * len(texts))] for words in found]


def _estimated(groups: Sequence["array[int]"], givers: Sequence[str], told: Callable[[int], None]) -> Sequence[float]:
    """For each link the probability that its giver is said by its other word."""
    chances: Sequence[float] = [1.0] * len(givers)
    for done in range(1, ROUNDS + 1):
        chances = _normal(_counted(groups, chances), givers)
        told(done)
    return chances


def _counted(groups: Sequence["array[int]"], chances: Sequence[float]) -> Sequence[float]:
    """How often each link explains a word: each word is shared out among those that compete for it."""
    counts = [0.0] * len(chances)
    for links in groups:
        whole = NOTHING
        for link in links:
            whole += chances[link]
        for link in links:
            counts[link] += chances[link] / whole
    return counts


def _normal(counts: Sequence[float], givers: Sequence[str]) -> Sequence[float]:
    """Counts divided by those of all links of the same giver."""
    sums: dict[str, float] = defaultdict(float)
    for giver, count in zip(givers, counts, strict=True):
        sums[giver] += count
    return [count / sums[giver] if sums[giver] else 0.0 for giver, count in zip(givers, counts, strict=True)]


def as_table(entries: Iterable[Entry], left: str, right: str, about: Sequence[str] = ()) -> str:
    """Entries as a learned table: a row for each right word with all that say it, the surest first.

    ``left``, ``right``: the languages, ISO 639-2/T. ``about``: lines to put above the head, as comments.
    """
    rows: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        rows[entry.right].append(entry)
    lines = [*(f"{COMMENT} {line}" for line in about), "\t".join((LEARNED_COLUMN, left, right))]
    for word, found in sorted(rows.items()):
        said = " | ".join(entry.left for entry in sorted(found, key=lambda e: (-e.sureness, e.left)))
        lines.append("\t".join((f"{word} (learned)", said, word)))
    return "\n".join(lines) + "\n"
