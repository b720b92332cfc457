"""read: any document, from a path or from bytes, by the reader that recognises its content."""

from dataclasses import replace

from akoma.diagnostics import warning
from akoma.errors import ClausewiseError, UnsupportedFormatError
from akoma.ingest.reader import Reader, ReadOptions, readers
from akoma.language import iso_639_1, plainly_other
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
            found = _read(reader, data, source, ReadOptions(language, revisions))
            return Document(source, _doubted(found) if language else found)
    raise UnsupportedFormatError(f"{name}: the format is not recognised", supported())


def other_language(text: str, code: str) -> str:
    """What to say where a text is plainly in another language (ISO 639-2/T) than it is read in; else empty."""
    if not (found := plainly_other(text, code)):
        return ""
    told, seen = iso_639_1(code), iso_639_1(found)
    return f"read as {told}, as asked, but the text is plainly in {seen}: say {seen}, or leave the language out"


def _doubted(expression: Expression) -> Expression:
    """A text that was said to be in a language, with a warning where it is plainly in another."""
    said = other_language("\n".join(unit.text for unit in expression.walk()), expression.language)
    found = warning("language-differs", said)
    if not said or found in expression.diagnostics:
        return expression
    return replace(expression, diagnostics=(found, *expression.diagnostics))


def _read(reader: Reader, data: bytes, source: Manifestation, options: ReadOptions) -> Expression:
    """What the reader gives; an error that does not say so yet names the document."""
    try:
        return reader.read(data, source, options)
    except ClausewiseError as problem:
        if not problem.message.startswith(source.name):
            problem.message = f"{source.name}: {problem.message}"
        raise
