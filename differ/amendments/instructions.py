"""Instructions in prose, read: "In paragraph 2, replace the words “a” with the words “b”." gives operations.

1. Quotations and block texts are cut out (:mod:`quotations`).
2. The rest is matched with the grammar of the language, word by word; every word has to be accounted for.
3. Each command becomes operations (:mod:`instructions_build`).

Whenever something is not understood, or can be understood in two ways, the instruction is refused.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from akoma.diagnostics import Diagnostic
from akoma.errors import AmbiguousTargetError, AmendmentError
from differ.amendments.grammar import InstructionGrammar, instruction_grammar
from differ.amendments.grammar_match import Matcher
from differ.amendments.grammar_tokens import Kind, Token, tokens_of
from differ.amendments.instructions_build import read_commands
from differ.amendments.instructions_task import EVERYWHERE, Command, Refused
from differ.amendments.instructions_values import Clause, Place, Spot
from differ.amendments.operation import LanguageScope, Operation, UnitKind, UnitStep
from differ.amendments.quotations import readings

LONGEST = 20_000
"""Characters of an instruction, quotations included."""
MOST_TOKENS = 300
"""Words and signs of an instruction outside of its quotations."""
MOST_COMMANDS = 64
MOST_SEQUENCES = 48
"""Ways of dividing an instruction into commands that are looked at."""
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """What an instruction asks for.

    ``amends``: number of the amendment that a sub-amendment changes ("In Amendment 3, ..."); empty otherwise.
    ``document``: the text that the instruction names ("resolution", "recommendation"); empty when it names none.
    """

    operations: tuple[Operation, ...]
    scope: LanguageScope = EVERYWHERE
    amends: str = ""
    document: str = ""
    warnings: tuple[Diagnostic, ...] = ()


def parse_instruction(text: str, language: str, place: Place | None = None) -> Reading:
    """The operations that an instruction asks for. ``language`` is ISO 639-2/T.

    ``place``: where, when the paper says it apart from the instruction (its location line). Raises an AmendmentError
    that names what is not understood; AmbiguousTargetError when the instruction can be read in two ways;
    UnknownLanguageError when there is no grammar.
    """
    composed = unicodedata.normalize("NFC", text).strip()
    if len(composed) > LONGEST:
        raise AmendmentError(f"an instruction of more than {LONGEST} characters", "divide it")
    grammar = instruction_grammar(language)
    problem = _Problem()
    for rank, group in groupby(readings(composed), key=lambda way: way[0]):
        ways = tuple(group)
        found = {
            reading for _, cut in ways for reading in _read(composed, tokens_of(composed, cut), grammar, place, problem)
        }
        if len(_without_spans(found)) > 1:
            raise AmbiguousTargetError(
                f"the instruction can be read in several ways: {_shown(composed)}", "say it in one"
            )
        if found:
            if rank > 1:
                _check_block(ways[0][1][-1].text, grammar)
            return min(found, key=repr)
    raise problem.error(composed)


_MAY_END = re.compile(r"[.;:]\s+")


def _check_block(block: str, grammar: InstructionGrammar) -> None:
    """Raise when a text after a colon without quotation marks holds a command, which may be no part of the new text."""
    for at in [0, *(one.end() for one in _MAY_END.finditer(block))]:
        rest = block[at:]
        cut = next((cut for rank, cut in readings(rest) if rank == 0), ())
        tokens = tokens_of(rest, cut)
        if any(one for place in _PLACES for one in _read(rest, tokens, grammar, place, _Problem())):
            raise AmbiguousTargetError(
                f"where the new text ends cannot be told: “{_shown(rest)}”", "quote the new text"
            )


_PLACES = (Place(), Place(Spot((UnitStep(UnitKind.PARAGRAPH, "1"),))))
"""None, and a unit for commands that name none."""


def _without_spans(found: set[Reading]) -> set[Reading]:
    """The readings without the words that they were read from."""
    return {replace(one, operations=tuple(replace(op, instruction="") for op in one.operations)) for one in found}


@dataclass(slots=True)
class _Problem:
    """Why an instruction is not understood: the word that was reached last, or what a command lacks."""

    furthest: int = -1
    refused: AmendmentError | None = None

    def error(self, text: str) -> AmendmentError:
        if self.refused:
            return self.refused
        rest = _shown(text[max(0, self.furthest) :])
        return AmendmentError(f"the instruction is not understood from “{rest}” on", "say it in one of the usual ways")


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def _read(
    text: str, tokens: Sequence[Token], grammar: InstructionGrammar, place: Place | None, problem: _Problem
) -> Iterator[Reading]:
    """All readings of an instruction whose quotations are cut out in one way."""
    if len(tokens) > MOST_TOKENS:
        problem.refused = AmendmentError(f"an instruction of more than {MOST_TOKENS} words", "divide it")
        return
    matcher = Matcher(grammar.rules, tokens)
    found = False
    for commands in _sequences(_Line(text, matcher, grammar)):
        found = True
        try:
            yield Reading(**read_commands(commands, place or Place(), text))
        except Refused as refused:
            problem.refused = problem.refused or refused.error
    if not found and tokens and problem.furthest < 0:
        problem.furthest = _not_understood(text, tokens, grammar)


def _not_understood(text: str, tokens: Sequence[Token], grammar: InstructionGrammar) -> int:
    """Where the word stands that no pattern went past."""
    matcher = Matcher(grammar.rules, tokens, tries_all=True)
    _sequences(_Line(text, matcher, grammar))
    return tokens[min(matcher.furthest, len(tokens) - 1)].start


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    matcher: Matcher
    grammar: InstructionGrammar


Known = dict[int, list[tuple[Command, ...]]]


def _sequences(line: _Line) -> list[tuple[Command, ...]]:
    """The commands of an instruction, in all ways that use up all its tokens."""
    tokens = line.matcher.tokens
    in_brackets = len(tokens) > 1 and tokens[0].text == "(" and tokens[-1].text == ")"
    return _from(line, int(in_brackets), {}, 0)


def _from(line: _Line, at: int, known: Known, depth: int) -> list[tuple[Command, ...]]:
    """The commands from a token on. What was found for a token is remembered."""
    if at in known or depth > MOST_COMMANDS:
        return known.get(at, [])
    found: list[tuple[Command, ...]] = []
    start = _after_bullet(line.matcher.tokens, at)
    for end, captures in line.matcher.rule("clause", start):
        clause = next(value for _, value in captures if isinstance(value, Clause))
        if clause.get("do") == "here" and not clause.get("open") and not _is_heading(line.matcher.tokens, end):
            continue
        command = Command(clause, _span(line, start, end))
        if _is_end(line.matcher, end):
            found.append((command,))
        is_open = clause.get("open") or (clause.get("do") == "here" and line.matcher.tokens[end - 1].text == ":")
        openly = [end] if is_open and end < len(line.matcher.tokens) else []
        for following in dict.fromkeys((*openly, *_after_separator(line, end))):
            found.extend((command, *rest) for rest in _from(line, following, known, depth + 1))
    known[at] = found[:MOST_SEQUENCES]
    return known[at]


def _is_heading(tokens: Sequence[Token], end: int) -> bool:
    """Whether a place that stands alone is one for the commands that follow: a colon or a line break is behind it."""
    return tokens[end - 1].text == ":" or (end < len(tokens) and tokens[end].kind is Kind.LINE)


def _span(line: _Line, start: int, end: int) -> str:
    tokens = line.matcher.tokens
    first = min(line.matcher.skipped(start), end - 1)
    return line.text[tokens[first].start : tokens[end - 1].end].strip()


def _is_end(matcher: Matcher, at: int) -> bool:
    """Whether nothing follows but a full stop."""
    rest = [token.text for token in matcher.tokens[at:] if token.kind is not Kind.LINE]
    return rest in ([], ["."], [";"], [")"], [".", ")"], [")", "."])


def _after_separator(line: _Line, at: int) -> Iterator[int]:
    """Where the next command may begin."""
    tokens = line.matcher.tokens
    ends = set()
    for words in line.grammar.separators:
        reached = _past(tokens, at, words)
        if reached is not None:
            ends.add(reached)
    if at < len(tokens) and (tokens[at].kind is Kind.LINE or tokens[at].text in (",", ";", ".", ":")):
        ends.add(at + 1)
    if at < len(tokens) and tokens[at - 1].kind is Kind.LINE:
        ends.add(at)
    further = {reached for end in ends for words in line.grammar.separators if (reached := _past(tokens, end, words))}
    yield from sorted(end for end in ends | further if end < len(tokens))


def _past(tokens: Sequence[Token], at: int, words: Sequence[str]) -> int | None:
    """Behind some words, which may have commas and line breaks between them."""
    for word in words:
        while at < len(tokens) and tokens[at].text != word and (tokens[at].kind is Kind.LINE or tokens[at].text == ","):
            at += 1
        if at >= len(tokens) or tokens[at].text != word:
            return None
        at += 1
    return at


def _after_bullet(tokens: Sequence[Token], at: int) -> int:
    """Past "1.", "(a)", "–" at the beginning of a command that stands in a list."""
    while at < len(tokens) and tokens[at].kind is Kind.LINE:
        at += 1
    texts = [token.text for token in tokens[at : at + 3]]
    if not _begins_line(tokens, at):
        return at
    if texts[:1] in (["–"], ["—"], ["•"], ["-"]) and len(tokens) > at + 1 and not tokens[at + 1].glued:
        return at + 1
    if len(texts) > 1 and texts[1] in (".", ")") and _is_counter(texts[0]):
        return at + 2
    if len(texts) > 2 and texts[0] == "(" and texts[2] == ")" and _is_counter(texts[1]):  # noqa: PLR2004 - "(", "a", ")"
        return at + 3
    return at


def _begins_line(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].kind is Kind.LINE or tokens[at - 1].text in (":", ";")


def _is_counter(text: str) -> bool:
    return (text.isdigit() and len(text) < 3) or (len(text) == 1 and text.isalpha())  # noqa: PLR2004 - "1." to "99."
