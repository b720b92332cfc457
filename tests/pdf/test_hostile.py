"""Files that are no documents, or mean harm: each ends in an error of ours, soon, and the parent lives on."""

import random
import sys
from contextlib import suppress
from io import BytesIO
from time import monotonic

import pytest
from PIL import Image

from akoma.child import Limits, run_child
from akoma.errors import (
    ClausewiseError,
    NoTextError,
    SourceTooLargeError,
    UnreadableSourceError,
    UnsupportedFormatError,
)
from akoma.ingest import from_pdf
from akoma.ingest.pdf_pages import read_pages
from akoma.reading import read_data
from tests.pdf.printing import bomb, file_of, one_page, printed, prose, stream

SECONDS = 10
"""Within which every hostile file is refused."""
TEXT = b"BT /F 12 Tf 72 720 Td (The council of the valley) Tj ET"


def refused(data: bytes) -> ClausewiseError:
    """The error with which a file is refused, in time."""
    start = monotonic()
    with pytest.raises(ClausewiseError) as caught:
        read_data(data, "bad.pdf", "en")
    assert monotonic() - start < SECONDS
    assert str(caught.value).startswith("bad.pdf: ")
    assert "\n" not in str(caught.value)
    return caught.value


def scanned() -> bytes:
    """A page with an image and no text."""
    buffer = BytesIO()
    Image.new("L", (200, 300), 240).save(buffer, "PDF")
    return buffer.getvalue()


def locked() -> bytes:
    """A page that asks for a password: the check values fit none."""
    entry = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"ab" * 32, b"cd" * 32)
    return one_page(stream(TEXT), trailer=entry)


def test_scanned() -> None:
    error = refused(scanned())
    assert isinstance(error, NoTextError)
    assert "run OCR first" in error.hint


def test_nothing_on_the_page() -> None:
    assert isinstance(refused(one_page(stream(b" "))), NoTextError)


def test_password() -> None:
    error = refused(locked())
    assert isinstance(error, UnreadableSourceError)
    assert "protected by a password" in error.message
    assert "without" in error.hint


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7])
def test_truncated(share: float) -> None:
    data = printed(f"<p>{prose(300)}</p>")
    assert isinstance(refused(data[: int(len(data) * share)]), UnreadableSourceError | NoTextError)


@pytest.mark.parametrize("seed", range(3))
def test_noise_after_the_signature(seed: int) -> None:
    refused(b"%PDF-1.7\n" + random.Random(seed).randbytes(20_000))


def test_noise() -> None:
    with pytest.raises(UnsupportedFormatError):
        read_data(random.Random(1).randbytes(20_000), "bad.pdf")


@pytest.mark.parametrize("seed", range(6))
def test_damaged_here_and_there(seed: int) -> None:
    """A file with random bytes in random places is read or refused, nothing else."""
    data = bytearray(printed("".join(f"<p>{i}. {prose(60)};</p>" for i in range(1, 5))))
    chance = random.Random(seed)
    for _ in range(40):
        data[chance.randrange(9, len(data))] = chance.randrange(256)
    with suppress(ClausewiseError):
        read_data(bytes(data), "bad.pdf", "en")


def test_bomb() -> None:
    data = bomb()
    assert len(data) < 20_000
    refused(data)


def test_pages_that_hold_each_other() -> None:
    refused(
        file_of(
            [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Kids[2 0 R]>>"]
        )
    )


def test_more_pages_than_the_limit() -> None:
    kids = b" ".join([b"3 0 R"] * 2001)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    pages = b"<</Type/Pages/Kids[%s]/Count 2001>>" % kids
    error = refused(file_of([b"<</Type/Catalog/Pages 2 0 R>>", pages, page]))
    assert isinstance(error, SourceTooLargeError)
    assert "2000 pages" in error.message


def test_time_on_the_clock() -> None:
    with pytest.raises(SourceTooLargeError, match=r"slow\.pdf: cannot be read within 0\.2 seconds"):
        run_child("tests.pdf.misbehaviour:sleep", b"", "slow.pdf", Limits(clock=0.2))


@pytest.mark.skipif(sys.platform == "win32", reason="limits on computing and memory are those of Unix")
class TestLimits:
    """What the system's limits do to a child."""

    def test_time_of_computing(self) -> None:
        with pytest.raises(SourceTooLargeError, match="cannot be read within 1 seconds"):
            run_child("tests.pdf.misbehaviour:spin", b"", "busy.pdf", Limits(computing=1))

    def test_memory(self) -> None:
        with pytest.raises(UnreadableSourceError, match="1000 MB of memory"):
            run_child("tests.pdf.misbehaviour:gorge", b"", "large.pdf")

    @pytest.mark.parametrize("way", ["abort", "crash", "fail", "quit_early"])
    def test_death(self, way: str) -> None:
        with pytest.raises(UnreadableSourceError, match=r"dead\.pdf: damaged"):
            run_child(f"tests.pdf.misbehaviour:{way}", b"x" * 100_000, "dead.pdf")


def test_an_error_of_ours_comes_through() -> None:
    with pytest.raises(NoTextError, match=r"none\.pdf: no text; look elsewhere"):
        run_child("tests.pdf.misbehaviour:refuse", b"", "none.pdf")


def test_a_value_comes_through() -> None:
    assert run_child("tests.pdf.misbehaviour:measure", b"four", "x") == {"length": 4, "name": "x"}


def test_letters_that_the_file_does_not_name_are_told() -> None:
    pages = read_pages(one_page(stream(b"BT /F 12 Tf 72 720 Td (The council\\000 of the valley) Tj ET")), "test")
    assert "council" in pages.pages[0].runs[0].text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n", True),
        (b"\xef\xbb\xbf%PDF-1.4", False),
        (b"\r\n%PDF-1.4", True),
        (b"junk of a mail program\n%PDF-1.4", True),
        (b"A text about %PDF-1.7 files", False),
        (b"<?xml version='1.0'?>", False),
    ],
)
def test_recognised_by_its_signature(data: bytes, expected: bool) -> None:
    assert from_pdf.READER.recognises(data) is expected
