"""The tasks done on the units of the base, all at once: the order in which they are given does not matter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from akoma.errors import AmendmentConflictError
from akoma.model import ProvisionKind
from differ.amendments.draft_labels import UNLABELLED, order_of
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
from differ.amendments.engine.units import NO_CREDITS, Credits, Piece, Unit, made, of_base, spoken
from differ.amendments.operation import Position

T = TypeVar("T")

PREAMBLE = frozenset({ProvisionKind.CITATION, ProvisionKind.RECITAL})


@dataclass(frozen=True, slots=True, eq=False)
class _Placing:
    """Units that go beside or into another one, at once."""

    node: Node
    position: Position
    row: tuple[Unit, ...]
    source: str


class Weaver:
    """Rebuilds the units of a base."""

    def __init__(self, tops: Sequence[Node], tasks: Sequence[Task], credited: Credits = NO_CREDITS) -> None:
        """Nothing is done yet."""
        self.top = [of_base(node) for node in tops]
        self._tasks = sorted(tasks, key=_turn)
        self._credits = credited
        _settle(self.top)
        self._units = {unit.node.rank: unit for top in self.top for unit in top.walk() if unit.node}
        self._lasts: dict[int, Unit] = {}
        self._moving = {node.rank for task in self._of(Moved) for node in task.nodes}
        self._moving |= {node.rank for task in self._of(Swapped) for node in (task.one, task.other)}
        self.title_cuts = [task for task in self._tasks if isinstance(task, Cut) and task.rank < 0]

    def woven(self) -> list[Unit]:
        """The units of the result: words, then splits and joins, then units that come and move, then what goes."""
        self._words()
        self._parted()
        self._joined()
        self._recast()
        self._place([*self._arrivals(), *self._moves()])
        for task in self._of(Gone):
            _take(self._unit(task.node))
        for relabelled in self._of(Relabelled):
            if relabelled.node is not None:
                unit = self._unit(relabelled.node)
                unit.label, unit.is_relabelled = relabelled.label, True
                unit.amendment = unit.amendment or relabelled.source.amendment
        return self.top

    def _of(self, kind: type[T]) -> list[T]:
        return [task for task in self._tasks if isinstance(task, kind)]

    def _unit(self, node: Node) -> Unit:
        """The unit of the result that a unit of the base is."""
        return self._units[node.rank]

    def _last(self, node: Node) -> Unit:
        """The same; of one that became several the last."""
        return self._lasts.get(node.rank) or self._units[node.rank]

    # --- words --------------------------------------------------------------------------------------------------------

    def _words(self) -> None:
        touched: dict[int, Unit] = {}
        for task in self._of(Cut):
            if task.rank < 0:
                continue
            unit = touched.setdefault(task.rank, self._units[task.rank])
            if task.field == HEADING:
                unit.heading = with_cut(unit.heading, task, self._credits)
            else:
                unit.text = with_cut(unit.text, task, self._credits)
        for unit in touched.values():
            unit.text, unit.heading = units.polished(unit.text), units.polished(unit.heading)

    def _parted(self) -> None:
        for task in self._of(Parted):
            unit = self._unit(task.node)
            row = units.insert(unit.text, task.at, [_MARK])
            at = row.index(_MARK)
            second = Unit(unit.kind, "", "", units.stripped(row[at + 1 :]), [], amendment=task.source.amendment)
            second.notes = tuple(note for note in unit.notes if note.offset > task.at)
            second.children[:] = unit.children
            unit.notes = tuple(note for note in unit.notes if note.offset <= task.at)
            unit.text, unit.children = units.stripped(row[:at]), []
            _settle(second.children)
            _put(_home(unit), _place(unit) + 1, [second])
            self._lasts[task.node.rank] = second

    def _joined(self) -> None:
        for task in self._of(Joined):
            first, *others = [self._unit(node) for node in task.nodes]
            for node, other in zip(task.nodes[1:], others, strict=True):
                at = len(units.joined(first.text)) + 1
                first.late_notes += [replace(note, offset=note.offset + at) for note in units.notes_of(other)[0]]
                first.text = [*first.text, Piece(" ", -1, task.source.amendment), *_foreign(other)]
                _put(first.children, len(first.children), other.children)
                _take(other)
                self._units[node.rank] = first
            self._units[task.nodes[0].rank] = first

    # --- units --------------------------------------------------------------------------------------------------------

    def _recast(self) -> None:
        for task in self._of(Recast):
            unit = self._unit(task.node)
            row = [
                _like(made(new, task.source.amendment, unit.kind, self._credits), unit, at)
                for at, new in enumerate(task.units)
            ]
            home, at = _home(unit), _place(unit)
            _take(unit)
            _put(home, at, row)
            self._units[task.node.rank], self._lasts[task.node.rank] = row[0], row[-1]

    def _arrivals(self) -> Iterator[_Placing]:
        """Units that come; at an empty text at once."""
        for task in sorted(self._of(Come), key=_arrival):
            if task.node is None:
                row = [made(unit, task.source.amendment, None, self._credits) for unit in task.units]
                _put(self.top, len(self.top), row)
                continue
            neighbour = self._unit(task.node)
            like: ProvisionKind | None = neighbour.kind
            if task.position in (Position.START, Position.END):
                like = neighbour.children[0].kind if neighbour.children else None
            row = [made(unit, task.source.amendment, like, self._credits) for unit in task.units]
            if task.position in (Position.BEFORE, Position.AFTER) and self._stays(task.node, row):
                _put(_home(neighbour), _place(neighbour) + (task.position is Position.AFTER), row)
                continue
            yield _Placing(task.node, task.position, tuple(row), task.source.amendment)

    def _stays(self, node: Node, row: Sequence[Unit]) -> bool:
        """Whether units stay where they are put although what they are put beside moves.

        "Before paragraph 1" says of a recital where the recitals end, whatever becomes of paragraph 1.
        """
        kind = self._unit(node).kind
        return node.rank in self._moving and all(unit.kind in PREAMBLE and unit.kind is not kind for unit in row)

    def _moves(self) -> Iterator[_Placing]:
        """Units that go elsewhere, taken from where they are."""
        for swap in self._of(Swapped):
            self._swap(swap)
        moved = [(task, [self._unit(node) for node in task.nodes]) for task in self._of(Moved)]
        for task, row in moved:
            for unit in row:
                _take(unit)
                unit.amendment = unit.amendment or task.source.amendment
        for task, row in moved:
            if task.there is not None:
                yield _Placing(task.there, task.position, tuple(row), task.source.amendment)

    def _swap(self, task: Swapped) -> None:
        one, other = self._unit(task.one), self._unit(task.other)
        (home, at), (there, where) = (_home(one), _place(one)), (_home(other), _place(other))
        home[at], there[where] = other, one
        one.home, other.home = there, home
        for unit in (one, other):
            unit.amendment = unit.amendment or task.source.amendment

    def _place(self, placings: Sequence[_Placing]) -> None:
        """All of them put; one beside a unit that moves itself waits until that one has arrived."""
        groups: dict[tuple[int, Position], list[_Placing]] = {}
        for placing in placings:
            groups.setdefault((placing.node.rank, placing.position), []).append(placing)
        waiting = list(groups.values())
        while waiting:
            ready = [group for group in waiting if self._last(group[0].node).home is not None]
            if not ready:
                raise AmendmentConflictError(f"units are moved beside each other (amendment {waiting[0][0].source})")
            for group in ready:
                self._put(group)
            waiting = [group for group in waiting if group not in ready]

    def _put(self, group: Sequence[_Placing]) -> None:
        node, position = group[0].node, group[0].position
        row = [unit for placing in group for unit in placing.row]
        if position is Position.BEFORE:
            unit = self._unit(node)
            _put(_home(unit), _place(unit), row)
        elif position is Position.AFTER:
            unit = self._last(node)
            _put(_home(unit), _place(unit) + 1, row)
        else:
            children = self._last(node).children
            _put(children, 0 if position is Position.START else len(children), row)


_MARK = Piece("\0", -1, "\0")


def _turn(task: Task) -> tuple[int, str]:
    """An order that does not depend on that of the files."""
    return task.source.order, type(task).__name__


def _settle(row: list[Unit]) -> None:
    """Tells each unit in which row it stands."""
    for unit in row:
        unit.home = row
        _settle(unit.children)


def _home(unit: Unit) -> list[Unit]:
    assert unit.home is not None, "a unit stands nowhere"
    return unit.home


def _place(unit: Unit) -> int:
    return _home(unit).index(unit)


def _take(unit: Unit) -> None:
    """Out of its row; nothing happens to one that is in none."""
    if unit.home is not None:
        unit.home.remove(unit)
        unit.home = None


def _put(home: list[Unit], at: int, row: Sequence[Unit]) -> None:
    home[at:at] = row
    for unit in row:
        unit.home = home
        _settle(unit.children)


def with_cut(pieces: Sequence[Piece], task: Cut, credited: Credits = NO_CREDITS) -> list[Piece]:
    """Pieces with one cut made."""
    new = spoken(task.words, task.source.amendment, credited)
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


def _arrival(task: Come) -> tuple[int, tuple[int, str, int], int]:
    """The order of units that come at one place (R10): by their labels, then by the number of the amendment."""
    label = task.units[0].label if task.units else ""
    return (0 if label else 1, order_of(label), task.source.order)


UNPRINTED = frozenset(kind.value for kind in UNLABELLED)
"""Kinds that print no number."""


def prints_number(kind: ProvisionKind) -> bool:
    """Whether units of a kind print a number."""
    return kind.value not in UNPRINTED and kind is not ProvisionKind.WRAPUP
