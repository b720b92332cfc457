"""What a document is: kind, numbers, date, and the FRBR URI that follows from them."""

import re
from collections.abc import Iterable, Sequence

from akoma.diagnostics import Diagnostic, info
from akoma.frbr import NULL_DATE, FrbrUri, slug
from akoma.furniture import FurnitureLine, kind_by_number, number, procedure
from akoma.language import Language
from akoma.model import DocumentKind, Expression, Furniture, Manifestation, PassageRole, References
from akoma.structure import Structure

RESOLUTION_KINDS = frozenset({DocumentKind.JOINT_MOTION, DocumentKind.MOTION, DocumentKind.RESOLUTION})
"""Kinds that become an Akoma Ntoso ``statement``; the others become a ``doc``."""


def identify(
    structure: Structure,
    furniture_lines: Sequence[FurnitureLine],
    language: Language,
    origin: Manifestation,
    furniture: Sequence[Furniture],
    diagnostics: Sequence[Diagnostic],
) -> Expression:
    """The expression: structure plus identity."""
    references = _references(structure, furniture_lines, language)
    kind = _kind(structure, references, language)
    return Expression(
        uri=make_uri(kind, references, language.code),
        kind=kind,
        language=language.code,
        provisions=structure.provisions,
        passages=structure.passages,
        furniture=tuple(furniture),
        references=references,
        origin=origin,
        diagnostics=(*diagnostics, *structure.diagnostics, *_unknown(kind, references)),
    )


def _front_text(structure: Structure) -> str:
    roles = (PassageRole.COVER, PassageRole.TITLE, PassageRole.DOCKET)
    return " ".join(p.text for p in structure.passages if p.role in roles)


def _references(structure: Structure, lines: Sequence[FurnitureLine], language: Language) -> References:
    front = _front_text(structure)
    title = " ".join(p.text for p in structure.passages if p.role is PassageRole.TITLE)
    prepositions = "|".join(language.title_prepositions)
    own_date = re.split(rf"\s(?:{prepositions})\s", title)[0]
    return References(
        procedure=procedure(front),
        date=language.date(own_date),
        number=number(front),
        pe_numbers=_unique(line.pe_number for line in lines),
        document_numbers=_unique(line.document for line in lines),
    )


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))


def _kind(structure: Structure, references: References, language: Language) -> DocumentKind:
    if not structure.numbered:
        return DocumentKind.DOCUMENT
    told = kind_by_number(references.number, references.document_numbers)
    if told:
        return DocumentKind(told)
    front = _front_text(structure).casefold()
    return next(
        (DocumentKind(kind) for kind, pattern in language.kinds if re.search(pattern, front)), DocumentKind.DOCUMENT
    )


def make_uri(kind: DocumentKind, references: References, language: str) -> FrbrUri:
    """The URI of the main document of the expression; what is not known is said by NULL_DATE and ``unnumbered``."""
    doctype = "statement" if kind in RESOLUTION_KINDS else "doc"
    known = (references.number, *references.document_numbers, references.procedure)
    date = references.date or NULL_DATE
    return FrbrUri(
        country="eu",
        doctype=doctype,
        subtype=kind.value,
        actor="ep" if doctype == "statement" else "unknown",
        date=date,
        number=next((slug(_stem(n)) for n in known if n), "unnumbered"),
        language=language,
        version=date,
        component="main",
    )


def _stem(document_number: str) -> str:
    """A file number without language and suffix, which are no part of the Work: ``RC1287335NL.docx``, ``RC1287335``."""
    return re.sub(r"[A-Z]{2}\.\w+$", "", document_number)


def _unknown(kind: DocumentKind, references: References) -> list[Diagnostic]:
    if kind not in RESOLUTION_KINDS:
        return []
    found: list[Diagnostic] = []
    if not references.date:
        found.append(info("date-unknown", "the text does not state its own date"))
    if not references.number:
        found.append(info("number-unknown", "the text does not state its tabling or adoption number"))
    return found
