"""A batch that is killed in the middle: what was done is kept, what was not is done, and nothing is there twice."""

import os
import signal
import subprocess
from pathlib import Path
from typing import Any

from tests.batch.calls import command, large_pairs, query, run, small_pairs, table, tree, wait_for
from tests.patience import patient

COUNT = 40


def committed(out: Path) -> list[tuple[Any, ...]]:
    """The names of the pairs that are done, while a batch runs."""
    try:
        return query(out, "SELECT name FROM pairs WHERE state = 'done' ORDER BY name")
    except Exception:  # not made yet, or being made
        return []


def started(pairs: Path, out: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command("batch", str(pairs), "-o", str(out), "--jobs", "2"), stderr=subprocess.DEVNULL, start_new_session=True
    )


def children(process: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False)
    return [int(number) for number in found.stdout.split()]


def test_killed_in_the_middle_it_goes_on_where_it_was(tmp_path: Path) -> None:
    pairs, out, whole = large_pairs(tmp_path / "in", COUNT), tmp_path / "out", tmp_path / "whole"
    batch = started(pairs, out)
    wait_for(lambda: len(committed(out)) >= 4)
    workers = children(batch.pid)
    os.kill(batch.pid, signal.SIGKILL)
    batch.wait()
    done = committed(out)
    assert 4 <= len(done) < COUNT, "it was killed in the middle"
    wait_for(lambda: not any(os.path.exists(f"/proc/{worker}") for worker in workers), 7)

    result = run("batch", str(pairs), "-o", str(out))
    assert result.returncode == 0, result.stderr
    assert f", {len(done)} done before: " in result.stderr
    assert query(out, "SELECT name FROM pairs WHERE run = 1 ORDER BY name") == done, "nothing was done again"
    assert [line["name"] for line in table(out)] == [f"pair {number}" for number in range(COUNT)]
    assert query(out, "SELECT run, asked, reused, compared, ended IS NULL FROM runs") == [
        (1, COUNT, 0, None, 1),
        (2, COUNT, len(done), COUNT - len(done), 0),
    ]
    run("batch", str(pairs), "-o", str(whole))
    assert tree(out) == tree(whole), "as if it had never been killed"
    for name in ("changes", "demands", "axes", "diagnostics"):
        rows, expected = (sorted(query(folder, f"SELECT * FROM {name}"), key=repr) for folder in (out, whole))
        assert rows == expected  # which pair is done first is for the workers to say


def test_killed_again_and_again_it_comes_to_its_end(tmp_path: Path) -> None:
    pairs, out = small_pairs(tmp_path / "in", 30), tmp_path / "out"
    for least in (1, 8, 16):
        batch = started(pairs, out)
        wait_for(lambda least=least, batch=batch: len(committed(out)) >= least or batch.poll() is not None)  # type: ignore[misc]
        batch.kill()
        batch.wait()
    assert run("batch", str(pairs), "-o", str(out)).returncode == 0
    assert [line["name"] for line in table(out)] == [f"pair {number}" for number in range(30)]
    assert query(out, "SELECT count(*), count(DISTINCT name) FROM pairs") == [(30, 30)]
    assert query(out, "SELECT count(DISTINCT pair) FROM demands") == [(30,)]
    assert not [name for name in tree(out) if "/." in name], "no file is left half-written"


def test_ctrl_c_ends_it_cleanly_with_an_index_of_what_is_done(tmp_path: Path) -> None:
    pairs, out = large_pairs(tmp_path / "in", COUNT), tmp_path / "out"
    batch = started(pairs, out)
    wait_for(lambda: len(committed(out)) >= 2)
    os.killpg(batch.pid, signal.SIGINT)
    assert batch.wait(patient(10)) == 130
    done = len(committed(out))
    assert done < COUNT
    assert len(table(out)) == done
    assert f"{COUNT - done} pairs are still to be compared" in (out / "index.html").read_text()
    assert run("batch", str(pairs), "-o", str(out)).returncode == 0
    assert len(table(out)) == COUNT


def test_a_worker_that_dies_costs_one_pair(tmp_path: Path) -> None:
    pairs, out = large_pairs(tmp_path / "in", COUNT), tmp_path / "out"
    batch = subprocess.Popen(
        command("batch", str(pairs), "-o", str(out), "--jobs", "2"), stderr=subprocess.PIPE, text=True
    )
    wait_for(lambda: len(committed(out)) >= 2)
    # One of the children keeps the books of the others; the last one is a worker.
    os.kill(children(batch.pid)[-1], signal.SIGKILL)
    _, told = batch.communicate(timeout=patient(40))
    assert batch.returncode == 2
    assert told.count("was ended by SIGKILL") == 1
    assert [line["fault"] for line in table(out) if line["state"] == "failed"] == ["worker"]
    assert len(table(out)) == COUNT
    assert run("batch", str(pairs), "-o", str(out)).returncode == 0
    assert all(line["state"] == "done" for line in table(out))


def test_two_batches_do_not_write_into_one_folder(tmp_path: Path) -> None:
    pairs, out = large_pairs(tmp_path / "in", COUNT), tmp_path / "out"
    batch = started(pairs, out)
    wait_for(lambda: committed(out))
    second = run("batch", str(pairs), "-o", str(out))
    batch.kill()
    batch.wait()
    assert second.returncode == 2
    assert second.stderr.splitlines() == [
        f"clausewise: error: {out}: another batch is writing there; wait until it is done, or stop it"
    ]
