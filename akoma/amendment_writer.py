"""Amendments in two columns to an Akoma Ntoso ``amendmentList``: strictly valid, deterministic, read back without loss.

Each amendment is a component with identity, modifications and references of its own; all that is in amendment 12 has
an eId that begins with ``am_12__``. What a column prints in bold italics is ``del`` in the old text, ``ins`` in the
new one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from akoma.akn_names import AKN, ALIAS_NUMBER, CW, TOOL, akn, cw
from akoma.akn_writer import MIXED
from akoma.amendment_list import AmendmentRecord
from akoma.amendment_units import QuotedUnit, write_units
from akoma.frbr import NULL_DATE, FrbrUri, slug
from akoma.model import Expression

NAME = "plenaryAmendments"
"""The ``name`` of the list; that of a component is its singular."""


@dataclass(frozen=True, slots=True)
class Modification:
    """What an amendment does, in a word of ``textualMod``.

    ``eid``: the unit of the amended text that is changed, or beside which something comes at ``position``.
    ``old`` and ``new``: whether the columns of old and new text belong to it.
    """

    type: str
    eid: str
    position: str = ""
    old: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class WrittenAmendment:
    """An amendment with the units that its columns print, and the lines above them in the language of the paper.

    ``heading`` "Amendment 12"; ``document`` what is amended; ``behalf`` the line of the group, whose name stands in it.
    """

    record: AmendmentRecord
    heading: str
    document: str
    behalf: str
    modifications: tuple[Modification, ...]
    old: tuple[QuotedUnit, ...]
    new: tuple[QuotedUnit, ...]


def write_amendments(base: Expression, amendments: Sequence[WrittenAmendment]) -> bytes:
    """The list as UTF-8 with XML declaration. The numbers of the amendments are its own and in order."""
    writer = _ListWriter(base, amendments)
    root = writer.root()
    _indent(root, 0)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


RUNNING = MIXED | {akn("block")}
"""Elements inside which no white space is added."""


def _indent(element: etree._Element, level: int) -> None:
    if element.tag in RUNNING or not len(element):
        return
    element.text = "\n" + "  " * (level + 1)
    for child in element:
        _indent(child, level + 1)
        child.tail = "\n" + "  " * (level + 1)
    element[-1].tail = "\n" + "  " * level


class _ListWriter:
    """Writes one list."""

    def __init__(self, base: Expression, amendments: Sequence[WrittenAmendment]) -> None:
        self._base = base
        self._amendments = amendments
        numbers = [one.record.number for one in amendments]
        span = "-".join(slug(number).zfill(3) for number in (numbers[:1] + numbers[-1:])) or "none"
        self._uri = FrbrUri(
            country=base.uri.country,
            doctype="amendmentList",
            subtype="plenary",
            actor=base.uri.actor,
            date=base.uri.date,
            number=f"{base.uri.number}-am-{span}",
            language=base.language,
            version=base.uri.version or base.uri.date,
        )
        self._people = _counted(name for one in amendments for name in one.record.proponents)
        self._groups = _counted(one.record.group for one in amendments if one.record.group)

    def root(self) -> etree._Element:
        root = etree.Element(akn("akomaNtoso"), nsmap={None: AKN, "cw": CW})
        listing = etree.SubElement(root, akn("amendmentList"), name=NAME)
        meta = etree.SubElement(listing, akn("meta"))
        self._identity(meta, "main", "")
        self._references(meta)
        body = etree.SubElement(listing, akn("collectionBody"))
        for place, one in enumerate(self._amendments, start=1):
            component = etree.SubElement(body, akn("component"), eId=f"cmp_{place}")
            self._amendment(etree.SubElement(component, akn("amendment"), name=NAME.removesuffix("s")), one)
        if not self._amendments:
            component = etree.SubElement(body, akn("component"), eId="cmp_1")
            etree.SubElement(component, akn("documentRef"), eId="cmp_1__documentRef_1", href=str(self._base.uri),
                             showAs=self._base.title or self._base.uri.number)  # fmt: skip
        return root

    # --- metadata -----------------------------------------------------------------------------------------------------

    def _identity(self, meta: etree._Element, component: str, number: str) -> None:
        home = etree.SubElement(meta, akn("identification"), source=f"#{TOOL}")
        uri = self._uri
        work = etree.SubElement(home, akn("FRBRWork"))
        _uris(work, replace(uri.work(), component=component), uri.work())
        name, value = ("amendmentNumber", number) if number else (ALIAS_NUMBER, self._base.references.number)
        if value:
            etree.SubElement(work, akn("FRBRalias"), name=name, value=value)
        self._made(work, uri.date)
        etree.SubElement(work, akn("FRBRcountry"), value=uri.country)
        etree.SubElement(work, akn("FRBRsubtype"), value=uri.subtype)
        etree.SubElement(work, akn("FRBRnumber"), value=uri.number)
        etree.SubElement(work, akn("FRBRprescriptive"), value="false")
        expression = etree.SubElement(home, akn("FRBRExpression"))
        _uris(expression, replace(uri, component=component), uri)
        self._made(expression, uri.version)
        etree.SubElement(expression, akn("FRBRlanguage"), language=uri.language)
        embodied = etree.SubElement(home, akn("FRBRManifestation"))
        _uris(embodied, replace(uri, component=component), uri, ".xml")
        etree.SubElement(embodied, akn("FRBRdate"), date=uri.version, name=self._date_name())
        etree.SubElement(embodied, akn("FRBRauthor"), {"href": f"#{TOOL}", "as": "#editor"})
        etree.SubElement(embodied, akn("FRBRformat"), value="application/akn+xml")

    def _made(self, level: etree._Element, day: str) -> None:
        etree.SubElement(level, akn("FRBRdate"), date=day, name=self._date_name())
        etree.SubElement(level, akn("FRBRauthor"), {"href": f"#{self._uri.actor}", "as": "#author"})

    def _date_name(self) -> str:
        """The date is that of the amended text: nothing says when the amendments were tabled."""
        return "unknown" if self._uri.date == NULL_DATE else "amendedDocument"

    def _references(self, meta: etree._Element) -> None:
        home = etree.SubElement(meta, akn("references"), source=f"#{TOOL}")
        actor, country = self._uri.actor, self._uri.country
        for eid, href, shown in (
            (actor, f"organization/{country}/{actor}", actor),
            (TOOL, f"organization/software/{TOOL}", TOOL),
        ):
            _concept(home, "TLCOrganization", eid, href, shown)
        _concept(home, "TLCRole", "author", "role/author", "Author")
        _concept(home, "TLCRole", "editor", "role/editor", "Editor")
        for name, number in self._people.items():
            _concept(home, "TLCPerson", f"person_{number}", f"person/{country}/{_word(name)}", name)
        for name, number in self._groups.items():
            _concept(home, "TLCOrganization", f"group_{number}", f"organization/{country}/group/{_word(name)}", name)

    # --- one amendment ------------------------------------------------------------------------------------------------

    def _amendment(self, element: etree._Element, one: WrittenAmendment) -> None:
        prefix = f"am_{slug(one.record.number)}"
        meta = etree.SubElement(element, akn("meta"))
        self._identity(meta, prefix, one.record.number)
        analysis = etree.SubElement(meta, akn("analysis"), source=f"#{TOOL}")
        changes = etree.SubElement(analysis, akn("activeModifications"))
        for number, modification in enumerate(one.modifications, start=1):
            self._modification(changes, modification, f"{prefix}__textualMod_{number}", prefix, one)
        home = etree.SubElement(meta, akn("references"), source=f"#{TOOL}")
        shown = self._base.title or self._base.uri.number
        work = str(self._base.uri.work())
        etree.SubElement(home, akn("activeRef"), eId=f"{prefix}__activeRef_1", href=work, showAs=shown)
        self._preface(element, one)
        self._body(etree.SubElement(element, akn("amendmentBody")), one, prefix)

    def _modification(
        self, home: etree._Element, modification: Modification, eid: str, prefix: str, one: WrittenAmendment
    ) -> None:
        element = etree.SubElement(home, akn("textualMod"), type=modification.type, eId=eid)
        if len(one.modifications) > 1:
            others = {f"#{prefix}__textualMod_{n}" for n in range(1, len(one.modifications) + 1)} - {f"#{eid}"}
            element.set(cw("linked"), " ".join(sorted(others)))
        etree.SubElement(element, akn("source"), href=f"#{prefix}__mod_1")
        place = etree.SubElement(element, akn("destination"), href=self._target(modification.eid))
        if modification.position:
            place.set("pos", modification.position)
        if modification.old:
            etree.SubElement(element, akn("old"), href=f"#{prefix}__qstr_1")
        if modification.new:
            etree.SubElement(element, akn("new"), href=f"#{prefix}__qstr_{2 if one.old else 1}")

    def _target(self, eid: str) -> str:
        main = str(self._base.uri.main())
        return f"{main}#{eid}" if eid else main

    def _preface(self, element: etree._Element, one: WrittenAmendment) -> None:
        preface = etree.SubElement(element, akn("preface"))
        etree.SubElement(etree.SubElement(preface, akn("p")), akn("docNumber")).text = one.heading
        record = one.record
        if record.proponents:
            line = etree.SubElement(preface, akn("p"))
            for name in record.proponents:
                person = etree.SubElement(line, akn("docProponent"), refersTo=f"#person_{self._people[name]}")
                person.text, person.tail = name, ", "
            line[-1].tail = None
        if record.group:
            line = etree.SubElement(preface, akn("p"))
            before, _, behind = one.behalf.partition(record.group)
            line.text = before
            group = etree.SubElement(line, akn("docProponent"), refersTo=f"#group_{self._groups[record.group]}")
            group.text, group.tail = record.group, behind

    def _body(self, body: etree._Element, one: WrittenAmendment, prefix: str) -> None:
        heading = etree.SubElement(body, akn("amendmentHeading"))
        _block(heading, "amendedDocument", f"{prefix}__block_1").text = one.document
        _block(heading, "location", f"{prefix}__block_2").text = one.record.location
        named = etree.SubElement(etree.SubElement(body, akn("amendmentReference")), akn("p"))
        target = self._target(one.modifications[0].eid if one.modifications else "")
        reference = etree.SubElement(named, akn("affectedDocument"), eId=f"{prefix}__affectedDocument_1", href=target)
        reference.text = one.record.location
        content = etree.SubElement(body, akn("amendmentContent"))
        change = _block(content, "changeBlock", f"{prefix}__block_3")
        mod = etree.SubElement(change, akn("mod"), eId=f"{prefix}__mod_1")
        for number, (units, mark) in enumerate(_columns(one), start=1):
            structure = etree.SubElement(
                mod, akn("quotedStructure"), eId=f"{prefix}__qstr_{number}", startQuote="", endQuote=""
            )
            write_units(structure, units, f"{prefix}__qstr_{number}", mark)
        if one.record.original_language:
            original = _block(content, "originalLanguage", f"{prefix}__block_4")
            original.text = f"Or. {one.record.original_language}"
        if one.record.justification:
            reasons = etree.SubElement(body, akn("amendmentJustification"))
            for line in one.record.justification.split("\n"):
                etree.SubElement(reasons, akn("p")).text = line


def _columns(one: WrittenAmendment) -> list[tuple[tuple[QuotedUnit, ...], str]]:
    """The columns that print anything, each with the element that marks its words."""
    return [(units, mark) for units, mark in ((one.old, "del"), (one.new, "ins")) if units]


def _counted(names: Iterable[str]) -> dict[str, int]:
    """Each name with its number, in the order of their first use."""
    found: dict[str, int] = {}
    for name in names:
        found.setdefault(name, len(found) + 1)
    return found


def _word(name: str) -> str:
    return slug(name) or "unnamed"


def _uris(level: etree._Element, this: FrbrUri, whole: FrbrUri, suffix: str = "") -> None:
    etree.SubElement(level, akn("FRBRthis"), value=f"{this}{suffix}")
    etree.SubElement(level, akn("FRBRuri"), value=f"{whole}{suffix}")


def _concept(home: etree._Element, name: str, eid: str, href: str, shown: str) -> None:
    etree.SubElement(home, akn(name), eId=eid, href=f"/akn/ontology/{href}", showAs=shown)


def _block(home: etree._Element, name: str, eid: str) -> etree._Element:
    return etree.SubElement(home, akn("block"), name=name, eId=eid)
