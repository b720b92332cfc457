"""Edits cut at what a reader may ask about: the words that show a shift, and clauses that stand elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from differ.model import Op, Side, TextEdit
from render.view import Stretch

_STANDS_ON = {
    Op.KEEP: (Side.OLD, Side.NEW),
    Op.DELETE: (Side.OLD,),
    Op.INSERT: (Side.NEW,),
}


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one side, in code points into the texts of its provisions joined by one space (as edits are).

    ``moved`` as in :class:`render.view.Stretch`; without it the words are evidence of a shift.
    """

    side: Side
    start: int
    end: int
    moved: str = ""


def stretches(edits: Iterable[TextEdit], spans: Sequence[Span]) -> tuple[Stretch, ...]:
    """The edits cut at the spans. Words that stand on both sides are evidence when either side says so.

    A clause that moved is told where its words are deleted and where they are inserted: kept words did not move.
    """
    return tuple(_cut(edits, spans))


def _cut(edits: Iterable[TextEdit], spans: Sequence[Span]) -> Iterator[Stretch]:
    at = {Side.OLD: 0, Side.NEW: 0}
    for edit in edits:
        sides = _STANDS_ON[edit.op]
        # Each span by its place within this edit.
        here = [replace(s, start=s.start - at[s.side], end=s.end - at[s.side]) for s in spans if s.side in sides]
        yield from _parts(edit, [span for span in here if span.start < len(edit.text) and span.end > 0])
        for side in sides:
            at[side] += len(edit.text)


def _parts(edit: TextEdit, spans: Sequence[Span]) -> Iterator[Stretch]:
    size = len(edit.text)
    ends = {min(max(place, 0), size) for span in spans for place in (span.start, span.end)}
    start = 0
    for end in sorted({*ends, size} - {0}):
        over = [span for span in spans if span.start < end and span.end > start]
        moved = next((span.moved for span in over if span.moved), "") if edit.op is not Op.KEEP else ""
        yield Stretch(edit.op, edit.text[start:end], edit.formal, any(not span.moved for span in over), moved)
        start = end


def without_formal(parts: Iterable[Stretch], side: Side) -> tuple[Stretch, ...]:
    """The stretches with mere typography as kept words, in the form that they have on a side."""
    own = Op.DELETE if side is Side.OLD else Op.INSERT
    return tuple(
        replace(part, op=Op.KEEP, formal=False) if part.formal else part
        for part in parts
        if not part.formal or part.op is own
    )
