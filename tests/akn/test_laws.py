"""Laws of Akoma Ntoso in and out, with every kind of provision."""

import pytest
from hypothesis import given, settings

from akoma.akn_reader import read_akn
from akoma.akn_writer import write_akn
from akoma.diagnostics import Severity
from akoma.errors import InvalidAkomaNtosoError
from akoma.model import Expression
from akoma.validation import findings
from tests.akn.documents import raw_text, read_text
from tests.akn.strategies import expressions, wild_documents


@given(expressions())
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_strictly_valid_and_reads_back(expression: Expression) -> None:
    written = write_akn(expression)
    assert [f for f in findings(written, "written") if f.severity is Severity.ERROR] == []
    assert read_akn(written) == expression
    assert write_akn(read_akn(written)) == written


@given(wild_documents())
@settings(max_examples=150, deadline=None)
def test_whatever_the_elements_no_character_is_lost(data: bytes) -> None:
    if not raw_text(data) and b"Quote=" not in data:  # quotation marks may stand in attributes: they are text too
        with pytest.raises(InvalidAkomaNtosoError, match="holds no text"):
            read_akn(data, "wild", language="en")
        return
    expression = read_akn(data, "wild", language="en")
    lost = raw_text(data) - read_text(expression)
    assert not "".join(lost).strip("|")
    written = write_akn(expression)
    assert [f for f in findings(written, "written") if f.severity is Severity.ERROR] == []
    assert read_akn(written) == expression
