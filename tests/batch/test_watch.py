"""``clausewise watch``: a real process that follows what happens in a folder."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.batch.calls import command, query, small_pairs, table, tree, wait_for
from tests.corpus import DOSSIER
from tests.patience import patient


@contextmanager
def watching(source: Path, out: Path) -> Iterator["subprocess.Popen[str]"]:
    call = command("watch", str(source), "-o", str(out), "--interval", "0.1", "--jobs", "1")
    process = subprocess.Popen(call, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def runs(out: Path) -> int:
    """How many runs have come to their end and are told of in the index."""
    try:
        return int(query(out, "SELECT count(*) FROM runs WHERE ended IS NOT NULL")[0][0])
    except Exception:  # not made yet
        return 0


def names(out: Path) -> list[str]:
    return [line["name"] for line in table(out)] if (out / "results.csv").exists() else []


def test_documents_come_change_and_go(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "in" / "out"
    folder.mkdir()
    for name in ("joint-motion.nl.txt", "adopted.nl.txt"):
        shutil.copy(DOSSIER / name, folder)
    with watching(folder, out) as process:
        wait_for(lambda: names(out) == ["joint-motion.nl--adopted.nl"])
        shutil.copy(DOSSIER / "joint-motion.en.txt", folder)
        shutil.copy(DOSSIER / "adopted.en.txt", folder)
        both = ["joint-motion.en--adopted.en", "joint-motion.nl--adopted.nl"]
        wait_for(lambda: names(out) == both)
        assert query(out, "SELECT run FROM pairs WHERE name LIKE '%nl'") == [(1,)], "it was not compared again"

        before, known = tree(out), runs(out)
        text = (folder / "adopted.nl.txt").read_text("utf-8").replace("Kelmoor", "Kelmaar")
        (folder / "adopted.nl.txt").write_text(text, "utf-8")
        wait_for(lambda: runs(out) > known)
        wait_for(lambda: tree(out)["results.csv"] != before["results.csv"])
        changed = {name for name, data in tree(out).items() if before.get(name) != data}
        assert all("nl--adopted.nl" in name or "/" not in name for name in changed)

        (folder / "joint-motion.en.txt").unlink()
        wait_for(lambda: names(out) == ["joint-motion.nl--adopted.nl"])
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=patient(7))[1].splitlines()
    assert process.returncode == 0
    assert told[-1] == "clausewise: stopped"
    assert not [line for line in told if "error" in line or "Traceback" in line]
    assert not (out / "results.sqlite-wal").exists()


def test_a_document_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("joint-motion.nl.txt", "adopted.nl.txt"):
        shutil.copy(DOSSIER / name, folder)
    (folder / "empty.txt").write_text("")
    with watching(folder, out) as process:
        wait_for(lambda: runs(out) == 1)
        os.utime(folder / "empty.txt", (1, 1))
        wait_for(lambda: runs(out) == 2)  # by now the first run has said all
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=patient(7))[1].splitlines()
    assert process.returncode == 0
    assert told[0].startswith(f"clausewise: error: {folder / 'empty.txt'}: the file is empty; ")
    assert ", 1 document cannot be read: " in told[1]


def test_what_is_touched_and_not_changed_is_not_compared_again(tmp_path: Path) -> None:
    pairs, out = small_pairs(tmp_path / "in", 2), tmp_path / "out"
    with watching(pairs, out):
        wait_for(lambda: len(names(out)) == 2)
        os.utime(tmp_path / "in" / "old0.txt", (1, 1))
        wait_for(lambda: runs(out) == 2)
        assert query(out, "SELECT reused, compared FROM runs WHERE run = 2") == [(2, 0)]


def test_a_list_that_is_wrong_for_a_while_does_not_end_it(tmp_path: Path) -> None:
    pairs, out = small_pairs(tmp_path / "in", 2), tmp_path / "out"
    good = pairs.read_text()
    with watching(pairs, out) as process:
        wait_for(lambda: len(names(out)) == 2)
        pairs.write_text("old,new\nx,\n")
        assert process.stderr is not None
        told = iter(process.stderr.readline, "")
        assert any("line 2: new is missing" in line for line in told)
        pairs.write_text("\n".join(good.splitlines()[:2]) + "\n")
        wait_for(lambda: names(out) == ["pair 0"])
        process.send_signal(signal.SIGTERM)
        assert process.wait(patient(7)) == 0


def test_it_waits_for_the_first_documents(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    with watching(folder, out) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "clausewise: no documents to compare yet\n"
        for name in ("joint-motion.nl.txt", "adopted.nl.txt"):
            shutil.copy(DOSSIER / name, folder)
        wait_for(lambda: names(out) == ["joint-motion.nl--adopted.nl"])


def test_a_wrong_call_ends_it_at_once(tmp_path: Path) -> None:
    with watching(tmp_path / "missing", tmp_path / "out") as process:
        told = process.communicate(timeout=patient(7))[1]
        assert process.returncode == 2
        assert "is no folder and no manifest" in told
