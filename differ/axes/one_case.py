"""A word that is printed with a capital on one side only: "the Return Directive", "the return directive"."""

from differ.axes.words import CoreWord

Words = tuple[CoreWord, ...]

SHORTEST = 4
"""Letters of the shortest such word: "US" is no pronoun, "WHO" no relative word."""


def with_one_case(rows: tuple[Words, Words]) -> tuple[Words, Words]:
    """Both rows; what only one of them has as a name, and the other as a plain word, is a plain word in both."""
    return _plain(*rows), _plain(*rows[::-1])


def _plain(row: Words, other: Words) -> Words:
    names = {word.text for word in other if word.is_name}
    small = {word.text for word in other if not word.is_name and len(word.text) >= SHORTEST} - names
    if not any(word.is_name and word.text in small for word in row):
        return row
    return tuple(word._replace(is_name=False) if word.is_name and word.text in small else word for word in row)
