"""Lengths of time with a hyphen: "a [12-month period]" is "a period of 12 months", "a [two-year] ban"."""

from differ.axes.phrases import ways_of
from differ.lexicon.quantity_words import QuantityWords


def joined_length(number: str, words: QuantityWords) -> str:
    """The shape of such a length, with the noun behind it that says no more; never fits where none is listed."""
    if not words.lengths:
        return r"(?!)"
    amount = rf"(?<![\w/.,(-])(?:{number}|{ways_of(tuple(words.numerals))})"
    return rf"{amount}-(?:{ways_of(tuple(words.units))})(?!-)(?:\s+(?:{ways_of(words.lengths)}))?"


def parted(text: str, words: QuantityWords) -> str:
    """A length with a space before its unit and nothing behind it: "12-month period" as "12 month"."""
    amount, dash, unit = text.rpartition("-") if words.lengths else ("", "", "")
    return f"{amount} {unit.split()[0]}" if dash else text


def is_joined(text: str) -> bool:
    """Whether a length is one with a hyphen."""
    return "-" in text


def without_article(before: str, length: str, determiners: tuple[str, ...]) -> str:
    """The words before such a length and its noun, without the article: "for [a] six-month period"."""
    rest, _, last = before.rpartition(" ")
    return rest if is_joined(length) and " " in length and last.casefold() in determiners else before
