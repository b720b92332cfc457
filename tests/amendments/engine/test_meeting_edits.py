"""Amendments that meet at one place: spaces, order and numbers come out right, or the whole is refused."""

import pytest

from akoma.amending import read_amendments_data
from akoma.errors import AmendmentConflictError
from akoma.reading import read_data
from akoma.text_writer import write_text
from differ.amendments.engine.applying import apply_amendments
from differ.amendments.interpret import interpret

BASE = """1. Calls on the Council to repair the old grey dykes, the bridges and the roads without any further delay;
2. Invites the Commission to publish the maps of the flood plain before the summer;
3. Regrets the lack of warning in the lower town during the last flood;
4. Stresses the importance of schools in the whole region of the river;
5. Instructs its President to forward this resolution to the Council.
"""


def applied(*instructions: str) -> list[str]:
    base = read_data(BASE.encode(), "base.txt", "en").expression
    text = "\n".join(f"Amendment {number}\n{words}" for number, words in enumerate(instructions, start=1))
    paper = read_amendments_data(text.encode(), "amendments.txt", "en")
    result = apply_amendments(base, interpret([paper], base).amendments)
    return [line for line in write_text(result.expression).splitlines() if line]


NEW = 'insert the following paragraph: "Asks for a report;"'

NUMBERED = NEW.replace("Asks", "1a. Asks")

MEETING = [
    (
        ('In paragraph 1, delete "grey".', 'In paragraph 1, delete "dykes".'),
        "1. Calls on the Council to repair the old, the bridges and the roads without any further delay;",
    ),
    (
        ('In paragraph 1, delete "old".', 'In paragraph 1, delete "grey".'),
        "1. Calls on the Council to repair the dykes, the bridges and the roads without any further delay;",
    ),
    (
        ('In paragraph 2, delete "before".', 'In paragraph 2, delete "the summer".'),
        "2. Invites the Commission to publish the maps of the flood plain;",
    ),
]


@pytest.mark.parametrize(("instructions", "line"), MEETING)
def test_no_space_of_ours_is_left_over(instructions: tuple[str, ...], line: str) -> None:
    assert line in applied(*instructions)


ORDERS = [
    (("Move paragraph 3 after paragraph 1.", "Move paragraph 4 after paragraph 3."), "1 3 4 2 5"),
    (("Move paragraph 2 after paragraph 4.", "Move paragraph 3 after paragraph 2."), "1 4 2 3 5"),
    (("Move paragraph 3 after paragraph 1.", f"After paragraph 3, {NEW}"), "1 3 3a 2 4 5"),
    (('Split paragraph 1 after the words "dykes,".', f"After paragraph 1, {NEW}"), "1 1a 1b 2 3 4 5"),
    (("Merge paragraphs 2 and 3.", f"After paragraph 3, {NEW}"), "1 2 2a 4 5"),
    ((f"After paragraph 1, {NUMBERED}", f"After paragraph 1, {NUMBERED.replace('report', 'plan')}"), "1 1a 1b 2 3 4 5"),
]  # fmt: skip


@pytest.mark.parametrize(("instructions", "numbers"), ORDERS)
def test_units_stand_where_they_belong(instructions: tuple[str, ...], numbers: str) -> None:
    found = applied(*instructions)
    assert " ".join(line.split(".")[0] for line in found) == numbers


def test_units_moved_beside_each_other_are_refused() -> None:
    with pytest.raises(AmendmentConflictError):
        applied("Move paragraph 2 after paragraph 3.", "Move paragraph 3 after paragraph 2.")
