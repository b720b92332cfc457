"""Every language has every word, with the same places to fill in."""

import re
import string

import pytest

from akoma.model import DocumentKind, ProvisionKind
from differ.model import ChangeKind, Direction, Family, Mode, Side, Verdict
from render.batch_words import batch_words
from render.more_words import more_words
from render.wording import Wording, languages, wording

ENGLISH = wording("en")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", languages())
def test_has_the_keys_of_english(language: str) -> None:
    assert set(wording(language).table) == set(ENGLISH.table)


@pytest.mark.parametrize("language", languages())
def test_fills_in_what_english_fills_in(language: str) -> None:
    for key, text in wording(language).table.items():
        # "1 demand" and "{n} demand" are both right in the singular.
        assert fields(text) - {"n"} == fields(ENGLISH(key)) - {"n"}, key
        assert fields(text) >= fields(ENGLISH(key)), key


@pytest.mark.parametrize("language", languages())
def test_names_every_member_of_the_vocabulary(language: str) -> None:
    words = wording(language)
    for verdict in Verdict:
        assert words(f"verdict.{verdict}.name")
    for kind in ChangeKind:
        assert words(f"kind.{kind}")
        assert words.number(f"kinds.{kind}", 2)
    named = [*(f"family.{each}" for each in Family), *(f"document.{each}" for each in DocumentKind)]
    named += [*(f"provision.{each}.label" for each in ProvisionKind), *(f"direction.{each}" for each in Direction)]
    named += [f"side.{each}" for each in Side]
    assert all(words(key) for key in named)


def test_a_summary_has_words_of_its_own() -> None:
    assert wording("en", Mode.SUMMARY)("verdict.dropped.name") == "not mentioned"
    assert wording("en", Mode.VERSIONS)("verdict.dropped.name") == "dropped"
    assert wording("nl", Mode.SUMMARY)("verdict.dropped.name") == "niet vermeld"


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists(items: list[str], text: str) -> None:
    assert ENGLISH.listed(items) == text


@pytest.mark.parametrize(
    ("share", "text"), [(1.0, "100%"), (0.999, "99%"), (0.996, "99%"), (0.974, "97%"), (0.8, "80%"), (0.0, "0%")]
)
def test_near_certainty_is_not_certainty(share: float, text: str) -> None:
    assert ENGLISH.percent(share) == text


@pytest.mark.parametrize(
    ("iso", "text"),
    [("2023-10-05", "5 oktober 2023"), ("2023", "2023"), ("", ""), ("2023-13-01", "1 13 2023"), ("a-b-c", "a-b-c")],
)
def test_dates(iso: str, text: str) -> None:
    assert wording("nl").date(iso) == text


@pytest.mark.parametrize("words", [wording("fr"), more_words("fr"), batch_words("fr")], ids=["shared", "more", "batch"])
def test_french_has_a_narrow_space_beside_its_marks(words: Wording) -> None:
    assert any("\u202f" in text for text in words.table.values())
    loose = [text for text in words.table.values() if re.search(r"(?<!\u202f)[:;!?»%](?!/)|«(?!\u202f)", text)]
    assert loose == []


def test_no_other_language_has_spaces_before_a_colon() -> None:
    for language in ("en", "nl", "de"):
        assert not [text for text in wording(language).table.values() if re.search(r"\s[:;!?]", text)]
        assert wording(language).colon == ":"


def test_decimal_marks() -> None:
    assert [wording(code).decimal("7.5") for code in ("en", "nl", "fr", "de")] == ["7.5", "7,5", "7,5", "7,5"]


def test_facts_in_one_line() -> None:
    facts = [("Date", "5 octobre 2023"), ("Langue", "français")]
    assert wording("fr").labelled(facts) == "Date\u202f: 5 octobre 2023 · Langue\u202f: français"
    assert wording("nl").labelled(facts[:1]) == "Date: 5 octobre 2023"


def test_nought_is_singular_in_french_only() -> None:
    assert wording("fr").number("verdict.kept.told", 0) == "0 maintenue"
    assert ENGLISH.number("verdict.kept.told", 0) == "0 kept"


def test_values_are_never_read_as_a_pattern() -> None:
    assert ENGLISH("shift.changed", old="{n}", new="{x.y}") == "“{n}” → “{x.y}”"
