"""A text as amendments see it: units that can be named, each with the path by which an instruction names it.

A subheading and the paragraphs below it stand beside each other here, for amendments name a paragraph by its number
alone and a subheading is amended without what stands below it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from akoma.eid import COUNTED, number_part
from akoma.model import Expression, Provision, ProvisionKind
from differ.amendments.operation import NewUnit, UnitKind, UnitPath, UnitStep

KINDS = {
    ProvisionKind.CITATION: UnitKind.CITATION,
    ProvisionKind.RECITAL: UnitKind.RECITAL,
    ProvisionKind.PARAGRAPH: UnitKind.PARAGRAPH,
    ProvisionKind.SUBPARAGRAPH: UnitKind.SUBPARAGRAPH,
    ProvisionKind.POINT: UnitKind.POINT,
    ProvisionKind.INDENT: UnitKind.INDENT,
    ProvisionKind.SUBHEADING: UnitKind.SUBHEADING,
    ProvisionKind.ARTICLE: UnitKind.ARTICLE,
    ProvisionKind.SECTION: UnitKind.SECTION,
    ProvisionKind.SUBSECTION: UnitKind.SUBSECTION,
    ProvisionKind.CHAPTER: UnitKind.CHAPTER,
    ProvisionKind.PART: UnitKind.PART,
    ProvisionKind.ANNEX: UnitKind.ANNEX,
    ProvisionKind.DEFINITION: UnitKind.DEFINITION,
    ProvisionKind.ROW: UnitKind.ROW,
    # Words after points are a further block of their unit to those who amend it.
    ProvisionKind.WRAPUP: UnitKind.SUBPARAGRAPH,
    ProvisionKind.LEVEL: UnitKind.POINT,
}
"""The word of an instruction for each kind of provision; all others are :data:`UnitKind.OTHER`, which none can name."""

NAMELESS = frozenset({UnitKind.OTHER, UnitKind.ROW, UnitKind.DEFINITION})
"""Kinds that no location line names: the unit above them is amended as a whole."""

GROUPS = frozenset(
    {
        ProvisionKind.SUBHEADING, ProvisionKind.CHAPTER, ProvisionKind.PART, ProvisionKind.TITLE, ProvisionKind.BOOK,
        ProvisionKind.DIVISION,
    }
)  # fmt: skip
"""Kinds through which numbering runs on: what stands below them is named without them."""


class Part(StrEnum):
    """What of a unit an amendment concerns."""

    WHOLE = "whole"
    HEADING = "heading"
    INTRODUCTION = "introduction"


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A unit of a text. ``path`` is empty where no instruction could name it, or could mean another unit by it.

    ``rank`` is its place in document order; ``last`` that of the last unit below it.
    """

    unit: Provision
    path: UnitPath
    children: tuple["Node", ...]
    rank: int
    last: int

    @property
    def kind(self) -> UnitKind:
        """What instructions call it."""
        if self.path and self.path[-1].kind is UnitKind.TITLE:
            return UnitKind.TITLE
        return KINDS.get(self.unit.kind, UnitKind.OTHER)

    @property
    def label(self) -> str:
        """Its printed number, bare; empty where it prints none."""
        return number_part(self.unit.num) if self.unit.num else ""

    def walk(self) -> Iterator["Node"]:
        """This unit and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def units_of(expression: Expression) -> tuple[Node, ...]:
    """The units at the top of a text, subheadings beside what stands below them."""
    ranks = iter(range(sum(1 for _ in expression.walk())))
    raw = _siblings(expression.provisions, (), ranks)
    counts = Counter(node.path for top in raw for node in top.walk())
    return tuple(_named(node, counts) for node in raw)


def _named(node: Node, counts: "Counter[UnitPath]") -> Node:
    """Without a path where another unit has the same one, or where a step of it names nothing."""
    nameless = counts[node.path] > 1 or any(step.kind in NAMELESS or not step.label for step in node.path)
    children = tuple(_named(child, counts) for child in node.children)
    return replace(node, path=() if nameless else node.path, children=children)


def _siblings(provisions: Sequence[Provision], above: UnitPath, ranks: Iterator[int]) -> tuple[Node, ...]:
    found: list[Node] = []
    ordinals: Counter[UnitKind] = Counter()
    _collect(provisions, above, ranks, ordinals, found)
    return tuple(found)


def _collect(
    provisions: Sequence[Provision],
    above: UnitPath,
    ranks: Iterator[int],
    ordinals: "Counter[UnitKind]",
    found: list[Node],
) -> None:
    """The units of one level; what stands below a subheading is of the same level."""
    for provision in provisions:
        rank = next(ranks)
        kind = KINDS.get(provision.kind, UnitKind.OTHER)
        ordinals[kind] += 1
        step = UnitStep(kind, _label(provision, ordinals[kind]))
        if provision.kind is ProvisionKind.SUBHEADING:
            found.append(Node(provision, (*above, step), (), rank, rank))
            _collect(provision.children, above, ranks, ordinals, found)
            continue
        inner = above if provision.kind in GROUPS else (*above, step)
        children = _siblings(provision.children, inner, ranks)
        last = max((child.last for child in children), default=rank)
        found.append(Node(provision, (*above, step), children, rank, last))


def _label(provision: Provision, ordinal: int) -> str:
    if provision.kind in COUNTED or provision.kind in ORDINAL:
        return str(ordinal)
    return number_part(provision.num) if provision.num else ""


ORDINAL = frozenset({ProvisionKind.SUBPARAGRAPH, ProvisionKind.WRAPUP, ProvisionKind.ROW})
"""Kinds beside those of :data:`akoma.eid.COUNTED` that print no number and are counted among their siblings."""


def new_unit(node: Node, label: str | None = None) -> NewUnit:
    """A unit as an amendment gives it, with all below it; ``label`` instead of its own."""
    children = tuple(new_unit(child) for child in node.children)
    given = node.label if label is None else label
    return NewUnit(node.kind, given, node.unit.text, node.unit.heading, children)
