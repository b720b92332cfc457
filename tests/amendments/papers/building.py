"""One paper of amendments, written in every format that has columns. All people and places are invented.

``<b><i>`` in a column is what stands in bold italics there.
"""

import re
from dataclasses import dataclass
from html import escape

from akoma.amendment_list import AmendmentRecord, Column, Emphasis
from tests.docx.builder import cell, docx, p, r, row, table
from tests.pdf.printing import printed, running_foot

BOLD_ITALIC = "<w:b/><w:i/>"
STYLE = (
    "td { width: 50%; vertical-align: top; padding: 4pt 8pt } table { width: 100% } td.h { text-align: center; "
    "font-style: italic } .am { page-break-after: always } p { margin: 0 0 6pt } .or { text-align: right }"
)


@dataclass(frozen=True)
class House:
    """The words of a paper in one language."""

    code: str
    amendment: str
    behalf: str
    kind: str
    left_head: str
    justification: str


HOUSES = {
    "eng": House("eng", "Amendment", "on behalf of the {} Group", "Joint motion for a resolution",
                 "Joint motion for a resolution", "Justification"),
    "nld": House("nld", "Amendement", "namens de {}-Fractie", "Gezamenlijke ontwerpresolutie",
                 "Gezamenlijke ontwerpresolutie", "Motivering"),
    "fra": House("fra", "Amendement", "au nom du groupe {}", "Proposition de résolution commune",
                 "Proposition de résolution commune", "Justification"),
    "deu": House("deu", "Änderungsantrag", "im Namen der {}-Fraktion", "Gemeinsamer Entschließungsantrag",
                 "Gemeinsamer Entschließungsantrag", "Begründung"),
    "pol": House("pol", "Poprawka", "w imieniu grupy {}", "Wspólny projekt rezolucji",
                 "Wspólny projekt rezolucji", "Uzasadnienie"),
    "ell": House("ell", "Τροπολογία", "εξ ονόματος της Ομάδας {}", "Κοινή πρόταση ψηφίσματος",
                 "Κοινή πρόταση ψηφίσματος", "Αιτιολόγηση"),
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One amendment as its author wrote it."""

    number: str
    location: str
    left: str
    right: str
    people: tuple[str, ...] = ("Anna Berg", "Piet Maas")
    group: str = "Valley"
    reasons: str = ""
    original: str = "en"


def plainly(marked: str) -> Column:
    """A column without its tags, and where it is marked."""
    text, found = "", []
    for piece in re.split(r"(<b><i>.*?</i></b>)", marked, flags=re.DOTALL):
        words = re.sub(r"<[^>]+>", "", piece)
        if piece.startswith("<b>"):
            found.append(Emphasis(len(text), len(text) + len(words)))
        text += words
    return Column(text, tuple(found))


def html(told: list[Told], house: House) -> bytes:
    """As a web page."""
    return (
        f"<!DOCTYPE html><html><head><title>AM</title></head><body><p>10.1.2099</p>{_body(told, house)}</body></html>"
    ).encode()


def pdf(told: list[Told], house: House) -> bytes:
    """As a PDF, one amendment a page at least."""
    return printed(_body(told, house), running_foot(), STYLE)


def _body(told: list[Told], house: House) -> str:
    return "".join(_html_of(one, house) for one in told)


def _html_of(one: Told, house: House) -> str:
    lines = [f"{house.amendment}&nbsp; {one.number}", escape(", ".join(one.people)), house.behalf.format(one.group)]
    lines += [house.kind, one.location]
    head = "".join(f"<p><b>{line}</b></p>" for line in lines)
    heads = f"<tr><td class=h>{house.left_head}</td><td class=h>{house.amendment}</td></tr>"
    cells = "".join(f"<td>{''.join(f'<p>{line}</p>' for line in side.split(chr(10)))}</td>" for side in _sides(one))
    reasons = f"<p><i>{house.justification}</i></p><p>{one.reasons}</p>" if one.reasons else ""
    table_html = f"<table>{heads}<tr>{cells}</tr></table><p class=or>Or. <u>{one.original}</u></p>"
    return f"<div class=am>{head}{table_html}{reasons}</div>"


def _sides(one: Told) -> tuple[str, str]:
    return one.left, one.right


def word(told: list[Told], house: House) -> bytes:
    """As a DOCX."""
    return docx("".join(_word_of(one, house) for one in told))


def _word_of(one: Told, house: House) -> str:
    lines = [f"{house.amendment}  {one.number}", ", ".join(one.people), house.behalf.format(one.group), house.kind]
    head = "".join(p(r(line, "<w:b/>")) for line in (*lines, one.location))
    sides = (cell(*(_runs(line) for line in side.split("\n"))) for side in _sides(one))
    wide = row(cell(p(""), properties='<w:gridSpan w:val="2"/>'))
    columns = table(wide, row(house.left_head, house.amendment), row(*sides))
    reasons = p(house.justification) + p(one.reasons) if one.reasons else ""
    return head + columns + p(f"Or. {one.original}") + reasons


def _runs(marked: str) -> str:
    pieces = re.split(r"(<b><i>.*?</i></b>)", marked)
    return p(*(r(re.sub(r"<[^>]+>", "", x), BOLD_ITALIC if x.startswith("<b>") else "") for x in pieces if x))


def expected(one: Told, house: House) -> AmendmentRecord:
    """The record that every format must give, but for pages and confidence."""
    return AmendmentRecord(
        number=one.number,
        left=plainly(one.left),
        right=plainly(one.right),
        location=one.location,
        proponents=one.people,
        group=one.group,
        justification=one.reasons,
        language=house.code,
        original_language=one.original,
    )
