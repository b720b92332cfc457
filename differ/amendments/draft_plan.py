"""What has to happen to the units of one text so that they become those of another: one step a unit.

Units correspond as the comparison says, if they are of one kind and stand in units that correspond. What keeps its
order among its neighbours stays; the rest moves, goes or comes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from akoma.model import EId
from differ.amendments import draft_edits as edits
from differ.amendments.draft_labels import UNLABELLED
from differ.amendments.draft_level import Join, Level, Place, Split
from differ.amendments.draft_tree import Node
from differ.amendments.operation import OperationKind, Position, UnitKind
from differ.model import Correspondence


@dataclass(frozen=True, slots=True)
class Reword:
    """The unit's own words or heading differ; what stands below it has steps of its own."""

    old: Node
    new: Node


@dataclass(frozen=True, slots=True)
class Recast:
    """The unit is replaced with all below it."""

    old: Node
    new: Node


@dataclass(frozen=True, slots=True)
class Remove:
    """The unit goes with all below it."""

    old: Node


@dataclass(frozen=True, slots=True)
class Insert:
    """Units come with all below them: one, or several where different kinds come at one place."""

    new: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Move:
    """The unit goes elsewhere among its neighbours, and may be reworded on the way."""

    old: Node
    new: Node
    place: Place


Step = Reword | Recast | Remove | Insert | Move | Split | Join


class UnnamedUnitError(Exception):
    """A step concerns a unit that no instruction can name; the unit above it must be recast.

    ``words``: some by which a reader finds it.
    """

    def __init__(self, node: Node | None) -> None:
        """The unit, where there is one."""
        words = " ".join(part for part in (node.unit.num, node.unit.heading, node.unit.text) if part) if node else ""
        self.words = shortened(words)
        super().__init__(self.words)


SHOWN = 60
"""Characters of a text that stand for it in a message."""


def shortened(text: str) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()} …"


class Planner:
    """Makes the steps between two texts."""

    def __init__(self, correspondences: Sequence[Correspondence], language: str) -> None:
        """What the comparison found; the language of the words."""
        self._language = language
        self._pairs = {c.old[0]: c.new[0] for c in correspondences if len(c.old) == len(c.new) == 1}
        self._splits = {c.old[0]: c.new for c in correspondences if len(c.old) == 1 < len(c.new)}
        self._joins = {c.new[0]: c.old for c in correspondences if len(c.new) == 1 < len(c.old)}
        self.kept: dict[EId, Node] = {}
        """Units of the base that go on in the new text, by the eIds of what they become there; filled by steps."""

    def steps(self, old: Sequence[Node], new: Sequence[Node], above: Node | None = None) -> list[Step]:
        """The steps for one level and all below it; raises UnnamedUnitError."""
        level = Level(old, new, self._pairs, self._splits, self._joins)
        found: list[Step] = [*level.splits, *level.joins]
        for left, right in level.staying:
            found += self._pair(left, right)
        for place, coming in level.gaps(above):
            found += self._coming(place, coming, level)
        moving = {step.old.rank for step in found if isinstance(step, Move)}
        found += [Remove(node) for node in level.leaving if node.rank not in moving]
        for step in found:
            _assert_sayable(step)
        return found

    def _pair(self, old: Node, new: Node) -> list[Step]:
        """The steps for a unit that stays; it is recast as a whole where something in it cannot be named."""
        known = dict(self.kept)
        self.kept[new.unit.eid] = old
        own: list[Step] = []
        if (old.unit.text, old.unit.heading) != (new.unit.text, new.unit.heading):
            own.append(Reword(old, new))
        try:
            for step in own:
                _assert_sayable(step)
            below = self.steps(old.children, new.children, old)
            if not (own and below and self._gives_way(old, new)):
                return own + below
            raise UnnamedUnitError(old)
        except UnnamedUnitError:
            _assert_sayable(Recast(old, new))
            self.kept = known | {new.unit.eid: old}
            return [Recast(old, new)]

    def _gives_way(self, old: Node, new: Node) -> bool:
        """Whether the unit is replaced because its words are; then nothing can come into it beside that."""
        words = edits.reword(old, new.unit.text, self._language)
        return any(one.kind is OperationKind.REPLACEMENT for one in words)

    def _coming(self, place: Place, coming: Sequence[Node], level: Level) -> Iterator[Step]:
        """What comes at one place, in order.

        A move has no label by which it could stand between others, so all that come here move, or none does. Where
        kinds are mixed the order says which is which, so they come in one step.
        """
        origins = [level.origin(node) for node in coming]
        moves = [(old, new) for old, new in zip(origins, coming, strict=True) if old and _may_move(old, new, place)]
        if len(moves) == len(coming) and all(a.rank < b.rank for (a, _), (b, _) in pairwise(moves)):
            for old, new in moves:
                self.kept |= {there.unit.eid: here for here, there in zip(old.walk(), new.walk(), strict=True)}
                yield Move(old, new, place)
        elif len({node.unit.kind for node in coming}) > 1 or _are_twins(coming):
            if place.unit is not None and place.position is Position.END:  # no location line says "inside paragraph 4"
                raise UnnamedUnitError(coming[0])
            yield Insert(tuple(coming), place)
        else:
            yield from (Insert((node,), place) for node in coming)


def _are_twins(coming: Sequence[Node]) -> bool:
    """Whether units without a number that come together say the same: two amendments would be taken for one."""
    said = [_content([node]) for node in coming]
    return any(said[at] in said[:at] for at in range(1, len(said)))


def _may_move(old: Node, new: Node, place: Place) -> bool:
    """Whether a unit can be said to move: it has a number, goes beside its like, and nothing inside it changes."""
    named = old.kind not in UNLABELLED and bool(old.path and old.label)
    beside = place.unit is not None and place.unit.kind is old.kind and place.position is not Position.END
    return named and beside and _inside(old) == _inside(new)


def _inside(node: Node) -> tuple[object, ...]:
    return (node.unit.heading, *_content(node.children))


def _content(nodes: Sequence[Node]) -> list[tuple[object, ...]]:
    below = (node for top in nodes for node in top.walk())
    return [(node.unit.kind, node.label, node.unit.text, node.unit.heading, len(node.children)) for node in below]


def _assert_sayable(step: Step) -> None:
    """Raise UnnamedUnitError where an instruction cannot name a unit of the base, or give a new one."""
    named: tuple[Node | None, ...] = ()
    given: tuple[Node, ...] = ()
    match step:
        case Insert():
            named, given = (step.place.unit,), step.new
        case Move():
            named = step.old, step.place.unit
        case Join():
            named = step.old
        case Recast():
            named, given = (step.old,), (step.new,)
        case _:
            named = (step.old,)
    unnamed = [node for node in named if node is not None and not node.path]
    strange = [node for top in given for node in top.walk() if node.kind is UnitKind.OTHER]
    if unnamed or strange:
        raise UnnamedUnitError((*unnamed, *strange)[0])
