"""read_amendments: any amendment paper, from a path or from bytes, by the reader that recognises its content."""

from collections import Counter

from akoma.amending.reader import AmendmentReader, amendment_readers
from akoma.amendment_list import AmendmentList
from akoma.errors import AmendmentError, ClausewiseError, UnreadableSourceError, UnsupportedFormatError
from akoma.language import language as language_of
from akoma.limits import check
from akoma.model import Manifestation
from akoma.sources import manifestation, read_bytes

KINDS = "plain text, JSON, Akoma Ntoso XML, Word (.docx), HTML or PDF"


def read_amendments(path: str, language: str = "") -> AmendmentList:
    """All amendments of the paper at a path (``-``: standard input), in its order.

    ``language`` (ISO 639) is that of the paper where the user says it. Raises an AmendmentError where something in the
    paper cannot be read as an amendment, a SourceError where the file cannot be read at all.
    """
    data, name = read_bytes(path)
    return read_amendments_data(data, name, language)


def read_amendments_data(data: bytes, name: str, language: str = "") -> AmendmentList:
    """The amendments in these bytes; ``name`` is what messages call it."""
    code = language_of(language).code if language else ""
    for reader in amendment_readers():
        if reader.recognises(data):
            return _checked(_read(reader, data, manifestation(data, name, reader.format), code), name)
    raise UnsupportedFormatError(f"{name}: the format is not recognised", f"give {KINDS}")


def _read(reader: AmendmentReader, data: bytes, origin: Manifestation, code: str) -> AmendmentList:
    """What the reader gives; an error that does not say so yet names the document."""
    try:
        return reader.read(data, origin, code)
    except ClausewiseError as problem:
        if not problem.message.startswith(origin.name):
            problem.message = f"{origin.name}: {problem.message}"
        raise
    except RecursionError as problem:
        message = f"{origin.name}: its elements are nested too deeply"
        raise UnreadableSourceError(message, "no amendment paper needs that many levels") from problem


def _checked(paper: AmendmentList, name: str) -> AmendmentList:
    """The paper, if it has amendments and each has a number of its own: votes and messages go by the number."""
    check("paragraphs", len(paper.records), name, noun="amendments")
    if not paper.records:
        raise AmendmentError(
            f"{name}: holds no amendment", 'each one begins with a line of its own, such as "Amendment 12"'
        )
    counted = Counter(record.number for record in paper.records)
    twice = [number for number, times in counted.items() if times > 1]
    if twice:
        raise AmendmentError(
            f"{name}: amendment {twice[0]} stands in it more than once", "give each amendment a number of its own"
        )
    return paper
