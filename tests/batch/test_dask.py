"""The same work on a cluster: real worker processes, one of them killed on the way; nothing is lost, nothing twice."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from akoma.errors import ClausewiseError
from commands.common_batching.dask_runner import on_a_cluster
from commands.common_batching.jobs import Job, Settings, blank_line
from commands.common_batching.work import Made
from render.batch_model import Outcome
from tests.batch.calls import command, large_pairs, query, run, table, tree, wait_for
from tests.corpus import ROOT
from tests.patience import patient

needs_dask = pytest.mark.skipif(find_spec("distributed") is None, reason="Dask (the extra 'dask') is not installed")

COUNT = 40
QUIET = {"DASK_DISTRIBUTED__ADMIN__LOG_FORMAT": "%(message)s", "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"}


def environment() -> dict[str, str]:
    return {**os.environ, **QUIET, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """The address of a scheduler; it and its workers, each a process of its own, as on machines of their own."""
    told = folder / "scheduler.json"
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
                 "--no-dashboard", "--scheduler-file", str(told)]  # fmt: skip
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(told), "--nthreads", "1",
              "--no-dashboard", "--no-nanny", "--local-directory", str(folder)]  # fmt: skip
    started = []
    try:
        for call in (scheduler, *[worker] * workers):
            started.append(
                subprocess.Popen(call, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment())
            )
            wait_for(told.exists)
        yield json.loads(told.read_text())["address"], started
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


@needs_dask
@pytest.mark.xdist_group("dask")  # two clusters at once starve each other on two processors
def test_a_worker_is_killed_and_every_pair_is_there_once(tmp_path: Path) -> None:
    pairs, out, here = large_pairs(tmp_path / "in", COUNT), tmp_path / "out", tmp_path / "here"
    with cluster(tmp_path, 2) as (address, processes):
        call = command("batch", str(pairs), "-o", str(out), "--scheduler", address)
        with open(tmp_path / "log", "wb") as log:
            batch = subprocess.Popen(call, stderr=log, env=environment())
        try:
            wait_for(lambda: batch.poll() is not None or done(out) >= 3)
            assert done(out) < COUNT, "one is killed in the middle"
            processes[1].send_signal(signal.SIGKILL)
            batch.wait(patient(60))
        finally:
            batch.kill()
            batch.wait()
    assert batch.returncode == 0, (tmp_path / "log").read_text()
    assert [line["name"] for line in table(out)] == [f"pair {number}" for number in range(COUNT)]
    assert query(out, "SELECT count(*), count(DISTINCT name) FROM pairs WHERE state = 'done'") == [(COUNT, COUNT)]
    assert run("batch", str(pairs), "-o", str(here)).returncode == 0
    assert tree(out) == tree(here), "the same as on one machine"
    for name in ("changes", "demands", "axes", "diagnostics"):
        assert query(out, f"SELECT * FROM {name}") == query(here, f"SELECT * FROM {name}")


def done(out: Path) -> int:
    try:
        return int(query(out, "SELECT count(*) FROM pairs")[0][0])
    except Exception:  # not made yet
        return 0


@needs_dask
@pytest.mark.xdist_group("dask")  # two clusters at once starve each other on two processors
def test_a_scheduler_that_goes_ends_the_batch_and_what_was_compared_is_kept(tmp_path: Path) -> None:
    pairs, out = large_pairs(tmp_path / "in", COUNT), tmp_path / "out"
    with cluster(tmp_path, 1) as (address, processes), open(tmp_path / "log", "wb") as log:
        call = command("batch", str(pairs), "-o", str(out), "--scheduler", address)
        with subprocess.Popen(call, stderr=log, env=environment()) as batch:
            wait_for(lambda: batch.poll() is not None or done(out) >= 3)
            processes[0].send_signal(signal.SIGKILL)
            assert batch.wait(patient(40)) == 2
    assert "the scheduler is gone; start the batch again" in (tmp_path / "log").read_text()
    kept = done(out)
    assert 3 <= kept < COUNT
    assert f"{kept} done before" in run("batch", str(pairs), "-o", str(out)).stderr


@needs_dask
@pytest.mark.xdist_group("dask")  # two clusters at once starve each other on two processors
def test_a_bad_document_is_an_outcome_there_too(tmp_path: Path) -> None:
    pairs, out = large_pairs(tmp_path / "in", 3), tmp_path / "out"
    (tmp_path / "in" / "old1.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "in" / "old2.txt").unlink()
    with cluster(tmp_path, 1) as (address, _):
        result = run("batch", str(pairs), "-o", str(out), "--scheduler", address, extra=environment())
        again = run("batch", str(pairs), "-o", str(out), "--scheduler", address, extra=environment())
    assert (result.returncode, again.returncode) == (2, 2)
    assert [(line["state"], line["fault"]) for line in table(out)] == [
        ("done", ""),
        ("failed", "input"),
        ("failed", "input"),
    ]
    assert "1 done before" in again.stderr


ADDRESS = "tcp://192.0.2.1:8786"
SHOWN = Made(Outcome(replace(blank_line(Job("one", "pairs/one", "old", "new")), state="done"), version="0.0.1"))


class Played:
    """What stands for Dask here: a cluster that answers as it is told to, and a client that loses its scheduler."""

    def __init__(self, status: str, answer: object = None, threads: int = 1) -> None:
        self.status, self.answer, self.threads, self.key, self.loop = status, answer, threads, "key", None

    def Client(self, *_: object, **__: object) -> "Played":  # noqa: N802 - the name that Dask gives it
        return self

    def nthreads(self) -> dict[str, int]:
        if not self.threads:
            raise OSError("Timed out trying to connect")
        return {"worker": self.threads}

    def submit(self, *_: object, **__: object) -> "Played":
        return self

    def as_completed(self, **_: object) -> "Played":
        return self

    def add(self, future: object) -> None: ...

    def __next__(self) -> "Played":
        """What was sent comes back."""
        return self

    def exception(self) -> object:
        return self.answer if isinstance(self.answer, Exception) else None

    def result(self) -> object:
        return self.answer

    def release(self) -> None: ...

    def close(self, timeout: float) -> None:
        raise TimeoutError


def on_played(folder: Path, played: Played, monkeypatch: pytest.MonkeyPatch) -> list[Outcome]:
    monkeypatch.setitem(sys.modules, "distributed", played)
    large_pairs(folder, 1)
    jobs = [Job("one", "pairs/one", str(folder / "old0.txt"), str(folder / "new0.txt"))]
    return list(on_a_cluster(ADDRESS)(Settings(), str(folder / "out"), jobs))


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (ValueError("unpickled"), "the cluster could not compare it (ValueError: unpickled)"),
        (SHOWN, "a worker has clausewise 0.0.1, here it is "),
    ],
)
def test_what_goes_wrong_on_a_worker_costs_that_pair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: object, says: str
) -> None:
    (outcome,) = on_played(tmp_path, Played("finished", answer), monkeypatch)
    assert (outcome.line.state, outcome.line.fault, outcome.fingerprint) == ("failed", "worker", "")
    assert says in outcome.line.error


@pytest.mark.parametrize("played", [Played("lost"), Played("cancelled"), Played("finished", threads=0)])
def test_a_scheduler_that_is_gone_is_one_error_that_says_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, played: Played
) -> None:
    with pytest.raises(ClausewiseError, match="the scheduler is gone") as problem:
        on_played(tmp_path, played, monkeypatch)
    assert "what was compared is kept" in problem.value.hint


def test_nothing_to_do_asks_no_scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", object())
    assert list(on_a_cluster(ADDRESS)(Settings(), str(tmp_path), [])) == []


@needs_dask
@pytest.mark.xdist_group("dask")  # two clusters at once starve each other on two processors
def test_no_scheduler_is_one_clear_line(tmp_path: Path) -> None:
    pairs = large_pairs(tmp_path / "in", 1)
    extra = {**environment(), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"}
    result = run("batch", str(pairs), "-o", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:1", extra=extra)
    assert result.returncode == 2
    (line,) = (line for line in result.stderr.splitlines() if line.startswith("clausewise: error"))
    assert "--scheduler tcp://127.0.0.1:1: no scheduler answers" in line
    assert "Traceback" not in result.stderr


def test_without_dask_the_message_says_what_to_type(tmp_path: Path) -> None:
    pairs = large_pairs(tmp_path / "in", 1)
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "distributed.py").write_text("raise ImportError('hidden for this test')\n")
    extra = {"PYTHONPATH": str(hidden)}
    result = run("batch", str(pairs), "-o", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:1", extra=extra)
    assert result.returncode == 2
    assert result.stderr.splitlines() == [
        "clausewise: error: --scheduler needs Dask, which is not installed; "
        "pip install 'clausewise[dask]', here and on every worker"
    ]
