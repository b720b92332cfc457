"""Tracked changes: which elements stand in the text before them (original) and after them (final).

    <w:ins>, <w:moveTo>       stand in the final text only
    <w:del>, <w:moveFrom>     stand in the original text only

The same names below the properties of a paragraph mark or of a table row say that the mark or the row came or went.
Inside each other they add up: what one author inserted and another deleted stands in neither text.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from lxml import etree

from akoma.errors import ClausewiseError
from akoma.ingest.docx_names import below, child, name_of


class View(StrEnum):
    """Which text of a document with tracked changes is read."""

    ORIGINAL = "original"
    """As if all changes were rejected."""
    FINAL = "final"
    """As if all changes were accepted."""


ABSENT = {
    View.ORIGINAL: frozenset({"w:ins", "w:moveTo", "w:cellIns"}),
    View.FINAL: frozenset({"w:del", "w:moveFrom", "w:cellDel"}),
}
"""Elements that do not stand in a view, or that say so of the mark, the row or the cell whose properties hold them."""

CHANGES = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel")
"""Changes of text; changes of format alone are not counted."""

OLD_PROPERTIES = {"w:pPr": "w:pPrChange", "w:rPr": "w:rPrChange"}
"""Properties, and the element inside them that keeps what they were before a tracked change of format."""


def view_named(name: str) -> View:
    """The view of this name; raises ClausewiseError."""
    if name not in set(View):
        choices = ", ".join(View)
        raise ClausewiseError(f"no view of tracked changes is called {name!r}", f"use one of: {choices}")
    return View(name)


def stands(element: etree._Element, view: View) -> bool:
    """Whether an element of the text stands in a view, as far as its own name tells."""
    return name_of(element) not in ABSENT[view]


def marked_absent(properties: etree._Element | None, view: View) -> bool:
    """Whether the properties of a mark, a row or a cell say that it does not stand in a view."""
    return properties is not None and any(name_of(c) in ABSENT[view] for c in properties)


def properties(owner: etree._Element | None, name: str, view: View) -> etree._Element | None:
    """The properties of a paragraph or a run (``w:pPr``, ``w:rPr``) as they are in a view; None when it has none."""
    found = child(owner, name)
    old = child(found, OLD_PROPERTIES[name], name) if view is View.ORIGINAL else None
    return found if old is None else old


def count_changes(roots: Iterable[etree._Element | None]) -> int:
    """How many tracked insertions, deletions and halves of moves there are, paragraph marks and rows included."""
    return sum(1 for root in roots if root is not None for _ in _changes(root))


def _changes(root: etree._Element) -> Iterator[etree._Element]:
    return below(root, *CHANGES)
