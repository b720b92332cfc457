"""Expression to Akoma Ntoso 3.0: strictly valid, deterministic, and complete enough to be read back without loss.

Body and preamble are plain Akoma Ntoso. What it has no place for (where in the source each unit stood, page
furniture, diagnostics) goes into ``meta/proprietary`` in our own namespace.
"""

from collections.abc import Sequence
from itertools import groupby, takewhile

from lxml import etree

from akoma.akn_inline import InlineWriter
from akoma.akn_kinds import PREAMBLE
from akoma.akn_meta import metadata, proprietary
from akoma.akn_names import AKN, CW, akn
from akoma.akn_unit_writer import UnitWriter
from akoma.model import Expression, Passage, PassageRole, Provision, ProvisionKind

MIXED = frozenset({akn("p"), akn("num"), akn("heading"), akn("subheading"), akn("docketNumber")})
"""Elements with running text: no white space is added inside."""

BODIES = {"act": "body", "bill": "body"}
"""What a document of this type calls its main part; ``mainBody`` for all others."""

FRONT = (PassageRole.COVER, PassageRole.TITLE, PassageRole.DOCKET)


def write_akn(expression: Expression) -> bytes:
    """The document as UTF-8 with XML declaration."""
    root = etree.Element(akn("akomaNtoso"), nsmap={None: AKN, "cw": CW})
    kind = expression.kind.value
    document = etree.SubElement(root, akn(expression.uri.doctype), name=kind, contains="originalVersion")
    meta = etree.SubElement(document, akn("meta"))
    metadata(meta, expression)
    _Writer(document).write(expression)
    proprietary(meta, expression)
    _indent(root, 0)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _indent(element: etree._Element, level: int) -> None:
    """Line breaks and two spaces a level between elements, none inside running text."""
    running = element.tag in MIXED and not (len(element) and element[0].tag == akn("mod"))
    if running or not len(element):
        return
    element.text = "\n" + "  " * (level + 1)
    for child in element:
        _indent(child, level + 1)
        child.tail = "\n" + "  " * (level + 1)
    element[-1].tail = "\n" + "  " * level


class _Writer:
    """Writes the parts of one document."""

    def __init__(self, document: etree._Element) -> None:
        self._document = document
        self._inline = InlineWriter()
        self._units = UnitWriter(self._inline)

    def write(self, expression: Expression) -> None:
        """All parts, in their order: notes are numbered as they come."""
        units = expression.provisions
        before = list(takewhile(lambda unit: unit.kind in PREAMBLE, units))
        self._preface([p for p in expression.passages if p.role in FRONT])
        self._preamble([p for p in expression.passages if p.role is PassageRole.FORMULA], before)
        self._body(BODIES.get(expression.uri.doctype, "mainBody"), units[len(before) :])
        self._conclusions([p for p in expression.passages if p.role is PassageRole.CLOSING])

    def _preface(self, front: Sequence[Passage]) -> None:
        """Cover, title and procedure number, in their order."""
        if not front:
            return
        preface = etree.SubElement(self._document, akn("preface"))
        for number, passage in enumerate(front, start=1):
            home = preface
            if passage.role is PassageRole.TITLE:
                home = etree.SubElement(preface, akn("longTitle"), eId=f"preface__longTitle_{number}")
            paragraph = etree.SubElement(home, akn("p"), eId=f"preface__p_{number}")
            if passage.role is PassageRole.DOCKET:
                paragraph = etree.SubElement(paragraph, akn("docketNumber"), eId=f"preface__docketNumber_{number}")
            self._inline.fill(paragraph, passage)

    def _preamble(self, formulas: Sequence[Passage], units: Sequence[Provision]) -> None:
        """Enacting lines, citations and recitals."""
        if not (formulas or units):
            return
        preamble = etree.SubElement(self._document, akn("preamble"))
        for number, passage in enumerate(formulas, start=1):
            eid = f"preamble__formula_{number}"
            formula = etree.SubElement(preamble, akn("formula"), name="actingEntity", eId=eid)
            self._inline.block(formula, passage, f"{eid}__p_1")
        counts = dict.fromkeys(PREAMBLE, 0)
        for kind, group in groupby(units, key=lambda unit: unit.kind):
            counts[kind] += 1
            short = "cits" if kind is ProvisionKind.CITATION else "recs"
            container = etree.SubElement(preamble, akn(f"{kind.value}s"), eId=f"{short}_{counts[kind]}")
            for unit in group:
                self._units.preamble_unit(container, unit)

    def _body(self, name: str, units: Sequence[Provision]) -> None:
        """The operative part, or the segments of an unnumbered text."""
        body = etree.SubElement(self._document, akn(name), eId="body")
        self._units.members(body, units)
        if not units:
            empty = {"name": "empty"} if name == "body" else {}
            etree.SubElement(body, akn("hcontainer" if empty else "p"), empty)

    def _conclusions(self, closing: Sequence[Passage]) -> None:
        """What stands after the last provision."""
        if closing:
            home = etree.SubElement(self._document, akn("conclusions"), eId="conclusions")
            for number, passage in enumerate(closing, start=1):
                self._inline.block(home, passage, f"conclusions__p_{number}")
