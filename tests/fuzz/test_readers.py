"""Every reader, on documents that are nearly good: an expression that can be written and read back, or one error.

``CLAUSEWISE_FUZZ_SECONDS`` is how long all readers together are tried; 30 unless it is set.
"""

import os
import random
from contextlib import suppress
from time import monotonic

import pytest

from akoma.akn_writer import write_akn
from akoma.errors import ClausewiseError
from akoma.ingest.reader import readers
from akoma.reading import read_data
from akoma.xml import parse_xml
from tests.fuzz.mutations import mutated
from tests.hostile.seeds import FORMATS, good
from tests.patience import patient

SECONDS = float(os.environ.get("CLAUSEWISE_FUZZ_SECONDS", "30"))
SLOW = patient(7)
"""Seconds after which a document that was tried is a finding."""

SEEDS = [reader.format for reader in readers()]


def attempt(data: bytes) -> None:
    """Read and write; only errors of ours may come of it."""
    with suppress(ClausewiseError):
        document = read_data(data, "fuzz", "en")
        parse_xml(write_akn(document.expression), "written")


@pytest.mark.parametrize(("right", "wrong"), [(b"kind='dash'", b"kind='dish'"), (b"start=", b"stars=")])
def test_a_record_of_the_reading_that_was_changed(right: bytes, wrong: bytes) -> None:
    data = good("akn").replace(b'"', b"'")
    assert right in data
    with pytest.raises(ClausewiseError):
        read_data(data.replace(right, wrong, 1), "changed", "en")


def test_a_page_that_begins_inside_a_line() -> None:
    """A form feed is a character that XML cannot hold; what follows it stands on the next page."""
    data = good("text").replace(b"} RC1", b"} \x0cRC1", 1)
    written = write_akn(read_data(data, "fed", "en").expression)
    assert parse_xml(written, "written") is not None
    assert "\f" not in written.decode()


def test_a_uri_with_the_name_of_no_document() -> None:
    data = good("akn").replace(b"/akn/eu/statement/", b"/akn/eu/&gt;&gt;statement/")
    expression = read_data(data, "changed", "en").expression
    assert expression.uri.doctype == "statement"
    assert parse_xml(write_akn(expression), "written") is not None


def test_every_reader_has_a_seed() -> None:
    assert set(SEEDS) <= set(FORMATS)


@pytest.mark.parametrize("form", SEEDS)
def test_mutations(form: str) -> None:
    seed, tries = good(form), 0
    end = monotonic() + SECONDS / len(SEEDS)
    while monotonic() < end:
        data = mutated(seed, random.Random(f"{form} {tries}"))
        begun = monotonic()
        try:
            attempt(data)
        except Exception as problem:
            raise AssertionError(f"{form}: mutation {tries}: {problem!r}") from problem
        assert monotonic() - begun < SLOW, f"{form}: mutation {tries}"
        tries += 1
    assert tries > 0
