"""Names of Akoma Ntoso 3.0 that the writer, the reader and the lint share."""

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""Namespace of Akoma Ntoso 3.0 (OASIS Standard)."""

CW = "urn:clausewise:analysis:1"
"""Our own namespace, for what Akoma Ntoso has no place for: spans, furniture, diagnostics, evidence."""

TOOL = "clausewise"
"""eId of the TLCOrganization that stands for this program."""

ALIAS_TITLE = "title"
ALIAS_NUMBER = "epNumber"
ALIAS_PROCEDURE = "procedure"
ALIAS_PE = "peNumber"
ALIAS_DOCUMENT = "documentNumber"


def akn(name: str) -> str:
    """A qualified name in Akoma Ntoso's namespace."""
    return f"{{{AKN}}}{name}"


def cw(name: str) -> str:
    """A qualified name in our own namespace."""
    return f"{{{CW}}}{name}"
