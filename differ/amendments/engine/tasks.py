"""What amendments come to on the base: cuts in the words of units, and changes to whole units. All at base places."""

from dataclasses import dataclass

from differ.amendments.draft_tree import Node
from differ.amendments.operation import NewUnit, Operation, Position

Span = tuple[int, int]

TEXT, HEADING = "text", "heading"
TITLE_RANK = -1
"""The rank of the title, which stands before all units."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whose change it is: the number of the amendment, its place among all, and the operation."""

    amendment: str
    order: int
    operation: Operation


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters ``start`` to ``end`` of a unit's text or heading give way to ``words``.

    ``core``: what was quoted, without the space that goes with it; of an insertion the words that it stands beside.
    ``is_insertion``: nothing goes.
    """

    source: Source
    rank: int
    field: str
    start: int
    end: int
    words: str
    core: Span
    is_insertion: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """Units that are deleted with all below them."""

    source: Source
    node: Node


@dataclass(frozen=True, slots=True)
class Recast:
    """A unit that gives way to others, with all below it."""

    source: Source
    node: Node
    units: tuple[NewUnit, ...]


@dataclass(frozen=True, slots=True)
class Come:
    """New units beside or inside a unit of the base; ``None``: the text has no unit, or its end is meant."""

    source: Source
    node: Node | None
    position: Position
    units: tuple[NewUnit, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Units that go elsewhere: in a row, beside or inside ``there``."""

    source: Source
    nodes: tuple[Node, ...]
    there: Node | None
    position: Position


@dataclass(frozen=True, slots=True)
class Swapped:
    """Two units that change places."""

    source: Source
    one: Node
    other: Node


@dataclass(frozen=True, slots=True)
class Parted:
    """A unit that is split at a place of its text."""

    source: Source
    node: Node
    at: int


@dataclass(frozen=True, slots=True)
class Joined:
    """Units that become one, in the place of the first."""

    source: Source
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Relabelled:
    """A unit that gets another number; without a unit: all are counted again."""

    source: Source
    node: Node | None
    label: str


Task = Cut | Gone | Recast | Come | Moved | Swapped | Parted | Joined | Relabelled
