"""Plain text, also as taken from a PDF: lines to blocks, notes out, furniture recorded, structure read."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from akoma.drafts import Block, BlockNote
from akoma.ingest.assemble import Galley, assemble, tongue_of
from akoma.ingest.blocks import mend, rough_blocks
from akoma.ingest.lines import Sheet, furniture_of, read_sheet
from akoma.ingest.notes import Parted, part_notes
from akoma.ingest.reader import ReadOptions
from akoma.language import Language
from akoma.limits import check
from akoma.model import Expression, Manifestation
from akoma.normalise import Traced, compose
from akoma.sources import decode


class TextReader:
    """Reader of plain text; the last resort of recognition, for every decodable file is text."""

    format = "text"
    priority = 100

    def recognises(self, data: bytes) -> bool:
        """Anything without zero bytes may be text; UTF-16 has them, and says so at its beginning."""
        return b"\0" not in data or data.startswith((b"\xff\xfe", b"\xfe\xff"))

    def read(self, data: bytes, origin: Manifestation, options: ReadOptions) -> Expression:
        """The expression; raises UnknownLanguageError or NoTextError."""
        return read_text(decode(data, origin.name), origin, options)


READER = TextReader()


def read_text(decoded: str, origin: Manifestation, options: ReadOptions) -> Expression:
    """Read decoded text. Every character that is not white space is accounted for, or an AssertionError is raised."""
    source = compose(decoded)
    check("characters", len(source), origin.name)
    check("lines", source.count("\n") + 1, origin.name)
    tongue = tongue_of(source, options)
    sheet = read_sheet(source)
    parted = part_notes(rough_blocks(sheet, tongue))
    galley = Galley(
        source=source,
        blocks=_blocks(parted, sheet, tongue),
        furniture=furniture_of(sheet),
        told=sheet.furniture,
        marks=tuple(n.mark for n in parted.notes if n.mark),
        note_labels=tuple(n.label for n in parted.notes),
        page_starts=sheet.pages.starts,
        first_page=sheet.pages.first,
        diagnostics=parted.diagnostics,
    )
    return assemble(galley, tongue, origin)


def _blocks(parted: Parted, sheet: Sheet, tongue: Language) -> tuple[Block, ...]:
    """The finished blocks, each with the notes that are called in it."""
    texts = mend(parted.blocks, sheet, tongue)
    called = _called(parted)
    notes: dict[int, list[BlockNote]] = {}
    for note, home in zip(called, _homes([note.mark_at for note in called], texts), strict=True):
        notes.setdefault(home, []).append(note)
    return tuple(Block(text, tuple(notes.get(i, ()))) for i, text in enumerate(texts))


def _called(parted: Parted) -> list[BlockNote]:
    """The notes, each called at its mark, or at the end of the block before it."""
    ends = {n.after: max(parted.blocks[n.after].text.at, default=0) for n in parted.notes if not n.mark}
    return [BlockNote(n.marker, n.text, n.mark.at[0] if n.mark else ends[n.after]) for n in parted.notes]


def _homes(marks: Sequence[int], texts: Sequence[Traced]) -> list[int]:
    """Which of the texts holds each mark: the last one that begins before it."""
    begins = sorted((min(text.at[:1], default=0), i) for i, text in enumerate(texts))
    last = list(accumulate((i for _, i in begins), max))
    found = (bisect_right(begins, mark, key=lambda begin: begin[0]) for mark in marks)
    return [last[index - 1] if index else 0 for index in found]
