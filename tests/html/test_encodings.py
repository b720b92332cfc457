"""Encodings: declared rightly, wrongly, and not at all, in several languages."""

import pytest

from akoma.errors import UnsupportedFormatError
from akoma.ingest.html_encoding import declared, decode_page
from tests.html.pages import codes, read, units

TEXTS = {
    "en": (
        "The European Parliament,",
        "Calls on the “Council” to act, and on the Commission to pay the €5 that it owes;",
    ),
    "nl": (
        "Het Europees Parlement,",
        "verzoekt de Raad om de coördinatie van de “Velmariërs” en de bevolking van de vallei;",
    ),
    "fr": ("Le Parlement européen,", "demande à la Commission de protéger les élèves et les œuvres dans la vallée;"),
    "de": (
        "Das Europäische Parlament,",
        "fordert die Kommission auf, den Bürgern und Bürgerinnen für die Straßen zu zahlen;",
    ),
}
META = {
    "charset": '<meta charset="{}">',
    "http-equiv": '<meta http-equiv="Content-Type" content="text/html; charset={}">',
    "none": "",
}


def page_in(language: str, encoding: str, declaration: str = "", stated: str = "") -> bytes:
    """A small resolution in an encoding, with or without its declaration (or that of another)."""
    formula, call = TEXTS[language]
    head = META[declaration or "none"].format(stated or encoding)
    return f"<html><head>{head}<title>x</title></head><body><p>{formula}</p><p>1. {call}</p></body></html>".encode(
        encoding
    )


def told(data: bytes, language: str) -> tuple[list[str], set[str]]:
    expression = read(data, language)
    return units(expression), codes(expression) & {"encoding-wrong", "encoding-guessed", "encoding-damaged"}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("declaration", ["charset", "http-equiv"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_right_declaration(language: str, declaration: str, encoding: str) -> None:
    assert told(page_in(language, encoding, declaration), language) == ([f"1. {TEXTS[language][1]}"], set())


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(("stated", "real"), [("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("windows-1250", "utf-8")])
def test_a_wrong_declaration_is_not_believed(language: str, stated: str, real: str) -> None:
    data = page_in(language, real, "charset", stated)
    assert told(data, language) == ([f"1. {TEXTS[language][1]}"], {"encoding-wrong"})


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(("real", "found"), [("utf-8", set()), ("cp1252", {"encoding-guessed"})])
def test_no_declaration(language: str, real: str, found: set[str]) -> None:
    assert told(page_in(language, real), language) == ([f"1. {TEXTS[language][1]}"], found)


@pytest.mark.parametrize(("bom", "encoding"), [("\ufeff", "utf-8"), ("\ufeff", "utf-16-le"), ("\ufeff", "utf-16-be")])
def test_a_byte_order_mark_goes_before_the_declaration(bom: str, encoding: str) -> None:
    data = bom.encode(encoding) + page_in("nl", encoding, "charset", "iso-8859-1")
    assert told(data, "nl") == ([f"1. {TEXTS['nl'][1]}"], set())


def test_an_xml_declaration_counts() -> None:
    formula, call = TEXTS["fr"]
    markup = f'<?xml version="1.0" encoding="ISO-8859-15"?><html><body><p>{formula}</p><p>1. {call}</p></body></html>'
    assert told(markup.encode("iso-8859-15"), "fr") == ([f"1. {call}"], set())


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("iso-8859-2", "Parlament Europejski wzywa Komisję, żeby pomogła mieszkańcom doliny"),
        ("windows-1257", "Eiropas Parlaments aicina Komisiju palīdzēt ielejas iedzīvotājiem"),
        ("iso-8859-7", "Το Ευρωπαϊκό Κοινοβούλιο καλεί την Επιτροπή"),
        ("windows-1251", "Европейският парламент призовава Комисията"),
        ("iso-8859-1", "Euro\u20ac".replace("\u20ac", "é")),
    ],
)
def test_other_encodings_when_declared(encoding: str, text: str) -> None:
    data = f'<meta charset="{encoding}"><p>{text}</p>'.encode(encoding)
    assert text in decode_page(data, "x").text


def test_latin_1_is_read_as_browsers_do() -> None:
    assert "“5 €”" in decode_page('<meta charset="iso-8859-1"><p>“5 €”</p>'.encode("cp1252"), "x").text


@pytest.mark.parametrize("label", ["rot13", "base64", "utf-7", "unicode_escape", "klingon", "idna"])
def test_unknown_and_harmful_encodings_are_ignored(label: str) -> None:
    decoded = decode_page(f'<meta charset="{label}"><p>é'.encode(), "x")
    assert "é" in decoded.text
    assert [d.code for d in decoded.diagnostics] == ["encoding-wrong"]


def test_a_page_that_was_cut_off_stays_utf8() -> None:
    data = "<meta charset=utf-8><p>éééééééééé".encode()[:-1]
    decoded = decode_page(data, "x")
    assert "ééééééééé\ufffd" in decoded.text
    assert [d.code for d in decoded.diagnostics] == ["encoding-damaged"]


def test_declarations_in_comments_do_not_count() -> None:
    assert declared(b"<!-- <meta charset=iso-8859-7> --><meta charset='utf-8'>") == "utf-8"


def test_zero_bytes_are_left_out_and_told() -> None:
    decoded = decode_page(b"<p>The words " * 40 + b"a\0b", "x")
    assert decoded.text.endswith("ab")
    assert [d.code for d in decoded.diagnostics] == ["control-characters"]


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match="binary"):
        decode_page(b"<html>" + bytes(range(256)) * 40, "x")
