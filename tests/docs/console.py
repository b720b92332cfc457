"""Runs the examples of a page: the commands in its blocks ``console``, one after the other in one shell.

A line that begins with ``$ `` is a command (what follows up to ``END`` belongs to it where it has a here-document). The
lines below it are what it prints, on standard error where the other one has nothing; ``...`` stands for any number of
lines, ``[status 1]`` for an exit status that is not 0. A command without lines below it may print anything.
"""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.corpus import ROOT
from tests.get.playing import Play, page, playing
from tests.patience import patient

BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
STATUS = re.compile(r"\[status (\d+)\]")
GIVEN = {"/doceo/document/RC-9-2023-0393_NL.html": [Play(page("joint-motion", "nl"))]}
"""What the server of Parliament has, played on this machine."""

UNSET = ("GIT_", "GITHUB_", "XDG_", "COLUMNS")
"""Begins of names of variables that would change what is printed."""


@dataclass(frozen=True, slots=True)
class Example:
    """A command with what it must print and how it must end."""

    command: str
    expected: tuple[str, ...]
    status: int = 0


def examples(text: str) -> Iterator[Example]:
    """All examples of a page, in order."""
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = part.splitlines()
            size = lines.index("END") + 1 if "<<'END'" in lines[0] else 1
            told = [STATUS.fullmatch(line) for line in lines]
            status = next((int(found[1]) for found in told if found), 0)
            printed = tuple(line for line, is_status in zip(lines, told, strict=True) if not is_status)[size:]
            yield Example("\n".join(lines[:size]), printed, status)


def run_all(text: str, folder: Path) -> list[str]:
    """What is not as the page says; the fixtures are in the folder, and clausewise is on the path."""
    with playing(GIVEN) as stage:
        environment = {**_environment(folder), "CLAUSEWISE_SERVER": stage.base}
        place = folder / "work"
        place.mkdir()
        (place / "fixtures").symlink_to(ROOT / "fixtures")
        faults = []
        for example in examples(text):
            found = _run(example, place, environment)
            if moved := re.fullmatch(r"cd (\S+)", example.command):
                place = (place / moved[1]).resolve()
            faults += [found] if found else []
    return faults


def _environment(folder: Path) -> dict[str, str]:
    bin_folder, home = folder / "bin", folder / "home"
    bin_folder.mkdir()
    home.mkdir()
    starter = bin_folder / "clausewise"
    starter.write_text(f'#!/bin/sh\nexec {shlex.join([sys.executable, str(ROOT / "cli.py")])} "$@"\n')
    starter.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(UNSET)}
    names = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Anna Berg")
    mails = dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "anna@example.org")
    path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
    more = {"HOME": str(home), "PATH": path, "GIT_CONFIG_NOSYSTEM": "1", "GIT_PAGER": "cat", "NO_COLOR": "1"}
    return {**kept, **names, **mails, **more}


def _run(example: Example, place: Path, environment: dict[str, str]) -> str:
    """What is wrong with an example, or nothing."""
    if example.command.startswith("clausewise watch"):
        return _interrupt(example.command, place, environment)
    done = subprocess.run(
        ["bash", "-c", example.command], cwd=place, env=environment, capture_output=True, text=True, check=False
    )
    shown, said = (text.replace("\N{NO-BREAK SPACE}", " ").splitlines() for text in (done.stdout, done.stderr))
    if done.returncode != example.status:
        return f"$ {example.command}\nstatus {done.returncode}, not {example.status}\n{done.stdout}{done.stderr}"
    if example.expected and not fits(shown or said, example.expected):
        return f"$ {example.command}\nprints\n" + "\n".join(shown or said)
    return ""


def _interrupt(command: str, place: Path, environment: dict[str, str], seconds: float = 20) -> str:
    """A command that runs until Ctrl-C gets it as soon as it has told of its work."""
    started = subprocess.Popen(
        shlex.split(command), cwd=place, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert started.stderr is not None
    assert started.stdout is not None
    with started.stderr, started.stdout:
        first = started.stderr.readline()
        time.sleep(0.2)  # until it waits for changes; sooner is no fault either
        started.send_signal(signal.SIGINT)
        status = started.wait(patient(seconds))
    return "" if status == 0 and first else f"$ {command}\nstatus {status}, {first!r}"


def fits(shown: list[str], expected: tuple[str, ...]) -> bool:
    """Whether the output is the one expected; spaces at the ends of lines do not count."""
    lines = (r"(?:.*\n)*?" if line == "..." else re.escape(line.rstrip()) + r"\n" for line in expected)
    return bool(re.fullmatch("".join(lines), "".join(f"{line.rstrip()}\n" for line in shown)))
