"""Plain text, also as taken from a PDF: lines to blocks, notes out, furniture recorded, structure read."""

from collections.abc import Sequence

from akoma.accounting import assert_accounted
from akoma.drafts import Block, BlockNote, Locate
from akoma.identify import identify
from akoma.ingest.blocks import RoughBlock, mend, rough_blocks
from akoma.ingest.lines import Sheet, furniture_of, read_sheet
from akoma.ingest.notes import LooseNote, Parted, part_notes
from akoma.ingest.reader import ReadOptions
from akoma.language import Language, detect, language
from akoma.model import Expression, Furniture, FurnitureKind, Manifestation, SourceSpan
from akoma.normalise import Traced, compose, spans
from akoma.sources import decode
from akoma.structure import parse


class TextReader:
    """Reader of plain text; the last resort of recognition, for every decodable file is text."""

    format = "text"
    priority = 100

    def recognises(self, data: bytes) -> bool:
        """Anything without zero bytes may be text."""
        return b"\0" not in data

    def read(self, data: bytes, origin: Manifestation, options: ReadOptions) -> Expression:
        """The expression; raises UnknownLanguageError or NoTextError."""
        return read_text(decode(data, origin.name), origin, options)


READER = TextReader()


def read_text(decoded: str, origin: Manifestation, options: ReadOptions) -> Expression:
    """Read decoded text. Every character that is not white space is accounted for, or an AssertionError is raised."""
    source = compose(decoded)
    tongue = language(options.language) if options.language else detect(source)
    sheet = read_sheet(source)
    parted = part_notes(rough_blocks(sheet, tongue))

    def locate(trace: Traced) -> tuple[SourceSpan, ...]:
        return spans(trace, source, sheet.pages.starts, sheet.pages.first)

    structure = parse(_blocks(parted, sheet, tongue), tongue, locate)
    furniture = (*furniture_of(sheet), *_note_furniture(parted.notes, locate), *structure.furniture)
    expression = identify(structure, sheet.furniture, tongue, origin, furniture, parted.diagnostics)
    assert_accounted(expression, source)
    return expression


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


def _note_furniture(notes: Sequence[LooseNote], locate: Locate) -> tuple[Furniture, ...]:
    labels = [Furniture(FurnitureKind.NOTE_LABEL, n.label.text, locate(n.label)) for n in notes]
    marks = [Furniture(FurnitureKind.NOTE_MARK, n.mark.text, locate(n.mark)) for n in notes if n.mark]
    return (*marks, *labels)
