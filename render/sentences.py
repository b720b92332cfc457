"""The sentences of a comparison in the language of the page: reasons, doubts, diagnostics, evidence.

The record is English. Over each English sentence lies a template of ``sentences/*.toml``, one file a language: "other
words: {a} → {b}" is "andere woorden: {a} → {b}", and what stands in the gaps is quoted as it is. A sentence that no
template fits stays English.

A gap is named after what it takes, with a digit where there are two of one kind: ``{a}`` ... any words, ``{n}`` a
count, ``{grade}`` a number with a decimal mark, ``{label}`` one word without spaces, ``{language}`` the name or code of
a language, ``{family}`` a family of demands, ``{sentence}`` another sentence; ``{axis}`` ... one or more of the words
that ``[words.axis]`` lists, separated by commas, each perhaps with a count before it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Formatter

from akoma.language import languages
from render.characters import visible
from render.iso639 import three_letters, two_letters
from render.wording import Wording, wording

_FOLDER = Path(__file__).parent / "sentences"
_ENGLISH = "en"
_SENTENCE = "sentence"
_PATTERNS = {
    "n": r"\d+",
    "grade": r"\d+(?:\.\d+)?",
    "label": r"\S+",
    "language": r"[^\W\d_][\w \-]*",
    _SENTENCE: r".+",
}
_ANYTHING = r".*?"


class Kind(StrEnum):
    """Where a sentence stands; each has templates of its own."""

    DEMANDS = "demands"
    """Reasons of shifts, and doubts."""
    NOTICES = "notices"
    """Diagnostics."""
    EVIDENCE = "evidence"
    """Why two provisions belong together."""
    WHERE = "where"
    """Where a diagnostic was made."""


class Sentence(str):
    """A sentence as a reader sees it. ``language``: that of the sentence, ISO 639-1; what it quotes keeps its own."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> "Sentence":
        """The text with its language."""
        made = super().__new__(cls, text)
        made.language = language
        return made


@dataclass(frozen=True, slots=True)
class Template:
    """One template. ``anchor``: its longest run of fixed words; ``gaps``: the names of its gaps in their order."""

    english: str
    own: str
    anchor: str
    pattern: re.Pattern[str]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """All templates of a language, by the kind of sentence, the most telling first; and its tables of words."""

    words: Wording
    tables: Mapping[str, Mapping[str, str]]
    templates: Mapping[Kind, Sequence[Template]]


def told(kind: Kind, text: str, language: str) -> Sentence:
    """An English sentence in a language of the interface (ISO 639-1), fit to be shown. English where nothing fits.

    Raises UnknownLanguageError when the interface does not speak the language.
    """
    shown = visible(text)
    if language == _ENGLISH:
        return Sentence(shown, _ENGLISH)
    own = _own(kind, shown, book(language))
    return Sentence(shown, _ENGLISH) if own is None else Sentence(own, language)


def _own(kind: Kind, text: str, own: Book) -> str | None:
    """The sentence in the language of a book; None where no template fits."""
    for template in own.templates[kind]:
        found = template.pattern.fullmatch(text) if template.anchor in text else None
        if found:
            return template.own.format(**{gap: _filled(kind, gap, found[gap], own) for gap in template.gaps})
    return None


def _filled(kind: Kind, gap: str, text: str, own: Book) -> str:
    """What stands in a gap, in the language of a book as far as it is not quoted."""
    name = _name(gap)
    if name == _SENTENCE:
        inner = _own(kind, text, own)
        return text if inner is None else inner
    if name == "grade":
        return own.words.decimal(text)
    if name == "language":
        return own.words.language_name(_code(text)) if _code(text) else text
    table = own.tables.get(name)
    return _listed(text, table) if table else text


def _listed(text: str, table: Mapping[str, str]) -> str:
    """As "3 added, 1 moved", each word by the table."""
    parts = (re.fullmatch(r"(\d+ )?(.+)", part) for part in text.split(", "))
    return ", ".join(f"{part[1] or ''}{table.get(part[2], part[2])}" for part in parts if part)


def _code(name: str) -> str:
    """The two-letter code of a language by its English name, its own name or its code; empty when there is none."""
    known = _names()
    code = two_letters(name)
    return known.get(name) or (code if code in known.values() else "")


@cache
def _names() -> Mapping[str, str]:
    """The names of languages, in English and in the languages themselves, and the code of each."""
    prefix = "languages."
    table = wording(_ENGLISH).table
    english = {name: key.removeprefix(prefix) for key, name in table.items() if key.startswith(prefix)}
    return {**english, **{tongue.name: two_letters(tongue.code) for tongue in languages().values()}}


@cache
def book(language: str) -> Book:
    """The templates of a language other than English; none where nobody has written any yet."""
    words = wording(language)
    file = _FOLDER / f"{three_letters(language)}.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    families = {key.removeprefix("family."): name for key, name in words.table.items() if key.startswith("family.")}
    tables: dict[str, Mapping[str, str]] = {**data.get("words", {}), "family": families}
    templates = {kind: _sorted(_templates(data.get(kind, {}), tables, words)) for kind in Kind}
    return Book(words, tables, templates)


def _templates(
    section: Mapping[str, str], tables: Mapping[str, Mapping[str, str]], words: Wording
) -> Iterator[Template]:
    for english, own in section.items():
        parts = [(fixed, gap or "") for fixed, gap, _, _ in Formatter().parse(english)]
        gaps = (f"(?P<{gap}>{_pattern(gap, tables)})" if gap else "" for _, gap in parts)
        pattern = "".join(re.escape(fixed) + taken for (fixed, _), taken in zip(parts, gaps, strict=True))
        yield Template(
            english,
            words.spaced(own),
            max((fixed for fixed, _ in parts), key=len),
            re.compile(pattern, re.DOTALL),
            tuple(gap for _, gap in parts if gap),
        )


def _pattern(gap: str, tables: Mapping[str, Mapping[str, str]]) -> str:
    name = _name(gap)
    if name not in tables:
        return _PATTERNS.get(name, _ANYTHING)
    one = rf"(?:\d+ )?(?:{'|'.join(map(re.escape, tables[name]))})"
    return f"{one}(?:, {one})*"


def _name(gap: str) -> str:
    return gap.rstrip("0123456789")


def _sorted(templates: Iterator[Template]) -> tuple[Template, ...]:
    """Those with the most fixed words first: "left out: {a}" before "{a} → {b}"."""
    return tuple(sorted(templates, key=lambda one: len(one.gaps) - len(re.sub(r"\{\w+\}", "", one.english))))
