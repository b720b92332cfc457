"""Finding listed words and phrases in a text, at offsets of the text itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from akoma.model import EId
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

Variants = Mapping[str, tuple[str, ...]]

Span = tuple[int, int]
"""Code points ``start`` to ``end`` of the text of a provision."""


def fold(text: str) -> str:
    """The text with quotation marks, dashes and spaces made alike; as long as before."""
    return text.translate(_ALIKE)


def plain(text: str) -> str:
    """The text without what typography may vary: also runs of spaces, and the marks at its end."""
    return " ".join(fold(text).split()).rstrip(" ;,.:")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text of a provision: code points ``start`` to ``end``. ``folded`` is as long as ``text``."""

    provision: EId
    text: str
    folded: str
    start: int
    end: int

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


@lru_cache(maxsize=512)
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
    barred = set(map(key, never))
    for match in any_of((*phrases, *never), cased).finditer(stretch.folded, stretch.start, stretch.end):
        if key(match.group()) not in barred:
            yield match.span()


def overlaps(span: Span, others: tuple[Span, ...]) -> bool:
    """Whether a span shares a character with one of others."""
    return any(span[0] < end and start < span[1] for start, end in others)
