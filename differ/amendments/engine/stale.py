"""References to units whose number changed or that are gone: listed, never changed (reading rule R11)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from akoma.model import EId
from differ.amendments.draft_spots import Base, said
from differ.amendments.engine.units import Unit
from differ.amendments.grammar import codes, instruction_grammar
from differ.amendments.operation import UnitKind, UnitPath, UnitStep


@dataclass(frozen=True, slots=True)
class Stale:
    """A reference in a unit of the result: its words, and what became of the unit that it names."""

    eid: EId
    quote: str
    start: int
    path: UnitPath
    became: str
    """The new label; empty where the unit is gone."""


def stale(
    units: tuple[tuple[EId, Unit], ...], base: Base, became: Mapping[UnitPath, str], language: str
) -> list[Stale]:
    """All such references in words that the base had; ``became``: the units whose label changed or that are gone."""
    if language not in codes() or not became:
        return []
    return [found for eid, unit in units for found in _in_unit(eid, unit, base, became, language)]


def _in_unit(eid: EId, unit: Unit, base: Base, became: Mapping[UnitPath, str], language: str) -> Iterator[Stale]:
    at = 0
    for piece in unit.text:
        if piece.is_base:
            for kind, pattern in _patterns(language):
                for match in pattern.finditer(piece.text):
                    path = next((path for path in _paths(kind, match) if path in became and base.has(path)), None)
                    if path is not None:
                        yield Stale(eid, match.group(), at + match.start(), path, became[path])
        at += len(piece.text)


_INNER = (UnitKind.POINT, UnitKind.PARAGRAPH, UnitKind.SUBSECTION)
"""What a number in brackets behind that of a unit may name: "paragraph 3(b)", "Article 5(2)"."""


def _paths(kind: UnitKind, match: re.Match[str]) -> Iterator[UnitPath]:
    """The unit that a reference names, and the one below it that stands in brackets."""
    step = UnitStep(kind, match["label"])
    yield (step,)
    if match["inner"]:
        yield from ((step, UnitStep(inner, match["inner"])) for inner in _INNER)


REFERRED = (UnitKind.PARAGRAPH, UnitKind.RECITAL, UnitKind.ARTICLE, UnitKind.SECTION, UnitKind.CHAPTER, UnitKind.ANNEX)
"""Kinds that are referred to by their own number alone."""


@cache
def _patterns(language: str) -> tuple[tuple[UnitKind, re.Pattern[str]], ...]:
    """For each kind the words that name it, then a label."""
    data = instruction_grammar(language).data
    found = []
    for kind in REFERRED:
        words = [form for table in ("units", "plurals") for form in data[table].get(kind.value, ())]
        named = "|".join(re.escape(word).replace(r"\ ", r"\s*") for word in sorted(words, key=len, reverse=True))
        if named:
            shape = rf"(?<!\w)(?:{named})\s+(?P<label>\d+[a-z]?|[A-Z][a-z]?)(?!\w)(?:\s?\((?P<inner>\w{{1,4}})\))?"
            found.append((kind, re.compile(shape, re.IGNORECASE if kind is not UnitKind.RECITAL else 0)))
    return tuple(found)


def references(text: str, language: str) -> Iterator[tuple[UnitPath, str]]:
    """The units that a text names by their number alone, with the words that do."""
    if language in codes():
        for kind, pattern in _patterns(language):
            for match in pattern.finditer(text):
                yield (UnitStep(kind, match["label"]),), match.group()


def told(one: Stale) -> str:
    """A stale reference for a message."""
    fate = f"which is now {one.became}" if one.became else "which is gone"
    return f"“{one.quote}” names {said(one.path)} of the base, {fate}"
