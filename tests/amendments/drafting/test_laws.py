"""The laws of drafting: the amendments give the new text, and the two columns say what the operations say."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from akoma.model import Expression
from differ.amendments.columns import from_columns
from differ.amendments.draft import Drafting, draft
from differ.amendments.engine.applying import apply_amendments
from differ.amendments.instructions import parse_instruction
from differ.amendments.operation import Operation, UnitKind
from differ.amendments.phrasing import phrase
from tests.amendments.drafting.oracle import Oracle, content
from tests.amendments.drafting.texts import pairs


@given(pairs())
@settings(max_examples=300, deadline=None)
def test_the_amendments_give_the_new_text(texts: tuple[Expression, Expression]) -> None:
    old, new = texts
    assert Oracle(old).apply(draft(old, new)) == content(new)


@given(pairs(), st.sampled_from(["provisional", "final"]))
@settings(max_examples=300, deadline=None)
def test_the_amendments_applied_give_the_new_text(texts: tuple[Expression, Expression], numbering: str) -> None:
    old, new = texts
    kinds = {unit.kind for unit in old.provisions}
    assume(kinds >= {unit.kind for unit in new.provisions})  # the first recital of a text has nothing to stand beside
    result = apply_amendments(old, draft(old, new), numbering=numbering).expression
    assert content(result) == content(new)
    if numbering == "final":
        assert [unit.num for unit in result.provisions] == [unit.num for unit in new.provisions]


@given(pairs())
@settings(max_examples=300, deadline=None)
def test_the_columns_say_what_the_operations_say(texts: tuple[Expression, Expression]) -> None:
    old, new = texts
    for amendment in draft(old, new):
        assert from_columns(amendment.record, old, "eng") == amendment.operations


@given(pairs(), st.sampled_from(["eng", "nld", "fra", "deu"]))
@settings(max_examples=40, deadline=None)
def test_the_sentences_say_what_the_operations_say(texts: tuple[Expression, Expression], language: str) -> None:
    old, new = texts
    for amendment in draft(old, new, Drafting(language=language)):
        assert from_columns(amendment.record, old, language) == amendment.operations
        for operation in filter(is_sayable, amendment.operations):
            (read,) = parse_instruction(phrase(operation, language), language).operations
            assert replace(read, instruction="") == operation


def is_sayable(operation: Operation) -> bool:
    """No sentence puts a recital beside a paragraph, which happens in a text that has no recital yet."""
    kinds = operation.path[-1].kind, operation.units[0].kind if operation.units else None
    return kinds != (UnitKind.PARAGRAPH, UnitKind.RECITAL)
