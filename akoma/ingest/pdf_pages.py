"""Pages of a PDF as values: runs of characters with their places, as the child process hands them over."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from akoma.child import Limits, run_child

EXTRACT = "akoma.ingest.pdf_characters:extract"

BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
ITALIC_NAME = re.compile(r"ital|obli", re.IGNORECASE)
BOLD_WEIGHT = 600
"""From this weight on (100 to 900) a font is bold."""
ITALIC_FLAG = 64
"""PDF 32000-1, table 123: glyphs are slanted."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one font on one baseline. Points from the upper left corner; ``y``: the baseline, downwards.

    ``word``: where its first word ends, up to a space at which a line may break.
    """

    x0: float
    x1: float
    y: float
    size: float
    text: str
    bold: bool = False
    italic: bool = False
    word: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, ``x0 <= x1`` and ``y0 <= y1``; one of its sides is near zero."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        """Whether it lies, rather than stands."""
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``index`` from 0, size in points. ``aside``: text that runs in another direction or off the page."""

    index: int
    width: float
    height: float
    runs: tuple[Run, ...]
    aside: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """A document as extracted; ``unreadable`` counts characters that the file gives no letter for."""

    pages: tuple[Page, ...]
    unreadable: int = 0


def read_pages(data: bytes, name: str, limits: Limits | None = None) -> Pages:
    """The pages of a PDF, extracted in a child process.

    Raises UnreadableSourceError, SourceTooLargeError or NoTextError, each with ``name`` in its message.
    """
    return decode_pages(run_child(EXTRACT, data, name, limits))


def decode_pages(found: Mapping[str, Any]) -> Pages:
    """From what the child wrote (:func:`akoma.ingest.pdf_characters.extract`) to values."""
    faces = [face(*row) for row in found["fonts"]]
    pages = tuple(_page(i, page, faces) for i, page in enumerate(found["pages"]))
    return Pages(pages, found["unreadable"])


def face(name: str, flags: int, weight: int) -> tuple[bool, bool]:
    """Whether a font is bold, and whether it is italic: by its name, else by what the file says of it."""
    bold = bool(BOLD_NAME.search(name)) or weight >= BOLD_WEIGHT
    return bold, bool(ITALIC_NAME.search(name)) or bool(flags & ITALIC_FLAG)


def _page(index: int, page: Mapping[str, Any], faces: list[tuple[bool, bool]]) -> Page:
    return Page(
        index,
        page["width"],
        page["height"],
        tuple(_unique(_run(row, faces) for row in page["runs"])),
        tuple(page["aside"]),
        tuple(Rule(*rule) for rule in page["rules"]),
    )


def _run(row: list[Any], faces: list[tuple[bool, bool]]) -> Run:
    x0, x1, word, y, size, font, text = row
    bold, italic = faces[font]
    return Run(x0, x1, y, size, text, bold, italic, word)


def _unique(runs: Iterable[Run]) -> list[Run]:
    """Without copies: some programs print a text twice, a hair apart, to make it look bold."""
    seen: dict[tuple[str, int, int], Run] = {}
    for run in runs:
        seen.setdefault((run.text.strip(), round(run.x0), round(run.y)), run)
    return list(seen.values())
