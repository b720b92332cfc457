"""What is taken for HTML, by content."""

import pytest

from akoma.ingest.from_html import READER
from akoma.ingest.reader import readers

XHTML = b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by x --><html xmlns="http://www.w3.org/1999/xhtml">'
AKN = b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><p>x</p></akomaNtoso>'


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><title>x</title>",
        b"\xef\xbb\xbf \n<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
        b"<html><body>x",
        b"<HTML lang=en>",
        b"<!-- saved from url --><html>",
        b"<!--" + b"x" * 20_000 + b"--><html>",
        b"<p>A fragment</p>",
        b"  <div class='x'>fragment",
        b"<h1>Title</h1>",
        b"<table><tr><td>x",
        XHTML,
        b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html>',
        "\ufeff<html><body>x".encode("utf-16-le"),
        "\ufeff<!DOCTYPE html>".encode("utf-16-be"),
    ],
)
def test_pages_are_recognised(data: bytes) -> None:
    assert READER.recognises(data)


@pytest.mark.parametrize(
    "data",
    [
        AKN,
        b"<?xml version='1.0'?>" + AKN,
        b"<?xml version='1.0'?><article><title>no page</title></article>",
        b'<article xmlns="http://docbook.org/ns/docbook"><title>x</title></article>',
        b"The European Parliament,\n<p>quoted</p>",
        b"1 < 2 and <b>more</b>",
        b"<pre-amble>",
        b"%PDF-1.7 <html>",
        b"PK\x03\x04<html>",
        b"",
        b"   ",
        b"\x00\x01\x02",
    ],
)
def test_other_things_are_not(data: bytes) -> None:
    assert not READER.recognises(data)


def test_it_is_asked_after_akoma_ntoso_and_before_plain_text() -> None:
    order = [reader.format for reader in readers()]
    assert order.index("akn") < order.index("html") < order.index("text")
