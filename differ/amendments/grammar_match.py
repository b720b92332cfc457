"""All ways in which a rule of a grammar matches the tokens of an instruction.

No rule goes before another: whoever asks gets every match, and refuses when they say different things. Commas and
line breaks may stand anywhere; a colon or a dash only before a quotation. All other tokens have to be matched.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from differ.amendments.grammar_patterns import Chain, Choice, Node, Repeat, Rule, Value, Word
from differ.amendments.grammar_tokens import Kind, Token

Captures = tuple[tuple[str, object], ...]
"""What was kept of a match: names and values in the order of the text; a name may stand there more than once."""
Found = tuple[int, Captures]
"""Where a match ends, and what was kept."""

Terminal = Callable[["Matcher", int], Iterator[tuple[int, object]]]
"""Matches at a place: where it ends, and its value."""
Action = Callable[[Captures], object | None]
"""Makes the value of a rule from what was kept; ``None`` when it makes no sense."""

MOST_MATCHES = 400
"""Matches of one rule at one place; more mean a text that is no instruction."""

_DASHES = ("—", "–")
_BEFORE_QUOTATIONS = (":", *_DASHES)


@dataclass(frozen=True, slots=True)
class Needs:
    """Words without which a pattern cannot match: one at least of each set."""

    sets: tuple[frozenset[str], ...] = ()

    def met_by(self, words: frozenset[str]) -> bool:
        """Whether a text with these words may match."""
        return all(not words.isdisjoint(one) for one in self.sets)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The compiled rules of one language."""

    rules: Mapping[str, tuple[tuple[Node, Needs], ...]]
    terminals: Mapping[str, Terminal]
    actions: Mapping[str, Action]


@dataclass(slots=True)
class Matcher:
    """One text and the rules it is matched with. ``furthest``: the last token that something was expected at.

    ``tries_all``: also patterns of which a word is missing in the text, so that ``furthest`` is right.
    """

    rules: RuleSet
    tokens: Sequence[Token]
    tries_all: bool = False
    furthest: int = 0
    _words: frozenset[str] = frozenset()
    _known: dict[tuple[str, int], tuple[Found, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """The words of the text tell which patterns need not be tried."""
        self._words = frozenset(token.text for token in self.tokens)

    def whole(self, rule: str) -> list[object]:
        """All values of a rule that matches the whole text."""
        found: list[object] = []
        for end, captures in self.rule(rule, 0):
            if self.skipped(end) == len(self.tokens):
                found.append(dict(captures).get(rule))
        return found

    def skipped(self, at: int) -> int:
        """The next token that is no comma and no line break."""
        while at < len(self.tokens) and self._may_be_skipped(at):
            at += 1
        return at

    def _may_be_skipped(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind is Kind.LINE or token.text == ",":
            return True
        if token.text not in _BEFORE_QUOTATIONS:
            return False
        rest = (one for one in self.tokens[at + 1 :] if one.kind is not Kind.LINE and one.text not in _DASHES)
        following = next(rest, None)
        return following is not None and following.kind is Kind.QUOTATION

    def rule(self, name: str, at: int) -> tuple[Found, ...]:
        """All matches of a rule at a place, each once. A rule with an action keeps its value under its own name."""
        key = (name, at)
        if key not in self._known:
            self._known[key] = ()
            self._known[key] = tuple(dict.fromkeys(self._tried(name, at)))[:MOST_MATCHES]
        return self._known[key]

    def _tried(self, name: str, at: int) -> Iterator[Found]:
        terminal = self.rules.terminals.get(name)
        if terminal:
            for start in self._starts(at):
                self.furthest = max(self.furthest, start)
                for end, value in terminal(self, start):
                    yield end, ((name, value),)
            return
        action = self.rules.actions.get(name)
        for node, needs in self.rules.rules[name]:
            if not (self.tries_all or needs.met_by(self._words)):
                continue
            for end, captures in self.match(node, at):
                if action is None:
                    yield end, captures
                elif (value := action(captures)) is not None:
                    yield end, ((name, value),)

    def _starts(self, at: int) -> tuple[int, ...]:
        """The token at a place, or the next that may not be skipped."""
        further = self.skipped(at)
        return tuple(one for one in dict.fromkeys((at, further)) if one < len(self.tokens))

    def match(self, node: Node, at: int) -> Iterator[Found]:
        """All matches of a pattern at a place."""
        if isinstance(node, Word):
            yield from self._word(node.text, at)
        elif isinstance(node, Value):
            yield at, ((node.key, node.value),)
        elif isinstance(node, Rule):
            yield from self._ref(node, at)
        elif isinstance(node, Chain):
            yield from self._chain(node.parts, 0, at)
        elif isinstance(node, Choice):
            for option in node.options:
                yield from self.match(option, at)
        else:
            yield from self._repeat(node, at)

    def _word(self, text: str, at: int) -> Iterator[Found]:
        for place in self._starts(at):
            if self.tokens[place].text == text and self.tokens[place].kind is not Kind.QUOTATION:
                yield place + 1, ()
                return
            self.furthest = max(self.furthest, place)

    def _ref(self, node: Rule, at: int) -> Iterator[Found]:
        for end, captures in self.rule(node.name, at):
            if node.role and node.role != node.name:
                yield end, tuple((node.role if key == node.name else key, value) for key, value in captures)
            else:
                yield end, captures

    def _chain(self, parts: Sequence[Node], done: int, at: int) -> Iterator[Found]:
        if done == len(parts):
            yield at, ()
            return
        for end, captures in self.match(parts[done], at):
            for last, more in self._chain(parts, done + 1, end):
                yield last, captures + more

    def _repeat(self, node: Repeat, at: int) -> Iterator[Found]:
        yield at, ()
        for end, captures in self.match(node.part, at):
            if end > at:
                for last, more in self._repeat(node, end):
                    yield last, captures + more


class NeedsFinder:
    """The words without which a pattern cannot match. A rule that holds itself is taken to need nothing there."""

    def __init__(self, rules: Mapping[str, Sequence[Node]]) -> None:
        """Each rule is looked at once."""
        self._rules = rules
        self._known: dict[str, Needs] = {}

    def of(self, node: Node) -> Needs:
        """The needs of a pattern."""
        if isinstance(node, Word):
            return Needs((frozenset({node.text}),))
        if isinstance(node, Chain):
            return Needs(tuple(one for part in node.parts for one in self.of(part).sets))
        if isinstance(node, Choice):
            return _any_of([self.of(option) for option in node.options])
        if isinstance(node, Rule) and node.name in self._rules:
            return self._of_rule(node.name)
        return Needs()

    def _of_rule(self, name: str) -> Needs:
        if name not in self._known:
            self._known[name] = Needs()
            self._known[name] = _any_of([self.of(option) for option in self._rules[name]])
        return self._known[name]


def _any_of(options: Sequence[Needs]) -> Needs:
    """What all options need: one set with a word of each, if each needs any."""
    if len(options) == 1:
        return options[0]
    if not options or not all(option.sets for option in options):
        return Needs()
    return Needs((frozenset().union(*(min(option.sets, key=len) for option in options)),))
