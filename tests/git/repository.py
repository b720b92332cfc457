"""A real git repository for a test, with nothing of the configuration of whoever runs it."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.corpus import ROOT

EARLIER, LATER = (ROOT / "fixtures" / "dossier" / f"{name}.en.txt" for name in ("joint-motion", "adopted"))

NOTHING_MORE: Mapping[str, str] = {}

SMALL = """European Parliament resolution

The European Parliament,

1. Urges the Council to act without delay;

2. Asks the Commission to report;
"""
SOFTER = SMALL.replace("Urges", "Invites").replace(" without delay", "").replace("2. Asks", "2. Calls on")


class Repository:
    """A repository in a folder; ``home`` stands for the home of the user, ``bin`` has the command clausewise."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home, self.bin = folder / "texts", folder / "home", folder / "bin"
        for one in (self.folder, self.home, self.bin):
            one.mkdir(parents=True)
        starter = self.bin / "clausewise"
        starter.write_text(f'#!/bin/sh\nexec {shlex.join([sys.executable, str(ROOT / "cli.py")])} "$@"\n')
        starter.chmod(0o755)
        self.git("init", "-q", "-b", "main")

    @property
    def environment(self) -> dict[str, str]:
        """No global or system configuration; no pager, no colour."""
        path = f"{self.bin}{os.pathsep}{os.environ['PATH']}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "XDG_"))}
        names = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Anna Berg")
        mails = dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "anna@example.org")
        more = {"HOME": str(self.home), "PATH": path, "GIT_CONFIG_NOSYSTEM": "1", "GIT_PAGER": "cat", "NO_COLOR": "1"}
        return {**kept, **names, **mails, **more}

    def run(self, *call: str, status: int | None = 0, env: Mapping[str, str] = NOTHING_MORE) -> str:
        """Standard output of a program in the repository, which must end with this status; ``None``: with any."""
        done = subprocess.run(
            call,
            cwd=self.folder,
            env={**self.environment, **env},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        assert status is None or done.returncode == status, f"{call}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        self.said = done.stderr
        return done.stdout

    def git(self, *arguments: str, env: Mapping[str, str] = NOTHING_MORE) -> str:
        """Standard output of git."""
        return self.run("git", *arguments, env=env)

    def clausewise(self, *arguments: str, status: int = 0, env: Mapping[str, str] = NOTHING_MORE) -> str:
        """Standard output of clausewise."""
        return self.run("clausewise", *arguments, status=status, env=env)

    def commit(self, message: str, **files: str | bytes | None) -> str:
        """Write files (``a_txt`` is a.txt; ``None`` takes it away) and commit everything; the name of the commit."""
        for name, content in files.items():
            path = self.folder / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content.encode() if isinstance(content, str) else content)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD").strip()
