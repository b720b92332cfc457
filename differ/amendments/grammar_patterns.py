"""The patterns in which the grammars of instructions are written, made into trees.

    replace         a word, in any case         [the]           may be absent
    (with|by)       one of several              (<label>)*      any number of times
    <old:target>    another rule, under a name  {do=replace}    a value, without any words
    ~               a place may be named here   . ; : (         such a sign

A comma or a line break may stand anywhere and is not written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from akoma.errors import ClausewiseError

_TOKEN = re.compile(
    r"<(?:(?P<role>\w+):)?(?P<rule>\w+)>|\{(?P<key>\w+)=(?P<value>[^}]*)\}|(?P<sign>[\[\]()|*~])"
    r"|\\?(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*'?|\d+\w*|[^\s\w])"
)
PLACE = "place"
"""The rule that ``~`` stands for."""


@dataclass(frozen=True, slots=True)
class Word:
    """One token of the text."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What another rule matches; its value is kept under ``role`` if it has one."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """No words; a value for whoever reads the match."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Chain:
    """One after the other."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several. An empty chain among them makes it optional."""

    options: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Any number of times."""

    part: "Node"


Node = Word | Rule | Value | Chain | Choice | Repeat
NOTHING = Chain(())


def parse_pattern(text: str) -> Node:
    """The tree of a pattern; raises ClausewiseError when its brackets do not fit: a defect of the data."""
    tokens = list(_tokens(text))
    node, at = _choice(tokens, 0)
    if at != len(tokens):
        raise ClausewiseError(f"grammar of instructions: brackets do not fit in {text!r}")
    return node


def _tokens(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _TOKEN.match(text, at)
        if not found:
            raise ClausewiseError(f"grammar of instructions: cannot read {text[at:]!r}")
        yield found
        at = found.end()


def _choice(tokens: Sequence[re.Match[str]], at: int) -> tuple[Node, int]:
    options: list[Node] = []
    while True:
        node, at = _chain(tokens, at)
        options.append(node)
        if at >= len(tokens) or tokens[at][0] != "|":
            return (options[0] if len(options) == 1 else Choice(tuple(options))), at
        at += 1


def _chain(tokens: Sequence[re.Match[str]], at: int) -> tuple[Node, int]:
    parts: list[Node] = []
    while at < len(tokens) and tokens[at][0] not in ("|", ")", "]"):
        node, at = _part(tokens, at)
        parts.append(node)
    return (parts[0] if len(parts) == 1 else Chain(tuple(parts))), at


def _part(tokens: Sequence[re.Match[str]], at: int) -> tuple[Node, int]:
    token = tokens[at]
    if token["rule"]:
        return Rule(token["rule"], token["role"] or ""), at + 1
    if token["key"]:
        return Value(token["key"], token["value"]), at + 1
    if token[0] == "~":
        return Choice((Rule(PLACE, PLACE), NOTHING)), at + 1
    if token["sign"] in ("(", "["):
        return _bracket(tokens, at)
    if token["sign"]:
        raise ClausewiseError(f"grammar of instructions: {token[0]!r} out of place")
    return Word(folded(token["word"])), at + 1


def _bracket(tokens: Sequence[re.Match[str]], at: int) -> tuple[Node, int]:
    opening = tokens[at][0]
    node, at = _choice(tokens, at + 1)
    if at >= len(tokens) or tokens[at][0] != {"(": ")", "[": "]"}[opening]:
        raise ClausewiseError(f"grammar of instructions: {opening!r} is not closed")
    at += 1
    if opening == "[":
        return Choice((node, NOTHING)), at
    if at < len(tokens) and tokens[at][0] == "*":
        return Repeat(node), at + 1
    return node, at


_FOLDED = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")}
)


def folded(word: str) -> str:
    """A word as it is compared: no case, one form of apostrophe and hyphen, nothing invisible."""
    return word.translate(_FOLDED).casefold()
