"""Both sides of a conflict in words: what each does to the unit, and how the unit would read."""

import pytest

from tests.amendments.engine.papers import Desk
from tests.amendments.engine.test_check import checked

TEXT = """European Parliament resolution on the dam of Kelmoor

1. Asks for bread and wine;

2. Thanks the mayor;

3. Regrets the flood.
"""

FIRST, SECOND = "Asks for bread and wine;", "Thanks the mayor;"

DELETED = ("deletes it", FIRST, "")
MOVED = ("moves it after paragraph 3", FIRST, FIRST)
SWAPPED = ("swaps it with paragraph 2", FIRST, SECOND)
SPLIT = ("splits it", FIRST, "Asks for bread\nand wine;")
JOINED = ("joins it with paragraph 2", f"{FIRST}\n{SECOND}", f"{FIRST} {SECOND}")

WAYS = {
    "Delete paragraph 1.": DELETED,
    "Move paragraph 1 after paragraph 3.": MOVED,
    "Exchange paragraphs 1 and 2.": SWAPPED,
    "Split paragraph 1 after “bread”.": SPLIT,
    "Merge paragraphs 1 and 2.": JOINED,
    "Paragraph 1 becomes paragraph 8.": ("gives it the number 8", FIRST, FIRST),
    "Paragraph 1 becomes paragraph 9.": ("gives it the number 9", FIRST, FIRST),
    "In the title, replace “dam” with “weir”.": (
        "replaces words", "dam", "European Parliament resolution on the weir of Kelmoor"
    ),
    "In the title, delete “the dam of”.": (
        "deletes words", "the dam of", "European Parliament resolution on Kelmoor"
    ),
}  # fmt: skip

MEETINGS = [
    ("C11", "Move paragraph 1 after paragraph 3.", "Exchange paragraphs 1 and 2."),
    ("C11", "Move paragraph 1 after paragraph 3.", "Merge paragraphs 1 and 2."),
    ("C11", "Exchange paragraphs 1 and 2.", "Delete paragraph 1."),
    ("C13", "Split paragraph 1 after “bread”.", "Merge paragraphs 1 and 2."),
    ("C8", "Merge paragraphs 1 and 2.", "Delete paragraph 1."),
    ("C8", "Split paragraph 1 after “bread”.", "Delete paragraph 1."),
    ("C19", "Paragraph 1 becomes paragraph 8.", "Paragraph 1 becomes paragraph 9."),
    ("C3", "In the title, replace “dam” with “weir”.", "In the title, delete “the dam of”."),
]


@pytest.mark.parametrize(("code", "one", "other"), MEETINGS)
def test_each_side_says_what_it_does_and_how_the_unit_would_read(desk: Desk, code: str, one: str, other: str) -> None:
    desk.write("base.txt", TEXT)
    (conflict,) = checked(desk, one, other)["conflicts"]
    assert (conflict["code"], conflict["blocks"]) == (code, True)
    sides = {side["amendment"]: side for side in (conflict["one"], conflict["other"])}
    for number, instruction in (("1", one), ("2", other)):
        side = sides[number]
        assert (side["does"], side["old"], side["result"]) == WAYS[instruction]
        assert side["place"] == ("title" if "title" in instruction else "paragraph 1")
    assert desk.run("apply", "base.txt", "amendments.json").err.startswith("clausewise: error: conflict: ")


VOTES = (
    "amendment,target,part,text,result\n1,,,,adopted\n"
    ",{0},1,Text as a whole without the words: ‘{1}’,adopted\n,{0},2,those words,{2}\n"
)


@pytest.mark.parametrize(
    ("target", "words", "result", "told"),
    [
        ("§ 1", "bread", "adopted", [("C16", False, "is voted on in parts")]),
        ("§ 1", "bread", "rejected", [("C16", False, "is voted on in parts")]),
        ("§ 1", "and wine", "rejected", [("C16", True, "deletes words")]),
        ("§ 2", "mayor", "rejected", []),
    ],
)
def test_a_unit_that_is_amended_and_voted_on_in_parts(
    desk: Desk, target: str, words: str, result: str, told: list[tuple[str, bool, str]]
) -> None:
    desk.write("base.txt", TEXT)
    desk.write("votes.csv", VOTES.format(target, words, result))
    record = checked(desk, "In paragraph 1, replace “wine” with “water”.", votes=True)
    assert [(one["code"], one["blocks"], one["one"]["does"]) for one in record["conflicts"]] == told


def test_a_vote_on_what_cannot_be_read_is_told(desk: Desk) -> None:
    desk.write("base.txt", TEXT)
    desk.write("votes.csv", VOTES.format("§ 1 whatever", "bread", "rejected"))
    record = checked(desk, "In paragraph 1, replace “wine” with “water”.", votes=True)
    assert record["conflicts"] == []
    (fault,) = record["not_applicable"]
    assert (fault["amendment"], fault["code"]) == ("vote list", "target-missing")
    assert fault["message"] == "the vote list names “§ 1 whatever”, which cannot be read"


def test_the_terminal_shows_every_kind_of_finding(desk: Desk) -> None:
    river = 'In paragraph 4, after "river", insert "{}".'
    new = 'After paragraph 5, insert the following paragraph: "Is {};"'
    desk.table(
        "Delete paragraph 9.",
        "Delete paragraph 3.",
        {"number": 3, "text": "Delete paragraph 3.", "authors": ["Anna Berg"]},
        river.format("Orle"),
        river.format("Velm"),
        new.format("glad"),
        new.format("sad"),
        'In paragraph 1, replace "Council" with "council".',
        {"number": 9, "text": "Delete paragraph 2.", "withdrawn": True},
        "Throughout the text, replace “flood plain” with “meadows”.",
    )
    result = desk.run("check", "base.txt", "amendments.json")
    assert result.status == 0, result.err
    lines = [line.strip() for line in result.out.splitlines()]
    assert lines[0].startswith("10 amendments to base.txt; conflicts: 1; groups of alternatives: 1; ")
    for line in (
        "1: target-missing: the base has no paragraph 9",
        "2 = 3 ask for the same",
        "At paragraph 4:",
        "C6 two insertions at one point: 4 and 5, paragraph 4",
        "4 inserts words: “Orle”",
        "C7 new units at one place: 6 and 7, paragraph 5",
        "8: language-only: it changes capitals, punctuation or spaces only",
    ):
        assert line in lines
    headings = [line for line in lines if line.isupper()]
    assert headings == [
        "CANNOT BE APPLIED", "THE SAME", "ALTERNATIVES, IN THE ORDER IN WHICH THEY MAY BE PUT", "CONFLICTS",
        "MEET, AND CAN BOTH BE ADOPTED", "MAY NOT BE ADMISSIBLE", "WORTH A LOOK",
    ]  # fmt: skip


def test_the_terminal_says_why_two_places_may_be_at_odds(desk: Desk) -> None:
    desk.table('In paragraph 1, replace "2030" with "2035".', 'In paragraph 2, replace "2030" with "2040".')
    out = desk.run("check", "base.txt", "amendments.json").out
    assert "    2030 becomes 2035 in one place and 2040 in another\n" in out


def test_a_paper_without_findings_is_one_line(desk: Desk) -> None:
    desk.table('In paragraph 1, replace "grey" with "green".')
    assert desk.run("check", "base.txt", "amendments.json").out.replace("\n  ", " ") == (
        "1 amendment to base.txt; conflicts: 0; groups of alternatives: 0; cannot be applied: 0; "
        "may not be admissible: 0.\n"
    )
