"""From a page, and which of its lines are furniture, to the galley that all readers hand over."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from akoma.diagnostics import Diagnostic
from akoma.drafts import Block, BlockNote
from akoma.furniture import FurnitureLine
from akoma.ingest.assemble import Galley
from akoma.ingest.html_callouts import Callouts, callouts
from akoma.ingest.html_page import Page
from akoma.ingest.notes import LooseNote
from akoma.model import Furniture, FurnitureKind
from akoma.normalise import Traced, spans, traced


@dataclass(frozen=True, slots=True)
class Sorted:
    """Which lines of a page are furniture, by index, and what they tell."""

    furniture: frozenset[int]
    told: tuple[FurnitureLine, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def galley_of(page: Page, lines: Sorted, diagnostics: Sequence[Diagnostic]) -> Galley:
    """The galley of a page."""
    running = [i for i in range(len(page.lines)) if i not in lines.furniture]
    called = callouts(page, running)
    furniture = [traced(page.source, page.lines[i].start, page.lines[i].end).tidy() for i in sorted(lines.furniture)]
    return Galley(
        source=page.source,
        blocks=_blocks(page, called),
        furniture=tuple(_furniture(text, page.source) for text in (*furniture, *called.returns) if text.text),
        told=lines.told,
        marks=called.marks,
        note_labels=tuple(note.label for note in called.notes if note.label.text),
        diagnostics=(*diagnostics, *lines.diagnostics, *called.diagnostics),
    )


def _furniture(text: Traced, source: str) -> Furniture:
    return Furniture(FurnitureKind.PAGE, text.text, spans(text, source))


def _blocks(page: Page, called: Callouts) -> tuple[Block, ...]:
    """The blocks, each with the notes that are called in it; a line of nothing but marks is no block."""
    written = [(i, text) for i, text in called.texts if text.text]
    homes = _homes(called.notes, page, [text for _, text in written])
    return tuple(
        Block(text, tuple(homes.get(place, ())), page.lines[i].heading) for place, (i, text) in enumerate(written)
    )


def _homes(notes: Sequence[LooseNote], page: Page, texts: Sequence[Traced]) -> Mapping[int, list[BlockNote]]:
    """The notes of each text: of the last one that begins before the mark."""
    begins = [text.at[0] for text in texts]
    homes: dict[int, list[BlockNote]] = {}
    for note in notes:
        mark_at = note.mark.at[0] if note.mark else begins[note.after]
        home = max(0, bisect_right(begins, mark_at) - 1)
        homes.setdefault(home, []).append(BlockNote(note.marker, note.text, mark_at))
    return homes
