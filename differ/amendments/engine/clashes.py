"""Where amendments meet: pairs of tasks that cannot both be done, with the class of the conflict.

Classes as decided for the project: C2 overlapping words, C3 words inside what is deleted or recast, C4 and C5 an
insertion inside or beside such words, C6 two insertions at one point, C8 a unit deleted and edited, C10 a unit recast
twice, C11 moves against deletions and other moves, C13 a change across the place of a split, C14 words changed
throughout and one of these places changed otherwise, C19 two numbers for one unit or one number for two. The same is
one (C0). Others that meet can both be done: C7 units put at one place, C9 a unit put beside one that goes, C12 a change
inside what moves, C13 one inside what is split or joined.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from differ.amendments.draft_tree import Node
from differ.amendments.engine.tasks import (
    TEXT,
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
from differ.amendments.operation import ALL, Words


@dataclass(frozen=True, slots=True)
class Clash:
    """Two tasks that meet; ``code`` as above. ``blocks``: both cannot be done."""

    code: str
    one: Task
    other: Task
    blocks: bool


def clashes(tasks: Sequence[Task]) -> list[Clash]:
    """All pairs that meet, in the order of the tasks; the same for any order of the files."""
    return [*_of_words([t for t in tasks if isinstance(t, Cut)]), *_of_units(tasks)]


def same_change(one: Task, other: Task) -> bool:
    """Whether two tasks do the very same."""
    return type(one) is type(other) and what(one) == what(other)


def what(task: Task) -> tuple[object, ...]:
    """All that a task does, without whose it is."""
    match task:
        case Cut():
            return task.rank, task.field, task.start, task.end, task.words
        case Swapped():
            return (frozenset((task.one, task.other)),)
        case _:
            return tuple(getattr(task, one.name) for one in fields(task) if one.name != "source")


# --- words ------------------------------------------------------------------------------------------------------------


def _place(cut: Cut) -> tuple[int, str]:
    return cut.rank, cut.field


def _of_words(cuts: Sequence[Cut]) -> Iterator[Clash]:
    by_place: dict[tuple[int, str], list[Cut]] = defaultdict(list)
    for cut in cuts:
        by_place[_place(cut)].append(cut)
    for group in by_place.values():
        row = sorted(group, key=lambda cut: (cut.core, cut.start, cut.end, cut.source.order))
        for at, one in enumerate(row):
            for other in row[at + 1 :]:
                if other.core[0] > max(one.core[1], one.end):
                    break
                found = _met(one, other)
                if found and found.blocks and is_throughout(one) is not is_throughout(other):
                    found = replace(found, code="C14")
                if found:
                    yield found


def is_throughout(task: Task) -> bool:
    """Whether it is one of several places that an operation changes alike."""
    selection = task.source.operation.selection
    return isinstance(selection, Words) and selection.occurrence == ALL


def _met(one: Cut, other: Cut) -> Clash | None:
    if same_change(one, other):
        return Clash("C0", one, other, blocks=False)
    if one.is_insertion and other.is_insertion:
        return Clash("C6", one, other, blocks=True) if one.start == other.start else None
    if one.is_insertion or other.is_insertion:
        come, gone = (one, other) if one.is_insertion else (other, one)
        if _overlap(come.core, gone.core) and come.core[0] < come.core[1]:
            is_anchor = come.start in gone.core
            return Clash("C5" if is_anchor else "C4", one, other, blocks=True)
        inside = gone.core[0] < come.start < gone.core[1]
        return Clash("C4", one, other, blocks=True) if inside or _ends_alike(come, gone) else None
    if not _overlap(one.core, other.core):
        return None
    nested = _holds(one.core, other.core) or _holds(other.core, one.core)
    return Clash("C3" if nested and one.core != other.core else "C2", one, other, blocks=True)


def _ends_alike(come: Cut, gone: Cut) -> bool:
    """Whether words come where the closing mark of the unit is changed."""
    return come.end > come.start and _overlap((come.start, come.end), gone.core)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _holds(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]


# --- units ------------------------------------------------------------------------------------------------------------


def _of_units(tasks: Sequence[Task]) -> Iterator[Clash]:
    whole = [task for task in tasks if isinstance(task, Gone | Recast)]
    moves = [task for task in tasks if isinstance(task, Moved | Swapped)]
    yield from _among(whole)
    yield from _moves(whole, moves)
    inner = _ByRank(tasks)
    for task in whole:
        for other in inner.between(task.node.rank, task.node.last):
            if code := _inside(task, other):
                yield Clash(code, task, other, blocks=code != "C9")
    yield from _travelling(moves, inner)
    yield from _same_arrivals([task for task in tasks if isinstance(task, Come)])
    yield from _parts(tasks, inner)
    yield from _numbers([task for task in tasks if isinstance(task, Relabelled)])


class _ByRank:
    """Tasks by the unit at which they stand; one that concerns several units stands at each."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        placed = [(rank, at) for at, task in enumerate(tasks) for rank in _ranks(task)]
        self._placed = sorted(placed)
        self._ranks = [rank for rank, _ in self._placed]
        self._tasks = tasks

    def between(self, low: int, high: int) -> list[Task]:
        """Those at units from one rank to another, in the order in which they were given."""
        row = self._placed[bisect_left(self._ranks, low) : bisect_right(self._ranks, high)]
        return [self._tasks[at] for at in sorted({at for _, at in row})]


def _ranks(task: Task) -> tuple[int, ...]:
    match task:
        case Cut():
            return (task.rank,)
        case Come():
            return (task.node.rank,) if task.node else ()
        case Parted():
            return (task.node.rank,)
        case Joined():
            return tuple(node.rank for node in task.nodes)
        case _:
            return ()


def _travelling(moves: Sequence[Moved | Swapped], inner: _ByRank) -> Iterator[Clash]:
    """Words that are changed in what moves: the change goes with it."""
    for move in moves:
        for node in _moved(move):
            for other in inner.between(node.rank, node.last):
                if isinstance(other, Cut) and other.source.amendment != move.source.amendment:
                    yield Clash("C12", move, other, blocks=False)


def _among(whole: Sequence[Gone | Recast]) -> Iterator[Clash]:
    """Two deletions of one unit are one; a unit recast twice, or recast and deleted, or inside another such, is not."""
    ordered = sorted(whole, key=lambda task: (task.node.rank, task.source.order))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.node.rank > one.node.last:
                break
            if same_change(one, other):
                yield Clash("C0", one, other, blocks=False)
            elif isinstance(one, Gone) and isinstance(other, Gone):
                yield Clash("C3", one, other, blocks=one.source.amendment != other.source.amendment)
            else:
                both = isinstance(one, Recast) and isinstance(other, Recast)
                yield Clash("C10" if both and one.node is other.node else "C8", one, other, blocks=True)


def _inside(task: Gone | Recast, other: Task) -> str:
    """The class of a change inside a unit that goes or is recast; empty where there is none."""
    low, high = task.node.rank, task.node.last
    if isinstance(other, Cut):
        return "C8" if low <= other.rank <= high else ""
    if isinstance(other, Parted):
        return "C8" if low <= other.node.rank <= high else ""
    if isinstance(other, Joined):
        return "C8" if any(low <= node.rank <= high for node in other.nodes) else ""
    if isinstance(other, Come) and other.node is not None:
        strictly = low < other.node.rank <= high
        into = other.node is task.node and other.position.value in ("start", "end")
        beside = isinstance(task, Gone) and other.node is task.node
        return "C4" if strictly or into else "C9" if beside else ""
    return ""


def _moved(task: Moved | Swapped) -> tuple[Node, ...]:
    return task.nodes if isinstance(task, Moved) else (task.one, task.other)


def _moves(whole: Sequence[Gone | Recast], moves: Sequence[Moved | Swapped]) -> Iterator[Clash]:
    for at, one in enumerate(moves):
        for other in moves[at + 1 :]:
            if same_change(one, other):
                yield Clash("C0", one, other, blocks=False)
            elif any(a.rank <= b.last and b.rank <= a.last for a in _moved(one) for b in _moved(other)):
                yield Clash("C11", one, other, blocks=True)
        for task in whole:
            if any(a.rank <= task.node.last and task.node.rank <= a.last for a in _moved(one)):
                is_gone = isinstance(task, Gone) or any(a is not task.node for a in _moved(one))
                yield Clash("C11" if is_gone else "C12", one, task, blocks=is_gone)


def _same_arrivals(come: Sequence[Come]) -> Iterator[Clash]:
    """New units at one place: both come, and the reader is told."""
    by_place: dict[tuple[int, str], list[Come]] = defaultdict(list)
    for task in come:
        by_place[(task.node.rank if task.node else -1, task.position.value)].append(task)
    for group in by_place.values():
        for at, one in enumerate(group):
            for other in group[at + 1 :]:
                if same_change(one, other):
                    yield Clash("C0", one, other, blocks=False)
                elif _labels(one) & _labels(other):
                    yield Clash("C7", one, other, blocks=one.source.amendment == other.source.amendment)
                else:
                    yield Clash("C7", one, other, blocks=False)


def _labels(task: Come) -> set[str]:
    return {unit.label for unit in task.units if unit.label}


def _parts(tasks: Sequence[Task], inner: _ByRank) -> Iterator[Clash]:
    """Splits and joins against each other and against what happens at their place."""
    shapes = [task for task in tasks if isinstance(task, Parted | Joined)]
    moves = [task for task in tasks if isinstance(task, Moved | Swapped)]
    for at, one in enumerate(shapes):
        for other in shapes[at + 1 :]:
            if same_change(one, other):
                yield Clash("C0", one, other, blocks=False)
            elif set(_shaped(one)) & set(_shaped(other)):
                yield Clash("C2" if type(one) is type(other) else "C13", one, other, blocks=True)
        for node in _shaped(one):
            for task in inner.between(node.rank, node.rank):
                if isinstance(task, Cut):
                    yield Clash("C13", one, task, blocks=_is_across(one, task))
        if isinstance(one, Joined):
            moved = (move for move in moves if set(one.nodes) & set(_moved(move)))
            yield from (Clash("C11", one, move, blocks=True) for move in moved)


def _shaped(task: Parted | Joined) -> tuple[Node, ...]:
    return (task.node,) if isinstance(task, Parted) else task.nodes


def _is_across(shape: Parted | Joined, cut: Cut) -> bool:
    """Whether words on both sides of the place of a split are changed at once."""
    return isinstance(shape, Parted) and cut.field == TEXT and cut.core[0] < shape.at < cut.core[1]


def _numbers(given: Sequence[Relabelled]) -> Iterator[Clash]:
    """A unit to which two numbers are given, and two units beside each other to which one is given."""
    named = [(task, task.node) for task in given if task.node is not None]
    for at, (one, node) in enumerate(named):
        for other, there in named[at + 1 :]:
            if same_change(one, other):
                yield Clash("C0", one, other, blocks=False)
            elif node is there or (one.label == other.label and _beside(node) == _beside(there)):
                yield Clash("C19", one, other, blocks=True)


def _beside(node: Node) -> tuple[object, ...]:
    """What units that are numbered in one row have in common."""
    return (node.kind, *node.path[:-1])
