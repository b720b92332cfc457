"""Tokens lose nothing and cut where a reader would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from differ.tokens import TokenKind, fold, folded_words, tokenize

LETTERS = st.text("aZé0 19.,;'’-\n\u00a0(“”–\u0301", max_size=40)


@given(st.one_of(st.text(), LETTERS))
def test_nothing_is_lost_and_nothing_is_empty(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(token.text for token in tokens) == text
    assert all(token.text for token in tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100 000 Armeniërs", ["100 000", "Armeniërs"]),
        ("3,5 % of 1.250.000,50", ["3,5", "%", "of", "1.250.000,50"]),
        ("19 september 2023", ["19", "september", "2023"]),
        ("VN-Veiligheidsraad, l’Union", ["VN-Veiligheidsraad", ",", "l’Union"]),
        ("2023/2879(RSP);", ["2023", "/", "2879", "(", "RSP", ")", ";"]),
        ("the 21st, 7a", ["the", "21st", ",", "7a"]),
        ("in- en uitvoer", ["in", "-", "en", "uitvoer"]),
        ("“strategic”", ["“", "strategic", "”"]),
    ],
)
def test_where_tokens_begin(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenize(text) if token.kind is not TokenKind.SPACE] == expected


@pytest.mark.parametrize("text", ["100 000", "3,5", "2023"])
def test_numbers_are_told_from_words(text: str) -> None:
    assert [token.kind for token in tokenize(text)] == [TokenKind.NUMBER]


def test_folding_unites_what_printers_do_differently() -> None:
    assert fold("The  “Lachin–Corridor”’s\u00a0end") == fold('the "lachin-corridor"\'s end')


def test_a_text_without_words_is_known_by_its_marks() -> None:
    assert folded_words("… ;") == [".", ".", ".", ";"]
    assert folded_words("") == []
