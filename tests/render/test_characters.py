"""Characters that would act are shown, not obeyed."""

import pytest

from render.characters import shorten, visible


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain", "plain"),
        ("Türkiye ‘ni’ – 40 000", "Türkiye ‘ni’ – 40 000"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("a\x00b\x07c\x7fd\x9be", "abcde"),
        ("a\u202eb\u2066c", "a[U+202E]b[U+2066]c"),
        ("two\r\nlines\tand\u2028more", "two lines and more"),
        ("half \ud800", "half \ufffd"),
        ("Ναγκόρνο", "Ναγκόρνο"),
        ("", ""),
    ],
)
def test_visible(raw: str, shown: str) -> None:
    assert visible(raw) == shown


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("one two three", 20, "one two three"),
        ("one two three", 10, "one two…"),
        ("one, two; three", 11, "one, two…"),
        ("Donaudampfschiff", 8, "Donauda…"),
    ],
)
def test_shorten(text: str, width: int, short: str) -> None:
    assert shorten(text, width) == short
    assert len(short) <= width
