"""A resolution in every language is read into its citations, recitals and paragraphs."""

import pytest

from akoma.language import language
from akoma.model import Expression, PassageRole, ProvisionKind
from akoma.reading import read
from tests.languages import CASES, ISO

LABELS = {"bg": ["А.", "Б."], "el": ["Α.", "Β."]}
"""The labels of the two recitals where they are in a script of their own; elsewhere A and B."""


def nums(expression: Expression, kind: ProvisionKind) -> list[str]:
    return [p.num for p in expression.walk() if p.kind is kind]


def test_there_is_a_case_for_every_language() -> None:
    assert sorted(path.stem for path in CASES.iterdir()) == sorted(ISO)


@pytest.mark.parametrize("iso", ISO)
def test_structure(iso: str) -> None:
    expression = read(str(CASES / f"{iso}.txt")).expression
    assert len(nums(expression, ProvisionKind.CITATION)) == 2
    assert nums(expression, ProvisionKind.RECITAL) == LABELS.get(iso, ["A.", "B."])
    assert nums(expression, ProvisionKind.PARAGRAPH) == ["1.", "2."]
    assert len(list(expression.walk())) == 6
    assert {d.code for d in expression.diagnostics} == {"number-unknown"}


@pytest.mark.parametrize("iso", ISO)
def test_identity(iso: str) -> None:
    expression = read(str(CASES / f"{iso}.txt")).expression
    assert expression.language == language(iso).code
    assert expression.kind == "resolution"
    assert expression.references.date == "2023-10-05"
    assert expression.references.procedure == "2023/2999(RSP)"
    assert language(iso).is_formula(expression.passage(PassageRole.FORMULA))


@pytest.mark.parametrize("iso", ISO)
def test_words_that_open(iso: str) -> None:
    known = language(iso)
    expression = read(str(CASES / f"{iso}.txt")).expression
    assert all(known.opens_citation(p.text) for p in expression.walk() if p.kind is ProvisionKind.CITATION)
    opened = [known.opens_recital(p.text) for p in expression.walk() if p.kind is ProvisionKind.RECITAL]
    assert all(opened) or iso == "sv", "Swedish recitals are sentences of their own"
