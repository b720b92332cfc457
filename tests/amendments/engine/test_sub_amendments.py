"""Sub-amendments: the words of the amendment as they change them, or one line that says why they cannot."""

import pytest

from tests.amendments.engine.papers import Desk

UNIT = "After paragraph 1, insert the following paragraph: “1a. Asks for lamps and oil;”"
WORDS = "In paragraph 1, replace “old grey dykes” with “new green dykes and new lamps”."
LISTED = "After paragraph 1, insert the following paragraph: “Asks:\n(a) for lamps;\n(b) for oil;”"
TWICE = "In paragraph 1, replace “grey” with “green”. In paragraph 2, replace “maps” with “green maps”."
LACK = "3. Regrets the lack of warning in the lower town during the last flood;"

DONE = [
    (UNIT, "In amendment 1, delete “and oil”.", "1a. Asks for lamps;\n"),
    (UNIT, "In amendment 1, after “lamps”, insert “of brass”.", "1a. Asks for lamps of brass and oil;\n"),
    (UNIT, "In amendment 1, before “lamps”, insert “brass”.", "1a. Asks for brass lamps and oil;\n"),
    (UNIT, "In amendment 1: At the end, add the following sentence: “So be it.”", "lamps and oil; So be it.\n"),
    (LISTED, "In amendment 1, replace “oil” with “tar”.", "1a. Asks:\n(a) for lamps;\n(b) for tar;\n"),
    (WORDS, "In amendment 1, replace the second occurrence of “new” with “old”.", "new green dykes and old lamps by"),
    (WORDS, "In amendment 1, replace the last occurrence of “new” with “old”.", "new green dykes and old lamps by"),
    (WORDS, "In amendment 1, replace “new” with “old” throughout.", "old green dykes and old lamps by"),
    (WORDS, "In amendment 1: At the end, add “of brass”.", "new green dykes and new lamps of brass by"),
    (WORDS, "In amendment 1: At the beginning, insert “all”.", "repair the all new green dykes"),
]  # fmt: skip


@pytest.mark.parametrize(("main", "sub", "words"), DONE)
def test_the_words_of_the_amendment_are_changed(desk: Desk, main: str, sub: str, words: str) -> None:
    desk.table(main, {"number": "1/sub1", "text": sub})
    result = desk.run("apply", "base.txt", "amendments.json")
    assert result.status == 0, result.err
    assert words in result.out


REFUSED = [
    (UNIT, "In amendment 1, delete “stars”.", "quoted-text-not-found", "does not stand in the amendment"),
    (UNIT, "In amendment 1, delete the second occurrence of “lamps”.", "quoted-text-not-found",
     "“lamps” stands once in the amendment that it changes; it asks for number 2"),
    (WORDS, "In amendment 1, delete the third occurrence of “new”.", "quoted-text-not-found", "“new” stands 2 times"),
    (WORDS, "In amendment 1, delete “new”.", "ambiguous", "“new” stands more than once"),
    (TWICE, "In amendment 1, replace “green” with “blue”.", "ambiguous", "stands in several places of the amendment"),
    (UNIT, "In amendment 1, delete “Asks for lamps and oil;”.", "ambiguous", "nothing is left of the words"),
    (WORDS, "In amendment 1: At the end, add the following sentence: “So be it.”", "unreadable-amendment",
     "it adds a sentence to words that end none"),
    (UNIT, "In amendment 1, delete paragraph 1a.", "unreadable-amendment", "changes words of the amendment"),
    (UNIT, "In amendment 1, move paragraph 2 after paragraph 3.", "unreadable-amendment", "and quotes them"),
    (UNIT, "In amendment 1, split paragraph 1a after “lamps”.", "unreadable-amendment", "cannot ask for a split"),
    ("Delete paragraph 1.", "In amendment 1, replace “green” with “blue”.", "quoted-text-not-found", "“green”"),
]  # fmt: skip


@pytest.mark.parametrize(("main", "sub", "code", "says"), REFUSED)
def test_what_cannot_be_done_is_one_line_that_names_the_sub_amendment(
    desk: Desk, main: str, sub: str, code: str, says: str
) -> None:
    desk.table(main, {"number": "1/sub1", "text": sub})
    result = desk.run("apply", "base.txt", "amendments.json")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith(f"clausewise: error: {code}: amendment 1/sub1: ")
    assert says in result.err


def test_two_that_change_the_same_words_are_a_conflict_and_two_that_ask_for_the_same_are_one(desk: Desk) -> None:
    def subs(*instructions: str) -> None:
        rows = [{"number": f"1/sub{at}", "text": text} for at, text in enumerate(instructions, start=1)]
        desk.table(WORDS, *rows)

    blue = "In amendment 1, replace “green” with “blue”."
    subs(blue, "In amendment 1, replace “green” with “red”.")
    told = (
        "clausewise: error: conflict: amendments 1/sub1 and 1/sub2 cannot both be applied: they change the same words"
    )
    assert desk.run("apply", "base.txt", "amendments.json").err.startswith(told)
    subs("In amendment 1, after “green”, insert “a”.", "In amendment 1, after “green”, insert “b”.")
    assert desk.run("apply", "base.txt", "amendments.json").err.startswith(told)
    subs(blue, blue)
    assert "new blue dykes and new lamps" in desk.run("apply", "base.txt", "amendments.json").out
    subs(blue, "In amendment 1, replace “lamps” with “oil”.")
    assert "new blue dykes and new oil" in desk.run("apply", "base.txt", "amendments.json").out


def test_an_amendment_in_columns_is_changed_in_its_right_column(desk: Desk) -> None:
    main = {"number": 1, "location": "Paragraph 3", "left": LACK, "right": LACK.replace("lack", "want")}
    desk.table(main, {"number": "1/sub1", "text": "In amendment 1, replace “want” with “lateness”."})
    assert "3. Regrets the lateness of warning" in desk.run("apply", "base.txt", "amendments.json").out
