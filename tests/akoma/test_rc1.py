"""The real Dutch joint motion, word for word."""

import re
from functools import cache
from pathlib import Path

from akoma.akn_reader import read_akn
from akoma.akn_writer import write_akn
from akoma.model import Document, ProvisionKind
from akoma.reading import read
from akoma.validation import findings
from tests.corpus import RC1, needs_corpus

pytestmark = needs_corpus

NOTE_4 = "4 Beschikking van het Internationaal Gerechtshof"


@cache
def rc1() -> Document:
    return read(str(RC1))


def cleaned_by_hand(path: Path) -> list[str]:
    """The units of the motion, by another way than the product's: one regular expression for each known trap."""
    text = path.read_text("utf-8")
    text = re.sub(r"\n*RC\\1287335NL\.docx (?:.|\n)*?\nNL\n\n", "", text)
    text = re.sub(r"\n\n(?:\d PB C .*\n)+ ", "", text)
    text = re.sub(rf"\n\n{NOTE_4}(?:.|\n)*?\(Armenië tegen Azerbeidzjan\)\.\n ", "", text)
    for marked, plain in (("Karabach1,", "Karabach,"), ("Karabach2 ", "Karabach "), ("Azerbeidzjan3,", "Azerbeidzjan,"),
                          ("december 20214", "december 2021")):  # fmt: skip
        assert text.count(marked) == 1
        text = text.replace(marked, plain)
    text = re.sub(r" \n\n? ?(?=\S)", " ", text)
    text = re.sub(r"-\n ?(?=\S)", "-", text)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [line for line in lines if re.match(r"–|[A-P]\. |\d{1,2}\. ", line)]


def test_all_53_units_are_exact_and_in_order() -> None:
    expected = cleaned_by_hand(RC1)
    got = [f"{p.num or '–'} {p.text}" for p in rc1().expression.walk()]
    assert len(expected) == 53
    assert got == expected


def test_it_has_15_citations_recitals_a_to_p_and_22_paragraphs() -> None:
    units = list(rc1().expression.walk())
    by_kind = {kind: [p for p in units if p.kind is kind] for kind in ProvisionKind}
    assert [p.eid for p in by_kind[ProvisionKind.CITATION]] == [f"cits_1__cit_{n}" for n in range(1, 16)]
    assert [p.num for p in by_kind[ProvisionKind.RECITAL]] == [f"{c}." for c in "ABCDEFGHIJKLMNOP"]
    assert [p.eid for p in by_kind[ProvisionKind.PARAGRAPH]] == [f"para_{n}" for n in range(1, 23)]
    assert len(units) == 53


def test_the_semicolon_clauses_are_45_in_the_recitals_and_75_in_the_paragraphs() -> None:
    units = list(rc1().expression.walk())
    assert sum(len(p.clauses) for p in units if p.kind is ProvisionKind.RECITAL) == 45
    assert sum(len(p.clauses) for p in units if p.kind is ProvisionKind.PARAGRAPH) == 75
    assert all(" ".join(c.text for c in p.clauses) == p.text for p in units)


def test_notes_stand_at_their_marks_and_cut_nothing() -> None:
    called = {n.marker: (p.eid, p.text[: n.offset][-16:], n.text) for p in rc1().expression.walk() for n in p.notes}
    assert called["1"] == ("cits_1__cit_1", "Nagorno-Karabach", "PB C 214 van 16.6.2023, blz. 104.")
    assert called["2"] == ("cits_1__cit_1", "Nagorno-Karabach", "PB C 347 van 9.9.2022, blz. 198.")
    assert called["3"] == ("cits_1__cit_1", " en Azerbeidzjan", "PB C 15 van 12.1.2022, blz. 156.")
    eid, before, text = called["4"]
    assert (eid, before) == ("recs_1__rec_M", " 7 december 2021")
    assert text.startswith("Beschikking van het Internationaal Gerechtshof van 7 december 2021 over het verzoek om")
    assert text.endswith("alle vormen van rassendiscriminatie (Armenië tegen Azerbeidzjan).")


def test_what_it_is_and_where_it_comes_from() -> None:
    expression = rc1().expression
    assert expression.kind == "joint-motion-for-resolution"
    assert expression.language == "nld"
    assert expression.title.startswith("Ontwerpresolutie van het Europees Parlement over de situatie in Nagorno-")
    assert expression.references.procedure == "2023/2879(RSP)"
    assert expression.references.document_numbers == ("RC\\1287335NL.docx",)
    assert expression.references.pe_numbers == tuple(f"PE754.{n}v01-00" for n in (287, 291, 294, 296, 298, 299))
    assert {s.page for p in expression.walk() for s in p.spans} == set(range(3, 14))
    assert [d.severity for d in expression.diagnostics] == ["info", "info"]


def test_its_akoma_ntoso_is_strictly_valid_passes_the_lint_and_reads_back_the_same() -> None:
    expression = rc1().expression
    written = write_akn(expression)
    assert findings(written, "RC1") == ()
    assert read_akn(written) == expression
    assert write_akn(read_akn(written)) == written


def test_hyphens_at_line_ends_stay() -> None:
    text = " ".join(p.text for p in rc1().expression.walk())
    assert "staakt-het-vurenverklaring" in text
    assert "NagornoKarabach" not in text
    assert "“Zangezur-corridot”" in text
    assert "gas- en elektriciteitsvoorziening" in text
