"""Good documents of every format, made from one resolution, and ways of damaging them."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from akoma.akn_writer import write_akn
from akoma.model import Expression
from akoma.reading import read
from tests.corpus import DOSSIER
from tests.docx.builder import docx, note
from tests.docx.test_same_provisions import NUMBERING, computed, paragraphs
from tests.html.pages import doceo
from tests.pdf.printing import page_html, printed, running_foot

SOURCE = DOSSIER / "joint-motion.en.txt"
FORMATS = ("text", "akn", "html", "docx", "pdf")


@cache
def good(form: str, path: str = str(SOURCE)) -> bytes:
    """A resolution in a format: plain text as it is, the others made from what was read of it."""
    if form == "text":
        return Path(path).read_bytes()
    return {"akn": write_akn, "html": _html, "docx": _docx, "pdf": _pdf}[form](read(path).expression)


def _html(expression: Expression) -> bytes:
    return doceo(expression, numbered=False).encode()


def _docx(expression: Expression) -> bytes:
    footnotes = {i: note(found.text) for i, found in enumerate(expression.notes(), start=1)}
    return docx("".join(paragraphs(expression, computed)), numbering=NUMBERING, footnotes=footnotes)


def _pdf(expression: Expression) -> bytes:
    return printed(page_html(expression), running_foot())


def damaged(data: bytes, cuts: int, flips: int) -> Iterator[tuple[str, bytes]]:
    """Cut off at many places, and with some bits turned over, each with its name; the same each time."""
    for i in range(1, cuts + 1):
        yield f"cut {i}/{cuts + 1}", data[: len(data) * i // (cuts + 1)]
    for seed in range(flips):
        yield f"flipped {seed}", flipped(data, random.Random(seed))


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Up to a dozen bits turned over."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)
