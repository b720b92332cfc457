"""How two texts relate, and what readers are told about it."""

import pytest

from akoma.diagnostics import Severity
from akoma.model import Document
from akoma.reading import read
from differ.across.mode import relation
from differ.model import Mode
from tests.across.building import document, motion, report
from tests.corpus import CORPUS, DOSSIER, RC1, ROOT, needs_corpus

HARBOUR = ROOT / "fixtures" / "dossier-harbour"


def dossier(name: str) -> Document:
    return read(str(DOSSIER / f"{name}.txt"))


@pytest.mark.parametrize(
    ("old", "new", "mode"),
    [
        ("joint-motion.nl", "adopted.nl", Mode.VERSIONS),
        ("joint-motion.nl", "adopted.en", Mode.TRANSLATIONS),
        ("joint-motion.fr", "joint-motion.de", Mode.TRANSLATIONS),
        ("joint-motion.nl", "press-release.en", Mode.SUMMARY),
        ("joint-motion.en", "press-release-stripped.en", Mode.SUMMARY),
        ("adopted.en", "article.en", Mode.SUMMARY),
        ("adopted.de", "letter.en", Mode.SUMMARY),
    ],
)
def test_the_mode_is_found_by_itself(old: str, new: str, mode: Mode) -> None:
    found = relation(dossier(old), dossier(new))
    assert (found.mode, found.is_reversed) == (mode, False)
    assert (found.diagnostic.code, found.diagnostic.severity) == ("mode", Severity.INFO)
    assert mode.value in found.diagnostic.message or "report" in found.diagnostic.message


def test_a_statement_before_a_motion_is_the_report() -> None:
    found = relation(dossier("statement.en"), dossier("joint-motion.nl"))
    assert (found.mode, found.is_reversed) == (Mode.SUMMARY, True)
    assert "took up" in found.diagnostic.message


def test_two_texts_without_numbers_are_told_to_be_a_guess() -> None:
    found = relation(dossier("press-release.en"), dossier("press-release-stripped.en"))
    assert found.mode is Mode.VERSIONS
    assert (found.diagnostic.code, found.diagnostic.severity) == ("mode-guessed", Severity.WARNING)


def test_two_languages_without_numbers() -> None:
    old, new = document(report("Ein Bericht.", language="deu")), document(report("A report."))
    assert relation(old, new).mode is Mode.TRANSLATIONS


def test_a_short_text_with_numbers_is_a_text() -> None:
    long = document(motion(*(f"Calls on the Council to adopt measure {n};" for n in range(30))))
    assert relation(long, document(motion("Calls on the Council to adopt measure 3;"))).mode is Mode.VERSIONS


@needs_corpus
@pytest.mark.parametrize("number", ["000", "001", "003", "004"])
def test_real_reports_are_found(number: str) -> None:
    (path,) = CORPUS.glob(f"{number}_*")
    assert relation(read(str(RC1)), read(str(path))).mode is Mode.SUMMARY
