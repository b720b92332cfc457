"""A DOCX file to a galley: the body set in order, headers and footers recorded, what was left out told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from akoma.diagnostics import Diagnostic, info, warning
from akoma.drafts import Block
from akoma.errors import NoTextError
from akoma.furniture import FurnitureLine, find_furniture
from akoma.ingest.assemble import Galley
from akoma.ingest.docx_flow import read_story
from akoma.ingest.docx_inline import Reading, Tally
from akoma.ingest.docx_names import attribute, below, child, number
from akoma.ingest.docx_notes import NoteBook, sections
from akoma.ingest.docx_numbering import read_lists
from akoma.ingest.docx_package import Parts, body_of, read_parts
from akoma.ingest.docx_press import Press
from akoma.ingest.docx_setting import Setter
from akoma.ingest.docx_styles import read_styles
from akoma.ingest.docx_view import View, count_changes
from akoma.model import Furniture, FurnitureKind
from akoma.normalise import Traced, spans


@dataclass(frozen=True, slots=True)
class PageMatter:
    """What belongs to the pages: the words, and what they tell of the numbers of the document."""

    lines: tuple[Traced, ...]
    told: tuple[FurnitureLine, ...]


def read_galley(data: bytes, name: str, view: View) -> Galley:
    """The text of a DOCX in one view; raises a SourceError (see :mod:`akoma.ingest.docx_package`) or NoTextError."""
    parts = read_parts(data, name)
    styles = read_styles(parts.styles)
    reading = Reading(view, styles, read_lists(parts.numbering, styles))
    press = Press(name)
    setter = Setter(press, reading, NoteBook(parts))
    setter.story(read_story(body_of(parts.document), reading))
    page_starts = press.page_starts
    matter = _headers_and_footers(parts, press, reading)
    blocks, typed = _typed_furniture(setter.blocks)
    if not blocks:
        raise NoTextError(f"{name}: holds no text", "if it shows pictures of pages, have their text recognised first")
    return Galley(
        source=press.source,
        blocks=blocks,
        furniture=_recorded((*typed.lines, *matter.lines), press.source),
        told=(*typed.told, *matter.told),
        marks=tuple(setter.marks),
        note_labels=tuple(setter.note_labels),
        page_starts=page_starts,
        first_page=_first_page(parts) if press.rendered else None,
        diagnostics=tuple(_findings(parts, view, reading.tally, setter)),
    )


def _headers_and_footers(parts: Parts, press: Press, reading: Reading) -> PageMatter:
    """Set after the text; each of their words may be a number of the document."""
    setter = Setter(press, reading, NoteBook(parts))
    lines = [line for root in (*parts.headers, *parts.footers) for line in setter.lines(root)]
    texts = [line.text for line in lines]
    words = [word for text in texts for word in re.split(r"[\s|]+", text)]
    return PageMatter(tuple(line.tidy() for line in lines), (*find_furniture(texts), *find_furniture(words)))


def _typed_furniture(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], PageMatter]:
    """The blocks without those that are page furniture, as in a DOCX that was made out of a PDF."""
    told = [f for f in find_furniture([b.text.text for b in blocks]) if not blocks[f.index].notes]
    indexes = {f.index for f in told}
    lines = tuple(blocks[i].text for i in sorted(indexes))
    return tuple(b for i, b in enumerate(blocks) if i not in indexes), PageMatter(lines, tuple(told))


def _recorded(lines: Sequence[Traced], source: str) -> tuple[Furniture, ...]:
    return tuple(Furniture(FurnitureKind.PAGE, line.text, spans(line, source)) for line in lines if line.text)


def _first_page(parts: Parts) -> int | None:
    """The number of the first page; None when a later section begins to count anew."""
    first, *later = [attribute(child(s, "w:pgNumType"), "w:start") for s in sections(parts.document)] or [""]
    return None if any(later) else (number(first) or 1)


def _findings(parts: Parts, view: View, tally: Tally, setter: Setter) -> Iterator[Diagnostic]:
    texts = (parts.document, parts.footnotes, parts.endnotes, *parts.headers, *parts.footers)
    if changes := count_changes(texts):
        yield info("tracked-changes", f"{_many(changes, 'tracked change')}; the {view} text was read")
    if comments := 0 if parts.comments is None else sum(1 for _ in below(parts.comments, "w:comment")):
        yield info("comments-left-out", f"{_many(comments, 'comment')} left out, as no part of the text")
    if tally.hidden_characters:
        yield info("hidden-text", f"{_many(tally.hidden_characters, 'character')} of hidden text left out")
    yield from _doubts(tally, setter.numberer.unknown_formats)
    yield from setter.findings


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _doubts(tally: Tally, formats: set[str]) -> Iterator[Diagnostic]:
    """What was guessed or could not be read."""
    if tally.unknown_signs:
        message = f"{_many(tally.unknown_signs, 'unknown sign')} of a picture font; \ufffd stands for each in the text"
        yield warning("unknown-sign", message)
    if tally.open_fields:
        message = f"{_many(tally.open_fields, 'field code')} without an end; the words that follow were read as text"
        yield warning("field-not-closed", message)
    if tally.embedded_documents:
        message = f"{_many(tally.embedded_documents, 'embedded document')} not read; open the file and save it again"
        yield warning("embedded-document", message)
    for name in sorted(formats):
        yield warning("number-format", f"the number format {name!r} is not known; its numbers were read as 1, 2, 3")
