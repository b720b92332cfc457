"""Hostile and damaged files: one clear error that names the document, quickly, and never anything else."""

import random
import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akoma.errors import (
    ClausewiseError,
    NoTextError,
    SourceError,
    SourceTooLargeError,
    UnreadableSourceError,
    UnsupportedFormatError,
)
from akoma.ingest.docx_view import View
from akoma.ingest.from_docx import OLE_MAGIC, READER
from tests.docx.builder import (
    NAMES,
    content_types,
    docx,
    expression,
    foot,
    galley,
    level,
    lists,
    note,
    p,
    package,
    part,
    relationships,
    row,
    sign,
    style,
    table,
    zipped,
)

GOOD = docx(
    p("Calls on the Council", foot(1), number=(1, 0)) + table(row("a", "b")),
    footnotes={1: note("Note.")},
    numbering=lists(level("%1.")),
)
DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


def document(xml: str, before: str = "") -> bytes:
    """A package of this main part; ``before`` goes between the declaration and the root."""
    return package(f'<?xml version="1.0"?>{before}<w:document {NAMES}>{xml}</w:document>'.encode(), {})


def error(data: bytes) -> ClausewiseError:
    """What reading raises."""
    with pytest.raises(SourceError) as caught:
        expression(data)
    assert caught.value.message.startswith("test.docx: ")
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    return caught.value


def outcome(data: bytes) -> str:
    """The text of the document in one line, or the message of the error that reading it raises."""
    try:
        return " ".join(unit.text for unit in expression(data).walk())
    except ClausewiseError as problem:
        return problem.message


def test_recognised_by_content() -> None:
    assert READER.recognises(GOOD)
    assert READER.recognises(GOOD[:200])
    assert READER.recognises(OLE_MAGIC + b"\0" * 100)
    assert not READER.recognises(zipped({"mimetype": b"application/epub+zip", "index.html": b"x"}))
    assert not READER.recognises(b"Calls on word/document.xml")


@pytest.mark.parametrize(
    ("data", "words", "kind"),
    [
        (OLE_MAGIC + "EncryptedPackage".encode("utf-16-le"), "protected by a password", UnreadableSourceError),
        (OLE_MAGIC + "WordDocument".encode("utf-16-le"), "Word 97 to 2003", UnreadableSourceError),
        (OLE_MAGIC, "old Office program", UnreadableSourceError),
        (GOOD[: len(GOOD) // 2], "damaged", UnreadableSourceError),
        (zipped({"word/styles.xml": b"<x/>"}), "word/document.xml is missing", UnreadableSourceError),
        (zipped({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}), "Excel", UnsupportedFormatError),
        (zipped({"word/document.xml": b"<html/>"}), "no Word document", UnsupportedFormatError),
        (zipped({"word/document.xml": b"<w:document>"}), "not well-formed", UnreadableSourceError),
        (zipped({"word/document.xml": b""}), "not well-formed", UnreadableSourceError),
        (document("", DOCTYPE), "DOCTYPE", UnreadableSourceError),
        (document(f"<w:body>{p('&e;')}</w:body>", DOCTYPE), "DOCTYPE", UnreadableSourceError),
        (document("<w:body>&nbsp;</w:body>"), "not well-formed", UnreadableSourceError),
        (document(f"<w:body>{'<w:sdt>' * 300}{'</w:sdt>' * 300}</w:body>"), "not well-formed", UnreadableSourceError),
        (document("<w:body/>"), "no text", NoTextError),
        (document(""), "no text", NoTextError),
        (docx(p("  ") + table(row("", ""))), "no text", NoTextError),
        (docx(p("PE999.101v01-00")), "no text", NoTextError),
    ],
)
def test_what_is_wrong_is_said(data: bytes, words: str, kind: type[SourceError]) -> None:
    found = error(data)
    assert words in found.message
    assert isinstance(found, kind)


def test_main_part_of_another_type() -> None:
    types = content_types("/word/document.xml", "application/xml")
    data = zipped({"[Content_Types].xml": types, "word/document.xml": part("document", "")})
    assert "content type is application/xml" in error(data).message


def test_content_type_of_another_office_program() -> None:
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    members = {
        "[Content_Types].xml": content_types("/xl/workbook.xml", sheet),
        "_rels/.rels": relationships({"xl/workbook.xml": "officeDocument"}),
        "xl/workbook.xml": b"<workbook/>",
    }
    assert "an Excel workbook" in error(zipped(members)).message


@pytest.mark.parametrize("name", ["footnotes", "styles", "numbering", "settings", "header0"])
def test_doctype_in_any_part(name: str) -> None:
    root = f"<?xml version='1.0'?>{DOCTYPE}<w:x {NAMES}>&e;</w:x>".encode()
    data = package(part("document", f"<w:body>{p('Text')}</w:body>"), {name: root})
    assert f"word/{name}.xml holds a DOCTYPE" in error(data).message


def test_bombs() -> None:
    assert isinstance(error(document("<w:body>" + " " * 61_000_000 + "</w:body>")), SourceTooLargeError)
    assert isinstance(error(document("<w:body>" + " " * 5_000_000 + "</w:body>")), SourceTooLargeError)
    many = zipped({"word/document.xml": b"x", **{f"word/{i}": b"" for i in range(2_100)}})
    assert "more than 2000 members" in error(many).message
    random.seed(1)
    noise = "".join(random.choices("<w:p/>x", k=400_000))
    tags = f"<w:body>{noise.replace('<', '').replace('>', '')}{'<w:p/>' * 3_100_000}</w:body>"
    assert isinstance(error(document(tags)), SourceTooLargeError)


def test_labels_that_add_up_to_a_bomb() -> None:
    data = docx(p("x", number=(1, 0)) * 1_100, numbering=lists(level("word " * 2_000)))
    assert isinstance(error(data), SourceTooLargeError)


def test_text_that_is_too_long() -> None:
    random.seed(1)
    words = "".join(random.choices("abcdefgh ", k=1_050_000))
    assert "5 million characters" in error(docx(p(words) * 5)).message
    assert "30000 paragraphs" in error(docx("".join(p(words[i : i + 9]) for i in range(31_000)))).message


def lying(size: int) -> bytes:
    """A file whose headers tell another size of its document than it has."""
    data = bytearray(GOOD)
    name = b"word/document.xml"
    local, central = data.index(name), data.rindex(name)
    data[local - 8 : local - 4] = struct.pack("<I", size)
    data[central - 22 : central - 18] = struct.pack("<I", size)
    return bytes(data)


def test_header_that_lies() -> None:
    with zipfile.ZipFile(BytesIO(lying(12_345))) as archive:
        assert archive.getinfo("word/document.xml").file_size == 12_345
    assert "cannot be unpacked" in error(lying(10)).message
    assert isinstance(error(lying(4_000_000_000)), SourceTooLargeError)


def test_names_twice_outside_and_packed_in_other_ways() -> None:
    def with_members(*names: str, method: int = zipfile.ZIP_STORED) -> bytes:
        target = BytesIO()
        with pytest.MonkeyPatch.context() as patch, zipfile.ZipFile(target, "w", method) as archive:
            patch.setattr("warnings.warn", lambda *a, **k: None)
            for name in names:
                archive.writestr(name, b"<x/>")
        return target.getvalue()

    assert "one name" in error(with_members("word/document.xml", "word/document.xml")).message
    for name in ("/word/x", "../word/x", "word/../../x", "C:/word/x", "word\\..\\x"):
        assert "outside" in error(with_members("word/document.xml", name)).message
    assert "not allowed" in error(with_members("word/document.xml", method=zipfile.ZIP_BZIP2)).message


def test_password_on_the_archive() -> None:
    data = bytearray(GOOD)
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "password" in error(bytes(data)).message


def test_broken_content_of_a_member() -> None:
    data = bytearray(GOOD)
    at = data.index(b"word/document.xml") + len("word/document.xml")
    data[at : at + 20] = b"\xff" * 20
    assert "cannot be unpacked" in error(bytes(data)).message


TOO_DEEP = "test.docx: its elements are nested too deeply"


@pytest.mark.parametrize("wrapper", ["w:sdt", "w:ins", "x:y", "mc:AlternateContent><mc:Choice", "w:tbl><w:tr><w:tc"])
@pytest.mark.parametrize("inside", [False, True])
def test_deep_nesting(wrapper: str, inside: bool) -> None:
    opened = wrapper.split("><")
    times = 240 // len(opened)
    start = "".join(f"<{name}>" for name in opened) * times
    end = "".join(f"</{name}>" for name in reversed(opened)) * times
    words = "<w:r><w:t>deep text</w:t></w:r>"
    body = f"<w:p>{start}{words}{end}</w:p>" if inside else f"{start}<w:p>{words}</w:p>{end}"
    assert outcome(document(f"<w:body>{body}</w:body>")) in ("deep text", "test.docx: holds no text", TOO_DEEP)


@given(st.binary(max_size=300))
@settings(max_examples=60)
def test_random_bytes(noise: bytes) -> None:
    for start in (b"", b"PK\x03\x04", OLE_MAGIC, GOOD[:300]):
        with pytest.raises(ClausewiseError):
            expression(start + noise)


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
@settings(max_examples=150)
def test_changed_bytes(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, value in changes:
        data[at] = value
    assert "\n" not in outcome(bytes(data))


@given(st.integers(0, len(GOOD) - 1))
@settings(max_examples=60)
def test_cut_off(length: int) -> None:
    with pytest.raises(ClausewiseError):
        expression(GOOD[:length])


ELEMENTS = (
    *("w:p", "w:r", "w:t", "w:delText", "w:tab", "w:br", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:tbl", "w:tr"),
    *("w:tc", "w:trPr", "w:tcPr", "w:pPr", "w:rPr", "w:numPr", "w:numId", "w:ilvl", "w:vanish", "w:fldChar", "m:t"),
    *("w:instrText", "w:footnoteReference", "w:endnoteReference", "w:sdt", "w:sdtContent", "w:pict", "w:txbxContent"),
    *("w:sectPr", "w:pgNumType", "w:sym", "w:lastRenderedPageBreak", "w:hyperlink", "w:pPrChange", "w:rPrChange"),
    *("w:outlineLvl", "w:pStyle", "w:rStyle", "w:noBreakHyphen", "w:softHyphen", "w:altChunk", "w:object", "x:y"),
    *("mc:AlternateContent", "mc:Choice", "mc:Fallback"),
)
ATTRIBUTES = st.sampled_from(
    ["", 'w:val="1"', 'w:val="0"', 'w:id="1"', 'w:val="-5"', 'w:val="99999999999999999999"', 'w:fldCharType="begin"',
     'w:fldCharType="separate"', 'w:fldCharType="end"', 'w:type="page"', 'w:start="3"', 'w:customMarkFollows="1"',
     'w:char="F0B7" w:font="Symbol"', 'w:val="S"']
)  # fmt: skip
TREES: st.SearchStrategy[str] = st.recursive(
    st.sampled_from(["", "the ", "dam", "1. ", "\u0301", " | ", "\u00ad", "\uf0b7"]),
    lambda inner: st.builds(
        lambda name, attributes, content: f"<{name} {attributes}>{''.join(content)}</{name}>",
        st.sampled_from(ELEMENTS),
        ATTRIBUTES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@given(st.lists(TREES, min_size=1, max_size=5), TREES)
@settings(max_examples=250, deadline=None)
def test_any_markup_is_read_or_refused_and_nothing_is_lost(body: list[str], noted: str) -> None:
    styles = style("S", shape='<w:numPr><w:numId w:val="1"/></w:numPr>')
    notes = {1: noted}
    data = docx("".join(body), footnotes=notes, headers=(noted,), numbering=lists(level("%1.")), styles=styles)
    for view in View:
        try:
            expression(data, view)
        except ClausewiseError:
            continue


def test_many_paragraphs_in_reasonable_time() -> None:
    body = "".join(p(f"word {i}", number=(1, 0), mark=sign("del") if i % 3 else "") for i in range(3_000))
    assert len(galley(docx(body, numbering=lists(level("%1.")))).blocks) == 1_001


def test_zlib_stream_that_ends_early() -> None:
    packed = zlib.compress(b"x" * 1000)
    assert READER.recognises(b"PK\x03\x04word/" + packed)
    assert "damaged" in error(b"PK\x03\x04word/" + packed).message
