"""A paper with two columns gives the same records as web page, Word file and PDF, in several languages."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from akoma.amending import read_amendments_data
from akoma.amendment_list import AmendmentRecord
from akoma.errors import AmendmentError
from tests.amendments.papers.building import HOUSES, STYLE, House, Told, expected, html, pdf, plainly, word
from tests.docx.builder import cell, docx, p, r, row, style, table
from tests.pdf.printing import printed

WRITERS: dict[str, Callable[[list[Told], House], bytes]] = {"html": html, "docx": word, "pdf": pdf}

PAPERS = {
    "eng": [
        Told("1", "Paragraph 4", "4. Calls on the Harbour Board to reopen the inland ferry and to repair the weirs;",
             "4. <b><i>Urges</i></b> the Harbour Board to reopen the inland ferry <b><i>at once</i></b> and to repair "
             "the weirs;", reasons="The ferry is needed before the winter."),
        Told("2", "Paragraph 4 a (new)", "", "<b><i>4a. Asks the Board for a report on the weirs;</i></b>"),
        Told("3", "Recital B", "B. whereas the weirs of the valley have not been repaired for ten years;",
             "<b><i>deleted</i></b>", people=("Bo Dale",), original="fr"),
        Told("4", "Article 5 – paragraph 2 – point b", "2. The Board shall:\n(a) keep the weirs;\n(b) run the ferry.",
             "2. The Board shall:\n(a) keep the weirs;\n(b) run the <b><i>free</i></b> ferry."),
    ],
    "nld": [
        Told("12", "Paragraaf 4", "4. verzoekt de havenraad om de pont weer in gebruik te nemen en dit te melden;",
             "4. verzoekt de havenraad <b><i>met klem</i></b> om de pont weer in gebruik te nemen en dit te melden;",
             reasons="De veerpont is nodig voor het einde van het jaar."),
        Told("13", "Overweging B bis (nieuw)", "", "<b><i>B bis. overwegende dat de veerpont niet meer vaart;</i></b>"),
        Told("14", "Paragraaf 5", "5. is van mening dat de raad dit in het verslag van het jaar moet opnemen;",
             "<b><i>Schrappen</i></b>"),
    ],
    "fra": [
        Told("5", "Paragraphe 3", "3. demande au conseil du port de remettre en service le bac dans la vallée;",
             "3. demande <b><i>instamment</i></b> au conseil du port de remettre en service le bac dans la vallée;",
             original="fr"),
        Told("6", "Paragraphe 3 bis (nouveau)", "", "<b><i>3 bis. souligne que les digues sont usées;</i></b>"),
    ],
    "deu": [
        Told("7", "Ziffer 2", "2. fordert den Hafenrat auf, die Fähre wieder in Betrieb zu nehmen und zu berichten;",
             "2. fordert den Hafenrat <b><i>nachdrücklich</i></b> auf, die Fähre wieder in Betrieb zu nehmen und zu "
             "berichten;", original="de", reasons="Die Fähre wird vor dem Winter gebraucht, und das ist bekannt."),
        Told("8", "Erwägung C", "C. in der Erwägung, dass die Wehre des Tals seit Jahren nicht mehr dicht sind;",
             "<b><i>entfällt</i></b>"),
    ],
    "pol": [
        Told("9", "Ustęp 4", "4. wzywa radę portu do ponownego uruchomienia promu w dolinie oraz do naprawy jazów;",
             "4. <b><i>stanowczo</i></b> wzywa radę portu do ponownego uruchomienia promu w dolinie oraz do naprawy "
             "jazów;"),
    ],
    "ell": [
        Told("10", "Παράγραφος 4", "4. καλεί το συμβούλιο του λιμένα να θέσει και πάλι σε λειτουργία το πορθμείο;",
             "4. καλεί <b><i>επειγόντως</i></b> το συμβούλιο του λιμένα να θέσει και πάλι σε λειτουργία το πορθμείο;"),
    ],
}  # fmt: skip


def bare(record: AmendmentRecord) -> AmendmentRecord:
    """A record without what only some formats know."""
    return replace(record, page=None, confidence=1.0)


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("code", PAPERS)
def test_every_format_gives_the_words_of_the_author(form: str, code: str) -> None:
    house, told = HOUSES[code], PAPERS[code]
    paper = read_amendments_data(WRITERS[form](told, house), "paper", code)
    assert [bare(record) for record in paper.records] == [expected(one, house) for one in told]
    assert paper.amended == house.kind


@pytest.mark.parametrize("code", ["eng", "nld", "fra", "deu"])
def test_the_language_is_told_by_the_words(code: str) -> None:
    assert read_amendments_data(html(PAPERS[code], HOUSES[code]), "paper").language == code


def test_a_pdf_is_never_quite_sure_and_knows_its_pages() -> None:
    paper = read_amendments_data(pdf(PAPERS["eng"], HOUSES["eng"]), "paper")
    assert {record.confidence for record in paper.records} == {0.95}
    assert [record.page for record in paper.records] == [1, 2, 3, 4]


def test_columns_that_go_on_over_a_page_in_a_pdf() -> None:
    long = " ".join(f"weir {i} of the valley shall be repaired by the Board before the winter;" for i in range(1, 90))
    told = [Told("1", "Paragraph 4", f"4. Holds that {long}", f"4. Holds <b><i>firmly</i></b> that {long}")]
    (record,) = read_amendments_data(pdf(told, HOUSES["eng"]), "paper").records
    assert bare(record) == expected(told[0], HOUSES["eng"])


def test_several_amendments_on_one_page_of_a_pdf() -> None:
    told = PAPERS["eng"][1:3]
    data = printed(html(told, HOUSES["eng"]).decode(), "", STYLE.replace("page-break-after: always", ""))
    records = read_amendments_data(data, "paper").records
    assert [bare(record) for record in records] == [expected(one, HOUSES["eng"]) for one in told]
    assert {record.page for record in records} == {1}


def test_columns_that_nothing_parts_are_refused() -> None:
    body = (
        "<p>Amendment 1</p><p>Anna Berg</p><p>Motion for a resolution</p><p>Paragraph 4</p>"
        "<table style='width:100%'><tr><td>Motion for a resolution</td><td>Amendment</td></tr></table>"
        "<p>4. Calls on the Harbour Board to reopen the inland ferry across the whole valley and to report on it;</p>"
        * 1
        + "<p>Or. en</p>"
    )
    from tests.pdf.printing import printed

    with pytest.raises(AmendmentError, match="cannot be told apart"):
        read_amendments_data(printed(body), "paper")


def test_the_first_line_of_a_column_may_be_a_title_of_the_text_itself() -> None:
    rows = row("Text proposed by the Commission", "Amendment"), row("Ferries", "Ferries and weirs")
    body = p("Amendment 1") + p("Proposal for a regulation") + p("Title") + table(*rows) + p("Or. en")
    (record,) = read_amendments_data(docx(body), "paper").records
    assert record.left
    assert record.right
    assert (record.location, record.left.text, record.right.text) == ("Title", "Ferries", "Ferries and weirs")


def test_a_report_names_its_authors_first_and_its_number_later() -> None:
    lines = ["Amendment 1", "Anna Berg", "Report", "A9-0001/2099", "Bo Dale", "Ferries of Sarvane",
             "Motion for a resolution", "Paragraph 1"]  # fmt: skip
    body = "".join(map(p, lines)) + table(row("Motion for a resolution", "Amendment"), row("1. Old;", "1. New;"))
    (record,) = read_amendments_data(docx(body), "paper").records
    assert record.proponents == ("Anna Berg", "Report")
    assert record.location == "Paragraph 1"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>Amendments 3 and 7</p><p>Paragraph 4</p>", "several amendments at once"),
        ("<p>Amendment 3</p>", "asks for nothing"),
        ("<p>Amendment 3</p><p>x</p><p>Amendment 3</p><p>y</p>", "more than once"),
        ("<p>Nothing here.</p>", "holds no amendment"),
        ("<p>Amendment 3</p><table><tr><td>a</td><td>b</td></tr></table>", "no location"),
    ],
)
def test_what_is_no_paper_is_refused(body: str, said: str) -> None:
    with pytest.raises(AmendmentError, match=said):
        read_amendments_data(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "paper")


def test_the_cover_of_a_paper_names_all_its_amendments() -> None:
    page = html(PAPERS["eng"], HOUSES["eng"]).replace(b"10.1.2099", b"AMENDMENTS 1 - 4")
    assert len(read_amendments_data(page, "paper").records) == 4


def test_emphasis_that_a_style_of_word_brings() -> None:
    styles = style("Quiet") + style("New", base="Quiet", run="<w:b/><w:i/>")
    cells = cell(p("1. Old;")), cell(p("1. ", r("New", '<w:rStyle w:val="New"/>'), r(" and", "<w:b/>"), ";"))
    body = p("Amendment 1") + p("Motion for a resolution") + p("Paragraph 1")
    data = docx(body + table(row("Motion for a resolution", "Amendment"), row(*cells)), styles=styles)
    (record,) = read_amendments_data(data, "paper").records
    assert record.right == plainly("1. <b><i>New</i></b> and;")


def test_an_empty_column_between_and_the_language_in_the_table() -> None:
    rows = row("Motion for a resolution", "", "Amendment"), row("", "", "1a. New;"), row("", "", "Or. fr")
    body = p("Amendment 1") + p("Anna Berg") + p("Motion for a resolution") + p("Paragraph 1 a (new)") + table(*rows)
    (record,) = read_amendments_data(docx(body), "paper").records
    assert (record.left, record.right) == (plainly(""), plainly("1a. New;"))
    assert (record.original_language, record.proponents) == ("fr", ("Anna Berg",))


def test_what_stands_below_the_columns_and_is_no_part_is_told() -> None:
    page = html(PAPERS["eng"][:1], HOUSES["eng"]).replace(b"<p class=or>", b"<p>Printed by the Board</p><p class=or>")
    paper = read_amendments_data(page, "paper")
    assert [(found.code, found.where) for found in paper.diagnostics] == [
        ("line-not-read", "amendment 1"),
        ("text-before-amendments", ""),
    ]
