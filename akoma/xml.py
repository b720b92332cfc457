"""XML in, safely: no entity, no network, no DTD; a document with a DOCTYPE is refused."""

import re

from lxml import etree

from akoma.errors import InvalidAkomaNtosoError
from akoma.limits import check

REPAIR = "export it again, or check the file with an XML editor"
TAGS_OF_AN_ELEMENT = 2
DIVIDE = "divide it: this limit of the XML parser cannot be raised"


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element. Raises InvalidAkomaNtosoError naming the line when it is not well-formed.

    A DOCTYPE is refused because with entities left alone their text would be missing without a word. Ids are not
    collected: documents that have one ``xml:id`` twice are real, and their text is none the worse for it.
    """
    # Counted before anything is built: a tag of four bytes becomes an element of two hundred.
    check("elements", data.count(b"<") // TAGS_OF_AN_ELEMENT, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise _not_well_formed(problem, parser, name) from problem
    check("attributes", max(len(element.attrib) for element in root.iter(etree.Element)), name)
    tree = root.getroottree()
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        raise InvalidAkomaNtosoError(f"{name}: holds a DOCTYPE", "remove the DOCTYPE; Akoma Ntoso needs none")
    return root


def _not_well_formed(problem: etree.XMLSyntaxError, parser: etree.XMLParser, name: str) -> InvalidAkomaNtosoError:
    """What the parser said; what it says of its own limits is advice for programmers, and is left out."""
    limited = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    said = re.sub(
        r"[, ]*(?:use|try|see) (?:XML_PARSE_HUGE|xmlCtxt\w+)(?: option)?\.?", "", " ".join(str(problem.msg).split())
    )
    return InvalidAkomaNtosoError(f"{name}: not well-formed XML: {said}", DIVIDE if limited else REPAIR)
