"""Printed numbers: "12.", "4 bis.", "Ba.", "(iv)": read them, and tell which may follow which."""

import re
from dataclasses import dataclass

_ROMAN = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))
MAX_GAP = 20
"""A numbered block more than this far ahead of the last number is text, not a label ("1992. It was ...")."""

MAX_FIRST = 500
"""An excerpt may begin with any number up to this; a larger one is a year."""


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A printed number as something to compare: ``4a`` is (4, 1), ``4 ter`` is (4, 3), ``AA`` is (27, 0)."""

    base: int
    inserted: int = 0


def arabic(digits: str, insertion: str, ordinals: tuple[str, ...]) -> Number:
    """``4 bis`` is (4, 2), for the Latin ordinals count from two; ``4a`` is (4, 1)."""
    return Number(int(digits), inserted_rank(insertion, ordinals))


def inserted_rank(insertion: str, ordinals: tuple[str, ...]) -> int:
    """The place of an inserted unit: "" is 0, "a" 1, "b" 2, "bis" 2, "ter" 3."""
    word = insertion.strip().lower()
    if not word:
        return 0
    if word in ordinals:
        return ordinals.index(word) + 2
    return alphabetic(word)


def alphabetic(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    value = 0
    for letter in letters.upper():
        value = value * 26 + ord(letter) - ord("A") + 1
    return value


def roman(text: str) -> int:
    """``iv`` is 4; 0 when the text is no Roman number up to 39."""
    return _ROMAN_VALUES.get(text.lower(), 0)


def to_roman(value: int) -> str:
    """4 is ``iv``; for 1 to 39."""
    text = ""
    for sign, worth in _ROMAN:
        while value >= worth:
            text, value = text + sign, value - worth
    return text


_ROMAN_VALUES = {to_roman(value): value for value in range(1, 40)}


def bare(num: str) -> str:
    """A printed number without outer punctuation and inner spaces: ``"(a)"`` is ``a``, ``"4 bis."`` is ``4bis``."""
    return re.sub(r"\s+", "", re.sub(r"^\W+|\W+$", "", num))
