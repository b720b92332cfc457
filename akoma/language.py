"""Language: the structural words of one language, from ``languages/*.toml``; and telling a text's language.

The strength of words is no business of this package; see ``differ/lexicon``.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from akoma.errors import UnknownLanguageError

UNDETERMINED = "und"
"""ISO 639-2 for "cannot be told"."""

MIN_SHARE = 0.12
"""Function words make up a third to a half of running prose in the languages we know; a text with fewer than this
share of them is in another language (measured on the corpus: right language 0.35 to 0.50, wrong one below 0.10)."""

MIN_LEAD = 1.3
"""The best language must have this many times the function words of the second (Dutch and German share a few)."""

SAMPLE = 20_000
"""Characters that are looked at: enough for any text, and constant time for a code of law."""


@dataclass(frozen=True, slots=True)
class Language:
    """The structural words of one language. All patterns are matched without regard to case.

    ``code`` is ISO 639-2/T (``nld``), ``iso`` ISO 639-1 (``nl``). Fields are documented in ``languages/README.md``.
    """

    code: str
    iso: str
    name: str
    formulas: tuple[str, ...]
    citation_words: tuple[str, ...]
    recital_words: tuple[str, ...]
    closing_words: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    months: tuple[str, ...]
    insertion_ordinals: tuple[str, ...]
    title_prepositions: tuple[str, ...]
    conjunctions: tuple[str, ...]
    function_words: frozenset[str]

    def is_formula(self, line: str) -> bool:
        """Whether a line is the enacting line ("The European Parliament,")."""
        return line.strip().rstrip(",").casefold() in {f.casefold() for f in self.formulas}

    def opens_citation(self, text: str) -> bool:
        """Whether a block begins as a citation does ("having regard to")."""
        return _begins(text, self.citation_words)

    def opens_recital(self, text: str) -> bool:
        """Whether a block begins as a recital does ("whereas")."""
        return _begins(text, self.recital_words)

    def opens_closing(self, text: str) -> bool:
        """Whether a block begins as a closing does ("Done at")."""
        return _begins(text, self.closing_words)

    def date(self, text: str) -> str:
        """The first date written out in a text ("5 October 2023"), as ISO 8601; empty if there is none."""
        months = "|".join(re.escape(m) for m in self.months)
        found = re.search(rf"\b(\d{{1,2}})\.?\s+({months})\s+(\d{{4}})\b", text, re.IGNORECASE)
        if not found:
            return ""
        month = [m.casefold() for m in self.months].index(found[2].casefold()) + 1
        return f"{found[3]}-{month:02}-{int(found[1]):02}"


def _begins(text: str, words: tuple[str, ...]) -> bool:
    start = text.casefold()
    return any(start.startswith(w.casefold()) and not start[len(w) : len(w) + 1].isalnum() for w in words)


@cache
def languages() -> Mapping[str, Language]:
    """All languages there is data for, by ISO 639-2/T code."""
    folder = files("akoma") / "languages"
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml"))
    loaded = (_load(name[:-5], tomllib.loads((folder / name).read_text("utf-8"))) for name in names)
    return {language.code: language for language in loaded}


def _load(code: str, data: dict[str, Any]) -> Language:
    structure = data["structure"]
    return Language(
        code=code,
        iso=data["iso"],
        name=data["name"],
        formulas=tuple(structure["formulas"]),
        citation_words=tuple(structure["citation_words"]),
        recital_words=tuple(structure["recital_words"]),
        closing_words=tuple(structure["closing_words"]),
        kinds=tuple((k["kind"], k["pattern"]) for k in data["kinds"]),
        months=tuple(data["months"]),
        insertion_ordinals=tuple(structure["insertion_ordinals"]),
        title_prepositions=tuple(structure["title_prepositions"]),
        conjunctions=tuple(structure["conjunctions"]),
        function_words=frozenset(data["function_words"].split()),
    )


def language(code: str) -> Language:
    """The language with this code, ISO 639-1 or 639-2/T; raises UnknownLanguageError."""
    for known in languages().values():
        if code.lower() in (known.code, known.iso):
            return known
    raise UnknownLanguageError(f"no data for the language {code!r}", f"use one of: {_choices()}")


def iso_639_1(code: str) -> str:
    """``nld`` to ``nl``; a code that we have no data for stays as it is (``und``)."""
    known = languages().get(code)
    return known.iso if known else code


def detect(text: str) -> Language:
    """The language of a text, by its function words; raises UnknownLanguageError when it cannot be told."""
    words = re.findall(r"[^\W\d_]+", text[:SAMPLE].casefold())
    counts = Counter(words)
    scored = sorted(
        ((sum(counts[w] for w in known.function_words), known.code) for known in languages().values()), reverse=True
    )
    (best, code), (second, _) = scored[0], scored[1]
    if not words or best < MIN_SHARE * len(words) or best < MIN_LEAD * second:
        raise UnknownLanguageError(
            "the language of the text cannot be told", f"say which with --lang, one of: {_choices()}"
        )
    return languages()[code]


def _choices() -> str:
    return ", ".join(sorted(known.iso for known in languages().values()))
