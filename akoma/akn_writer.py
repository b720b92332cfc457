"""Expression to Akoma Ntoso 3.0: strictly valid, deterministic, and complete enough to be read back without loss.

Body and preamble are plain Akoma Ntoso. What it has no place for (where in the source each unit stood, page
furniture, diagnostics) goes into ``meta/proprietary`` in our own namespace.
"""

from collections.abc import Sequence
from itertools import count, groupby

from lxml import etree

from akoma.akn_meta import metadata, proprietary
from akoma.akn_names import AKN, CW, akn
from akoma.model import Clause, Expression, Note, Passage, PassageRole, Provision, ProvisionKind

ELEMENT = {
    ProvisionKind.CITATION: "citation",
    ProvisionKind.RECITAL: "recital",
    ProvisionKind.PARAGRAPH: "paragraph",
    ProvisionKind.SUBPARAGRAPH: "subparagraph",
    ProvisionKind.POINT: "point",
    ProvisionKind.INDENT: "indent",
}
"""Kinds that are written as an element of that name."""

MIXED = frozenset({akn("p"), akn("num"), akn("heading"), akn("docketNumber")})
"""Elements with running text: no white space is added inside."""


def write_akn(expression: Expression) -> bytes:
    """The document as UTF-8 with XML declaration."""
    root = etree.Element(akn("akomaNtoso"), nsmap={None: AKN, "cw": CW})
    kind = expression.kind.value
    document = etree.SubElement(root, akn(expression.uri.doctype), name=kind, contains="originalVersion")
    writer = _Writer(document)
    meta = etree.SubElement(document, akn("meta"))
    metadata(meta, expression)
    writer.preface(expression.passages)
    writer.preamble(expression)
    writer.body(expression)
    writer.conclusions(expression.passages)
    proprietary(meta, expression)
    _indent(root, 0)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _indent(element: etree._Element, level: int) -> None:
    """Line breaks and two spaces a level between elements, none inside running text."""
    if element.tag in MIXED or not len(element):
        return
    element.text = "\n" + "  " * (level + 1)
    for child in element:
        _indent(child, level + 1)
        child.tail = "\n" + "  " * (level + 1)
    element[-1].tail = "\n" + "  " * level


class _Writer:
    """Writes the parts of one document; notes are counted through the whole of it."""

    def __init__(self, document: etree._Element) -> None:
        self._document = document
        self._note_numbers = count(1)

    def preface(self, passages: Sequence[Passage]) -> None:
        """Cover, title and procedure number, in their order."""
        roles = (PassageRole.COVER, PassageRole.TITLE, PassageRole.DOCKET)
        front = [p for p in passages if p.role in roles]
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
            self._fill(paragraph, passage.text, (), passage.notes)

    def preamble(self, expression: Expression) -> None:
        """Enacting line, citations and recitals."""
        formulas = [p for p in expression.passages if p.role is PassageRole.FORMULA]
        units = [p for p in expression.provisions if p.kind in (ProvisionKind.CITATION, ProvisionKind.RECITAL)]
        if not (formulas or units):
            return
        preamble = etree.SubElement(self._document, akn("preamble"))
        for number, passage in enumerate(formulas, start=1):
            formula = etree.SubElement(preamble, akn("formula"), name="actingEntity", eId=f"preamble__formula_{number}")
            self._block(formula, f"preamble__formula_{number}__p_1", passage.text, (), passage.notes)
        for kind, group in groupby(units, key=lambda p: p.kind):
            name, eid = ("citations", "cits_1") if kind is ProvisionKind.CITATION else ("recitals", "recs_1")
            container = etree.SubElement(preamble, akn(name), eId=eid)
            for provision in group:
                self._preamble_unit(container, provision)

    def _preamble_unit(self, container: etree._Element, provision: Provision) -> None:
        """A citation or recital: blocks only, so its points are items of a block list."""
        unit = self._open(container, provision)
        self._block(unit, None, provision.text, provision.clauses, provision.notes)
        for kind, group in groupby(provision.children, key=lambda p: p.kind):
            if kind in (ProvisionKind.POINT, ProvisionKind.INDENT):
                self._block_list(unit, provision, list(group))
            else:
                for child in group:
                    self._block(unit, child.eid, child.text, child.clauses, child.notes)

    def _block_list(self, unit: etree._Element, parent: Provision, items: Sequence[Provision]) -> None:
        ordinal = len(unit.findall(akn("blockList"))) + 1
        listing = etree.SubElement(unit, akn("blockList"), eId=f"{parent.eid}__list_{ordinal}")
        for item in items:
            element = etree.SubElement(listing, akn("item"), eId=item.eid)
            if item.num:
                etree.SubElement(element, akn("num")).text = item.num
            self._block(element, None, item.text, item.clauses, item.notes)
            if item.children:
                self._block_list(element, item, item.children)

    def body(self, expression: Expression) -> None:
        """The operative part, or the segments of an unnumbered text."""
        body = etree.SubElement(self._document, akn("mainBody"), eId="body")
        in_preamble = (ProvisionKind.CITATION, ProvisionKind.RECITAL)
        units = [p for p in expression.provisions if p.kind not in in_preamble]
        for provision in units:
            self._unit(body, provision)
        if not units:
            etree.SubElement(body, akn("p"))

    def _unit(self, home: etree._Element, provision: Provision) -> None:
        if provision.kind is ProvisionKind.SEGMENT:
            self._block(home, provision.eid, provision.text, provision.clauses, provision.notes)
        elif provision.kind is ProvisionKind.SUBHEADING:
            self._subheading(home, provision)
        elif provision.kind is ProvisionKind.WRAPUP:
            wrapup = etree.SubElement(home, akn("wrapUp"), eId=provision.eid)
            self._block(wrapup, None, provision.text, provision.clauses, provision.notes)
        else:
            self._hierarchy(home, provision)

    def _subheading(self, home: etree._Element, provision: Provision) -> None:
        group = etree.SubElement(home, akn("hcontainer"), name="subheading", eId=provision.eid)
        self._fill(etree.SubElement(group, akn("heading")), provision.text, (), provision.notes)
        for child in provision.children:
            self._unit(group, child)
        if not provision.children:
            etree.SubElement(etree.SubElement(group, akn("content")), akn("p"))

    def _hierarchy(self, home: etree._Element, provision: Provision) -> None:
        """``content``, or ``intro`` and what stands below."""
        unit = self._open(home, provision)
        if not provision.children:
            content = etree.SubElement(unit, akn("content"))
            self._block(content, None, provision.text, provision.clauses, provision.notes)
            return
        intro = etree.SubElement(unit, akn("intro"))
        self._block(intro, None, provision.text, provision.clauses, provision.notes)
        for child in provision.children:
            self._unit(unit, child)

    def _open(self, home: etree._Element, provision: Provision) -> etree._Element:
        unit = etree.SubElement(home, akn(ELEMENT[provision.kind]), eId=provision.eid)
        if provision.num:
            etree.SubElement(unit, akn("num")).text = provision.num
        return unit

    def conclusions(self, passages: Sequence[Passage]) -> None:
        """What stands after the last provision."""
        closing = [p for p in passages if p.role is PassageRole.CLOSING]
        if closing:
            home = etree.SubElement(self._document, akn("conclusions"), eId="conclusions")
            for number, passage in enumerate(closing, start=1):
                self._block(home, f"conclusions__p_{number}", passage.text, (), passage.notes)

    def _block(
        self, home: etree._Element, eid: str | None, text: str, clauses: Sequence[Clause], notes: Sequence[Note]
    ) -> None:
        paragraph = etree.SubElement(home, akn("p"), **({"eId": eid} if eid else {}))
        self._fill(paragraph, text, clauses, notes)

    def _fill(self, home: etree._Element, text: str, clauses: Sequence[Clause], notes: Sequence[Note]) -> None:
        """Running text with its notes; two or more clauses are marked as such."""
        if not clauses[1:]:
            self._run(home, text, 0, list(notes))
            return
        start = 0
        for i, clause in enumerate(clauses):
            end = start + len(clause.text)
            last = i == len(clauses) - 1
            inside = [n for n in notes if (n.offset >= start or i == 0) and (n.offset <= end or last)]
            inline = etree.SubElement(home, akn("inline"), name="clause", eId=clause.id)
            self._run(inline, clause.text, start, inside)
            inline.tail = None if last else " "
            start = end + 1

    def _run(self, home: etree._Element, text: str, start: int, notes: Sequence[Note]) -> None:
        """Text with notes at their places; ``start`` is the offset of the text in its provision."""
        cuts = [min(max(0, n.offset - start), len(text)) for n in notes]
        home.text = text[: cuts[0]] if cuts else text
        for note, cut, following in zip(notes, cuts, [*cuts, len(text)][1:], strict=True):
            number = next(self._note_numbers)
            element = etree.SubElement(
                home, akn("authorialNote"), eId=f"authorialNote_{number}", marker=note.marker, placement="bottom"
            )
            etree.SubElement(element, akn("p")).text = note.text
            element.tail = text[cut:following]
