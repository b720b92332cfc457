"""The canonical record: schema, keys and their order, figures."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from differ.model import Report, Verdict
from render.renderer import RenderOptions
from render.to_json import RENDERER, document_json, dump_json
from tests.render.factory import NEW_DOCUMENT, OLD_DOCUMENT, sample
from tests.render.reports import HOSTILE, hostile, law, summarised, translated, unchanged

_FOLDER = Path(__file__).parents[2] / "render"
_REPORTS = [sample(), translated(), summarised(), unchanged(), law(), hostile()]


def schema(name: str) -> Any:
    return json.loads((_FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))


def validator(name: str) -> Draft202012Validator:
    found = [schema("diff"), schema("expression")]
    registry = Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in found)
    return Draft202012Validator(schema(name), registry=registry)


def record(report: Report) -> Any:
    return json.loads(RENDERER.render(report, RenderOptions()))


@pytest.mark.parametrize("name", ["diff", "expression"])
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("report", _REPORTS, ids=lambda report: report.comparison.mode)
def test_every_record_is_valid(report: Report) -> None:
    assert [str(found) for found in validator("diff").iter_errors(record(report))] == []


@pytest.mark.parametrize("document", [OLD_DOCUMENT, NEW_DOCUMENT], ids=["motion", "resolution"])
def test_every_document_is_valid(document: Any) -> None:
    assert [str(found) for found in validator("expression").iter_errors(document_json(document))] == []


def test_keys_and_their_order() -> None:
    found = record(sample())
    assert list(found) == ["format_version", "mode", "old", "new", "changes", "demands", "summary", "diagnostics"]
    assert list(found["changes"][0]) == [
        *("id", "old", "new", "operations", "edits", "verdict", "axes", "confidence", "needs_review", "evidence")
    ]
    assert list(found["demands"][0]) == [
        *("id", "side", "provision", "clause", "text", "family", "formula", "grade", "addressees", "counterparts"),
        *("verdict", "axes", "confidence", "needs_review"),
    ]
    assert list(found["summary"]) == [verdict.value for verdict in Verdict]
    assert list(found["old"]) == [
        *("format_version", "source", "language", "kind", "title", "references", "provisions", "diagnostics")
    ]


def test_the_summary_counts_the_demands() -> None:
    found = record(sample())
    for verdict, number in found["summary"].items():
        assert number == sum(demand["verdict"] == verdict for demand in found["demands"])


def test_offsets_point_into_the_texts() -> None:
    found = record(sample())
    texts = {side: {each["eId"]: each["text"] for each in found[side]["provisions"]} for side in ("old", "new")}
    quotes = [
        (side, axis[side]) for demand in found["demands"] for axis in demand["axes"] for side in texts if axis[side]
    ]
    assert quotes
    for side, quote in quotes:
        assert texts[side][quote["provision"]][quote["start"] : quote["end"]] == quote["text"]


def test_edits_give_back_the_texts() -> None:
    found = record(sample())
    texts = {side: {each["eId"]: each["text"] for each in found[side]["provisions"]} for side in ("old", "new")}
    for change in found["changes"]:
        for side, dropped in (("old", "insert"), ("new", "delete")):
            text = "".join(edit["text"] for edit in change["edits"] if edit["op"] != dropped)
            assert text == " ".join(texts[side][eid] for eid in change[side])


def test_languages_have_two_letters() -> None:
    assert record(translated())["new"]["language"] == "nl"


def test_references_leave_out_what_is_not_stated() -> None:
    assert document_json(OLD_DOCUMENT)["references"] == {}
    assert document_json(NEW_DOCUMENT)["references"] == {
        "procedure": "2099/2001(RSP)",
        "date": "2099-03-05",
        "number": "P0_TA(2099)0042",
    }


def test_headings_and_doubts_only_where_there_are_any() -> None:
    first, second, *_ = record(law())["new"]["provisions"]
    assert (first["heading"], second["heading"]) == ("Duties", "Aims and means")
    assert not any("heading" in each for each in record(sample())["new"]["provisions"])
    doubts = {demand["id"]: demand.get("doubts") for demand in record(sample())["demands"]}
    assert doubts["d8"] == ["no rule reads “serious”"]
    assert doubts["d7"] is None


def test_children_follow_their_parent() -> None:
    eids = [each["eId"] for each in record(sample())["old"]["provisions"]]
    assert eids.index("para_7__point_a") == eids.index("para_7") + 1


def test_floats_have_four_digits_and_a_missing_grade_is_null() -> None:
    found = record(sample())
    unclear = next(demand for demand in found["demands"] if demand["verdict"] == "unclear")
    assert unclear["confidence"] == 0.6154
    assert unclear["grade"] is None
    assert found["changes"][0]["evidence"][0]["score"] == 0.9123


def test_form_of_the_file() -> None:
    data = RENDERER.render(sample(), RenderOptions())
    text = data.decode("utf-8")
    assert text.startswith('{\n "format_version": "1.0",\n "mode": "versions"')
    assert text.endswith("\n}\n")
    assert "→" in text, "not escaped"


def test_hostile_text_comes_back_as_it_was() -> None:
    text = record(hostile())["old"]["provisions"][0]["text"]
    assert text == HOSTILE.replace("\ud800", "?"), "half a pair cannot be UTF-8"


def test_dump_ends_with_a_line_feed() -> None:
    assert dump_json({"a": 1}) == b'{\n "a": 1\n}\n'
