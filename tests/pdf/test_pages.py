"""Pages with known text at known places, and what a reader must get from them."""

from dataclasses import replace

import pytest

from akoma.ingest.pdf_columns import emphasis, find_gutter, side_by_side
from akoma.ingest.pdf_layout import lay_out
from akoma.ingest.pdf_lines import lines_of
from akoma.ingest.pdf_pages import Page, Run, face, read_pages
from tests.pdf.printing import codes, notes, one_page, printed, prose, read_pdf, read_printed, running_foot, stream


def test_sub_and_superscripts_stay_in_their_line() -> None:
    body = "<p>1. An area of 40 km<sup>2</sup> and CO<sub>2</sub> of 10<sup>6</sup> tonnes are the limits;</p>"
    body += "<p>2. The next of the paragraphs;</p>"
    assert read_printed(body).texts == [
        "1. An area of 40 km2 and CO2 of 10⁶ tonnes are the limits;",
        "2. The next of the paragraphs;",
    ]


def test_an_exponent_beside_a_note_of_the_same_number_stays_text() -> None:
    body = (
        "<p>1. An area of 40 m<sup>2</sup> is<span class=note>First note.</span> the measure of the land, and 50 "
        "m<sup>2</sup> of it<span class=note>Second note.</span> are under water in the valley of the river;</p>"
        "<p>2. Of 3 km<sup>2</sup> nothing is left in the valley.</p>"
    )
    reading = read_printed(body)
    assert reading.texts == [
        "1. An area of 40 m2 is the measure of the land, and 50 m2 of it are under water in the valley of the river;",
        "2. Of 3 km2 nothing is left in the valley.",
    ]
    assert [(n.marker, n.text, n.offset) for n in reading.expression.notes()] == [
        ("1", "First note.", len("An area of 40 m2 is")),
        ("2", "Second note.", len("An area of 40 m2 is the measure of the land, and 50 m2 of it")),
    ]


def test_a_mark_glued_to_a_year_is_no_part_of_it() -> None:
    body = "<p>1. The order of 14 December 2098<span class=note>Case 3.</span> is in force in the valley.</p>"
    reading = read_printed(body)
    assert reading.texts == ["1. The order of 14 December 2098 is in force in the valley."]
    assert notes(reading) == [("1", "Case 3.")]


def test_a_raised_number_without_a_note_stays_text() -> None:
    body = "<p>1. The order of the court<sup>7</sup> is in force in the valley.</p><p>2. It is so to this day.</p>"
    assert read_printed(body).texts[0] == "1. The order of the court7 is in force in the valley."


def test_equal_notes_on_every_page_are_notes_and_equal_feet_are_not() -> None:
    pages = "".join(
        f"<p style='break-after: page'>{i}. The council of page {i} is in the valley<span class=note>SWD(2023) 123 "
        "final.</span> and that is what it is for;</p>"
        for i in range(1, 7)
    )
    reading = read_printed(pages, running_foot())
    assert notes(reading) == [(str(i), "SWD(2023) 123 final.") for i in range(1, 7)]
    assert reading.furniture == [rf"RC\9990117NL.docx {i}/6 PE999.101v01-00" for i in range(1, 7)]


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    long = "This is a note of many words, all of them about the valley of the river and the dams in it, " * 40
    body = "".join(f"<p>{i}. {prose(60)};</p>" for i in range(1, 9))
    note = f"<span class=note style='footnote-policy: auto'>{long.strip()} the end.</span>"
    body += f"<p>9. The last of all{note} {prose(400)}.</p>"
    reading = read_printed(body)
    assert [n.marker for n in reading.expression.notes()] == ["1"]
    assert next(reading.expression.notes()).text == f"{long.strip()} the end."


def test_a_note_spills_over() -> None:
    """The foot of the second page begins in the middle of the note of the first."""
    foot = "position: absolute; font-size: 9pt; bottom: 0; left: 0; width: 160mm"
    page = "<section style='position: relative; height: 240mm; break-after: page'>{}<div style='{}'>{}</div></section>"
    mark = "<sup style='font-size: 6pt'>1</sup>"
    body = page.format("<p>1. The council<sup>1</sup> is there;</p>", foot, f"{mark} A note that does not")
    body += page.format("<p>2. The other of the texts is here.</p>", foot, "end on its page.")
    reading = read_printed(body)
    assert notes(reading) == [("1", "A note that does not end on its page.")]
    assert reading.texts == ["1. The council is there;", "2. The other of the texts is here."]


def test_notes_at_the_end_of_the_document() -> None:
    body = "<p>1. The council<sup>1</sup> and the commission<sup>2</sup> are in the valley;</p><p>2. So it is.</p>"
    body += "<p><sup>1</sup> The first of the notes.</p><p><sup>2</sup> The second of them.</p>"
    reading = read_printed(body)
    assert notes(reading) == [("1", "The first of the notes."), ("2", "The second of them.")]
    assert reading.texts == ["1. The council and the commission are in the valley;", "2. So it is."]


def test_a_note_whose_mark_is_missing_is_told() -> None:
    foot = "position: absolute; font-size: 9pt; bottom: 0; left: 0"
    body = (
        "<section style='position: relative; height: 240mm'><p>1. The council is in the valley of the river.</p>"
        f"<div style='{foot}'><sup style='font-size: 6pt'>1</sup> Nobody calls me.</div></section>"
    )
    reading = read_printed(body)
    assert notes(reading) == [("1", "Nobody calls me.")]
    assert "note-mark-missing" in codes(reading.expression.diagnostics)


def test_running_heads_and_feet_with_changing_numbers() -> None:
    page = "@top-center { content: 'Report on the valley' } @bottom-right { content: counter(page) }"
    body = "".join(f"<p>{i}. {prose(80)};</p>" for i in range(1, 30))
    reading = read_printed(body, page)
    pages = max(span.page or 0 for p in reading.expression.walk() for span in p.spans)
    assert reading.furniture == [t for i in range(1, pages + 1) for t in ("Report on the valley", str(i))]
    assert reading.nums == [f"{i}." for i in range(1, 30)]


def test_heads_of_left_and_right_pages() -> None:
    page = "@top-left { content: 'Sustainable Fuel Bill' } "
    style = (
        "@page:left { @top-left { content: counter(page) } @top-right { content: 'Fuel Bill' } }"
        "@page:right { @top-left { content: 'Fuel Bill' } @top-right { content: counter(page) } }"
    )
    reading = read_printed("".join(f"<p>{i}. {prose(80)};</p>" for i in range(1, 30)), page, style)
    assert {"Fuel Bill 1", "2 Fuel Bill", "Fuel Bill 3"} <= set(reading.furniture)
    assert reading.nums == [f"{i}." for i in range(1, 30)]


def test_what_counts_at_the_top_of_each_page_may_be_text() -> None:
    body = "".join(
        f"<div style='break-before: page'><p><b>Amendment {i}</b></p><p>The text of the {i} of these is in the valley, "
        "and that is what it is about.</p></div>"
        for i in range(7, 13)
    )
    reading = read_printed(body, "@bottom-right { content: counter(page) }")
    assert [t for t in reading.texts if t.startswith("Amendment")] == [f"Amendment {i}" for i in range(7, 13)]


def test_line_numbers_in_the_margin_are_furniture() -> None:
    line = "<div style='position: absolute; left: -15mm; font-size: 8pt; top: {}mm'>{}</div>"
    numbers = "".join(line.format(25 * i, 5 * i) for i in range(1, 7))
    body = f"<section style='position: relative'>{numbers}"
    body += "".join(f"<p>{i}. {prose(50)};</p>" for i in range(1, 12)) + "</section>"
    reading = read_printed(body)
    assert reading.nums == [f"{i}." for i in range(1, 12)]
    assert reading.furniture == ["5", "10", "15", "20", "25", "30"]


def test_two_columns_are_read_one_after_the_other() -> None:
    body = "<h1 style='font-size: 18pt'>The title of it all</h1>"
    body += "<div style='columns: 2; column-gap: 10mm; font-size: 10pt'>"
    body += (
        "".join(f"<p>{i}. {prose(60)};</p>" for i in range(1, 9))
        + "</div><p>And what stands below across the page is read last of all.</p>"
    )
    reading = read_printed(body)
    assert [f"{p.num} {p.text}" for p in reading.expression.walk()][:8] == [f"{i}. {prose(60)};" for i in range(1, 9)]
    assert reading.texts[-1] == "And what stands below across the page is read last of all."


def test_the_order_of_the_file_means_nothing() -> None:
    place = "position: absolute; left: 0; top: {}mm"
    lines = [
        f"<div style='{place.format(10 * i)}'>{i}. The paragraph of number {i} is here;</div>" for i in (3, 1, 4, 2)
    ]
    reading = read_printed(f"<section style='position: relative'>{''.join(lines)}</section>")
    assert reading.nums == ["1.", "2.", "3.", "4."]


@pytest.mark.parametrize("border", ["0", "0.5pt solid black"], ids=["open", "ruled"])
def test_rows_of_a_table(border: str) -> None:
    cells = [
        ("Year", "Pumps", "Houses"),
        ("2099", "300 of them in the valley of the lower river", "25"),
        ("2100", "40", "31"),
    ]
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in cells)
    style = f"td {{ border: {border}; width: 40mm; padding: 2mm; vertical-align: top }}"
    before = "<p>This is the table of the pumps that were bought in each of the years:</p>"
    body = f"{before}<table>{rows}</table><p>That is all of it.</p>"
    assert read_printed(body, "", style).texts[1:-1] == [" | ".join(row) for row in cells]


def test_labels_in_the_margin_join_their_text() -> None:
    body = "".join(
        "<p class=hang style='margin-left: 20mm; text-indent: -20mm'>"
        f"<b class=label style='width: 20mm'>{label}</b>{prose(60)};</p>"
        for label in ("1.", "2.", "(a)", "(b)", "3.")
    )
    reading = read_printed(body)
    assert [(p.num, p.text) for p in reading.expression.walk()] == [
        (i, f"{prose(60)};") for i in ("1.", "2.", "(a)", "(b)", "3.")
    ]


def test_hyphens_at_line_ends() -> None:
    lines = [
        "1. The overflow of the river and the counter-offer of the dam are here, the over-",
        "flow came first, then came a counter-",
        "offer of the Lower-",
        "Sarvane, and the pre-",
        "and post-war houses, with one single sub-",
        "marine of the council in the valley.",
    ]
    reading = read_printed(f"<p>{'<br>'.join(lines)}</p>", "", "body { width: 170mm }")
    joined = " ".join(t for t in reading.texts)
    assert (
        "the overflow came first, then came a counter-offer of the Lower-Sarvane, and the pre- and post-war" in joined
    )
    assert "one single sub-marine of" in joined
    kept = [d for d in reading.expression.diagnostics if d.code == "hyphen-kept"]
    assert [d.message[:2] for d in kept] == ["1 "]


def test_hyphenation_by_a_program_is_undone_for_known_words() -> None:
    sentence = "the internationalisation of responsibilities and characteristics in the valley "
    body = f"<p>1. {sentence * 5}ends;</p><p style='width: 30mm; hyphens: auto'>2. {sentence * 5}ends;</p>"
    found = read_printed(body, "", "p:first-child { hyphens: none }").texts
    assert found[1].replace("2.", "1.") == found[0]


def test_headings_are_known() -> None:
    large = "<h1 style='font-size: 20pt; font-weight: normal'>The large one</h1>"
    body = f"<p><b>The bold heading</b></p><p>{prose(60)}.</p>{large}<p>{prose(60)}.</p>"
    layout = lay_out(read_pages(printed(body), "test"))
    assert [p.heading for p in layout.paragraphs] == [True, False, True, False]


def test_columns_of_an_amendment_with_what_is_new_in_them() -> None:
    old, new = "<i>may</i>", "<b><i>shall</i></b>"
    row = f"<td>The council {old} ask for the words of old</td><td>The council {new} ask for the words of new</td>"
    table = f"<table style='width: 160mm'><tr>{row}</tr></table>"
    body = f"<p>Amendment 12</p>{table}<p>Justification of it all across the page in full</p>"
    page = read_pages(printed(body, "", "td { width: 50%; padding-right: 6mm }"), "test").pages[0]
    whole, beside, last = side_by_side(page)
    assert [line.text for line in whole.whole] == ["Amendment 12"]
    assert " ".join(line.text for line in beside.left) == "The council may ask for the words of old"
    assert " ".join(line.text for line in beside.right) == "The council shall ask for the words of new"
    assert [line.text[s.start : s.end] for line in beside.right for s in emphasis(line)] == ["shall"]
    assert last.whole[0].text.startswith("Justification")


def test_text_that_runs_upwards_is_set_aside() -> None:
    mark = "<div style='position: absolute; top: 100mm; left: -20mm; transform: rotate(-90deg)'>DRAFT</div>"
    reading = read_printed(
        f"<section style='position: relative'>{mark}<p>1. {prose(60)};</p><p>2. {prose(50)}.</p></section>"
    )
    assert reading.nums == ["1.", "2."]
    assert reading.furniture == ["DRAFT"]


def test_a_page_whose_text_runs_upwards_is_turned() -> None:
    lines = (b"The first of the lines", b"and the second of them,", b"and the third of them.")
    shown = b"".join(b"BT /F 12 Tf 0 1 -1 0 %d 72 Tm (%s) Tj ET " % (100 + 14 * k, t) for k, t in enumerate(lines))
    assert read_pdf(one_page(stream(shown))).texts == [b" ".join(lines).decode()]


def test_letters_of_one_word_with_space_between_them() -> None:
    style = "h1 { letter-spacing: 6pt; font-size: 24pt }"
    assert read_printed(f"<h1>BILL</h1><p>1. {prose(60)}.</p>", "", style).texts[0] == "BILL"


@pytest.mark.parametrize(
    ("name", "flags", "weight", "expected"),
    [
        ("ABCDEF+Arial-BoldItalicMT", 0, 400, (True, True)),
        ("Arial,BoldItalic", 0, -1, (True, True)),
        ("Times-Roman", 64, 400, (False, True)),
        ("Lato-Heavy", 0, 400, (True, False)),
        ("Font", 0, 700, (True, False)),
        ("Times-Roman", 2, 400, (False, False)),
    ],
)
def test_faces(name: str, flags: int, weight: int, expected: tuple[bool, bool]) -> None:
    assert face(name, flags, weight) == expected


def test_every_run_is_in_exactly_one_line() -> None:
    pages = read_pages(printed("".join(f"<p>{i}. x<sup>{i}</sup> {prose(40)};</p>" for i in range(30))), "test").pages
    for page in pages:
        letters = sorted("".join(run.text for run in page.runs).replace(" ", ""))
        assert sorted("".join(line.text for line in lines_of(page)).replace(" ", "")) == letters


def test_a_page_printed_twice_over_itself_is_read_once() -> None:
    run = Run(10, 100, 50, 12, "twice")
    page = Page(0, 595, 842, (run, replace(run, x0=10.2)))
    assert find_gutter(lines_of(page)) is None


def test_empty_pages_count() -> None:
    body = (
        f"<p>1. {prose(60)};</p><div style='break-before: page'></div><p style='break-before: page'>2. {prose(60)}.</p>"
    )
    pages = [span.page for p in read_pdf(printed(body)).expression.walk() for span in p.spans]
    assert (pages[0], pages[-1]) in {(1, 2), (1, 3)}


def test_first_page_number_is_the_printed_one() -> None:
    body = "".join(f"<p>{i}. {prose(80)};</p>" for i in range(1, 30))
    style = "@page:first { counter-set: page 5 }"
    reading = read_printed(body, running_foot(), style)
    printed_number = int(reading.furniture[0].split()[1].split("/")[0])
    assert next(reading.expression.walk()).spans[0].page == printed_number == 5
