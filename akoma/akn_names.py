"""Names of Akoma Ntoso 3.0 that the writer, the reader and the lint share."""

from lxml import etree

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


XHTML = "http://www.w3.org/1999/xhtml"
"""Tables of HTML stand inside ``foreign`` in British documents."""

LEOS = "urn:eu:europa:ec:leos"
"""Namespace of the attributes with which LEOS records changes."""

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
"""What documents of before 2015 and LEOS have instead of an eId."""


def is_own(document: etree._Element) -> bool:
    """Whether this program wrote a document: what it left out was then left out on purpose."""
    home = document.find(f"{akn('meta')}/{akn('identification')}")
    return home is not None and home.get("source") == f"#{TOOL}"


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)
