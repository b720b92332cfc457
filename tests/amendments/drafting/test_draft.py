"""What is drafted for what: one amendment a unit, named as the European Parliament names it."""

from collections.abc import Sequence

import pytest

from akoma.errors import AmendmentError
from akoma.model import Expression
from akoma.reading import read_data
from differ.amendments.draft import Drafting, draft, draft_paper
from differ.amendments.engine.applying import apply_amendments
from differ.amendments.operation import Amendment, Operation, OperationKind, Position, Words
from tests.amendments.drafting.oracle import Oracle, content
from tests.amendments.drafting.papers import PAIRS, text


def law(*lines: str) -> Expression:
    return read_data("\n\n".join(lines).encode(), "text.txt", "en").expression


def motion(*paragraphs: str) -> Expression:
    return law("Resolution on Orle", "The European Parliament,", *(f"{n}. {t}" for n, t in enumerate(paragraphs, 1)))


def places(amendments: Sequence[Amendment]) -> list[str]:
    return [one.record.location for one in amendments]


def only(amendments: Sequence[Amendment]) -> Operation:
    ((operation,),) = (one.operations for one in amendments)
    return operation


@pytest.mark.parametrize(("dossier", "language"), PAIRS)
def test_the_amendments_to_a_motion_give_the_adopted_text(dossier: str, language: str) -> None:
    old, new = text(dossier, "joint-motion", language), text(dossier, "adopted", language)
    assert Oracle(old).apply(draft(old, new)) == content(new)
    assert Oracle(new).apply(draft(new, old)) == content(old)


@pytest.mark.parametrize("numbering", ["provisional", "final"])
@pytest.mark.parametrize(("dossier", "language"), PAIRS)
def test_they_are_applied_to_the_last_character(dossier: str, language: str, numbering: str) -> None:
    old, new = text(dossier, "joint-motion", language), text(dossier, "adopted", language)
    for base, wanted in ((old, new), (new, old)):
        result = apply_amendments(base, draft(base, wanted), numbering=numbering).expression
        assert content(result) == content(wanted)
        if numbering == "final":
            assert [unit.num for unit in result.walk()] == [unit.num for unit in wanted.walk()]


def test_equal_texts_need_no_amendment() -> None:
    assert draft(motion("Calls for peace;"), motion("Calls for peace;")) == ()


def test_numbers_run_from_the_one_asked_for() -> None:
    old = motion("Calls for water in Orle;", "Welcomes the new dam in Quill;")
    new = motion("Calls for bread in Orle;", "Welcomes the old dam in Quill;")
    drafted = draft(old, new, Drafting(number_from=7))
    assert [one.number for one in drafted] == ["7", "8"]


def test_words_are_quoted_so_that_they_are_found_once() -> None:
    old, new = motion("Asks the dam to ask the dam to act;"), motion("Asks the dam to ask the tower to act;")
    operation = only(draft(old, new))
    assert isinstance(operation.selection, Words)
    assert operation.selection.text == "ask the dam to"
    assert operation.words == "ask the tower to"


def test_a_new_paragraph_has_the_number_of_the_one_before_it_and_a_letter() -> None:
    same = ("Welcomes the dam in Orle;", "Calls for water in Quill;")
    drafted = draft(motion(*same), motion(same[0], "Regrets every flood of the past;", "Demands a bridge;", same[1]))
    assert places(drafted) == ["Paragraph 1 a (new)", "Paragraph 1 b (new)"]
    assert [one.operations[0].units[0].label for one in drafted] == ["1a", "1b"]


def test_before_the_first_paragraph() -> None:
    drafted = draft(motion("Welcomes the dam in Orle;"), motion("Demands a bridge;", "Welcomes the dam in Orle;"))
    assert places(drafted) == ["Paragraph -1 (new)"]
    assert drafted[0].operations[0].position is Position.BEFORE


def test_a_paragraph_that_only_moves_is_moved() -> None:
    units = ["Welcomes the dam in Orle;", "Calls for water in Quill;", "Regrets every flood;", "Demands a bridge now;"]
    operation = only(draft(motion(*units), motion(units[3], *units[:3])))
    assert operation.kind is OperationKind.MOVE
    assert [step.label for step in (*operation.path, *operation.destination)] == ["4", "1"]
    assert operation.position is Position.BEFORE


def test_a_paragraph_that_is_divided_is_split() -> None:
    parts = ("Welcomes the dam in Orle and thanks its builders;", "calls for clean water in Quill and in Harnmouth;")
    operation = only(draft(motion(" ".join(parts)), motion(*parts)))
    assert operation.kind is OperationKind.SPLIT
    assert isinstance(operation.selection, Words)
    assert operation.selection.text == "builders;"


def test_paragraphs_that_become_one_are_joined() -> None:
    parts = ("Welcomes the dam in Orle and thanks its builders;", "calls for clean water in Quill and in Harnmouth;")
    operation = only(draft(motion(*parts), motion(" ".join(parts))))
    assert operation.kind is OperationKind.JOIN
    assert [step.label for step in (*operation.path, *operation.upto)] == ["1", "2"]


def test_points_are_amended_each_by_itself() -> None:
    old = motion("Calls on the Council:\n\n(a) to act in Orle;\n\n(b) to report on Quill;")
    new = motion("Calls on the Commission:\n\n(a) to act in Harnmouth;\n\n(b) to report on Quill;\n\n(c) to pay;")
    assert places(draft(old, new)) == [
        "Paragraph 1 – introductory part", "Paragraph 1 – point a", "Paragraph 1 – point b a (new)",
    ]  # fmt: skip


def test_most_words_new_is_a_replacement_of_the_whole() -> None:
    old = motion(
        "Welcomes the dam;",
        "Calls on the Council to repair the old dam above Quill before winter;",
        "Thanks the builders;",
    )
    new = motion(
        "Welcomes the dam;",
        "Deplores how the Council let this dam above Quill decay for years;",
        "Thanks the builders;",
    )
    operation = only(draft(old, new))
    assert operation.kind is OperationKind.REPLACEMENT
    assert operation.units[0].text == "Deplores how the Council let this dam above Quill decay for years;"
    assert operation.units[0].label == "2"


def test_what_has_no_number_is_refused_with_its_words() -> None:
    with pytest.raises(AmendmentError, match="cannot be named: “The dam of Orle") as problem:
        draft(law("The dam of Orle broke. It was old."), law("The dam of Orle holds. It was old."))
    assert problem.value.code == "unreadable-amendment"


def test_what_amendments_cannot_change_is_told() -> None:
    old = text("dossier", "joint-motion", "en")
    told = draft_paper(old, text("dossier", "adopted", "en")).diagnostics
    assert not [one for one in told if one.code == "title-differs"]


def test_only_numbers_that_counting_would_not_give_are_asked_for() -> None:
    lines = ("Welcomes the dam in Orle;", "Calls for water in Quill;", "Regrets every flood;", "Demands a bridge;")
    old = motion(*lines)
    head = ("Resolution on Orle", "The European Parliament,")
    new = law(*head, *(f"{n}. {text}" for n, text in zip((1, 2, 5, 6), lines, strict=True)))
    operation = only(draft(old, new))
    assert (operation.kind, operation.path[-1].label, operation.label) == (OperationKind.RENUMBERING, "3", "5")
    result = apply_amendments(old, draft(old, new), numbering="final").expression
    assert [unit.num for unit in result.provisions] == ["1.", "2.", "5.", "6."]


def test_counting_again_needs_no_amendment() -> None:
    lines = ("Welcomes the dam in Orle;", "Calls for water in Quill;", "Regrets every flood;", "Demands a bridge;")
    assert places(draft(motion(*lines), motion(*lines[1:]))) == ["Paragraph 1"]
