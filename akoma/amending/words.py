"""The words by which amendment papers are told apart from other text, and what their lines are."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from akoma.language import plain

NUMBER = r"(?:[A-Za-z]{1,3}[-. ]?)?\d{1,6}(?:[A-Za-z]{1,2})?(?:rev\d?)?(?:\s?(?:bis|ter|quater))?"
"""What an amendment is called by: "12", "NC4", "12a", "7 bis"; a sub-amendment "3/sub1"."""

_SIGN = r"(?:(?:No|Nr|N|№)(?:\s?[.°º]\s*|\s+))?"
"""The word "number" before a number, as many houses print it; no word of one language."""


HEADER = 200
"""Characters at the beginning of a line that may be a header."""
BRACKETED = 42
"""Characters of what may stand in brackets behind a number: "(withdrawn)"."""
SHORT = 160
"""Characters; a longer line is no heading and no name of a kind of text."""


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The words of one language; see ``words.toml``."""

    code: str
    amendment: tuple[str, ...]
    subamendment: tuple[str, ...]
    justification: tuple[str, ...]
    tabled: tuple[str, ...]
    behalf: tuple[str, ...]
    withdrawn: tuple[str, ...]
    amended: tuple[str, ...] = ()
    onto: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The line that begins an amendment. ``parent``: number of the amendment that it amends; ``rest``: what follows."""

    number: str
    parent: str = ""
    rest: str = ""


@cache
def paper_words() -> tuple[PaperWords, ...]:
    """The words of all languages."""
    data: Mapping[str, Mapping[str, Any]] = tomllib.loads((files("akoma.amending") / "words.toml").read_text("utf-8"))
    return tuple(
        PaperWords(code, **{key: tuple(value) for key, value in words.items()}) for code, words in data.items()
    )


def _any(words: Iterable[str]) -> str:
    """A pattern of any of some words, longest first; a space fits any white space."""
    ordered = sorted({*words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)


@cache
def _header_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a line begins that begins an amendment, and how one that begins an amendment to an amendment."""
    main = _any(word for words in paper_words() for word in words.amendment)
    sub = _any(word for words in paper_words() for word in words.subamendment)
    number = rf"{_SIGN}(?P<number>{NUMBER}(?:/sub\.?\s?\d{{1,3}})?)"
    onto = _any(word for words in paper_words() for word in words.onto)
    above = rf"\s(?:{onto})(?!\w)[^\d:]{{0,30}}?\s{_SIGN}(?P<parent>{NUMBER})"
    plainly = re.compile(rf"\s{{0,40}}(?:{main})\s{{1,20}}{number}(?![\w/])", re.IGNORECASE)
    start = rf"\s{{0,40}}(?:{sub}|{main})\s{{1,20}}{_SIGN}(?P<number>{NUMBER})"
    below = re.compile(rf"{start}{above}(?![\w/])", re.IGNORECASE)
    return plainly, below


def header_of(line: str) -> Header | None:
    """What a line says as the first of an amendment; None when it begins none.

    "Amendment 12", "Amendement 12:", "Änderungsantrag Nr. 12: In Ziffer 2 ...", "Sub-amendment 1 to Amendment 3".
    """
    plainly, below = _header_patterns()
    found = plainly.match(line)
    if found and (rest := _rest(line[found.end() :])) is not None:
        number = normal_number(found["number"])
        return Header(number, parent_of(number), rest)
    found = below.match(line) if _mentions_two(line[:HEADER]) else None
    if not found or (rest := _rest(line[found.end() :])) is None:
        return None
    parent, number = normal_number(found["parent"]), normal_number(found["number"])
    return Header(f"{parent}/sub{number}", parent, rest)


@cache
def _joint_pattern() -> re.Pattern[str]:
    main = _any(word for words in paper_words() for word in (*words.amendment, *words.plural))
    head = rf"\s{{0,40}}(?:{main})\w{{0,3}}\s{{1,20}}{_SIGN}{NUMBER}"
    each = rf"(?:(?:{main})\w{{0,3}}\s{{1,20}})?{_SIGN}{NUMBER}"
    between = r"\s{0,20}(?:[,=&–-]|\s[^\W\d]{1,3}\s)\s{0,20}"
    return re.compile(rf"{head}(?:{between}{each}){{1,20}}\s*:?\s*", re.IGNORECASE)


def is_joint_header(line: str) -> bool:
    """Whether a line begins several amendments at once ("Amendments 3 and 7"), which are told by no one number."""
    return len(line) < SHORT and bool(_joint_pattern().fullmatch(line)) and header_of(line) is None


def _rest(text: str) -> str | None:
    """What follows the number in the same line, after a colon, a dash or in brackets; None for running text."""
    bare = text.strip()
    if bare in ("", ".", ":"):
        return ""
    parted = bare[0] == ":" or (bare[0] in "–—|-" and text[0].isspace())
    if parted and bare[1:2].isspace():
        return bare[1:].strip()
    bracketed = bare[0] == "(" and bare[-1] == ")" and len(bare) <= BRACKETED
    return bare[1:-1].strip() if bracketed else None


def _mentions_two(line: str) -> bool:
    """Whether a line names an amendment twice: the word for the one that is amended stands in it as well."""
    words = _any(word for words in paper_words() for word in words.amendment)
    return len(re.findall(rf"(?:{words})", line, re.IGNORECASE)) > 1


def normal_number(text: str) -> str:
    """A number as it is called by everywhere: without spaces, "3/sub1" in one form."""
    bare = re.sub(r"\s+", "", text)
    return re.sub(r"/sub\.?", "/sub", bare, flags=re.IGNORECASE)


def parent_of(number: str) -> str:
    """The number of the amendment that a sub-amendment ("3/sub1") amends; empty for others."""
    parent, sub, _ = number.partition("/sub")
    return parent if sub else ""


@cache
def _plain_words(kind: str) -> frozenset[str]:
    return frozenset(plain(word) for words in paper_words() for word in getattr(words, kind))


def is_amendment_word(line: str) -> bool:
    """Whether a line is the word for an amendment and nothing else, as the head of the right column is."""
    return len(line) < SHORT and plain(line).strip(" .:") in _plain_words("amendment")


def is_justification(line: str) -> bool:
    """Whether a line is the heading of the reasons."""
    return len(line) < SHORT and plain(line).strip(" .:()") in _plain_words("justification")


def is_withdrawn(line: str) -> bool:
    """Whether a line says, and says nothing else, that the amendment was withdrawn."""
    return len(line) < SHORT and plain(line).strip(" .:()[]*") in _plain_words("withdrawn")


@cache
def _amended() -> re.Pattern[str]:
    return re.compile("|".join(pattern for words in paper_words() for pattern in words.amended))


def is_amended(line: str) -> bool:
    """Whether a line names a kind of text that is amended, and nothing else ("Proposal for a regulation")."""
    return len(line) < SHORT and bool(_amended().fullmatch(plain(line).strip(" .:")))


def authors_in(line: str) -> str | None:
    """The authors whom a line such as "Tabled by X" names; None when it is no such line."""
    found = re.match(rf"\s*(?:{_any(_plain_words('tabled'))})\s*:?\s+(\S.*)$", line.strip(), re.IGNORECASE | re.DOTALL)
    return found[1].strip() if found else None


@cache
def _behalf() -> re.Pattern[str]:
    forms = [form for words in paper_words() for form in words.behalf]
    patterns = (form.replace("{group}", rf"(?P<g{i}>\S.{{0,120}}?)") for i, form in enumerate(forms))
    return re.compile(rf"^[,\s]*(?:{'|'.join(patterns)})\s*$", re.IGNORECASE | re.DOTALL)


def group_in(line: str) -> str:
    """The group for which a line says that its authors speak; empty when it says none."""
    found = _behalf().match(line) if len(line) < 2 * SHORT else None
    return next((name.strip() for name in found.groupdict().values() if name), "") if found else ""


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,40}}(?:{_any(word for words in paper_words() for word in words.opens)})(?!\w)")


def opens_instruction(line: str) -> bool:
    """Whether a line begins as an instruction does below the names of a British paper."""
    return bool(_opens().match(line))


MARGINAL = re.compile(r"[\s★*_•]{0,4}(?:[A-Z][a-z]{1,3}\s+)?_?(?P<number>(?:N[CS])?\d{1,4}[A-Z]?)\s?")
"""A number that stands by itself in the margin: "NC4", "12", with a star or a word that says who tabled it."""


def marginal_number(text: str) -> str:
    """The number of an amendment that fills a cell in the margin; empty for other text."""
    found = MARGINAL.fullmatch(text) if len(text) < SHORT else None
    return found["number"] if found else ""


OR = re.compile(r"\s*\(?\s*Or\.?\s*:?\s*(?P<codes>[a-z]{2}(?:/[a-z]{2})*)\s*\)?\.?\s*", re.IGNORECASE)
"""The line that names the language of the original, alike in all languages: "Or. en"."""


def original_language(line: str) -> str:
    """The language code (ISO 639-1, as printed) of a line "Or. en"; empty for other lines."""
    found = OR.fullmatch(line) if len(line) < SHORT else None
    return found["codes"].lower() if found else ""


def names_in(line: str) -> list[str]:
    """The names in a line of authors, which commas part."""
    return [name.strip() for name in line.split(",") if name.strip()]
