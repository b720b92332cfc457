"""The ``meta`` of an Akoma Ntoso document: identification, references, and what only this product knows."""

from collections.abc import Iterator, Sequence

from lxml import etree

from akoma.akn_names import ALIAS_DOCUMENT, ALIAS_NUMBER, ALIAS_PE, ALIAS_PROCEDURE, ALIAS_TITLE, TOOL, akn, cw
from akoma.frbr import FrbrUri
from akoma.model import DocumentKind, Expression, References, SourceSpan

DATE_NAMES = {DocumentKind.RESOLUTION: "adoption", DocumentKind.JOINT_MOTION: "tabling", DocumentKind.MOTION: "tabling"}
"""What the date of a document of this kind is the date of; ``publication`` for all others."""


def metadata(meta: etree._Element, expression: Expression) -> None:
    """Identification and references."""
    identification = etree.SubElement(meta, akn("identification"), source=f"#{TOOL}")
    _work(identification, expression)
    _expression(identification, expression)
    _manifestation(identification, expression)
    _references(meta, expression)


def _date_name(expression: Expression) -> str:
    return DATE_NAMES.get(expression.kind, "publication") if expression.references.date else "unknown"


def _identity(level: etree._Element, main: str, whole: str) -> None:
    etree.SubElement(level, akn("FRBRthis"), value=main)
    etree.SubElement(level, akn("FRBRuri"), value=whole)


def _work(identification: etree._Element, expression: Expression) -> None:
    uri: FrbrUri = expression.uri
    level = etree.SubElement(identification, akn("FRBRWork"))
    _identity(level, str(uri.work().main()), str(uri.work()))
    for name, value in _aliases(expression):
        etree.SubElement(level, akn("FRBRalias"), name=name, value=value)
    etree.SubElement(level, akn("FRBRdate"), date=uri.date, name=_date_name(expression))
    etree.SubElement(level, akn("FRBRauthor"), {"href": f"#{uri.actor}", "as": "#author"})
    etree.SubElement(level, akn("FRBRcountry"), value=uri.country)
    etree.SubElement(level, akn("FRBRsubtype"), value=uri.subtype)
    etree.SubElement(level, akn("FRBRnumber"), value=uri.number)
    etree.SubElement(level, akn("FRBRprescriptive"), value="true" if uri.doctype == "act" else "false")


def _aliases(expression: Expression) -> Iterator[tuple[str, str]]:
    known = expression.references
    single = ((ALIAS_TITLE, expression.title), (ALIAS_NUMBER, known.number), (ALIAS_PROCEDURE, known.procedure))
    yield from ((name, value) for name, value in single if value)
    yield from ((ALIAS_PE, value) for value in known.pe_numbers)
    yield from ((ALIAS_DOCUMENT, value) for value in known.document_numbers)


def _expression(identification: etree._Element, expression: Expression) -> None:
    uri = expression.uri
    level = etree.SubElement(identification, akn("FRBRExpression"))
    _identity(level, str(uri.main()), str(uri.expression()))
    etree.SubElement(level, akn("FRBRdate"), date=uri.version, name=_date_name(expression))
    etree.SubElement(level, akn("FRBRauthor"), {"href": f"#{uri.actor}", "as": "#author"})
    etree.SubElement(level, akn("FRBRlanguage"), language=expression.language)


def _manifestation(identification: etree._Element, expression: Expression) -> None:
    uri = expression.uri
    level = etree.SubElement(identification, akn("FRBRManifestation"))
    _identity(level, f"{uri.main()}.xml", f"{uri.expression()}.xml")
    etree.SubElement(level, akn("FRBRdate"), date=uri.version, name=_date_name(expression))
    etree.SubElement(level, akn("FRBRauthor"), {"href": f"#{TOOL}", "as": "#editor"})
    etree.SubElement(level, akn("FRBRformat"), value="application/akn+xml")


def _references(meta: etree._Element, expression: Expression) -> None:
    home = etree.SubElement(meta, akn("references"), source=f"#{TOOL}")
    actor = expression.uri.actor
    names = {"ep": "European Parliament", "unknown": "Author not stated"}
    organisation = f"/akn/ontology/organization/{expression.uri.country}/{actor}"
    etree.SubElement(home, akn("TLCOrganization"), eId=actor, href=organisation, showAs=names.get(actor, actor))
    etree.SubElement(
        home, akn("TLCOrganization"), eId=TOOL, href=f"/akn/ontology/organization/software/{TOOL}", showAs=TOOL
    )
    etree.SubElement(home, akn("TLCRole"), eId="author", href="/akn/ontology/role/author", showAs="Author")
    etree.SubElement(home, akn("TLCRole"), eId="editor", href="/akn/ontology/role/editor", showAs="Editor")


def proprietary(meta: etree._Element, expression: Expression) -> None:
    """Origin, facts, spans, furniture and diagnostics, in our own namespace."""
    facts = list(_facts(expression.references))
    if not (expression.origin or expression.furniture or expression.diagnostics or facts):
        return
    home = etree.SubElement(etree.SubElement(meta, akn("proprietary"), source=f"#{TOOL}"), cw("reading"))
    if expression.origin:
        origin = expression.origin
        etree.SubElement(home, cw("origin"), name=origin.name, sha256=origin.sha256, format=origin.format)
    for name, values in facts:
        etree.SubElement(home, cw(name), values)
    for name, spans in _owners(expression):
        _spans(etree.SubElement(home, cw("place"), {"for": name}), spans)
    for piece in expression.furniture:
        _spans(etree.SubElement(home, cw("furniture"), kind=piece.kind.value, text=piece.text), piece.spans)
    for finding in expression.diagnostics:
        etree.SubElement(
            home,
            cw("diagnostic"),
            code=finding.code,
            severity=finding.severity.value,
            where=finding.where,
            message=finding.message,
        )


def _facts(references: References) -> Iterator[tuple[str, dict[str, str]]]:
    """What a text says of votes, groups and other texts, as elements of ours: name and attributes."""
    if vote := references.vote:
        counts = {"for": vote.in_favour, "against": vote.against, "abstention": vote.abstention}
        yield "vote", {name: str(count) for name, count in counts.items() if count is not None}
    yield from (("party", {"name": party}) for party in references.parties)
    for found in references.about:
        yield "about", {"kind": found.kind.value, "value": found.value, "quote": found.quote}


def _owners(expression: Expression) -> Iterator[tuple[str, Sequence[SourceSpan]]]:
    """Whatever has spans, by a name that the reader can form again: ordinal of passage and note, eId of provision."""
    yield from ((f"passage_{i}", p.spans) for i, p in enumerate(expression.passages, start=1) if p.spans)
    yield from ((p.eid, p.spans) for p in expression.walk() if p.spans)
    yield from ((f"note_{i}", n.spans) for i, n in enumerate(expression.notes(), start=1) if n.spans)


def _spans(home: etree._Element, spans: Sequence[SourceSpan]) -> None:
    for span in spans:
        page = {} if span.page is None else {"page": str(span.page)}
        etree.SubElement(home, cw("span"), start=str(span.start), end=str(span.end), **page)
