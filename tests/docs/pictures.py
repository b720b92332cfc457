"""Pictures of redlines for the pages of ``docs``: SVG drawn from the edits, the same bytes for the same edits."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from differ.model import Op, TextEdit

COLUMNS = 86
"""Characters of a line, as wide as the text of a page."""

LINE, MARGIN, SIZE, ADVANCE = 24, 16, 14, 8.43
"""Pixels: height of a line, white around the text, size of a letter and width of one in a monospaced font."""

LOOKS = {
    (Op.KEEP, False): "",
    (Op.DELETE, False): ' fill="#8a0f1e" text-decoration="line-through"',
    (Op.INSERT, False): ' fill="#0b4f1d" font-weight="bold" text-decoration="underline"',
    (Op.DELETE, True): ' fill="#6b737a" text-decoration="line-through"',
    (Op.INSERT, True): ' fill="#6b737a" text-decoration="underline"',
}
"""Deleted words are struck out, inserted ones bold and underlined, mere typography grey."""


def picture(edits: Iterable[TextEdit]) -> str:
    """A redline as SVG, with the words as text so that they can be searched and read out."""
    rows = list(lines(edits))
    width, height = round(COLUMNS * ADVANCE + 2 * MARGIN), LINE * len(rows) + 2 * MARGIN - 4
    text = "".join(f"{_row(row, number)}\n" for number, row in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n'
        f'<g font-family="DejaVu Sans Mono, Liberation Mono, Consolas, monospace" font-size="{SIZE}" fill="#0b0c0c">\n'
        f"{text}</g>\n</svg>\n"
    )


def lines(edits: Iterable[TextEdit]) -> Iterator[list[TextEdit]]:
    """The edits in lines of at most COLUMNS characters, broken at spaces; a longer word has a line of its own."""
    row: list[TextEdit] = []
    used = 0
    for word in words(edits):
        length = sum(len(part.text) for part in word)
        if row and used + length > COLUMNS:
            yield row
            row, used = [], 0
        row += word
        used += length
    if row:
        yield row


def words(edits: Iterable[TextEdit]) -> Iterator[list[TextEdit]]:
    """Runs of edits that end with a space: where a line may be broken."""
    word: list[TextEdit] = []
    for edit in edits:
        for part in edit.text.replace(" ", " \n").split("\n"):
            if part:
                word.append(TextEdit(edit.op, part, edit.formal))
            if part.endswith(" "):
                yield word
                word = []
    if word:
        yield word


def _row(row: Iterable[TextEdit], number: int) -> str:
    runs = groupby(row, key=lambda edit: (edit.op, edit.formal))
    edits = [TextEdit(op, "".join(edit.text for edit in run), formal) for (op, formal), run in runs]
    spans = "".join(_span(edit, before) for before, edit in zip((None, *edits), edits, strict=False))
    return f'<text x="{MARGIN}" y="{MARGIN + SIZE + LINE * number}" xml:space="preserve">{spans}</text>'


def _span(edit: TextEdit, before: TextEdit | None) -> str:
    """The words in their look; a narrow gap parts what is inserted from what is deleted before it."""
    text = escape(edit.text.replace("\u00a0", "⍽").replace("\u00ad", "¬"))
    look = LOOKS[edit.op, edit.formal]
    gap = ' dx="4"' if edit.op is Op.INSERT and before and before.op is Op.DELETE else ""
    return f"<tspan{gap}{look}>{text}</tspan>" if look else text
