"""Cases by which amendments are judged, written by hand before anything was tuned.

Each file holds ``[[case]]`` tables: ``id``, ``language`` (ISO 639-2/T), ``covers`` (kinds 1 to 26, reading rules R1 to
R13, conflict classes C0 to C17), ``base``, ``amendments`` (text with "Amendment 12" lines, or an array of records as in
the JSON form), and what is expected: ``result`` (one provision a line) or ``error`` (a code). Optional: ``votes`` (an
array of records) or ``votes_csv``, ``numbering``, ``warnings`` (codes that must be given), ``or_result`` (texts that
are right as well, where the reading rules leave it open), ``or_refused`` (a refusal is right as well), ``why``.

The files in ``held_back`` are for judging only: nobody tunes on them.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent

LANGUAGES = ("eng", "nld", "fra", "deu")

ERRORS = frozenset({"target-missing", "quoted-text-not-found", "ambiguous", "conflict", "unreadable-amendment"})

WARNINGS = frozenset(
    {
        "label_taken",
        "terminal_punctuation",
        "capitalisation",
        "stale_cross_reference",
        "same_insertion_point",
        "identical_amendments",
        "no_change",
        "throughout_single_hit",
    }
)

FIELDS = frozenset(
    {
        "id",
        "language",
        "covers",
        "base",
        "amendments",
        "votes",
        "votes_csv",
        "numbering",
        "result",
        "or_result",
        "error",
        "or_refused",
        "warnings",
        "why",
    }
)


@dataclass(frozen=True, slots=True)
class Case:
    """One case. ``accepted``: the texts that are right, empty where a refusal with ``error`` is."""

    id: str
    language: str
    covers: tuple[str, ...]
    base: str
    amendments: str | tuple[Mapping[str, Any], ...]
    votes: str | tuple[Mapping[str, Any], ...]
    numbering: str
    accepted: tuple[str, ...]
    error: str
    or_refused: bool
    warnings: tuple[str, ...]

    def write(self, folder: Path) -> list[str]:
        """The files of the case, and the words of the command line that apply its amendments to its base."""
        base = folder / "base.txt"
        base.write_text(self.base, encoding="utf-8")
        words = ["amend", "apply", str(base), str(_written(folder / "amendments", self.amendments, ".txt"))]
        if self.votes:
            words += ["--votes", str(_written(folder / "votes", self.votes, ".csv"))]
        return [*words, "--numbering", self.numbering] if self.numbering else words


def _written(stem: Path, content: str | tuple[Mapping[str, Any], ...], suffix: str) -> Path:
    path = stem.with_suffix(suffix if isinstance(content, str) else ".json")
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
    path.write_text(text, encoding="utf-8")
    return path


def files(*, held_back: bool) -> list[Path]:
    """The case files of one of the two sets, sorted."""
    return sorted((FOLDER / "held_back" if held_back else FOLDER).glob("*.toml"))


def tables(*, held_back: bool) -> list[dict[str, Any]]:
    """The tables of one of the two sets as they stand in the files."""
    return [table for path in files(held_back=held_back) for table in tomllib.loads(path.read_text("utf-8"))["case"]]


def load(*, held_back: bool) -> tuple[Case, ...]:
    """The cases of one of the two sets."""
    return tuple(_case(table) for table in tables(held_back=held_back))


def _case(table: Mapping[str, Any]) -> Case:
    amendments, votes = table["amendments"], table.get("votes", table.get("votes_csv", ""))
    return Case(
        id=table["id"],
        language=table["language"],
        covers=tuple(table["covers"]),
        base=table["base"],
        amendments=amendments if isinstance(amendments, str) else tuple(amendments),
        votes=votes if isinstance(votes, str) else tuple(votes),
        numbering=table.get("numbering", ""),
        accepted=tuple(text for text in (table.get("result", ""), *table.get("or_result", ())) if text),
        error=table.get("error", ""),
        or_refused=table.get("or_refused", False),
        warnings=tuple(table.get("warnings", ())),
    )
