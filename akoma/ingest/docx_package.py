"""The parts of a DOCX package: which are there, and their XML, parsed safely."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from akoma.errors import SourceError, UnreadableSourceError, UnsupportedFormatError
from akoma.ingest.docx_names import child, children, name_of
from akoma.limits import check
from akoma.zips import DAMAGED, TOO_LARGE, Archive, open_archive

SAVE_AS_DOCX = "open it in a word processor and save it as .docx"

OLE_STREAMS = (
    ("EncryptedPackage", "is protected by a password", "open it with the password and save it without one"),
    ("WordDocument", "is a file of Word 97 to 2003 (.doc)", SAVE_AS_DOCX),
    ("", "is a file of an old Office program", SAVE_AS_DOCX),
)
"""Name of a stream in a compound file, what the file is then, and what to do. The first that fits counts."""

FOREIGN_PARTS = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("visio/", "a Visio drawing"),
)
"""The folder that tells what another Office file is."""

USUAL_MAIN_PART = "word/document.xml"
CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Parts:
    """The XML of the parts that hold or shape text: root elements, None or empty where a part is missing."""

    document: etree._Element
    styles: etree._Element | None = None
    numbering: etree._Element | None = None
    settings: etree._Element | None = None
    footnotes: etree._Element | None = None
    endnotes: etree._Element | None = None
    comments: etree._Element | None = None
    headers: tuple[etree._Element, ...] = ()
    footers: tuple[etree._Element, ...] = ()


def read_parts(data: bytes, name: str) -> Parts:
    """The parts of a DOCX; raises a SourceError that says what is wrong and what to do."""
    if not data.startswith(b"PK"):
        raise _compound_file(data, name)
    archive = open_archive(data, name)
    main = _main_part(archive)
    _check_content_type(archive, main)
    document = parse_part(archive, main)
    if name_of(document) != "w:document":
        raise UnsupportedFormatError(f"{name}: {main} is no Word document", SAVE_AS_DOCX)
    return _parts(archive, document, _related(archive, main))


def _parts(archive: Archive, document: etree._Element, related: Mapping[str, list[str]]) -> Parts:
    def one(kind: str) -> etree._Element | None:
        return next((parse_part(archive, part) for part in related.get(kind, ())), None)

    def several(kind: str) -> tuple[etree._Element, ...]:
        return tuple(parse_part(archive, part) for part in related.get(kind, ()))

    return Parts(
        document=document,
        styles=one("styles"),
        numbering=one("numbering"),
        settings=one("settings"),
        footnotes=one("footnotes"),
        endnotes=one("endnotes"),
        comments=one("comments"),
        headers=several("header"),
        footers=several("footer"),
    )


def parse_part(archive: Archive, part: str) -> etree._Element:
    """The root element of a part: no entity, no network, no DTD.

    A DOCTYPE is refused because with entities left alone their text would be missing without a word.
    """
    data = archive.read(part)
    check("tags", data.count(b"<"), f"{archive.name}: {part}", TOO_LARGE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        message = f"{archive.name}: damaged ({part} is not well-formed XML: {problem.msg})"
        raise UnreadableSourceError(message, SAVE_AS_DOCX) from problem
    information = root.getroottree().docinfo
    if information.doctype or information.internalDTD is not None:
        raise UnreadableSourceError(f"{archive.name}: {part} holds a DOCTYPE, which no word processor writes", DAMAGED)
    return root


def _main_part(archive: Archive) -> str:
    """The part that the package names as its document: nearly always the usual one, but not always."""
    named = _related(archive, "").get("officeDocument", [])
    main = next((part for part in named if part in archive), USUAL_MAIN_PART)
    if main not in archive:
        raise _no_document(archive)
    return main


def _no_document(archive: Archive) -> SourceError:
    found = next((what for folder, what in FOREIGN_PARTS if any(m.startswith(folder) for m in archive.members)), "")
    if found:
        return UnsupportedFormatError(f"{archive.name}: {found}, not a Word document", "save its text as .docx or .txt")
    return UnreadableSourceError(f"{archive.name}: no DOCX, or a damaged one ({USUAL_MAIN_PART} is missing)", DAMAGED)


def _check_content_type(archive: Archive, main: str) -> None:
    """Documents and templates, with macros or without, have a type that names Word and ``main``."""
    if CONTENT_TYPES not in archive:
        return
    types = children(parse_part(archive, CONTENT_TYPES), "ct:Override")
    found = next((t.get("ContentType", "") for t in types if t.get("PartName", "").lstrip("/") == main), "")
    if not found or ("word" in found and found.endswith("main+xml")):
        return
    for folder, what in FOREIGN_PARTS:
        if main.startswith(folder):
            raise UnsupportedFormatError(f"{archive.name}: {what}, not a Word document", "save its text as .docx")
    raise UnsupportedFormatError(f"{archive.name}: no Word document (its content type is {found})", SAVE_AS_DOCX)


def _related(archive: Archive, part: str) -> Mapping[str, list[str]]:
    """The parts that a part names, by kind of relationship, in the order of the file; ``""`` is the package itself."""
    folder, file = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    found: dict[str, list[str]] = {}
    if relations in archive:
        for kind, target in _relationships(parse_part(archive, relations)):
            resolved = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if resolved in archive and resolved not in found.setdefault(kind, []):
                found[kind].append(resolved)
    return found


def _relationships(root: etree._Element) -> Iterator[tuple[str, str]]:
    for relation in children(root, "rel:Relationship"):
        if relation.get("TargetMode") != "External":
            yield relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")


def _compound_file(data: bytes, name: str) -> UnreadableSourceError:
    """What to say of a file that is no zip archive: streams of a compound file have names in UTF-16."""
    what, todo = next((what, todo) for stream, what, todo in OLE_STREAMS if stream.encode("utf-16-le") in data)
    return UnreadableSourceError(f"{name}: {what}", todo)


def body_of(document: etree._Element) -> etree._Element | None:
    """The body of the main document; None when it has none."""
    return child(document, "w:body")
