"""The view: what the reader is told, before any mark-up."""

from dataclasses import replace

import pytest

from akoma.diagnostics import info
from differ.model import Verdict
from render.compose import compose
from render.demand_views import READING_ORDER
from render.renderer import RenderOptions
from render.view import Row, View
from tests.render.factory import sample
from tests.render.reports import law, summarised, translated, unchanged

VIEW = compose(sample(), RenderOptions())
NBSP = "\N{NO-BREAK SPACE}"


def row(identifier: str, view: View = VIEW) -> Row:
    return next(each for each in view.rows if each.id == identifier)


def test_counts_are_those_of_the_report_in_the_order_of_the_contract() -> None:
    assert [(count.mark.verdict, count.number) for count in VIEW.counts] == [
        (verdict, sample().count(verdict)) for verdict in Verdict
    ]
    assert max(count.share for count in VIEW.counts) == 100


def test_the_answer_in_words() -> None:
    assert VIEW.answer == (
        "Of the 10 demands in the old text: 4 kept, 1 strengthened, 1 softened, 1 mixed, 1 dropped, "
        "1 contradicted and 1 unclear. The new text adds 1 demand."
    )
    assert VIEW.balance == "Of the demands in both texts, as many lost force as gained it: 1."
    assert VIEW.review == "1 finding should be checked by a person."
    assert "1 split, 1 joined, 2 renumbered and 2 unchanged" in VIEW.provisions


def test_the_answer_in_dutch() -> None:
    view = compose(sample(), RenderOptions(language="nl"))
    assert view.answer.startswith("Van de 10 eisen in de oude tekst: 4 behouden, 1 versterkt")
    assert view.old.role == "Oude tekst"
    assert row("c8", view).heading == "Paragraaf 5"


def test_documents_say_what_they_are() -> None:
    assert VIEW.old.kind == "Joint motion for a resolution"
    facts = dict(VIEW.new.facts)
    assert facts["Number"] == "P0_TA(2099)0042"
    assert facts["Date"] == "5 March 2099"
    assert facts["Language"] == "English"
    assert facts["SHA-256"] == "0123456789ab"
    assert facts["Contents"] == "1 citation, 1 recital, 8 paragraphs and 1 point"


def test_demands_are_grouped_with_the_most_serious_first() -> None:
    verdicts = [group.mark.verdict for group in VIEW.groups]
    assert verdicts == [verdict for verdict in READING_ORDER if sample().count(verdict)]
    assert sum(len(group.demands) for group in VIEW.groups) == len(sample().demands)


def test_a_softened_demand_says_where_and_how() -> None:
    softened = next(demand for group in VIEW.groups for demand in group.demands if demand.id == "d3")
    assert softened.where == f"§{NBSP}2 → §{NBSP}5"
    assert softened.formula == "Urges → Invites"
    assert softened.shift == "“Urges” → “Invites”"
    assert softened.addressees == "Council"
    assert [piece.text for piece in softened.new[0].pieces if piece.marked] == ["Invites"]


def test_evidence_is_marked_in_the_second_clause() -> None:
    demand = next(demand for group in VIEW.groups for demand in group.demands if demand.id == "d2")
    assert [piece.text for piece in demand.old[0].pieces if piece.marked] == ["consider suspending"]
    assert [piece.text for piece in demand.new[0].pieces if piece.marked] == ["suspend"]


def test_words_left_out_and_words_added() -> None:
    mixed = next(demand for group in VIEW.groups for demand in group.demands if demand.id == "d9")
    assert mixed.shift == "“year” → “month”; “if possible” added"


def test_a_moved_unit_is_linked_both_ways() -> None:
    moved, pointer = row("c8"), row("c8-from")
    assert moved.link
    assert pointer.link
    assert moved.link.anchor == "old-para_2"
    assert pointer.link.anchor == "new-para_5"
    assert pointer.anchors == ("old-para_2",)
    assert moved.anchors == ("new-para_5",)
    ids = [each.id for each in VIEW.rows]
    assert ids.index("c8-from") == ids.index("c4") + 1, "the pointer stands behind old paragraph 1"


def test_repeals_stand_in_place_under_their_old_number() -> None:
    repealed = row("c5")
    assert repealed.style == "repeal"
    assert (repealed.heading, repealed.shift) == ("Paragraph 3", "in the old text")
    assert repealed.anchors == ("old-para_3",)


def test_a_split_has_a_label_for_each_part() -> None:
    split = row("c6")
    assert [cell.ref.number for cell in split.inline] == ["2", "3"]
    assert ["".join(edit.text for edit in cell.edits) for cell in split.inline] == [
        "Calls on Velmaria to open the border;",
        "welcomesWelcomes the aid of the Union;",
    ]
    assert split.shift == "4 → 2 + 3"
    assert split.grouped == "One provision became 2."


def test_a_join_has_a_label_for_each_part() -> None:
    join = row("c7")
    assert [cell.ref.number for cell in join.inline] == ["5", "6"]
    assert join.anchors == ("new-para_4", "old-para_5", "old-para_6")
    assert join.grouped == "2 provisions became one."


def test_renumbering_alone_is_quiet() -> None:
    renumbered = row("c3")
    assert renumbered.quiet
    assert renumbered.shift == "B → A"


def test_a_point_is_named_after_its_paragraph() -> None:
    assert row("c10").heading == "Paragraph 7, point (a)"
    assert row("c10").depth == 1


def test_what_one_verdict_would_hide_is_told() -> None:
    assert [link.text for link in row("c7").telling] == ["? unclear: Calls for talks"]
    assert row("c6").telling == ()


def test_notes_of_both_sides() -> None:
    assert [(note.label, note.text) for note in row("c8").notes] == [("Note 2, deleted", "Not in force any more.")]
    assert [note.label for note in row("c1").notes] == ["Note 1"]


def test_parts_and_folds() -> None:
    assert [part.heading for part in VIEW.parts] == ["Citations", "Recitals", "Operative part"]
    recitals = VIEW.parts[1]
    assert [block.folded for block in recitals.blocks] == [False, True]
    assert recitals.blocks[1].summary == "1 provision unchanged: Recital A (1 renumbered)"
    assert VIEW.quiet == 3


def test_notices_have_the_warning_first() -> None:
    assert [group.first[0].word for group in VIEW.notices] == ["Warning", "Note"]


@pytest.mark.parametrize(("number", "first", "more"), [(3, 3, ""), (4, 2, "2 more of this kind")])
def test_many_notices_of_one_kind_are_not_all_in_plain_sight(number: int, first: int, more: str) -> None:
    many = tuple(info("formula-unknown", f"no formula opens clause {n}") for n in range(number))
    (group,) = compose(replace(sample(), diagnostics=(*many, *many)), RenderOptions()).notices
    assert (len(group.first), len(group.rest), group.more) == (first, number - first, more)


def test_a_reader_may_ask_for_more_certainty() -> None:
    view = compose(sample(), RenderOptions(min_confidence=0.99))
    assert view.highlights == ()
    assert all(demand.needs_review for group in view.groups for demand in group.demands)


def test_a_translation_has_two_sides_and_no_common_text() -> None:
    view = compose(translated(), RenderOptions())
    assert row("c4", view).inline == ()
    assert [cell.language for cell in row("c4", view).new] == ["nl"]
    assert row("c6", view).new[1].edits[0].text == "Welcomes the aid of the Union;"


def test_a_note_of_a_translation_is_no_deletion() -> None:
    notes = row("c8", compose(translated(), RenderOptions())).notes
    assert [(note.label, note.side) for note in notes] == [("Note 2", None)]


def test_a_unit_that_is_only_a_heading_has_one_text() -> None:
    chapter = row("c1", compose(law(), RenderOptions()))
    assert [cell.edits for cell in chapter.inline] == [()]
    assert [edit.text for edit in chapter.title] == ["Duties"]


def test_a_summary_speaks_of_what_is_mentioned() -> None:
    view = compose(summarised(), RenderOptions())
    assert view.answer == "Of the 2 demands in the source: 1 reported as it is and 1 not mentioned."
    assert row("c2", view).tags == ("not in the source",)
    assert view.old.role == "Source"
    assert view.balance == view.provisions == ""
    assert row("c1", view).grouped == "2 provisions are reported in one sentence."
    assert row("c1", view).heading == "Sentence 1"


def test_a_law_names_its_units() -> None:
    view = compose(law(), RenderOptions())
    assert [each.heading for each in view.rows] == [
        "Chapter II",
        "Article 5",
        "Article 5, paragraph 2",
        "Article 5, paragraph 2, point (a)",
    ]
    assert [each.depth for each in view.rows] == [0, 0, 1, 2]
    article = row("c2", view)
    assert [(edit.op, edit.text) for edit in article.title] == [("delete", "Aims"), ("insert", "Aims and means")]
    assert (article.old[0].title, article.new[0].title) == ("Aims", "Aims and means")


def test_an_unclear_verdict_says_why() -> None:
    unclear = next(group for group in VIEW.groups if group.mark.verdict is Verdict.UNCLEAR)
    assert unclear.demands[0].doubts == ("no rule reads “serious”",)


def test_nothing_changed() -> None:
    view = compose(unchanged(), RenderOptions())
    assert view.answer.startswith("No demands were recognised")
    assert view.balance == view.review == ""
    assert view.quiet == len(view.rows) == 2
