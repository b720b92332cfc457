"""read: any document, from a path or from bytes, by the reader that recognises its content."""

from akoma.errors import ClausewiseError, UnsupportedFormatError
from akoma.ingest.reader import Reader, ReadOptions, readers
from akoma.model import Document, Expression, Manifestation
from akoma.sources import manifestation, read_bytes, supported


def read(path: str, language: str = "", revisions: str = "final") -> Document:
    """The document at a path (``-``: standard input).

    ``language`` (ISO 639) overrides detection; ``revisions`` chooses the ``original`` or the ``final`` text of a
    document with tracked changes.
    """
    data, name = read_bytes(path)
    return read_data(data, name, language, revisions)


def read_data(data: bytes, name: str, language: str = "", revisions: str = "final") -> Document:
    """The document in these bytes; ``name`` is what it is called in every output."""
    for reader in readers():
        if reader.recognises(data):
            source = manifestation(data, name, reader.format)
            return Document(source, _read(reader, data, source, ReadOptions(language, revisions)))
    raise UnsupportedFormatError(f"{name}: the format is not recognised", supported())


def _read(reader: Reader, data: bytes, source: Manifestation, options: ReadOptions) -> Expression:
    """What the reader gives; an error that does not say so yet names the document."""
    try:
        return reader.read(data, source, options)
    except ClausewiseError as problem:
        if not problem.message.startswith(source.name):
            problem.message = f"{source.name}: {problem.message}"
        raise
