"""What pairing needs to know of a document in a folder: read once, kept in the database."""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from akoma.errors import ClausewiseError, SourceError
from akoma.limits import Limits, changed, using
from akoma.sources import read_bytes
from commands.common_batching.jobs import version

SUFFIXES = frozenset({".txt", ".pdf", ".docx", ".html", ".htm", ".xhtml", ".xml", ".akn"})
"""Names of documents end so; other files of a folder are none."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself and of others; ``error`` when it could not be read.

    ``language`` is ISO 639-2/T, ``format`` the reader's name; ``about``: kinds and values, as akoma.model.Mention.
    """

    path: str
    sha256: str = ""
    format: str = ""
    language: str = ""
    kind: str = ""
    procedure: str = ""
    number: str = ""
    date: str = ""
    about: tuple[tuple[str, str], ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents of folders are read: language (ISO 639, or empty), revisions, limits as words."""

    language: str
    revisions: str
    limits: str

    def key(self) -> str:
        """What facts depend on beside the content."""
        return f"{version()} {self.language or '-'} {self.revisions} {self.limits}"


def documents_in(folder: str, leave_out: Sequence[str] = ()) -> list[str]:
    """The documents below a folder, sorted; nothing below the folders ``leave_out``, and nothing hidden.

    Raises SourceError when it cannot be read.
    """
    if not Path(folder).is_dir():
        raise SourceError(f"{folder}: is no folder and no manifest", "name a folder, or a .csv, .json or .toml file")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise SourceError(f"{folder}: cannot be read", "check its permissions")
    skipped = {Path(path).resolve() for path in leave_out}
    return sorted(_walk(folder, skipped))


def _walk(folder: str, skipped: set[Path]) -> Iterator[str]:
    for here, below, names in os.walk(folder):
        below[:] = [name for name in below if name[0] != "." and Path(here, name).resolve() not in skipped]
        yield from (str(Path(here, name)) for name in names if name[0] != "." and Path(name).suffix.lower() in SUFFIXES)


def facts_of(reading: Reading, path: str) -> Facts:
    """Read a document for its facts. Never raises: an error is a fact."""
    with using(changed(Limits(), reading.limits.split(), "--limit")):
        try:
            return _facts(reading, path)
        except ClausewiseError as problem:
            return Facts(path, error=" ".join(str(problem).split()))
        except Exception as problem:  # one document must never stop the others, whatever it brings to light
            return Facts(path, error=" ".join(f"defect: {type(problem).__name__}: {problem}".split()))


def _facts(reading: Reading, path: str) -> Facts:
    from akoma.reading import read_data

    data, name = read_bytes(path)
    document = read_data(data, name, reading.language, reading.revisions)
    expression, told = document.expression, document.expression.references
    return Facts(
        path,
        document.source.sha256,
        document.source.format,
        expression.language,
        expression.kind.value,
        told.procedure,
        told.number,
        told.date,
        tuple((mention.kind.value, mention.value) for mention in told.about),
    )


def dump(facts: Facts) -> str:
    """Facts as the database keeps them."""
    return json.dumps(asdict(facts), ensure_ascii=False)


def load(text: str) -> Facts:
    """What :func:`dump` wrote."""
    values = json.loads(text)
    return Facts(**{**values, "about": tuple((kind, value) for kind, value in values["about"])})


def sha256_of(path: str) -> str:
    """SHA-256 of a file; empty when it cannot be read."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
