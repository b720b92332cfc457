"""The words that only some outputs use: every language has all of them, and those of the labels."""

import pytest

from akoma.errors import UnknownLanguageError
from render.more_words import more_languages, more_words
from render.wording import languages
from tests.render.test_labels import fields

ENGLISH = more_words("en")


def test_the_languages_are_those_of_the_labels() -> None:
    assert more_languages() == languages()


@pytest.mark.parametrize("language", more_languages())
def test_has_the_keys_of_english_and_fills_in_the_same(language: str) -> None:
    table = more_words(language).table
    assert set(table) == set(ENGLISH.table)
    for key, text in table.items():
        assert fields(text) - {"n"} == fields(ENGLISH(key)) - {"n"}, key


def test_an_unknown_language_is_an_error_that_lists_what_there_is() -> None:
    with pytest.raises(UnknownLanguageError, match="no words"):
        more_words("xx")
