"""The numbers that Word computes."""

import pytest

from akoma.ingest.docx_number_formats import printed
from akoma.ingest.docx_view import View
from tests.docx.builder import (
    WHO,
    begins_at,
    cell,
    codes,
    docx,
    kind,
    level,
    lists,
    p,
    row,
    sign,
    style,
    table,
    texts,
    use,
)


def labelled(places: str, numbering: str, styles: str = "") -> list[str]:
    """The labels of numbered paragraphs; each place is a list and a level: ``1/0 1/1``."""
    body = "".join(p("x", number=(int(place[0]), int(place[2]))) for place in places.split())
    return [text.removesuffix("x").rstrip() for text in texts(docx(body, numbering=numbering, styles=styles))]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("decimal", "1 2 3 4 9 10 26 27 28 53"),
        ("decimalZero", "01 02 03 04 09 10 26 27 28 53"),
        ("lowerLetter", "a b c d i j z aa bb aaa"),
        ("upperLetter", "A B C D I J Z AA BB AAA"),
        ("lowerRoman", "i ii iii iv ix x xxvi xxvii xxviii liii"),
        ("upperRoman", "I II III IV IX X XXVI XXVII XXVIII LIII"),
        ("ordinal", "1st 2nd 3rd 4th 9th 10th 26th 27th 28th 53rd"),
        ("unheard-of", "1 2 3 4 9 10 26 27 28 53"),
    ],
)
def test_formats(name: str, expected: str) -> None:
    values = (1, 2, 3, 4, 9, 10, 26, 27, 28, 53)
    assert " ".join(printed(value, name) for value in values) == expected


def test_note_signs() -> None:
    assert " ".join(printed(value, "chicago") for value in (1, 2, 3, 4, 5, 8)) == "* † ‡ § ** §§"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en-GB", "1st 11th 12th 21st 112th"), ("fr-FR", "1er 11e 12e 21e 112e"), ("de-DE", "1. 11. 12. 21. 112."),
     ("nl-NL", "1e 11e 12e 21e 112e"), ("es", "1º 11º 12º 21º 112º"), ("", "1st 11th 12th 21st 112th")],
)  # fmt: skip
def test_ordinals(language: str, expected: str) -> None:
    assert " ".join(printed(value, "ordinal", language) for value in (1, 11, 12, 21, 112)) == expected


@pytest.mark.parametrize("name", ["lowerLetter", "upperRoman", "ordinal", "decimal", "chicago", "none"])
def test_huge_and_zero_numbers_stay_short(name: str) -> None:
    assert len(printed(32_767, name)) < 60
    assert len(printed(0, name)) < 5


def test_several_levels() -> None:
    numbering = lists(level("%1."), level("%1.%2", at=1), level("(%3)", "lowerLetter", 2))
    assert labelled("1/0 1/1 1/1 1/2 1/2 1/1 1/2 1/0 1/1", numbering) == [
        "1.", "1.1", "1.2", "(a)", "(b)", "1.3", "(a)", "2.", "2.1",
    ]  # fmt: skip


def test_numbering_goes_on_after_an_interruption_and_in_another_use() -> None:
    numbering = kind(0, level("%1.")) + use(1, 0) + use(2, 0)
    body = p("x", number=(1, 0)) + p("between") + table(row("a", "b")) + p("x", number=(2, 0)) + p("x", number=(1, 0))
    assert texts(docx(body, numbering=numbering)) == ["1. x", "between", "a | b", "2. x", "3. x"]


def test_override_of_the_start_counts_once() -> None:
    numbering = kind(0, level("%1."), level("(%2)", "lowerLetter", 1)) + use(1, 0) + use(2, 0, begins_at(7))
    assert labelled("1/0 1/0 2/0 2/0 1/0 2/0 2/1", numbering) == ["1.", "2.", "7.", "8.", "9.", "10.", "(a)"]


def test_override_of_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level("[%1]", "upperRoman")}</w:lvlOverride>'
    assert labelled("1/0 2/0", kind(0, level("%1.")) + use(1, 0) + use(2, 0, override)) == ["1.", "[II]"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [("", "1 1a 1a1 2 2a 2a1"), ('<w:lvlRestart w:val="0"/>', "1 1a 1a1 2 2a 2a2"),
     ('<w:lvlRestart w:val="1"/>', "1 1a 1a1 2 2a 2a1")],
)  # fmt: skip
def test_when_a_level_begins_anew(restart: str, expected: str) -> None:
    numbering = lists(level("%1"), level("%1%2", "lowerLetter", 1), level("%1%2%3", at=2, more=restart))
    assert " ".join(labelled("1/0 1/1 1/2 1/0 1/1 1/2", numbering)) == expected


def test_restart_after_a_given_level_only() -> None:
    numbering = lists(level("%1"), level("%2", at=1), level("%3", at=2, more='<w:lvlRestart w:val="1"/>'))
    assert labelled("1/0 1/1 1/2 1/1 1/2 1/0 1/2", numbering) == ["1", "1", "1", "2", "2", "2", "1"]


def test_legal_numbers_are_in_digits() -> None:
    numbering = lists(level("Title %1", "upperRoman"), level("%1.%2", at=1, more="<w:isLgl/>"), level("%1.%2", at=2))
    assert labelled("1/0 1/0 1/1 1/2", numbering) == ["Title I", "Title II", "2.1", "II.1"]


def test_level_that_has_not_begun_shows_its_first_number() -> None:
    assert labelled("1/1 1/0", lists(level("%1.", start=4), level("%1.%2", at=1))) == ["4.1", "4."]


@pytest.mark.parametrize(
    ("written", "expected"),
    [("", "1. x"), ('<w:suff w:val="tab"/>', "1. x"), ('<w:suff w:val="space"/>', "1. x"),
     ('<w:suff w:val="nothing"/>', "1. x")],
)  # fmt: skip
def test_what_stands_after_the_number(written: str, expected: str) -> None:
    assert texts(docx(p("x", number=(1, 0)), numbering=lists(level("%1.", more=written)))) == [expected]


@pytest.mark.parametrize("sign_of_list", ["\uf0b7", "o", "–", "•", "\uf0a7"])
def test_bullets_become_dashes(sign_of_list: str) -> None:
    assert labelled("1/0 1/0", lists(level(sign_of_list, "bullet"))) == ["–", "–"]


@pytest.mark.parametrize(
    "written", [level("", "none"), level("", "bullet"), level("%1.", more="<w:rPr><w:vanish/></w:rPr>")]
)
def test_levels_without_a_label(written: str) -> None:
    assert labelled("1/0 1/0", lists(written)) == ["", ""]


def test_picture_as_bullet() -> None:
    assert labelled("1/0", lists(level("", "bullet", more='<w:lvlPicBulletId w:val="0"/>'))) == ["–"]


def test_words_in_a_label() -> None:
    assert labelled("1/0 1/0", lists(level("Article %1 –"))) == ["Article 1 –", "Article 2 –"]


def test_format_with_zeros_stands_beside_a_plain_one() -> None:
    written = level("%1.").replace(
        '<w:numFmt w:val="decimal"/>',
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>',
    )
    assert labelled("1/0 1/0", lists(written)) == ["001.", "002."]


def test_unknown_format_is_told() -> None:
    data = docx(p("x", number=(1, 0)), numbering=lists(level("%1.", "hindiVowels")))
    assert texts(data) == ["1. x"]
    assert codes(data) == ["number-format"]


LISTED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'


def test_numbering_by_styles() -> None:
    numbering = lists(
        level("Article %1", more='<w:pStyle w:val="Article"/>'),
        level("%1.%2.", at=1, more='<w:pStyle w:val="Para"/>'),
    )
    styles = style("Article", shape=LISTED.format(0)) + style("Para", shape=LISTED.format(0))
    styles += style("Mine", base="Para") + style("Free", base="Para", shape='<w:numPr><w:numId w:val="0"/></w:numPr>')
    body = p("a", style="Article") + p("b", style="Para") + p("c", style="Mine") + p("d", style="Free")
    body += p("e", style="Para", number=(0, 0)) + p("f", style="Article") + p("g", style="Para")
    assert texts(docx(body, numbering=numbering, styles=styles)) == [
        "Article 1 a", "1.1. b", "1.2. c", "d", "e", "Article 2 f", "2.1. g",
    ]  # fmt: skip


def test_numbering_by_the_default_style() -> None:
    styles = style("Normal", shape=LISTED.format(0), more='w:default="1"')
    assert texts(docx(p("a") + p("b"), numbering=lists(level("%1.")), styles=styles)) == ["1. a", "2. b"]


def test_list_style_has_the_levels_in_another_kind() -> None:
    numbering = kind(0, more='<w:numStyleLink w:val="Lists"/>') + kind(1, level("%1)")) + use(1, 0) + use(2, 1)
    styles = style("Lists", shape='<w:numPr><w:numId w:val="2"/></w:numPr>')
    assert labelled("1/0 1/0 2/0", numbering, styles) == ["1)", "2)", "3)"]


def test_list_style_that_leads_to_itself() -> None:
    numbering = kind(0, more='<w:numStyleLink w:val="Lists"/>') + use(1, 0)
    assert labelled("1/0", numbering, style("Lists", shape='<w:numPr><w:numId w:val="1"/></w:numPr>')) == [""]


@pytest.mark.parametrize("place", ["9/0", "1/7"])
def test_list_or_level_that_does_not_exist(place: str) -> None:
    assert labelled(place, lists(level("%1."))) == [""]


def test_paragraph_without_words_counts_and_shows_nothing() -> None:
    body = p("x", number=(1, 0)) + p(number=(1, 0)) + p("y", number=(1, 0))
    assert texts(docx(body, numbering=lists(level("%1.")))) == ["1. x", "3. y"]


def test_cell_that_holds_a_computed_number_only() -> None:
    body = "".join(table(row(cell(p(number=(1, 0))), word)) for word in ("Calls on", "Urges"))
    assert texts(docx(body, numbering=lists(level("%1.")))) == ["1. Calls on", "2. Urges"]


def test_tracked_numbering() -> None:
    inserted = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>{sign("ins")}</w:numPr>'
    before = f"<w:pPrChange {WHO}><w:pPr>{LISTED.format(0)}</w:pPr></w:pPrChange>"
    body = p("a", number=(1, 0)) + p("b", shape=inserted) + p("c", shape=before) + p("d", number=(1, 0))
    data = docx(body, numbering=lists(level("%1.")))
    assert texts(data) == ["1. a", "2. b", "c", "3. d"]
    assert texts(data, View.ORIGINAL) == ["1. a", "b", "2. c", "3. d"]
