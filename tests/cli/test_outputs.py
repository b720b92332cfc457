"""What -o does: several files of one result, the suffix chooses; devices and links are not replaced."""

import json
import os
import pty
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.cli.test_bad_input import ADOPTED, MOTION, assert_refused, run
from tests.corpus import ROOT
from tests.patience import patient

TEXT = "1. Calls on the Council to repair the old dykes by 2030;\n\n2. Invites the Commission to publish the maps;\n"
AMENDMENTS = 'Amendment 1\nIn paragraph 1, replace "Calls on" with "Invites".\n'


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A base and amendments to it."""
    base, papers = tmp_path / "base.txt", tmp_path / "amendments.txt"
    base.write_text(TEXT, "utf-8")
    papers.write_text(AMENDMENTS, "utf-8")
    return [str(base), str(papers)]


@pytest.mark.parametrize(
    ("command", "suffixes"),
    [
        (["convert", "{0}"], [".xml", ".json", ".txt"]),
        (["diff", "{0}", ADOPTED], [".html", ".pdf", ".docx", ".md", ".json", ".xml", ".txt"]),
        (["trace", MOTION, ADOPTED], [".html", ".pdf", ".md", ".json", ".txt", ".csv", ".xlsx"]),
        (["amend", "apply", "{0}", "{1}"], [".xml", ".json", ".txt", ".docx"]),
        (["amend", "check", "{0}", "{1}"], [".html", ".json", ".txt"]),
        (["amend", "simulate", "{0}", "{1}"], [".html", ".json", ".txt"]),
    ],
)
def test_one_result_in_several_files(command: list[str], suffixes: list[str], files: list[str], tmp_path: Path) -> None:
    outputs = [tmp_path / f"out{suffix}" for suffix in suffixes]
    words = [word.format(*files) for word in command]
    result = run(*words, *(word for path in outputs for word in ("-o", str(path))))
    assert (result.returncode, result.stdout) == (0, b"")
    starts = {".json": b"{", ".pdf": b"%PDF", ".docx": b"PK", ".xlsx": b"PK", ".xml": b"<?xml", ".html": b"<!DOCTYPE"}
    for path in outputs:
        assert path.read_bytes().startswith(starts.get(path.suffix, b""))
        assert path.stat().st_size > 0


def said_on_a_terminal(*arguments: str) -> tuple[bytes, str]:
    """Standard output through a pipe, and what a terminal gets that is standard error alone."""
    master, slave = pty.openpty()
    call = [sys.executable, str(ROOT / "cli.py"), *arguments]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=slave) as process:
        os.close(slave)
        out, _ = process.communicate(timeout=patient(20))
    try:
        said = os.read(master, 65536).decode()
    except OSError:  # nothing was said, and nobody is there any more
        said = ""
    os.close(master)
    assert process.returncode == 0
    return out, said.replace("\r\x1b[K", "").replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("command", "suffixes"),
    [
        (["convert", "{0}"], [".xml"]),
        (["diff", "{0}", "{0}"], [".html", ".pdf"]),
        (["trace", MOTION, ADOPTED], [".csv"]),
        (["synopsis", MOTION, ADOPTED], [".html"]),
        (["amend", "apply", "{0}", "{1}"], [".txt", ".docx"]),
        (["amend", "check", "{0}", "{1}"], [".json"]),
        (["amend", "draft", "{0}", "{0}"], [".md"]),
        (["amend", "simulate", "{0}", "{1}"], [".json"]),
    ],
)
def test_on_a_terminal_one_line_names_the_files(
    command: list[str], suffixes: list[str], files: list[str], tmp_path: Path
) -> None:
    outputs = [str(tmp_path / f"out{suffix}") for suffix in suffixes]
    words = [*(word.format(*files) for word in command), *(word for path in outputs for word in ("-o", path))]
    _, said = said_on_a_terminal(*words)
    assert said.count("clausewise: wrote ") == 1
    assert said.endswith(f"clausewise: wrote {', '.join(outputs)}\n")
    assert b"wrote" not in run(*words, "--force").stderr, "a script is told nothing"


@pytest.mark.parametrize("form", ["json", "md"])
def test_of_standard_output_and_devices_nothing_is_said(form: str, files: list[str]) -> None:
    out, said = said_on_a_terminal("diff", MOTION, ADOPTED, "--format", form)
    assert out
    assert "wrote" not in said
    out, said = said_on_a_terminal("diff", MOTION, ADOPTED, "--format", form, "-o", "-", "-o", "/dev/null", "--force")
    assert out
    assert "wrote" not in said


def test_a_suffix_that_is_none_is_refused(files: list[str], tmp_path: Path) -> None:
    for command, suffix in ((["amend", "apply", *files], ".pdf"), (["convert", files[0]], ".docx")):
        path = tmp_path / f"result{suffix}"
        assert_refused(run(*command, "-o", str(path)), f"writes no {suffix}; use .", ".xml")
        assert not path.exists()


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["amend", "apply", "{0}", "{1}", "--fail-on", "softened"], 1),
        (["amend", "apply", "{0}", "{1}", "--fail-on", "softened", "--min-confidence", "1"], 0),
        (["amend", "apply", "{0}", "{1}", "--fail-on", "dropped"], 0),
        (["amend", "draft", "{0}", "{2}", "--fail-on", "softened"], 1),
        (["amend", "draft", "{0}", "{2}", "--fail-on", "dropped"], 0),
        (["amend", "simulate", "{0}", "{1}", "--fail-on", "softened"], 1),
        (["amend", "simulate", "{0}", "{1}", "--fail-on", "softened", "--min-confidence", "1"], 0),
        (["amend", "apply", "{0}", "{1}", "--fail-on", "softened", "--lexicon", "{3}"], 0),
        (["amend", "simulate", "{0}", "{1}", "--fail-on", "softened", "--lexicon", "{3}"], 0),
    ],
)
def test_amend_judges_demands_as_diff_does(words: list[str], status: int, files: list[str], tmp_path: Path) -> None:
    new, grades = tmp_path / "new.txt", tmp_path / "grades.toml"
    new.write_text(TEXT.replace("Calls on", "Invites"), "utf-8")
    same = 'family = "directive", grade = 5.0, lo = 4.0, hi = 6.0'
    grades.write_text(f'language = "eng"\n[concepts]\ninvite = {{ {same} }}\ncall_on = {{ {same} }}\n', "utf-8")
    result = run(*(word.format(*files, new, grades) for word in words))
    assert result.returncode == status, result.stderr.decode()


def test_a_verdict_that_is_none_is_refused_before_anything_is_done(files: list[str]) -> None:
    for command in ("apply", "simulate"):
        assert_refused(run("amend", command, *files, "--fail-on", "worse"), "worse", "softened")


@pytest.mark.parametrize("option", ["--votes", "--against", "--certificate"])
def test_an_empty_name_is_not_passed_over(option: str, files: list[str]) -> None:
    assert_refused(run("amend", "simulate", *files, option, ""), option, "empty")


def test_what_a_link_leads_to_is_written_and_the_link_stays(files: list[str], tmp_path: Path) -> None:
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_text("old", "utf-8")
    link.symlink_to(target)
    assert_refused(run("convert", files[0], "-o", str(link)), "exists already")
    assert run("convert", files[0], "-o", str(link), "--force").returncode == 0
    assert link.is_symlink()
    assert json.loads(target.read_bytes())["provisions"]


def test_a_link_to_itself_is_refused(files: list[str], tmp_path: Path) -> None:
    link = tmp_path / "loop.json"
    link.symlink_to(link)
    assert_refused(run("convert", files[0], "-o", str(link), "--force"), "loop.json")
    assert link.is_symlink()


def test_a_pipe_is_written_through_and_not_replaced(files: list[str], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    result = run("convert", files[0], "--to", "json", "-o", str(pipe), "--force")
    if result.returncode:  # let the reader end
        pipe.write_bytes(b"")
    reader.join(timeout=patient(10))
    assert result.returncode == 0, result.stderr.decode()
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert json.loads(got[0])["provisions"]


def test_a_manifest_that_is_nested_too_deeply(tmp_path: Path) -> None:
    path = tmp_path / "pairs.json"
    path.write_text("[" * 100_000, "utf-8")
    assert_refused(run("batch", str(path), "-o", str(tmp_path / "out")), "nested too deeply")
