"""What is to be done: one job for each pair, the settings of all, and what tells whether a pair was done before."""

import hashlib
import json
import re
import unicodedata
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.metadata import version as installed
from typing import Any

from render.batch_model import FAILED, PairLine

FOLDER_OF_PAIRS = "pairs"
LONGEST_NAME = 100
"""Characters of the name of a folder; file systems take 255 bytes."""

_UNSAFE = re.compile(r"[^\w.+-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Job:
    """One pair. ``mode`` and the languages (ISO 639, or empty) are those of this pair."""

    name: str
    folder: str
    old: str
    new: str
    old_lang: str = ""
    new_lang: str = ""
    mode: str = "auto"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all pairs of a run. ``lexicons``: names and contents; ``limits`` as words, see akoma.limits."""

    formats: tuple[str, ...] = ("html", "json")
    ui_lang: str = "en"
    full: bool = False
    hide_formal: bool = False
    paper: str = "a4"
    min_confidence: float = 0.0
    revisions: str = "final"
    lexicons: tuple[tuple[str, bytes], ...] = ()
    limits: str = ""


@cache
def version() -> str:
    """The version of the program: results of another version are made anew."""
    return installed("clausewise")


def told(settings: Settings) -> dict[str, Any]:
    """The settings as the record of a run has them: lexicons by name and SHA-256."""
    lexicons = [[name, hashlib.sha256(data).hexdigest()] for name, data in settings.lexicons]
    return {**asdict(settings), "lexicons": lexicons}


def fingerprint(job: Job, settings: Settings, old_sha256: str, new_sha256: str) -> str:
    """What the results of a pair depend on, as one SHA-256: both contents, the options, the version of the program."""
    names = [path.replace("\\", "/").rpartition("/")[2] for path in (job.old, job.new)]
    parts = [*names, old_sha256, new_sha256, job.old_lang, job.new_lang, job.mode, told(settings), version()]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def blank_line(job: Job) -> PairLine:
    """The line of a pair of which nothing is known yet."""
    return PairLine(name=job.name, old_path=job.old, new_path=job.new, folder=job.folder)


def failed_line(job: Job, error: str, fault: str) -> PairLine:
    """The line of a pair that could not be compared; ``error`` becomes one line."""
    return replace(blank_line(job), state=FAILED, error=" ".join(error.split()), fault=fault)


def folder_names(names: list[str]) -> list[str]:
    """A folder for each name, in their order: readable, allowed on every system, and no two the same.

    Of two names that would share a folder, the later one gets a mark that is made of the name, so that it does not
    depend on what else is in the list.
    """
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        plain = _folder_name(name)
        if plain != name or plain.casefold() in taken:
            plain = f"{plain}~{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
        taken.add(plain.casefold())
        found.append(f"{FOLDER_OF_PAIRS}/{plain}")
    return found


def _folder_name(name: str) -> str:
    plain = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip("._")[:LONGEST_NAME].rstrip(".") or "pair"
    return f"_{plain}" if _RESERVED.fullmatch(plain) else plain
