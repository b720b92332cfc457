"""The strength lexicon: one readable file per language in ``data``, and the concepts that all languages share.

``load("nld")`` gives the Dutch one. An override is a file of the same shape with any part of it: its lists are added,
its single values replace, and a form that it lists leaves the concept that it had.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from akoma.errors import LexiconError, UnknownLanguageError
from differ.lexicon.build import complete, lexicon, overridden
from differ.lexicon.files import HINT, Tables, check_forms, read
from differ.lexicon.model import SLOT, Concept, Formula, Lexicon

__all__ = ["Concept", "Formula", "Lexicon", "Origin", "Override", "languages", "load", "origin"]

Override = bytes | tuple[str, bytes]
"""The content of an override file, or the name to call it by in messages and its content."""

_CONCEPTS = "concepts.toml"


def languages() -> tuple[str, ...]:
    """The languages that have a lexicon, as ISO 639-2/T codes, sorted."""
    names = (entry.name for entry in _data().iterdir() if entry.name.endswith(".toml"))
    return tuple(sorted(name.removesuffix(".toml") for name in names if name != _CONCEPTS))


def load(language: str, overrides: Sequence[Override] = ()) -> Lexicon:
    """The lexicon of a language (ISO 639-2/T), changed by override files in their order.

    An override that names another language changes nothing but the concepts, which all languages share.
    Raises UnknownLanguageError, or LexiconError naming file, line and what was expected.
    """
    return _load(language, tuple(_called(at, one) for at, one in enumerate(overrides, start=1)))


def _called(number: int, one: Override) -> tuple[str, bytes]:
    return one if isinstance(one, tuple) else (f"lexicon override {number}", one)


@lru_cache(maxsize=64)
def _load(language: str, overrides: tuple[tuple[str, bytes], ...]) -> Lexicon:
    if language not in languages():
        raise UnknownLanguageError(
            f"no lexicon for the language {language!r}", f"there is one for {', '.join(languages())}"
        )
    tables = _packaged(_CONCEPTS) | _packaged(f"{language}.toml")
    complete(f"{language}.toml", tables)
    check_forms(f"{language}.toml", (_data() / f"{language}.toml").read_bytes(), tables, tables["concepts"])
    for name, data in overrides:
        tables = overridden(tables, _extra(name, data, language, tables["concepts"]))
    return lexicon(tables)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a formula and its grade stand: "eng.toml" and "formulas.urge", "concepts.toml" and "concepts.urge"."""

    form_file: str
    form_key: str
    grade_file: str
    grade_key: str


def origin(language: str, form: str, concept: str, overrides: Sequence[tuple[str, bytes]] = ()) -> Origin:
    """Which file lists a form and which gives its concept a grade: the last override that does, else a packaged file.

    ``form`` may lack a slot at its end. ``overrides``: each with the name to call it by.
    """
    form_file, grade_file = f"{language}.toml", _CONCEPTS
    for name, data in overrides:
        tables = read(name, data)
        if concept in tables.get("concepts", {}):
            grade_file = name
        if tables.get("language", language) == language:
            listed = tables.get("formulas", {}).get(concept, ())
            form_file = name if any(entry.removesuffix(SLOT).strip() == form for entry in listed) else form_file
    return Origin(form_file, f"formulas.{concept}", grade_file, f"concepts.{concept}")


def _extra(name: str, data: bytes, language: str, concepts: Mapping[str, object]) -> Tables:
    """What an override says about a language."""
    tables = read(name, data)
    check_forms(name, data, tables, {*concepts, *tables.get("concepts", {})})
    named = tables.pop("language", language)
    if named not in languages():
        raise LexiconError(f"{name}, line 1: language: expected one of {', '.join(languages())}", HINT)
    return tables if named == language else {key: tables[key] for key in ("concepts",) if key in tables}


def _packaged(name: str) -> Tables:
    return read(name, (_data() / name).read_bytes())


def _data() -> Traversable:
    return resources.files("differ.lexicon") / "data"
