"""Coding: texts as strings with one code point per word, so that likeness is work on strings.

A word with a digit is one atom, marks and all: "5(2)(b)", "2023/2879(RSP)", "12,5". A reference is the same or it is
another one; it is never half alike.
"""

import re
from zlib import crc32

from differ.tokens import folded_words

SENSE_WEIGHT = 3
"""How often a word of more than three letters, or an atom, counts: content against glue.

Measured on the paragraphs of a Dutch motion: unrelated pairs share 0.16 of their words (99 % stay under 0.31) when
all count alike, 0.10 (0.25) with weight 3, and 4 gains nothing more. Light edits score the same either way.
"""

GLUE_WORD = 3
"""Letters of the longest word that counts once."""

RUN = 3
"""Words in a run: what two texts share that are more alike than by chance."""

WHOLE = 40
"""Words of the longest text of which all runs are kept; of a longer one those that begin with a marked word."""

MARKED = 3
"""Of the words that carry sense every so many is marked: a text of 110 words has about 20 runs, enough to find it."""

_MARKED_FROM, _OTHERS_FROM = 0x80000, 0x10000
_MARKED_SIZE, _OTHERS_SIZE = 0x110000 - _MARKED_FROM, _MARKED_FROM - _OTHERS_FROM
_MARKED_RUN = re.compile(f"[{chr(_MARKED_FROM)}-{chr(0x10FFFF)}]..", re.DOTALL)

_MARKS_AFTER = ".,;:"
"""Marks that stand behind a word: what is left of most words is plain letters, which need no folding."""

_DIGIT = re.compile(r"\d")
_AROUND = re.compile(r"^[^\w]+|[^\w]+$")


class _Words(dict[str, str]):
    """What stands between two spaces, and its codes; a new word gets the next free code."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[str, str] = {}
        self.weighted: dict[str, str] = {}
        self._counts = [0, 0]

    def __missing__(self, printed: str) -> str:
        word = printed.rstrip(_MARKS_AFTER)
        if word.isascii() and word.isalpha():
            found = self.code(word.lower())
        else:
            found = "".join(map(self.code, _atoms(printed)))
        self[printed] = found
        return found

    def code(self, word: str) -> str:
        """The code of one folded word."""
        code = self.codes.get(word)
        if code is None:
            glue = len(word) <= GLUE_WORD and word.isalpha()
            # The checksum, unlike a hash, is the same in every run.
            marked = not glue and crc32(word.encode("utf-8", "replace")) % MARKED == 0
            first, size = (_MARKED_FROM, _MARKED_SIZE) if marked else (_OTHERS_FROM, _OTHERS_SIZE)
            # A text with half a million distinct words shares codes: it only blurs scores.
            code = self.codes[word] = chr(first + self._counts[marked] % size)
            self._counts[marked] += 1
            self.weighted[code] = code if glue else code * SENSE_WEIGHT
        return code


def _atoms(printed: str) -> list[str]:
    """The folded words of a stretch without white space; one word if it has a digit; none if it has no letter."""
    words = folded_words(printed)
    if _DIGIT.search(printed):
        return [_bare(printed.casefold())]
    return [word for word in words if word[0].isalnum()]


def _bare(atom: str) -> str:
    """An atom without the marks around it; a bracket that it opens itself it may close."""
    bare = _AROUND.sub("", atom)
    return bare + ")" * (bare.count("(") - bare.count(")"))


class Coding:
    """The codes of the words of two texts; it grows with every text it is shown, so it lives for one alignment."""

    def __init__(self) -> None:
        """No words yet."""
        self._words = _Words()

    def plain(self, text: str) -> str:
        """One code point per word; a text without words gives one for each of its other characters."""
        found = "".join(map(self._words.__getitem__, text.split()))
        return found or "".join(map(self._words.code, folded_words(text)))

    def weighted(self, plain: str) -> str:
        """The same with words that carry sense repeated (:data:`SENSE_WEIGHT`)."""
        return "".join(map(self._words.weighted.__getitem__, plain))

    def carries_sense(self, code: str) -> bool:
        """Whether a code stands for more than glue."""
        return len(self._words.weighted[code]) > 1


def runs(plain: str) -> frozenset[str]:
    """Runs of three words by which texts with common wording find each other; a shorter text is a single run."""
    if len(plain) > WHOLE:
        return frozenset(_MARKED_RUN.findall(plain))
    return frozenset(plain[at : at + RUN] for at in range(max(1, len(plain) - RUN + 1)))
