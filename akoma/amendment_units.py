"""Units inside a ``quotedStructure`` of an amendment, the words that differ marked.

Bare ``recital``, ``citation``, ``paragraph``, ``point``, ``heading``, ``longTitle`` are valid there; what has no
element of its own is an ``hcontainer`` with its kind as name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from akoma.akn_kinds import PREAMBLE
from akoma.akn_names import akn
from akoma.akn_unit_writer import LISTED, NATIVE
from akoma.amendment_list import Column
from akoma.eid import EIdMaker, known
from akoma.model import EId, ProvisionKind

LONG_TITLE = "longTitle"
HEADING = "heading"


@dataclass(frozen=True, slots=True)
class QuotedUnit:
    """A unit as a column prints it. ``num``, ``heading`` and ``text`` with what is in bold italics.

    ``element``: ``longTitle`` or ``heading`` where it is no whole unit but that; empty otherwise. ``was``: eId of the
    unit in the amended text, where it stands there.
    """

    kind: ProvisionKind
    num: Column
    heading: Column
    text: Column
    children: tuple["QuotedUnit", ...] = ()
    element: str = ""
    was: str = ""


def write_units(home: etree._Element, units: Sequence[QuotedUnit], prefix: str, mark: str) -> None:
    """Units with all below them; ``mark`` is the element for marked words, ``prefix`` begins all eIds."""
    writer = _Writer(prefix, mark)
    for unit in units:
        writer.unit(home, unit, None)


class _Writer:
    def __init__(self, prefix: str, mark: str) -> None:
        self._prefix = prefix
        self._mark = mark
        self._maker = EIdMaker()

    def unit(self, home: etree._Element, unit: QuotedUnit, parent: EId | None) -> None:
        if unit.element == HEADING:
            self._words(etree.SubElement(home, akn(HEADING), eId=f"{self._prefix}__heading_1"), unit.text)
        elif unit.element == LONG_TITLE:
            title = etree.SubElement(home, akn(LONG_TITLE), eId=f"{self._prefix}__longTitle_1")
            self._words(etree.SubElement(title, akn("p")), unit.text)
        elif unit.kind in PREAMBLE:
            self._blocks(self._element(home, unit.kind.value, unit, parent), unit)
        else:
            self._hierarchy(home, unit, parent)

    def _element(
        self, home: etree._Element, name: str, unit: QuotedUnit, parent: EId | None, container: str = ""
    ) -> etree._Element:
        made = self._maker.make(unit.kind, unit.num.text, parent)
        attributes = {"name": container} if container else {}
        element = etree.SubElement(home, akn(name), attributes, eId=f"{self._prefix}__{_short(made)}")
        if unit.was:
            element.set("wId", unit.was)
        return element

    def _hierarchy(self, home: etree._Element, unit: QuotedUnit, parent: EId | None) -> None:
        native = NATIVE.get(unit.kind, "")
        element = self._element(home, native or "hcontainer", unit, parent, "" if native else unit.kind.value)
        eid = known(element.get("eId", "").removeprefix(f"{self._prefix}__"))
        self._label(element, "num", unit.num)
        is_heading = unit.kind is ProvisionKind.SUBHEADING
        self._label(element, "heading", unit.text if is_heading else unit.heading)
        written = bool(unit.text.text) and not is_heading
        if written or not unit.children:
            block = etree.SubElement(element, akn("intro" if unit.children else "content"))
            self._words(etree.SubElement(block, akn("p")), unit.text if written else Column(""))
        for child in unit.children:
            self.unit(element, child, eid)

    def _blocks(self, element: etree._Element, unit: QuotedUnit) -> None:
        """Where only blocks may stand: a further block is a ``p``, points are items of a list."""
        self._label(element, "num", unit.num)
        self._label(element, "heading", unit.heading)
        if unit.text.text or not unit.children:
            self._words(etree.SubElement(element, akn("p")), unit.text)
        listing = None
        for child in unit.children:
            if child.kind not in LISTED:
                listing = None
                self._words(etree.SubElement(element, akn("p")), child.text)
                continue
            if listing is None:
                lists = sum(one.tag == akn("blockList") for one in element) + 1
                listing = etree.SubElement(element, akn("blockList"), eId=f"{element.get('eId')}__list_{lists}")
            place = len(listing) + 1
            item = etree.SubElement(listing, akn("item"), eId=f"{listing.get('eId')}__item_{place}")
            self._blocks(item, child)

    def _label(self, element: etree._Element, name: str, words: Column) -> None:
        if words.text:
            self._words(etree.SubElement(element, akn(name)), words)

    def _words(self, element: etree._Element, words: Column) -> None:
        """Running text, the marked words in an element of their own."""
        at, last = 0, None
        for mark in words.marked:
            _put(element, last, words.text[at : mark.start])
            last = etree.SubElement(element, akn(self._mark))
            last.text = words.text[mark.start : mark.end]
            at = mark.end
        _put(element, last, words.text[at:])


def _put(element: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        element.text = text
    else:
        last.tail = text


def _short(eid: EId) -> str:
    """An eId without the container of the preamble: nothing here stands in one."""
    return eid.removeprefix("cits_1__").removeprefix("recs_1__")
