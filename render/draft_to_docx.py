"""A paper of amendments as a Word document: a table of two columns for each, the words that differ in bold italics."""

import io
import zipfile
from collections.abc import Iterable, Iterator

from differ.amendments.draft import DraftPaper
from render.docx_xml import DECLARATION, field, paragraph, part, value, words
from render.draft_view import AmendmentView, Line, PaperView, Run, view_of
from render.to_html import asset

WIDTH = 4677
"""Of a column, in twentieths of a point: half of what an A4 page has between margins of 22.5 mm."""

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can say: no file tells when it was made."""

_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1276" w:right="1276" w:bottom="1276" w:left="1276" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)


class DraftDocxRenderer:
    """The paper to go on working with."""

    name = "docx"
    suffix = ".docx"

    def render(self, paper: DraftPaper) -> bytes:
        """The whole file. Same paper, same bytes."""
        from akoma.language import iso_639_1

        view = view_of(paper)
        language = f"<w:lang w:val={value(iso_639_1(paper.base.language))}/>"
        parts = {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": _relations(("styles", "styles.xml"), ("footer", "footer1.xml")),
            "word/document.xml": part("w:document", f"<w:body>{''.join(_body(view))}{_SECTION}</w:body>"),
            "word/styles.xml": asset("draft_styles.xml").replace("<!-- language -->", language),
            "word/footer1.xml": part("w:ftr", paragraph((field("PAGE"),), "Footer")),
        }
        return _archive(parts)


def _body(view: PaperView) -> Iterator[str]:
    if view.reference:
        yield _text(view.reference, "Reference")
    yield _text(view.title or view.page_title, "Title")
    if not view.amendments:
        yield _text(view.none, "Normal")
    for one in view.amendments:
        yield from _amendment(one)


def _amendment(one: AmendmentView) -> Iterator[str]:
    yield _text(one.number, "Number")
    if one.authors:
        yield _text(one.authors, "Authors")
    if one.group:
        yield _text(one.group, "Group")
    yield _text(one.document, "Amended")
    yield _text(one.location, "Place")
    heads = (_cell([_text(head, "ColumnHead")]) for head in one.heads)
    columns = (_cell(map(_line, column)) for column in (one.left, one.right))
    rows = f"<w:tr>{''.join(heads)}</w:tr><w:tr>{''.join(columns)}</w:tr>"
    grid = f'<w:tblGrid><w:gridCol w:w="{WIDTH}"/><w:gridCol w:w="{WIDTH}"/></w:tblGrid>'
    margins = '<w:tblCellMar><w:left w:w="170" w:type="dxa"/><w:right w:w="170" w:type="dxa"/></w:tblCellMar>'
    form = f'<w:tblW w:w="{2 * WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{margins}'
    yield f"<w:tbl><w:tblPr>{form}</w:tblPr>{grid}{rows}</w:tbl>"
    yield _text(one.original, "Original")


def _cell(paragraphs: Iterable[str]) -> str:
    inner = "".join(paragraphs) or _text("", "ColumnText")
    return f'<w:tc><w:tcPr><w:tcW w:w="{WIDTH}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def _line(line: Line) -> str:
    return paragraph(map(_run, line), "ColumnText")


def _run(run: Run) -> str:
    """Bold italics stand in the run itself as well as in its style: not every reader follows styles."""
    look = '<w:rPr><w:rStyle w:val="Changed"/><w:b/><w:i/></w:rPr>' if run.marked else ""
    return f"<w:r>{look}{words(run.text)}</w:r>"


def _text(text: str, style: str) -> str:
    return paragraph((_run(Run(text)),) if text else (), style)


def _content_types() -> str:
    files = (("document.main", "document"), ("styles", "styles"), ("footer", "footer1"))
    overrides = "".join(f'<Override PartName="/word/{f}.xml" ContentType="{_TYPES}{kind}+xml"/>' for kind, f in files)
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>\n'
    )


def _relations(*targets: tuple[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>\n'


def _archive(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, text.encode("utf-8"))
    return out.getvalue()


RENDERER = DraftDocxRenderer()
