"""What a part of a split vote holds: "Text as a whole without the words: ‘X’", "those words"; and what was voted on."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from akoma.errors import AmbiguousTargetError, AmendmentError
from differ.amendments.grammar import instruction_grammar
from differ.amendments.grammar_match import Captures, Matcher
from differ.amendments.grammar_tokens import tokens_of
from differ.amendments.instructions_values import Span, Spot, settled, words_of
from differ.amendments.operation import Stretch, UnitPath, Words
from differ.amendments.quotations import Quotation, readings

LONGEST = 20_000
"""Characters of the text of a part."""


class PartKind(StrEnum):
    """How a part is described."""

    WITHOUT = "without"
    """The whole text but for the quoted words."""
    THOSE = "those"
    """The words that another part of the same vote leaves out."""
    REST = "rest"
    """What no other part of the same vote holds."""
    WORDS = "words"
    """The quoted words."""


@dataclass(frozen=True, slots=True)
class VotePart:
    """A part of a split vote; ``words`` are quoted from the base, a stretch where the quotation has "(...)"."""

    kind: PartKind
    words: tuple[Words | Stretch, ...] = ()


def parse_part(text: str, language: str) -> VotePart:
    """What a part holds. ``language`` is ISO 639-2/T; raises AmendmentError when it is not understood."""
    composed = unicodedata.normalize("NFC", text).strip()[:LONGEST].rstrip(" .;")
    found = {part for _, captures in _matches(composed, language, "vote_part") if (part := _part(captures))}
    if not found:
        raise AmendmentError(f"the part “{composed[:80]}” of a split vote is not understood", "quote its words")
    if len(found) > 1:
        raise AmbiguousTargetError(f"the part “{composed[:80]}” of a split vote can be read in several ways")
    return found.pop()


def parse_target(text: str, language: str) -> tuple[UnitPath, UnitPath]:
    """The unit voted on ("§ 12 original text", "Recital B"), and the last one where it is a range.

    Raises AmendmentError when it is not understood.
    """
    composed = unicodedata.normalize("NFC", text).strip()[:LONGEST].rstrip(" .;:")
    found = {target for _, captures in _matches(composed, language, "vote_target") if (target := _target(captures))}
    if len(found) != 1:
        raise AmendmentError(
            f"“{composed[:80]}” does not name what was voted on", 'write it as in "§ 12" or "Recital B"'
        )
    return found.pop()


def _matches(text: str, language: str, rule: str) -> list[tuple[int, Captures]]:
    """The matches of the first way of cutting out quotations that has any."""
    for _, cut in readings(text):
        matcher = Matcher(instruction_grammar(language).rules, tokens_of(text, cut))
        found = [one for one in matcher.rule(rule, 0) if matcher.skipped(one[0]) == len(matcher.tokens)]
        if found:
            return found
    return []


def _part(captures: Captures) -> VotePart | None:
    kind = next(str(value) for name, value in captures if name == "part")
    words = [words_of(value) for name, value in captures if name == "quote" and isinstance(value, Quotation)]
    if any(one is None for one in words):
        return None
    return VotePart(PartKind(kind), tuple(one for one in words if one is not None))


def _target(captures: Captures) -> tuple[UnitPath, UnitPath] | None:
    spans = [value for name, value in captures if name == "spans"]
    if spans and isinstance(spans[0], tuple) and len(spans[0]) == 1 and isinstance(spans[0][0], Span):
        span = spans[0][0]
        return (settled(span.spot.path), settled(span.upto)) if span.spot.path and not span.spot.part else None
    spot = next((value for _, value in captures if isinstance(value, Spot)), None)
    return (settled(spot.path), ()) if spot and spot.path and not spot.part else None
