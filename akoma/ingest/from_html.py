"""HTML: document pages of parliaments and gazettes, news and press pages."""

import re

from akoma.ingest.reader import ReadOptions
from akoma.model import Expression, Manifestation

LOOKED_AT = 65_536
"""Bytes within which the first tag is looked for: long comments and declarations may stand before it."""

_BEFORE_THE_FIRST_TAG = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_PAGE = re.compile(r"<!doctype\s+html\b|<html(?=[\s>/])", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"<(?:head|body|title|meta|link|main|article|section|header|nav|div|p|h[1-6]|ul|ol|li|dl|table|tbody|tr|center"
    r"|blockquote|pre|span|font|a)(?=[\s>/])(?P<attributes>[^>]*)",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"xmlns(?::\w+)?\s*=\s*[\"'](?!http://www\.w3\.org/1999/xhtml)", re.IGNORECASE)


class HtmlReader:
    """Reader of HTML and XHTML, whole pages and fragments."""

    format = "html"
    priority = 20

    def recognises(self, data: bytes) -> bool:
        """A document type, a root element, or a first tag as pages have them; no XML of another kind."""
        head = _head(data)
        rest = head[_end_of_preliminaries(head) :]
        if _PAGE.match(rest):
            return True
        fragment = None if head.startswith("<?xml") else _FRAGMENT.match(rest)
        return bool(fragment and not _FOREIGN.search(fragment["attributes"]))

    def read(self, data: bytes, origin: Manifestation, options: ReadOptions) -> Expression:
        """The expression; raises a SourceError or an UnknownLanguageError."""
        # Imported here: lxml and trafilatura cost 130 ms, which reading plain text need not pay.
        from akoma.ingest.html_read import read_html

        return read_html(data, origin, options)


READER = HtmlReader()


def _head(data: bytes) -> str:
    """The beginning of the data as text; for telling tags apart any encoding that keeps ASCII will do."""
    start = data[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(start[:2])
    return start[2:].decode(wide, "replace").lstrip() if wide else start.decode("latin-1")


def _end_of_preliminaries(head: str) -> int:
    found = _BEFORE_THE_FIRST_TAG.match(head)
    return found.end() if found else 0
