"""How two texts relate, and what readers are told about it."""

from dataclasses import replace

import pytest

from akoma.diagnostics import Severity
from akoma.errors import ComparisonError
from akoma.model import Document
from akoma.reading import read
from differ.across.mode import relation
from differ.lexicon import load
from differ.model import Mode
from differ.relate import mode_of, relate
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


def test_a_report_that_is_named_first_is_refused_with_the_call_that_helps() -> None:
    with pytest.raises(ComparisonError, match="no citations") as refused:
        mode_of(dossier("statement.en"), dossier("joint-motion.nl"))
    assert refused.value.hint.endswith("clausewise trace joint-motion.nl.txt statement.en.txt")


@pytest.mark.parametrize("asked", ["auto", "summary"])
def test_a_report_with_a_numbered_list_is_never_compared_the_wrong_way_round(asked: str) -> None:
    """Two numbered points do not make a text of a report: named first, it was judged as if it were the source."""
    points = report("MEPs call for measures.", "They condemn the attack.").provisions
    listed = motion("adopt sanctions", "publish a report").provisions
    story = document(replace(report("", ""), provisions=(*points, *listed)), "story.txt")
    source = document(motion(*(f"Calls on the Council to adopt measure {n};" for n in range(30))), "motion.txt")
    assert mode_of(source, story)[0] is Mode.SUMMARY
    with pytest.raises(ComparisonError, match="taken as a report") as refused:
        mode_of(story, source, asked)
    assert "clausewise trace motion.txt story.txt" in refused.value.hint


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


def test_a_report_that_is_older_than_its_source_is_told() -> None:
    """It cannot have strengthened or softened what came after it."""
    lexicons = {code: load(code, []) for code in ("eng", "nld")}
    codes = {
        name: [one.code for one in relate(dossier("joint-motion.nl"), dossier(name), "auto", lexicons).diagnostics]
        for name in ("statement.en", "press-release.en")
    }
    assert "report-older" in codes["statement.en"]
    assert "report-older" not in codes["press-release.en"]
