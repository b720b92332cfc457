"""Finding listed words and phrases in a text, at offsets of the text itself."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from akoma.model import EId
from differ.lexicon.model import Lexicon
from differ.model import Quote

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ´`", "'"),
        **dict.fromkeys("“”„«»‟", '"'),
        **dict.fromkeys("–—‑‐−", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009\t\n", " "),
    }
)
"""Signs that typography varies. One for one, so that offsets stay."""

_WORD = re.compile(r"\w+")

Variants = Mapping[str, tuple[str, ...]]

Span = tuple[int, int]
"""Code points ``start`` to ``end`` of the text of a provision."""


def fold(text: str) -> str:
    """The text with quotation marks, dashes and spaces made alike; as long as before."""
    return text.translate(_ALIKE)


def plain(text: str) -> str:
    """The text without what typography may vary: also runs of spaces, soft hyphens, and the marks at its end."""
    return " ".join(fold(text).replace("\u00ad", "").split()).rstrip(" ;,.:")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text of a provision: code points ``start`` to ``end``. ``folded`` is as long as ``text``."""

    provision: EId
    text: str
    folded: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The text of this part."""
        return self.text[self.start : self.end]

    def quote(self, span: Span) -> Quote:
        """The words of a span, as printed."""
        start, end = span
        return Quote(self.provision, self.text[start:end], start, end)

    def part(self, start: int, end: int) -> "Stretch":
        """Another part of the same text."""
        return Stretch(self.provision, self.text, self.folded, start, end)


def word_pattern(word: str, variants: Variants | None = None) -> str:
    """A pattern for one word, whole; one that ends in an apostrophe may stand against the next."""
    shapes = sorted((fold(word), *(variants or {}).get(word, ())), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(_bounded, shapes))})"


def _bounded(shape: str) -> str:
    return re.escape(shape) + (r"(?!\w)" if shape[-1].isalnum() else "")


def phrase_pattern(phrase: str) -> str:
    """A pattern for a phrase: its words with any space between; a comma needs none before it."""
    words = [_bounded(word) for word in fold(phrase).replace(",", " ,").split()]
    joined = r"\s*".join(words)
    return rf"(?<!\w){joined}" if phrase[0].isalnum() else joined


@lru_cache(maxsize=8192)
def any_of(phrases: tuple[str, ...], cased: bool = False) -> re.Pattern[str]:
    """A pattern for the longest of some phrases; one that finds nothing when there are none."""
    ordered = sorted(set(phrases), key=len, reverse=True)
    body = "|".join(map(phrase_pattern, ordered)) or r"(?!)"
    return re.compile(body, 0 if cased else re.IGNORECASE)


def key(text: str) -> str:
    """A matched phrase as it is listed, but for case: the key into the lists."""
    return " ".join(fold(text).casefold().split())


def find(
    stretch: Stretch, phrases: tuple[str, ...], never: tuple[str, ...] = (), cased: bool = False
) -> Iterator[Span]:
    """Where phrases stand, left to right, the longest at each place; not inside a phrase of ``never``."""
    index, barred = _by_first_word((*phrases, *never), cased), keys(never)
    everywhere = index.get("")
    for start, end in _anywhere(stretch, everywhere) if everywhere else _at_words(stretch, index):
        if not barred or key(stretch.folded[start:end]) not in barred:
            yield start, end


def _anywhere(stretch: Stretch, pattern: re.Pattern[str]) -> Iterator[Span]:
    return (match.span() for match in pattern.finditer(stretch.folded, stretch.start, stretch.end))


def _at_words(stretch: Stretch, index: Mapping[str, re.Pattern[str]]) -> Iterator[Span]:
    """Matches that begin at words which a phrase begins with: most lists have none in most clauses."""
    since = stretch.start
    for word, at in _words_in(stretch):
        if since <= at and word in index:
            match = index[word].match(stretch.folded, at, stretch.end)
            if match:
                since = match.end()
                yield match.span()


@lru_cache(maxsize=512)
def _by_first_word(phrases: tuple[str, ...], cased: bool) -> Mapping[str, re.Pattern[str]]:
    """Patterns by the word, in lower case, that they begin with; one pattern for all if any begins with a sign."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        match = _WORD.match(fold(phrase))
        groups.setdefault(match.group().casefold() if match else "", []).append(phrase)
    if "" in groups:
        return {"": any_of(phrases, cased)}
    return {word: any_of(tuple(group), cased) for word, group in groups.items()}


def _words_in(stretch: Stretch) -> Sequence[tuple[str, int]]:
    """The words of a stretch in lower case, each with its place in the text."""
    words, places = _words_of(stretch.folded)
    return words[bisect_left(places, stretch.start) : bisect_left(places, stretch.end)]


@lru_cache(maxsize=256)
def _words_of(text: str) -> tuple[tuple[tuple[str, int], ...], tuple[int, ...]]:
    """The words of a text in lower case, each with its place; and the places alone."""
    words = tuple((match.group().casefold(), match.start()) for match in _WORD.finditer(text))
    return words, tuple(at for _, at in words)


def has_word(stretch: Stretch, words: frozenset[str]) -> bool:
    """Whether any of some words, in lower case, stands in a stretch."""
    return any(word in words for word, _ in _words_in(stretch))


@lru_cache(maxsize=512)
def keys(phrases: tuple[str, ...]) -> frozenset[str]:
    """Listed phrases as :func:`key` gives them."""
    return frozenset(map(key, phrases))


def overlaps(span: Span, others: tuple[Span, ...]) -> bool:
    """Whether a span shares a character with one of others."""
    return any(span[0] < end and start < span[1] for start, end in others)


@lru_cache(maxsize=64)
def infinitive(lexicon: Lexicon) -> re.Pattern[str]:
    """An infinitive with its mark: "to review", "te herzien", "auszusetzen"."""
    return re.compile(lexicon.limbs.infinitive, re.IGNORECASE)
