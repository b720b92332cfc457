"""A letter about another resolution: no demand is said to be reported, and the first line of every output says why."""

import json

import pytest

from akoma.reading import read
from differ.lexicon import load
from differ.model import Report, Verdict
from differ.relate import relate
from render.renderer import RenderOptions, renderer_for
from tests.corpus import CORPUS, DOSSIER, needs_corpus

SAID = "one text speaks of 2099/2001(RSP), the other of 2100/2005(RSP)"


@pytest.fixture(scope="module")
def report() -> Report:
    return related(str(DOSSIER / "joint-motion.nl.txt"), str(DOSSIER / "letter.en.txt"))


def related(old: str, new: str) -> Report:
    lexicons = {code: load(code, []) for code in ("nld", "eng")}
    return relate(read(old), read(new), "auto", lexicons)


def test_nothing_is_linked(report: Report) -> None:
    assert {demand.verdict for demand in report.demands} == {Verdict.DROPPED}
    assert not any(change.correspondence.old for change in report.comparison.changes)


def test_the_first_line_says_so(report: Report) -> None:
    options = RenderOptions(language="en")
    assert renderer_for("term").render(report, options).decode().splitlines()[0] == f"Warning: {SAID}"
    page = renderer_for("html").render(report, options).decode()
    assert page.index(SAID) < page.index("<h1")
    record = json.loads(renderer_for("json").render(report, options))
    assert record["diagnostics"][0]["code"] == "other-text"


@needs_corpus
def test_the_real_letter_is_about_another_resolution() -> None:
    motion, letter = (str(next(CORPUS.glob(f"{number}_*.txt"))) for number in ("002", "004"))
    found = related(motion, letter)
    assert found.diagnostics[0].code == "other-text"
    assert all(
        change.correspondence.confidence < 0.8 or not change.correspondence.old for change in found.comparison.changes
    )
