"""What the rules of a grammar stand for: labels, paths, places, quoted words. Made from captures, bottom up.

The names of the functions in :data:`ACTIONS` are the names of the rules in ``grammars/*.toml``, which say for each what
it may hold.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from differ.amendments.grammar_match import Action, Captures
from differ.amendments.operation import (
    ALL,
    LAST,
    HeadingOf,
    IntroductoryPart,
    Position,
    SentenceOf,
    Stretch,
    UnitKind,
    UnitPath,
    UnitStep,
    Within,
    Words,
)
from differ.amendments.quotations import Quotation

NUMBER = "number"
"""A kind of the grammars for words such as "Nummer": a paragraph at the top, a point below anything."""

BELOW = {
    UnitKind.ARTICLE: (UnitKind.PARAGRAPH, UnitKind.POINT),
    UnitKind.PARAGRAPH: (UnitKind.POINT,),
    UnitKind.SECTION: (UnitKind.SUBSECTION, UnitKind.PARAGRAPH),
    UnitKind.SUBSECTION: (UnitKind.PARAGRAPH,),
    UnitKind.RECITAL: (UnitKind.POINT,),
    UnitKind.SUBPARAGRAPH: (UnitKind.POINT,),
    UnitKind.ANNEX: (UnitKind.PARAGRAPH, UnitKind.POINT),
}
"""What the labels in "Article 5(2)(b)" name, one below the other; further ones are points."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A unit, or a part of it."""

    path: UnitPath
    part: Within | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """One unit, or the units from one to another."""

    spot: Spot
    upto: UnitPath = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an operation happens.

    ``at``: its beginning or end. ``throughout``: wherever the words stand in it. ``amendment``: number of the amendment
    that is amended. ``document``: the words that name the text. ``by_line``: a page or line is named.
    """

    spot: Spot = Spot(())
    at: Position | None = None
    throughout: bool = False
    amendment: str = ""
    document: str = ""
    by_line: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What is replaced, deleted, moved, or stood beside: quoted words, or units.

    ``more``: further words ("delete “a” and “b”"). ``ends``: the kind of unit to whose end the words go.
    """

    words: Words | Stretch | None = None
    spans: tuple[Span, ...] = ()
    at: Position | None = None
    more: tuple[Words | Stretch, ...] = ()
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """A stretch of words, and the kind of unit at whose end it is said to end."""

    stretch: Stretch
    ends: str


@dataclass(frozen=True, slots=True)
class Addition:
    """The new words. ``sort``: "words", "sentence", "unit", or "" where only their place tells."""

    quotation: Quotation
    sort: str = ""
    unit: str = ""
    label: str = ""
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One command, as matched; :mod:`instructions_build` makes operations of it."""

    captures: Captures

    def get(self, key: str, default: str = "") -> str:
        """A value that the grammar gives."""
        return next((value for name, value in self.captures if name == key and isinstance(value, str)), default)

    def every(self, key: str) -> tuple[object, ...]:
        """All values under a name."""
        return tuple(value for name, value in self.captures if name == key)


def _text(captures: Captures, key: str) -> str:
    return next((value for name, value in captures if name == key and isinstance(value, str)), "")


def _one(captures: Captures, key: str) -> object | None:
    return next((value for name, value in captures if name == key), None)


# --- units ------------------------------------------------------------------------------------------------------------


def _step(captures: Captures) -> UnitPath | None:
    """``kind`` with labels ("5(2)(b)" gives three steps), with an ordinal, or with nothing (the title)."""
    kind, ordinal = _text(captures, "kind"), _text(captures, "ordinal")
    labels = _one(captures, "label")
    if kind == NUMBER:
        return (UnitStep(UnitKind.OTHER, labels[0]),) if isinstance(labels, tuple) and len(labels) == 1 else None
    unit = UnitKind(kind)
    if isinstance(labels, tuple):
        return _labelled(unit, labels)
    return (UnitStep(unit, ordinal),)


def _labelled(kind: UnitKind, labels: tuple[str, ...]) -> UnitPath:
    below = (*BELOW.get(kind, ()), *(UnitKind.POINT,) * len(labels))
    kinds = (kind, *below)
    return tuple(UnitStep(one, label) for one, label in zip(kinds, labels, strict=False))


def _path(captures: Captures) -> UnitPath | None:
    """The steps as they stand, from the outside in; ``outer`` holds all of them ("point b of paragraph 3")."""
    outer = _one(captures, "outer")
    steps = [step for name, value in captures if name == "step" and isinstance(value, tuple) for step in value]
    path = (*(outer if isinstance(outer, tuple) else ()), *steps)
    return path if is_nested(path) else None


def settled(path: UnitPath) -> UnitPath:
    """A path in which "Nummer" is a paragraph where it stands at the top or below a grouping, else a point."""
    found: list[UnitStep] = []
    for step in path:
        top = not found or _DEPTH.get(found[-1].kind, 5) < _DEPTH[UnitKind.CITATION]
        kind = UnitKind.PARAGRAPH if top else UnitKind.POINT
        found.append(replace(step, kind=kind) if step.kind is UnitKind.OTHER else step)
    return tuple(found)


_DEPTH = {
    UnitKind.TEXT: 0,
    UnitKind.ANNEX: 1,
    UnitKind.PART: 2,
    UnitKind.CHAPTER: 3,
    UnitKind.SUBHEADING: 4,
    UnitKind.TITLE: 4,
    UnitKind.CITATION: 5,
    UnitKind.RECITAL: 5,
    UnitKind.ARTICLE: 5,
    UnitKind.SECTION: 5,
    UnitKind.SUBSECTION: 6,
    UnitKind.PARAGRAPH: 7,
    UnitKind.DEFINITION: 7,
    UnitKind.SUBPARAGRAPH: 8,
    UnitKind.POINT: 9,
    UnitKind.OTHER: 9,
    UnitKind.INDENT: 10,
    UnitKind.ROW: 10,
}


def fits_in(inner: UnitKind, outer: UnitKind) -> bool:
    """Whether a unit of one kind may stand in one of another: points stand in points, blocks and indents in those."""
    if outer in (UnitKind.TITLE, UnitKind.CITATION):
        return inner is UnitKind.SUBPARAGRAPH and outer is UnitKind.CITATION
    if outer is UnitKind.RECITAL and inner in (UnitKind.PARAGRAPH, UnitKind.SUBSECTION):
        return False
    nested = (
        inner is outer is UnitKind.POINT
        or inner is outer is UnitKind.OTHER
        or {inner, outer} == {UnitKind.POINT, UnitKind.OTHER}
        or (inner is UnitKind.SUBPARAGRAPH and outer is UnitKind.POINT)
    )
    return nested or _DEPTH.get(inner, 5) > _DEPTH.get(outer, 5)


def is_nested(path: UnitPath) -> bool:
    """Whether each step may stand in the one before it."""
    return all(fits_in(inner.kind, outer.kind) for outer, inner in pairwise(path))


def _sentence(captures: Captures) -> SentenceOf | None:
    """By ``ordinal``, or by ``count`` ("Satz 2")."""
    label = _one(captures, "count")
    text = _text(captures, "ordinal") or (label[0] if isinstance(label, tuple) else "")
    return SentenceOf(int(text)) if re.fullmatch(r"-1|[1-9]\d?", text) else None


def _spot(captures: Captures) -> Spot | None:
    """A path, or nothing, with a ``part``: a sentence, or the words "heading" or "intro"."""
    path, sentence = _one(captures, "path"), _one(captures, "sentence")
    if isinstance(sentence, SentenceOf):
        return Spot(path if isinstance(path, tuple) else (), sentence)
    named: Mapping[str, Within] = {"heading": HeadingOf(), "intro": IntroductoryPart()}
    part = named.get(_text(captures, "part"))
    return Spot(path if isinstance(path, tuple) else (), part)


def _spans(captures: Captures) -> tuple[Span, ...] | None:
    """``kind`` with ``labels`` (below ``outer``), or spots one after the other."""
    found: list[Span] = []
    for name, value in captures:
        if name == "spot" and isinstance(value, Spot):
            found.append(Span(value))
        if name == "sentences" and isinstance(value, SentenceOf):
            found.append(Span(Spot(_outer(captures), value)))
        if name == "labels" and isinstance(value, tuple):
            found.extend(_labelled_span(captures, *pair) for pair in value)
    return tuple(found) if found and all(is_nested(one.spot.path) for one in found) else None


def _outer(captures: Captures) -> UnitPath:
    outer = _one(captures, "outer") or _one(captures, "path")
    return outer if isinstance(outer, tuple) else ()


def _labelled_span(captures: Captures, first: str, last: str) -> Span:
    kind, outer = _text(captures, "kind"), _outer(captures)
    unit = UnitKind(kind) if kind != NUMBER else UnitKind.OTHER
    upto = (*outer, UnitStep(unit, last)) if last else ()
    return Span(Spot((*outer, UnitStep(unit, first))), upto)


def _labels(captures: Captures) -> tuple[tuple[str, str], ...] | None:
    """``label`` after label, each alone or with a ``last``."""
    found: list[tuple[str, str]] = []
    for name, value in captures:
        if name in ("label", "last") and (not isinstance(value, tuple) or len(value) != 1):
            return None
        if name == "label" and isinstance(value, tuple):
            found.append((value[0], ""))
        if name == "last" and isinstance(value, tuple):
            found[-1] = (found[-1][0], value[0])
    return tuple(found)


def _place(captures: Captures) -> Place:
    spot, number = _one(captures, "spot"), _one(captures, "amendment")
    at = _text(captures, "at")
    return Place(
        spot if isinstance(spot, Spot) else Spot(()),
        Position(at) if at else None,
        bool(_text(captures, "throughout")),
        number[0] if isinstance(number, tuple) else "",
        _text(captures, "document"),
        bool(_text(captures, "line")),
    )


def _completed(captures: Captures) -> Place:
    """What is completed, is so at its end."""
    return replace(_place(captures), at=Position.END)


# --- words ------------------------------------------------------------------------------------------------------------

_GAP = re.compile(r"\s*(?:\((?:\.\.\.|…)\)|\[(?:\.\.\.|…)\])\s*")
"""What stands for words left out of a quotation: "X (...) Y"."""


def _words(captures: Captures) -> Words | Stretch | None:
    """A quotation, or a sign called by its name (``sign``); ``ordinal`` or ``all`` tells which of several is meant."""
    sign, quotation = _text(captures, "sign"), _one(captures, "quote")
    ordinal = _text(captures, "ordinal")
    occurrence = ALL if _text(captures, "all") else int(ordinal) if ordinal else None
    if sign:
        return Words(sign, occurrence)
    return words_of(quotation, occurrence) if isinstance(quotation, Quotation) else None


def words_of(quotation: Quotation, occurrence: int | None = None) -> Words | Stretch | None:
    """Quoted words of the base, a stretch where it says "X (...) Y"; ``None`` where it quotes nothing."""
    pieces = _GAP.split(quotation.text.strip())
    if quotation.is_block or not all(pieces):
        return None
    if len(pieces) == 1:
        return Words(pieces[0], occurrence)
    if len(pieces) != 2 or occurrence is not None:  # noqa: PLR2004 - the words before and after
        return None
    return Stretch(Words(pieces[0]), Words(pieces[1]))


def _stretch(captures: Captures) -> Reach | None:
    """``from`` and ``upto`` words, ``after`` or ``before`` words; ``rest`` says whether a sentence ends it."""
    in_sentence = _text(captures, "rest") == "sentence"
    named = {name: value for name, value in captures if name in ("from", "upto", "after", "before")}
    if not all(isinstance(value, Words) for value in named.values()):
        return None
    words = {name: value for name, value in named.items() if isinstance(value, Words)}
    first, last = words.get("after") or words.get("from"), words.get("before") or words.get("upto")
    return Reach(Stretch(first, last, "after" in words, "before" in words, in_sentence), _text(captures, "kind"))


def _old(captures: Captures) -> Target | None:
    at = _text(captures, "at")
    words, spans, reach = (_one(captures, key) for key in ("words", "spans", "stretch"))
    position = Position(at) if at else None
    if isinstance(reach, Reach):
        return Target(reach.stretch, ends=reach.ends)
    if isinstance(words, Words | Stretch):
        if position and not (isinstance(words, Words) and words.occurrence is None):
            return None
        named = [value for name, value in captures if name == "words" and isinstance(value, Words | Stretch)]
        return Target(words, at=position, more=tuple(named[1:]))
    return Target(spans=spans) if isinstance(spans, tuple) else None


def _new(captures: Captures) -> Addition | None:
    quotation, label, sign = _one(captures, "quote"), _one(captures, "label"), _text(captures, "sign")
    if sign:
        return Addition(Quotation(0, 0, sign), "words")
    if not isinstance(quotation, Quotation):
        return None
    named = label[0] if isinstance(label, tuple) and len(label) == 1 else ""
    if isinstance(label, tuple) and not named:
        return None
    return Addition(quotation, _text(captures, "sort"), _text(captures, "kind"), named, bool(_text(captures, "plural")))


def _clause(captures: Captures) -> Clause:
    return Clause(captures)


def _ordinal(captures: Captures) -> str:
    return _text(captures, "nth")


ACTIONS: Mapping[str, Action] = {
    "ordinal": _ordinal,
    "step": _step,
    "path": _path,
    "sentence": _sentence,
    "spot": _spot,
    "labels": _labels,
    "spans": _spans,
    "place": _place,
    "words": _words,
    "sign_words": _words,
    "stretch": _stretch,
    "old": _old,
    "new": _new,
    "new_apart": _new,
    "new_particle": _new,
    "new_instead": _new,
    "new_before": _new,
    "of_old": _old,
    "old_words": _words,
    "appended": _place,
    "document_place": _place,
    "completed_place": _completed,
    "clause": _clause,
}

__all__ = [
    "ACTIONS",
    "LAST",
    "Addition",
    "Clause",
    "Place",
    "Span",
    "Spot",
    "Target",
    "fits_in",
    "is_nested",
    "settled",
]
