"""Batches as a user starts them, and their results as a user reads them."""

import csv
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.corpus import DOSSIER, ROOT
from tests.patience import patient

SHORT = """European Parliament resolution of {day} March 2099 on the dam (2099/2{number:03}(RSP))
The European Parliament,
– having regard to its rules,
A. whereas the dam of Kelmoor was opened in the night;
1. {verb} the authorities of Velmaria to open the gates of the valley no more than {number} times;
2. Instructs its President to forward this resolution to the Council and the Commission.
"""
"""A text of a few lines; the number makes it a text of its own."""


def command(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "cli.py"), *arguments]


def run(*arguments: str, extra: dict[str, str] | None = None, data: str = "") -> subprocess.CompletedProcess[str]:
    """A whole run; ``extra`` is added to the environment, ``data`` is what it finds on standard input."""
    return subprocess.run(
        command(*arguments),
        input=data,
        capture_output=True,
        text=True,
        check=False,
        timeout=patient(40),
        env={**os.environ, **(extra or {})},
    )


def small_pairs(folder: Path, count: int) -> Path:
    """So many pairs of short texts and their list."""
    folder.mkdir(exist_ok=True)
    lines = ["old,new,name"]
    for number in range(count):
        for side, verb in (("old", "Urges"), ("new", "Invites")):
            text = SHORT.format(day=number % 28 + 1, number=number, verb=verb)
            (folder / f"{side}{number}.txt").write_text(text, "utf-8")
        lines.append(f"old{number}.txt,new{number}.txt,pair {number}")
    path = folder / "pairs.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def large_pairs(folder: Path, count: int) -> Path:
    """So many pairs of texts of the fixtures, each with a line that makes it a text of its own, and their list."""
    folder.mkdir(exist_ok=True)
    lines = ["old,new,name"]
    for number in range(count):
        for side, name in (("old", "joint-motion"), ("new", "adopted")):
            text = (DOSSIER / f"{name}.nl.txt").read_text("utf-8") + "\n" * number
            (folder / f"{side}{number}.txt").write_text(text, "utf-8")
        lines.append(f"old{number}.txt,new{number}.txt,pair {number}")
    path = folder / "pairs.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def query(out: Path, text: str) -> list[tuple[Any, ...]]:
    """Rows of the database of the results, asked for as somebody would who only reads it."""
    connection = sqlite3.connect(f"file:{out / 'results.sqlite'}?mode=ro", uri=True, timeout=patient(5))
    try:
        return connection.execute(text).fetchall()
    finally:
        connection.close()


def table(out: Path) -> list[dict[str, str]]:
    """The lines of the CSV."""
    with open(out / "results.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def tree(out: Path) -> dict[str, bytes]:
    """Every file of the results but the database, by its path; while a batch runs, those that it is writing as well."""
    found = {}
    for path in out.rglob("*"):
        if path.is_file() and path.name not in ("results.sqlite", ".lock"):
            with suppress(FileNotFoundError):  # what was being written has its own name by now
                found[path.relative_to(out).as_posix()] = path.read_bytes()
    return found


def wait_for(done: Callable[[], object], seconds: float = 20) -> None:
    """Until something is true; an error when it never is. ``seconds`` are those of a quiet machine."""
    end = time.monotonic() + patient(seconds)
    while not done():
        assert time.monotonic() < end, "it never came to pass"
        time.sleep(0.02)
