"""``clausewise amend check``: conflicts with both texts, alternatives, what cannot be applied or admitted."""

import json
import re
from typing import Any

import jsonschema
import pytest

from tests.amendments.engine.papers import SCHEMA, Desk

GREY = 'In paragraph 1, replace "grey" with "green".'
OLD_GREY = 'In paragraph 1, delete "old grey".'
GONE = "Delete paragraph 1."


def checked(desk: Desk, *instructions: str | dict[str, object], votes: bool = False) -> dict[str, Any]:
    desk.table(*instructions)
    result = desk.run("check", "base.txt", "amendments.json", "--format", "json", *(["--votes", "votes.csv"] * votes))
    assert result.status == 0, result.err
    record: dict[str, Any] = json.loads(result.out)
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    return record


CLASSES = [
    ("C2", True, 'In paragraph 1, delete "old grey".', 'In paragraph 1, delete "grey dykes".'),
    ("C3", True, GREY, OLD_GREY),
    ("C4", True, 'In paragraph 1, delete "old grey dykes".', 'In paragraph 1, after "old", insert "and".'),
    ("C5", True, OLD_GREY, 'In paragraph 1, after "grey", insert "stone".'),
    ("C6", True, 'In paragraph 1, after "grey", insert "stone".', 'In paragraph 1, after "grey", insert "clay".'),
    ("C7", False, 'After paragraph 1, insert the following paragraph: "Asks;"',
     'After paragraph 1, insert the following paragraph: "Thanks;"'),
    ("C8", True, GONE, GREY),
    ("C9", False, GONE, 'After paragraph 1, insert the following paragraph: "Asks for a report;"'),
    ("C10", True, 'Replace paragraph 3 with the following: "Is glad;"',
     'Replace paragraph 3 with the following: "Is sad;"'),
    ("C11", True, "Delete paragraph 2.", "Move paragraph 2 after paragraph 4."),
    ("C12", False, "Move paragraph 1 after paragraph 4.", GREY),
    ("C13", False, 'Split paragraph 1 after the words "by 2030,".', GREY),
    ("C14", True, 'Throughout the text, replace "Council" with "Board".',
     'In paragraph 1, replace "the Council" with "the Commission".'),
    ("C18", False, 'In paragraph 1, replace "2030" with "2035".', 'In paragraph 2, replace "2030" with "2040".'),
    ("C18", False, "Delete paragraph 3.", 'In paragraph 2, after "maps", insert "named in paragraph 3".'),
    ("C18", False, 'In paragraph 1, replace "Council" with "Board" throughout.',
     'In paragraph 5, replace "Council" with "Commission".'),
    ("C19", True, "Paragraph 4 becomes paragraph 8.", "Paragraph 4 becomes paragraph 9."),
    ("C19", True, "Paragraph 3 becomes paragraph 9.", "Paragraph 4 becomes paragraph 9."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "blocks", "one", "other"), CLASSES)
def test_each_class_is_told_from_either_side(desk: Desk, code: str, blocks: bool, one: str, other: str) -> None:
    for pair in ((one, other), (other, one)):
        record = checked(desk, *pair)
        assert [(c["code"], c["blocks"]) for c in record["conflicts"]] == [(code, blocks)]
        assert bool(record["clusters"]) is blocks


def test_both_texts_are_there(desk: Desk) -> None:
    (conflict,) = checked(desk, OLD_GREY, GREY)["conflicts"]
    sides = {side["amendment"]: side for side in (conflict["one"], conflict["other"])}
    assert (sides["1"]["old"], sides["1"]["new"]) == ("old grey", "")
    assert (sides["2"]["old"], sides["2"]["new"]) == ("grey", "green")
    assert sides["2"]["result"].startswith("Calls on the Council to repair the old green dykes")
    assert sides["2"]["place"] == "paragraph 1"


def test_the_same_is_told_once_with_all_who_ask_for_it(desk: Desk) -> None:
    rows = [
        {"number": 1, "text": GREY, "authors": ["Anna Berg"]},
        {"number": 2, "text": GREY, "authors": ["Piet Maas"], "group": "River"},
        {"number": 3, "text": GONE},
    ]
    record = checked(desk, *rows)
    assert record["identical"] == [{"amendments": ["1", "2"], "authors": ["Anna Berg", "Piet Maas", "River"]}]
    (cluster,) = record["clusters"]
    assert [one["amendments"] for one in cluster["order"]] == [["3"], ["1", "2"]]
    assert cluster["order"][0]["falls_if_adopted"] == [["1", "2"]]
    assert len(record["conflicts"]) == 1


def test_the_order_is_furthest_first(desk: Desk) -> None:
    whole = 'Replace paragraph 1 with the following: "Is glad;"'
    beside = 'In paragraph 1, after "grey", insert "stone".'
    longer = 'In paragraph 1, replace "old grey dykes" with "walls".'
    (cluster,) = checked(desk, beside, GREY, longer, OLD_GREY, whole, GONE)["clusters"]
    assert [one["class"] for one in cluster["order"]] == [
        "deletion", "recast", "words-deleted", "replacement", "replacement", "insertion",
    ]  # fmt: skip
    assert [one["amendments"] for one in cluster["order"]] == [["6"], ["5"], ["4"], ["3"], ["2"], ["1"]]
    assert cluster["note"] == "The order is proposed, never decided."
    assert cluster["order"][2]["reason"] == "deletes words: 2 of 20 words of the text concerned"


def test_ties_go_by_number(desk: Desk) -> None:
    rows: list[dict[str, object]] = [
        {"number": number, "text": f'In paragraph 1, replace "grey" with "{word}".'}
        for number, word in ((10, "green"), (2, "blue"))
    ]
    (cluster,) = checked(desk, *rows)["clusters"]
    assert [one["amendments"] for one in cluster["order"]] == [["2"], ["10"]]


def test_all_that_cannot_be_applied_is_told(desk: Desk) -> None:
    record = checked(
        desk,
        "Delete paragraph 9.",
        'In paragraph 3, delete "dykes".',
        'In paragraph 1, delete "the".',
        "Frobnicate paragraph 1.",
        GREY,
        {"number": "5/sub1", "text": 'In amendment 5, replace "blue" with "red".'},
    )
    assert [(one["amendment"], one["code"]) for one in record["not_applicable"]] == [
        ("1", "target-missing"),
        ("2", "quoted-text-not-found"),
        ("3", "ambiguous"),
        ("4", "unreadable-amendment"),
        ("5/sub1", "quoted-text-not-found"),
    ]
    assert record["summary"]["amendments"] == 6


@pytest.mark.parametrize(
    "instruction",
    [
        "Paragraph 1 becomes paragraph 9.",
        'Split paragraph 1 after the words "by 2030,".',
        "Move paragraph 1 after paragraph 4.",
        "Exchange paragraphs 1 and 2.",
        "Merge paragraphs 1 and 2.",
    ],
)
def test_two_that_ask_for_the_same_are_one(desk: Desk, instruction: str) -> None:
    record = checked(desk, instruction, instruction)
    assert [one["amendments"] for one in record["identical"]] == [["1", "2"]]
    assert record["conflicts"] == []
    once = desk.run("apply", "base.txt", "amendments.json")
    assert "they ask for the same, which is done once (amendments 1 and 2)" in once.err
    desk.table(instruction)
    assert desk.run("apply", "base.txt", "amendments.json").out == once.out


def test_an_amendment_at_odds_with_itself_cannot_be_applied(desk: Desk) -> None:
    record = checked(desk, 'Delete paragraph 1. In paragraph 1, replace "grey" with "green".')
    assert [(one["amendment"], one["code"]) for one in record["not_applicable"]] == [("1", "conflict")]


INADMISSIBLE = [
    ("whole-text", "Delete paragraphs 1 to 5."),
    ("several-units", "Delete paragraphs 2 and 3."),
    ("language-only", 'In paragraph 2, replace "flood plain" with "Flood plain".'),
]


@pytest.mark.parametrize(("code", "instruction"), INADMISSIBLE)
def test_what_may_not_be_admissible(desk: Desk, code: str, instruction: str) -> None:
    assert [one["code"] for one in checked(desk, instruction)["inadmissible"]] == [code]


@pytest.mark.parametrize("instruction", [GREY, GONE, 'Throughout the text, replace "Council" with "Board".'])
def test_plain_amendments_are_admissible(desk: Desk, instruction: str) -> None:
    assert checked(desk, instruction)["inadmissible"] == []


def test_a_sub_amendment_to_a_sub_amendment(desk: Desk) -> None:
    subs = ('In amendment 1, replace "green" with "blue".', 'In amendment 2, replace "blue" with "red".')
    record = checked(desk, GREY, *subs)
    assert [(one["amendment"], one["code"]) for one in record["inadmissible"]] == [("3", "sub-of-sub")]
    (conflict,) = record["conflicts"]
    assert (conflict["code"], conflict["blocks"], conflict["one"]["amendment"]) == ("C15", False, "2")
    assert conflict["other"]["new"] == "blue"


def test_votes_on_parts_of_the_original(desk: Desk) -> None:
    desk.write(
        "votes.csv",
        "amendment,target,part,text,result\n1,,,,adopted\n"
        ",§ 1,1,Text as a whole without the words: ‘old grey’,adopted\n"
        ",§ 1,2,those words,rejected\n",
    )
    record = checked(desk, GREY, votes=True)
    assert [(one["code"], one["blocks"]) for one in record["conflicts"]] == [("C16", True)]
    assert record["amendments"][0]["result"] == "adopted"


def test_a_vote_list_at_odds_with_itself_is_a_finding(desk: Desk) -> None:
    desk.write("votes.csv", "amendment,result\n1,adopted\n1,rejected\n")
    (fault,) = checked(desk, GREY, votes=True)["not_applicable"]
    assert (fault["amendment"], fault["code"]) == ("vote list", "conflict")


STATUSES = [
    ((), 0),
    (("--exit-code",), 1),
    (("--fail-on", "conflict"), 1),
    (("--fail-on", "not-applicable,identical"), 0),
    (("--fail-on", "inadmissible"), 0),
    (("--fail-on", "nonsense"), 2),
]


@pytest.mark.parametrize(("words", "status"), STATUSES)
def test_the_status(desk: Desk, words: tuple[str, ...], status: int) -> None:
    desk.table(GREY, GONE)
    assert desk.run("check", "base.txt", "amendments.json", *words).status == status


def test_only_what_cannot_be_read_is_an_error(desk: Desk) -> None:
    desk.write("amendments.json", "{")
    assert desk.run("check", "base.txt", "amendments.json").status == 2
    assert desk.run("check", "base.txt", "nowhere.json").status == 2


def test_the_terminal_tells_the_same(desk: Desk) -> None:
    desk.table(GREY, GONE, "Delete paragraph 9.")
    out = desk.run("check", "base.txt", "amendments.json").out
    assert "3: target-missing: the base has no paragraph 9" in out
    assert "C8 a unit deleted or recast, and edited: 2 and 1, paragraph 1" in out
    assert "1. amendment 2: deletes a unit" in out


def test_the_page_is_escaped_and_loads_nothing(desk: Desk) -> None:
    desk.table('In paragraph 1, replace "grey" with "<script>alert(1)</script>".', GONE)
    assert desk.run("check", "base.txt", "amendments.json", "-o", "report.html").status == 0
    page = (desk.folder / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert re.search(r"(?:src|href|url)\s*[=(]", page) is None
    assert "default-src &#39;none&#39;" in page


def test_files_of_all_forms_in_one_run(desk: Desk) -> None:
    desk.table(GREY, GONE)
    names = ("r.txt", "r.json", "r.html")
    assert desk.run("check", "base.txt", "amendments.json", *(w for n in names for w in ("-o", n))).status == 0
    assert all((desk.folder / name).stat().st_size > 200 for name in names)
    assert desk.run("check", "base.txt", "amendments.json", "-o", "r.odt").status == 2
