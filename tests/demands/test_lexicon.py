"""The lexicon files: one schema for all, overrides, and errors that say where."""

from importlib import resources

import pytest

from akoma.errors import LexiconError, UnknownLanguageError
from differ import lexicon
from differ.axes.opening import opening
from differ.axes.phrases import Stretch, fold
from differ.lexicon.build import complete
from differ.lexicon.files import read
from differ.lexicon.model import MUST, SLOT, Lexicon
from differ.model import Family
from tests.demands.building import LANGUAGES, lexicons, provision

FILES = sorted(entry.name for entry in (resources.files("differ.lexicon") / "data").iterdir())


def data(name: str) -> bytes:
    return (resources.files("differ.lexicon") / "data" / name).read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_every_file_fits_the_schema(name: str) -> None:
    tables = read(name, data(name))
    if "language" in tables:
        assert tables["language"] == name.removesuffix(".toml")
        complete(name, tables)


FINER = {"ask_gently", "ought_opinion", "ought_stress", "vital_opinion", "vital_stress"}
"""Concepts that not every language tells from their neighbours: "bittet", "is important", "is indispensable"."""


def test_every_language_has_a_file() -> None:
    assert lexicon.languages() == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_grades_lie_in_their_interval(language: str) -> None:
    for formula in lexicons()[language].formulas:
        assert 0 <= formula.concept.lo <= formula.concept.grade <= formula.concept.hi <= 10
        assert formula.lo <= formula.hi


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_has_a_form(language: str) -> None:
    concepts = set(read("concepts.toml", data("concepts.toml"))["concepts"])
    own = {formula.concept.name for formula in lexicons()[language].formulas}
    assert concepts - FINER <= own <= concepts


def test_every_finer_concept_has_a_form_in_some_language() -> None:
    assert {formula.concept.name for own in lexicons().values() for formula in own.formulas} >= FINER


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_refine_others_are_listed_forms(language: str) -> None:
    tables = read(f"{language}.toml", data(f"{language}.toml"))
    forms = {form for group in tables["formulas"].values() for form in group}
    assert set(tables["intervals"]) <= forms
    assert set(tables["reading"]["doubtful_forms"]) <= forms
    assert len(tables["quantities"]["months"]) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_is_found_where_a_clause_opens_with_it(language: str) -> None:
    own = lexicons()[language]
    names = {"deu": "die Kommission", "eng": "the Commission", "fra": "la Commission", "nld": "de Commissie"}
    for formula in own.formulas:
        text = formula.form.replace(SLOT, names[language]).replace(MUST, own.reading.must_words[0]) + " xyz"
        found = opening(Stretch(provision(text).eid, text, fold(text), 0, len(text)), own)
        assert found is not None, formula.form
        assert found.formula.concept.family is formula.concept.family, (formula.form, found.formula.form)
        assert found.formula.concept.grade == formula.concept.grade, (formula.form, found.formula.form)


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UnknownLanguageError, match=r"'epo'.*deu, eng, fra, nld"):
        lexicon.load("epo")


def grade(own: Lexicon, form: str) -> float:
    return next(formula.concept.grade for formula in own.formulas if formula.form == form)


def test_an_override_changes_a_grade() -> None:
    change = b'[concepts]\nurge = { family = "directive", grade = 8.0, lo = 6.0, hi = 8.0 }\n'
    assert grade(lexicon.load("eng", [change]), "urges ...") == 8.0
    assert grade(lexicon.load("eng"), "urges ...") == 6.5


def test_an_override_moves_and_adds_forms() -> None:
    own = lexicon.load("nld", [b'language = "nld"\n[formulas]\nurge = ["smeekt ...", "verzoekt ..."]\n'])
    assert grade(own, "smeekt ...") == grade(own, "verzoekt ...") == 6.5
    assert sum(formula.form == "verzoekt ..." for formula in own.formulas) == 1


def test_an_override_extends_a_list() -> None:
    own = lexicon.load("eng", [b'[hedges]\nwords = ["inter alia"]\n'])
    assert "inter alia" in own.hedges.words
    assert "where appropriate" in own.hedges.words


def test_an_override_of_another_language_changes_concepts_only() -> None:
    concept = b'[concepts]\nask = { family = "directive", grade = 4.0, lo = 4.0, hi = 5.0 }\n'
    change = b'language = "nld"\n' + concept + b'[hedges]\nwords = ["x"]\n'
    own = lexicon.load("eng", [change])
    assert grade(own, "asks ...") == 4.0
    assert "x" not in own.hedges.words


def test_a_new_concept_needs_a_family() -> None:
    change = (
        b'[concepts]\nbeg = { family = "directive", grade = 2.0, lo = 2.0, hi = 2.0 }\n[formulas]\nbeg = ["begs ..."]\n'
    )
    own = lexicon.load("eng", [change])
    assert next(f.concept.family for f in own.formulas if f.form == "begs ...") is Family.DIRECTIVE


FAULTS = {
    "no TOML": (b"[formulas\n", r"override 1, line 1: expected TOML"),
    "no UTF-8": (b"# a\n\xff\n", r"override 1, line 2: expected UTF-8"),
    "unknown section": (b"\n[verbs]\n", r"override 1, line 2: verbs: expected one of language"),
    "unknown key": (b"[hedges]\n\nword = []\n", r"override 1, line 3: hedges.word: expected one of words"),
    "wrong shape": (b"[hedges]\nwords = 3\n", r"override 1, line 2: hedges.words: expected a list of texts"),
    "grade too high": (
        b'[modality]\n"must" = 11\n',
        r"override 1, line 2: modality.must: expected a number from 0 to 10",
    ),
    "grade outside": (
        b'[concepts]\nurge = { family = "directive", grade = 9.0, lo = 6.0, hi = 7.0 }\n',
        r"override 1, line 2: concepts.urge: expected a table with family",
    ),
    "unknown concept": (b'[formulas]\nbeg = ["begs"]\n', r"override 1, line 2: formulas.beg: expected a concept"),
    "two concepts": (
        b'[formulas]\nurge = ["begs"]\nask = ["begs"]\n',
        r"override 1, line 3: formulas.ask: expected 'begs' under one concept",
    ),
    "section is no table": (b"hedges = 1\n", r"override 1, line 1: hedges: expected a table"),
    "unknown language": (b'language = "epo"\n', r"override 1, line 1: language: expected one of deu"),
}


@pytest.mark.parametrize(("fault", "message"), FAULTS.values(), ids=FAULTS)
def test_a_malformed_override_is_refused_with_file_line_and_expectation(fault: bytes, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        lexicon.load("eng", [fault])


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_are_looked_for_in_every_clause_begin_with_a_letter(language: str) -> None:
    """A phrase that begins with a sign is searched for at every place of every clause: ten times as long for all."""
    known = lexicons()[language]
    reading, conditions = known.reading, known.conditions
    lists = (
        *(reading.relative_words, reading.relatives, reading.joiners, reading.subordinate_words, known.exceptions),
        *(conditions.anywhere, conditions.after_comma, conditions.doubtful, tuple(known.modality)),
        *(known.hedges.words, known.hedges.consider, known.immediacy.now, known.immediacy.soon, known.negation.words),
    )
    assert [word for words in lists for word in words if not word[:1].isalnum()] == []
