"""Akoma Ntoso 3.0."""

import re

from akoma.ingest.reader import ReadOptions
from akoma.language import language
from akoma.model import Expression, Manifestation

LOOKED_AT = 2000
"""Bytes within which the root element is looked for."""


class AkomaNtosoReader:
    """Reader of Akoma Ntoso; also takes XML of other kinds, to say clearly that it is none."""

    format = "akn"
    priority = 10

    def recognises(self, data: bytes) -> bool:
        """XML, by its declaration or its first tag."""
        head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:LOOKED_AT]
        return head.startswith(b"<?xml") or bool(re.match(rb"<(\w+:)?akomaNtoso\b", head))

    def read(self, data: bytes, origin: Manifestation, options: ReadOptions) -> Expression:
        """The expression; raises InvalidAkomaNtosoError. A language given by the user must be one that is known."""
        # Imported here: lxml costs 35 ms, which reading plain text need not pay.
        from dataclasses import replace

        from akoma.akn_reader import read_akn

        expression = read_akn(data, origin.name)
        return replace(expression, language=language(options.language).code) if options.language else expression


READER = AkomaNtosoReader()
