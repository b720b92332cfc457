"""The completions of real shells offer commands, options and files."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus import ROOT
from tests.git.repository import Repository

ASK = {
    "bash": "source ./script; COMP_WORDS=({words}); COMP_CWORD={at}; _clausewise_completion clausewise; "
    'printf "%s\\n" "${{COMPREPLY[@]}}"',
    "fish": 'source ./script; complete -C "{typed}"',
}


def offered(shell: str, at: Repository, typed: str) -> set[str]:
    """What a shell offers after these words."""
    (at.folder / "script").write_text(at.clausewise("completions", shell))
    words = typed.split(" ")
    told = " ".join(f'"{word}"' for word in words)
    shown = at.run(shell, "-c", ASK[shell].format(words=told, at=len(words) - 1, typed=typed))
    return {line.split("\t")[0] for line in shown.splitlines()}


@pytest.mark.parametrize("shell", list(ASK))
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("clausewise va", {"validate"}),
        ("clausewise amend dr", {"draft"}),
        ("clausewise diff --mo", {"--mode"}),
        ("clausewise diff --mode ver", {"versions"}),
    ],
)
def test_a_shell_completes(shell: str, typed: str, expected: set[str], tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    assert offered(shell, Repository(tmp_path), typed) == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_the_scripts_ask_is_answered(shell: str) -> None:
    """The question that the script of a shell puts to clausewise, whether or not that shell is installed."""
    words = {"COMP_WORDS": "clausewise tr", "COMP_CWORD": "tr" if shell == "fish" else "1"}
    call = [sys.executable, "-c", "import sys; sys.argv = ['clausewise']; import cli; cli.main()"]
    asked = {"PATH": "/usr/bin:/bin", "_CLAUSEWISE_COMPLETE": f"{shell}_complete", **words}
    done = subprocess.run(call, env=asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "trace" in done.stdout
    assert "git-diff" not in done.stdout


def test_another_shell_is_refused(tmp_path: Path) -> None:
    at = Repository(tmp_path)
    at.clausewise("completions", "tcsh", status=2)
    assert "bash" in at.said


def test_commands_for_git_alone_are_not_offered(tmp_path: Path) -> None:
    shown = Repository(tmp_path).clausewise("--help")
    assert "install-git" in shown
    assert "git-textconv" not in shown
