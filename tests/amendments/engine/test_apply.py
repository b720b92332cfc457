"""``clausewise amend apply`` as users call it: the record, the exit statuses, and that nothing is half-written."""

import json

import jsonschema
import pytest

from akoma.validation import findings
from tests.amendments.engine.papers import BASE, SCHEMA, Desk

KEYS = {"provisions", "applied", "warnings", "labels"}
"""Promised to callers by the contract of the project."""


def test_the_text_stands_as_the_base_does(desk: Desk) -> None:
    desk.table('In paragraph 1, replace "grey" with "green".', "Delete paragraph 3.")
    result = desk.run("apply", "base.txt", "amendments.json")
    assert (result.status, result.err) == (0, warned(result.err))
    lines = BASE.replace("grey", "green").splitlines(keepends=True)
    assert result.out == "".join([*lines[:2], *lines[3:]])


def warned(err: str) -> str:
    """Standard error as it was, where it holds warnings alone."""
    assert all(line.startswith("clausewise: warning: ") for line in err.splitlines())
    return err


def test_the_record_has_what_is_promised(desk: Desk) -> None:
    desk.table(
        'In paragraph 1, replace "grey" with "green".',
        'After paragraph 1, insert the following paragraph: "Asks for a report;"',
        "Delete paragraph 3.",
    )
    result = desk.run("apply", "base.txt", "amendments.json", "--to", "json", "--numbering", "final")
    record = json.loads(result.out)
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    assert set(record) - KEYS == {"format_version", "base", "title", "authors"}
    assert record["applied"] == ["1", "2", "3"]
    assert record["labels"] == {"1": "1", "2": "3", "4": "4", "5": "5"}
    assert [one["num"] for one in record["provisions"]] == ["1.", "2.", "3.", "4.", "5."]
    assert [one["code"] for one in record["warnings"]] == ["stale_cross_reference"]
    texts = {one["eId"]: one["text"] for one in record["provisions"]}
    written = [(one["amendment"], texts[one["provision"]][one["start"] : one["end"]]) for one in record["authors"]]
    assert written == [("1", "green"), ("2", "Asks for a report;")]


def test_points_have_the_label_of_their_paragraph_before_them(desk: Desk) -> None:
    desk.write("base.txt", "1. Asks:\n\n(a) for bread;\n\n(b) for water;\n\n2. Thanks the Council.\n")
    desk.table("Delete point (a) of paragraph 1.")
    result = desk.run("apply", "base.txt", "amendments.json", "--to", "json", "--numbering", "final")
    assert json.loads(result.out)["labels"] == {"1": "1", "1(b)": "1(a)", "2": "2"}


def test_akoma_ntoso_is_strictly_valid(desk: Desk) -> None:
    desk.table(
        'In paragraph 1, replace "grey" with "green".',
        'After paragraph 1, insert the following paragraph: "Asks for a report;"',
        'Split paragraph 2 after the words "flood plain".',
        "Move paragraph 5 before paragraph 3.",
    )
    result = desk.run("apply", "base.txt", "amendments.json", "-o", "result.xml")
    assert result.status == 0
    data = (desk.folder / "result.xml").read_bytes()
    assert [one for one in findings(data, "result.xml") if one.severity == "error"] == []


REFUSED = [
    ("Delete paragraph 9.", "target-missing"),
    ('In paragraph 3, delete "dykes".', "quoted-text-not-found"),
    ('In paragraph 1, delete "the".', "ambiguous"),
    ("Frobnicate paragraph 1.", "unreadable-amendment"),
]


@pytest.mark.parametrize(("instruction", "code"), REFUSED)
@pytest.mark.parametrize("target", ["text", "json", "akn"])
def test_what_cannot_be_applied_stops_the_run(desk: Desk, instruction: str, code: str, target: str) -> None:
    desk.table('In paragraph 1, replace "grey" with "green".', instruction)
    result = desk.run("apply", "base.txt", "amendments.json", "--to", target, "-o", "out.txt")
    assert result.status == 2
    assert result.err.startswith(f"clausewise: error: {code}: amendment 2: ")
    assert len(result.err.splitlines()) == 1
    assert sorted(path.name for path in desk.folder.iterdir()) == ["amendments.json", "base.txt"]
    assert result.out == ""


def test_a_conflict_quotes_both_sides(desk: Desk) -> None:
    desk.table('In paragraph 1, replace "grey" with "green".', 'In paragraph 1, replace "old grey" with "new".')
    result = desk.run("apply", "base.txt", "amendments.json")
    assert result.status == 2
    assert result.err.startswith("clausewise: error: conflict: amendments ")
    assert "“green”" in result.err
    assert "“new”" in result.err


def test_what_is_missing_is_told_before_what_is_not_found(desk: Desk) -> None:
    desk.table('In paragraph 3, delete "dykes".', "Delete paragraph 9.")
    assert desk.run("apply", "base.txt", "amendments.json").err.startswith("clausewise: error: target-missing: ")


def test_the_status_tells_whether_anything_changed(desk: Desk) -> None:
    desk.table('In paragraph 1, replace "grey" with "green".')
    desk.vote(_1="rejected")
    assert desk.run("apply", "base.txt", "amendments.json", "--exit-code").status == 1
    result = desk.run("apply", "base.txt", "amendments.json", "--votes", "votes.csv", "--exit-code")
    assert (result.status, result.out) == (0, BASE)


def test_an_output_that_exists_is_not_replaced(desk: Desk) -> None:
    desk.table('In paragraph 1, replace "grey" with "green".')
    desk.write("out.txt", "mine")
    assert desk.run("apply", "base.txt", "amendments.json", "-o", "out.txt").status == 2
    assert (desk.folder / "out.txt").read_text() == "mine"


def test_a_sub_amendment_falls_with_what_it_amends(desk: Desk) -> None:
    sub = {"number": "1/sub1", "text": 'In amendment 1, replace "green" with "blue".'}
    desk.table('In paragraph 1, replace "grey" with "green".', sub)
    assert "old blue dykes" in desk.run("apply", "base.txt", "amendments.json").out
    desk.write("votes.csv", "amendment,result\n1,rejected\n1/sub1,adopted\n")
    assert desk.run("apply", "base.txt", "amendments.json", "--votes", "votes.csv").out == BASE
