"""From checked tables to the frozen lexicon, and what an override changes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from akoma.errors import LexiconError
from differ.lexicon.condition_words import Conditions
from differ.lexicon.files import HINT, Tables
from differ.lexicon.model import (
    AddresseeWords,
    Concept,
    Formula,
    Hedges,
    Immediacy,
    Intensity,
    Lexicon,
    Limbs,
    Negation,
    Reading,
    Scale,
)
from differ.lexicon.narrowing import Narrowing
from differ.lexicon.optional import OPTIONAL_KEYS
from differ.lexicon.quantity_words import QuantityWords
from differ.lexicon.recitals import Recitals
from differ.lexicon.schema import SECTIONS, Shape
from differ.model import Family


def overridden(base: Tables, extra: Tables) -> Tables:
    """The tables with those of an override: lists grow, single values are replaced, a form leaves its old concept."""
    merged = {section: _merged(base.get(section), value) for section, value in extra.items()}
    if "formulas" in extra:
        taken = {form for forms in extra["formulas"].values() for form in forms}
        kept = {concept: [f for f in forms if f not in taken] for concept, forms in base["formulas"].items()}
        merged["formulas"] = _merged(kept, extra["formulas"])
    return base | merged


def _merged(base: Any, extra: Any) -> Any:
    if isinstance(base, dict) and isinstance(extra, dict):
        return base | {key: _merged(base.get(key), value) for key, value in extra.items()}
    if isinstance(base, list) and isinstance(extra, list) and not _is_range(base):
        return [*base, *(entry for entry in extra if entry not in base)]
    return extra


def _is_range(value: list[Any]) -> bool:
    return bool(value) and all(isinstance(entry, int | float) for entry in value)


def complete(name: str, tables: Tables) -> None:
    """Raise LexiconError unless a file of a language has every key that it needs."""
    needed = {section: set(keys) - OPTIONAL_KEYS for section, keys in SECTIONS.items()}
    for section, keys in needed.items():
        missing = sorted(keys - set(tables.get(section, {})))
        if missing:
            raise LexiconError(f"{name}, last line: expected {section}.{missing[0]}, which is missing", HINT)


def lexicon(tables: Tables) -> Lexicon:
    """Checked tables as one frozen value."""
    sections = {section: _section(section, tables.get(section, {})) for section in SECTIONS}
    return Lexicon(
        language=tables["language"],
        formulas=tuple(_formulas(tables)),
        reading=Reading(**{**_DEFAULTS, **sections["reading"]}),
        addressees=AddresseeWords(**sections["addressees"]),
        immediacy=Immediacy(**sections["immediacy"]),
        conditions=Conditions(**sections["conditions"]),
        hedges=Hedges(**sections["hedges"]),
        intensity=Intensity(**sections["intensity"]),
        modality=tables["modality"],
        prohibition=tables.get("prohibition", {}),
        negation=Negation(**sections["negation"]),
        quantities=QuantityWords(**sections["quantities"]),
        exceptions=sections["scope"]["exceptions"],
        inclusions=sections["scope"].get("inclusions", ()),
        narrowing=Narrowing(**{key: value for key, value in sections["scope"].items() if key not in _WHOLE}),
        limbs=Limbs(**sections["limbs"]),
        scales=tuple(_scales(tables)),
        recitals=Recitals(**sections["recitals"]),
    )


_DEFAULTS: Mapping[str, Any] = {"variants": {}, "separable": (), "between": (), "infixes": (), "alike": ()}
"""What a language may do without."""


_WHOLE = ("exceptions", "inclusions")
"""What the section on scope says beside what narrows."""


def _scales(tables: Tables) -> Iterator[Scale]:
    """The ladders of deeds, and all other scales."""
    for ladder in tables.get("actions", ()):
        yield Scale(ladder["name"], "action", _groups(ladder["rungs"]))
    for scale in tables.get("scales", ()):
        yield Scale(
            scale["name"], scale["axis"], _groups(scale["rungs"]), scale.get("absent"), scale.get("floats", False)
        )


def _section(section: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _frozen(SECTIONS[section][key], value) for key, value in values.items()}


def _frozen(shape: Shape, value: Any) -> Any:
    match shape:
        case Shape.WORDS:
            return tuple(value)
        case Shape.GROUPS | Shape.PAIRS:
            return _groups(value)
        case Shape.SIDES:
            return tuple(_groups(pair) for pair in value)
        case Shape.SENTENCE:
            return frozenset(value.split())
        case Shape.VARIANTS:
            return {word: tuple(others) for word, others in value.items()}
        case _:
            return value


def _groups(value: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group) for group in value)


def _formulas(tables: Tables) -> Iterator[Formula]:
    concepts = {key: _concept(key, entry) for key, entry in tables["concepts"].items()}
    for key, forms in tables["formulas"].items():
        for form in forms:
            yield _formula(form, concepts[key], tables)


def _concept(name: str, entry: Mapping[str, Any]) -> Concept:
    return Concept(name, Family(entry["family"]), entry["grade"], entry["lo"], entry["hi"])


def _formula(form: str, concept: Concept, tables: Tables) -> Formula:
    lo, hi = tables.get("intervals", {}).get(form, (concept.lo, concept.hi))
    return Formula(form, concept, lo, hi, form in tables["reading"]["doubtful_forms"])
