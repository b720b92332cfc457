"""The cases of cases.toml: what small texts are, what they speak of, how they are cut."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from akoma.accounting import unaccounted
from akoma.akn_reader import read_akn
from akoma.akn_writer import write_akn
from akoma.model import Expression
from akoma.normalise import compose
from akoma.reading import read_data
from akoma.validation import findings

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))["case"]
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))


def expression(case: dict[str, Any]) -> Expression:
    return read_data(case["text"].encode(), "x.txt", case["lang"]).expression


def told(found: Expression) -> dict[str, Any]:
    """What an expression says, in the words of the cases."""
    references, vote = found.references, found.references.vote
    return {
        "is": found.kind.value,
        "date": references.date,
        "number": references.number,
        "vote": [vote.in_favour, vote.against, vote.abstention] if vote else None,
        "parties": list(references.parties),
        "about": [f"{m.kind} {m.value}" for m in references.about],
        "segments": [p.text for p in found.provisions],
    }


@every_case
def test_case(case: dict[str, Any]) -> None:
    found = expression(case)
    said = told(found)
    asked = {name: value for name, value in case.items() if name in said}
    assert {name: said[name] for name in asked} == asked
    assert [d.code for d in found.diagnostics] == case.get("codes", [])


@every_case
def test_nothing_is_lost(case: dict[str, Any]) -> None:
    assert unaccounted(expression(case), compose(case["text"])) == []


@every_case
def test_quotes_are_words_of_the_text(case: dict[str, Any]) -> None:
    found = expression(case)
    words = " ".join([found.title, *(p.text for p in found.walk())])
    assert [m.quote for m in found.references.about if m.quote not in words] == []


@every_case
def test_facts_go_through_akoma_ntoso(case: dict[str, Any]) -> None:
    found = expression(case)
    written = write_akn(found)
    assert findings(written, "x.xml") == ()
    assert read_akn(written) == found
