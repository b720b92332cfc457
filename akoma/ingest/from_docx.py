"""DOCX (Word): the text as a person sees it, with the numbers that Word computes, before or after tracked changes."""

from akoma.errors import UnreadableSourceError
from akoma.ingest.reader import ReadOptions
from akoma.model import Expression, Manifestation
from akoma.zips import is_archive

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Word before 2007 begin, and DOCX files that a password protects."""

OFFICE_MARKS = (b"[Content_Types].xml", b"word/")
"""Names of members, one of which stands in the directory of every file of Word 2007 and later."""


class DocxReader:
    """Reader of DOCX; also takes damaged archives, other Office files and old Word files, to say clearly what is wrong.

    Tables: each row is one block, its cells joined by `` | `` (by a space after a first cell that holds nothing but a
    number or a dash); a row in which only one cell holds text is layout, and its paragraphs stand for themselves.
    Tables in cells are read in their place. Text boxes follow the paragraph that they are anchored to. Headers and
    footers are furniture; pictures, embedded objects and comments are left out.
    """

    format = "docx"
    priority = 20

    def recognises(self, data: bytes) -> bool:
        """By the first bytes, and the names in the directory of the archive."""
        return data.startswith(OLE_MAGIC) or (is_archive(data) and any(mark in data for mark in OFFICE_MARKS))

    def read(self, data: bytes, origin: Manifestation, options: ReadOptions) -> Expression:
        """The expression; raises a SourceError, an UnknownLanguageError, or a ClausewiseError for an unknown view."""
        # Imported here: lxml costs 35 ms, which reading plain text need not pay.
        from akoma.ingest.assemble import assemble, tongue_of
        from akoma.ingest.docx_galley import read_galley
        from akoma.ingest.docx_view import view_named

        view = view_named(options.revisions)
        try:
            galley = read_galley(data, origin.name, view)
        except RecursionError as problem:
            message = f"{origin.name}: its elements are nested too deeply"
            raise UnreadableSourceError(message, "open it in a word processor and save it again") from problem
        return assemble(galley, tongue_of(galley.source, options), origin)


READER = DocxReader()
