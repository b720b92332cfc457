"""Tokens: a text as words, numbers, dates, amounts, references, punctuation and white space; and its folded forms.

Two guarantees, both tested:

1. ``"".join(token.text for token in tokenize(text)) == text``.
2. No token is empty.

What is one token in a language is data: :mod:`differ.grammar`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from differ.grammar import LETTER, grammar

ANY_LANGUAGE = "und"
"""The code under which only the neutral grammar holds."""


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    """Letters and digits with inner hyphens and apostrophes: ``VN-Veiligheidsraad``, ``l'Union``, ``7a``."""
    NUMBER = "number"
    """Digits with decimal and thousands marks: ``3,5``, ``1.250``, ``100 000``."""
    DATE = "date"
    """``13 March 2025``, ``13.3.2025``, ``2025-03-13``, ``2014-2020``."""
    AMOUNT = "amount"
    """A number with currency, multiplier or percent sign: ``EUR 25 million``, ``€ 25``, ``12,5 %``."""
    REFERENCE = "reference"
    """A place in a law or the number of a document: ``Article 5(2)(b)``, ``2023/2879(RSP)``, ``(EU) 2016/679``."""
    PUNCTUATION = "punctuation"
    """One character that is none of the others; also three full stops and two hyphens."""
    SPACE = "space"
    """A run of white space."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text that is never cut."""

    text: str
    kind: TokenKind


_KINDS: dict[str | None, TokenKind] = {
    **{kind.value: kind for kind in TokenKind},
    "ordinary": TokenKind.WORD,
    "mark": TokenKind.PUNCTUATION,
}


def tokenize(text: str, language: str = ANY_LANGUAGE) -> tuple[Token, ...]:
    """All tokens of a text, none lost: their texts joined give the text back. ``language`` is ISO 639-2/T."""
    return tuple(Token(found[0], _KINDS[found.lastgroup]) for found in grammar(language).pattern.finditer(text))


def cut(text: str, language: str = ANY_LANGUAGE) -> list[str]:
    """The texts of the tokens alone: what :func:`tokenize` gives, in a third of the time."""
    return grammar(language).flat.findall(text)


_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "…": "...",
        **dict.fromkeys(_UNSEEN),
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
    }
)
_MARKS = {"'": '"', "--": "-", "‹": '"', "›": '"'}
"""Marks that stand alone: single quotation marks for double ones, two hyphens for a dash."""


def fold(text: str) -> str:
    """The text as two printers of it would agree on it: one case, plain quotes and dashes, single spaces."""
    return " ".join(text.casefold().translate(_PLAIN).split())


def typed(token: str) -> str:
    """A token as two printers of it would agree on it, with capital and small letters told apart.

    Tokens with the same form differ in typography alone: quotes, dashes, apostrophes, spaces, soft hyphens, ellipsis.
    White space is one space; inside a token there is none ("50 000", "12,5 %").
    """
    if token.isascii() and token.isalnum():
        return token
    plain = "".join(token.translate(_PLAIN).split())
    return _MARKS.get(plain, plain) or (" " if token.isspace() else token)


def looks(text: str) -> str:
    """Several tokens as two printers of them would agree on them: as :func:`fold`, but letters keep their case."""
    return " ".join(text.translate(_PLAIN).split())


_WORD = re.compile(rf"{LETTER}+")


def folded_words(text: str) -> list[str]:
    """The words and numbers of a text, folded; a text without any gives its other characters instead."""
    folded = fold(text)
    return _WORD.findall(folded) or list(folded.replace(" ", ""))
