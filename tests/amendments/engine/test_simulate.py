"""``clausewise amend simulate`` and ``verify``: what falls, the text after each vote, demands, the certificate."""

import json
import re
from typing import Any

import jsonschema
import pytest

from tests.amendments.engine.papers import BASE, SCHEMA, Desk

GREY = 'In paragraph 1, replace "grey" with "green".'
OLD_GREY = 'In paragraph 1, delete "old grey".'
GONE = "Delete paragraph 1."
LATER = 'In paragraph 1, replace "by 2030" with "by 2040".'


def simulated(desk: Desk, *words: str) -> dict[str, Any]:
    result = desk.run("simulate", "base.txt", "amendments.json", "--format", "json", *words)
    assert result.status == 0, result.err
    record: dict[str, Any] = json.loads(result.out)
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    return record


def texts(record: dict[str, Any]) -> dict[str, str]:
    return {one["num"]: one["text"] for one in record["provisions"]}


def test_the_tree_tells_what_falls(desk: Desk) -> None:
    desk.table(GREY, OLD_GREY, GONE, LATER)
    (cluster,) = simulated(desk)["clusters"]
    tree = cluster["tree"]
    assert (tree["amendments"], tree["falls_if_adopted"]) == (["3"], [["2"], ["4"], ["1"]])
    assert tree["adopted"] is None
    assert (tree["rejected"]["amendments"], tree["rejected"]["falls_if_adopted"]) == (["2"], [["1"]])
    assert (tree["rejected"]["adopted"], tree["rejected"]["rejected"]) == (None, None)


def test_without_votes_it_is_an_example(desk: Desk) -> None:
    desk.table(GREY, OLD_GREY, LATER, "Delete paragraph 9.")
    record = simulated(desk)
    assert [(one["amendments"], one["result"], one["because"]) for one in record["steps"]] == [
        (["3"], "adopted", []),
        (["2"], "adopted", []),
        (["1"], "falls", ["2"]),
    ]
    assert record["is_example"]
    assert record["certificate"] is None
    assert [one["code"] for one in record["not_applicable"]] == ["target-missing"]


def test_the_text_after_each_vote(desk: Desk) -> None:
    desk.table(GREY, LATER, "Delete paragraph 3.", 'In paragraph 4, delete "schools in".')
    desk.vote(_1="adopted", _2="adopted", _3="adopted", _4="rejected")
    record = simulated(desk, "--votes", "votes.csv")
    changes = {one["amendments"][0]: one["changes"] for one in record["steps"]}
    (first,), (second,), (third,) = changes["1"], changes["2"], changes["3"]
    assert (first["place"], "old green dykes by 2030" in first["new"]) == ("paragraph 1.", True)
    assert "old green dykes by 2040" in second["new"]
    assert second["old"] == first["new"]
    assert (third["new"], third["old"]) == ("", "Regrets the lack of warning in the lower town during the last flood;")
    assert changes["4"] == []
    assert record["applied"] == ["1", "2", "3"]
    assert set(texts(record)) == {"1.", "2.", "4.", "5."}


def test_votes_on_the_original_come_last(desk: Desk) -> None:
    desk.table(GREY)
    desk.write("votes.csv", "amendment,target,result\n1,,adopted\n,§ 3,rejected\n")
    steps = simulated(desk, "--votes", "votes.csv")["steps"]
    assert [(one["amendments"], one["result"]) for one in steps] == [(["1"], "adopted"), (["vote on § 3"], "rejected")]
    assert steps[1]["changes"][0]["new"] == ""


def test_which_amendment_softens_what(desk: Desk) -> None:
    desk.table(LATER, GONE)
    record = simulated(desk)
    told = {tuple(one["adopted"]): [shift["verdict"] for shift in one["demands"]] for one in record["outcomes"]}
    assert told == {("2",): ["dropped"], ("1",): ["softened"]}
    (softened,) = next(one["demands"] for one in record["outcomes"] if one["adopted"] == ["1"])
    assert softened["reasons"] == ["by 2030 → by 2040"]
    assert record["demands"]["summary"]["dropped"] == 1
    assert simulated(desk, "--no-demands")["outcomes"] == []


@pytest.mark.parametrize(("verdict", "status"), [("softened", 1), ("dropped", 0), ("nonsense", 2)])
def test_verdicts_in_the_result_fail(desk: Desk, verdict: str, status: int) -> None:
    desk.table(LATER)
    assert desk.run("simulate", "base.txt", "amendments.json", "--fail-on", verdict).status == status


def test_open_amendments_on_a_compromise(desk: Desk) -> None:
    desk.table(
        GREY,
        OLD_GREY,
        LATER,
        GREY,
        'Split paragraph 2 after the words "flood plain".',
        'In paragraph 2, replace "summer" with "spring".',
    )
    record = simulated(desk, "--compromise", "1,5")
    told = {one["amendment"]: one for one in record["rebased"]}
    assert set(told) == {"2", "3", "4", "6"}
    assert (told["2"]["fits"], told["2"]["code"]) == (False, "conflict")
    assert (told["3"]["fits"], told["3"]["as_it_is"]) == (True, True)
    assert (told["4"]["fits"], told["4"]["message"]) == (True, "it changes nothing any more")
    assert told["6"]["instructions"] == ["In paragraph 2a, replace the word “summer” with the word “spring”."]


def test_a_compromise_of_what_is_not_there(desk: Desk) -> None:
    desk.table(GREY)
    result = desk.run("simulate", "base.txt", "amendments.json", "--compromise", "7")
    assert result.status == 2
    assert result.err.startswith("clausewise: error: target-missing: ")


def test_words_that_no_adopted_amendment_accounts_for(desk: Desk) -> None:
    desk.table(GREY, LATER)
    desk.vote(_1="adopted", _2="rejected")
    published = BASE.replace("grey", "green").replace("flood plain", "wide flood plain").replace(" lower", "")
    desk.write("published.txt", published)
    words = ("--votes", "votes.csv", "--against", "published.txt")
    against = simulated(desk, *words)["against"]
    assert [(one["place"], one["words"]) for one in against["extra"]] == [("paragraph 2.", "wide")]
    assert [(one["place"], one["words"]) for one in against["missing"]] == [("paragraph 3.", "lower")]
    assert desk.run("simulate", "base.txt", "amendments.json", *words, "--exit-code").status == 1


def test_a_published_text_that_is_what_was_adopted(desk: Desk) -> None:
    desk.table(GREY, "Delete paragraph 3.")
    lines = BASE.replace("grey", "green").splitlines()
    del lines[2]
    numbered = [f"{at}.{line.split('.', 1)[1]}" for at, line in enumerate(lines, start=1)]
    desk.write("published.txt", "\n".join(numbered) + "\n")
    words = ("--against", "published.txt", "--exit-code")
    assert desk.run("simulate", "base.txt", "amendments.json", *words).status == 0
    assert simulated(desk, *words)["against"] == {"extra": [], "missing": []}


def test_an_adopted_conflict_stops_the_run(desk: Desk) -> None:
    desk.table(GREY, OLD_GREY)
    desk.vote(_1="adopted", _2="adopted")
    result = desk.run("simulate", "base.txt", "amendments.json", "--votes", "votes.csv", "-o", "out.json")
    assert result.status == 2
    assert result.err.splitlines()[-1].startswith("clausewise: error: conflict: ")
    assert not (desk.folder / "out.json").exists()


def test_the_page_is_escaped_and_loads_nothing(desk: Desk) -> None:
    desk.table('In paragraph 1, replace "grey" with "<b onclick=x>".', OLD_GREY, LATER)
    desk.vote(_1="adopted")
    words = ("--votes", "votes.csv", "-o", "vote.html", "-o", "vote.txt")
    assert desk.run("simulate", "base.txt", "amendments.json", *words).status == 0
    page = (desk.folder / "vote.html").read_text("utf-8")
    assert "<b onclick" not in page
    assert "&lt;b onclick=x&gt;" in page
    assert re.search(r"(?:src|href|url)\s*[=(]", page) is None
    assert "2 adopted; falls: 1" in page
    assert "2 adopted; falls: 1" in (desk.folder / "vote.txt").read_text("utf-8")


# --- the certificate --------------------------------------------------------------------------------------------------


def proven(desk: Desk, *words: str) -> dict[str, Any]:
    desk.table(GREY, LATER, 'After paragraph 2, insert the following paragraph: "Asks for a report;"')
    desk.write(
        "votes.csv",
        "amendment,target,part,text,result\n1,,,,adopted\n2,,,,rejected\n3,,,,adopted\n"
        ",§ 3,1,Text as a whole without the words: ‘in the lower town’,adopted\n,§ 3,2,those words,rejected\n",
    )
    call = ("simulate", "base.txt", "amendments.json", "--votes", "votes.csv", "--certificate", "proof.json", *words)
    result = desk.run(*call, "-o", "vote.json")
    assert result.status == 0, result.err
    record: dict[str, Any] = json.loads((desk.folder / "proof.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    return record


@pytest.mark.parametrize("numbering", ["provisional", "final"])
def test_a_certificate_holds(desk: Desk, numbering: str) -> None:
    record = proven(desk, "--numbering", numbering)
    assert [one["result"] for one in record["decisions"]] == ["adopted", "rejected", "adopted", "adopted", "rejected"]
    assert [one["amendment"] for one in record["operations"]] == ["1", "3", "vote on § 3"]
    for name in ("proof.json", "vote.json"):
        result = desk.run("verify", name, "base.txt", "amendments.json")
        assert (result.status, result.out.split(":")[0], result.err) == (0, "verified", "")


def test_the_same_text_from_another_file_has_the_same_certificate(desk: Desk) -> None:
    first = proven(desk)
    desk.write("base.txt", BASE.replace("\n", "\n\n").replace("the old", "the  old"))
    assert desk.run("verify", "proof.json", "base.txt", "amendments.json").status == 0
    (desk.folder / "vote.json").unlink()
    (desk.folder / "proof.json").unlink()
    assert proven(desk) == first


def test_another_base_is_found_out(desk: Desk) -> None:
    proven(desk)
    desk.write("base.txt", BASE.replace("schools", "school"))
    result = desk.run("verify", "proof.json", "base.txt", "amendments.json")
    assert result.status == 1
    assert result.err == "clausewise: not verified: the base is not the text that the certificate is about\n"


def test_other_words_of_an_amendment_are_found_out(desk: Desk) -> None:
    proven(desk)
    desk.table(GREY.replace("green", "blue"), LATER, 'After paragraph 2, insert the following paragraph: "Asks;"')
    result = desk.run("verify", "proof.json", "base.txt", "amendments.json")
    assert result.status == 1
    assert "the amendments ask for something else than the certificate says: 1, 3" in result.err
    assert "the result is not the text" in result.err


@pytest.mark.parametrize(("member", "value"), [("result", {"sha256": "0" * 64}), ("operations", []), ("language", "x")])
def test_a_forged_certificate_is_found_out(desk: Desk, member: str, value: object) -> None:
    desk.write("proof2.json", json.dumps({**proven(desk), member: value}))
    assert desk.run("verify", "proof2.json", "base.txt", "amendments.json").status == 1


def test_a_forged_decision_is_found_out(desk: Desk) -> None:
    record = proven(desk)
    record["decisions"][1]["result"] = "adopted"
    desk.write("proof2.json", json.dumps(record))
    assert desk.run("verify", "proof2.json", "base.txt", "amendments.json").status == 1


@pytest.mark.parametrize("text", ["{", "[]", '{"kind": "other"}', '{"certificate": null}'])
def test_what_is_no_certificate_is_refused(desk: Desk, text: str) -> None:
    desk.table(GREY)
    desk.write("proof.json", text)
    result = desk.run("verify", "proof.json", "base.txt", "amendments.json")
    assert result.status == 2
    assert len(result.err.splitlines()) == 1


CALLS = [
    ("verify", "-", "base.txt", "-"),
    ("simulate", "base.txt", "-", "--against", "-"),
    ("check", "-", "-"),
]


@pytest.mark.parametrize("words", CALLS, ids=lambda words: words[0])
def test_two_files_from_standard_input_are_refused(desk: Desk, words: tuple[str, ...]) -> None:
    result = desk.run(*words)
    assert result.status == 2
    assert "standard input can be only one of the files" in result.err
