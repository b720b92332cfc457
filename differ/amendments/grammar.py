"""The grammar of instructions of one language, from ``grammars/*.toml``; and the terminals that need code."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from akoma.errors import UnknownLanguageError
from akoma.language import languages
from differ.amendments.grammar_match import Matcher, NeedsFinder, RuleSet
from differ.amendments.grammar_patterns import Chain, Choice, Node, Repeat, Word, folded, parse_pattern
from differ.amendments.grammar_tokens import Kind, Token
from differ.amendments.instructions_values import ACTIONS


@dataclass(frozen=True, slots=True)
class InstructionGrammar:
    """One language: rules for reading, and the ``phrases`` for writing."""

    language: str
    rules: RuleSet
    separators: tuple[tuple[str, ...], ...]
    """Words and signs between two commands."""
    data: Mapping[str, Any]
    """The file as it is."""


@cache
def codes() -> tuple[str, ...]:
    """The languages in which instructions can be read and written, ISO 639-2/T."""
    folder = files("differ.amendments") / "grammars"
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def instruction_grammar(language: str) -> InstructionGrammar:
    """The grammar of a language (ISO 639-2/T); raises UnknownLanguageError when there is none."""
    if language not in codes():
        raise UnknownLanguageError(
            f"instructions in {language or 'an unknown language'} cannot be read", f"use one of {', '.join(codes())}"
        )
    data = tomllib.loads((files("differ.amendments") / "grammars" / f"{language}.toml").read_text("utf-8"))
    nodes = {name: tuple(map(parse_pattern, forms)) for name, forms in _rules(data).items()}
    needs = NeedsFinder(nodes)
    compiled = {name: tuple((node, needs.of(node)) for node in options) for name, options in nodes.items()}
    terminals = {"label": _Labels(data, language, _own_words(nodes)).match, "quote": _quotation}
    separators = tuple(tuple(folded(form).split()) for form in data["lists"]["separators"])
    return InstructionGrammar(language, RuleSet(compiled, terminals, ACTIONS), separators, data)


def _rules(data: Mapping[str, Any]) -> dict[str, list[str]]:
    """The rules as written, and those that stand for the lists of words."""
    return {
        **data["rules"],
        "unit": _named("kind", data["units"]),
        "units": _named("kind", data["plurals"]),
        "ordinal": _named("nth", data["ordinals"]),
        "sign": _named("sign", data["signs"]),
        "language": _named("language", data["languages"]),
    }


def _named(key: str, table: Mapping[str, list[str]]) -> list[str]:
    return [f"{{{key}={name}}} {form}" for name, forms in table.items() for form in forms]


def _own_words(nodes: Mapping[str, tuple[Node, ...]]) -> frozenset[str]:
    """The words that the rules themselves use."""
    found: set[str] = set()
    waiting = [node for options in nodes.values() for node in options]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Word):
            found.add(node.text)
        waiting.extend(node.parts if isinstance(node, Chain) else node.options if isinstance(node, Choice) else ())
        waiting.extend([node.part] if isinstance(node, Repeat) else [])
    return frozenset(found)


def _quotation(matcher: Matcher, at: int) -> Iterator[tuple[int, object]]:
    token = matcher.tokens[at]
    if token.kind is Kind.QUOTATION:
        yield at + 1, token.quotation


# --- labels -----------------------------------------------------------------------------------------------------------

_NUMBER = re.compile(r"\d+(?:\.\d+)*[A-Za-z]{0,2}")
_ROMAN = re.compile(r"[ivx]{1,6}|[IVXLC]{1,7}")
_LETTERS = re.compile(r"[a-z]|([a-z])\1|[a-z][a-d]|[A-Z]{1,2}|[A-Z][a-z]")
_INSERTED = re.compile(r"[a-z]{1,2}|[A-Z]")
_MINUS = frozenset("-–−‑")


class _Labels:
    """Labels as instructions print them: 4, 4a, 4 a, 4 bis, -1, B, B a, (b), b), (iv), 7.2, 5(2)(b)."""

    def __init__(self, data: Mapping[str, Any], language: str, own: frozenset[str]) -> None:
        """``own``: the words of the rules, of which those of two letters are never a label ("paragraphs 2 to 4")."""
        followers = [*data["lists"]["not_after_letter"], *_all(data["units"]), *_all(data["plurals"])]
        self._followers = frozenset(folded(word).split()[0] for word in followers)
        self._ordinals = frozenset(languages()[language].insertion_ordinals)
        self._own = own
        self._never = frozenset(word for word in own if len(word) == len("to"))

    def match(self, matcher: Matcher, at: int) -> Iterator[tuple[int, object]]:
        """One label, and those that stand in brackets right behind it."""
        tokens = matcher.tokens
        for end, first in self._single(tokens, at):
            yield end, (first,)
            yield from self._below(tokens, end, (first,))

    def _below(self, tokens: Sequence[Token], at: int, above: tuple[str, ...]) -> Iterator[tuple[int, object]]:
        """Labels in brackets right behind another: "(2)(b)" of "5(2)(b)"."""
        if at < len(tokens) and tokens[at].text == "(" and tokens[at].glued:
            found = self._bracketed(tokens, at)
            if found:
                labels = (*above, found[1])
                yield found[0], labels
                yield from self._below(tokens, found[0], labels)

    def _single(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, str]]:
        if tokens[at].text == "(":
            found = self._bracketed(tokens, at)
            if found:
                yield found
            return
        minus = tokens[at].text in _MINUS and at + 1 < len(tokens) and tokens[at + 1].glued
        yield from self._open(tokens, at + minus, "-" if minus else "")

    def _bracketed(self, tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
        """Anything short that can be a label: "(b)", "(ba)", "(-a)", "(b a)"."""
        end = next((i for i in range(at + 1, min(at + 5, len(tokens))) if tokens[i].text == ")"), None)
        inside = tokens[at + 1 : end] if end else ()
        label = "".join(token.raw for token in inside)
        label = "-" + label[1:] if label[:1] in _MINUS else label
        if not end or not re.fullmatch(r"-?(?:\d+[A-Za-z]{0,2}|[A-Za-z]{1,2}[a-z]?|[ivxlIVXL]{1,6})", label):
            return None
        return end + 1, label

    def _open(self, tokens: Sequence[Token], at: int, minus: str) -> Iterator[tuple[int, str]]:
        """Without a bracket before it; "b)" has one behind it."""
        token = tokens[at]
        is_letter = token.kind is Kind.WORD and self._is_letter(token.raw)
        if not (is_letter or (token.kind is Kind.NUMBER and _NUMBER.fullmatch(token.raw))):
            return
        closed = at + 1 < len(tokens) and tokens[at + 1].text == ")" and tokens[at + 1].glued
        if closed:
            yield at + 2, minus + token.raw
            return
        inserted = self._inserted(tokens, at + 1)
        if inserted:
            yield at + 2, minus + token.raw + inserted
        if not inserted or (inserted in self._ordinals and inserted in self._own):
            yield at + 1, minus + token.raw

    def _is_letter(self, raw: str) -> bool:
        if raw in self._never:
            return False
        return bool(_LETTERS.fullmatch(raw) or _ROMAN.fullmatch(raw))

    def _inserted(self, tokens: Sequence[Token], at: int) -> str:
        """What is "a" in "4 a", "bis" in "4 bis"; not "a" in "after paragraph 4 a new paragraph"."""
        if at >= len(tokens) or tokens[at].kind is not Kind.WORD:
            return ""
        token, following = tokens[at], tokens[at + 1 : at + 2]
        if token.text in self._ordinals:
            return token.text
        if not _INSERTED.fullmatch(token.raw) or token.raw in self._never:
            return ""
        return "" if following and following[0].text in self._followers else token.raw


def _all(table: Mapping[str, list[str]]) -> Iterator[str]:
    for forms in table.values():
        yield from forms
