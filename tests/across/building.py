"""Reports made in a line, for tests."""

from akoma.clauses import split_clauses
from akoma.frbr import FrbrUri
from akoma.model import Document, DocumentKind, EId, Expression, Manifestation, Passage, PassageRole, Provision
from akoma.model import ProvisionKind as Kind

URI = FrbrUri("eu", "statement", "motion", "ep", "2099-01-01", "b0-0001-2099", "eng")


def report(
    *segments: str, language: str = "eng", kind: DocumentKind = DocumentKind.ARTICLE, title: str = ""
) -> Expression:
    """A text without numbers: one provision a segment, ``seg_1`` and so on."""
    found = tuple(Provision(Kind.SEGMENT, EId(f"seg_{n}"), "", text) for n, text in enumerate(segments, start=1))
    passages = (Passage(PassageRole.TITLE, title),) if title else ()
    return Expression(URI, kind, language, found, passages)


def motion(*paragraphs: str, language: str = "eng") -> Expression:
    """A numbered text: one provision a paragraph, ``para_1`` and so on."""
    found = tuple(_paragraph(EId(f"para_{n}"), f"{n}.", text) for n, text in enumerate(paragraphs, start=1))
    return Expression(URI, DocumentKind.MOTION, language, found)


def _paragraph(eid: EId, num: str, text: str) -> Provision:
    return Provision(Kind.PARAGRAPH, eid, num, text, split_clauses(eid, text))


def document(expression: Expression, name: str = "text.txt") -> Document:
    """An expression as if it had been read from a file."""
    return Document(Manifestation(name, "0" * 64, "text"), expression)
