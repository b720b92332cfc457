"""Which document of a file is its main text, and what else there is to read."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from akoma.akn_kinds import COLLECTIONS, DOCUMENTS, LISTS
from akoma.akn_names import akn, local
from akoma.diagnostics import Diagnostic, info

BEFORE = (akn("coverPage"), akn("preface"), akn("preamble"))
AFTER = (akn("conclusions"),)
AROUND = frozenset({*BEFORE, *AFTER})
"""Parts of a document that stand around its provisions."""

HOLDERS = LISTS | {akn(name) for name in ("akomaNtoso", "collectionBody", "components", "component")}
"""What a component of a collection stands in."""

RANK = {akn(name): place for place, name in enumerate(("act", "bill", "statement", "amendmentList", "doc"))}
"""Of several documents in one file the first in this order is the main text: a proposal, not its explanation."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The main document, the wrappers around it (collections), and how many other documents there are."""

    main: etree._Element
    wrappers: tuple[etree._Element, ...]
    others: int

    def taken(self) -> frozenset[etree._Element]:
        """What is read by itself: the main document, and what the wrappers have around it."""
        fronts = (part for wrapper in self.wrappers for part in wrapper if part.tag in AROUND)
        return frozenset({self.main, *fronts})


def parts_of(root: etree._Element) -> Parts:
    """The documents of a file."""
    first = next(child for child in root if child.tag in DOCUMENTS)
    if first.tag not in COLLECTIONS:
        nested = [e for e in root.iter(*DOCUMENTS) if e is not first and e.tag != akn("amendment")]
        return Parts(first, (), len(nested))
    documents = [e for e in root.iter(*(DOCUMENTS - COLLECTIONS)) if _is_component(e)]
    if not documents:
        return Parts(first, (), 0)
    main = min(documents, key=lambda e: RANK.get(e.tag, len(RANK)))
    wrappers = tuple(e for e in root.iter(*COLLECTIONS))
    return Parts(main, wrappers, len(documents) - 1)


def _is_component(element: etree._Element) -> bool:
    """Whether a document is a part of the collection itself, and not of one of its documents or of their text."""
    return all(ancestor.tag in HOLDERS for ancestor in element.iterancestors())


def told(parts: Parts, root: etree._Element) -> Iterator[Diagnostic]:
    """Findings about the parts: which was read as the main text, and which are not in the file."""
    if parts.others:
        name = " ".join(filter(None, (local(parts.main), parts.main.get("name"))))
        yield info(
            "component-read",
            f"the file holds {parts.others + 1} documents; {name} was read as the main text, the others as annexes",
        )
    known = {f"#{e.get('eId')}" for e in root.iter(etree.Element)}
    known |= {e.get("value") for e in root.iter(akn("FRBRthis"), akn("FRBRuri"))}
    missing = [e for e in root.iter(akn("documentRef")) if e.get("href") not in known]
    if missing:
        yield info("component-elsewhere", f"{len(missing)} parts of the document are other files and were not read")
