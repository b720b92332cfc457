"""``clausewise trace`` on the command line, and :func:`differ.relate.relate`, which it shares with ``diff``."""

import json
from pathlib import Path

import pytest

from akoma.errors import ComparisonError
from differ.model import Mode, Side, Verdict
from differ.relate import AUTO, mode_of, relate
from tests.cli.test_bad_input import ADOPTED, MOTION, assert_refused, run
from tests.corpus import DOSSIER
from tests.trace.tables import document, lexicon

PRESS, STATEMENT, LETTER = (str(DOSSIER / f"{name}.en.txt") for name in ("press-release", "statement", "letter"))


def test_several_outputs_in_one_run(tmp_path: Path) -> None:
    suffixes = ("html", "pdf", "json", "md", "csv", "xlsx", "txt")
    outputs = [word for suffix in suffixes for word in ("-o", str(tmp_path / f"table.{suffix}"))]
    result = run("trace", MOTION, ADOPTED, PRESS, *outputs)
    assert (result.returncode, result.stdout) == (0, b"")
    starts = {"pdf": b"%PDF-", "xlsx": b"PK", "html": b"<!DOCTYPE html>", "json": b"{"}
    for suffix in suffixes:
        assert (tmp_path / f"table.{suffix}").read_bytes().startswith(starts.get(suffix, b""))


def test_the_terminal_is_the_default() -> None:
    shown = run("trace", MOTION, ADOPTED, "--ui-lang", "nl").stdout.decode()
    assert shown.startswith("Gezamenlijke ontwerpresolutie: wat er van elke eis is geworden")
    assert "\x1b" not in shown


def test_another_text_is_warned_of_on_standard_error() -> None:
    result = run("trace", MOTION, LETTER, "--format", "json", "--fail-on", "dropped,added", "--exit-code")
    assert result.returncode == 0, "what was not compared fails nothing"
    assert b"warning: letter.en.txt: one text speaks of 2099/2001(RSP)" in result.stderr
    record = json.loads(result.stdout)
    assert all(demand["cells"] == [None] for demand in record["demands"])


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--fail-on", "dropped"), 1),
        (("--fail-on", "contradicted"), 0),
        (("--fail-on", "added"), 1),
        (("--fail-on", "dropped", "--min-confidence", "1"), 0),
        (("--exit-code",), 1),
    ],
)
def test_exit_status(arguments: tuple[str, ...], status: int) -> None:
    assert run("trace", MOTION, ADOPTED, "--format", "json", *arguments).returncode == status


def test_a_text_and_itself_do_not_differ(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(Path(MOTION).read_bytes())
    result = run("trace", MOTION, str(copy), "--exit-code", "--fail-on", "dropped,added,softened", "--format", "json")
    assert result.returncode == 0
    assert {cell["verdict"] for demand in json.loads(result.stdout)["demands"] for cell in demand["cells"]} == {"kept"}


def test_an_older_document_fails_nothing() -> None:
    arguments = ("trace", MOTION, "--format", "json", "--fail-on", "dropped,added")
    assert run(*arguments, "--earlier", PRESS).returncode == 0
    assert run(*arguments, PRESS).returncode == 1
    record = json.loads(run("trace", MOTION, "--earlier", PRESS, "--format", "json").stdout)
    assert record["documents"][0]["standing"] == "earlier"
    assert record["earlier"][0]["demands"]


def test_a_lexicon_of_the_user_counts(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("broken = [", "utf-8")
    assert run("trace", MOTION, ADOPTED, "--lexicon", str(own)).returncode == 2


def test_what_cannot_be_done_is_refused_in_one_line(tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.write_text("mine", "utf-8")
    assert_refused(run("trace", MOTION), "at least one document")
    assert_refused(run("trace", "-", "-"), "standard input")
    assert_refused(run("trace", MOTION, ADOPTED, "--fail-on", "gone"), "no verdict gone")
    assert_refused(run("trace", MOTION, ADOPTED, "--format", "odt"), "odt", "xlsx")
    assert_refused(run("trace", MOTION, ADOPTED, "-o", str(there)), "exists already", "--force")
    assert_refused(run("trace", MOTION, ADOPTED, "-o", ADOPTED), "one of the inputs")
    assert_refused(run("trace", PRESS, ADOPTED), "no citations, recitals or numbered paragraphs", "first")
    assert_refused(run("trace", MOTION, str(tmp_path / "none.txt")), "no such file")
    assert there.read_text("utf-8") == "mine"


# --- relate -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("new", "mode", "told"),
    [
        ("adopted.en.txt", Mode.VERSIONS, []),
        ("adopted.nl.txt", Mode.TRANSLATIONS, ["mode"]),
        ("press-release.en.txt", Mode.SUMMARY, ["mode"]),
    ],
)
def test_the_mode_is_found_and_told(new: str, mode: Mode, told: list[str]) -> None:
    found, diagnostics = mode_of(document("joint-motion.en.txt"), document(new))
    assert (found, [each.code for each in diagnostics]) == (mode, told)
    report = relate(document("joint-motion.en.txt"), document(new), AUTO, {c: lexicon(c) for c in ("eng", "nld")})
    assert report.comparison.mode is mode
    assert len(report.verdicts) == len(report.comparison.changes)
    assert [each.code for each in report.diagnostics if each.code == "mode"] == told


@pytest.mark.parametrize(
    ("old", "new", "asked", "said"),
    [
        ("joint-motion.en.txt", "adopted.nl.txt", "versions", "two languages"),
        ("joint-motion.en.txt", "press-release.en.txt", "versions", "no citations"),
        ("joint-motion.en.txt", "press-release.en.txt", "translations", "no citations"),
        ("press-release.en.txt", "joint-motion.en.txt", "auto", "no citations"),
        ("press-release.en.txt", "article.en.txt", "auto", "no citations"),
    ],
)
def test_what_cannot_be_compared_is_refused(old: str, new: str, asked: str, said: str) -> None:
    with pytest.raises(ComparisonError, match=said):
        mode_of(document(old), document(new), asked)


def test_a_report_answers_only_what_it_speaks_of() -> None:
    report = relate(document("joint-motion.en.txt"), document("press-release.en.txt"), AUTO, {"eng": lexicon("eng")})
    segments = {provision.eid for provision in report.comparison.new.expression.walk()}
    for demand in report.demands:
        if demand.side is Side.OLD:
            assert bool(demand.counterparts) is (demand.verdict is not Verdict.DROPPED)
            assert {counterpart.provision for counterpart in demand.counterparts} <= segments
    for change, verdict in zip(report.comparison.changes, report.verdicts, strict=True):
        if not change.correspondence.old and verdict.demands:
            assert verdict.verdict is Verdict.ADDED


def test_without_a_lexicon_nothing_is_judged_and_that_is_said() -> None:
    report = relate(document("joint-motion.en.txt"), document("press-release.en.txt"), AUTO, {})
    assert report.demands == ()
    assert "lexicon-missing" in {each.code for each in report.diagnostics}
