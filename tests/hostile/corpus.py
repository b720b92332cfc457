"""Hostile documents: each a name and the function that builds it. Nothing is kept as a file.

``Lure``: the path of a file that must not be read, and an address that must not be called.
"""

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.akn.building import NAMESPACE, document
from tests.docx.builder import docx, p, package, part, zipped
from tests.hostile.seeds import good
from tests.pdf.printing import bomb, file_of, one_page, stream

HEAD = (
    "The European Parliament,\n\n– having regard to the Charter of the United Nations,\n\n"
    "A. whereas the dam was opened in the night without any warning to the valley;\n\n"
)
"""The beginning of a text that is in English, and a resolution."""

WORDS = "the council of the valley is in the report on the river "


@dataclass(frozen=True, slots=True)
class Lure:
    """What a document tries to make us open."""

    path: str
    url: str


Builder = Callable[[Lure], bytes]


ATTRIBUTE = "a{}='' "


def numbered(count: int, line: str) -> str:
    """Lines with a number each."""
    return "".join(line.format(i) for i in range(1, count + 1))


# --- XML --------------------------------------------------------------------------------------------------------------


def act(paragraphs: str) -> str:
    """A small act in Akoma Ntoso around these paragraphs."""
    return document(f"<article><num>Article 1</num><content>{paragraphs}</content></article>").decode()


def declared(subset: str, content: str = "&x;") -> bytes:
    """An act with a document type that declares entities."""
    return f"<?xml version='1.0'?><!DOCTYPE akomaNtoso [{subset}]>{act(f'<p>{WORDS}{content}</p>')}".encode()


def laughs() -> str:
    """Entities that stand for a thousand million words."""
    return "<!ENTITY l0 'ha'>" + "".join(f"<!ENTITY l{i} '{f'&l{i - 1};' * 10}'>" for i in range(1, 10))


XML: dict[str, Builder] = {
    "billion laughs": lambda _: declared(laughs(), "&l9;"),
    "quadratic blow-up": lambda _: declared(f"<!ENTITY x '{'a' * 100_000}'>", "&x;" * 20_000),
    "entity of a file": lambda lure: declared(f"<!ENTITY x SYSTEM 'file://{lure.path}'>"),
    "entity of the network": lambda lure: declared(f"<!ENTITY x SYSTEM '{lure.url}'>"),
    "parameter entity": lambda lure: declared(f"<!ENTITY % p SYSTEM '{lure.url}'> %p;", ""),
    "parameter entity of a file": lambda lure: declared(f"<!ENTITY % p SYSTEM 'file://{lure.path}'> %p;", ""),
    "outer document type": lambda lure: (
        f"<?xml version='1.0'?><!DOCTYPE a SYSTEM '{lure.url}'>{act('<p>x</p>')}".encode()
    ),
    "schema location": lambda lure: (
        act(f"<p>{WORDS}</p>").replace("<akomaNtoso", f"<akomaNtoso schemaLocation='{lure.url}'").encode()
    ),
    "xinclude": lambda lure: act(
        f"<p>{WORDS}<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='file://{lure.path}' parse='text'/></p>"
    ).encode(),
    "style sheet": lambda lure: f"<?xml version='1.0'?><?xml-stylesheet href='{lure.url}'?>{act('<p>x</p>')}".encode(),
    "deep": lambda _: document("<hcontainer name='x'>" * 100_000),
    "rather deep": lambda _: document("<hcontainer name='x'>" * 100 + "<p>x</p>" + "</hcontainer>" * 100),
    "deep inline": lambda _: act(f"<p>{'<b>' * 240}{WORDS}{'</b>' * 240}</p>").encode(),
    "huge attribute": lambda _: act(f"<p class='{'x' * 9_000_000}'>{WORDS}</p>").encode(),
    "larger attribute": lambda _: act(f"<p class='{'x' * 11_000_000}'>{WORDS}</p>").encode(),
    "many attributes": lambda _: act(f"<p {numbered(100_000, ATTRIBUTE)}>{WORDS}</p>").encode(),
    "huge text": lambda _: act(f"<p>{WORDS * 60_000}</p>").encode(),
    "larger text": lambda _: act(f"<p>{WORDS * 200_000}</p>").encode(),
    "other namespace": lambda _: document("<article/>", namespace="urn:other"),
    "namespace twice": lambda _: f"<akomaNtoso xmlns='{NAMESPACE}' xmlns='{NAMESPACE}'/>".encode(),
    "a million siblings": lambda _: act("<p/>" * 1_000_000).encode(),
    "many siblings": lambda _: document(
        "".join(f"<article><num>{i}</num><content><p>The dam {i}</p></content></article>" for i in range(10_000))
    ),
    "many namespaces": lambda _: act("".join(f"<x:p xmlns:x='urn:{i}'>the dam</x:p>" for i in range(20_000))).encode(),
    "control characters": lambda _: act("<p>a\x1b[31mb\x07</p>").encode(),
    "utf-7": lambda _: b"<?xml version='1.0' encoding='utf-7'?><akomaNtoso>+ADw-p+AD4-</akomaNtoso>",
    "wrong encoding": lambda _: b"<?xml version='1.0' encoding='utf-16'?>" + act("<p>x</p>").encode(),
}


# --- HTML -------------------------------------------------------------------------------------------------------------


def page(body: str, head: str = "") -> bytes:
    """A page of a resolution with something more in it."""
    start = "".join(f"<p>{line}</p>" for line in HEAD.split("\n\n"))
    return f"<!DOCTYPE html><html><head>{head}</head><body>{start}{body}</body></html>".encode()


HTML: dict[str, Builder] = {
    "script": lambda lure: page(f"<script>fetch('{lure.url}')</script><p onclick='x()'>1. Calls on the Council;</p>"),
    "script as text": lambda _: page("<p>1. Calls on &lt;script&gt;alert(1)&lt;/script&gt; to act;</p>"),
    "resources": lambda lure: page(
        f"<img src='{lure.url}'><iframe src='file://{lure.path}'></iframe><object data='{lure.url}'></object>"
        f"<link rel=stylesheet href='{lure.url}'><style>@import '{lure.url}'</style><p>1. Calls on it;</p>",
        f"<base href='{lure.url}'>",
    ),
    "refresh": lambda lure: page("<p>1. Calls on it;</p>", f"<meta http-equiv=refresh content='0;url={lure.url}'>"),
    "data address": lambda _: page(f"<img src='data:image/png;base64,{'A' * 5_000_000}'><p>1. Calls on it;</p>"),
    "deep": lambda _: page("<div>" * 100_000 + "1. Calls on it;"),
    "deep inline": lambda _: page("<b>x" * 1_500),
    "unclosed": lambda _: page("<p><b><i><li>words " * 20_000),
    "unclosed tag": lambda _: page("<p class='" + "x" * 1_000_000),
    "unclosed comment": lambda _: page("<!-- " * 100_000),
    "huge attribute": lambda _: page(f"<p title='{'x' * 9_000_000}'>1. Calls on it;</p>"),
    "many attributes": lambda _: page(f"<p {' '.join(f'a{i}' for i in range(50_000))}>1. Calls on it;</p>"),
    "entities": lambda _: page("&#0;&#x1b;&#xd800;&#x110000;&#99999999999;<p>1. Calls on it;</p>"),
    "document type": lambda lure: page("").replace(b"html>", f"html [<!ENTITY x SYSTEM '{lure.url}'>]>".encode(), 1),
    "many cells": lambda _: page("<table>" + "<tr>" + "<td>a" * 20_000),
    "plain text element": lambda _: page("<plaintext>" + WORDS * 1_000),
    "frames": lambda lure: f"<html><frameset><frame src='{lure.url}'></frameset></html>".encode(),
}


# --- plain text -------------------------------------------------------------------------------------------------------


def point(i: int) -> str:
    """A line of an endless list of letters."""
    return f"({chr(97 + i % 26)}) to help the people of the valley;\n\n"


def text(content: str) -> Builder:
    """A resolution that goes on so."""
    return lambda _: (HEAD + content).encode()


TEXT: dict[str, Builder] = {
    "one line of 50 MB": lambda _: (WORDS * 1_000_000)[:50_000_000].encode(),
    "one line of 3 MB": lambda _: (WORDS * 55_000).encode(),
    "one word of 3 MB": text("x" * 3_000_000),
    "a million short lines": text("the\n" * 1_000_000),
    "many short lines": text("the council\n" * 60_000),
    "many blank lines": text("\n" * 5_000_000 + "the"),
    "paragraphs": text(numbered(20_000, "{}. Calls on the Council to help the people of the valley;\n\n")),
    "notes": text(numbered(100_000, "{} OJ C 1 of the day.\n")),
    "notes under the limit": text(numbered(25_000, "{} OJ C 1 of the day.\n\n")),
    "notes with marks": text(numbered(999, "the council{} of ") + "\n\n" + numbered(999, "{} OJ C 1.\n\n")),
    "one note again and again": text("1 of the council\n\n" * 20_000),
    "points": text("1. Calls on the Council:\n\n" + "".join(map(point, range(50_000)))),
    "points under the limit": text("1. Calls on:\n\n" + "".join(map(point, range(25_000)))),
    "points with numbers": text("1. Calls on:\n\n" + "(1) to help;\n\n(2) to act;\n\n" * 12_000),
    "labels": text("(a) (b) (c) " * 100_000),
    "brackets": text("(((((“‘«[" * 200_000),
    "digits": text("1" * 2_000_000),
    "raised digits": text("a" + "¹" * 1_000_000 + "a"),
    "numbers in dots": text("1.1.1.1." * 100_000),
    "semicolons": text("1. Calls on it; " * 100_000),
    "dashes": text("– " * 500_000),
    "form feeds": text("\f" * 100_000 + "the council"),
    "pages": text("the council of the valley is\n\f" * 20_000),
    "furniture": text("RC\\9990117EN.docx 1/9 PE999.101v01-00\n\nthe council \n\n" * 10_000),
    "hyphens": text("co-\n" * 50_000),
    "soft hyphens": text("\u00ad" * 1_000_000 + "the"),
    "dates": text("1 January 2099 " * 50_000),
    "votes": text("487 votes to 21, with 44 abstentions " * 10_000),
    "zero bytes": lambda _: (HEAD + "a\0b").encode(),
    "lone surrogates": lambda _: b"\xff\xfe" + HEAD.encode("utf-16-le") + b"\x00\xd8a\x00",
    "utf-16": lambda _: HEAD.encode("utf-16"),
    "utf-16 of odd length": lambda _: HEAD.encode("utf-16") + b"a",
    "order marks": text("\ufeff" * 1_000 + "the council"),
    "directions": text("1. Calls \u202eon the\u202c \u2066Council\u2069\u200f to act;\n"),
    "escapes": text("1. Calls \x1b]0;title\x07\x1b[2J on the Council;\n"),
    "c1 controls": text("1. Calls \x9b31m on the Council;\n"),
    "only accents": lambda _: ("\u0301" * 100_000).encode(),
    "accents": text("e" + "\u0301" * 300_000),
    "hangul": text("\u1100\u1161" * 200_000),
    "private use": text("1. Calls \ue000\ufdd0\U0010ffff on it;\n"),
    "separators": text("1. Calls\u2028on\u2029the\x85Council;\x0b\x1c\n"),
    "markup": text("1. Calls on <script>alert(1)</script>{{ 7*7 }}<!-- ]]> \"' & to act;\n"),
    "line ends": lambda _: HEAD.replace("\n", "\r").encode(),
}


# --- PDF --------------------------------------------------------------------------------------------------------------

SHOWN = b"BT /F 12 Tf 72 720 Td (The council of the valley is in the report on the river) Tj ET"


def pdf(catalogue: bytes, more: tuple[bytes, ...] = (), content: bytes = SHOWN, page_entries: bytes = b"") -> bytes:
    """A PDF of one page; objects 6 and on are ``more``."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"
    sheet = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>%s>>"
        % page_entries
    )
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return file_of([b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue, pages, sheet, stream(content), font, *more])


def launch(lure: Lure) -> bytes:
    """Actions that open a program, a page and a file when the document is opened."""
    action = f"/OpenAction<</S/Launch/F({lure.path})/Next<</S/URI/URI({lure.url})>>>>".encode()
    return pdf(action, page_entries=f"/AA<</O<</S/GoToR/F({lure.path})>>>>".encode())


PDF: dict[str, Builder] = {
    "bomb": lambda _: bomb(),
    "loop of pages": lambda _: file_of(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"]
    ),
    "wrong count": lambda _: pdf(b"").replace(b"/Count 1", b"/Count 9"),
    "huge count": lambda _: file_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 2147483647>>"]),
    "javascript": lambda lure: pdf(f"/OpenAction<</S/JavaScript/JS(app.launchURL\\('{lure.url}'\\))>>".encode()),
    "launch": launch,
    "embedded file": lambda _: pdf(
        b"/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>",
        (b"<</Type/Filespec/F(a)/EF<</F 7 0 R>>>>", stream(b"embedded")),
    ),
    "stream of another file": lambda lure: pdf(b"").replace(
        b"/Length", f"/F({lure.path})/FFilter/ASCIIHexDecode/Length".encode(), 1
    ),
    "locked": lambda _: one_page(
        stream(SHOWN),
        trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"ab" * 32, b"cd" * 32),
    ),
    "form in itself": lambda _: one_page(
        stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>"),
        b"/XObject<</X 4 0 R>>",
    ),
    "deep arrays": lambda _: pdf(b"/X " + b"[" * 100_000 + b"]" * 100_000),
    "many letters": lambda _: pdf(b"", content=b"BT /F 12 Tf 72 720 Td " + b"(the council ) Tj " * 40_000 + b"ET"),
    "many states": lambda _: pdf(b"", content=b"q " * 500_000 + SHOWN),
    "escapes": lambda _: pdf(b"", content=SHOWN.replace(b"council", b"\\033[31m <script>")),
    "far away": lambda _: pdf(b"", content=SHOWN.replace(b"72 720", b"1e38 -1e38")),
    "no end": lambda _: pdf(b"").partition(b"xref")[0],
    "wrong table": lambda _: pdf(b"").replace(b"00000 n", b"00000 f"),
}


# --- DOCX and other archives ------------------------------------------------------------------------------------------


def member_header(data: bytes, offset: int, value: int) -> bytes:
    """The main part of a DOCX with a number of its entry in the directory changed."""
    changed = bytearray(data)
    at = changed.rindex(b"PK\x01\x02", 0, changed.rindex(b"word/document.xml"))
    struct.pack_into("<I", changed, at + offset, value)
    return bytes(changed)


def plain(members: dict[str, bytes]) -> bytes:
    """An archive whose members are not packed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def stored(data: bytes) -> bytes:
    """The same archive with nothing packed, so that no member grows when it is read."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return plain({name: archive.read(name) for name in archive.namelist()})


def with_part(xml: str, before: str = "") -> bytes:
    """A DOCX whose main part has something before its root."""
    return package(
        part("document", f"<w:body>{xml}</w:body>").replace(b"<w:document", before.encode() + b"<w:document"), {}
    )


GOOD = docx(p(WORDS))
DOCX: dict[str, Builder] = {
    "bomb": lambda _: with_part(f"<w:p><w:r><w:t>{'a' * 55_000_000}</w:t></w:r></w:p>"),
    "bomb of parts": lambda _: zipped({"word/document.xml": b"x", **{f"word/{i}": b"x" * 900_000 for i in range(300)}}),
    "many members": lambda _: zipped({f"word/{i}": b"" for i in range(20_000)}),
    "size that lies upwards": lambda _: member_header(GOOD, 24, 4_000_000_000),
    "size that lies downwards": lambda _: member_header(GOOD, 24, 10),
    "packed size that lies": lambda _: member_header(GOOD, 20, 4_000_000_000),
    "sum that lies": lambda _: member_header(GOOD, 16, 0),
    "overlapping members": lambda _: member_header(GOOD, 42, 0),
    "place outside": lambda _: member_header(GOOD, 42, 4_000_000_000),
    "path outside": lambda lure: zipped({"word/document.xml": b"x", f"../../..{lure.path}": b"x"}),
    "absolute path": lambda lure: zipped({"word/document.xml": b"x", lure.path: b"x"}),
    "entity of a file": lambda lure: with_part(p("&x;"), f"<!DOCTYPE a [<!ENTITY x SYSTEM 'file://{lure.path}'>]>"),
    "laughs": lambda _: with_part(p("&l9;"), f"<!DOCTYPE a [{laughs()}]>"),
    "linked template": lambda lure: package(
        part("document", f"<w:body>{p(WORDS)}</w:body>"),
        {"settings": part("settings", f"<w:attachedTemplate r:id='{lure.url}'/>")},
    ),
    "deep tables": lambda _: docx("<w:tbl><w:tr><w:tc>" * 70 + p("x") + "</w:tc></w:tr></w:tbl>" * 70),
    "many paragraphs": lambda _: stored(docx(p("the council") * 20_000)),
    "many empty paragraphs": lambda _: stored(docx("<w:p/>" * 600_000 + p(WORDS))),
    "too many paragraphs": lambda _: stored(docx(p("the council") * 31_000)),
    "too many tags": lambda _: stored(docx("<w:p/>" * 3_100_000)),
    "packed well": lambda _: docx(p("the council") * 20_000),
    "text of 9 MB": lambda _: stored(docx(p(WORDS * 170_000))),
    "one long paragraph": lambda _: stored(docx(p(*[WORDS] * 20_000))),
    "directory within": lambda _: plain({"word/document.xml": zipped({"word/document.xml": b"x"})}),
    "fields": lambda _: stored(docx(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 50_000, WORDS))),
}


# --- other things -----------------------------------------------------------------------------------------------------

OTHER: dict[str, Builder] = {
    "picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100,
    "program": lambda _: b"MZ\x90\x00" + bytes(range(256)) * 100,
    "program of Linux": lambda _: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 100,
    "spreadsheet": lambda _: zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<workbook/>"}),
    "old Word": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(5_000),
    "book": lambda _: plain({"mimetype": b"application/epub+zip", "a.xhtml": b"<html/>"}),
    "archive": lambda _: zipped({"a.txt": HEAD.encode()}),
    "gzip": lambda _: b"\x1f\x8b\x08\x00" + bytes(range(256)) * 10,
    "rich text": lambda _: b"{\\rtf1\\ansi The European Parliament, having regard to the dam in the valley}",
    "page that says PDF": lambda _: b"%PDF-1.7\n" + page(""),
    "PDF that says page": lambda _: b"<!DOCTYPE html><html>" + good("pdf"),
    "DOCX that says PDF": lambda _: b"%PDF-1.7\n" + GOOD,
    "PDF that says archive": lambda _: b"PK\x03\x04word/" + good("pdf"),
    "XML that says DOCX": lambda _: b"PK\x03\x04[Content_Types].xml" + good("akn"),
    "text that says XML": lambda _: b"<?xml version='1.0'?>" + HEAD.encode(),
    "page that says XML": lambda _: b"<?xml version='1.0'?>" + page("<p>1. Calls on the Council;</p>"),
    "signature of PDF only": lambda _: b"%PDF-1.7",
    "signature of archive only": lambda _: b"PK\x03\x04word/",
    "JSON": lambda _: b'{"text": "The European Parliament, having regard to the dam of the valley"}',
}

CASES: dict[str, Builder] = {
    f"{kind}: {name}": builder
    for kind, group in (
        ("xml", XML), ("html", HTML), ("text", TEXT), ("pdf", PDF), ("docx", DOCX), ("other", OTHER),
    )
    for name, builder in group.items()
}  # fmt: skip
