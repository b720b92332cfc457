"""Elements of a Word document as text: every word that is put in is escaped here, and only here.

Revisions follow what Word writes itself (ECMA-376, part 1, 17.13.5): ``w:del`` holds ``w:delText``, ``w:moveFrom``
holds ``w:t``; each revision has an id of its own. No dates: same input, same bytes.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from differ.model import Op
from render.characters import visible

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def part(name: str, content: str) -> str:
    """A whole part with this root: ``w:document``."""
    return f"{DECLARATION}<{name} {NAMESPACES}>{content}</{name}>\n"


def words(text: str, name: str = "w:t") -> str:
    """Text inside a run; ``w:delText`` where it is deleted. A text that is one tab is a tab."""
    if text == "\t":
        return "<w:tab/>"
    return f'<{name} xml:space="preserve">{escape(visible(text))}</{name}>' if text else ""


def value(text: str) -> str:
    """An attribute value with its quotes."""
    return quoteattr(visible(text))


def run(content: str, *, style: str = "", bold: bool = False, language: str = "", colour: str = "") -> str:
    """A run that holds elements; ``colour`` as ``8A0F1E``."""
    properties = "".join(
        (
            f"<w:rStyle w:val={value(style)}/>" if style else "",
            "<w:b/>" if bold else "",
            f"<w:color w:val={value(colour)}/>" if colour else "",
            f"<w:lang w:val={value(language)}/>" if language and language != "und" else "",
        )
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>" if content else ""


def text_run(text: str, *, style: str = "", bold: bool = False, language: str = "", colour: str = "") -> str:
    """A run of words."""
    return run(words(text), style=style, bold=bold, language=language, colour=colour)


_MARKS = {
    Op.KEEP: "",
    Op.DELETE: '<w:strike/><w:color w:val="8A0F1E"/>',
    Op.INSERT: '<w:b/><w:color w:val="0B4F1D"/><w:u w:val="single"/>',
}


def marked_run(op: Op, text: str, language: str) -> str:
    """Words with the look of a change, where there are no tracked changes; deleted words stand in brackets."""
    shown = f"[{text}]" if op is Op.DELETE else text
    told = f"<w:lang w:val={value(language)}/>" if language != "und" else ""
    return f"<w:r><w:rPr>{_MARKS[op]}{told}</w:rPr>{words(shown)}</w:r>"


def paragraph(runs: Iterable[str], style: str, mark: str = "") -> str:
    """A paragraph; ``mark`` is the revision of its mark."""
    tracked = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr><w:pStyle w:val={value(style)}/>{tracked}</w:pPr>{''.join(runs)}</w:p>"


def field(instruction: str) -> str:
    """What Word computes: ``PAGE``, ``NUMPAGES``."""
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def cell(paragraphs: Iterable[str], width: int, fill: str = "") -> str:
    """A cell of a table, which must end in a paragraph; ``width`` in twentieths of a point."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    inner = "".join(paragraphs) or "<w:p/>"
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{inner}</w:tc>'


def table(rows: Iterable[str], widths: Iterable[int]) -> str:
    """A table with fixed columns."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = '<w:tblStyle w:val="Sides"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(cells: Iterable[str], *, head: bool = False) -> str:
    """A row; a ``head`` is repeated on every page."""
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"
