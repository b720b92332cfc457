"""Where an amendment stands: the unit of the base, or the place of a new one, that its location line names."""

from collections.abc import Sequence
from dataclasses import dataclass

from akoma.errors import TargetMissingError
from akoma.model import EId, Expression, Provision, ProvisionKind
from differ.amendments.draft_labels import UNLABELLED, place_of
from differ.amendments.draft_tree import Node, Part, units_of
from differ.amendments.operation import Position, UnitKind, UnitPath, UnitStep

SHOWN = 3
"""Units that a message names."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a location line says.

    ``beside``: "After paragraph 4", for units whose own kind gives no place. ``upto``: the last of a range.
    """

    path: UnitPath
    is_new: bool = False
    part: Part = Part.WHOLE
    beside: Position | None = None
    upto: UnitPath = ()


class Base:
    """The units of a text, found by their paths."""

    def __init__(self, expression: Expression) -> None:
        """Looks through the whole text once."""
        self.top = units_of(expression)
        self._by_path: dict[UnitPath, Node] = {}
        self._levels: dict[UnitPath, list[Node]] = {}
        self._index(self.top, ())
        if expression.title:
            self._by_path[TITLE] = title_node(expression.title)

    def _index(self, nodes: Sequence[Node], above: UnitPath) -> None:
        for node in nodes:
            if node.path:
                self._by_path[node.path] = node
                self._levels.setdefault(node.path[:-1], []).append(node)
            self._index(node.children, node.path or above)

    def find(self, path: UnitPath) -> Node:
        """The unit of a path; raises TargetMissingError."""
        found = self._by_path.get(path)
        if found is None:
            raise TargetMissingError(f"the base has no {said(path)}", self._elsewhere(path))
        return found

    def _elsewhere(self, path: UnitPath) -> str:
        """Where units of that name stand, if only the unit around them is not named."""
        found = [one for one in self._by_path if path and len(one) > len(path) and one[-len(path) :] == path]
        return f"name the unit around it: {'; '.join(map(said, found[:SHOWN]))}" if found else ""

    def row(self, first: UnitPath, last: UnitPath) -> tuple[Node, ...]:
        """The units of one level from one to another; raises TargetMissingError."""
        one, other = self.find(first), self.find(last)
        level = self.level(first[:-1], one.kind)
        if other not in level or level.index(other) <= level.index(one):
            raise TargetMissingError(f"the base has no row from {said(first)} to {said(last)}")
        return tuple(level[level.index(one) : level.index(other) + 1])

    def has(self, path: UnitPath) -> bool:
        """Whether there is a unit of this path."""
        return path in self._by_path

    def after(self, node: Node) -> Node | None:
        """The next unit of its kind at its level."""
        level = self.level(node.path[:-1], node.kind)
        at = level.index(node) if node in level else len(level)
        return level[at + 1] if at + 1 < len(level) else None

    def level(self, above: UnitPath, kind: UnitKind) -> list[Node]:
        """All units of a kind below a path, in the order of the text."""
        return [node for node in self._levels.get(above, ()) if node.kind is kind]

    def labels(self, above: UnitPath, kind: UnitKind) -> list[str]:
        """Their labels, as paths have them."""
        return [node.path[-1].label for node in self.level(above, kind)]

    def place(self, path: UnitPath) -> tuple[Node, Position]:
        """Beside which unit one with this new path belongs; raises TargetMissingError."""
        above, step = path[:-1], path[-1]
        level = self.level(above, step.kind)
        if not level:
            return self._first_of_kind(path)
        found = place_of(step.label, [node.path[-1].label for node in level])
        if found is None:
            raise TargetMissingError(f"the base has nothing beside which {said(path)} could stand")
        return level[found[0]], found[1]

    def slot(self, path: UnitPath) -> tuple[Node, Position] | None:
        """The same, and ``None`` where a unit has this path, or where its number is one of the row (5 after 4)."""
        level = self.labels(path[:-1], path[-1].kind)
        return self.place(path) if path not in self._by_path and place_of(path[-1].label, level) else None

    def _first_of_kind(self, path: UnitPath) -> tuple[Node, Position]:
        """Where a unit stands that is the first of its kind: citations, then recitals, then all else."""
        above, kind = path[:-1], path[-1].kind
        if above:
            return self.find(above), Position.END
        earlier = [node for node in self.top if _order(node.kind) <= _order(kind)]
        if not self.top:
            raise TargetMissingError(f"the base has nothing beside which {said(path)} could stand")
        return (earlier[-1], Position.AFTER) if earlier else (self.top[0], Position.BEFORE)


_PREAMBLE = (UnitKind.CITATION, UnitKind.RECITAL)


def _order(kind: UnitKind) -> int:
    return _PREAMBLE.index(kind) if kind in _PREAMBLE else len(_PREAMBLE)


TITLE: UnitPath = (UnitStep(UnitKind.TITLE),)


def title_node(title: str) -> Node:
    """The title of a text as a unit."""
    return Node(Provision(ProvisionKind.OTHER, EId("title"), "", title), TITLE, (), -1, -1)


def said(path: UnitPath) -> str:
    """A path for a message: ``paragraph 4, point b``."""
    return ", ".join(f"{step.kind} {step.label}".strip() for step in path)


def is_counted(kind: UnitKind) -> bool:
    """Whether units of a kind print no number, so that the number in a location is only counted."""
    return kind in UNLABELLED
