"""Akoma Ntoso 3.0."""

import re

from akoma.errors import InvalidAkomaNtosoError
from akoma.ingest.reader import ReadOptions
from akoma.model import Expression, Manifestation

LOOKED_AT = 2000
"""Bytes within which the root element is looked for."""


class AkomaNtosoReader:
    """Reader of Akoma Ntoso; also takes XML of other kinds, to say clearly that it is none."""

    format = "akn"
    priority = 10

    def recognises(self, data: bytes) -> bool:
        """XML, by its declaration or its first tag; a web page may be XML too, and is none of ours."""
        head = data[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
        first = re.match(rb"(?:(?:<!--.*?-->|<[?!][^>]*>)\s*)*<([\w:.-]+)", head, re.DOTALL)
        name = first[1].rpartition(b":")[2] if first else b""
        return name == b"akomaNtoso" or (head.startswith(b"<?xml") and name.lower() != b"html")

    def read(self, data: bytes, origin: Manifestation, options: ReadOptions) -> Expression:
        """The expression; raises InvalidAkomaNtosoError. A language given by the user must be one that is known."""
        # Imported here: lxml costs 35 ms, which reading plain text need not pay.
        from akoma.akn_reader import read_akn

        try:
            return read_akn(data, origin.name, options.revisions, options.language)
        except RecursionError as problem:
            message = f"{origin.name}: its elements are nested too deeply"
            raise InvalidAkomaNtosoError(message, "no legislative document needs that many levels") from problem


READER = AkomaNtosoReader()
