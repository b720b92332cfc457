"""The database of a batch: every pair, demand and verdict. A pair is done when its row is committed."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from akoma.errors import SourceError
from commands.common_batching.documents import Facts, dump, load
from commands.common_batching.jobs import Job, Settings, told, version
from render.batch_model import COLUMNS, DONE, Outcome, PairLine, Unpaired
from render.batch_rows import (
    APPLICATION_ID,
    PARTS,
    SCHEMA_VERSION,
    insert_pair,
    insert_part,
    pair_values,
    schema,
)

BUSY = 60
"""Seconds to wait for somebody who reads the database."""


class Store:
    """The open database. Every method is one transaction: done whole or not at all, also when the process is killed."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._run = 0
        self._ids: dict[str, int] = {}
        self._positions: dict[str, int] = {}

    def done(self) -> dict[str, tuple[str, str, tuple[str, ...]]]:
        """The pairs that were compared, by name: fingerprint, folder and files of each."""
        query = "SELECT name, fingerprint, folder, files FROM pairs WHERE state = ?"
        return {name: (mark, at, tuple(files.split())) for name, mark, at, files in self._rows(query, (DONE,))}

    def begin(self, jobs: Sequence[Job], reused: Iterable[str], settings: Settings) -> None:
        """A run begins: its list of pairs counts from now on."""
        self._positions = {job.name: at for at, job in enumerate(jobs)}
        self._ids = dict(self._rows("SELECT name, pair FROM pairs", ()))
        taken = set(self._ids.values())
        free = max(len(jobs), *taken, 0) + 1
        for at, job in enumerate(jobs, start=1):  # its place in the list, so that a batch that was killed ends alike
            if job.name not in self._ids:
                self._ids[job.name], free = (free, free + 1) if at in taken else (at, free)
        kept = [(self._positions[name], name) for name in reused]
        with self._writing() as database:
            started = database.execute(
                "INSERT INTO runs (version, started, settings, asked, reused) VALUES (?, ?, ?, ?, ?)",
                (version(), _now(), json.dumps(told(settings), ensure_ascii=False), len(jobs), len(kept)),
            )
            database.execute("UPDATE pairs SET position = NULL")
            database.executemany("UPDATE pairs SET position = ? WHERE name = ?", kept)
        self._run = started.lastrowid or 0

    def commit(self, outcome: Outcome) -> None:
        """Keep what came of a pair, in the place of what was known of it."""
        line = outcome.line
        pair = self._ids[line.name]
        marks = (self._positions[line.name], self._run, outcome.fingerprint, outcome.seconds)
        with self._writing() as database:
            database.execute("DELETE FROM pairs WHERE name = ?", (line.name,))
            database.execute(insert_pair(), (*pair_values(line), *marks))
            database.execute("UPDATE pairs SET pair = ? WHERE name = ?", (pair, line.name))
            for table in PARTS:
                rows = getattr(outcome, table)
                database.executemany(insert_part(table), ((pair, *row) for row in rows))

    def end(self, compared: int, failed: int) -> None:
        """The run is over."""
        with self._writing() as database:
            database.execute(
                "UPDATE runs SET ended = ?, compared = ?, failed = ? WHERE run = ?",
                (_now(), compared, failed, self._run),
            )

    def lines(self) -> list[PairLine]:
        """What the last run tells of its pairs, in the order of its list."""
        names = ", ".join(COLUMNS)
        rows = self._rows(f"SELECT {names} FROM pairs WHERE position IS NOT NULL ORDER BY position", ())
        return [PairLine(*row) for row in rows]

    def facts(self, reader: str) -> dict[tuple[str, str], Facts]:
        """What is known of documents, by path and SHA-256, of those read in this way."""
        rows = self._rows("SELECT path, sha256, facts FROM documents WHERE reader = ?", (reader,))
        return {(path, digest): load(text) for path, digest, text in rows}

    def keep_documents(self, facts: Iterable[Facts], reader: str, unpaired: Iterable[Unpaired]) -> None:
        """The documents of the folders, and why some stand in no pair; those of earlier runs are forgotten."""
        alone = {one.path: one for one in unpaired}
        rows = [
            (one.path, one.sha256, reader, dump(one), why.reason if why else "", int(why.is_fault) if why else 0)
            for one in facts
            for why in [alone.get(one.path)]
        ]
        with self._writing() as database:
            database.execute("DELETE FROM documents")
            database.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Give the file back in one piece."""
        with suppress(sqlite3.Error):  # while somebody reads it, it stays as it is, which loses nothing
            self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.close()

    def _rows(self, query: str, values: tuple[object, ...]) -> list[Any]:
        with _faults_told(self._path):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with _faults_told(self._path), self._connection:
            yield self._connection


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """The database at a path, made if there is none. Raises SourceError for what is no database of ours."""
    with _faults_told(path):
        connection = sqlite3.connect(path, timeout=BUSY)
        _prepare(path, connection)
    store = Store(path, connection)
    try:
        yield store
    finally:
        store.close()


def _prepare(path: Path, connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    if found == [0, 0] and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
        connection.executescript(f"BEGIN; {schema()} {marks} COMMIT;")
    elif found != [APPLICATION_ID, SCHEMA_VERSION]:
        connection.close()
        raise SourceError(
            f"{path}: is no database of this version of clausewise", "name another folder for the results"
        )
    # What was committed outlives the program, however it ends; only a crash of the machine may take the last of it.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def _faults_told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as problem:
        raise SourceError(
            f"{path}: the database cannot be used ({problem})", "check the disk; or name another folder"
        ) from problem


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
