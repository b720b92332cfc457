"""How far a batch is, as a person reads it: a bar on a terminal, now and then a line in a log."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from commands.common_batching import progress as telling
from commands.common_batching.progress import EVERY, duration, progress
from tests.batch.calls import command, small_pairs
from tests.patience import patient


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "0 s"),
        (40, "40 s"),
        (59.6, "1 min"),
        (300, "5 min"),
        (3570, "1 h 0 min"),
        (3600, "1 h 0 min"),
        (7800, "2 h 10 min"),
    ],
)
def test_times_are_said_as_people_say_them(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_a_log_has_a_line_now_and_then_with_the_time_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = 0.0
    monkeypatch.setattr(telling, "time", SimpleNamespace(monotonic=lambda: now))
    with progress(40, "pairs") as advance:
        for _ in range(40):
            now += EVERY / 4
            advance()
    lines = capsys.readouterr().err.splitlines()
    assert lines[:2] == [
        "clausewise: 4 of 40 pairs, about 2 min left",
        "clausewise: 8 of 40 pairs, about 1 min left",
    ]
    assert lines[-1] == "clausewise: 36 of 40 pairs, about 10 s left"
    assert len(lines) == 9, "the end is told by the summary"


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are those of Unix")
def test_a_terminal_has_a_bar(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    call = command("batch", str(small_pairs(tmp_path / "in", 3)), "-o", str(tmp_path / "out"), "--jobs", "1")
    with subprocess.Popen(call, stderr=theirs) as process:
        assert process.wait(patient(20)) == 0
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "pairs" in shown
    assert "3/3" in shown
    assert "3 compared in " in shown
