"""Two languages: both texts side by side, with the words marked that show a shift."""

from render.compose import compose
from render.renderer import RenderOptions, renderer_for
from tests.across.test_translations import report


def test_the_words_that_show_a_shift_are_marked_in_both_texts() -> None:
    view = compose(report("joint-motion.nl.txt", "adopted.en.txt"), RenderOptions(language="en"))
    rows = {row.heading: row for part in view.parts for row in part.rows if not row.pointer}
    marked = {
        side: [piece.text for cell in cells for piece in cell.pieces if piece.marked]
        for side, cells in (("old", rows["Paragraph 4"].old), ("new", rows["Paragraph 4"].new))
    }
    assert marked == {
        "old": ["verzoekt"],
        "new": ["demands that", "provided that the safety of its members can be guaranteed"],
    }
    assert not rows["Paragraph 4"].inline


def test_no_output_compares_words_across_languages() -> None:
    data = report("joint-motion.nl.txt", "adopted.en.txt")
    page = renderer_for("html").render(data, RenderOptions(language="en")).decode()
    assert "<del" not in page
    assert "<ins" not in page
    assert "<mark>demands that</mark>" in page
