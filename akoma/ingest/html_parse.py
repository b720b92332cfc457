"""From the text of a page to its tree, within limits: no network, no entities, nothing executed, nothing cut."""

import re

from lxml import etree

from akoma.errors import NoTextError, UnreadableSourceError
from akoma.ingest.html_rules import Element
from akoma.limits import check

_INTERNAL_SUBSET = re.compile(r"<!doctype[^>\[]{0,500}\[[^\]]{0,20000}\]\s*>", re.IGNORECASE)
"""A document type with entities of its own. HTML has none; left in, its end would be printed as text."""


def parse_page(text: str, name: str) -> Element:
    """The root of a page. Raises SourceTooLargeError, UnreadableSourceError (nested too deep) or NoTextError."""
    check("markup", len(text), name, noun="characters of markup")
    parser = _parser()
    root = etree.fromstring(_INTERNAL_SUBSET.sub("", text, count=1).encode("utf-8", "replace"), parser)
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise UnreadableSourceError(
            f"{name}: nesting-cut: elements are nested deeper than can be read, so that text would be lost",
            "repair the page: most often tags are never closed",
        )
    if root is None:
        raise NoTextError(f"{name}: the page holds no text", "check that it was saved or downloaded completely")
    check("elements", sum(1 for _ in root.iter()), name)
    return root


def _parser() -> Element:
    """``huge_tree`` raises the depth limit from 256 to 2048 and lifts that of 10 MB for a text; our own limits hold."""
    return etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
