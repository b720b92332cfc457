"""Instructions as parliaments word them: what they ask for, and which are refused."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from akoma.errors import AmbiguousTargetError, AmendmentError, UnknownLanguageError
from differ.amendments.instructions import LONGEST, parse_instruction
from differ.amendments.operation import UnitKind
from tests.amendments.grammar.notation import short

HERE = Path(__file__).parent


def _table(name: str, key: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads((HERE / name).read_text("utf-8"))[key]
    return entries


def _name(entry: dict[str, Any]) -> str:
    return f"{entry['language']}: {entry['text'][:60]}"


@pytest.mark.parametrize("entry", _table("readings.toml", "reading"), ids=_name)
def test_an_instruction_is_read(entry: dict[str, Any]) -> None:
    reading = parse_instruction(entry["text"], entry["language"])
    assert [short(operation) for operation in reading.operations] == entry["operations"]
    assert list(reading.scope.only) == entry.get("only", [])
    assert list(reading.scope.but) == entry.get("but", [])
    assert reading.amends == entry.get("amends", "")
    assert reading.document == entry.get("document", "")
    assert [one.code for one in reading.warnings] == entry.get("warnings", [])


@pytest.mark.parametrize("entry", _table("refusals.toml", "refusal"), ids=_name)
def test_an_instruction_in_doubt_is_refused_and_the_message_says_why(entry: dict[str, Any]) -> None:
    with pytest.raises(AmendmentError) as problem:
        parse_instruction(entry["text"], entry["language"])
    assert entry["says"] in problem.value.message
    assert problem.value.code in ("unreadable-amendment", "ambiguous")


TYPOS = [
    ("eng", "In paragraph 1, relpace “deep” with “grave”.", "relpace"),
    ("nld", "In paragraaf 4 wordt “betalen” vervagen door “boeten”.", "vervagen"),
    ("fra", "Au paragraphe 3, suprimmer les mots « sans délai ».", "suprimmer"),
    ("deu", "In Ziffer 4 wird das Wort „Land“ durch das Wort „Bund“ ersezt.", "ersezt"),
]


@pytest.mark.parametrize(("language", "text", "word"), TYPOS)
def test_the_message_names_the_word_that_is_not_understood(language: str, text: str, word: str) -> None:
    with pytest.raises(AmendmentError) as problem:
        parse_instruction(text, language)
    assert f"“{word}" in problem.value.message


WORDS_OR_UNIT = [
    ("eng", "In paragraph 2, delete “point (a)”.", "repeal paragraph 2 “point (a)”"),
    ("eng", "In paragraph 2, delete point (a).", "repeal paragraph 2/point a"),
    ("nld", "In paragraaf 2 vervalt “onderdeel a”.", "repeal paragraph 2 “onderdeel a”"),
    ("nld", "In paragraaf 2 vervalt onderdeel a.", "repeal paragraph 2/point a"),
    ("fra", "Au paragraphe 2, supprimer « le point a) ».", "repeal paragraph 2 “le point a)”"),
    ("fra", "Au paragraphe 2, supprimer le point a).", "repeal paragraph 2/point a"),
    ("deu", "In Ziffer 2 wird „Buchstabe a“ gestrichen.", "repeal paragraph 2 “Buchstabe a”"),
    ("deu", "In Ziffer 2 wird Buchstabe a gestrichen.", "repeal paragraph 2/point a"),
    ("fra", "Au paragraphe 2, supprimer le point.", "repeal paragraph 2 “.”"),
    ("nld", "In paragraaf 2 vervalt de punt.", "repeal paragraph 2 “.”"),
    ("deu", "In Ziffer 2 wird Satz 3 gestrichen.", "repeal paragraph 2 sentence 3"),
]


@pytest.mark.parametrize(("language", "text", "asked"), WORDS_OR_UNIT)
def test_whether_a_verb_governs_words_or_a_unit(language: str, text: str, asked: str) -> None:
    assert [short(one) for one in parse_instruction(text, language).operations] == [asked]


def test_commas_spaces_and_line_breaks_do_not_matter() -> None:
    one = parse_instruction("In paragraph 2, after “a”, insert “b”.", "eng")
    other = parse_instruction("In\u00a0para\u00adgraph 2 after “a”\ninsert  “b”", "eng")
    assert [short(op) for op in one.operations] == [short(op) for op in other.operations]


def test_a_line_break_in_new_words_is_a_space_and_a_hyphen_there_is_refused() -> None:
    (operation,) = parse_instruction("In paragraph 2, replace “a” with “b\nc”.", "eng").operations
    assert operation.words == "b c"
    with pytest.raises(AmendmentError, match="hyphen"):
        parse_instruction("In paragraph 2, replace “a” with “munici-\npalities”.", "eng")


def test_two_texts_in_one_amendment_are_refused() -> None:
    text = "In the draft resolution, paragraph 2, delete “a”. In the draft recommendation, paragraph 1, delete “b”."
    with pytest.raises(AmendmentError, match="two texts"):
        parse_instruction(text, "eng")


def test_what_follows_a_text_without_marks_is_never_swallowed() -> None:
    text = "After paragraph 3, insert the following paragraph: Calls on X to act. Delete paragraph 5."
    with pytest.raises(AmbiguousTargetError, match="ends"):
        parse_instruction(text, "eng")


def test_a_nummer_is_a_paragraph_alone_and_a_point_below_one() -> None:
    kinds = [
        parse_instruction(text, "deu").operations[0].path[-1].kind
        for text in ("Nummer 3 wird gestrichen.", "In Artikel 2 Absatz 1 wird Nummer 3 gestrichen.")
    ]
    assert kinds == [UnitKind.PARAGRAPH, UnitKind.POINT]


def test_limits() -> None:
    with pytest.raises(AmendmentError, match="characters"):
        parse_instruction("a" * (LONGEST + 1), "eng")
    with pytest.raises(UnknownLanguageError):
        parse_instruction("Delete paragraph 3.", "fin")


HOSTILE = ["“" * 400, '"' * 401, "'a' " * 200, "delete “a”, " * 300, "paragraph 1 " * 400, "(" * 500, ": " * 300 + "x"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_refused_and_soon(text: str) -> None:
    with pytest.raises(AmendmentError):
        parse_instruction(f"In paragraph 2, {text}", "eng")
