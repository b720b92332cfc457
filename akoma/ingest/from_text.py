"""Plain text, also as taken from a PDF: lines to blocks, notes out, furniture recorded, structure read."""

from collections.abc import Sequence

from akoma.drafts import Block, BlockNote
from akoma.ingest.assemble import Galley, assemble, tongue_of
from akoma.ingest.blocks import RoughBlock, mend, rough_blocks
from akoma.ingest.lines import Sheet, furniture_of, read_sheet
from akoma.ingest.notes import LooseNote, Parted, part_notes
from akoma.ingest.reader import ReadOptions
from akoma.language import Language
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
    homes = [_home(note, parted.blocks, texts) for note in parted.notes]
    return tuple(
        Block(text, tuple(n for n, home in zip(_called(parted), homes, strict=True) if home == i))
        for i, text in enumerate(texts)
    )


def _called(parted: Parted) -> list[BlockNote]:
    return [BlockNote(n.marker, n.text, _mark_at(n, parted.blocks)) for n in parted.notes]


def _mark_at(note: LooseNote, blocks: Sequence[RoughBlock]) -> int:
    """Where a note is called: at its mark, or at the end of the block before it."""
    return note.mark.at[0] if note.mark else max(blocks[note.after].text.at, default=0)


def _home(note: LooseNote, blocks: Sequence[RoughBlock], texts: Sequence[Traced]) -> int:
    """Which of the texts holds the mark: the last one that begins before it."""
    mark = _mark_at(note, blocks)
    begins = [i for i, text in enumerate(texts) if min(text.at[:1], default=0) <= mark]
    return begins[-1] if begins else 0
