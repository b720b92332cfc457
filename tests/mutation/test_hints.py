"""Neighbours of quotations, notes of joined units: found by mutants of applying that no other test noticed."""

from dataclasses import replace

import pytest

from akoma.errors import AmendmentError
from akoma.reading import read_data
from differ.amendments.engine.applying import apply_amendments
from differ.amendments.operation import Words
from tests.amendments.engine.papers import amendments, base

ONE = "Asks the grey ferry for a grey boat and a grey crew;"
TEXT = f"1. {ONE}\n2. Ends.\n"
NOTED = """European Parliament resolution of 3 May 2098 on the ferries of Osk (2098/2001(RSP))

The European Parliament,

1. Thanks the crew1;

2. Asks the board2 to meet;

3. Ends.

1 A note on the crew.
2 A note on the board.
"""


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("for a", "boat", ONE.replace("a grey boat", "a green boat")),
        ("and a", "crew", ONE.replace("grey crew", "green crew")),
        ("for a", "", ""),
        ("", "crew", ""),
        ("and a", "boat", ""),
    ],
)
def test_neighbours_say_which_words_are_meant_when_both_do(before: str, after: str, changed: str) -> None:
    (one,) = amendments('In paragraph 1, replace "grey" with "green".', text=TEXT)
    (operation,) = one.operations
    hinted = replace(operation, selection=Words("grey", before=before, after=after))
    meant = replace(one, operations=(hinted,))
    if changed:
        assert apply_amendments(base(TEXT), (meant,)).expression.provisions[0].text == changed
    else:
        with pytest.raises(AmendmentError, match="more than once"):
            apply_amendments(base(TEXT), (meant,))


def test_notes_of_units_that_are_joined_stay_at_their_words() -> None:
    expression = read_data(NOTED.encode(), "base.txt", "en").expression
    assert [[note.offset for note in one.notes] for one in expression.provisions] == [[15], [14], []]
    joined = apply_amendments(expression, amendments("Paragraphs 1 and 2 are merged.", text=NOTED)).expression
    first = joined.provisions[0]
    assert [first.text[: note.offset].split()[-1] for note in first.notes] == ["crew", "board"]
