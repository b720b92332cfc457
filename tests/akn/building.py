"""Small documents, made by hand."""

from akoma.akn_reader import read_akn
from akoma.akn_writer import write_akn
from akoma.diagnostics import Severity
from akoma.model import Expression, Provision
from akoma.validation import findings

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def document(body: str, root: str = "act", around: str = "", meta: str = "", namespace: str = NAMESPACE) -> bytes:
    """A file with a body; ``around`` is what stands before it, ``meta`` what the metadata hold."""
    main = "mainBody" if root in ("doc", "statement") else "body"
    inside = f"<meta>{meta}</meta>{around}<{main}>{body}</{main}>"
    extra = "xmlns:leos='urn:eu:europa:ec:leos' xmlns:ukl='https://www.legislation.gov.uk/namespaces/UK-AKN'"
    return f"<akomaNtoso xmlns='{namespace}' {extra}><{root}>{inside}</{root}></akomaNtoso>".encode()


def read(data: bytes, revisions: str = "final") -> Expression:
    """A document as read, after proof that it can be written validly and read back."""
    expression = read_akn(data, "made", revisions, "en")
    written = write_akn(expression)
    assert [f for f in findings(written, "made") if f.severity is Severity.ERROR] == []
    assert read_akn(written) == expression
    return expression


def shown(expression: Expression) -> list[str]:
    """The provisions, a line each: ``eId [num] «heading» text``, with two spaces a level."""
    return [line for top in expression.provisions for line in _lines(top, 0)]


def _lines(provision: Provision, level: int) -> list[str]:
    parts = [provision.eid, f"[{provision.num}]" if provision.num else ""]
    parts += [f"«{provision.heading}»" if provision.heading else "", provision.text]
    below = [line for child in provision.children for line in _lines(child, level + 1)]
    return ["  " * level + " ".join(filter(None, parts)), *below]


def codes(expression: Expression) -> set[str]:
    """The codes of its diagnostics."""
    return {finding.code for finding in expression.diagnostics}
