"""Laws that hold for every page, however little sense it makes: nothing is lost, nothing is counted twice."""

import random
from collections import Counter

import pytest

from akoma.accounting import unaccounted
from akoma.ingest.assemble import assemble
from akoma.ingest.pdf_characters import extract
from akoma.ingest.pdf_galley import galley_of
from akoma.ingest.pdf_hyphens import words_of
from akoma.ingest.pdf_layout import lay_out
from akoma.ingest.pdf_pages import Pages, decode_pages
from akoma.language import language
from akoma.model import Manifestation
from tests.pdf.printing import file_of, stream

WORDS = "the council of 1 2 3 12. (a) A. whereas – over- flow Lower- Sarvane 2098 m 10 and PE999.101v01-00 7/13 NL ; ."
PHRASES = ("1 OJ C 21", "Having regard to", "calls on", "RC\\9990117NL.docx 3/11")
PIECES = (*WORDS.split(), *PHRASES)
SIZES = (6, 8, 9, 12, 12, 12, 18)
COLUMNS = (72, 72, 72, 90, 300, 310, 500)
UNCOUNTED = "-\u00ad| "
"""Hyphens at line ends may turn soft, cells are parted by a sign, exponents are written raised (see below)."""
EXPONENTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def scrambled(seed: int) -> bytes:
    """A document with words at random places: now and then on common lines, in columns, twice, upwards."""
    chance = random.Random(seed)
    repeated = _page(chance)
    pages = [repeated if chance.random() < 0.3 else _page(chance) for _ in range(chance.randrange(1, 5))]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
    ]
    entry = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
    for i, content in enumerate(pages):
        objects += [entry % (5 + 2 * i), stream(content)]
    return file_of(objects)


def _page(chance: random.Random) -> bytes:
    return b"\n".join(_piece(chance) for _ in range(chance.randrange(1, 60)))


def _piece(chance: random.Random) -> bytes:
    text = " ".join(chance.choice(PIECES) for _ in range(chance.choice((1, 1, 3, 8)))).encode("cp1252")
    for char in (b"\\", b"(", b")"):
        text = text.replace(char, b"\\" + char)
    x = chance.choice([*COLUMNS, chance.randrange(600)])
    y = chance.choice([14 * chance.randrange(60), chance.randrange(842), 30, 800])
    turn = chance.choice([b"1 0 0 1"] * 12 + [b"0 1 -1 0"])
    rule = b" %d %d 200 0.5 re f" % (x, y) if chance.random() < 0.1 else b""
    return b"BT /F %d Tf %s %d %d Tm (%s) Tj ET%s" % (chance.choice(SIZES), turn, x, y, text, rule)


def _letters(text: str) -> Counter[str]:
    """The characters of a text that must not get lost."""
    return Counter(char for char in text.translate(EXPONENTS) if char not in UNCOUNTED and not char.isspace())


def _printed(pages: Pages) -> Counter[str]:
    return sum(
        (_letters("".join([*(run.text for run in page.runs), *page.aside])) for page in pages.pages), Counter[str]()
    )


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_every_character_is_accounted_for(first: int) -> None:
    english = language("en")
    for seed in range(first, first + 50):
        pages = decode_pages(extract(scrambled(seed), "test"))
        layout = lay_out(pages)
        lines = [part.line.text for paragraph in layout.paragraphs for part in paragraph.parts]
        galley = galley_of(layout, words_of(lines), english)
        expression = assemble(galley, english, Manifestation("test", "0" * 64, "pdf"))
        assert unaccounted(expression, galley.source) == []
        assert _letters(galley.source) == _printed(pages), seed
