"""What a comparison reports, by example: exactly what happened, and nothing else."""

import pytest

from differ.checks import assert_lossless
from differ.compare import compare
from differ.model import Change, ChangeKind, Comparison, Correspondence, Mode, Op, TextEdit
from tests.differ import changed, document, lines, paragraphs, redline

CONDEMNS = "Condemns in the strongest terms the attack on the corridor and the blockade that preceded it;"
SANCTIONS = "Urges the Council to adopt targeted sanctions against the officials responsible for the attack;"
AID = "Calls on the Commission to increase humanitarian assistance to the refugees and their host communities;"
ENERGY = "Insists that the dependence on imported gas be reduced and that alternative suppliers be found;"
MISSION = "Welcomes the deployment of a civilian monitoring mission along the border between both countries;"
HERITAGE = "Expresses deep concern about the preservation of churches, monasteries and other cultural heritage;"
FORWARD = "Instructs its President to forward this resolution to the Council and the Commission."
ALL = (CONDEMNS, SANCTIONS, AID, ENERGY, MISSION, HERITAGE, FORWARD)


def kinds(comparison: Comparison) -> list[tuple[ChangeKind, ...]]:
    return [change.kinds for change in comparison.changes]


def only(comparison: Comparison, kind: ChangeKind) -> Change:
    """The one change of this kind."""
    (found,) = [change for change in comparison.changes if kind in change.kinds]
    return found


def test_a_text_against_itself_is_unchanged() -> None:
    comparison = compare(paragraphs(*ALL), paragraphs(*ALL))
    assert set(kinds(comparison)) == {(ChangeKind.UNCHANGED,)}
    assert all(change.correspondence.confidence >= 0.99 for change in comparison.changes)
    assert comparison.mode is Mode.VERSIONS


def test_a_verb_changed() -> None:
    new = paragraphs(*(text.replace("Urges", "Invites") for text in ALL))
    assert changed(paragraphs(*ALL), new) == ["2 > 2: substitution"]
    change = only(compare(paragraphs(*ALL), new), ChangeKind.SUBSTITUTION)
    assert redline(change).startswith("[-Urges-][+Invites+] the Council")
    assert change.correspondence.confidence > 0.9


def test_a_paragraph_inserted_in_front_renumbers_all() -> None:
    added = "Recalls its earlier resolutions on the matter;"
    comparison = compare(paragraphs(*ALL), paragraphs(added, *ALL))
    assert kinds(comparison) == [(ChangeKind.INSERTION,)] + [(ChangeKind.RENUMBERING,)] * len(ALL)


def test_two_moved() -> None:
    new = paragraphs(FORWARD, CONDEMNS, SANCTIONS, AID, MISSION, HERITAGE, ENERGY)
    assert changed(paragraphs(*ALL), new) == ["7 > 1: renumbering moved", "4 > 7: renumbering moved"]


def test_of_two_exchanged_units_the_shorter_moved() -> None:
    short = "Recalls the ceasefire;"
    assert changed(paragraphs(short, AID), paragraphs(AID, short)) == ["1 > 2: renumbering moved"]
    assert changed(paragraphs(AID, short), paragraphs(short, AID)) == ["2 > 1: renumbering moved"]


def test_moved_and_edited() -> None:
    edited = ENERGY.replace("reduced", "ended before the end of next year")
    new = paragraphs(edited, CONDEMNS, SANCTIONS, AID, MISSION, HERITAGE, FORWARD)
    assert changed(paragraphs(*ALL), new) == ["4 > 1: renumbering moved substitution"]


def test_one_split() -> None:
    old = paragraphs(CONDEMNS, f"{SANCTIONS[:-1]}; {AID}", FORWARD)
    assert changed(old, paragraphs(CONDEMNS, SANCTIONS, AID, FORWARD)) == ["2 > 2 3: split"]


def test_a_split_in_three_with_edits() -> None:
    old = paragraphs(CONDEMNS, f"{SANCTIONS} {AID} {MISSION}", FORWARD)
    new = paragraphs(CONDEMNS, SANCTIONS.replace("Urges", "Invites"), AID, MISSION.replace("civilian ", ""), FORWARD)
    assert changed(old, new) == ["2 > 2 3 4: substitution split"]


def test_one_joined() -> None:
    new = paragraphs(CONDEMNS, SANCTIONS, f"{AID[:-1]} and {ENERGY}", MISSION, HERITAGE, FORWARD)
    assert changed(paragraphs(*ALL), new) == ["3 4 > 3: substitution join"]
    assert changed(new, paragraphs(*ALL)) == ["3 > 3 4: substitution split"]


def test_the_second_piece_of_a_split_is_no_renumbering() -> None:
    old = lines(f"A. {CONDEMNS}\n1. {SANCTIONS} {AID}")
    new = lines(f"A. {CONDEMNS}\n1. {SANCTIONS}\n1a. {AID}")
    assert changed(old, new) == ["1 > 1 1a: split"]


def test_a_paragraph_split_into_points() -> None:
    old = lines("1. Calls on the Council to adopt targeted sanctions, and to suspend the partnership agreement;")
    new = lines(
        """
        1. Calls on the Council
        (a) to adopt targeted sanctions;
        (b) to suspend the partnership agreement;
        """
    )
    assert changed(old, new) == ["1 > 1 (a) (b): substitution split"]


def test_a_clause_dropped() -> None:
    old = paragraphs(CONDEMNS, f"{SANCTIONS} {AID}", FORWARD)
    assert changed(old, paragraphs(CONDEMNS, SANCTIONS, FORWARD)) == ["2 > 2: substitution"]


def test_a_paragraph_dropped_stands_where_it_stood() -> None:
    comparison = compare(paragraphs(*ALL), paragraphs(*(text for text in ALL if text != AID)))
    assert [change.id for change in comparison.changes] == [f"c{n}" for n in range(1, 8)]
    assert comparison.changes[2].kinds == (ChangeKind.REPEAL,)
    assert comparison.changes[2].edits == (TextEdit(Op.DELETE, AID),)


def test_a_recast_paragraph_is_replaced() -> None:
    recast = "Calls on the Commission to consider whether further humanitarian assistance might be given in future;"
    new = paragraphs(*(recast if text == AID else text for text in ALL))
    assert changed(paragraphs(*ALL), new) == ["3 > 3: replacement"]
    assert only(compare(paragraphs(*ALL), new), ChangeKind.REPLACEMENT).correspondence.confidence < 0.8


def test_another_paragraph_in_its_place_is_no_replacement() -> None:
    new = paragraphs(*("Regrets the absence of free elections;" if text == AID else text for text in ALL))
    assert changed(paragraphs(*ALL), new) == ["3 > -: repeal", "- > 3: insertion"]


SIBLING = "Condemns the arrest of {} by the authorities and demands the immediate release of all prisoners;"


def test_siblings_are_not_taken_for_moves() -> None:
    names = ("the former minister Ruben Vardanyan", "three journalists of the opposition", "the president Harutyunyan")
    first, second, third = (SIBLING.format(name) for name in names)
    old = paragraphs(first, AID, ENERGY, MISSION, second)
    new = paragraphs(third, first, AID, ENERGY, MISSION)
    assert changed(old, new) == ["- > 1: insertion", "5 > -: repeal"]


def test_siblings_in_a_row_keep_their_counterparts() -> None:
    old = paragraphs(*(SIBLING.format(f"{name} and others") for name in ("Anna", "Bela", "Carl", "Dora")))
    new = paragraphs(*(SIBLING.format(f"{name} and others, again,") for name in ("Anna", "Carl", "Dora")))
    assert changed(old, new) == ["1 > 1: substitution", "2 > -: repeal", "3 > 2: renumbering substitution",
                                 "4 > 3: renumbering substitution"]  # fmt: skip


def test_duplicates_are_interchangeable() -> None:
    again = "Deplores this;"
    old, new = paragraphs(again, AID, again, ENERGY, again), paragraphs(again, AID, again, ENERGY)
    assert changed(old, new) == ["5 > -: repeal"]
    assert changed(new, old) == ["- > 5: insertion"]


def test_nothing_against_something() -> None:
    assert kinds(compare(document([]), document([]))) == []
    assert set(kinds(compare(document([]), paragraphs(*ALL)))) == {(ChangeKind.INSERTION,)}
    assert set(kinds(compare(paragraphs(*ALL), document([])))) == {(ChangeKind.REPEAL,)}


POINTS = """
1. {first}
(a) education;
(b) health;
2. {second}
(a) transport;
(b) health;
"""


def test_points_travel_with_their_paragraph() -> None:
    old = lines(POINTS.format(first=AID, second=ENERGY))
    new = lines(
        f"""
        1. {ENERGY}
        (a) transport;
        (b) health;
        2. {AID}
        (a) education;
        (b) health;
        """
    )
    assert changed(old, new) == ["2 > 1: renumbering moved"]


def test_a_point_goes_to_another_paragraph() -> None:
    old = lines(POINTS.format(first=AID, second=ENERGY))
    new = lines(f"1. {AID}\n(a) health;\n2. {ENERGY}\n(a) education;\n(b) transport;\n(c) health;")
    assert changed(old, new) == ["(a) > (a): moved"]


def test_points_of_a_recast_paragraph_do_not_move() -> None:
    old = lines(POINTS.format(first=AID, second=ENERGY))
    new = lines(POINTS.format(first="Regrets the absence of free elections:", second=ENERGY))
    assert changed(old, new) == ["1 > -: repeal", "- > 1: insertion"]


def test_a_point_that_became_a_paragraph_moved() -> None:
    old = lines(f"1. {AID}\n(a) {MISSION}\n(b) {HERITAGE}\n2. {ENERGY}")
    new = lines(f"1. {AID}\n(a) {MISSION}\n2. {ENERGY}\n3. {HERITAGE}")
    assert changed(old, new) == ["(b) > 3: renumbering moved"]
    assert changed(new, old) == ["3 > (b): renumbering moved"]


def test_a_paragraph_that_became_a_recital_moved_only_if_it_passed_another() -> None:
    assert changed(lines(f"A. {CONDEMNS}\n1. {AID}"), lines(f"A. {CONDEMNS}\nB. {AID}")) == []
    passed = lines(f"A. {AID}\nB. {CONDEMNS}")
    assert changed(lines(f"A. {CONDEMNS}\n1. {AID}"), passed) == ["A > B: renumbering moved"]


def test_siblings_are_told_apart_by_what_is_peculiar_to_each() -> None:
    template = "Grants the municipality of {} an amount of EUR {} million under section {} of the fund;"
    one, other = template.format("Velma", "8.1", "326(2)"), template.format("Orlan", "3.3", "12(4)")
    edited = one.replace("an amount", "the sum")
    assert changed(paragraphs(one, AID, ENERGY, other), paragraphs(AID, ENERGY, other, edited)) == [
        "1 > 4: renumbering moved substitution"
    ]
    third = template.format("Tresk", "7.5", "44(1)")
    assert changed(paragraphs(one, AID, ENERGY, other), paragraphs(AID, ENERGY, other, third)) == [
        "1 > -: repeal",
        "- > 4: insertion",
    ]


def test_a_new_subheading_moves_nothing() -> None:
    old = lines(f"1. {AID}\n2. {ENERGY}")
    new = lines(f"# Humanitarian situation\n1. {AID}\n# Energy\n2. {ENERGY}")
    assert changed(old, new) == ["- > situation: insertion", "- > Energy: insertion"]


def test_citations_are_never_renumbered() -> None:
    cited = "having regard to its previous resolutions,\nhaving regard to the Geneva Conventions,"
    assert changed(lines(cited), lines(f"having regard to Rule 132,\n{cited}")) == ["- > 132,: insertion"]
    assert (ChangeKind.RENUMBERING,) not in kinds(compare(lines(cited), lines(f"having regard to Rule 132,\n{cited}")))


def test_numbers_are_compared_without_their_dress() -> None:
    assert (
        kinds(compare(lines(f"1. {AID}\n(a) education;"), lines(f"1. {AID}\n(a)  education;")))
        == [(ChangeKind.UNCHANGED,)] * 2
    )


def test_typography_alone_is_a_substitution() -> None:
    assert changed(paragraphs("Recalls the “corridor”;"), paragraphs('Recalls the "corridor";')) == [
        "1 > 1: substitution"
    ]


def test_every_counterpart_is_explained() -> None:
    new = paragraphs(*(text.replace("Urges", "Invites") for text in ALL))
    for change in compare(paragraphs(*ALL), new).changes:
        assert {"wording", "neighbours"} <= {item.signal for item in change.correspondence.evidence}
        assert all(item.reason.endswith(".") and 0 <= item.score <= 1 for item in change.correspondence.evidence)


def broken(changes: tuple[Change, ...]) -> Comparison:
    one = paragraphs(AID)
    return Comparison(Mode.VERSIONS, one, one, changes)


@pytest.mark.parametrize(
    ("kinds_", "edits", "times", "message"),
    [
        ((ChangeKind.UNCHANGED,), (TextEdit(Op.KEEP, AID),), 0, "not in exactly one change"),
        ((ChangeKind.UNCHANGED,), (TextEdit(Op.KEEP, AID),), 2, "not in exactly one change"),
        ((ChangeKind.UNCHANGED,), (TextEdit(Op.KEEP, AID[1:]),), 1, "do not give back"),
        ((ChangeKind.UNCHANGED, ChangeKind.MOVED), (TextEdit(Op.KEEP, AID),), 1, "unchanged and more"),
        ((), (TextEdit(Op.KEEP, AID),), 1, "no kind"),
        ((ChangeKind.UNCHANGED,), (TextEdit(Op.KEEP, AID), TextEdit(Op.INSERT, "")), 1, "empty edit"),
    ],
)
def test_a_broken_comparison_is_refused(
    kinds_: tuple[ChangeKind, ...], edits: tuple[TextEdit, ...], times: int, message: str
) -> None:
    (unit,) = paragraphs(AID).expression.provisions
    change = Change("c1", Correspondence((unit.eid,), (unit.eid,)), kinds_, edits)
    with pytest.raises(AssertionError, match=message):
        assert_lossless(broken((change,) * times))


def test_a_correspondence_of_nothing_is_refused() -> None:
    with pytest.raises(AssertionError, match="please report"):
        assert_lossless(broken((Change("c1", Correspondence((), ()), (ChangeKind.MOVED,), ()),)))
