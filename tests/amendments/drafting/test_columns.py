"""Two columns, read: what a real paper may print, and what is refused."""

import pytest

from akoma.amendment_list import AmendmentRecord, Column
from akoma.errors import AmendmentError
from akoma.model import Expression
from akoma.reading import read_data
from differ.amendments.columns import from_columns
from differ.amendments.operation import IntroductoryPart, Operation, OperationKind, Position, Words
from tests.amendments.grammar.notation import short

BASE = """A. whereas the Orle floods;

B. whereas Quill’s “old dam” leaks;

1. Calls on the Council to act in Orle;

2. Welcomes the dam:

(a) in Quill;

(b) in Harnmouth;

3. Thanks the builders.
"""


@pytest.fixture(scope="module")
def base() -> Expression:
    return read_data(BASE.encode(), "base.txt", "en").expression


def read(base: Expression, location: str, left: str, right: str, language: str = "eng") -> tuple[Operation, ...]:
    record = AmendmentRecord("12", left=Column(left), right=Column(right), location=location)
    return from_columns(record, base, language)


def refused(base: Expression, location: str, left: str, right: str) -> AmendmentError:
    with pytest.raises(AmendmentError, match="amendment 12: ") as problem:
        read(base, location, left, right)
    return problem.value


def test_differences_become_substitutions(base: Expression) -> None:
    (one,) = read(
        base, "Paragraph 1", "1. Calls on the Council to act in Orle;", "1. Urges the Council to act in Orle;"
    )
    assert isinstance(one.selection, Words)
    assert (one.kind, one.selection.text, one.words) == (OperationKind.SUBSTITUTION, "Calls on", "Urges")


def test_the_number_may_be_left_out_of_both_columns(base: Expression) -> None:
    (one,) = read(base, "Paragraph 1", "Calls on the Council to act in Orle;", "Calls on the Council to act in Quill;")
    assert (one.kind, one.words) == (OperationKind.SUBSTITUTION, "Quill")


@pytest.mark.parametrize("word", ["deleted", "Deleted", "Schrappen", "supprimé", "entfällt", ""])
def test_deleted_is_a_command_in_the_right_column(base: Expression, word: str) -> None:
    (one,) = read(base, "Recital A", "A. whereas the Orle floods;", word)
    assert one.kind is OperationKind.REPEAL


def test_deleted_is_no_command_in_the_left_column(base: Expression) -> None:
    assert refused(base, "Recital A", "deleted", "A. whereas it rains;").code == "quoted-text-not-found"


def test_an_empty_left_column_and_new(base: Expression) -> None:
    (one,) = read(base, "Paragraph 2 a (new)", "", "2a. Asks for reports:\n(a) in May;\n(b) in June;")
    assert (one.kind, one.position, one.path[-1].label) == (OperationKind.INSERTION, Position.AFTER, "2")
    assert (one.units[0].label, one.units[0].text) == ("2a", "Asks for reports:")
    assert [child.label for child in one.units[0].children] == ["a", "b"]


def test_latin_numbers_of_new_units(base: Expression) -> None:
    (one,) = read(base, "Paragraphe 2 ter (nouveau)", "", "2 ter. demande un rapport;", "fra")
    assert (one.path[-1].label, one.units[0].label, one.units[0].text) == ("2", "2ter", "demande un rapport;")


def test_before_the_first(base: Expression) -> None:
    (one,) = read(base, "Recital -A (new)", "", "-A. whereas it rains;")
    assert (one.position, one.path[-1].label, one.units[0].label) == (Position.BEFORE, "A", "-A")


def test_what_both_columns_print_otherwise_than_the_base_is_left_alone(base: Expression) -> None:
    left, right = 'B. whereas Quill\'s "old dam" leaks;', 'B. whereas Quill\'s "old dam" leaked;'
    (one,) = read(base, "Recital B", left, right)
    assert one.words == "leaked"


def test_a_left_column_broken_over_lines(base: Expression) -> None:
    (one,) = read(base, "Paragraph 1", "1. Calls on the Coun-\ncil to act\nin Orle;", "deleted")
    assert one.kind is OperationKind.REPEAL


def test_the_introductory_part(base: Expression) -> None:
    found = read(base, "Paragraph 2 – introductory part", "2. Welcomes the dam:", "2. Regrets all that was ever built:")
    assert found[0].selection == IntroductoryPart()


def test_a_point_added_in_the_whole_paragraph(base: Expression) -> None:
    left = "2. Welcomes the dam:\n(a) in Quill;\n(b) in Harnmouth;"
    (one,) = read(base, "Paragraph 2", left, f"{left}\n(c) in Orle;")
    assert one.kind is OperationKind.REPLACEMENT
    assert [child.label for child in one.units[0].children] == ["a", "b", "c"]


def test_another_number_is_a_move_or_a_renumbering(base: Expression) -> None:
    (move,) = read(base, "Paragraph 3", "3. Thanks the builders.", "1a. Thanks the builders.")
    assert (move.kind, move.destination[-1].label) == (OperationKind.MOVE, "1")
    (number,) = read(base, "Paragraph 3", "3. Thanks the builders.", "4. Thanks the builders.")
    assert (number.kind, number.label) == (OperationKind.RENUMBERING, "4")


def test_words_that_are_not_those_of_the_base_are_refused_with_what_differs(base: Expression) -> None:
    problem = refused(base, "Paragraph 1", "1. Urges the Council to act in Orle;", "1. Urges all to act;")
    assert problem.code == "quoted-text-not-found"
    assert "-“Calls on”, +“Urges”" in problem.message


@pytest.mark.parametrize(
    ("location", "left", "right", "code"),
    [
        ("Paragraph 9", "9. x;", "9. y;", "target-missing"),
        ("Paragraph 9 a (new)", "", "9a. Asks for more;", "target-missing"),
        ("Paragraph 2 a (new)", "", "2b. Asks for more;", "unreadable-amendment"),
        ("Paragraph 2 a (new)", "2. Welcomes the dam:", "2a. Asks for more;", "unreadable-amendment"),
        ("Paragraph 2 a (new)", "", "", "unreadable-amendment"),
        ("Paragraph 1", "1. calls on the Council to act in Orle;", "deleted", "quoted-text-not-found"),
        ("Paragraf 1", "1. Calls on the Council to act in Orle;", "deleted", "unreadable-amendment"),
    ],
)
def test_doubt_is_refused(base: Expression, location: str, left: str, right: str, code: str) -> None:
    assert refused(base, location, left, right).code == code


INTRODUCTION = "Paragraph 2 – introductory part"
BOTH = "A. whereas the Orle floods;\nB. whereas Quill’s “old dam” leaks;"


@pytest.mark.parametrize(
    ("location", "left", "right", "says"),
    [
        ("Paragraph 1 – second sentence", "x", "y", "the columns show a sentence of paragraph 1"),
        ("Paragraph 1 – heading", "", "deleted", "paragraph 1 has no heading"),
        ("Paragraph 1 – heading", "Dams", "deleted", "the left column is not paragraph 1 of the base: +“Dams”"),
        ("Paragraph 1 – introductory part", "1. Calls on the Council to act in Orle;", "deleted",
         "nothing stands below paragraph 1 that would be left"),
        (INTRODUCTION, "2. Welcomes the dam:", "2. Regrets the dam:\n(a) in Quill;",
         "the right column holds more than the introductory part of paragraph 2"),
        ("Paragraph 3 a (new)", "", "deleted", "paragraph 3a is new, and yet the right column deletes it"),
        ("After paragraph 1", "", "(a) in Orle;", "nothing says what kind of unit is new beside paragraph 1"),
        ("Recitals A to B", BOTH, "A. whereas it rains;", "recital A to recital B change at once"),
        ("Recital A", BOTH, "A. whereas it rains;", "the left column is not recital A of the base"),
        ("Paragraph 1", "1. Calls on the Council to act in Orle;", "5. Calls on the Council;\n6. Asks for it;",
         "the right column begins with 5, not with 1"),
    ],
)  # fmt: skip
def test_what_is_refused_is_told_in_words(base: Expression, location: str, left: str, right: str, says: str) -> None:
    problem = refused(base, location, left, right)
    assert says in problem.message
    assert problem.hint


ASKED = [
    ("Paragraph 1 – heading", "", "On dams", ["substitution paragraph 1 HeadingOf => “On dams”"]),
    (INTRODUCTION, "2. Welcomes the dam:", "deleted", ["repeal paragraph 2 IntroductoryPart"]),
    (INTRODUCTION, "2. Welcomes the dam:", "2. Regrets the dam:",
     ["substitution paragraph 2 IntroductoryPart => “Regrets the dam:”"]),
    ("After paragraph 1", "", "1a. Thanks the bakers;\nDams and weirs\n1b. Thanks the smiths;",
     ["insertion paragraph 1 <paragraph 1a: Thanks the bakers;> + <subheading : Dams and weirs> + "
      "<paragraph 1b: Thanks the smiths;> after"]),
    ("After paragraph 1", "", "1a. Thanks:\n(a) the bakers;\n(b) the smiths;",
     ["insertion paragraph 1 <paragraph 1a: Thanks: {<point a: the bakers;>; <point b: the smiths;>}> after"]),
    ("After point (a) of paragraph 2", "", "(aa) in Orle;",
     ["insertion paragraph 2/point a <point aa: in Orle;> after"]),
    ("After recital B", "", "C. whereas it rains;\nIt pours, in fact.",
     ["insertion recital B <recital C: whereas it rains; {<subparagraph : It pours, in fact.>}> after"]),
    ("Recitals A to B", BOTH, "deleted", ["repeal recital A to recital B"]),
    ("Recitals A to B", BOTH, "A. whereas the Orle floods; whereas Quill’s “old dam” leaks;",
     ["join recital A to recital B"]),
    ("Recital A", BOTH, "A. whereas the Orle floods; whereas Quill’s “old dam” leaks;",
     ["join recital A to recital B"]),
    ("Paragraph 1", "1. Calls on the Council to act in Orle;", "1a. Calls on the Council to act in Orle;",
     ["renumbering paragraph 1 = 1a"]),
    ("Paragraph 1", "1. Calls on the Council to act in Orle;", "1. Calls on the Council\n1a. to act in Orle;",
     ["split paragraph 1 “Council” after"]),
]  # fmt: skip


@pytest.mark.parametrize(("location", "left", "right", "asked"), ASKED)
def test_what_two_columns_ask_for(base: Expression, location: str, left: str, right: str, asked: list[str]) -> None:
    assert [short(one) for one in read(base, location, left, right)] == asked
