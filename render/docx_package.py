"""The file of a Word document: the parts in their archive, always in the same order and with the same bytes."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from render.docx_xml import DECLARATION, field, paragraph, part, text_run, value
from render.wording import Wording

_FOLDER = Path(__file__).parent / "templates" / "docx"
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can say: no file tells when it was made."""

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height in twentieths of a point."""

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = (
    ("styles", "styles"),
    ("settings", "settings"),
    ("footnotes", "footnotes"),
    ("comments", "comments"),
    ("header", "header1"),
    ("footer", "footer1"),
)
"""Parts that the document names: the kind of part, and its file."""


def section(paper: str, landscape: bool = False) -> str:
    """The last element of the body: paper, margins, header and footer."""
    width, height = sorted(PAPERS[paper], reverse=landscape)
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        '<w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1134" '
        'w:header="567" w:footer="567" w:gutter="0"/>'
        "</w:sectPr>"
    )


def header(text: str) -> str:
    """The names of both documents."""
    return part("w:hdr", paragraph((text_run(text),), "Header"))


def footer(words: Wording) -> str:
    """Page x of y, in the words of the interface."""
    before, _, rest = words("page.of").partition("{page}")
    between, _, after = rest.partition("{pages}")
    runs = (text_run(before), field("PAGE"), text_run(between), field("NUMPAGES"), text_run(after))
    return part("w:ftr", paragraph(runs, "Footer"))


def styles(language: str) -> str:
    """The style sheet; ``language`` of the text for the spelling checker (``und``: none)."""
    told = "" if language == "und" else f"<w:lang w:val={value(language)}/>"
    return (_FOLDER / "styles.xml").read_text(encoding="utf-8").replace("<!-- language -->", told)


def settings() -> str:
    """Footnotes are there; the rest is as Word has it."""
    separators = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    compat = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return part("w:settings", f"<w:footnotePr>{separators}</w:footnotePr><w:compat>{compat}</w:compat>")


def package(parts: Mapping[str, str], title: str) -> bytes:
    """The archive; ``parts`` are document, styles, settings, footnotes, comments, header1 and footer1."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**_frame(title), **{f"word/{name}.xml": text for name, text in parts.items()}}.items():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, text.encode("utf-8"))
    return out.getvalue()


def _frame(title: str) -> dict[str, str]:
    files = (("document.main", "document"), *_PARTS)
    overrides = "".join(
        f'<Override PartName="/word/{file}.xml" ContentType="{_TYPES}{kind}+xml"/>' for kind, file in files
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>\n',
        "_rels/.rels": _relations(
            (f"{_RELATIONS}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{_title(title)}</cp:coreProperties>\n',
        "word/_rels/document.xml.rels": _relations(*((f"{_RELATIONS}/{kind}", f"{file}.xml") for kind, file in _PARTS)),
    }


def _title(text: str) -> str:
    # As an attribute value without its quotes: escaped, and free of what would act.
    return f"<dc:title>{value(text)[1:-1]}</dc:title><dc:creator>clausewise</dc:creator>"


def _relations(*targets: tuple[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>\n'
