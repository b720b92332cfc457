"""Amendments as plain text and as JSON: the forms of the contract."""

import json

import pytest

from akoma.amending import read_amendments, read_amendments_data
from akoma.amending.words import Header, PaperWords, group_in, header_of, is_joint_header, paper_words
from akoma.amendment_list import Column, Emphasis
from akoma.errors import AmendmentError, NoTextError, UnreadableSourceError, UnsupportedFormatError

PAPER = """Ferries of Sarvane

Amendment 12
Tabled by Anna Berg, Bo Dale
In paragraph 2, replace the words "the ferry" with the words "the inland ferry".
At the end of the paragraph, add "and reports on it".
Explanatory note
There are two ferries.

Sub-amendment 1 to Amendment 12
In amendment 12, delete "inland".

Amendment 13 - Withdrawn
"""


def test_a_paper_in_plain_text() -> None:
    paper = read_amendments_data(PAPER.encode(), "paper.txt")
    first, below, gone = paper.records
    assert (first.number, first.proponents, first.justification) == (
        "12", ("Anna Berg", "Bo Dale"), "There are two ferries.",
    )  # fmt: skip
    assert first.instruction.splitlines() == [
        'In paragraph 2, replace the words "the ferry" with the words "the inland ferry".',
        'At the end of the paragraph, add "and reports on it".',
    ]
    assert (below.number, below.parent, below.instruction) == ("12/sub1", "12", 'In amendment 12, delete "inland".')
    assert (gone.number, gone.withdrawn, gone.instruction) == ("13", True, "")
    assert (paper.title, paper.language) == ("Ferries of Sarvane", "eng")
    assert [found.code for found in paper.diagnostics] == ["text-before-amendments"]


def test_a_paper_in_markdown() -> None:
    marked = "# Amendments\n\n## Amendment 1\n\nDelete paragraph 2.\n\n### Explanatory note\n\nIt is long.\n"
    (record,) = read_amendments_data(marked.encode(), "paper.md").records
    assert (record.number, record.instruction, record.justification) == ("1", "Delete paragraph 2.", "It is long.")


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("Amendment 12", Header("12")),
        ("AMENDMENT 12:", Header("12")),
        ("Amendement 7 bis", Header("7bis")),
        ("Änderungsantrag Nr. 3: In Ziffer 2 wird gestrichen", Header("3", "", "In Ziffer 2 wird gestrichen")),
        ("Amendement n° 4 – Paragraphe 2", Header("4", "", "Paragraphe 2")),
        ("Amendment NC4", Header("NC4")),
        ("Amendment 3/sub1", Header("3/sub1", "3")),
        ("Subamendement 2 op amendement 3", Header("3/sub2", "3")),
        ("Sous-amendement n° 1 à l’amendement n° 3", Header("3/sub1", "3")),
        ("Änderungsantrag 1 zum Änderungsantrag 3", Header("3/sub1", "3")),
        ("Unteränderungsantrag 1 zu Änderungsantrag 3", Header("3/sub1", "3")),
        ("Amendment\u00a0 12", Header("12")),
        ("Amendment 12 is well meant", None),
        ("In amendment 3, replace", None),
        ("Amendments 1 and 2", None),
        ("Amendment 12/13", None),
        ("Amendment", None),
    ],
)
def test_lines_that_begin_an_amendment(line: str, header: Header | None) -> None:
    assert header_of(line) == header


@pytest.mark.parametrize("words", paper_words(), ids=lambda words: words.code)
def test_the_word_of_every_language_begins_one(words: PaperWords) -> None:
    assert {header_of(f"{word} 12") for word in words.amendment} == {Header("12")}


@pytest.mark.parametrize(
    "line", ["Amendments 3 and 7", "Amendement 3 et 7", "Änderungsanträge 3, 4 und 5", "Amendment 3-5:"]
)
def test_several_at_once_are_no_header_and_are_noticed(line: str) -> None:
    assert is_joint_header(line)
    with pytest.raises(AmendmentError, match="several amendments at once"):
        read_amendments_data(f"Amendment 1\nDelete paragraph 2.\n{line}\nDelete paragraph 3.".encode(), "paper")


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("on behalf of the Valley Group", "Valley"),
        ("namens de Dal-Fractie", "Dal"),
        ("au nom du groupe Vallée", "Vallée"),
        ("im Namen der Tal-Fraktion", "Tal"),
        ("Anna Berg", ""),
    ],
)
def test_groups(line: str, group: str) -> None:
    assert group_in(line) == group


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In paragraph 2, delete the words.", "holds no amendment"),
        ("Amendment 1\n\nAmendment 2\nDelete paragraph 3.", "amendment 1 asks for nothing"),
        ("Amendment 1\nDelete paragraph 3.\nAmendment 1\nDelete paragraph 4.", "more than once"),
    ],
)
def test_text_that_is_no_paper_is_refused(text: str, said: str) -> None:
    with pytest.raises(AmendmentError, match=said) as problem:
        read_amendments_data(text.encode(), "paper.txt")
    assert str(problem.value).startswith("paper.txt: ")
    assert problem.value.code == "unreadable-amendment"


def test_words_stand_as_they_were_written() -> None:
    odd = 'In paragraph 2, replace "a\u00a0b\u00ad" with „c’ d“.'
    (record,) = read_amendments_data(f"\ufeffAmendment 1\r\n{odd}\r\n".encode(), "paper").records
    assert record.instruction == odd


# --- JSON -------------------------------------------------------------------------------------------------------------

CONTRACT = [
    {"number": 12, "text": "In paragraph 2, replace the words ..."},
    {"number": 13, "location": "Paragraph 2 a (new)", "left": "", "right": "2a. Asks for annual reports;"},
    {"number": "3/sub1", "text": "In amendment 3, delete the words ..."},
]


def read_json(value: object) -> object:
    return read_amendments_data(json.dumps(value).encode(), "list.json")


def test_json_as_in_the_contract() -> None:
    words, columns, below = read_amendments_data(json.dumps(CONTRACT).encode(), "list.json").records
    assert (words.number, words.instruction) == ("12", "In paragraph 2, replace the words ...")
    assert columns.left == Column("")
    assert columns.right == Column("2a. Asks for annual reports;")
    assert columns.location == "Paragraph 2 a (new)"
    assert (below.number, below.parent) == ("3/sub1", "3")


def test_json_with_all_that_may_be_said() -> None:
    full = {
        "number": "7",
        "location": "Paragraph 1",
        "left": "1. Old;",
        "right": "1. New;",
        "marked": {"right": [[3, 6]]},
        "author": "Anna Berg",
        "group": "Valley",
        "justification": "Why.",
        "language": "en",
        "originalLanguage": "fr",
        "target": "para_1",
        "odd": 1,
    }
    paper = read_amendments_data(json.dumps({"amended": "Joint motion", "amendments": [full]}).encode(), "list.json")
    (record,) = paper.records
    assert record.right == Column("1. New;", (Emphasis(3, 6),))
    assert (record.proponents, record.group, record.justification) == (("Anna Berg",), "Valley", "Why.")
    assert (record.language, record.original_language, record.target) == ("eng", "fr", "para_1")
    assert paper.amended == "Joint motion"
    assert [found.code for found in paper.diagnostics] == ["member-not-read"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([{"text": "x"}], "place 1 has no number"),
        ([{"number": True, "text": "x"}], "place 1 has no number"),
        ([{"number": 1.5, "text": "x"}], "place 1 has no number"),
        ([{"number": 1}], "neither text nor columns"),
        ([{"number": 1, "right": "x"}], "no location"),
        ([{"number": 1, "left": "x"}], "left column only"),
        ([{"number": 1, "text": ["x"]}], "'text' is not a text"),
        ([{"number": 1, "text": "x"}, {"number": 1, "text": "y"}], "more than once"),
        ([{"number": 1, "location": "P", "right": "x", "marked": {"right": [[0, 9]]}}], "lies outside"),
        ([[]], "no JSON object"),
        ([], "holds no amendment"),
        ({"a": 1}, "no list of amendments"),
    ],
)
def test_json_that_says_nothing_usable_is_refused(value: object, said: str) -> None:
    with pytest.raises(AmendmentError, match=said) as problem:
        read_json(value)
    assert str(problem.value).startswith("list.json: ")


@pytest.mark.parametrize("text", ['[{"number": 1,', '[{"number": 1, "number": 2, "text": "x"}]', "[" * 100_000 + "{"])
def test_broken_json_is_refused(text: str) -> None:
    with pytest.raises((AmendmentError, UnreadableSourceError)):
        read_amendments_data(text.encode(), "list.json")


def test_a_file_that_is_missing_or_empty(tmp_path: object) -> None:
    with pytest.raises(UnreadableSourceError):
        read_amendments(f"{tmp_path}/none.txt")
    with open(f"{tmp_path}/empty.txt", "w") as file:
        file.write(" \n")
    with pytest.raises(NoTextError):
        read_amendments(f"{tmp_path}/empty.txt")


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(UnsupportedFormatError):
        read_amendments_data(b"\x89PNG\r\n\x1a\n\x00\x00", "picture.png")
