"""A synopsis: which provisions stand in one row, what is marked in them, and the three outputs."""

import html
import io
import re
from collections.abc import Sequence

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from akoma.errors import ComparisonError, RenderError
from akoma.model import Document, DocumentKind
from akoma.reading import read
from differ.compare import compare
from differ.synopsis import Synopsis, SynopsisCell, assert_whole, differing, synopsis
from differ.words import diff
from render.renderer import RenderOptions
from render.synopsis_renderer import synopsis_renderer_for, synopsis_renderer_names
from render.synopsis_view import compose_synopsis, letter
from tests.render.factory import document, provision
from tests.render.reading_docx import FIXTURES, story
from tests.render.reports import HOSTILE

FIRST = (
    "Calls on the Council to open the gates of the Kelmoor Dam;",
    "Asks the Commission for a yearly report on the river;",
    "Regrets that the valley was flooded without any warning;",
    "Welcomes the aid that the Union has sent to Teldara;",
)


def text_of(name: str, texts: Sequence[str]) -> Document:
    units = tuple(provision(f"para_{n}", text) for n, text in enumerate(texts, start=1))
    return document(name, DocumentKind.RESOLUTION, units)


def made(*texts: Sequence[str], base: int = 0) -> Synopsis:
    documents = [text_of(f"{letter(at)}.txt", each) for at, each in enumerate(texts)]
    return synopsis(documents, base, compare, diff)


def grid(found: Synopsis) -> list[tuple[str, ...]]:
    """The numbers of the paragraphs in every row, a star where one moved."""
    return [tuple(_numbers(cell) if cell else "-" for cell in row.cells) for row in found.rows]


def _numbers(cell: SynopsisCell) -> str:
    return "+".join(eid.removeprefix("para_") for eid in cell.provisions) + "*" * cell.moved


NEW = "Demands that all those responsible be named before the summer;"


def test_a_row_holds_what_answers_the_same_provision() -> None:
    changed = (FIRST[0].replace("Calls on", "Urges"), *FIRST[1:])
    assert grid(made(FIRST, changed, FIRST)) == [("1", "1", "1"), ("2", "2", "2"), ("3", "3", "3"), ("4", "4", "4")]


def test_what_a_text_adds_stands_behind_what_it_follows() -> None:
    added = (*FIRST[:2], NEW, *FIRST[2:])
    assert grid(made(FIRST, added)) == [("1", "1"), ("2", "2"), ("-", "3"), ("3", "4"), ("4", "5")]
    assert grid(made(FIRST, (NEW, *FIRST)))[0] == ("-", "1")


def test_what_two_texts_add_stands_in_one_row() -> None:
    added = (*FIRST[:2], NEW, *FIRST[2:])
    assert ("-", "3", "3") in grid(made(FIRST, added, added))
    assert ("3", "-", "3") in grid(made(added, FIRST, added, base=1))


def test_what_moved_stands_with_its_answer_and_says_so() -> None:
    moved = (FIRST[3], *FIRST[:3])
    assert ("4", "1*") in grid(made(FIRST, moved))


def test_what_was_dropped_leaves_a_gap() -> None:
    assert ("2", "-") in grid(made(FIRST, (FIRST[0], *FIRST[2:])))


def test_joined_provisions_share_a_row() -> None:
    joined = (" ".join(FIRST[:2]), *FIRST[2:])
    assert ("1+2", "1") in grid(made(FIRST, joined))


def test_words_are_marked_against_the_nearest_column_on_the_left() -> None:
    urged = (FIRST[0].replace("Calls on", "Urges"), *FIRST[1:])
    row = made(FIRST, urged, urged, FIRST).rows[0]
    assert [cell.against if cell else None for cell in row.cells] == [None, 0, 1, 2]
    assert [cell.differs if cell else None for cell in row.cells] == [True, True, False, True]
    gap = made(FIRST, FIRST[1:], urged).rows[0]
    assert gap.cells[1] is None
    assert gap.cells[2] is not None
    assert gap.cells[2].against == 0


def test_texts_that_agree_have_no_differing_row() -> None:
    assert not list(differing(made(FIRST, FIRST, FIRST)))
    assert len(list(differing(made(FIRST, FIRST[1:])))) == 1


_TEXTS = st.permutations([*FIRST, NEW]).flatmap(lambda texts: st.integers(1, 5).map(lambda n: texts[:n]))


@settings(max_examples=60, deadline=None)
@given(st.lists(_TEXTS, min_size=2, max_size=4))
def test_every_provision_stands_in_exactly_one_cell(texts: list[list[str]]) -> None:
    for base in range(len(texts)):
        assert_whole(made(*texts, base=base))


def test_too_few_texts_and_reports_are_errors() -> None:
    with pytest.raises(ComparisonError, match="at least two"):
        synopsis([text_of("a.txt", FIRST)], 0, compare, diff)


@pytest.mark.parametrize(("column", "expected"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB")])
def test_letters(column: int, expected: str) -> None:
    assert letter(column) == expected


def fixture_synopsis() -> Synopsis:
    names = ("joint-motion", "adopted")
    documents = [read(str(FIXTURES / folder / f"{n}.en.txt")) for folder in ("dossier",) for n in names]
    return synopsis([*documents, documents[0]], 0, compare, diff)


def said(name: str, found: Synopsis, options: RenderOptions) -> str:
    data = synopsis_renderer_for(name).render(found, options)
    if name == "pdf":
        with pypdfium2.PdfDocument(data) as pages:
            return " ".join(page.get_textpage().get_text_range() for page in pages).replace("\ufffe", "-")
    if name == "docx":
        return story(data)
    root = etree.HTML(data.decode().replace("\u202e", ""))
    return " ".join(root.itertext())


@pytest.mark.parametrize("name", synopsis_renderer_names())
def test_every_word_of_every_text_is_there(name: str) -> None:
    found = fixture_synopsis()
    words = set(re.findall(r"\w+", said(name, found, RenderOptions(full=True))))
    for each in found.documents:
        assert {word for unit in each.expression.walk() for word in re.findall(r"\w+", unit.text)} <= words


@pytest.mark.parametrize("name", synopsis_renderer_names())
def test_two_runs_give_the_same_bytes(name: str) -> None:
    renderer = synopsis_renderer_for(name)
    urged = (FIRST[0].replace("Calls on", "Urges"), *FIRST[1:])
    first = renderer.render(made(FIRST, urged, FIRST), RenderOptions(full=True))
    assert renderer.render(made(FIRST, urged, FIRST), RenderOptions(full=True)) == first


@pytest.mark.parametrize("name", synopsis_renderer_names())
def test_marks_are_words_and_signs(name: str) -> None:
    urged = (FIRST[0].replace("Calls on", "Urges"), *FIRST[1:], NEW)
    text = " ".join(said(name, made(FIRST, urged, FIRST), RenderOptions()).split())
    assert "[Calls on] Urges the Council" in text.replace("]Urges", "] Urges")
    assert "not in this text" in text
    assert "3 rows in which all texts agree are left out." in text
    assert "A. A.txt (base text)" in text.replace("A. Resolution (base text)", "A. A.txt (base text)")


@pytest.mark.parametrize("name", synopsis_renderer_names())
def test_hostile_text_stays_text(name: str) -> None:
    text = said(name, made([HOSTILE], [HOSTILE, NEW]), RenderOptions(full=True))
    assert "<script>alert(1)</script> {{7*7}}" in " ".join(text.split())
    assert "\x1b" not in text


def test_html_loads_nothing() -> None:
    page = synopsis_renderer_for("html").render(made([HOSTILE], FIRST), RenderOptions(full=True)).decode()
    assert "default-src 'none'" in html.unescape(page)
    assert not re.search(r"<(script|img|link|iframe)\b", page)


def test_the_paper_is_turned_for_three_texts() -> None:
    for texts, wide in (((FIRST, FIRST), False), ((FIRST, FIRST, FIRST), True)):
        data = synopsis_renderer_for("pdf").render(made(*texts), RenderOptions(full=True))
        with pikepdf.open(io.BytesIO(data)) as pdf:
            width, height = (float(side) for side in list(pdf.pages[0].mediabox)[2:])
            assert (width > height) is wide


def test_columns_are_named_by_what_tells_them_apart() -> None:
    view = compose_synopsis(made(FIRST, FIRST), RenderOptions())
    assert [column.name for column in view.columns] == ["A.txt", "B.txt"]


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(RenderError, match="for a synopsis"):
        synopsis_renderer_for("odt")
