"""Where an instruction's words stand: found and changed, or refused with what is wrong and what to do."""

import pytest

from tests.amendments.engine.papers import Desk

TEXT = """1. Calls on the Council to act. Asks the mayor for “lamps”. Thanks the mayor;
2. Regrets the Delay – of the mayor;
3. Asks for:

(a) bread, and again for bread;

(b) water;

4. Thanks the bailiff.
"""

REFUSED = [
    ("In paragraph 2, delete “delay”.", "quoted-text-not-found", "it differs in case"),
    ("In paragraph 2, delete “Delay - of”.", "quoted-text-not-found", "it differs in a dash"),
    ("In paragraph 4, delete “b\u0430iliff”.", "quoted-text-not-found", "mixes letters of two scripts"),
    ("In paragraph 2, delete “lamps”.", "quoted-text-not-found", "found in paragraph 1"),
    ("In paragraph 2, delete “stars”.", "quoted-text-not-found", "it stands nowhere in the base"),
    ("Throughout the text, delete “stars”.", "quoted-text-not-found", "“stars” does not stand in the text"),
    ("In paragraph 1, delete the third occurrence of “mayor”.", "quoted-text-not-found",
     "“mayor” stands 2 times in paragraph 1; it asks for number 3"),
    ("In paragraph 4, delete the second occurrence of “Thanks”.", "quoted-text-not-found",
     "“Thanks” stands once in paragraph 4; it asks for number 2"),
    ("In paragraph 1, delete the words from “Asks” to “mayor”.", "ambiguous", "quote more of the words there"),
    ("In paragraph 1, delete the words from “Thanks” to “Asks”.", "quoted-text-not-found",
     "“Asks” does not stand behind the words before it in paragraph 1"),
    ("In paragraph 1, delete all words after “Thanks the mayor;”.", "quoted-text-not-found",
     "nothing stands between the words named in paragraph 1"),
    ("In paragraph 1, delete the fifth sentence.", "target-missing",
     "paragraph 1 has 3 sentences; it asks for number 5"),
    ("In paragraph 2, delete the second sentence.", "target-missing", "paragraph 2 has one sentence"),
    ("At the end of paragraph 1, replace “Council” with “Board”.", "quoted-text-not-found",
     "“Council” does not stand at the end of paragraph 1; it stands elsewhere in it"),
    ("At the beginning of paragraph 1, delete “Asks”.", "quoted-text-not-found",
     "“Asks” does not stand at the beginning of paragraph 1"),
    ("Delete the heading of paragraph 1.", "target-missing", "paragraph 1 has no heading"),
    ("In the introductory part of paragraph 3, replace “bread” with “rye”.", "quoted-text-not-found",
     "found in paragraph 3, point a"),
    ("Delete the title.", "target-missing", "the base has no title"),
    ("Split paragraph 1 after “mayor;”.", "unreadable-amendment", "nothing would be left on one side"),
    ("Split paragraph 1 before “Calls”.", "unreadable-amendment", "nothing would be left on one side"),
    ("Merge paragraphs 1 and 3.", "ambiguous", "paragraph 1 and paragraph 3 do not stand beside each other"),
    ("Move paragraph 3 after point (a) of paragraph 3.", "target-missing", "cannot be moved beside or into itself"),
    ("Move point (a) of paragraph 3 to the end.", "target-missing", "nothing beside which it could be moved"),
    ("In paragraph 3, delete the words from “Asks” to the second occurrence of “bread”.", "ambiguous",
     "the words from “Asks” on stand in another unit than their end"),
    ("Paragraph 1 becomes paragraph 8. Paragraph 1 becomes paragraph 9.", "conflict",
     "amendment 1 asks for two things that cannot both be done (C19)"),
]  # fmt: skip


@pytest.mark.parametrize(("instruction", "code", "says"), REFUSED)
def test_what_is_not_there_or_in_doubt_is_told_in_one_line(desk: Desk, instruction: str, code: str, says: str) -> None:
    desk.write("base.txt", TEXT)
    desk.table(instruction)
    result = desk.run("apply", "base.txt", "amendments.json")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith(f"clausewise: error: {code}: amendment 1")
    assert says in result.err


DONE = [
    ("In the second sentence of paragraph 1, delete “mayor”.", "Asks the for “lamps”. Thanks the mayor;"),
    ("In paragraph 1, delete the rest of the sentence after “Asks”.", "1. Calls on the Council to act. Asks. Thanks"),
    ("In paragraph 1, delete the last sentence.", "1. Calls on the Council to act. Asks the mayor for “lamps”.\n"),
    ("In paragraph 1, after the second sentence, insert “So be it.”", "“lamps”. So be it. Thanks the mayor;"),
    ("In paragraph 1, replace all words after “Calls on” with “the mayor”.", "1. Calls on the mayor;\n"),
    ("In paragraph 1, replace the words from “Asks” to the end with “Stops”.", "Council to act. Stops;\n"),
    ("At the beginning of paragraph 4, replace “Thanks” with “Lauds”.", "4. Lauds the bailiff."),
    ("At the end of paragraph 4, replace “bailiff.” with “reeve.”", "4. Thanks the reeve."),
    ("The introductory part of paragraph 3 shall read as follows: “Begs for:”", "3. Begs for:\n(a) bread"),
    ("At the end of point (b) of paragraph 3, add “and wine”.", "(b) water and wine;"),
    ("Split paragraph 1 after the second sentence.", "“lamps”.\n1a. Thanks the mayor;\n2. "),
    ("Exchange paragraphs 1 and 2.", "2. Regrets the Delay – of the mayor;\n1. Calls on"),
    ("Move paragraph 2 to the end.", "4. Thanks the bailiff.\n2. Regrets"),
    ("Move paragraph 4 to the beginning.", "4. Thanks the bailiff.\n1. Calls"),
    ("At the beginning of the text, insert the following recital: “whereas it rains;”", "A. whereas it rains;\n1. "),
    ("At the end of the text, add the following paragraph: “Is glad.”", "4. Thanks the bailiff.\n5. Is glad."),
    ("Delete paragraphs 2 to 4.", "Thanks the mayor;\n"),
    ("Delete the first occurrence of “Thanks”.", "“lamps”. the mayor;\n"),
    ("In paragraph 1, replace the words from “Asks” to the second occurrence of “mayor” with “Stops”.",
     "Council to act. Stops;\n"),
    ("At the end of the second sentence of paragraph 1, add “now”.", "“lamps” now. Thanks the mayor;"),
    ("Split paragraph 1 after “act”.", "1. Calls on the Council to act.\n1a. Asks the mayor"),
]  # fmt: skip


@pytest.mark.parametrize(("instruction", "words"), DONE)
def test_what_is_asked_for_is_done(desk: Desk, instruction: str, words: str) -> None:
    desk.write("base.txt", TEXT)
    desk.table(instruction)
    result = desk.run("apply", "base.txt", "amendments.json")
    assert result.status == 0, result.err
    assert words in result.out.replace("\n\n", "\n")


HEADED = """Act on the dam of Kelmoor

Article 1
Subject matter

1. This Act lays down rules on dams.

2. It applies to weirs.

Article 2
Keeping

Dams are kept in order.
"""

COLUMNS = {"number": 1, "location": "Article 2 – heading", "left": "Keeping", "right": "deleted"}


@pytest.mark.parametrize(
    ("instruction", "words"),
    [
        ("In the heading of Article 2, replace “Keeping” with “Care”.", "Article 2\nCare\nDams"),
        ("The heading of Article 2 shall read as follows: “Care”", "Article 2\nCare\nDams"),
        ("At the end of the heading of Article 2, add “of dams”.", "Article 2\nKeeping of dams\nDams"),
        ("Delete the heading of Article 2.", "Article 2\nDams"),
        (COLUMNS, "Article 2\nDams"),
        ("In the title, replace “dam” with “weir”.", "Act on the weir of Kelmoor\n"),
    ],
)
def test_headings_are_changed(desk: Desk, instruction: str | dict[str, object], words: str) -> None:
    desk.write("base.txt", HEADED)
    desk.table(instruction)
    result = desk.run("apply", "base.txt", "amendments.json", "--lang", "en")
    assert result.status == 0, result.err
    assert words in result.out.replace("\n\n", "\n")


def test_a_text_keeps_its_title(desk: Desk) -> None:
    desk.write("base.txt", HEADED)
    desk.table("Delete the title.")
    result = desk.run("apply", "base.txt", "amendments.json", "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert "a text cannot be without its title; replace its words" in result.err
