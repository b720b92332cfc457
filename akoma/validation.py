"""validate: everything that can be said against an Akoma Ntoso file."""

from lxml import etree

from akoma.akn_names import AKN, akn
from akoma.akn_prepare import OLDER
from akoma.diagnostics import Diagnostic
from akoma.errors import InvalidAkomaNtosoError
from akoma.lint import lint
from akoma.schema import validate
from akoma.xml import parse_xml


def findings(data: bytes, name: str) -> tuple[Diagnostic, ...]:
    """Schema and lint; raises InvalidAkomaNtosoError for what is no Akoma Ntoso at all."""
    root = parse_xml(data, name)
    if OLDER.fullmatch(etree.QName(root).namespace or ""):
        raise InvalidAkomaNtosoError(
            f"{name}: written for a draft of Akoma Ntoso 3.0", "bring it up with clausewise convert"
        )
    if root.tag != akn("akomaNtoso"):
        raise InvalidAkomaNtosoError(f"{name}: not Akoma Ntoso 3.0", f"its root must be akomaNtoso in {AKN}")
    return tuple(sorted((*validate(root), *lint(root)), key=_line))


def _line(finding: Diagnostic) -> int:
    """The line of a finding; those without one stand first."""
    return int(finding.where.removeprefix("line ") or 0) if finding.where.startswith("line ") else 0
