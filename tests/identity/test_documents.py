"""The real documents and the dossier: kind, facts, segments, and which of them speak of another resolution."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from akoma.about import other_text
from akoma.accounting import unaccounted
from akoma.akn_reader import read_akn
from akoma.akn_writer import write_akn
from akoma.model import Document, Expression
from akoma.normalise import compose
from akoma.reading import read
from akoma.sources import decode
from akoma.validation import findings
from differ.compare import compare
from render.to_json import document_json
from tests.corpus import CORPUS, DOSSIER, RC1, ROOT, needs_corpus

TRUTH: list[dict[str, Any]] = json.loads((DOSSIER / "expected.json").read_text("utf-8"))["documents"]
CLAIMS: list[dict[str, Any]] = json.loads((DOSSIER / "expected.json").read_text("utf-8"))["summaries"]
SCHEMA = json.loads((ROOT / "render" / "expression.schema.json").read_text("utf-8"))

KINDS = {"000": "press-release", "001": "article", "002": "joint-motion-for-resolution", "003": "statement",
         "004": "letter"}  # fmt: skip
every_file = pytest.mark.parametrize("truth", TRUTH, ids=lambda truth: str(truth["file"]))


def corpus(number: str) -> Path:
    return next(CORPUS.glob(f"{number}_*.txt"))


def document(path: Path) -> Document:
    return read(str(path))


def real(number: str) -> Expression:
    return document(corpus(number)).expression


def invented(name: str) -> Expression:
    return document(DOSSIER / name).expression


PATHS = [*sorted(DOSSIER.glob("*.txt")), *sorted(CORPUS.glob("*.txt"))]


# --- kinds and facts


@needs_corpus
@pytest.mark.parametrize("number", KINDS)
def test_the_kind_of_the_real_documents(number: str) -> None:
    assert real(number).kind == KINDS[number]


@every_file
def test_the_kind_of_the_invented_documents(truth: dict[str, Any]) -> None:
    assert invented(truth["file"]).kind == truth["kind"]


@every_file
def test_what_the_invented_documents_say(truth: dict[str, Any]) -> None:
    references, stated = invented(truth["file"]).references, truth["references"]
    vote = references.vote
    assert references.date == stated.get("date", "")
    counts = {"for": vote.in_favour, "against": vote.against, "abstentions": vote.abstention} if vote else None
    assert counts == truth.get("vote")
    about = [m.value for m in references.about]
    if truth["kind"] == "letter":
        assert about == [stated["procedure"], stated["resolution_of"]]
    assert not about or truth["kind"] in ("letter", "article")


@needs_corpus
def test_what_the_real_documents_say() -> None:
    vote = real("000").references.vote
    assert vote is not None
    assert (vote.in_favour, vote.against, vote.abstention) == (491, 9, 36)
    assert [real(number).references.date for number in ("001", "003")] == ["2023-10-06", "2023-09-21"]
    assert [(m.value, m.quote) for m in real("004").references.about] == [
        ("2025-03-13", "resolution adopted on March 13, 2025")
    ]
    assert [real(number).references.about for number in ("000", "001", "002", "003")] == [()] * 4


# --- segments


@needs_corpus
def test_the_real_press_release_is_cut_where_its_sentences_begin() -> None:
    found = real("000")
    assert found.title == "NagornoKarabakh MEPs demand review of EU relations with Azerbaijan"
    opened = " ".join(p.text.split()[0] for p in found.provisions)
    assert opened == (
        "Parliament The EU MEPs Condemning In With They Appalled While Expressing They Parliament To They Parliament "
        "In The"
    )
    assert [d.code for d in found.diagnostics] == ["segmentation-guessed"]


@needs_corpus
def test_residue_and_marks_of_the_real_documents_are_no_text() -> None:
    assert real("001").provisions[-1].text.endswith("Kanko concludes.")
    text = "\n".join(p.text for p in real("003").provisions)
    assert not {"*", "[", "]", "#"} & set(text)
    assert text.endswith("EaP CSF Moldova National Platform Facilitator")


def test_of_the_stripped_press_release_most_claims_begin_a_segment() -> None:
    """Of 22 claims 4 begin inside a sentence, and one has no word before it that the rules know."""
    found = invented("press-release-stripped.en.txt")
    lines = [found.title, *(p.text for p in found.provisions)]
    claims = next(s["claims"] for s in CLAIMS if s["file"] == "press-release-stripped.en.txt")
    missed = [c["begins"] for c in claims if not any(line.startswith(c["begins"]) for line in lines)]
    assert missed == [
        "MEPs urge Velmaria to open its border",
        "with at least EUR 40 million for the rebuilding",
        "and calls on the Velmarian authorities to release",
        "Public export credits for Koldrum Hydro",
    ]
    assert len(lines) == 19


def test_the_bullets_of_the_press_release_are_segments() -> None:
    found = invented("press-release.en.txt")
    assert [p.text.split()[0] for p in found.provisions[:5]] == ["Seven", "EU", "At", "Every", "After"]
    assert [f.text for f in found.furniture] == ["-"] * 4


def test_the_residue_of_the_article_is_no_text() -> None:
    residue = [c["begins"] for s in CLAIMS for c in s["claims"] if c.get("where") == "residue"]
    found = invented("article.en.txt")
    assert [p.text for p in found.provisions if any(p.text.startswith(words) for words in residue)] == []
    assert len([f for f in found.furniture if any(f.text.startswith(words) for words in residue)]) == len(residue)


# --- the same resolution?


@needs_corpus
@pytest.mark.parametrize("number", ["000", "001", "003"])
def test_the_texts_on_the_joint_motion_are_told_to_be_on_it(number: str) -> None:
    assert other_text(document(RC1).expression, real(number)) is None


@needs_corpus
def test_the_real_letter_is_on_another_text_and_that_is_told_first() -> None:
    first = compare(document(RC1), document(corpus("004"))).diagnostics[0]
    assert (first.code, first.severity) == ("other-text", "warning")
    assert first.message == (
        "one text speaks of another resolution than the other: “resolution adopted on March 13, 2025”"
    )
    assert compare(document(corpus("004")), document(RC1)).diagnostics[0] == first


@pytest.mark.parametrize("base", ["joint-motion.nl.txt", "joint-motion.en.txt", "adopted.nl.txt", "adopted.en.txt"])
@every_file
def test_of_the_invented_documents_only_the_letter_is_on_another_text(base: str, truth: dict[str, Any]) -> None:
    found = other_text(invented(base), invented(truth["file"]))
    assert (found is not None) == (truth["kind"] == "letter")


# --- records


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name[:24])
def test_round_trip_accounting_and_record(path: Path) -> None:
    found = document(path)
    written = write_akn(found.expression)
    assert findings(written, path.name) == ()
    assert read_akn(written) == found.expression
    assert unaccounted(found.expression, compose(decode(path.read_bytes(), path.name))) == []
    assert not list(Draft202012Validator(SCHEMA).iter_errors(document_json(found)))


def test_the_record_of_a_press_release_and_of_a_letter() -> None:
    release = document_json(document(DOSSIER / "press-release.en.txt"))["references"]
    letter = document_json(document(DOSSIER / "letter.en.txt"))["references"]
    assert release == {"vote": {"for": 487, "against": 21, "abstention": 44}}
    assert letter == {
        "date": "2100-01-21",
        "about": [
            {"kind": "procedure", "value": "2100/2005(RSP)", "quote": "2100/2005(RSP)"},
            {
                "kind": "date",
                "value": "2100-01-14",
                "quote": "resolution that was adopted on 14 January 2100",
            },
        ],
    }
