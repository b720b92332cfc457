"""Limits: one table, three ways to change them, and errors that say how."""

import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from akoma.errors import ClausewiseError, SourceTooLargeError
from akoma.limits import VARIABLE, Limits, changed, current, raising, spelled, using
from akoma.reading import read_data
from akoma.sources import read_bytes
from tests.akn.building import document
from tests.corpus import DOSSIER, ROOT
from tests.hostile.corpus import HEAD, point
from tests.hostile.seeds import good
from tests.patience import patient
from tests.pdf.printing import bomb

TEXT = str(DOSSIER / "adopted.en.txt")


def run(*arguments: str, limits: str = "") -> subprocess.CompletedProcess[str]:
    call = [sys.executable, str(ROOT / "cli.py"), *arguments]
    environment = {**os.environ, VARIABLE: limits}
    return subprocess.run(call, capture_output=True, text=True, check=False, timeout=patient(20), env=environment)


def test_the_documentation_lists_every_limit() -> None:
    page = (ROOT / "docs" / "limits.md").read_text()
    rows = [f"| `{f.name}` | {f.default} | {f.metadata['what']} | {f.metadata['why']} |" for f in fields(Limits)]
    assert "\n".join(rows) in page
    assert page.count("| `") == len(rows)


def test_words_and_limits_are_the_same() -> None:
    chosen = Limits(pages=3, seconds=7)
    assert changed(Limits(), spelled(chosen).split(), "here") == chosen
    assert changed(chosen, [], "here") == chosen


WRONG = (
    "pages",
    "page=3",
    "pages=",
    "pages=0",
    "pages=-1",
    "pages=1.5",
    "depth=201",
    "pages=99999999999",
    "pages=٣",
    "=",
)


@pytest.mark.parametrize("word", WRONG)
def test_what_is_no_limit_is_one_clear_error(word: str) -> None:
    with pytest.raises(ClausewiseError) as caught:
        changed(Limits(), [word], "--limit")
    assert caught.value.message.startswith("--limit: ")
    assert caught.value.hint
    assert run("convert", TEXT, "--limit", word).stderr.startswith("clausewise: error: --limit: ")
    ended = run("convert", TEXT, limits=word)
    assert (ended.returncode, ended.stderr.count("\n"), ended.stdout) == (2, 1, "")
    assert VARIABLE in ended.stderr


def test_the_command_line_stands_above_the_environment() -> None:
    assert "characters=20" in run("convert", TEXT, limits="characters=10").stderr
    assert run("convert", TEXT, "--limit", "characters=100000", limits="characters=10").returncode == 0
    assert run("diff", TEXT, TEXT, "--limit", "lines=3").returncode == 2


def test_limits_hold_inside_the_block_only() -> None:
    before = current()
    with using(Limits(pages=1)):
        assert current().pages == 1
    assert current() == before


REACHED = {
    "text": ("characters", "lines", "paragraphs"),
    "akn": ("elements",),
    "html": ("characters", "markup", "elements", "paragraphs"),
    "docx": ("characters", "paragraphs", "members", "tags"),
    "pdf": ("characters", "pages", "paragraphs"),
}
"""For each format limits that a good document of it passes once they are small enough."""


@pytest.mark.parametrize(("form", "name"), [(form, name) for form, names in REACHED.items() for name in names])
def test_each_error_names_its_limit(form: str, name: str) -> None:
    data = good(form)
    with using(replace(Limits(), **{name: 1})), pytest.raises(ClausewiseError) as caught:
        read_data(data, "good.file", "en")
    assert f"--limit {name}=2" in caught.value.hint


@pytest.mark.parametrize(
    ("data", "limit"),
    [
        (document("<hcontainer name='x'>" * 61 + "<p>x</p>" + "</hcontainer>" * 61), "depth=120"),
        (HEAD.encode() + b"1. Calls on:\n\n" + "".join(map(point, range(1_800))).encode(), "depth=120"),
        (bomb(), "memory=2000"),
    ],
    ids=["elements", "points", "memory"],
)
def test_each_error_names_its_limit_in_hostile_documents(data: bytes, limit: str) -> None:
    with pytest.raises(ClausewiseError) as caught:
        read_data(data, "bad.file", "en")
    assert f"--limit {limit}" in caught.value.hint


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"word " * 250_000)
    with using(Limits(megabytes=1)), pytest.raises(SourceTooLargeError, match="larger than 1 MB") as caught:
        read_bytes(str(large))
    assert "--limit megabytes=2" in caught.value.hint


def test_a_limit_that_cannot_be_raised_is_not_advised() -> None:
    with using(Limits(depth=200)):
        assert raising("depth", "divide it") == "divide it"


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are those of Unix")
def test_progress_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\0")
    arguments = ("convert", TEXT, str(bad), "-o", str(tmp_path), "--force")
    assert "\r" not in run(*arguments).stderr
    shown = _on_a_terminal(*arguments)
    assert "1 of 2: adopted.en.txt" in shown
    assert "\r\x1b[Kclausewise: error: bad.txt: " in shown
    assert shown.rstrip().endswith("clausewise: 1 of 2 files converted")


def _on_a_terminal(*arguments: str) -> str:
    """What a run writes to standard error when that is a terminal."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, str(ROOT / "cli.py"), *arguments], stderr=theirs) as process:
        process.wait(patient(20))
    os.close(theirs)
    written = os.read(ours, 100_000).decode()
    os.close(ours)
    return written
