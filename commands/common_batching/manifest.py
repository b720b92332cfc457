"""Manifests: lists of pairs as CSV, JSON or TOML, with the columns old, new, name, old_lang, new_lang, mode."""

import csv
import io
import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from akoma.errors import ClausewiseError, SourceError
from akoma.sources import decode, read_bytes
from commands.common_batching.jobs import Job, folder_names

COLUMNS = ("old", "new", "name", "old_lang", "new_lang", "mode")
MODES = ("auto", "versions", "translations", "summary")
SUFFIXES = (".csv", ".json", ".toml")

_HINT = "it needs the columns old and new, and may have name, old_lang, new_lang and mode"


def is_manifest(path: str) -> bool:
    """Whether a path names a manifest, by its suffix."""
    return Path(path).suffix.lower() in SUFFIXES


def read_manifest(path: str, defaults: Mapping[str, str]) -> list[Job]:
    """The pairs of a manifest, in its order; paths in it start from its own folder.

    ``defaults``: ``old_lang``, ``new_lang`` and ``mode`` of pairs that do not say. Jobs have no folder yet. Raises
    SourceError naming the pair at fault.
    """
    data, name = read_bytes(path)
    rows = rows_of(decode(data, name), Path(path).suffix.lower(), name)
    if not rows:
        raise SourceError(f"{name}: holds no pairs", _HINT)
    return [_job(row, f"{name}, {where}", str(Path(path).parent), defaults) for where, row in rows]


def rows_of(text: str, suffix: str, name: str) -> list[tuple[str, dict[str, str]]]:
    """The rows of a manifest, each with where it stands ("line 2", "pair 1")."""
    try:
        if suffix == ".csv":
            return list(_csv_rows(text.removeprefix("\ufeff"), name))
        table = json.loads(text) if suffix == ".json" else tomllib.loads(text)
    except RecursionError as problem:
        raise SourceError(f"{name}: nested too deeply", "a manifest is a list of pairs") from problem
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as problem:
        raise SourceError(f"{name}: no {suffix[1:].upper()} ({problem})", "correct it") from problem
    except csv.Error as problem:
        raise SourceError(f"{name}: no CSV ({problem})", _HINT) from problem
    return list(_table_rows(table, name))


def _csv_rows(text: str, name: str) -> Iterable[tuple[str, dict[str, str]]]:
    head = next((line for line in text.splitlines() if line.strip()), "")
    # Spreadsheets of half of Europe part the columns by semicolons.
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",", strict=True)
    reader.fieldnames = [field.strip() for field in reader.fieldnames or ()]
    for row in reader:
        where = f"line {reader.line_num}"
        if None in row:
            raise SourceError(f"{name}, {where}: has more columns than the first line", _HINT)
        values = {key: (value or "").strip() for key, value in row.items()}
        if any(values.values()):
            yield where, values


def _table_rows(table: Any, name: str) -> Iterable[tuple[str, dict[str, str]]]:
    pairs = table.get("pairs") if isinstance(table, dict) else table
    if not isinstance(pairs, list):
        raise SourceError(f"{name}: holds no list of pairs", 'as in {"pairs": [{"old": …, "new": …}]}')
    for number, pair in enumerate(pairs, start=1):
        if not isinstance(pair, dict) or not all(isinstance(value, str) for value in pair.values()):
            raise SourceError(f"{name}, pair {number}: is not made of texts", _HINT)
        yield f"pair {number}", {key: value.strip() for key, value in pair.items()}


def _job(row: dict[str, str], where: str, folder: str, defaults: Mapping[str, str]) -> Job:
    if unknown := sorted(set(row) - set(COLUMNS)):
        raise SourceError(f"{where}: no column is called {unknown[0]!r}", _HINT)
    if missing := [key for key in ("old", "new") if not row.get(key)]:
        raise SourceError(f"{where}: {missing[0]} is missing", _HINT)
    mode = row.get("mode") or defaults["mode"]
    if mode not in MODES:
        raise SourceError(f"{where}: no mode {mode!r}", f"choose from {', '.join(MODES)}")
    languages = [row.get(key) or defaults[key] for key in ("old_lang", "new_lang")]
    for code in filter(None, languages):
        _check_language(code, where)
    old, new = (str(Path(folder, row[key])) for key in ("old", "new"))
    return Job(row.get("name", ""), "", old, new, languages[0], languages[1], mode)


def _check_language(code: str, where: str) -> None:
    from akoma.language import language

    try:
        language(code)
    except ClausewiseError as problem:
        raise SourceError(f"{where}: {problem.message}", problem.hint) from problem


def named(jobs: Iterable[Job]) -> list[Job]:
    """The jobs with a name and a folder each. Raises SourceError when two were given the same name.

    A pair without a name is called by its files; of two such, the later one gets its number among them.
    """
    from dataclasses import replace

    jobs = list(jobs)
    given = [job.name for job in jobs if job.name]
    if twice := sorted({name for name in given if given.count(name) > 1} if len(set(given)) < len(given) else ()):
        raise SourceError(f"two pairs are called {twice[0]!r}", "give each pair a name of its own")
    taken, names = set(given), []
    for job in jobs:
        name = job.name or _free(f"{Path(job.old).stem}--{Path(job.new).stem}", taken)
        taken.add(name)
        names.append(name)
    folders = folder_names(names)
    return [replace(job, name=name, folder=at) for job, name, at in zip(jobs, names, folders, strict=True)]


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free
