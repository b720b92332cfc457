"""The soft changes of LEOS: both views of one file, against the file that it was made from."""

import pytest

from akoma.akn_reader import read_akn
from akoma.akn_writer import write_akn
from akoma.errors import ClausewiseError
from akoma.model import Expression, Provision
from akoma.validation import findings
from tests.akn.documents import needs_documents, read, unit

CHANGED = ("article-added", "citation-added", "paragraph-deleted", "paragraph-moved", "point-moved")


def shape(provision: Provision) -> tuple[object, ...]:
    """A provision without its eId."""
    return provision.kind, provision.num, provision.heading, provision.text, tuple(map(shape, provision.children))


def shapes(expression: Expression) -> list[tuple[object, ...]]:
    """What a reader sees of the provisions."""
    return [shape(provision) for provision in expression.provisions]


@needs_documents
@pytest.mark.parametrize("change", CHANGED)
def test_the_original_is_the_base(change: str) -> None:
    original = read(f"leos/base-{change}.xml", "original")
    assert original.provisions == read("leos/base.xml").provisions
    assert original.diagnostics[0].code == "tracked-changes"


@needs_documents
@pytest.mark.parametrize("change", CHANGED)
@pytest.mark.parametrize("view", ["original", "final"])
def test_either_view_is_written_and_read_back(change: str, view: str) -> None:
    expression = read(f"leos/base-{change}.xml", view)
    assert findings(write_akn(expression), change) == ()
    assert read_akn(write_akn(expression)) == expression


@needs_documents
def test_an_article_is_added() -> None:
    final = read("leos/base-article-added.xml")
    added = unit(final, "art_1a")
    assert (added.num, added.heading, added.children[0].text) == ("Article 1a", "Article heading...", "Text...")
    rest = [shape(p) for p in final.provisions if p is not added]
    assert rest == shapes(read("leos/base.xml"))
    assert "(1 added); its final text was read" in final.diagnostics[0].message


@needs_documents
def test_a_citation_is_added() -> None:
    final = read("leos/base-citation-added.xml")
    assert [p.text for p in final.provisions if p.kind == "citation"].count("Citation...") == 1
    assert [shape(p) for p in final.provisions if p.text != "Citation..."] == shapes(read("leos/base.xml"))


@needs_documents
def test_a_paragraph_is_deleted() -> None:
    final = read("leos/base-paragraph-deleted.xml")
    assert unit(final, "art_1").children == ()
    others = [shape(p) for p in final.provisions if p.eid != "art_1"]
    assert others == [shape(p) for p in read("leos/base.xml").provisions if p.eid != "art_1"]


@needs_documents
def test_a_paragraph_is_moved() -> None:
    final, base = read("leos/base-paragraph-moved.xml"), read("leos/base.xml")
    moved, before = unit(final, "art_1__para_-1"), unit(base, "art_3__para_1")
    assert (moved.num, shape(moved)[2:]) == ("-1.", shape(before)[2:])
    assert unit(final, "art_3").children == ()
    assert shape(unit(final, "art_1").children[1]) == shape(unit(base, "art_1").children[0])


@needs_documents
def test_a_point_is_moved() -> None:
    points = unit(read("leos/base-point-moved.xml"), "art_1__para_1").children
    assert [(p.num, p.text) for p in points] == [("(-a)", "point blast subparagraph"), ("(a)", "point a")]


@needs_documents
def test_an_article_moves_between_two_versions() -> None:
    before, after = read("leos/proposal.xml"), read("leos/proposal-article-moved.xml")
    assert unit(after, "art_2") in unit(after, "part_1").children
    assert shape(unit(after, "art_2"))[2:] == shape(unit(before, "art_3"))[2:]


@needs_documents
def test_a_chapter_is_gone() -> None:
    before, after = read("leos/proposal.xml"), read("leos/proposal-chapter-deleted.xml")
    gone = {p.heading for p in before.walk()} - {p.heading for p in after.walk()}
    assert gone == {"Chapter heading..."}


def test_a_view_that_does_not_exist_is_refused() -> None:
    with pytest.raises(
        ClausewiseError, match="no view of tracked changes is called 'both'; use one of: final, original"
    ):
        read_akn(
            b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><doc/></akomaNtoso>", "x", "both"
        )
