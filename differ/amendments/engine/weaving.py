"""The tasks done on the units of the base, all at once: the order in which they are given does not matter."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from akoma.model import ProvisionKind
from differ.amendments.draft_labels import UNLABELLED
from differ.amendments.draft_tree import Node
from differ.amendments.engine import units
from differ.amendments.engine.tasks import (
    HEADING,
    Come,
    Cut,
    Gone,
    Joined,
    Moved,
    Parted,
    Recast,
    Relabelled,
    Swapped,
    Task,
)
from differ.amendments.engine.units import Piece, Unit, made, of_base
from differ.amendments.operation import Position


class Weaver:
    """Rebuilds the units of a base."""

    def __init__(self, tops: Sequence[Node], tasks: Sequence[Task]) -> None:
        """Nothing is done yet."""
        self.top = [of_base(node) for node in tops]
        self._tasks = tasks
        self._units = {unit.node.rank: unit for top in self.top for unit in top.walk() if unit.node}
        self.title_cuts = [task for task in tasks if isinstance(task, Cut) and task.rank < 0]

    def woven(self) -> list[Unit]:
        """The units of the result: words first, then splits, then units that come and move, then what goes."""
        self._words()
        self._parted()
        self._joined()
        self._whole()
        self._relabelled()
        return self.top

    def _of(self, kind: type[Task]) -> list[Task]:
        return [task for task in self._tasks if isinstance(task, kind)]

    def unit(self, node: Node) -> Unit:
        """The unit of the result that a unit of the base is."""
        return self._units[node.rank]

    # --- words --------------------------------------------------------------------------------------------------------

    def _words(self) -> None:
        for task in self._tasks:
            if isinstance(task, Cut) and task.rank >= 0:
                unit = self._units[task.rank]
                if task.field == HEADING:
                    unit.heading = with_cut(unit.heading, task)
                else:
                    unit.text = with_cut(unit.text, task)

    def _parted(self) -> None:
        for task in self._tasks:
            if not isinstance(task, Parted):
                continue
            unit = self.unit(task.node)
            left = [p for p in units.insert(unit.text, task.at, [_MARK]) if p is not None]
            at = left.index(_MARK)
            second = Unit(
                unit.kind, "", "", units.stripped(left[at + 1 :]), [], unit.children, (), None, task.source.amendment
            )
            second.notes = unit.notes
            unit.text, unit.children = units.stripped(left[:at]), []
            row = self._row_of(unit)
            row.insert(row.index(unit) + 1, second)

    def _joined(self) -> None:
        for task in self._tasks:
            if isinstance(task, Joined):
                first, *others = [self.unit(node) for node in task.nodes]
                for other in others:
                    at = len(units.joined(first.text)) + 1
                    first.late_notes += [replace(n, offset=n.offset + at) for n in units.notes_of(other)[0]]
                    first.text = [*first.text, Piece(" ", -1, task.source.amendment), *_foreign(other)]
                    first.children += other.children
                    self._row_of(other).remove(other)

    # --- units --------------------------------------------------------------------------------------------------------

    def _whole(self) -> None:
        before: dict[int, list[Unit]] = defaultdict(list)
        after: dict[int, list[Unit]] = defaultdict(list)
        for task in sorted(self._tasks, key=_arrival):
            if isinstance(task, Come):
                self._come(task, before, after)
        for task in self._tasks:
            if isinstance(task, Recast):
                unit = self.unit(task.node)
                new = [
                    _like(made(one, task.source.amendment, unit.kind), unit, at) for at, one in enumerate(task.units)
                ]
                self._replace(unit, new)
        self._moves(before, after)
        for rank, row in before.items():
            self._put(self._units[rank], row, 0)
        for rank, row in after.items():
            self._put(self._units[rank], row, 1)
        for task in self._tasks:
            if isinstance(task, Gone):
                unit = self.unit(task.node)
                row = self._row_of(unit, missing_ok=True)
                if row is not None:
                    row.remove(unit)

    def _come(self, task: Come, before: dict[int, list[Unit]], after: dict[int, list[Unit]]) -> None:
        if task.node is None:
            self.top += [made(unit, task.source.amendment) for unit in task.units]
            return
        neighbour = self.unit(task.node)
        if task.position in (Position.START, Position.END):
            like = neighbour.children[0].kind if neighbour.children else None
            row = [made(unit, task.source.amendment, like) for unit in task.units]
            neighbour.children[:] = (
                [*row, *neighbour.children] if task.position is Position.START else [*neighbour.children, *row]
            )
            return
        row = [made(unit, task.source.amendment, neighbour.kind) for unit in task.units]
        (before if task.position is Position.BEFORE else after)[task.node.rank] += row

    def _moves(self, before: dict[int, list[Unit]], after: dict[int, list[Unit]]) -> None:
        for task in self._tasks:
            if isinstance(task, Swapped):
                one, other = self.unit(task.one), self.unit(task.other)
                rows = self._row_of(one), self._row_of(other)
                at = rows[0].index(one), rows[1].index(other)
                rows[0][at[0]], rows[1][at[1]] = other, one
                for unit in (one, other):
                    unit.amendment = unit.amendment or task.source.amendment
            elif isinstance(task, Moved) and task.there is not None:
                moved = [self.unit(node) for node in task.nodes]
                for unit in moved:
                    self._row_of(unit).remove(unit)
                    unit.amendment = unit.amendment or task.source.amendment
                if task.position is Position.BEFORE:
                    before[task.there.rank] += moved
                elif task.position is Position.AFTER:
                    after[task.there.rank] += moved
                else:
                    self.unit(task.there).children += moved

    def _relabelled(self) -> None:
        for task in self._tasks:
            if isinstance(task, Relabelled) and task.node is not None:
                unit = self.unit(task.node)
                unit.label, unit.is_relabelled = task.label, True
                unit.amendment = unit.amendment or task.source.amendment

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _row_of(self, unit: Unit, missing_ok: bool = False) -> list[Unit]:
        for row in self._rows():
            if any(one is unit for one in row):
                return row
        if missing_ok:
            return None  # type: ignore[return-value]
        raise AssertionError("a unit stands nowhere")

    def _rows(self) -> Iterable[list[Unit]]:
        yield self.top
        for top in self.top:
            for unit in top.walk():
                yield unit.children

    def _put(self, beside: Unit, row: list[Unit], offset: int) -> None:
        level = self._row_of(beside)
        at = level.index(beside) + offset
        level[at:at] = row

    def _replace(self, unit: Unit, new: list[Unit]) -> None:
        row = self._row_of(unit)
        at = row.index(unit)
        row[at : at + 1] = new
        if unit.node and new:
            self._units[unit.node.rank] = new[0]


_MARK = Piece("\0", -1, "\0")


def with_cut(pieces: Sequence[Piece], task: Cut) -> list[Piece]:
    """Pieces with one cut made."""
    new = [Piece(task.words, -1, task.source.amendment)] if task.words else []
    if task.start == task.end:
        return units.insert(pieces, task.start, new)
    return units.cut(pieces, task.start, task.end, new)


def _foreign(unit: Unit) -> list[Piece]:
    """The pieces of a unit that goes into another one: their offsets are of another text."""
    return [Piece(piece.text, -1, piece.amendment) for piece in unit.text]


def _like(new: Unit, old: Unit, at: int) -> Unit:
    """A unit that takes the place of another: it keeps its printed number unless it gives one itself."""
    if at == 0:
        new.node = old.node
        if not new.label or new.label == old.label:
            new.label, new.num = old.label, old.num
    return new


def _arrival(task: Task) -> tuple[int, str, int]:
    """The order of units that come at one place (R10): by their labels, then by the number of the amendment."""
    if not isinstance(task, Come):
        return (0, "", 0)
    label = task.units[0].label if task.units else ""
    return (0 if label else 1, _sortable(label), task.source.order)


def _sortable(label: str) -> str:
    return f"{len(label):03d}{label}"


UNPRINTED = frozenset(kind.value for kind in UNLABELLED)
"""Kinds that print no number."""


def prints_number(kind: ProvisionKind) -> bool:
    """Whether units of a kind print a number."""
    return kind.value not in UNPRINTED and kind is not ProvisionKind.WRAPUP
