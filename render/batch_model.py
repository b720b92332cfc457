"""What a batch tells of one pair of texts: the line of the index, of the CSV, and the rows of the database."""

from dataclasses import dataclass, fields
from typing import Any

from differ.model import Verdict

VERDICTS = tuple(verdict.value for verdict in Verdict)
"""The eight verdicts in the order of the contract; :class:`PairLine` has a number for each."""

DONE, FAILED = "done", "failed"
"""States of a pair."""

Row = tuple[Any, ...]
"""A row of the database, without the number of its pair: text, numbers, or None."""


@dataclass(frozen=True, slots=True)
class PairLine:
    """What is told of a pair. The fields are the columns of the table ``pairs`` and of the CSV, in this order.

    ``folder`` is relative to the results; ``files`` are the names of the outputs in it, parted by spaces. ``error`` is
    empty unless ``state`` is ``failed``; ``fault`` is then ``input``, ``defect``, ``worker`` or ``timeout``. Dates are
    ISO 8601, languages ISO 639-1. ``to_review``: demands that a person should check. ``changes``: provisions that
    differ in their words. ``warnings``: findings about the two documents.
    """

    name: str
    state: str = FAILED
    mode: str = ""
    old_path: str = ""
    new_path: str = ""
    old_language: str = ""
    new_language: str = ""
    old_kind: str = ""
    new_kind: str = ""
    old_number: str = ""
    new_number: str = ""
    old_date: str = ""
    new_date: str = ""
    procedure: str = ""
    title: str = ""
    kept: int = 0
    strengthened: int = 0
    softened: int = 0
    mixed: int = 0
    dropped: int = 0
    added: int = 0
    contradicted: int = 0
    unclear: int = 0
    to_review: int = 0
    changes: int = 0
    warnings: int = 0
    error: str = ""
    fault: str = ""
    folder: str = ""
    files: str = ""
    old_sha256: str = ""
    new_sha256: str = ""


COLUMNS = tuple(field.name for field in fields(PairLine))
"""The names of the fields of :class:`PairLine`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a pair: its line, and the rows of its parts.

    ``version`` is that of the program that compared; ``seconds`` what it took; ``fingerprint`` tells from what it was
    made: the same fingerprint gives the same results.
    """

    line: PairLine
    changes: tuple[Row, ...] = ()
    demands: tuple[Row, ...] = ()
    axes: tuple[Row, ...] = ()
    diagnostics: tuple[Row, ...] = ()
    version: str = ""
    fingerprint: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A document of a folder that stands in no pair, and why; ``is_fault``: it could not be read."""

    path: str
    reason: str
    is_fault: bool = False
