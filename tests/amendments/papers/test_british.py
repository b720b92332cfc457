"""A British paper says the same as Akoma Ntoso and as PDF: number, members, words and reasons of every amendment."""

from dataclasses import dataclass
from html import escape

from akoma.amending import read_amendments_data
from akoma.amendment_list import AmendmentRecord
from tests.amendments.papers.test_akn import british, tabled
from tests.pdf.printing import printed

STYLE = (
    ".first { display: flex; justify-content: space-between } .names { margin: 0 } .who { font-weight: bold } "
    ".quoted { margin-left: 15mm } .head { font-weight: bold }"
)
PEOPLE = ("Anna Berg", "Bo Dale", "Cy Elm")


@dataclass(frozen=True)
class Tabled:
    """One amendment: its number, the lines of its instruction (the later ones quoted), the reasons."""

    number: str
    lines: tuple[str, ...]
    reasons: str = ""


PAPER = [
    Tabled(
        "NC1",
        (
            "To move the following Clause—",
            "“Piers of small harbours",
            "(1) The Harbour Board must, within a year of the passing of this Act, assess the state of all piers of "
            "the small harbours in the valley of Sarvane.",
            "(2) The Board must lay a copy of the assessment before Parliament.”",
        ),
        "This new clause would have the Board assess the piers.",
    ),
    Tabled("2", ("Clause 24, page 47, line 16, leave out “old piers” and insert “all piers, whatever their age”",)),
    Tabled("3", ("Page 36, line 9, leave out Clauses 18 and 19",), "The clauses are not needed, as the Board says."),
]


def xml() -> bytes:
    def one(it: Tabled) -> str:
        first, *quoted = map(escape, it.lines)
        paragraphs = "".join(f"<p>{line.strip('“”')}</p>" for line in quoted)
        block = f'<quotedStructure startQuote="“" endQuote="”">{paragraphs}</quotedStructure>' if quoted else ""
        return tabled(f"<num>{it.number}</num>", f"<mod>{first}{block}</mod>", reasons=it.reasons)

    return british(*map(one, PAPER))


def page() -> bytes:
    def one(it: Tabled) -> str:
        first, *quoted = it.lines
        names = f"<div class=first><span class=who>{PEOPLE[0]}</span><span>{it.number}</span></div>"
        names += "".join(f"<p class=names>{name}</p>" for name in PEOPLE[1:])
        words = f"<p>{first}</p>" + "".join(f"<p class=quoted>{line}</p>" for line in quoted)
        head = "Member’s explanatory statement"
        return names + words + (f"<p class=head>{head}</p><p>{it.reasons}</p>" if it.reasons else "")

    return printed("".join(map(one, PAPER)), style=STYLE)


def told(record: AmendmentRecord) -> tuple[str, tuple[str, ...], str, str]:
    """What both must say; where lines end is the printer's business."""
    return record.number, record.proponents, " ".join(record.instruction.split()), record.justification


def test_xml_and_pdf_agree_on_every_amendment() -> None:
    marked, printed_paper = read_amendments_data(xml(), "a.xml"), read_amendments_data(page(), "a.pdf")
    assert list(map(told, marked.records)) == list(map(told, printed_paper.records))


def test_the_words_are_those_that_were_tabled() -> None:
    records = read_amendments_data(page(), "a.pdf").records
    assert [told(record) for record in records] == [(it.number, PEOPLE, " ".join(it.lines), it.reasons) for it in PAPER]
    assert {record.page for record in records} == {1}
