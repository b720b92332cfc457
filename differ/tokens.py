"""Tokens: a text as words, numbers, punctuation and white space, and the folded form in which texts are compared.

Two guarantees, both tested:

1. ``"".join(token.text for token in tokenize(text)) == text``.
2. No token is empty.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    """Letters and digits with inner hyphens and apostrophes: ``VN-Veiligheidsraad``, ``l'Union``, ``7a``."""
    NUMBER = "number"
    """Digits with decimal and thousands marks: ``3,5``, ``1.250``, ``100 000``."""
    PUNCTUATION = "punctuation"
    """One character that is none of the others."""
    SPACE = "space"
    """A run of white space."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text that is never cut."""

    text: str
    kind: TokenKind


_LETTER = r"[\w\u0300-\u036f]"
_JOINER = r"[-'’\u2010\u2011\u00ad\u00b7]"
_GROUP = r"[ \u00a0\u2009\u202f'’]"

_TOKEN = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<number>\d{{1,3}}(?:{_GROUP}\d{{3}})+(?:[.,]\d+)?(?!\w)|\d+(?:[.,]\d+)*(?!\w))
    | (?P<word>{_LETTER}+(?:{_JOINER}{_LETTER}+)*)
    | (?P<punctuation>.)
    """,
    re.VERBOSE | re.DOTALL,
)
# In verbose mode a space inside a character class still counts, so _GROUP needs no escape.

_KINDS: dict[str | None, TokenKind] = {kind.value: kind for kind in TokenKind}


def tokenize(text: str) -> tuple[Token, ...]:
    """All tokens of a text, none lost: their texts joined give the text back."""
    return tuple(Token(found[0], _KINDS[found.lastgroup]) for found in _TOKEN.finditer(text))


_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "…": "...",
        "\u00ad": None,
    }
)


def fold(text: str) -> str:
    """The text as two printers of it would agree on it: one case, plain quotes and dashes, single spaces."""
    return " ".join(text.casefold().translate(_PLAIN).split())


_WORD = re.compile(rf"{_LETTER}+")


def folded_words(text: str) -> list[str]:
    """The words and numbers of a text, folded; a text without any gives its other characters instead."""
    folded = fold(text)
    return _WORD.findall(folded) or list(folded.replace(" ", ""))
