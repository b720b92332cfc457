"""Outputs as the commands give them: pager and colour on a terminal, the summary of a job, the synopsis."""

import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from commands.common_terminal import wants_colour
from tests.render.reading_docx import FIXTURES

ROOT = FIXTURES.parent
OLD, NEW = str(FIXTURES / "dossier/joint-motion.en.txt"), str(FIXTURES / "dossier/adopted.en.txt")
DIFF = (sys.executable, "cli.py", "diff", OLD, NEW)


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "PAGER")}
    return {**kept, "TERM": "xterm", **more}


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "cli.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment(**more))


def on_a_terminal(*arguments: str, **more: str) -> str:
    """What a terminal of 80 columns and 24 lines is sent."""
    master, slave = pty.openpty()
    os.set_inheritable(slave, True)
    settings = environment(COLUMNS="80", LINES="24", **more)
    with subprocess.Popen(
        [*DIFF, *arguments], stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=settings
    ) as process:
        os.close(slave)
        shown = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
    os.close(master)
    assert process.returncode == 0
    return shown.decode()


def pager(folder: Path) -> tuple[str, Path]:
    """A pager that keeps what it is given."""
    kept = folder / "shown"
    program = folder / "pager"
    program.write_text(f'#!/bin/sh\ncat > "{kept}"\n')
    program.chmod(0o755)
    return str(program), kept


@pytest.mark.parametrize(
    ("path", "settings", "expected"),
    [
        ("-", {"FORCE_COLOR": "1"}, True),
        ("-", {"FORCE_COLOR": "0"}, False),
        ("-", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("a.txt", {"FORCE_COLOR": "1"}, False),
        ("-", {}, False),
    ],
)
def test_colour(path: str, settings: dict[str, str], expected: bool) -> None:
    assert wants_colour(path, settings) is expected


def test_a_pipe_gets_no_colour_unless_it_asks() -> None:
    assert "\x1b" not in run("diff", OLD, NEW).stdout
    assert "\x1b[31;9m[-" in run("diff", OLD, NEW, FORCE_COLOR="1").stdout


def test_a_terminal_gets_colour_and_its_width() -> None:
    shown = on_a_terminal("--no-pager")
    assert "\x1b[31;9m[-" in shown
    plain = on_a_terminal("--no-pager", NO_COLOR="1")
    assert "\x1b" not in plain
    assert max(map(len, plain.replace("\xa0", " ").splitlines())) <= 80


def test_what_is_longer_than_the_screen_goes_through_the_pager(tmp_path: Path) -> None:
    program, kept = pager(tmp_path)
    shown = on_a_terminal(PAGER=program)
    assert "THE REDLINE" not in shown
    assert "THE REDLINE" in kept.read_text()
    kept.unlink()
    assert "THE REDLINE" in on_a_terminal("--no-pager", PAGER=program)
    assert not kept.exists()


def test_a_pipe_has_no_pager(tmp_path: Path) -> None:
    program, kept = pager(tmp_path)
    assert "THE REDLINE" in run("diff", OLD, NEW, PAGER=program).stdout
    assert not kept.exists()


def test_the_summary_of_a_job_is_added_to_its_file(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    done = run("diff", OLD, NEW, "--format", "github", "--fail-on", "dropped", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1
    assert f"::error file={OLD},line=154,title=× dropped%3A" in done.stdout.replace("\xa0", " ")
    text = summary.read_text()
    assert text.startswith("before\n## Joint motion")
    assert "| × dropped | 4 |" in text


def test_no_file_is_written_outside_of_github(tmp_path: Path) -> None:
    done = run("diff", OLD, NEW, "--format", "github", GITHUB_STEP_SUMMARY="")
    assert done.returncode == 0
    assert not list(tmp_path.iterdir())


def test_every_output_by_its_suffix(tmp_path: Path) -> None:
    outputs = [str(tmp_path / f"a{suffix}") for suffix in (".docx", ".md", ".xml", ".txt", ".json")]
    done = run("diff", OLD, NEW, *(word for path in outputs for word in ("-o", path)))
    assert done.returncode == 0, done.stderr
    assert zipfile.is_zipfile(outputs[0])
    assert Path(outputs[2]).read_text().startswith("<?xml")
    for path, view in ((OLD, "original"), (NEW, "final")):
        texts = [run("convert", name, "--to", "text", "--revisions", view).stdout for name in (path, outputs[0])]
        assert texts[0] == texts[1]


def test_a_synopsis(tmp_path: Path) -> None:
    third = tmp_path / "third.txt"
    third.write_text(Path(NEW).read_text().replace("urges", "calls on"))
    html, docx = tmp_path / "a.html", tmp_path / "a.docx"
    done = run("synopsis", OLD, NEW, str(third), "-o", str(html), "-o", str(docx), "--changed", "--exit-code")
    assert done.returncode == 1, done.stderr
    page = html.read_text()
    assert "C. third.txt" in page
    assert "<del>[urges]</del> <ins>calls on</ins>" in page
    assert zipfile.is_zipfile(docx)


def test_a_synopsis_has_its_own_base(tmp_path: Path) -> None:
    done = run("synopsis", OLD, NEW, "--base", NEW)
    assert done.returncode == 0
    assert "(base text)" in done.stdout.split("B. ")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((OLD,), "at least two texts"),
        ((OLD, OLD), "stands twice"),
        ((OLD, NEW, "--format", "odt"), "no output format 'odt' for a synopsis"),
        ((NEW, str(FIXTURES / "dossier/press-release.en.txt")), "a report is no version"),
    ],
)
def test_what_cannot_be_a_synopsis_is_one_clear_line(arguments: tuple[str, ...], message: str) -> None:
    done = run("synopsis", *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
