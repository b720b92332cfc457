"""What the commands around git share: calling git, reading what stands in a commit, how git calls us."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from akoma.errors import ClausewiseError, SourceError

NOTHING = os.devnull
"""What git names for the side that is not there."""


def git(*arguments: str, folder: str | Path = ".") -> bytes:
    """What git prints. Raises SourceError with the first line of what it complains about."""
    if not shutil.which("git"):
        raise ClausewiseError("git is not installed", "install it, as in: apt-get install git")
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"status {done.returncode}"]
        raise SourceError(
            f"git {arguments[0]}: {told[0]}", "run this inside a git repository, with commits that it has"
        )
    return done.stdout


def asked(*arguments: str, folder: str | Path = ".") -> str:
    """One line from git; empty where git has no answer (a setting that is not set)."""
    try:
        return git(*arguments, folder=folder).decode("utf-8", "surrogateescape").strip("\n")
    except SourceError:
        return ""


def call() -> str:
    """How a shell starts this program: by its name where that finds it, else by the whole path."""
    started = Path(sys.argv[0]).resolve()
    found = shutil.which("clausewise")
    if found and Path(found).resolve() == started:
        return "clausewise"
    if started.suffix == ".py":
        return shlex.join([sys.executable, str(started)])
    return shlex.quote(str(started))
