"""From numbers and addresses to the name of a document."""

import pytest

from akoma.errors import SourceError
from akoma.fetch_address import address, server, wanted


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("RC-B9-0393/2023", "RC-9-2023-0393"),
        ("rc-b9-0393/2023", "RC-9-2023-0393"),
        ("RC‑B10‑0123/2025", "RC-10-2025-0123"),
        ("B9-0405/2023", "B-9-2023-0405"),
        ("A9-0123/2023", "A-9-2023-0123"),
        ("P9_TA(2023)0356", "TA-9-2023-0356"),
        ("P9_TA-PROV(2023)0356", "TA-9-2023-0356"),
        ("P9_TA (2023) 0356", "TA-9-2023-0356"),
        ("T9-0356/2023", "TA-9-2023-0356"),
        ("TA-9-2023-0356", "TA-9-2023-0356"),
        ("RC-9-2023-0393", "RC-9-2023-0393"),
    ],
)
def test_a_number_names_its_document(text: str, document: str) -> None:
    assert wanted(text).document == document
    assert wanted(text, "nl", "pdf").file_name == f"{document}_NL.pdf"


HOST = "https://www.europarl.europa.eu"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{HOST}/doceo/document/TA-9-2023-0356_NL.html", "TA-9-2023-0356_NL.html"),
        (f"{HOST}/doceo/document/RC-9-2023-0393_DE.pdf#page=2", "RC-9-2023-0393_DE.pdf"),
        (f"{HOST}/doceo/document/B-9-2023-0405_FR.html?redirect", "B-9-2023-0405_FR.html"),
        (f"{HOST}/sides/getDoc.do?pubRef=-//EP//TEXT+TA+P8-TA-2019-0200+0+DOC+XML+V0//NL", "TA-8-2019-0200_NL.html"),
        (f"{HOST}/sides/getDoc.do?pubRef=-%2F%2FEP%2F%2FTEXT%2BMOTION%2BB8-2019-0123%2B0%2BDOC%2BXML%2BV0%2F%2FFR",
         "B-8-2019-0123_FR.html"),
        (f"{HOST}/sides/getDoc.do?type=TA&reference=P8-TA-2014-0123&language=DE", "TA-8-2014-0123_DE.html"),
    ],
)  # fmt: skip
def test_an_address_names_document_language_and_format(text: str, name: str) -> None:
    assert wanted(text).file_name == name


def test_what_is_asked_for_counts_more_than_what_an_address_says() -> None:
    assert wanted(f"{HOST}/doceo/document/TA-9-2023-0356_NL.html", "fr", "docx").file_name == "TA-9-2023-0356_FR.docx"


@pytest.mark.parametrize(
    ("text", "language", "form", "words"),
    [
        ("C9-0001/2023", "", "", "is no document number"),
        ("RC-B9-0393/2023 and more", "", "", "is no document number"),
        ("../../etc/passwd", "", "", "is no document number"),
        ("https://example.org/doceo/document/TA-9-2023-0356_NL.html", "", "", "not on the server of the Parliament"),
        ("https://europarl.europa.eu.example.org/doceo/document/TA-9-2023-0356_NL.html", "", "", "not on the server"),
        ("ftp://www.europarl.europa.eu/doceo/document/TA-9-2023-0356_NL.html", "", "", "not on the server"),
        ("file:///doceo/document/TA-9-2023-0356_NL.html", "", "", "not on the server"),
        (f"{HOST}/news/en/press-room", "", "", "names no document"),
        ("RC-B9-0393/2023", "tr", "", "publishes nothing in 'tr'"),
        ("RC-B9-0393/2023", "nl", "odt", "no format 'odt'"),
    ],
)
def test_what_names_no_document_is_refused(text: str, language: str, form: str, words: str) -> None:
    with pytest.raises(SourceError, match=r".+") as caught:
        wanted(text, language, form)
    assert words in caught.value.message
    assert caught.value.hint


def test_the_server_is_the_parliaments_unless_another_is_named() -> None:
    want = wanted("RC-B9-0393/2023", "nl")
    assert address(server({}), want) == f"{HOST}/doceo/document/RC-9-2023-0393_NL.html"
    assert server({"CLAUSEWISE_SERVER": "https://mirror.example.org/"}) == "https://mirror.example.org"
    assert (
        server({"CLAUSEWISE_SERVER": "https://mirror.example.org/"}, "http://127.0.0.1:8000") == "http://127.0.0.1:8000"
    )


@pytest.mark.parametrize("base", ["http://mirror.example.org", "ftp://127.0.0.1", "mirror", "file:///tmp"])
def test_a_server_that_anybody_could_listen_to_is_refused(base: str) -> None:
    with pytest.raises(SourceError, match="no server to ask"):
        server({}, base)
