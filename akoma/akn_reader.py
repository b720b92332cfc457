"""Akoma Ntoso 3.0 to Expression: motions, resolutions and unnumbered documents.

``read_akn(write_akn(e)) == e``. Of documents by others, ids are kept where they exist and made where they do not.
An element that this version does not read is refused by name, never passed over.
"""

from collections.abc import Iterator

from lxml import etree

from akoma.akn_names import AKN, akn
from akoma.akn_origin import read_origin
from akoma.akn_text import read_text_block
from akoma.clauses import split_clauses
from akoma.drafts import PRINTED
from akoma.eid import EIdMaker, known
from akoma.errors import InvalidAkomaNtosoError
from akoma.frbr import NULL_DATE, parse_uri
from akoma.model import (
    DocumentKind,
    EId,
    Expression,
    Passage,
    PassageRole,
    Provision,
    ProvisionKind,
    References,
)
from akoma.xml import parse_xml

KINDS = {
    akn("citation"): ProvisionKind.CITATION,
    akn("recital"): ProvisionKind.RECITAL,
    akn("paragraph"): ProvisionKind.PARAGRAPH,
    akn("subparagraph"): ProvisionKind.SUBPARAGRAPH,
    akn("point"): ProvisionKind.POINT,
    akn("indent"): ProvisionKind.INDENT,
    akn("wrapUp"): ProvisionKind.WRAPUP,
}
"""Elements that are provisions, and of which kind."""

TRANSPARENT = frozenset(akn(n) for n in ("citations", "recitals", "mainBody", "list", "blockList"))
"""Elements that only hold provisions."""

SILENT = frozenset(akn(n) for n in ("num", "content", "intro", "heading", "p", "listIntroduction"))
"""Elements that belong to the provision that they stand in."""


def read_akn(data: bytes, name: str = "Akoma Ntoso") -> Expression:
    """The expression that a file holds; raises InvalidAkomaNtosoError."""
    root = parse_xml(data, name)
    if root.tag != akn("akomaNtoso") or not len(root):
        raise InvalidAkomaNtosoError(f"{name}: not Akoma Ntoso 3.0", f"its root must be akomaNtoso in {AKN}")
    return _Reading(root[0], name).expression()


class _Reading:
    """The reading of one document."""

    def __init__(self, document: etree._Element, name: str) -> None:
        self._document = document
        self._name = name
        self._eids = EIdMaker()
        self._origin = read_origin(document)
        self._note_number = 0

    def expression(self) -> Expression:
        uri = parse_uri(self._meta_value("FRBRExpression", "FRBRthis"))
        passages = tuple(self._passages(("preface", "preamble")))
        provisions = tuple(self._provisions())
        closing = tuple(self._passages(("conclusions",)))
        language = self._document.find(f".//{akn('FRBRlanguage')}")
        if language is None:
            raise self._invalid("names no FRBRlanguage", "add FRBRlanguage to FRBRExpression")
        expression = Expression(
            uri=uri,
            kind=self._kind(),
            language=language.get("language", ""),
            provisions=provisions,
            passages=(*passages, *closing),
            references=self._references(),
        )
        return self._origin.complete(expression)

    def _invalid(self, what: str, hint: str) -> InvalidAkomaNtosoError:
        return InvalidAkomaNtosoError(f"{self._name}: {what}", hint)

    def _meta_value(self, level: str, element: str) -> str:
        found = self._document.find(f"{akn('meta')}/{akn('identification')}/{akn(level)}/{akn(element)}")
        if found is None:
            raise self._invalid(f"has no {level}/{element}", "run clausewise validate on it")
        return str(found.get("value", ""))

    def _kind(self) -> DocumentKind:
        name = self._document.get("name", "")
        return next((kind for kind in DocumentKind if kind.value == name), DocumentKind.DOCUMENT)

    def _references(self) -> References:
        path = f"{akn('meta')}/{akn('identification')}/{akn('FRBRWork')}"
        found = [(a.get("name"), str(a.get("value"))) for a in self._document.iterfind(f"{path}/{akn('FRBRalias')}")]
        dates = [d.get("date", "") for d in self._document.iterfind(f"{path}/{akn('FRBRdate')}")]
        single = dict(reversed(found))
        return References(
            procedure=single.get("procedure", ""),
            date=next((d for d in dates if d != NULL_DATE), ""),
            number=single.get("epNumber", ""),
            pe_numbers=tuple(v for n, v in found if n == "peNumber"),
            document_numbers=tuple(v for n, v in found if n == "documentNumber"),
        )

    def _passages(self, parts: tuple[str, ...]) -> Iterator[Passage]:
        """What stands around the provisions, by the element that holds it."""
        for part in parts:
            for home in self._document.iterfind(akn(part)):
                for paragraph in home.iter(akn("p")):
                    role = self._role(paragraph, part)
                    if role is not None:
                        text, notes = read_text_block(paragraph)
                        yield Passage(role, text, notes)

    @staticmethod
    def _role(paragraph: etree._Element, part: str) -> PassageRole | None:
        tags = [a.tag for a in paragraph.iterancestors()]
        if akn("authorialNote") in tags:
            return None
        if part == "conclusions":
            return PassageRole.CLOSING
        if part == "preamble":
            return PassageRole.FORMULA if akn("formula") in tags else None
        if paragraph.find(akn("docketNumber")) is not None and akn("longTitle") not in tags:
            return PassageRole.DOCKET
        return PassageRole.TITLE if akn("longTitle") in tags else PassageRole.COVER

    def _provisions(self) -> Iterator[Provision]:
        for part in ("preamble", "mainBody"):
            for home in self._document.iterfind(akn(part)):
                yield from self._below(home, None)

    def _below(self, home: etree._Element, parent: EId | None) -> Iterator[Provision]:
        """The provisions directly below an element."""
        for element in home:
            if element.tag in KINDS or element.tag == akn("item"):
                yield self._provision(element, parent)
            elif element.tag == akn("hcontainer") and element.get("name") == "subheading":
                yield self._subheading(element)
            elif element.tag in TRANSPARENT:
                yield from self._below(element, parent)
            elif element.tag == akn("p") and home.tag == akn("mainBody"):
                yield from self._segment(element)
            elif element.tag not in SILENT and element.tag != akn("formula"):
                plain = etree.QName(element).localname
                raise self._invalid(
                    f"line {element.sourceline}: this version reads no {plain} here",
                    "it reads motions, resolutions and unnumbered documents",
                )

    def _provision(self, element: etree._Element, parent: EId | None) -> Provision:
        kind = KINDS.get(element.tag, ProvisionKind.POINT)
        num = (element.findtext(akn("num")) or "").strip()
        if kind is ProvisionKind.POINT and not num:
            kind = ProvisionKind.INDENT
        eid = self._eid(element, kind, num, parent)
        blocks = list(_own_blocks(element))
        text, notes = read_text_block(*blocks[:1])
        further = [self._further(p, eid) for p in blocks[1:]]
        return Provision(
            kind=kind,
            eid=eid,
            num=num if kind in PRINTED else "",
            text=text,
            clauses=split_clauses(eid, text),
            notes=notes,
            children=(*further, *self._below(element, eid)),
        )

    def _further(self, paragraph: etree._Element, parent: EId) -> Provision:
        """A second block of a provision is a subparagraph."""
        eid = self._eid(paragraph, ProvisionKind.SUBPARAGRAPH, "", parent)
        text, notes = read_text_block(paragraph)
        return Provision(ProvisionKind.SUBPARAGRAPH, eid, "", text, split_clauses(eid, text), notes)

    def _subheading(self, element: etree._Element) -> Provision:
        eid = self._eid(element, ProvisionKind.SUBHEADING, "", None)
        text, notes = read_text_block(*element.iterfind(akn("heading")))
        children = tuple(self._below(element, None))
        return Provision(ProvisionKind.SUBHEADING, eid, "", text, split_clauses(eid, text), notes, children)

    def _segment(self, paragraph: etree._Element) -> Iterator[Provision]:
        text, notes = read_text_block(paragraph)
        if text:
            eid = self._eid(paragraph, ProvisionKind.SEGMENT, "", None)
            yield Provision(ProvisionKind.SEGMENT, eid, "", text, split_clauses(eid, text), notes)

    def _eid(self, element: etree._Element, kind: ProvisionKind, num: str, parent: EId | None) -> EId:
        written = element.get("eId")
        return known(written) if written else self._eids.make(kind, num, parent)


def _own_blocks(element: etree._Element) -> Iterator[etree._Element]:
    """The ``p`` that are a provision's own text: its direct ones, and those of its intro or content."""
    for child in element:
        if child.tag == akn("p"):
            yield child
        elif child.tag in (akn("content"), akn("intro"), akn("listIntroduction")):
            yield from child.iterfind(akn("p"))
