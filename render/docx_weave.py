"""The words and the notes of a change in one stream, and that stream cut at the boundaries of its provisions.

As an example, ``[-Urges-]{+Invites+} the Council¹ to act; {+now;+}`` is the stream: - Urges, + Invites, = the Council,
= note 1, = to act; , + now;.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from akoma.model import Note
from differ.model import Op, Side, TextEdit

FOREIGN = {Side.OLD: Op.INSERT, Side.NEW: Op.DELETE}
"""The operation whose words do not stand on a side."""


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of text, or a note (then ``text`` is empty), that is kept, deleted or inserted."""

    op: Op
    text: str = ""
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """The items of one provision; ``space``: what happens to the space that joins it to the next in the edits."""

    items: tuple[Item, ...]
    space: Op | None = None


Placed = tuple[int, Note]
"""A note and its offset into the text of the whole side, provisions joined by one space."""


def placed(texts: Sequence[tuple[str, Sequence[Note]]]) -> tuple[Placed, ...]:
    """The notes of several provisions at their offsets into the joined text, in order."""
    found: list[Placed] = []
    start = 0
    for text, notes in texts:
        found += [(start + min(max(note.offset, 0), len(text)), note) for note in notes]
        start += len(text) + 1
    return tuple(sorted(found, key=lambda item: item[0]))


def weave(edits: Iterable[TextEdit], old: Sequence[Placed], new: Sequence[Placed]) -> tuple[Item, ...]:
    """Edits and notes in one stream: a note that both sides have at the same place, with the same words, is kept."""
    return tuple(_Weaver(old, new).items(edits))


class _Weaver:
    """Walks both texts at once. A note is set no later than the next character of its side."""

    def __init__(self, old: Sequence[Placed], new: Sequence[Placed]) -> None:
        self._waiting = {Side.OLD: list(old), Side.NEW: list(new)}
        self._at = {Side.OLD: 0, Side.NEW: 0}

    def items(self, edits: Iterable[TextEdit]) -> Iterator[Item]:
        for edit in edits:
            yield from self._edit(edit)
        yield from self._due({Side.OLD, Side.NEW})

    def _edit(self, edit: TextEdit) -> Iterator[Item]:
        sides = {side for side in Side if edit.op is not FOREIGN[side]}
        rest = edit.text
        while rest:
            yield from self._due(sides)
            room = min((self._waiting[s][0][0] - self._at[s] for s in sides if self._waiting[s]), default=len(rest))
            taken = rest[:room]
            yield Item(edit.op, taken)
            for side in sides:
                self._at[side] += len(taken)
            rest = rest[room:]

    def _due(self, sides: set[Side]) -> Iterator[Item]:
        """The notes that must be set before either of these sides goes on."""
        while any(self._here(side) for side in sides):
            old, new = self._here(Side.OLD), self._here(Side.NEW)
            if old and new and _same(old, new):
                self._take(Side.OLD)
                yield Item(Op.KEEP, note=self._take(Side.NEW))
            elif old and Side.OLD in sides:
                yield Item(Op.DELETE, note=self._take(Side.OLD))
            else:
                yield Item(Op.INSERT, note=self._take(Side.NEW))

    def _here(self, side: Side) -> Note | None:
        waiting = self._waiting[side]
        return waiting[0][1] if waiting and waiting[0][0] <= self._at[side] else None

    def _take(self, side: Side) -> Note:
        return self._waiting[side].pop(0)[1]


def _same(old: Note, new: Note) -> bool:
    return (old.text, old.marker) == (new.text, new.marker)


def cut(items: Iterable[Item], lengths: Sequence[int], side: Side) -> tuple[Cut, ...]:
    """The stream cut where a provision of ``side`` ends; ``lengths`` are those of the texts of that side."""
    cells: list[list[Item]] = [[]]
    spaces: list[Op | None] = []
    room = lengths[0]
    for item in items:
        rest = item.text
        if item.op is FOREIGN[side] or not rest:
            cells[-1].append(item)
            continue
        while rest:
            if not room and len(cells) < len(lengths):
                spaces.append(item.op)
                rest, room = rest[1:], lengths[len(cells)]
                cells.append([])
                continue
            taken = rest[:room] if len(cells) < len(lengths) else rest
            cells[-1].append(Item(item.op, taken))
            rest, room = rest[len(taken) :], room - len(taken)
    return tuple(Cut(tuple(cell), space) for cell, space in zip(cells, [*spaces, None], strict=False))
