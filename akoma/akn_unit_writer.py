"""Provisions into elements, wherever they stand: among hierarchical elements, or where only blocks may be.

A provision has the element of its kind where the schema has one and allows it; else it is an ``hcontainer`` with the
kind as its name, or among blocks a ``tblock`` with the kind as its class. The reader knows all four forms.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from lxml import etree

from akoma.akn_inline import InlineWriter, is_row
from akoma.akn_kinds import KIND_CLASS, PREAMBLE
from akoma.akn_names import akn
from akoma.eid import QUOTED
from akoma.model import Provision, ProvisionKind

NATIVE = {
    kind: kind.value
    for kind in (
        ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH, ProvisionKind.POINT, ProvisionKind.INDENT,
        ProvisionKind.BOOK, ProvisionKind.PART, ProvisionKind.TITLE, ProvisionKind.CHAPTER, ProvisionKind.SECTION,
        ProvisionKind.DIVISION, ProvisionKind.ARTICLE, ProvisionKind.SUBSECTION, ProvisionKind.LEVEL,
        ProvisionKind.CLAUSE,
    )
}  # fmt: skip
"""Kinds that have a hierarchical element of their own."""

LISTED = frozenset({ProvisionKind.POINT, ProvisionKind.INDENT})
"""Kinds that are items of a list where only blocks may be."""

QUOTATION = "quotation"
TABLE = "table"
LIST = "list"


class UnitWriter:
    """Writes provisions with all below them."""

    def __init__(self, inline: InlineWriter) -> None:
        """``inline`` writes the running text, and counts the notes of the document."""
        self._inline = inline
        self._quotations: set[str] = set()

    def members(self, home: etree._Element, units: Sequence[Provision], parent: str = "", closed: bool = False) -> None:
        """Provisions where hierarchical elements may stand. ``closed``: words at the end may be a ``wrapUp``."""
        for form, group in _groups(units, parent, False):
            if form == QUOTATION:
                box = etree.SubElement(home, akn("hcontainer"), name=QUOTATION)
                self._quotation(etree.SubElement(box, akn("content")), group, parent)
            elif form == TABLE:
                box = etree.SubElement(home, akn("hcontainer"), name=TABLE)
                self._table(etree.SubElement(box, akn("content")), group)
            else:
                self._member(home, group[0], closed and group[0] is units[-1])

    def _member(self, home: etree._Element, unit: Provision, at_end: bool) -> None:
        if unit.kind is ProvisionKind.SEGMENT and home.tag == akn("mainBody") and _plain(unit):
            self._inline.block(home, unit, unit.eid)
        elif unit.kind is ProvisionKind.WRAPUP and at_end and _plain(unit):
            self._inline.block(etree.SubElement(home, akn("wrapUp"), eId=unit.eid), unit)
        elif unit.kind in PREAMBLE and home.tag == akn("quotedStructure"):
            self.preamble_unit(home, unit)
        elif unit.kind is ProvisionKind.SUBHEADING:
            self._subheading(home, unit)
        else:
            self._hierarchy(home, unit)

    def _subheading(self, home: etree._Element, unit: Provision) -> None:
        group = etree.SubElement(home, akn("hcontainer"), name=unit.kind.value, eId=unit.eid)
        self._label(group, "num", unit.num)
        self._inline.run(etree.SubElement(group, akn("heading")), unit.text, 0, unit.notes)
        self._label(group, "subheading", unit.heading)
        self.members(group, unit.children, unit.eid, closed=True)
        if not unit.children:
            etree.SubElement(etree.SubElement(group, akn("content")), akn("p"))

    def _hierarchy(self, home: etree._Element, unit: Provision) -> None:
        """``content``, or ``intro`` and what stands below."""
        native = NATIVE.get(unit.kind)
        name = {} if native else {"name": unit.kind.value}
        element = etree.SubElement(home, akn(native or "hcontainer"), **name, eId=unit.eid)
        self._label(element, "num", unit.num)
        self._label(element, "heading", unit.heading)
        written = bool(unit.text or unit.notes)
        if written and not unit.children:
            self._inline.block(etree.SubElement(element, akn("content")), unit)
        elif written or _would_be_absorbed(unit.children, False):
            self._inline.block(etree.SubElement(element, akn("intro")), unit)
        self.members(element, unit.children, unit.eid, closed=True)

    def _label(self, element: etree._Element, name: str, text: str) -> None:
        if text:
            etree.SubElement(element, akn(name)).text = text

    def _quotation(self, home: etree._Element, units: Sequence[Provision], parent: str) -> None:
        eid = f"{parent}__{quotation_of(units[0], parent)}"
        mod = etree.SubElement(etree.SubElement(home, akn("p")), akn("mod"))
        structure = etree.SubElement(mod, akn("quotedStructure"))
        if eid not in self._quotations:
            structure.set("eId", eid)
        self._quotations.add(eid)
        self.members(structure, units)

    def _table(self, home: etree._Element, rows: Sequence[Provision]) -> None:
        table = etree.SubElement(home, akn("table"))
        for row in rows:
            self._inline.row(table, row)

    def preamble_unit(self, home: etree._Element, unit: Provision) -> None:
        """A citation or recital: it holds blocks only."""
        self._blocks(etree.SubElement(home, akn(unit.kind.value), eId=unit.eid), unit)

    def _blocks(self, element: etree._Element, unit: Provision) -> None:
        """Labels, text and children of a provision that holds blocks only."""
        self._label(element, "num", unit.num)
        if unit.kind is ProvisionKind.SUBHEADING:
            self._inline.run(etree.SubElement(element, akn("heading")), unit.text, 0, unit.notes)
            self._label(element, "subheading", unit.heading)
            if not unit.children:
                etree.SubElement(element, akn("p"))
        else:
            self._label(element, "heading", unit.heading)
            if unit.text or unit.notes or not unit.children or _would_be_absorbed(unit.children, True):
                self._inline.block(element, unit)
        lists = 0
        for form, group in _groups(unit.children, unit.eid, True):
            lists += form == LIST
            self._block_group(element, form, group, unit, lists)

    def _block_group(
        self, element: etree._Element, form: str, group: Sequence[Provision], unit: Provision, ordinal: int
    ) -> None:
        if form == QUOTATION:
            self._quotation(element, group, unit.eid)
        elif form == TABLE:
            self._table(element, group)
        elif form == LIST:
            listing = etree.SubElement(element, akn("blockList"), eId=f"{unit.eid}__list_{ordinal}")
            for item in group:
                self._blocks(etree.SubElement(listing, akn("item"), eId=item.eid), item)
        elif group[0].kind is ProvisionKind.SUBPARAGRAPH and _plain(group[0]):
            self._inline.block(element, group[0], group[0].eid)
        else:
            block = {"class": f"{KIND_CLASS}{group[0].kind.value}", "eId": group[0].eid}
            self._blocks(etree.SubElement(element, akn("tblock"), block), group[0])


def quotation_of(unit: Provision, parent: str) -> str:
    """The last part of the prefix that marks a provision as quoted by its parent; empty when it is not."""
    found = re.match(rf"{re.escape(parent)}__({QUOTED.strip('_')}(?:_\d+)?)__", unit.eid) if parent else None
    return found[1] if found else ""


def _groups(units: Sequence[Provision], parent: str, blocks: bool) -> Iterator[tuple[str, list[Provision]]]:
    """Provisions that share one element: those of one quotation, the rows of one table, the items of one list."""
    form = _form_of(parent, blocks)
    for (name, _), group in groupby(enumerate(units), key=lambda pair: _key(form(pair[1]), pair)):
        yield name, [unit for _, unit in group]


def _key(form: tuple[str, str], pair: tuple[int, Provision]) -> tuple[str, str]:
    return form if form[0] else ("", str(pair[0]))


def _form_of(parent: str, blocks: bool) -> Callable[[Provision], tuple[str, str]]:
    def form(unit: Provision) -> tuple[str, str]:
        quotation = quotation_of(unit, parent)
        if quotation:
            return QUOTATION, quotation
        if unit.kind is ProvisionKind.ROW and is_row(unit):
            return TABLE, ""
        return (LIST, "") if blocks and unit.kind in LISTED else ("", "")

    return form


def _plain(unit: Provision) -> bool:
    """Whether a provision is nothing but a text."""
    return bool(unit.text or unit.notes) and not (unit.num or unit.heading or unit.children)


def _would_be_absorbed(children: Sequence[Provision], blocks: bool) -> bool:
    """Whether a reader would take the first child for the unit's own text, unless something stands before it."""
    first = children[0] if children else None
    if first is None or first.kind is not ProvisionKind.SUBPARAGRAPH or first.num or first.heading:
        return False
    return _plain(first) or not blocks
