"""XML in, safely: no entity, no network, no DTD; a document with a DOCTYPE is refused."""

from lxml import etree

from akoma.errors import InvalidAkomaNtosoError

REPAIR = "export it again, or check the file with an XML editor"


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element. Raises InvalidAkomaNtosoError naming the line when it is not well-formed.

    A DOCTYPE is refused because with entities left alone their text would be missing without a word. Ids are not
    collected: documents that have one ``xml:id`` twice are real, and their text is none the worse for it.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise InvalidAkomaNtosoError(f"{name}: not well-formed XML: {problem.msg}", REPAIR) from problem
    tree = root.getroottree()
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        raise InvalidAkomaNtosoError(f"{name}: holds a DOCTYPE", "remove the DOCTYPE; Akoma Ntoso needs none")
    return root
