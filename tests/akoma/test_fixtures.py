"""The dossier of invented texts: every file reads as its truth file says."""

import json
from typing import Any

import pytest

from akoma.akn_reader import read_akn
from akoma.akn_writer import write_akn
from akoma.model import ProvisionKind
from akoma.reading import read, read_data
from akoma.text_writer import write_text
from akoma.validation import findings
from tests.akoma.strategies import content
from tests.corpus import DOSSIER

TRUTH: list[dict[str, Any]] = json.loads((DOSSIER / "expected.json").read_text("utf-8"))["documents"]
RESOLUTIONS = [d for d in TRUTH if "resolution" in d["kind"]]


def ids(document: dict[str, Any]) -> str:
    return str(document["file"])


@pytest.mark.parametrize("truth", RESOLUTIONS, ids=ids)
def test_structure(truth: dict[str, Any]) -> None:
    expression = read(str(DOSSIER / truth["file"])).expression
    units = list(expression.walk())
    assert expression.kind == truth["kind"]
    assert sum(p.kind is ProvisionKind.CITATION for p in units) == truth["citations"]
    assert [p.num.rstrip(".") for p in units if p.kind is ProvisionKind.RECITAL] == truth["recitals"]
    assert [p.num.rstrip(".") for p in units if p.kind is ProvisionKind.PARAGRAPH] == truth["paragraphs"]
    assert [p.eid for p in units if p.kind is ProvisionKind.POINT] == truth["points"]
    assert len(list(expression.notes())) == truth["notes"]
    assert {p.eid: len(p.clauses) for p in units if p.eid in truth["clauses"]} == truth["clauses"]


@pytest.mark.parametrize("truth", TRUTH, ids=ids)
def test_akoma_ntoso_is_valid_and_reads_back(truth: dict[str, Any]) -> None:
    expression = read(str(DOSSIER / truth["file"])).expression
    written = write_akn(expression)
    assert findings(written, truth["file"]) == ()
    assert read_akn(written) == expression


@pytest.mark.parametrize("truth", TRUTH, ids=ids)
def test_clean_text_reads_back_to_the_same_provisions(truth: dict[str, Any]) -> None:
    expression = read(str(DOSSIER / truth["file"])).expression
    again = read_data(write_text(expression).encode(), "clean").expression
    assert [content(p) for p in again.provisions] == [content(p) for p in expression.provisions]
    assert again.title == expression.title


@pytest.mark.parametrize("truth", TRUTH, ids=ids)
def test_language_is_told(truth: dict[str, Any]) -> None:
    code = {"nld": "nl", "eng": "en"}[read(str(DOSSIER / truth["file"])).expression.language]
    assert code == truth["language"]
