"""The word diff rebuilds both texts and reads well."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from differ.model import Op, TextEdit
from differ.tokens import TokenKind, looks, tokenize
from differ.words import Vocabulary, diff, flipped, ratio, shared, similarity

WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "of",
            "Council",
            "Commission",
            "urges",
            "invites",
            "to",
            "act",
            ",",
            ";",
            ".",
            "19",
            "sanctions",
            "“",
            "‘",
            "’",
            "\u00ad",
            "l'an",
            "l’an",
            "3\u00a0000",
            "3 000",
        ]
    ),
    max_size=25,
)
SENTENCES = WORDS.map(" ".join)
ANY = st.one_of(SENTENCES, st.text("ab ,;\n\u2003", max_size=20), st.text(max_size=20))


def shown(edits: tuple[TextEdit, ...]) -> str:
    forms = {Op.KEEP: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "[+{}+]"}
    return "".join(forms[edit.op].format(edit.text) for edit in edits)


@settings(max_examples=200, deadline=None)
@given(ANY, ANY)
def test_the_edits_rebuild_both_texts(old: str, new: str) -> None:
    edits = diff(old, new)
    assert "".join(edit.text for edit in edits if edit.op is not Op.INSERT) == old
    assert "".join(edit.text for edit in edits if edit.op is not Op.DELETE) == new


@settings(max_examples=200, deadline=None)
@given(ANY, ANY)
def test_the_form_of_the_edits(old: str, new: str) -> None:
    edits = diff(old, new)
    assert all(edit.text for edit in edits)
    for first, second in pairwise(edits):
        assert (first.op, first.formal) != (second.op, second.formal)
        assert (first.op, second.op) != (Op.INSERT, Op.DELETE) or first.formal != second.formal


@settings(max_examples=200, deadline=None)
@given(ANY, ANY)
def test_from_new_to_old_is_the_same_turned(old: str, new: str) -> None:
    assert diff(new, old) == flipped(diff(old, new))


@settings(max_examples=200, deadline=None)
@given(ANY, ANY)
def test_formal_edits_change_no_words(old: str, new: str) -> None:
    edits = diff(old, new)
    before = "".join(edit.text for edit in edits if edit.formal and edit.op is Op.DELETE)
    after = "".join(edit.text for edit in edits if edit.formal and edit.op is Op.INSERT)
    assert letters(before) == letters(after)


def letters(text: str) -> str:
    """What two printers must agree on: letters and digits."""
    return "".join(char for char in looks(text) if char.isalnum())


@settings(max_examples=100, deadline=None)
@given(SENTENCES, SENTENCES)
def test_no_word_is_cut(old: str, new: str) -> None:
    pieces = [token.text for edit in diff(old, new) if edit.op is not Op.INSERT for token in tokenize(edit.text)]
    words = [text for text in pieces if not text.isspace()]
    assert words == [token.text for token in tokenize(old) if token.kind is not TokenKind.SPACE]


@settings(max_examples=60, deadline=None)
@given(ANY, ANY)
def test_flipping_twice_changes_nothing(old: str, new: str) -> None:
    edits = diff(old, new)
    back = flipped(edits)
    assert "".join(edit.text for edit in back if edit.op is not Op.INSERT) == new
    assert flipped(back) == edits


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("urges the Council to act;", "invites the Council to act;", "[-urges-][+invites+] the Council to act;"),
        ("the Commission to act;", "the Commission to act, if needed;", "the Commission to act[+, if needed+];"),
        ("the Commission to act", "the Commission and the Council to act", "the Commission [+and the Council +]to act"),
        ("A, B and C", "A, X, B and C", "A, [+X, +]B and C"),
        ("also calls on it", "calls on it", "[-also -]calls on it"),
        ("100 000 people", "120 000 people", "[-100 000-][+120 000+] people"),
        ("", "new words", "[+new words+]"),
        ("same words", "same words", "same words"),
        ("", "", ""),
    ],
)
def test_small_edits(old: str, new: str, expected: str) -> None:
    assert shown(diff(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # A shared stop word does not hold a rewritten phrase together ...
        ("sterke en grote landen", "zwakke en kleine landen", "[-sterke en grote-][+zwakke en kleine+] landen"),
        # ... but a verb and an adjective are two changes ...
        (
            "eist de onmiddellijke opheffing van de blokkade",
            "dringt aan op de opheffing van de blokkade",
            "[-eist-][+dringt aan op+] de [-onmiddellijke -]opheffing van de blokkade",
        ),
        # ... and additions on both sides of a stop word delete nothing.
        (
            "verzoekt de Raad op te treden",
            "verzoekt nu met klem de hele Raad op te treden",
            "verzoekt [+nu met klem +]de [+hele +]Raad op te treden",
        ),
        # A condition added after a kept phrase does not take the phrase along.
        (
            "asks for targeted sanctions against those responsible;",
            "asks for sanctions against those responsible, in so far as the situation in the field allows this;",
            "asks for [-targeted -]sanctions against those responsible"
            "[+, in so far as the situation in the field allows this+];",
        ),
        # The end of a clause stays where it is when the clauses on either side change.
        (
            "deplores the arrests; insists on inquiries into abuses;",
            "deplores the arrests, if confirmed; argues for an inquiry into possible abuses;",
            "deplores the arrests[+, if confirmed+]; "
            "[-insists on inquiries-][+argues for an inquiry+] into [+possible +]abuses;",
        ),
        # An added sentence is shown as a sentence.
        (
            "The Commission shall act. The Council agrees.",
            "The Commission shall act. The Parliament shall act. The Council agrees.",
            "The Commission shall act. [+The Parliament shall act. +]The Council agrees.",
        ),
    ],
)
def test_edits_read_well(old: str, new: str, expected: str) -> None:
    assert shown(diff(old, new)) == expected


def test_typography_is_an_edit_of_its_own() -> None:
    edits = diff("the “corridor”", 'the "corridor"')
    assert shown(edits) == 'the [-“-][+"+]corridor[-”-][+"+]'
    assert [edit.formal for edit in edits] == [False, True, True, False, True, True]
    assert similarity("the “Corridor”", 'the "corridor"') == 1.0


def test_a_very_long_text_is_compared_within_bounds() -> None:
    old = " ".join(f"w{n}" for n in range(4000))
    assert len(diff(old, old.replace("w7 ", "x "))) == 4


def test_a_text_with_more_words_than_codes_is_replaced_as_a_whole() -> None:
    old = " ".join(f"w{n}" for n in range(80_000))
    assert diff(old, old + " x") == (TextEdit(Op.DELETE, old), TextEdit(Op.INSERT, old + " x"))


@settings(max_examples=60, deadline=None)
@given(SENTENCES, SENTENCES)
def test_similarity_is_symmetric_and_bounded(left: str, right: str) -> None:
    assert 0.0 <= similarity(left, right) <= 1.0
    assert similarity(left, right) == similarity(right, left)
    assert similarity(left, left) == 1.0


def test_similarity_heeds_its_cutoff() -> None:
    assert similarity("one two three", "four five six", 0.5) == 0.0
    assert similarity("urges the Council", "urges the Council", 0.99) == 1.0


def test_words_that_carry_sense_count_more() -> None:
    words = Vocabulary()
    code = words.code("the Council of the Union")
    assert len(code) == 5
    assert len(words.weighted(code)) == 3 + 2 * 3
    assert shared(code, words.code("the Union")) == 2
    assert ratio(code, code) == 1.0
