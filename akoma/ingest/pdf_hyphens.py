"""Hyphens at line ends: whether the hyphen belongs to the word, or only parts it.

"Beneden-" + "Sarvane"        a capital follows: the hyphen belongs to the word
"gas-" + "en elektriciteit"   a conjunction follows: it belongs to the word, and a space follows it
"overstro-" + "ming"          "overstroming" occurs elsewhere: it only parts the word
"staakt-het-" + "vuren"       "staakt-het-vuren" occurs elsewhere: it belongs to the word
"co-" + "decisie"             neither occurs: it stays, and is counted
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from akoma.language import Language
from akoma.normalise import SOFT_HYPHEN

HYPHENS = r"\-\u2010\u2011\u00ad"
ALL_HYPHENS = "-\u2010\u2011\u00ad"
TYPOGRAPHIC = "\u2010"
"""Where words have the hyphen of the keyboard, this one at line ends comes from hyphenation."""
LAST = re.compile(rf"\w[{HYPHENS}]$")
"""A line that ends in a word and a hyphen."""
LAST_WORD = re.compile(rf"\w[\w{HYPHENS}'’]*[{HYPHENS}]$")
FILLED = re.compile(rf"\w+[{HYPHENS}]")
FIRST_WORD = re.compile(rf"\w[\w{HYPHENS}'’]*")
WORD = re.compile(rf"\w[\w{HYPHENS}'’]*\w|\w")


class Joint(Enum):
    """What becomes of a line end."""

    SPACE = auto()
    """No word is cut there: one space."""
    KEEP = auto()
    """The hyphen belongs to the word: nothing between."""
    DROP = auto()
    """The hyphen only parts the word: it goes, nothing between."""
    DOUBT = auto()
    """As KEEP, for want of evidence."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document, without those that a line end cuts. ``soft``: hyphens that stand at line ends only."""

    known: frozenset[str]
    soft: frozenset[str]


def words_of(lines: Iterable[str]) -> Words:
    """Learn the words from the lines of a document, and which of its hyphens only a program can have put there."""
    known: set[str] = set()
    inside: set[str] = set()
    cut = False
    for line in lines:
        found = [match[0] for match in WORD.finditer(line)]
        start = 1 if cut else 0
        cut = bool(LAST.search(line))
        known.update(_key(word) for word in found[start : len(found) - 1 if cut else len(found)])
        inside.update(char for char in ALL_HYPHENS if char in line[:-1])
    programs = {SOFT_HYPHEN, TYPOGRAPHIC} if "-" in inside else {SOFT_HYPHEN}
    return Words(frozenset(known), frozenset(programs - inside))


def _key(word: str) -> str:
    return re.sub(rf"[{HYPHENS}]", "-", word).casefold()


def joint(before: str, after: str, words: Words, language: Language) -> Joint:
    """How a line goes on in the next one of its paragraph."""
    if not LAST.search(before):
        return Joint.SPACE
    first, last = FIRST_WORD.match(after), LAST_WORD.search(before)
    if not first or not last:
        return Joint.KEEP
    if first[0].casefold() in language.conjunctions:
        return Joint.SPACE
    return _word_joint(last[0], first[0], words)


def _word_joint(last: str, first: str, words: Words) -> Joint:
    """How a word goes on: by what follows the hyphen, else by which form occurs elsewhere."""
    capital = first[0].isupper() and not last[:-1].isupper()
    if first[0].isdigit() or capital or _key(last + first) in words.known:
        return Joint.KEEP
    if last[-1] in words.soft or _key(last[:-1] + first) in words.known:
        return Joint.DROP
    return Joint.DOUBT


def continuation(lines: Sequence[str]) -> str:
    """How a text goes on after a line end: the next line, with the rest of a word that fills it and is cut again."""
    text = ""
    for line in lines:
        text += line
        if not FILLED.fullmatch(line):
            break
        text = text[:-1]
    return text
