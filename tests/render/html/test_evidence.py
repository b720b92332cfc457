"""Edits cut at evidence and at clauses that moved: nothing is lost, and each stretch says what it is."""

from hypothesis import given
from hypothesis import strategies as st

from akoma.reading import read_data
from differ.compare import compare
from differ.demands import judge
from differ.model import Op, Side, TextEdit
from render.evidence import Span, stretches, without_formal
from render.renderer import RenderOptions
from render.to_html import RENDERER
from tests.demands.building import lexicons
from tests.render.test_clause_tags import NEW, OLD

EDITS = (
    TextEdit(Op.DELETE, "Urges"),
    TextEdit(Op.INSERT, "Invites"),
    TextEdit(Op.KEEP, " the Council to act"),
    TextEdit(Op.DELETE, " now"),
)


def test_the_words_that_show_a_shift_are_lit_on_both_sides() -> None:
    parts = stretches(EDITS, (Span(Side.OLD, 0, 5), Span(Side.NEW, 0, 7), Span(Side.OLD, 10, 17)))
    assert [(part.op, part.text) for part in parts if part.lit] == [
        ("delete", "Urges"),
        ("insert", "Invites"),
        ("keep", "Council"),
    ]


def test_kept_words_did_not_move() -> None:
    parts = stretches(EDITS, (Span(Side.OLD, 6, 29, "moved to § 9"),))
    assert [(part.text, part.moved) for part in parts if part.moved] == [(" now", "moved to § 9")]


def test_typography_that_is_hidden_has_the_form_of_one_side() -> None:
    edits = (TextEdit(Op.DELETE, "'a'", True), TextEdit(Op.INSERT, "‘a’", True), TextEdit(Op.INSERT, " b"))
    parts = without_formal(stretches(edits, (Span(Side.NEW, 0, 1),)), Side.NEW)
    assert [(part.op, part.text, part.lit) for part in parts] == [
        ("keep", "‘", True),
        ("keep", "a’", False),
        ("insert", " b", False),
    ]


@given(
    st.lists(st.tuples(st.sampled_from(list(Op)), st.text("ab ", min_size=1, max_size=6)), max_size=6),
    st.lists(st.tuples(st.sampled_from(list(Side)), st.integers(0, 40), st.integers(0, 40)), max_size=4),
)
def test_nothing_is_lost(edits: list[tuple[Op, str]], spans: list[tuple[Side, int, int]]) -> None:
    whole = [TextEdit(op, text) for op, text in edits]
    parts = stretches(whole, [Span(side, min(a, b), max(a, b)) for side, a, b in spans])
    assert all(part.text for part in parts)
    for op in Op:
        assert "".join(p.text for p in parts if p.op is op) == "".join(e.text for e in whole if e.op is op)


def test_a_clause_that_moved_is_drawn_as_moved_and_linked_both_ways() -> None:
    documents = (read_data(text.encode(), "text.txt", "en") for text in (OLD, NEW))
    page = RENDERER.render(judge(compare(*documents), lexicons()), RenderOptions()).decode()
    assert '<del class="elsewhere" title="moved to Paragraph 2">' in page
    assert '<ins class="elsewhere" title="moved from Paragraph 1">' in page
    assert '<ul class="clause-moves"><li><a href="#new-para_2">' in page
    assert '<ul class="clause-moves"><li><a href="#old-para_1">' in page
