"""What vote lists say of the parts of a split vote."""

import pytest

from akoma.errors import AmendmentError
from differ.amendments.instructions_votes import PartKind, VotePart, parse_part, parse_target
from differ.amendments.operation import Stretch, UnitKind, UnitStep, Words

PARTS = [
    ("eng", "Text as a whole without the words: ‘and of all polders’", PartKind.WITHOUT, ["and of all polders"]),
    ("eng", "First part: Text as a whole without the words: ‘a’ and ‘b’", PartKind.WITHOUT, ["a", "b"]),
    ("eng", "Second part: those words", PartKind.THOSE, []),
    ("eng", "‘Calls on the Council to act’", PartKind.WORDS, ["Calls on the Council to act"]),
    ("nld", "1e deel: gehele tekst zonder de woorden: “a”", PartKind.WITHOUT, ["a"]),
    ("nld", "2e deel: deze woorden", PartKind.THOSE, []),
    (
        "fra",
        "1ère partie : l’ensemble du texte sans les mots « a »",
        PartKind.WITHOUT,
        ["a"],
    ),
    ("fra", "Deuxième partie : ces termes", PartKind.THOSE, []),
    ("deu", "Erster Teil: gesamter Text ohne die Worte „a“", PartKind.WITHOUT, ["a"]),
    ("deu", "Zweiter Teil: diese Worte", PartKind.THOSE, []),
]


@pytest.mark.parametrize(("language", "text", "kind", "words"), PARTS)
def test_a_part_is_read(language: str, text: str, kind: PartKind, words: list[str]) -> None:
    assert parse_part(text, language) == VotePart(kind, tuple(Words(one) for one in words))


def test_a_part_with_words_left_out_is_a_stretch() -> None:
    part = parse_part("Text as a whole without the words: ‘the owners (...) the State’", "eng")
    assert part.words == (Stretch(Words("the owners"), Words("the State")),)


@pytest.mark.parametrize("text", ["", "Text as a whole", "those", "most of ‘a’", "Text as a whole without"])
def test_a_part_that_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(AmendmentError):
        parse_part(text, "eng")


TARGETS = [
    ("eng", "§ 12", UnitKind.PARAGRAPH, "12"),
    ("eng", "§ 12 original text", UnitKind.PARAGRAPH, "12"),
    ("eng", "Recital B", UnitKind.RECITAL, "B"),
    ("nld", "paragraaf 3", UnitKind.PARAGRAPH, "3"),
    ("fra", "considérant B", UnitKind.RECITAL, "B"),
    ("deu", "Erwägung B", UnitKind.RECITAL, "B"),
]


@pytest.mark.parametrize(("language", "text", "kind", "label"), TARGETS)
def test_what_was_voted_on(language: str, text: str, kind: UnitKind, label: str) -> None:
    assert parse_target(text, language) == ((UnitStep(kind, label),), ())


def test_what_names_no_unit_is_refused() -> None:
    with pytest.raises(AmendmentError):
        parse_target("the whole thing", "eng")
