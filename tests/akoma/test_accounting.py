"""The proof that nothing of a source is lost: what it says when something is."""

from dataclasses import replace

import pytest

from akoma.accounting import assert_accounted, unaccounted
from akoma.model import Expression, SourceSpan
from akoma.reading import read_data

TEXT = """European Parliament resolution on the dam of Kelmoor

The European Parliament,

A. whereas it rains¹;

1. Calls on the Council to act;

2. Thanks the mayor.
"""


@pytest.fixture
def expression() -> Expression:
    return read_data(TEXT.encode(), "dam.txt", "en").expression


def with_spans(expression: Expression, at: int, *spans: SourceSpan) -> Expression:
    """One of the provisions with other spans."""
    provisions = list(expression.provisions)
    provisions[at] = replace(provisions[at], spans=spans)
    return replace(expression, provisions=tuple(provisions))


def test_a_text_as_it_is_read_is_accounted_for(expression: Expression) -> None:
    assert unaccounted(expression, TEXT) == []
    assert_accounted(expression, TEXT)


def test_other_words_than_those_of_the_source_are_told(expression: Expression) -> None:
    provisions = (*expression.provisions[:-1], replace(expression.provisions[-1], text="Thanks the Mayor."))
    changed = replace(expression, provisions=provisions)
    assert unaccounted(changed, TEXT) == ["para_2: its words are not those of the source: '2.Thanks the Mayor.'"]
    with pytest.raises(AssertionError, match="a character of the source is not accounted for, please report: para_2: "):
        assert_accounted(changed, TEXT)


def test_a_character_that_is_lost_is_named(expression: Expression) -> None:
    (span,) = expression.provisions[-1].spans
    shorter = with_spans(expression, -1, replace(span, end=span.end - 1))
    problems = unaccounted(shorter, TEXT)
    assert problems[0].startswith("para_2: its words are not those of the source")
    assert problems[1:] == [f"character {TEXT.rindex('.')} ('.') is accounted for 0 times"]


def test_a_character_that_stands_in_two_places_is_named(expression: Expression) -> None:
    (span,) = expression.provisions[-1].spans
    at = TEXT.index("2. Thanks")
    twice = with_spans(expression, -1, span, SourceSpan(at, at + 2))
    assert unaccounted(twice, TEXT)[1:] == [
        f"character {at} ('2') is accounted for 2 times",
        f"character {at + 1} ('.') is accounted for 2 times",
    ]


def test_no_more_than_five_characters_are_listed(expression: Expression) -> None:
    gone = replace(expression, provisions=expression.provisions[:-1])
    problems = unaccounted(gone, TEXT)
    assert len(problems) == 5
    assert problems[0] == f"character {TEXT.index('2. Thanks')} ('2') is accounted for 0 times"
