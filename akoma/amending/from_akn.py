"""Akoma Ntoso: ``amendmentList``, or one ``amendment``, of any origin; columns, or instructions in prose.

European ones have both columns as ``quotedStructure``, told apart by ``textualMod`` (``old``, ``new``); British ones
have the instruction as words, with what is inserted as ``quotedStructure`` in it.
"""

import re
from typing import Any

from akoma.amendment_list import AmendmentList
from akoma.errors import AmendmentError
from akoma.model import Manifestation

LOOKED_AT = 4000
"""Bytes within which the root element is looked for."""


class AkomaNtosoAmendments:
    """Reader of Akoma Ntoso; also takes documents of other kinds, to say clearly that they amend nothing."""

    format = "akn"
    priority = 10

    def recognises(self, data: bytes) -> bool:
        """XML, by its declaration or its first tag; a web page may be XML too, and is none of ours."""
        head = data[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
        first = re.match(rb"(?:(?:<!--.*?-->|<[?!][^>]*>)\s*)*<([\w:.-]+)", head, re.DOTALL)
        name = first[1].rpartition(b":")[2] if first else b""
        return name == b"akomaNtoso" or (head.startswith(b"<?xml") and name.lower() != b"html")

    def read(self, data: bytes, origin: Manifestation, language: str) -> AmendmentList:
        """All amendments; raises an AmendmentError, or an InvalidAkomaNtosoError where it is none."""
        # Imported here: lxml costs 35 ms, which reading plain text need not pay.
        from akoma.amending.akn_papers import read_paper
        from akoma.xml import parse_xml

        root: Any = parse_xml(data, origin.name)
        paper = read_paper(root, origin, language)
        if not paper.records:
            inside = next((re.sub(r"^\{.*\}", "", str(child.tag)) for child in root if isinstance(child.tag, str)), "")
            raise AmendmentError(
                f"{origin.name}: holds no amendment, but a document of the kind {inside or 'nothing'!r}",
                "give an amendmentList or an amendment; a text to be amended is the first argument",
            )
        return paper


READER = AkomaNtosoAmendments()
