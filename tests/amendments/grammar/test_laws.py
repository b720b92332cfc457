"""Laws: what is written is read back, in every language, and means the same in all of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akoma.errors import AmendmentError
from differ.amendments.grammar import codes
from differ.amendments.instructions import parse_instruction
from differ.amendments.locations import location_words, parse_location
from differ.amendments.operation import Operation, UnitKind, UnitPath, UnitStep
from differ.amendments.phrasing import phrase, plain
from differ.amendments.quotations import readings
from tests.amendments.grammar import strategies as some

LANGUAGES = ("deu", "eng", "fra", "nld")


def test_there_is_a_grammar_for_each_language() -> None:
    assert set(LANGUAGES) <= set(codes())


@settings(deadline=None)
@given(some.operations)
def test_an_operation_written_in_any_language_is_read_back(operation: Operation) -> None:
    found = {language: parse_instruction(phrase(operation, language), language) for language in LANGUAGES}
    for language, reading in found.items():
        assert [plain(one) for one in reading.operations] == [operation], language
        assert not reading.amends
        assert not reading.document


@settings(deadline=None)
@given(some.operations, st.sampled_from(LANGUAGES))
def test_the_instruction_of_an_operation_is_a_piece_of_the_text(operation: Operation, language: str) -> None:
    text = phrase(operation, language)
    assert all(one.instruction and one.instruction in text for one in parse_instruction(text, language).operations)


@settings(deadline=None)
@given(some.paths, st.sampled_from(LANGUAGES))
def test_a_location_written_is_read_back(path: UnitPath, language: str) -> None:
    location = parse_location(location_words(path, False, language), language)
    if any(step.label == "-1" and step.kind in (UnitKind.CITATION, UnitKind.INDENT) for step in path):
        return
    assert (location.path, location.is_new) == (path, False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", ["4a", "2bis", "-1", "-1a", "12b"])
def test_the_location_of_a_new_unit_is_read_back(language: str, label: str) -> None:
    path = (UnitStep(UnitKind.PARAGRAPH, label),)
    location = parse_location(location_words(path, True, language), language)
    assert (location.path, location.is_new) == (path, True)


@settings(deadline=None)
@given(some.operations, st.sampled_from(LANGUAGES), st.data())
def test_a_word_that_nobody_understands_is_never_passed_over(
    operation: Operation, language: str, data: st.DataObject
) -> None:
    """A foreign word anywhere outside of the quotations."""
    sentence = phrase(operation, language)
    _, cut = next(readings(sentence))
    inside = {i for quotation in cut for i in range(quotation.start, quotation.end)}
    gaps = [i for i, sign in enumerate(sentence) if sign in " .\n" and i not in inside]
    at = data.draw(st.sampled_from(gaps))
    with pytest.raises(AmendmentError):
        parse_instruction(f"{sentence[:at]} florbish{sentence[at:]}", language)


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="ab12 .,:;()“”\"'‘’«»„\n–-§", max_size=60), st.sampled_from(LANGUAGES))
def test_any_text_is_read_or_refused(text: str, language: str) -> None:
    try:
        asked = parse_instruction(text, language).operations
    except AmendmentError:
        asked = ()
    assert all(one.instruction for one in asked)
