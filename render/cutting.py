"""Cutting texts to the pieces that a reader sees: the edits of several provisions, the evidence in a quotation."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from differ.model import Op, Side, TextEdit
from render.characters import visible
from render.view import Piece

_FOREIGN = {Side.OLD: Op.INSERT, Side.NEW: Op.DELETE}
"""The operation whose words do not stand on a side."""

_Edit = TypeVar("_Edit", bound=TextEdit)
"""An edit, with whatever else it carries: that goes with each of its parts."""


def cut_edits(edits: Iterable[_Edit], texts: Sequence[str], side: Side) -> tuple[tuple[_Edit, ...], ...]:
    """The edits of a change, one tuple for each provision of ``side`` (``texts``, joined by one space in the edits).

    Words that stand on the other side only go with the provision in which they are met.
    """
    cells: list[list[_Edit]] = [[] for _ in texts]
    index, room = 0, len(texts[0])
    for edit in edits:
        rest = edit.text
        while rest:
            last = index == len(texts) - 1
            fits = rest if edit.op is _FOREIGN[side] or last else rest[:room]
            if fits:
                cells[index].append(replace(edit, text=fits))
            rest = rest[len(fits) :]
            room -= 0 if edit.op is _FOREIGN[side] else len(fits)
            if rest:
                # The space that joins two provisions belongs to neither.
                rest = rest[1:]
                index += 1
                room = len(texts[index])
    return tuple(shown(cell) for cell in cells)


def of_side(edits: Iterable[TextEdit], side: Side) -> tuple[TextEdit, ...]:
    """Only what stands on one side."""
    return tuple(edit for edit in edits if edit.op is not _FOREIGN[side])


def shown(edits: Iterable[_Edit]) -> tuple[_Edit, ...]:
    """The edits with harmless characters."""
    return tuple(replace(edit, text=visible(edit.text)) for edit in edits)


def marked(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """A text cut at the spans (start, end) that are the evidence; spans that overlap are joined."""
    pieces: list[Piece] = []
    at = 0
    for start, end in sorted(spans):
        begin, stop = max(start, at), min(end, len(text))
        if begin < stop:
            pieces += [Piece(visible(text[at:begin]), False), Piece(visible(text[begin:stop]), True)]
            at = stop
    pieces.append(Piece(visible(text[at:]), False))
    return tuple(piece for piece in pieces if piece.text)
