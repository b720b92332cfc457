"""Location lines, read and written: "Paragraph 4 a (new)", "Artikel 5 Absatz 2 Buchstabe b", "Overweging B"."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from akoma.errors import AmendmentError
from differ.amendments.grammar import instruction_grammar
from differ.amendments.grammar_match import Captures, Matcher
from differ.amendments.grammar_tokens import tokens_of
from differ.amendments.instructions_values import Place, Span, Spot, settled
from differ.amendments.operation import HeadingOf, Position, SentenceOf, UnitPath, Within

LONGEST = 400
"""Characters of a location line."""


@dataclass(frozen=True, slots=True)
class Location:
    """What a location line says.

    ``path`` names a unit of the base, or, when ``is_new``, one that the amendment inserts. ``upto``: the last of a
    range. ``part`` of the unit; ``beside``: "After Clause 3". ``document``: the text that it names ("resolution").
    ``by_line``: it names a page or a line as well, which nothing relies upon.
    """

    path: UnitPath
    is_new: bool = False
    upto: UnitPath = ()
    part: Within | None = None
    beside: Position | None = None
    document: str = ""
    by_line: bool = False

    @property
    def place(self) -> Place:
        """The same as the place in which an instruction stands."""
        return Place(Spot(self.path, self.part), document=self.document, by_line=self.by_line)


def parse_location(text: str, language: str) -> Location:
    """What a location line names. ``language`` is ISO 639-2/T; raises AmendmentError when it is not understood."""
    line = unicodedata.normalize("NFC", text).strip().rstrip(" .:;,")
    shown = " ".join(line.split())
    if not line or len(line) > LONGEST:
        raise AmendmentError("the location is empty" if not line else "the location is too long", "name the unit")
    matcher = Matcher(instruction_grammar(language).rules, tokens_of(line, ()))
    ends = len(matcher.tokens)
    found = {_location(captures) for end, captures in matcher.rule("location", 0) if matcher.skipped(end) == ends}
    found.discard(None)
    if len(found) != 1:
        problem = "can be read in several ways" if found else "is not understood"
        raise AmendmentError(f"the location “{shown}” {problem}", 'write it as in "Paragraph 4 a (new)"')
    location = found.pop()
    assert location is not None
    return location


def _location(captures: Captures) -> Location | None:
    values: Mapping[str, object] = dict(captures)
    spot, spans = values.get("spot"), values.get("spans")
    upto: UnitPath = ()
    if isinstance(spans, tuple):
        if len(spans) != 1 or not isinstance(spans[0], Span):
            return None
        spot, upto = spans[0].spot, spans[0].upto
    if not isinstance(spot, Spot) or not spot.path:
        return None
    position = str(values.get("position", ""))
    return Location(
        settled(spot.path),
        bool(values.get("new")),
        settled(upto),
        spot.part,
        Position(position) if position else None,
        str(values.get("document", "")),
        bool(values.get("line")),
    )


_INSERTED = re.compile(
    r"(-?(?:\d+(?:\.\d+)*|[A-Z]{1,2}|[a-z]))([a-z]{1,2}|bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies)"
)
_CAPITAL = re.compile(r"[^\W\d_]")


def location_words(
    path: UnitPath, is_new: bool, language: str, part: Within | None = None, beside: Position | None = None
) -> str:
    """The location line of a unit: "Article 1 – paragraph 2 – point b a (new)". ``language`` is ISO 639-2/T."""
    phrases = instruction_grammar(language).data["phrases"]
    said = [_step(phrases, step.kind, step.label, i > 0, is_new and i == len(path) - 1) for i, step in enumerate(path)]
    if part is not None:
        said.append(_part(phrases, part))
    text = " – ".join(said)
    if beside is not None:
        text = str(phrases[f"beside_{beside}"]).format(unit=text)
    text += f" {phrases['new']}" if is_new else ""
    return text[:1].upper() + text[1:]


def _step(phrases: Mapping[str, Any], kind: str, label: str, below: bool, is_new: bool) -> str:
    forms = phrases["units"].get(kind)
    if forms is None:
        raise AmendmentError(f"no name for a unit of the kind {kind}")
    name = str(forms.get("below", forms["name"]) if below else forms["name"])
    inserted = _INSERTED.fullmatch(label) if is_new else None
    return f"{name} {f'{inserted[1]} {inserted[2]}' if inserted else label}".strip()


def _part(phrases: Mapping[str, Any], part: Within) -> str:
    if isinstance(part, SentenceOf):
        number = str(part.ordinal)
        nth = phrases["nth"][number]
        forms = {"nth": phrases.get("nth_f", {}).get(number, nth), "nth_er": phrases.get("nth_er", {}).get(number, nth)}
        return str(phrases["sentence"]).format(**forms)
    return str(phrases["heading" if isinstance(part, HeadingOf) else "intro"])
