"""What stands on the pages of a PDF: the one place where the steps of reading follow each other.

Guarantees: (1) every line of every page is in exactly one paragraph, note, header or footer; (2) notes are found before
furniture, so that a note that recurs is never furniture; (3) the order is that of reading.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from akoma.furniture import FurnitureLine
from akoma.ingest.pdf_columns import Row, rows_of
from akoma.ingest.pdf_furniture import Outer, find_outer, line_numbers
from akoma.ingest.pdf_lines import Line, body_size, lines_of
from akoma.ingest.pdf_notes import FoundNote, Mark, find_notes, marks_in, tie
from akoma.ingest.pdf_pages import Pages
from akoma.ingest.pdf_paragraphs import Measure, Paragraph, measure, paragraphs_of
from akoma.ingest.pdf_tables import blocks_of, table_paragraphs


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as it is laid out. ``rows`` are counted over all pages; ``marks`` go with ``notes``.

    ``headers`` and ``footers``: texts of furniture by page index. ``first_page``: the number of the first page.
    """

    pages: int
    rows: tuple[Row, ...]
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[FoundNote, ...]
    marks: tuple[Mark | None, ...]
    headers: Mapping[int, Sequence[str]]
    footers: Mapping[int, Sequence[str]]
    told: tuple[FurnitureLine, ...]
    first_page: int
    unreadable: int

    def last_line_before(self, note: FoundNote) -> Line:
        """The last line of the text on the page of a note, or on the pages before it; else the first line."""
        lines = [part.line for paragraph in self.paragraphs for part in paragraph.parts]
        before = [line for line in lines if line.page <= note.page]
        return before[-1] if before else lines[0]


def lay_out(document: Pages) -> Layout:
    """Find out what stands where. A document has at least one paragraph: what seems furniture on all pages is text."""
    lines = [lines_of(page) for page in document.pages]
    numbers = line_numbers([line for page in lines for line in page])
    size = body_size(line for page in lines for line in page)
    pages = [
        rows_of([line for line in found if line not in numbers], page.rules)
        for found, page in zip(lines, document.pages, strict=True)
    ]
    notes = find_notes(pages, size)
    in_notes = frozenset(i for note in notes for i in note.rows)
    rows = tuple(row for page in pages for row in page)
    outer = find_outer(pages, in_notes, size)
    body = [(i, row) for i, row in enumerate(rows) if i not in in_notes and i not in outer.rows]
    if not body:
        notes, outer, body = (), Outer(frozenset(), (), {}), list(enumerate(rows))
    headers, footers = _furniture(rows, outer, [row for _, row in body])
    for line in sorted(numbers, key=lambda line: (line.page, line.y)):
        footers.setdefault(line.page, []).append(line.text)
    for page in document.pages:
        footers.setdefault(page.index, []).extend(text for text in page.aside if text)
    known = measure([row for _, row in body], size)
    return Layout(
        pages=len(pages),
        rows=rows,
        paragraphs=tuple(_paragraphs(body, document, known)),
        notes=notes,
        marks=tie(notes, list(marks_in(body))),
        headers=headers,
        footers=footers,
        told=outer.told,
        first_page=_first_page(outer),
        unreadable=document.unreadable,
    )


def _paragraphs(body: Sequence[tuple[int, Row]], document: Pages, known: Measure) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in blocks_of(body):
        if block.starts:
            found.extend(table_paragraphs(block, document.pages[block.rows[0][1].page].rules))
        else:
            found.extend(paragraphs_of(block.rows, known))
    return found


def _furniture(
    rows: Sequence[Row], outer: Outer, body: Sequence[Row]
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Furniture above and below the text of its page, from the top."""
    first: dict[int, float] = {}
    for row in body:
        first[row.page] = min(row.y, first.get(row.page, row.y))
    headers: dict[int, list[str]] = {}
    footers: dict[int, list[str]] = {}
    for i in sorted(outer.rows, key=lambda i: (rows[i].page, rows[i].y, rows[i].x0)):
        row = rows[i]
        side = headers if row.y < first.get(row.page, 0.0) else footers
        side.setdefault(row.page, []).append(row.text)
    return headers, footers


def _first_page(outer: Outer) -> int:
    """The number of the first page: as the pages print it when all that print one agree, else 1.

    A document whose first pages have numbers of their own (i, ii, iii) is counted from 1 throughout.
    """
    told = {number - page for page, number in outer.printed.items()}
    return max(1, told.pop()) if len(told) == 1 else 1
