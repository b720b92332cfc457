"""Bad input: one clear line that says what to do, exit status 2, no traceback, nothing half-written."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus import DOSSIER, ROOT
from tests.patience import patient

MOTION = str(DOSSIER / "joint-motion.en.txt")
ADOPTED = str(DOSSIER / "adopted.en.txt")


def run(*arguments: str, data: bytes = b"", folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    call = [sys.executable, str(ROOT / "cli.py"), *arguments]
    return subprocess.run(call, input=data, capture_output=True, check=False, timeout=patient(20), cwd=folder)


def assert_refused(result: subprocess.CompletedProcess[bytes], *words: str) -> None:
    lines = result.stderr.decode().splitlines()
    assert result.returncode == 2
    assert len(lines) == 1, lines
    assert lines[0].startswith("clausewise: error: ")
    assert "Traceback" not in lines[0]
    assert result.stdout == b""
    for word in words:
        assert word in lines[0]


LITTLE = {
    "missing": (None, "no such file"),
    "empty": (b"", "empty"),
    "blank": (b" \n\n\t", "empty"),
    "binary": (bytes(range(256)) * 20, "format is not recognised"),
    "control": (b"The European Parliament, \x01 and the text of it", "control characters"),
    "latin": (b"Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.", "--lang"),
    "unknown-language": ("Avrupa Parlamentosu üye devletleri göreve çağırır ve barış ister.".encode(), "--lang"),
    "not-xml": (b"<?xml version='1.0'?><akomaNtoso><unclosed></akomaNtoso>", "not well-formed"),
    "other-xml": (b"<?xml version='1.0'?><rss><channel/></rss>", "not Akoma Ntoso"),
    "doctype": (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "DOCTYPE"),
    "xxe": (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "DOCTYPE"),
    "no-meta": (
        b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><statement name='x'/></akomaNtoso>",
        "FRBRExpression",
    ),
    "bad-uri": (
        b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><statement name='x'><meta>"
        b"<identification><FRBRExpression><FRBRthis value='nonsense'/></FRBRExpression></identification></meta>"
        b"</statement></akomaNtoso>",
        "not an Akoma Ntoso URI",
    ),
}


@pytest.mark.parametrize("name", LITTLE)
@pytest.mark.parametrize("command", [("convert",), ("diff", MOTION)])
def test_documents(name: str, command: tuple[str, ...], tmp_path: Path) -> None:
    data, word = LITTLE[name]
    path = tmp_path / f"{name}.txt"
    if data is not None:
        path.write_bytes(data)
    output = tmp_path / "out.json"
    assert_refused(run(*command, str(path), "-o", str(output)), name, word)
    assert not output.exists()


def test_a_folder(tmp_path: Path) -> None:
    assert_refused(run("convert", str(tmp_path)), "is a folder")


def test_outputs_that_cannot_be_written(tmp_path: Path) -> None:
    there = tmp_path / "there.html"
    there.write_text("mine")
    assert_refused(run("diff", MOTION, ADOPTED, "-o", str(there)), "exists already", "--force")
    assert there.read_text() == "mine"
    assert_refused(run("diff", MOTION, ADOPTED, "-o", str(tmp_path / "no" / "x.html")), "folder does not exist")
    assert_refused(run("diff", MOTION, ADOPTED, "-o", str(tmp_path / "x.unknown")), "no output format")
    assert_refused(run("diff", MOTION, ADOPTED, "-o", str(tmp_path)), "is a folder")
    copy = tmp_path / "copy.html"
    copy.write_bytes(Path(MOTION).read_bytes())
    assert_refused(run("diff", str(copy), ADOPTED, "-o", str(copy), "--force"), "one of the inputs")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.html", "there.html"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    assert_refused(run("convert", MOTION, "-o", str(tmp_path / "x.xml")), "cannot be written")


def test_the_first_of_two_texts_is_a_legislative_text() -> None:
    prose = b"The people of the valley have lived with the river for as long as anyone can remember. " * 3
    assert_refused(run("diff", "-", MOTION, data=prose), "standard input", "no citations, recitals or numbered")


def test_two_languages_are_no_two_versions() -> None:
    call = ("diff", MOTION, str(DOSSIER / "adopted.nl.txt"), "--mode", "versions")
    assert_refused(run(*call), "in two languages", "--old-lang")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("frob",), ("frob", "--help")),
        (("diff", MOTION), ("NEW", "clausewise diff --help")),
        (("diff", MOTION, ADOPTED, "--fail-on", "worse"), ("worse", "softened")),
        (("diff", MOTION, ADOPTED, "--min-confidence", "7"), ("min-confidence",)),
        (("diff", MOTION, ADOPTED, "--format", "odt"), ("odt", "html")),
        (("diff", MOTION, ADOPTED, "--lang", "xx"), ("xx", "nl")),
        (("diff", MOTION, ADOPTED, "--ui-lang", "xx"), ("xx", "nl")),
        (("convert", MOTION, ADOPTED), ("folder", "-o")),
    ],
)
def test_calls(arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    assert_refused(run(*arguments), *words)


def test_a_file_name_cannot_write_to_the_terminal() -> None:
    assert_refused(run("convert", "no\x1b[31msuch\nfile"), "no such file")
    assert b"\x1b" not in run("convert", "no\x1b[31msuch").stderr


def test_one_bad_file_among_several_stops_none(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\0")
    out = tmp_path / "out"
    out.mkdir()
    result = run("convert", MOTION, str(bad), ADOPTED, "-o", str(out))
    assert result.returncode == 2
    assert sorted(p.name for p in out.iterdir()) == ["adopted.en.xml", "joint-motion.en.xml"]
    assert b"bad.txt" in result.stderr
    assert b"2 of 3 files converted" in result.stderr


def test_standard_input_is_read_once() -> None:
    assert_refused(run("diff", "-", "-", data=b"1. Calls on the Council to act;"), "only one of the two")


def test_convert_writes_only_what_it_can_name(tmp_path: Path) -> None:
    assert_refused(run("convert", MOTION, "-o", str(tmp_path / "x.pdf")), "writes no .pdf", ".xml")
    same = tmp_path / "same"
    same.mkdir()
    copy = same / Path(MOTION).name
    copy.write_bytes(Path(MOTION).read_bytes())
    assert_refused(run("convert", MOTION, str(copy), "-o", str(tmp_path)), "the same name")


def test_damaged_utf8_is_not_read_as_something_else(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes(Path(MOTION).read_bytes() + b"\xff")
    assert_refused(run("convert", str(path)), "damaged UTF-8 at byte")


def test_windows_1252_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(
        "1. betreurt de coördinatie van de één of andere dam in Velmarië;\n2. verzoekt de Raad om hulp;".encode(
            "cp1252"
        )
    )
    assert "coördinatie" in run("convert", str(path), "--to", "text").stdout.decode()


def test_without_a_command_the_help_is_shown() -> None:
    result = run()
    assert result.returncode == 0
    assert b"Commands:" in result.stdout


@pytest.mark.parametrize(
    "call",
    [
        ("diff", MOTION, ADOPTED),
        ("trace", MOTION, ADOPTED),
        ("explain", "Urges the Council to act"),
        ("batch", "pairs", "-o", "results"),
    ],
    ids=lambda call: call[0],
)
def test_a_bad_lexicon_is_named_as_it_was_typed_with_its_line(call: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "good.toml").write_text('[hedges]\nwords = ["inter alia"]\n')
    (tmp_path / "own" / "bad.toml").write_text("[hedges]\n\nwords = 3\n")
    (tmp_path / "pairs").mkdir()
    typed = ("--lexicon", "own/good.toml", "--lexicon", "own/../own/bad.toml")
    result = run(*call, *typed, folder=tmp_path)
    assert_refused(result, "error: own/../own/bad.toml, line 3: hedges.words: expected a list of texts")
    assert not (tmp_path / "results").exists()


SAID = "read as {}, as asked, but the text is plainly in {}: say {}, or leave the language out"
DUTCH = str(DOSSIER / "joint-motion.nl.txt")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("convert", MOTION, "--lang", "nl"), [("nl", "en")]),
        (("diff", MOTION, ADOPTED, "--lang", "de"), [("de", "en")] * 2),
        (("diff", DUTCH, ADOPTED, "--old-lang", "nl", "--new-lang", "fr"), [("fr", "en")]),
        (("trace", DUTCH, ADOPTED, "--old-lang", "en"), [("en", "nl")]),
        (
            ("explain", "Urges the Council to adopt sanctions without delay if talks fail", "--lang", "nl"),
            [("nl", "en")],
        ),
    ],
    ids=lambda value: value[0] if isinstance(value[0], str) else "",
)
def test_a_wrong_language_is_warned_of_with_both_names(call: tuple[str, ...], told: list[tuple[str, str]]) -> None:
    result = run(*call)
    assert result.returncode == 0
    lines = [line for line in result.stderr.decode().splitlines() if "plainly" in line]
    assert len(lines) == len(told)
    for line, (asked, found) in zip(lines, told, strict=True):
        assert line.startswith("clausewise: warning: ")
        assert line.endswith(SAID.format(asked, found, found))


@pytest.mark.parametrize(
    "call",
    [
        ("convert", MOTION, "--lang", "en"),
        ("convert", DUTCH, "--lang", "nld"),
        ("diff", DUTCH, ADOPTED, "--old-lang", "nl", "--new-lang", "en"),
        ("explain", "Verzoekt de Raad", "--lang", "en"),
        ("explain", "Urges Velmaria", "--lang", "nl"),
    ],
)
def test_a_language_that_is_right_or_cannot_be_told_is_not_doubted(call: tuple[str, ...]) -> None:
    result = run(*call)
    assert result.returncode == 0
    assert b"plainly" not in result.stderr


def test_the_warning_stands_in_the_record(tmp_path: Path) -> None:
    found = json.loads(run("convert", MOTION, "--lang", "nl", "--to", "json").stdout)["diagnostics"]
    (one,) = [finding for finding in found if finding["code"] == "language-differs"]
    assert (one["severity"], one["message"]) == ("warning", SAID.format("nl", "en", "en"))
    saved = tmp_path / "a.xml"
    assert run("convert", MOTION, "--lang", "nl", "-o", str(saved)).returncode == 0
    again = json.loads(run("convert", str(saved), "--lang", "nl", "--to", "json").stdout)["diagnostics"]
    assert [finding["code"] for finding in again].count("language-differs") == 1
