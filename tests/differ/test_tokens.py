"""Tokens lose nothing and cut where a reader would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from differ.tokens import TokenKind, cut, fold, folded_words, tokenize, typed

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
        ("3,5 % of 1.250.000,50", ["3,5 %", "of", "1.250.000,50"]),
        ("19 september 2023", ["19", "september", "2023"]),
        ("VN-Veiligheidsraad, l’Union", ["VN-Veiligheidsraad", ",", "l’Union"]),
        ("2023/2879(RSP);", ["2023/2879(RSP)", ";"]),
        ("so ... -- on…", ["so", "...", "--", "on", "…"]),
        ("the 21st, 7a", ["the", "21st", ",", "7a"]),
        ("in- en uitvoer", ["in", "-", "en", "uitvoer"]),
        ("“strategic”", ["“", "strategic", "”"]),
    ],
)
def test_where_tokens_begin(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenize(text) if token.kind is not TokenKind.SPACE] == expected


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [
        ("und", TokenKind.DATE, "2025-03-13"),
        ("und", TokenKind.DATE, "13.3.2025"),
        ("und", TokenKind.DATE, "2014–2020"),
        ("eng", TokenKind.DATE, "13 March 2025"),
        ("eng", TokenKind.DATE, "13th of March 2025"),
        ("eng", TokenKind.DATE, "March 13, 2025"),
        ("eng", TokenKind.DATE, "March 2025"),
        ("nld", TokenKind.DATE, "5 oktober 2023"),
        ("fra", TokenKind.DATE, "1er janvier 2026"),
        ("deu", TokenKind.DATE, "1. Januar 2026"),
        ("pol", TokenKind.DATE, "5 października 2023"),
        ("und", TokenKind.AMOUNT, "€ 25"),
        ("und", TokenKind.AMOUNT, "12,5 %"),
        ("eng", TokenKind.AMOUNT, "EUR 25 million"),
        ("eng", TokenKind.AMOUNT, "25 per cent"),
        ("nld", TokenKind.AMOUNT, "25 miljoen EUR"),
        ("nld", TokenKind.AMOUNT, "€ 2,5 miljard"),
        ("fra", TokenKind.AMOUNT, "25 millions d’euros"),
        ("deu", TokenKind.AMOUNT, "25 Mio. EUR"),
        ("und", TokenKind.REFERENCE, "(EU) 2016/679"),
        ("und", TokenKind.REFERENCE, "(EC) No 1049/2001"),
        ("und", TokenKind.REFERENCE, "RC-B9-0393/2023"),
        ("und", TokenKind.REFERENCE, "P9_TA(2023)0356"),
        ("und", TokenKind.REFERENCE, "COM(2025) 43"),
        ("und", TokenKind.REFERENCE, "5(2)(b)"),
        ("eng", TokenKind.REFERENCE, "Article 5(2)(b)"),
        ("eng", TokenKind.REFERENCE, "Annex II"),
        ("nld", TokenKind.REFERENCE, "artikel 5"),
        ("nld", TokenKind.REFERENCE, "punt b)"),
        ("fra", TokenKind.REFERENCE, "l’article 7"),
        ("deu", TokenKind.REFERENCE, "Buchstabe b"),
    ],
)
def test_one_token(language: str, kind: TokenKind, text: str) -> None:
    tokens = tokenize(f"({text}; end", language)
    assert [(token.text, token.kind) for token in tokens[1:2]] == [(text, kind)]


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("eng", "Articles 5 and 6", "Articles"),
        ("eng", "may 25 towns", "may"),
        ("eng", "pointed 5", "pointed"),
        ("nld", "onder 5", "onder"),
        ("fra", "point a été", "point"),
    ],
)
def test_words_that_only_look_alike_stand_alone(language: str, text: str, first: str) -> None:
    assert cut(text, language)[0] == first


@given(st.one_of(st.text(), LETTERS), st.sampled_from(["und", "eng", "nld", "fra", "deu"]))
def test_both_ways_of_cutting_agree(text: str, language: str) -> None:
    assert cut(text, language) == [token.text for token in tokenize(text, language)]


@pytest.mark.parametrize(
    ("left", "right"),
    [("‘", "“"), ("l'Union", "l’Union"), ("50 000", "50\u00a0000"), ("–", "-"), ("…", "..."), ("co\u00adal", "coal")],
)
def test_typography_makes_no_other_form(left: str, right: str) -> None:
    assert typed(left) == typed(right)


@given(st.one_of(st.text(), LETTERS))
def test_the_form_of_a_form_is_itself(text: str) -> None:
    assert [typed(typed(token)) for token in cut(text)] == [typed(token) for token in cut(text)]


def test_capital_letters_are_another_form() -> None:
    assert typed("Council") != typed("council")


@pytest.mark.parametrize("text", ["100 000", "3,5", "2023"])
def test_numbers_are_told_from_words(text: str) -> None:
    assert [token.kind for token in tokenize(text)] == [TokenKind.NUMBER]


def test_folding_unites_what_printers_do_differently() -> None:
    assert fold("The  “Lachin–Corridor”’s\u00a0end") == fold('the "lachin-corridor"\'s end')


def test_a_text_without_words_is_known_by_its_marks() -> None:
    assert folded_words("… ;") == [".", ".", ".", ";"]
    assert folded_words("") == []
