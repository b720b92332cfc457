"""The token grammar of a language: what is never cut, and which words are small. Data: ``token_grammars/*.toml``.

A language without a file of its own has the neutral part and the dates of its structural words.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from akoma.language import languages

NEUTRAL = "neutral"

SHORT_WORD = 4
"""Letters of the longest word that counts as small where a language has no list: "from", "voor", "dans", "über"."""

LETTER = r"[\w\u0300-\u036f]"
SPACE = r"[ \u00a0\u2000-\u200a\u202f]"
"""One space of any form, as it stands inside a token."""
_JOINER = r"[-'’\u00b7]"
_UNSEEN = r"[\u00ad\u200b-\u200d\u2010\u2011\u2060\ufeff]"
"""Soft hyphens and the like inside a word, and hyphens of other code points."""
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)(?!\w)"
_CASED = r"(?<!\w)[A-Z]?[a-z]"
"""How most words begin, and nothing that is one token without being a word, but for those in :func:`_openers`."""
_LABEL = r"(?:\d+[a-z]?(?: (?:bis|ter|quater|quinquies))?|[IVXLC]+)(?:\(\w{1,4}\))*(?!\w)"


@dataclass(frozen=True, slots=True)
class Grammar:
    """How one language is cut. ``pattern`` finds the next token; its groups are named after the kinds of token.

    ``small`` words hold no phrase together; without a list (``None``) the short ones are small. ``joining`` words
    stand between the parts of a list.
    """

    pattern: re.Pattern[str]
    flat: re.Pattern[str]
    """The same without groups: for ``findall``."""
    small: frozenset[str] | None
    joining: frozenset[str]

    def is_small(self, word: str) -> bool:
        """Whether a word, as it stands in the text, holds no phrase together when it is kept alone."""
        if self.small is None:
            return len(word) <= SHORT_WORD and word.isalpha() and word.islower()
        return word in self.small or (word.istitle() and word.lower() in self.small)

    def is_joining(self, word: str) -> bool:
        """Whether a word joins the parts of a list."""
        return word in self.joining


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language (ISO 639-2/T); any other code has the neutral one."""
    own, neutral = _tables(language), _tables(NEUTRAL)
    word = rf"{LETTER}*(?:(?:{_JOINER}|{_UNSEEN}+){LETTER}+)*"
    kinds = {
        "space": r"\s+",
        "ordinary": rf"(?!{_openers(language, own)}){_CASED}{word}",
        "mark": r"[,;:)]",
        "date": _any(_dates(language, neutral["dates"])),
        "reference": _any(_references(own, neutral)),
        "amount": _amount(own, neutral),
        "number": _NUMBER,
        "word": LETTER + word,
        "punctuation": r"\.\.\.|--|.",
    }
    small = own.get("small_words")
    return Grammar(
        re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()), re.DOTALL),
        re.compile("|".join(kinds.values()), re.DOTALL),
        frozenset(small.split()) if small else None,
        frozenset(own.get("joining_words", ())),
    )


def _openers(language: str, own: Mapping[str, Any]) -> str:
    """The words that may begin a date, a reference or an amount.

    All others are told from them by their first letters, which makes cutting twice as fast.
    """
    words = {*own.get("numbered", ()), *own.get("lettered", ()), *own.get("currencies", ()), *_months(language)}
    heads: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        heads.setdefault(word[0], []).append(re.escape(word[1:]))
    tries = [f"{re.escape(head)}(?:{'|'.join(rest)})" for head, rest in sorted(heads.items())]
    return f"(?:{'|'.join(tries)})(?!\\w)" if tries else "(?!)"


@cache
def _tables(name: str) -> Mapping[str, Any]:
    file = files("differ") / "token_grammars" / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def _any(patterns: Iterable[str]) -> str:
    """Any of the patterns, longest first; never in the middle of a word. Without any, nothing."""
    spaced = [pattern.replace(" ", SPACE) for pattern in patterns]
    return rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)" if spaced else "(?!)"


def _dates(language: str, neutral: Iterable[str]) -> list[str]:
    """The dates of the language, then those of all, with the months filled in; without months, those that need none."""
    known, forms = languages().get(language), _months(language)
    parts = {
        "{month}": f"(?:{'|'.join(map(re.escape, forms))})".replace(r"\ ", " "),
        "{day}": r"\d{1,2}",
        "{year}": r"\d{4}",
    }
    templates = [*(known.date_patterns if known else ()), *neutral]
    return [_filled(template, parts) for template in templates if forms or "{month}" not in template]


def _months(language: str) -> list[str]:
    """All forms of the months of a language, the longest first."""
    known = languages().get(language)
    forms = {form for month in known.month_forms for form in month} if known else set()
    return sorted(forms, key=lambda form: (-len(form), form))


def _filled(template: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        template = template.replace(name, part)
    return template


def _references(own: Mapping[str, Any], neutral: Mapping[str, Any]) -> list[str]:
    """Numbers of documents, then "Article 5(2)(b)", "point (b)" and "Buchstabe b"."""
    numbered, lettered = own.get("numbered", ()), own.get("lettered", ())
    found = [*neutral["references"], *own.get("references", ())]
    if numbered:
        found.append(rf"{_words(numbered)} (?:{_LABEL}|(?:\([a-z]{{1,4}}\))+|[a-z]\))")
    if lettered:
        found.append(rf"{_words(lettered)} [A-Za-z](?!\w)")
    return found


def _amount(own: Mapping[str, Any], neutral: Mapping[str, Any]) -> str:
    """A number with its currency on either side, with its multiplier, or with its percent sign."""
    currency = _words((*neutral["currencies"], *own.get("currencies", ())))
    share = _words((*neutral["percent"], *own.get("percent", ())))
    times = f"(?: ?{_words(own['multipliers'])}(?!\\w))" if own.get("multipliers") else "(?:(?!))"
    after = rf"(?:{times}(?: ?{currency}(?!\w))?| ?{currency}(?!\w)| ?{share}(?!\w))"
    pattern = rf"(?<!\w)(?:{currency} ?{_NUMBER}(?:{times})?|{_NUMBER}{after})"
    return pattern.replace(" ?", f"{SPACE}?")


def _words(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))})"
