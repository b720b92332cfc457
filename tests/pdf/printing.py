"""PDF files for tests: small HTML printed by WeasyPrint, and files that are built byte by byte."""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from weasyprint import HTML

from akoma.diagnostics import Diagnostic
from akoma.ingest.assemble import Galley
from akoma.ingest.pdf_galley import read_galley
from akoma.ingest.reader import ReadOptions
from akoma.model import Expression, Note, Passage, Provision, ProvisionKind
from akoma.reading import read_data

FOOTER = r"RC\\9990117NL.docx "
STYLE = """
@page { size: A4; margin: 25mm 25mm 30mm 25mm; %s @footnote { border-top: 0.5pt solid black; padding-top: 4pt } }
body { font: 12pt serif; margin: 0 }
p { margin: 0 0 8pt 0 }
sup { vertical-align: 4pt; font-size: 8pt; line-height: 0 } sub { vertical-align: -2pt; font-size: 8pt; line-height: 0 }
.hang { margin-left: 10mm; text-indent: -10mm } .hang > b.label { display: inline-block; width: 10mm; text-indent: 0;
  font-weight: normal }
.note { float: footnote; font-size: 9pt; footnote-policy: line }
.note::footnote-call { content: counter(footnote); vertical-align: 4pt; font-size: 8pt; line-height: 0 }
.note::footnote-marker { content: counter(footnote) " "; vertical-align: 2pt; font-size: 6pt }
"""


def printed(body: str, page: str = "", style: str = "") -> bytes:
    """A PDF of this HTML; ``page``: further rules for every page, such as margin boxes."""
    head = f"<style>{STYLE % page}{style}</style>"
    return bytes(HTML(string=f"<html lang=en>{head}<body>{body}</body></html>").write_pdf())


def running_foot(first: int = 1) -> str:
    """The foot of a page of the European Parliament, pages counted from ``first``."""
    box = "font: 9pt sans-serif"
    return (
        f"@bottom-left {{ content: '{FOOTER}'; {box} }} "
        f"@bottom-center {{ content: counter(page) '/' counter(pages); {box} }} "
        f"@bottom-right {{ content: 'PE999.101v01-00'; {box} }} "
    )


def page_html(expression: Expression) -> str:
    """The text of an expression as HTML, its notes as footnotes."""
    blocks = [*_passages(expression, before=True)]
    blocks += [block for provision in expression.provisions for block in _provision(provision)]
    return "".join([*blocks, *_passages(expression, before=False)])


def _passages(expression: Expression, before: bool) -> Iterator[str]:
    for passage in expression.passages:
        if (passage.role.value == "closing") is not before:
            yield f"<p>{noted(passage)}</p>"


def _provision(provision: Provision) -> Iterator[str]:
    dashed = provision.kind in (ProvisionKind.CITATION, ProvisionKind.INDENT)
    label = provision.num or ("–" if dashed else "")
    if label:
        yield f"<p class=hang><b class=label>{label} </b>{noted(provision)}</p>"
    elif provision.kind is ProvisionKind.SUBHEADING:
        yield f"<p><b>{noted(provision)}</b></p>"
    else:
        yield f"<p>{noted(provision)}</p>"
    for child in provision.children:
        yield from _provision(child)


def noted(piece: Provision | Passage) -> str:
    """A text with its notes where their marks stand."""
    pieces: list[str] = []
    last = 0
    for note in piece.notes:
        pieces += [escape(piece.text[last : note.offset]), f"<span class=note>{escape(note.text)}</span>"]
        last = note.offset
    return "".join([*pieces, escape(piece.text[last:])])


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read from a PDF: blocks, and the expression that they become."""

    galley: Galley
    expression: Expression

    @property
    def nums(self) -> list[str]:
        """The labels of the provisions, in order."""
        return [p.num for p in self.expression.walk()]

    @property
    def furniture(self) -> list[str]:
        """The texts of the page furniture, in order."""
        return [piece.text for piece in self.galley.furniture]

    @property
    def texts(self) -> list[str]:
        """The blocks, labels first, one string each."""
        return [block.text.text for block in self.galley.blocks]


def read_pdf(data: bytes, language: str = "en") -> Reading:
    """What a PDF holds."""
    galley, _ = read_galley(data, "test.pdf", ReadOptions(language))
    return Reading(galley, read_data(data, "test.pdf", language).expression)


def read_printed(body: str, page: str = "", style: str = "", language: str = "en") -> Reading:
    """Print HTML and read it back."""
    return read_pdf(printed(body, page, style), language)


def notes(reading: Reading) -> list[tuple[str, str]]:
    """Number and text of all notes."""
    return [(note.marker, note.text) for note in reading.expression.notes()]


def facts(expression: Expression) -> list[tuple[str, str, str, str, tuple[tuple[str, str, int], ...]]]:
    """What a provision says, without where it stands in the file."""
    return [(p.kind, p.eid, p.num, p.text, tuple(map(_note, p.notes))) for p in expression.walk()]


def _note(note: Note) -> tuple[str, str, int]:
    return note.marker, note.text, note.offset


def codes(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """The codes of some diagnostics."""
    return [d.code for d in diagnostics]


@cache
def prose(words: int) -> str:
    """So many different words of prose, the same each time."""
    subjects = ["the council the commission the parliament a member state every river some valley this dam"]
    base = " ".join(subjects).split()
    return " ".join(f"{base[i % len(base)]} {'abcdefghijklmnopqrstuvwxyz'[i % 26] * 2}{i}" for i in range(words // 2))


def file_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of these objects, the first being the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


def one_page(content: bytes, resources: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one page with this content stream (an object of its own)."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>"
    return file_of(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page % resources, content, font],
        trailer,
    )


def bomb() -> bytes:
    """A file of a few kilobytes whose page unpacks, twice, to a gigabyte of spaces."""
    million = b" " * 1_000_000
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(million) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(1000):
        check = zlib.adler32(million, check)
    # Blocks after a full flush do not depend on each other: one of them, a thousand times, is a valid stream.
    once = b"\x78\xda" + block * 1000 + packer.flush() + check.to_bytes(4, "big")
    return one_page(stream(zlib.compress(once, 9), b"/Filter[/FlateDecode/FlateDecode]"))


def words(text: str) -> list[str]:
    """The words of a text, without regard to case."""
    return re.findall(r"\w+", text.casefold())
