"""Every data file has every field, and what it holds can be used."""

import re
import tomllib
from dataclasses import fields
from importlib.resources import files
from typing import Any

import pytest

from akoma.errors import UnknownLanguageError
from akoma.language import Language, iso_639_1, language, languages, plain
from akoma.model import DocumentKind
from tests.languages import EU, ISO

MAY_BE_EMPTY = {"citation_endings", "recital_labels", "motion_openers"}
KEYS = {"name", "iso", "letters", "function_words", "months", "structure", "units", "kinds"}
# fmt: off
STRUCTURE = {
    "formulas", "citation_words", "citation_endings", "recital_words", "recital_labels", "closing_words",
    "title_prepositions", "insertion_ordinals", "new_words", "deleted_words", "conjunctions", "clause_marks",
    "date_patterns",
}
UNITS = [
    "part", "title", "chapter", "section", "article", "paragraph", "subparagraph", "point", "indent", "annex",
    "recital", "citation", "subheading", "footnote",
]
# fmt: on
DATES = {
    "hun": "2023. {} 5-i",
    "lav": "2023. gada 5. {}",
    "lit": "2023 m. {} 5 d.",
    "mlt": "5 ta' {} 2023",
    "por": "5 de {} de 2023",
    "spa": "5 de {} de 2023",
}
"""How a date is written, where it is not "5 October 2023"."""

KINDS = [kind for kind in DocumentKind if kind is not DocumentKind.DOCUMENT]
LATIN = set("abcdefghijklmnopqrstuvwxyz")


def raw(code: str) -> dict[str, Any]:
    return tomllib.loads((files("akoma") / "languages" / f"{code}.toml").read_text("utf-8"))


def test_all_official_languages_are_there() -> None:
    assert list(languages()) == EU
    assert [known.iso for known in languages().values()] == ISO


@pytest.mark.parametrize("code", EU)
def test_a_file_has_exactly_the_fields(code: str) -> None:
    data = raw(code)
    assert set(data) - {"rival_words"} == KEYS
    assert set(data["structure"]) - {"motion_openers"} == STRUCTURE
    assert list(data["units"]) == UNITS
    kinds = [entry["kind"] for entry in data["kinds"]]
    assert kinds[:3] == KINDS[:3], "the longer title first: the first pattern that fits decides"
    assert sorted(kinds) == sorted(KINDS)


@pytest.mark.parametrize("code", EU)
def test_every_field_is_filled(code: str) -> None:
    known = language(code)
    empty = [field.name for field in fields(Language) if not getattr(known, field.name)]
    assert set(empty) <= MAY_BE_EMPTY
    assert all(all(forms) for _, forms in known.unit_names)


@pytest.mark.parametrize("code", EU)
def test_nothing_is_said_twice(code: str) -> None:
    data = raw(code)
    lists = [*data["structure"].values(), data["function_words"].split(), data["letters"], data["months"]]
    lists += [names.split("|") for names in data["units"].values()]
    assert not [entry for entries in lists for entry in entries if list(entries).count(entry) > 1]
    forms = [form for month in data["months"] for form in month.split("|")]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize("code", EU)
def test_function_words_are_words_of_the_language(code: str) -> None:
    known = language(code)
    assert len(known.function_words) >= 50
    assert not [w for w in known.function_words if w != w.casefold() or not w.isalpha()]
    assert not [w for w in known.function_words if set(w) - known.letters - LATIN]


def test_words_of_neighbours_are_in_none_of_our_languages() -> None:
    rivals = {word for code in EU for word in raw(code).get("rival_words", "").split()}
    assert not [word for word in rivals for known in languages().values() if word in known.function_words]


@pytest.mark.parametrize("code", EU)
def test_every_month_is_read_in_every_form(code: str) -> None:
    known = language(code)
    assert len(known.months) == len(known.month_forms) == 12
    for number, forms in enumerate(known.month_forms, start=1):
        for form in forms:
            assert known.date(DATES.get(code, "5 {} 2023").format(form)) == f"2023-{number:02}-05"


@pytest.mark.parametrize("code", EU)
def test_patterns_compile_and_are_in_lower_case(code: str) -> None:
    for _, pattern in language(code).kinds:
        assert re.compile(pattern)
    assert all(entry["pattern"] == entry["pattern"].lower() for entry in raw(code)["kinds"])
    assert re.compile("|".join(language(code).title_prepositions))


@pytest.mark.parametrize("code", EU)
def test_a_language_is_found_by_either_code(code: str) -> None:
    known = language(code)
    assert language(known.iso) is language(code.upper()) is known
    assert iso_639_1(code) == known.iso


def test_other_codes() -> None:
    assert iso_639_1("und") == "und"
    assert "tur" not in languages()
    with pytest.raises(UnknownLanguageError, match="tr"):
        language("tr")


def test_spelling_does_not_matter_to_comparison() -> None:
    assert plain("ΤΟ ΕΥΡΩΠΑΪΚΟ  ΚΟΙΝΟΒΟΥΛΙΟ") == plain("Το Ευρωπαϊκό Κοινοβούλιο")
    assert plain("ta’ Ottubru") == plain("TA' OTTUBRU")
