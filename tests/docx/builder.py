"""A small builder of DOCX files: each function writes one element as XML; ``docx`` packs them into a file.

docx(p("Calls on the Council", ins(" firmly"), " to act;", number=(1, 0)), numbering=lists(level("%1.")))
"""

import zipfile
from collections.abc import Mapping
from html import escape
from io import BytesIO
from typing import TypedDict, Unpack

from akoma.ingest.assemble import Galley
from akoma.ingest.docx_galley import read_galley
from akoma.ingest.docx_view import View
from akoma.ingest.from_docx import READER
from akoma.ingest.reader import ReadOptions
from akoma.model import Expression
from akoma.sources import manifestation

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:example"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MOMENT = (1980, 1, 1, 0, 0, 0)
WHO = 'w:id="1" w:author="A" w:date="2099-01-01T00:00:00Z"'


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{_wrapped("rPr", properties)}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def raw_run(xml: str, properties: str = "") -> str:
    """A run that holds what is given."""
    return f"<w:r>{_wrapped('rPr', properties)}{xml}</w:r>"


def p(*content: str, style: str = "", number: tuple[int, int] | None = None, shape: str = "", mark: str = "") -> str:
    """A paragraph; content that is no XML becomes a run. ``mark`` are properties of the paragraph mark."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    properties = styled + listed + _wrapped("rPr", mark) + shape
    return f"<w:p>{_wrapped('pPr', properties)}{_runs(content)}</w:p>"


def ins(*content: str) -> str:
    """Inserted words."""
    return f"<w:ins {WHO}>{_runs(content)}</w:ins>"


def gone(*content: str) -> str:
    """Deleted words: in ``w:delText``, as Word has them."""
    return f"<w:del {WHO}>{_runs(content).replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>')}</w:del>"


def moved_from(*content: str) -> str:
    """Words that moved away."""
    return f"<w:moveFrom {WHO}>{_runs(content)}</w:moveFrom>"


def moved_to(*content: str) -> str:
    """Words that moved here."""
    return f"<w:moveTo {WHO}>{_runs(content)}</w:moveTo>"


def sign(name: str) -> str:
    """A tracked change in properties: ``ins``, ``del``, ``moveFrom``, ``moveTo``, ``cellIns``, ``cellDel``."""
    return f"<w:{name} {WHO}/>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A table row; cells that are no XML become a cell with one paragraph."""
    made = (c if c.startswith("<w:tc>") else cell(p(c)) for c in cells)
    return f"<w:tr>{_wrapped('trPr', properties)}{''.join(made)}</w:tr>"


def cell(*paragraphs: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def field(kind: str) -> str:
    """One end of a field: ``begin``, ``separate`` or ``end``."""
    return raw_run(f'<w:fldChar w:fldCharType="{kind}"/>')


def code(text: str) -> str:
    """The code of a field."""
    return raw_run(f"<w:instrText>{escape(text)}</w:instrText>")


def foot(number: int, mark: str = "") -> str:
    """A reference to a footnote, with a custom mark if one is given."""
    custom = ' w:customMarkFollows="1"' if mark else ""
    shown = f"<w:t>{mark}</w:t>" if mark else ""
    return raw_run(f'<w:footnoteReference{custom} w:id="{number}"/>{shown}')


def end(number: int) -> str:
    """A reference to an endnote."""
    return raw_run(f'<w:endnoteReference w:id="{number}"/>')


def note(*content: str) -> str:
    """The text of a note as Word writes it: the mark, a space, the words."""
    return p(raw_run("<w:footnoteRef/>"), " ", *content)


def level(text: str, number_format: str = "decimal", at: int = 0, more: str = "", start: int = 1) -> str:
    """A level of a list; ``more`` goes after the format (``w:suff``, ``w:isLgl`` and so on)."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def kind(number: int, *levels: str, more: str = "") -> str:
    """A kind of list (``w:abstractNum``)."""
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def use(number: int, of: int, overrides: str = "") -> str:
    """A use of a list (``w:num``)."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def begins_at(value: int, at: int = 0) -> str:
    """An override: this use of a list starts at a number."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def lists(*levels: str) -> str:
    """The numbering part for one list, number 1."""
    return kind(0, *levels) + use(1, 0)


def style(identifier: str, *, name: str = "", base: str = "", shape: str = "", run: str = "", more: str = "") -> str:
    """A paragraph style."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    named = f'<w:name w:val="{name or identifier}"/>'
    inner = named + based + _wrapped("pPr", shape) + _wrapped("rPr", run)
    return f'<w:style w:type="paragraph" w:styleId="{identifier}" {more}>{inner}</w:style>'


class Parts(TypedDict, total=False):
    """What a file may hold beside its body, as XML."""

    styles: str
    numbering: str
    settings: str
    comments: str
    footnotes: Mapping[int, str]
    endnotes: Mapping[int, str]
    headers: tuple[str, ...]
    footers: tuple[str, ...]


def docx(body: str, **given: Unpack[Parts]) -> bytes:
    """A DOCX file with this body and these parts, the same bytes each time."""
    parts = {
        "styles": part("styles", given.get("styles", "")),
        "numbering": part("numbering", given.get("numbering", "")),
        "settings": part("settings", given.get("settings", "")),
        "comments": part("comments", given.get("comments", "")),
        "footnotes": part("footnotes", _notes("footnote", given.get("footnotes", {}))),
        "endnotes": part("endnotes", _notes("endnote", given.get("endnotes", {}))),
    }
    parts |= {f"header{i}": part("hdr", header) for i, header in enumerate(given.get("headers", ()))}
    parts |= {f"footer{i}": part("ftr", footer) for i, footer in enumerate(given.get("footers", ()))}
    return package(part("document", f"<w:body>{body}</w:body>"), parts)


def part(root: str, content: str) -> bytes:
    """A part of the package."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMES}>{content}</w:{root}>'.encode()


def package(document: bytes, parts: Mapping[str, bytes], main: str = "word/document.xml") -> bytes:
    """A package of a main document and its parts."""
    related = {f"{name}.xml": name.rstrip("0123456789") for name in parts}
    folder, _, file = main.rpartition("/")
    return zipped(
        {
            "[Content_Types].xml": content_types(f"/{main}"),
            "_rels/.rels": relationships({main: "officeDocument"}),
            main: document,
            f"{folder}/_rels/{file}.rels": relationships(related),
            **{f"{folder}/{name}.xml": data for name, data in parts.items()},
        }
    )


def content_types(main: str, kind_of_content: str = MAIN_TYPE) -> bytes:
    """The part that says of what type the main document is."""
    override = f'<Override PartName="{main}" ContentType="{kind_of_content}"/>'
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{override}</Types>'.encode()


def relationships(targets: Mapping[str, str]) -> bytes:
    """The part that says which parts belong to which."""
    listed = "".join(
        f'<Relationship Id="r{i}" Type="{RELATIONS}/{what}" Target="{target}"/>'
        for i, (target, what) in enumerate(targets.items())
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{listed}</Relationships>'.encode()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip archive, with a fixed time in it."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            information = zipfile.ZipInfo(name, MOMENT)
            information.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(information, data)
    return target.getvalue()


def galley(data: bytes, view: View = View.FINAL) -> Galley:
    """What the reader hands over."""
    return read_galley(data, "test.docx", view)


def texts(data: bytes, view: View = View.FINAL) -> list[str]:
    """The blocks that the reader finds, as plain text."""
    return [block.text.text for block in galley(data, view).blocks]


def codes(data: bytes) -> list[str]:
    """The codes of the diagnostics."""
    return [found.code for found in galley(data).diagnostics]


def expression(data: bytes, revisions: str = "final") -> Expression:
    """The expression that a DOCX in English becomes; every character of it is accounted for, or it raises."""
    return READER.read(data, manifestation(data, "test.docx", "docx"), ReadOptions("en", revisions=revisions))


def _runs(content: tuple[str, ...]) -> str:
    return "".join(c if c.startswith("<") else r(c) for c in content)


def _notes(kind_of_note: str, numbered: Mapping[int, str]) -> str:
    line = "<w:p><w:r><w:separator/></w:r></w:p>"
    separator = f'<w:{kind_of_note} w:type="separator" w:id="-1">{line}</w:{kind_of_note}>'
    made = (f'<w:{kind_of_note} w:id="{n}">{text}</w:{kind_of_note}>' for n, text in numbered.items())
    return separator + "".join(made)


def _wrapped(name: str, content: str) -> str:
    return f"<w:{name}>{content}</w:{name}>" if content else ""
