"""Diagnostic: what went less than well, as data that every output shows."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a reader should worry."""

    INFO = "info"
    """Worth knowing; nothing was guessed. Example: the document's date is not stated."""
    WARNING = "warning"
    """Something was guessed or is missing; look before you rely on it."""
    ERROR = "error"
    """A finding of ``validate``: the document breaks a rule."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a document.

    ``code`` is stable and documented in ``docs/glossary.md``; ``where`` is an eId, a line (``line 12``) or empty.
    """

    code: str
    severity: Severity
    message: str
    where: str = ""


def info(code: str, message: str, where: str = "") -> Diagnostic:
    """Worth knowing."""
    return Diagnostic(code, Severity.INFO, message, where)


def warning(code: str, message: str, where: str = "") -> Diagnostic:
    """Guessed or missing."""
    return Diagnostic(code, Severity.WARNING, message, where)


def error(code: str, message: str, where: str = "") -> Diagnostic:
    """A rule is broken."""
    return Diagnostic(code, Severity.ERROR, message, where)
