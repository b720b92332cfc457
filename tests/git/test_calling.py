"""How git is called and calls back: without git, outside of a repository, and by which name we are started."""

import os
import shlex
import sys
from pathlib import Path

import pytest

from akoma.errors import ClausewiseError, SourceError
from commands.common_git import asked, call, git


def test_without_git_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ClausewiseError, match="git is not installed") as problem:
        git("status")
    assert "apt-get install git" in problem.value.hint


def test_what_git_complains_of_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(SourceError, match="git log: fatal: not a git repository") as problem:
        git("log", folder=tmp_path)
    assert "\n" not in str(problem.value)
    assert asked("log", folder=tmp_path) == ""


@pytest.mark.parametrize("name", ["clausewise", "my clausewise"])
def test_a_program_that_the_shell_finds_is_called_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    starter = tmp_path / name
    starter.write_text("#!/bin/sh\n")
    starter.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin")
    monkeypatch.setattr(sys, "argv", [str(starter)])
    assert call() == ("clausewise" if name == "clausewise" else shlex.quote(str(starter)))


def test_a_program_that_is_a_file_of_python_is_called_by_both_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "cli.py")])
    assert shlex.split(call()) == [sys.executable, str(tmp_path / "cli.py")]
