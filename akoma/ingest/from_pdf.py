"""PDF: characters and their places from a child process, geometry to paragraphs and notes, structure read."""

import re

from akoma.ingest.reader import ReadOptions
from akoma.model import Expression, Manifestation

SIGNATURE = re.compile(rb"(?:^|[\r\n])\s*%PDF-\d\.\d")
LOOKED_AT = 1024
"""Bytes within which the signature may stand (PDF 32000-1, annex H, note 13)."""


class PdfReader:
    """Reader of PDF files that hold text; scanned ones are refused with advice."""

    format = "pdf"
    priority = 5

    def recognises(self, data: bytes) -> bool:
        """By the signature; some programs write a few bytes before it."""
        return bool(SIGNATURE.search(data[:LOOKED_AT]))

    def read(self, data: bytes, origin: Manifestation, options: ReadOptions) -> Expression:
        """The expression; raises UnreadableSourceError, SourceTooLargeError, NoTextError, UnknownLanguageError."""
        # Imported here: only who reads a PDF pays for it.
        from akoma.ingest.assemble import assemble
        from akoma.ingest.pdf_galley import read_galley

        galley, tongue = read_galley(data, origin.name, options)
        return assemble(galley, tongue, origin)


READER = PdfReader()
