"""What stands at one place of a text: listed words and phrases, compared letter by letter.

A pattern for each list would find the same, but compiling hundreds of them takes longer than judging a whole motion.
``letters`` below is a text as :func:`lowered` gives it; ``at`` and ``end`` are code points of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_LIKE_OTHERS = str.maketrans("İıſ", "iis")
"""Letters that are another letter in the other case; İ alone of all letters would become longer in lower case."""

WORD = re.compile(r"\w+")
_TWO_WORDS = re.compile(r"(\w+)(?:\W+(\w+))?")


@lru_cache(maxsize=256)
def lowered(text: str) -> str:
    """The text in lower case, as long as before."""
    return text.lower() if text.isascii() else text.translate(_LIKE_OTHERS).lower()


def is_letter(sign: str) -> bool:
    """Whether a sign may be part of a word."""
    return sign.isalnum() or sign == "_"


def after_spaces(letters: str, at: int, end: int) -> int:
    """The place after any white space."""
    while at < end and letters[at].isspace():
        at += 1
    return at


@dataclass(frozen=True, slots=True)
class Shape:
    """The letters of one word. ``bounded``: no letter may follow, as after any word that ends in one."""

    letters: str
    bounded: bool

    def end(self, letters: str, at: int, end: int) -> int | None:
        """Where the word ends that begins at a place; None when it does not."""
        stop = at + len(self.letters)
        if stop > end or not letters.startswith(self.letters, at):
            return None
        return None if self.bounded and stop < end and ((sign := letters[stop]).isalnum() or sign == "_") else stop


def shape(word: str) -> Shape:
    """A word as it is listed, in its case."""
    return Shape(word, word[-1].isalnum())


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with any space between them, or none; a comma is a word. ``opens``: no letter may stand before it."""

    words: tuple[Shape, ...]
    opens: bool
    rest: tuple[str, ...] = ()
    """Its words from the third one on, in lower case: without them it need not be tried."""

    def end(self, letters: str, at: int, end: int) -> int | None:
        """Where the phrase ends that begins at a place; None when it does not."""
        if self.opens and at and is_letter(letters[at - 1]):
            return None
        stop: int | None = None
        for word in self.words:
            stop = word.end(letters, at if stop is None else after_spaces(letters, stop, end), end)
            if stop is None:
                return None
        return stop


Ordered = tuple[Phrase, ...]
"""Phrases to try at one place, the longest first."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Listed phrases by their first word, then by their second, in lower case; "" for a sign, and for none.

    What stands under two words holds the phrases of the first one alone too. Compared by identity, so that it can be a
    key.
    """

    by_words: Mapping[str, Mapping[str, Ordered]]
    words: frozenset[str]
    """What the phrases begin with."""

    def known(self, first: str, second: str) -> Ordered:
        """The phrases that may stand where these two words do."""
        following = self.by_words.get(first)
        return following.get(second) or following[""] if following else ()

    def ends(self, letters: str, at: int, end: int) -> Iterable[int]:
        """Where the phrases end that begin at a place, that of the longest first."""
        found = _TWO_WORDS.match(letters, at, end)
        following = self.by_words.get(found[1].casefold() if found else "")
        if following is None:  # as at most places
            return ()
        second = (found[2] or "").casefold() if found else ""
        return ends_of(following.get(second) or following[""], letters, at, end)


def ends_of(known: Ordered, letters: str, at: int, end: int) -> Iterator[int]:
    """Where some phrases end that begin at a place."""
    for phrase in known:
        stop = phrase.end(letters, at, end)
        if stop is not None:
            yield stop


def indexed(listed: Iterable[tuple[str, Phrase]]) -> Phrases:
    """An index of phrases, each with its letters, the longest first."""
    groups: dict[str, list[tuple[str, Phrase]]] = {}
    for text, phrase in listed:
        found = _TWO_WORDS.match(text)
        first, second = found.groups("") if found else ("", "")
        groups.setdefault(first.casefold(), []).append((second.casefold(), phrase))
    return Phrases({first: _by_second(rows) for first, rows in groups.items()}, frozenset(groups))


def _by_second(rows: Sequence[tuple[str, Phrase]]) -> dict[str, Ordered]:
    return {
        second: tuple(p for word, p in rows if word in ("", second)) for second in ("", *(word for word, _ in rows))
    }
