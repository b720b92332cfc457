"""Whole papers on a base."""

import json

import pytest

from akoma.amending import read_amendments_data
from akoma.errors import AmbiguousTargetError, AmendmentError, TargetMissingError
from akoma.reading import read_data
from differ.amendments.interpret import Interpretation, interpret
from tests.amendments.grammar.notation import short

BASE = read_data(
    b"""1. Calls on the Council of Harnmouth to repair the dykes;
2. Asks the mayor of Quill for a report;
2a. Regrets the delay;
3. Instructs its President to forward this resolution.
""",
    "base.txt",
).expression


def _of(*entries: dict[str, object]) -> Interpretation:
    return interpret([read_amendments_data(json.dumps(list(entries)).encode(), "a.json", "en")], BASE)


def _asked(found: Interpretation) -> list[list[str]]:
    return [[short(one) for one in amendment.operations] for amendment in found.amendments]


def test_prose_in_the_place_that_the_location_names() -> None:
    found = _of({"number": 1, "location": "Paragraph 2", "text": "Replace “mayor” with “council”."})
    assert _asked(found) == [["substitution paragraph 2 “mayor” => “council”"]]
    assert found.amendments[0].record.number == "1"
    assert found.amendments[0].numbers == ("1",)


def test_a_location_and_an_instruction_that_disagree_are_refused() -> None:
    with pytest.raises(AmendmentError, match="amendment 1: it names two places"):
        _of({"number": 1, "location": "Paragraph 2", "text": "Delete paragraph 3."})


def test_a_new_unit_stands_where_its_label_says() -> None:
    found = _of({"number": 1, "text": "Insert a new paragraph 2b: “Thanks all;”."})
    assert _asked(found) == [["insertion paragraph 2a <paragraph 2b: Thanks all;> after"]]


def test_a_new_unit_that_the_base_has_already_is_refused() -> None:
    with pytest.raises(AmbiguousTargetError, match="amendment 1"):
        _of({"number": 1, "text": "Insert a new paragraph 2a: “Thanks all;”."})


def test_a_sub_amendment_has_its_amendment() -> None:
    main = {"number": 3, "text": "In paragraph 1, after “dykes”, insert “and sluices”."}
    found = _of(main, {"number": "3/sub1", "text": "In Amendment 3, replace “and” with “or”."})
    assert found.amendments[1].parent == "3"
    assert _asked(found)[1] == ["substitution “and” => “or”"]
    with pytest.raises(TargetMissingError, match="no amendment 7"):
        _of(main, {"number": 4, "text": "In Amendment 7, replace “and” with “or”."})
    with pytest.raises(AmendmentError, match="speaks of amendment 4"):
        _of(main, {"number": "3/sub1", "text": "In Amendment 4, replace “and” with “or”."})


def test_an_amendment_to_another_language_version_has_no_operations_and_is_noted() -> None:
    found = _of({"number": 1, "text": "In the French version only, in paragraph 2, delete “mayor”."})
    assert found.amendments[0].operations == ()
    assert found.amendments[0].scope.only == ("fra",)
    assert [one.code for one in found.diagnostics] == ["other_language_version"]


def test_becomes_a_number_that_is_taken_may_be_a_move_and_is_refused() -> None:
    with pytest.raises(AmbiguousTargetError, match="stands there already"):
        _of({"number": 1, "text": "Paragraph 3 becomes paragraph 2."})
    found = _of({"number": 1, "text": "Delete paragraph 2. Paragraph 3 becomes paragraph 2."})
    assert _asked(found) == [["repeal paragraph 2", "renumbering paragraph 3 = 2"]]


def test_papers_on_two_texts_are_refused() -> None:
    with pytest.raises(AmendmentError, match="several texts"):
        _of(
            {"number": 1, "text": "In the draft resolution, delete paragraph 2."},
            {"number": 2, "text": "In the draft recommendation, delete paragraph 1."},
        )


def test_a_withdrawn_amendment_is_not_read() -> None:
    found = _of({"number": 1, "text": "Whatever it said.", "withdrawn": True})
    assert found.amendments[0].operations == ()


def test_columns_and_prose_side_by_side() -> None:
    found = _of(
        {
            "number": 1,
            "location": "Paragraph 2",
            "left": "2. Asks the mayor of Quill for a report;",
            "right": "deleted",
        },
        {"number": 2, "text": "Delete paragraph 1."},
    )
    assert _asked(found) == [["repeal paragraph 2"], ["repeal paragraph 1"]]


def test_the_error_names_the_amendment() -> None:
    with pytest.raises(AmendmentError) as problem:
        _of({"number": 12, "text": "Kindly delete paragraph 1."})
    assert problem.value.message.startswith("amendment 12: ")
    assert problem.value.code == "unreadable-amendment"
