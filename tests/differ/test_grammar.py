"""The data files of the token grammar are complete, and hold no small word that carries sense."""

import tomllib

import pytest

from differ.grammar import grammar
from differ.lexicon import load
from tests.corpus import ROOT

FOLDER = ROOT / "differ" / "token_grammars"
FILES = sorted(FOLDER.glob("*.toml"))
LANGUAGES = [file.stem for file in FILES if file.stem != "neutral"]

FIELDS = {"references", "currencies", "multipliers", "percent", "numbered", "lettered", "joining_words", "small_words"}

CARRY_SENSE = {
    "eng": "not no must shall should may all any each without",
    "nld": "niet geen moet moeten kan kunnen mag alle elke zonder",
    "fra": "ne pas ni doit doivent peut tout toutes sans",
    "deu": "nicht kein keine muss müssen soll sollen darf alle ohne",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_has_all_fields_and_no_others(language: str) -> None:
    assert set(tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))) == FIELDS


def test_every_field_is_explained() -> None:
    page = (FOLDER / "README.md").read_text("utf-8")
    assert all(f"`{field}`" in page for field in FIELDS | {"dates"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_small_word_carries_sense(language: str) -> None:
    rules = grammar(language)
    assert not [word for word in CARRY_SENSE[language].split() if rules.is_small(word)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_with_verdicts_has_small_words(language: str) -> None:
    assert load(language)
    assert len(grammar(language).small or ()) > 60


@pytest.mark.parametrize(
    ("language", "word", "small"),
    [
        ("eng", "The", True),
        ("eng", "between", True),
        ("eng", "war", False),
        ("deu", "war", True),
        ("eng", "THE", False),
        ("pol", "oraz", True),
        ("pol", "wojna", False),
    ],
)
def test_small_words_are_those_of_the_language(language: str, word: str, small: bool) -> None:
    assert grammar(language).is_small(word) is small


def test_a_language_without_a_file_has_its_own_dates() -> None:
    assert grammar("pol").flat.findall("z 5 października 2023 r.")[2] == "5 października 2023"
    assert grammar("xyz").flat.findall("13.3.2025 EUR 25") == ["13.3.2025", " ", "EUR 25"]
