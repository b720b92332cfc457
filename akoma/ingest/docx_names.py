"""Names in WordprocessingML: short names for elements and attributes, whichever edition of the standard a file follows.

{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p     is "w:p" (transitional)
{http://purl.oclc.org/ooxml/wordprocessingml/main}p                 is "w:p" (strict)
"""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
}
OFF = frozenset({"0", "false", "off", "none"})
"""Values that switch a property off; a property without a value is on."""

LARGEST = 32_767
"""Largest number that Word stores in a list or a style; greater ones are nonsense."""


@lru_cache(maxsize=2048)
def short(tag: object) -> str:
    """``{namespace}p`` to ``w:p``; the prefix is ``?`` for a namespace that means nothing to us."""
    namespace, brace, local = str(tag)[1:].partition("}")
    return f"{NAMESPACES.get(namespace, '?')}:{local}" if brace else f":{tag}"


@lru_cache(maxsize=2048)
def full(name: str) -> tuple[str, ...]:
    """``w:p`` to the names that it has in the editions of the standard."""
    prefix, _, local = name.partition(":")
    return tuple(f"{{{namespace}}}{local}" for namespace, known in NAMESPACES.items() if known == prefix)


def name_of(element: etree._Element) -> str:
    """The short name of an element."""
    return short(element.tag)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of this name, then its first child of the next name, and so on; None when there is none."""
    for name in path:
        if element is None:
            return None
        element = next((c for c in element if name_of(c) == name), None)
    return element


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """All children of this name."""
    return (c for c in (() if element is None else element) if name_of(c) == name)


def below(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """All elements of these names at any depth, the element itself included, in document order."""
    found: Iterator[etree._Element] = element.iter(*(tag for name in names for tag in full(name)))
    return found


def attribute(element: etree._Element | None, name: str) -> str:
    """The value of an attribute, empty when the element or the attribute is missing."""
    if element is None:
        return ""
    values = (element.get(tag) for tag in full(name))
    return next((str(v) for v in values if v is not None), "")


def value(element: etree._Element | None, *path: str) -> str:
    """``w:val`` of the element at the end of the path; empty when it is missing."""
    return attribute(child(element, *path), "w:val")


def number(text: str) -> int | None:
    """A whole number from 0 to LARGEST, or None for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))):
        return None
    return int(text) if int(text) <= LARGEST else None


def switch(element: etree._Element | None, name: str) -> bool | None:
    """Whether a property is on; None when it is not there, so that a style may decide."""
    found = child(element, name)
    return None if found is None else attribute(found, "w:val") not in OFF
