"""The three dossiers in four languages: their truth files speak of units, clauses and words that the texts have.

Nothing here compares texts or judges demands: what a program finds is measured against the truth files elsewhere.
"""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from akoma.model import Expression, ProvisionKind
from akoma.reading import read
from tests.corpus import DOSSIER

FOLDERS = [DOSSIER, DOSSIER.parent / "dossier-harbour", DOSSIER.parent / "dossier-press"]
TRUTHS: dict[str, dict[str, Any]] = {f.name: json.loads((f / "truth.json").read_text("utf-8")) for f in FOLDERS}
CODES = {"en": "eng", "nl": "nld", "fr": "fra", "de": "deu"}

FILES = [
    (name, text, language)
    for name, truth in TRUTHS.items()
    for text, facts in truth["texts"].items()
    for language in facts["files"]
]
COMPARISONS = [
    pytest.param(name, pair, id=f"{name} {pair['old']} {pair['new']}")
    for name, truth in TRUTHS.items()
    for pair in truth["comparisons"]
]
REPORTS = [
    pytest.param(name, report, id=f"{name} {report['file']}")
    for name, truth in TRUTHS.items()
    for report in truth["summaries"]
]
ENGLISH = [(name, text) for name, text, language in FILES if language == "en"]
"""The English texts: each cites "Rule 232(2) and (4)" and has a note 2."""


def path_of(name: str, file: str) -> Path:
    return DOSSIER.parent / name / file


@cache
def expression(name: str, text: str, language: str) -> Expression:
    return read(str(path_of(name, TRUTHS[name]["texts"][text]["files"][language]))).expression


@cache
def clauses(name: str, text: str, language: str) -> dict[str, list[str]]:
    """The clauses of each unit, by eId, with plain spaces."""
    units = expression(name, text, language).walk()
    return {str(p.eid): [" ".join(c.text.split()) for c in p.clauses] for p in units}


def labels(found: Expression, kind: ProvisionKind) -> list[str]:
    return [p.num.rstrip(".") for p in found.walk() if p.kind is kind]


@pytest.mark.parametrize(("name", "text", "language"), FILES)
def test_every_unit_is_read_as_the_truth_names_it(name: str, text: str, language: str) -> None:
    truth, found = TRUTHS[name]["texts"][text], expression(name, text, language)
    assert (found.language, found.kind) == (CODES[language], truth["kind"])
    assert len(labels(found, ProvisionKind.CITATION)) == truth["citations"]
    assert labels(found, ProvisionKind.RECITAL) == truth["recitals"]
    assert labels(found, ProvisionKind.PARAGRAPH) == truth["paragraphs"]
    assert [p.eid for p in found.walk() if p.kind is ProvisionKind.POINT] == truth["points"]
    assert len(list(found.notes())) == truth["notes"]
    counted = {eid: len(c) for eid, c in clauses(name, text, language).items() if not eid.startswith("cits")}
    assert counted == truth["clauses"]


@pytest.mark.parametrize(("name", "text"), sorted({(name, text) for name, text, _ in FILES}))
def test_all_languages_of_a_text_have_the_same_units_in_the_same_order(name: str, text: str) -> None:
    files = TRUTHS[name]["texts"][text]["files"]
    shapes = {language: tuple(str(p.eid) for p in expression(name, text, language).walk()) for language in files}
    assert len(set(shapes.values())) == 1, shapes


@pytest.mark.parametrize("name", TRUTHS)
def test_every_translation_that_the_truth_names_is_there(name: str) -> None:
    for translation in TRUTHS[name]["translations"]:
        assert translation["languages"] == list(CODES)
        assert set(TRUTHS[name]["texts"][translation["text"]]["files"]) == set(CODES)


@pytest.mark.parametrize(("name", "pair"), COMPARISONS)
def test_every_unit_of_both_texts_stands_in_exactly_one_link(name: str, pair: dict[str, Any]) -> None:
    for side in ("old", "new"):
        linked = Counter(eid for link in pair["links"] for eid in link[side])
        language = pair[f"{side}_languages"][0]
        assert linked == Counter(str(p.eid) for p in expression(name, pair[side], language).walk())


@pytest.mark.parametrize(("name", "pair"), COMPARISONS)
def test_every_listed_demand_begins_with_the_words_quoted_in_each_language(name: str, pair: dict[str, Any]) -> None:
    for demand in pair["demands"]:
        for side in ("old", "new"):
            quoted = demand[side]
            for language, words in (quoted["begins"] if quoted else {}).items():
                clause = clauses(name, pair[side], language)[quoted["provision"]][quoted["clause"] - 1]
                assert clause.casefold().startswith(words.casefold()), (demand, language)
        assert (demand["old"] is None) == (demand["verdict"] == "added"), demand
        assert (demand["new"] is None) == (demand["verdict"] == "dropped"), demand


@pytest.mark.parametrize(("name", "pair"), COMPARISONS)
def test_a_listed_demand_and_its_counterpart_stand_in_linked_units(name: str, pair: dict[str, Any]) -> None:
    linked = {(old, new) for link in pair["links"] for old in link["old"] for new in link["new"]}
    for demand in pair["demands"]:
        if demand["old"] and demand["new"]:
            assert (demand["old"]["provision"], demand["new"]["provision"]) in linked, demand


@pytest.mark.parametrize(("name", "pair"), COMPARISONS)
def test_the_counts_of_verdicts_add_up_to_the_clauses_of_the_paragraphs(name: str, pair: dict[str, Any]) -> None:
    language = pair["old_languages"][0]
    whole = sum(len(c) for eid, c in clauses(name, pair["old"], language).items() if eid.startswith("para"))
    listed = Counter(demand["verdict"] for demand in pair["demands"])
    unlisted = whole - sum(1 for demand in pair["demands"] if demand["old"])
    assert Counter(pair["summary"]) == listed + Counter(kept=unlisted)


@pytest.mark.parametrize(("name", "report"), REPORTS)
def test_claims_stand_in_the_report_once_and_in_order(name: str, report: dict[str, Any]) -> None:
    text = path_of(name, report["file"]).read_text("utf-8")
    begins = [claim["begins"] for claim in report["claims"]]
    assert [words for words in begins if text.count(words) != 1] == []
    places = [text.index(words) for words in begins]
    assert places == sorted(places)
    assert all(claim.get("repeated_by", begins[0]) in begins for claim in report["claims"])


@pytest.mark.parametrize(("name", "report"), REPORTS)
def test_claims_report_units_and_clauses_that_exist(name: str, report: dict[str, Any]) -> None:
    for claim in report["claims"]:
        for text, units, number in (
            ("joint-motion", claim["reports"], claim.get("clause", 1)),
            ("adopted", claim["reports_adopted"], claim.get("clause_adopted", 1)),
        ):
            known = clauses(name, text, "en")
            assert all(unit in known for unit in units), claim
            assert not units or number <= len(known[units[0]]), claim


@pytest.mark.parametrize("name", TRUTHS)
def test_nothing_is_both_reported_and_listed_as_not_mentioned(name: str) -> None:
    for report in TRUTHS[name]["summaries"]:
        for field, absent in (("reports", "not_mentioned"), ("reports_adopted", "not_mentioned_adopted")):
            reported = {unit for claim in report["claims"] for unit in claim[field]}
            assert not reported & set(report.get(absent, ()))


@pytest.mark.parametrize(("name", "text"), ENGLISH)
def test_the_rule_that_is_cited_keeps_its_paragraph(name: str, text: str) -> None:
    last = [p.text for p in expression(name, text, "en").walk() if p.kind is ProvisionKind.CITATION][-1]
    assert last == "having regard to Rule 232(2) and (4) of its Rules of Procedure,"
