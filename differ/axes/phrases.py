"""Finding listed words and phrases in a text, at offsets of the text itself."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from itertools import accumulate, compress, count
from operator import add, itemgetter
from typing import NamedTuple

from akoma.model import EId
from differ.axes.places import WORD, Ordered, Phrase, Phrases, ends_of, indexed, lowered, shape
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

Span = tuple[int, int]
"""Code points ``start`` to ``end`` of the text of a provision."""


def fold(text: str) -> str:
    """The text with quotation marks, dashes and spaces made alike; as long as before."""
    if text.isascii():  # a table of signs takes ten times as long
        return text.replace("`", "'").replace("\t", " ").replace("\n", " ")
    return text.translate(_ALIKE)


def plain(text: str) -> str:
    """The text without what typography may vary: also runs of spaces, soft hyphens, and the marks at its end."""
    return " ".join(fold(text).replace("\u00ad", "").split()).rstrip(" ;,.:")


class Stretch(NamedTuple):
    """A part of the text of a provision: code points ``start`` to ``end``. ``folded`` is as long as ``text``.

    A tuple, since a judge makes more of these than of anything else.
    """

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


def _bounded(shape: str) -> str:
    return re.escape(shape) + (r"(?!\w)" if shape[-1].isalnum() else "")


def _phrase_pattern(phrase: str) -> str:
    """A pattern for a phrase: its words with any space between; a comma needs none before it."""
    words = [_bounded(word) for word in fold(phrase).replace(",", " ,").split()]
    joined = r"\s*".join(words)
    return rf"(?<!\w){joined}" if phrase[0].isalnum() else joined


@lru_cache(maxsize=8192)
def any_of(phrases: tuple[str, ...], cased: bool = False) -> re.Pattern[str]:
    """A pattern for the longest of some phrases; one that finds nothing when there are none."""
    return re.compile(ways_of(phrases), 0 if cased else re.IGNORECASE)


def ways_of(phrases: tuple[str, ...]) -> str:
    """That pattern as text, to be a part of another one: compiling it by itself would take as long again."""
    ordered = sorted(set(phrases), key=len, reverse=True)
    return "|".join(map(_phrase_pattern, ordered)) or r"(?!)"


def key(text: str) -> str:
    """A matched phrase as it is listed, but for case: the key into the lists."""
    return " ".join(fold(text).casefold().split())


@lru_cache(maxsize=1024)
def listed(phrases: tuple[str, ...], cased: bool = False) -> Phrases:
    """An index of phrases; in lower case unless ``cased``."""
    ordered = sorted(dict.fromkeys(phrases), key=len, reverse=True)
    texts = [fold(phrase) if cased else lowered(fold(phrase)) for phrase in ordered]
    shapes = (tuple(map(shape, text.replace(",", " ,").split())) for text in texts)
    rows = zip(texts, shapes, strict=True)
    return indexed((text, Phrase(row, text[0].isalnum(), _from_third(text))) for text, row in rows)


def _from_third(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in WORD.findall(text)[2:])


def phrase_at(stretch: Stretch, at: int, phrases: Phrases) -> int | None:
    """Where the longest of some phrases ends that begins at a place of a stretch; None when none does."""
    return next(iter(phrases.ends(lowered(stretch.folded), at, stretch.end)), None)


def find(
    stretch: Stretch, phrases: tuple[str, ...], never: tuple[str, ...] = (), cased: bool = False
) -> Sequence[Span]:
    """Where phrases stand, left to right, the longest at each place; not inside a phrase of ``never``."""
    index, barred = _lists(phrases, never, cased)
    if "" in index.words:
        found = _anywhere(stretch, (*phrases, *never), cased)
    elif known := beginnings(stretch.folded, index):
        found = _at_words(stretch, known, cased)
    else:
        return ()
    return [span for span in found if key(stretch.folded[span[0] : span[1]]) not in barred] if barred else found


@lru_cache(maxsize=1024)
def _lists(phrases: tuple[str, ...], never: tuple[str, ...], cased: bool) -> tuple[Phrases, frozenset[str]]:
    """The index of two lists of phrases, and the keys of those that bar the others."""
    return listed((*phrases, *never), cased), keys(never)


def _anywhere(stretch: Stretch, phrases: tuple[str, ...], cased: bool) -> list[Span]:
    """Matches of phrases of which some begin with a sign."""
    return [match.span() for match in any_of(phrases, cased).finditer(stretch.folded, stretch.start, stretch.end)]


def _at_words(stretch: Stretch, candidates: Sequence[tuple[int, Ordered]], cased: bool) -> list[Span]:
    """Matches that begin at words which a phrase begins with: most lists have none in most clauses."""
    found: list[Span] = []
    _, _, folded, since, last = stretch
    letters = folded if cased else lowered(folded)
    for at, known in candidates:
        if since <= at < last:
            end = next(ends_of(known, letters, at, last), None)
            if end is not None:
                since = end
                found.append((at, end))
    return found


@lru_cache(maxsize=2048)
def beginnings(text: str, index: Phrases) -> Sequence[tuple[int, Ordered]]:
    """Where phrases may begin in a text, in order, and which: their first words stand there, the others anywhere."""
    words, places, numbers = words_of(text)
    shared = index.words & numbers.keys()
    if not shared:
        return ()
    found: list[tuple[int, Ordered]] = []
    for word in shared:
        following = index.by_words[word]
        for at in numbers[word]:
            known = following.get(words[at + 1] if at + 1 < len(words) else "") or following[""]
            if known and (known[-1].rest or len(known) > 1):
                known = tuple(filter(partial(_may_stand, numbers), known))
            if known:
                found.append((places[at], known))
    found.sort(key=_PLACE)
    return found


_PLACE = itemgetter(0)


def _may_stand(numbers: Mapping[str, Sequence[int]], phrase: Phrase) -> bool:
    """Whether a text has the words of a phrase that are neither its first nor its second."""
    return all(word in numbers for word in phrase.rest)


@lru_cache(maxsize=256)
def words_of(text: str) -> tuple[Sequence[str], Sequence[int], Mapping[str, Sequence[int]]]:
    """The words of a text in lower case; the place of each; and each word with its numbers in the row."""
    if text.isascii():
        words, places = _ascii_words(text)
    else:
        # All pieces and their lengths at once: a match for each word takes twice as long.
        pieces = _PIECES.findall(text)
        first = 0 if pieces and WORD.match(pieces[0]) else 1
        words = [piece.casefold() for piece in pieces[first::2]]
        places = list(accumulate(map(len, pieces), initial=0))[first : 2 * len(words) + first : 2]
    numbers: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        if word in numbers:
            numbers[word].append(number)
        else:
            numbers[word] = [number]
    return words, places, numbers


def _ascii_words(text: str) -> tuple[list[str], list[int]]:
    """The words of a text without other letters, and their places, in a third of the time that a pattern takes."""
    parts = text.lower().translate(_SIGNS_TO_SPACES).split(" ")
    places = map(add, accumulate(map(len, parts), initial=0), count())
    return list(filter(None, parts)), list(compress(places, parts))


_SIGNS_TO_SPACES = str.maketrans({sign: " " for sign in map(chr, range(128)) if not WORD.match(sign)})

_PIECES = re.compile(r"\w+|\W+")
"""Words and what stands between them, in turn."""


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
