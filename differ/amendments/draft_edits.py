"""The operations that make one unit of a text what an amendment wants it to be.

Used by the drafter, which knows both texts, and by the reader of two columns, which knows the base and the right
column: so what is drafted and what is read from the draft is the same by construction.
"""

from collections.abc import Sequence

from differ.amendments.draft_tree import Node
from differ.amendments.draft_words import word_operations, words_before
from differ.amendments.operation import (
    HeadingOf,
    IntroductoryPart,
    NewUnit,
    Operation,
    OperationKind,
    Position,
    UnitKind,
    WholeUnit,
    Words,
)
from differ.classify import RECAST_BELOW
from differ.words import similarity

Operations = tuple[Operation, ...]


def edit(node: Node, wanted: NewUnit, language: str) -> Operations:
    """The unit becomes another, with all below it; its label stays. Nothing to do gives no operations."""
    if _shape(node) != _wanted_shape(wanted) or not all(one.path for one in node.walk()):
        return (replace_whole(node, wanted),)
    return _unit_edits(node, wanted, language)


def _unit_edits(node: Node, wanted: NewUnit, language: str) -> Operations:
    """Heading, own words and inner units, each by itself."""
    words = reword(node, wanted.text, language)
    if any(one.kind is OperationKind.REPLACEMENT for one in words):
        return (replace_whole(node, wanted),)
    found = [*rename(node, wanted.heading), *words]
    for child, other in zip(node.children, wanted.children, strict=True):
        found += _unit_edits(child, other, language)
    return tuple(found)


def rename(node: Node, heading: str) -> Operations:
    """The unit gets another heading, which is given as a whole."""
    if heading == node.unit.heading:
        return ()
    if not heading:
        return (Operation(OperationKind.REPEAL, node.path, HeadingOf()),)
    return (Operation(OperationKind.SUBSTITUTION, node.path, HeadingOf(), words=heading),)


def reword(node: Node, text: str, language: str) -> Operations:
    """The unit's own words become others; as a whole where most of them change or quotations cannot say it."""
    old = node.unit.text
    if text == old:
        return ()
    light = old and text and similarity(old, text, RECAST_BELOW) >= RECAST_BELOW
    said = word_operations(node.path, old, text, language, beside(node)) if light else None
    return said or (_own_words(node, text),)


def _own_words(node: Node, text: str) -> Operation:
    """All words of the unit, but for its heading and what stands below it."""
    if node.kind is UnitKind.TITLE:
        return Operation(OperationKind.SUBSTITUTION, node.path, WholeUnit(), words=text)
    if not (node.children or node.kind is UnitKind.SUBHEADING):
        return replace_whole(node, NewUnit(node.kind, node.label, text, node.unit.heading))
    if text:
        return Operation(OperationKind.SUBSTITUTION, node.path, IntroductoryPart(), words=text)
    return Operation(OperationKind.REPEAL, node.path, IntroductoryPart())


def replace_whole(node: Node, wanted: NewUnit) -> Operation:
    """The unit gives way to another under the same label."""
    unit = NewUnit(node.kind, node.label, wanted.text, wanted.heading, wanted.children)
    return Operation(OperationKind.REPLACEMENT, node.path, units=(unit,))


def repeal(node: Node) -> Operation:
    """The unit goes."""
    return Operation(OperationKind.REPEAL, node.path)


def insert(anchor: Node, position: Position, units: Sequence[NewUnit]) -> Operation:
    """Units come beside or into another."""
    return Operation(OperationKind.INSERTION, anchor.path, units=tuple(units), position=position)


def move(node: Node, anchor: Node, position: Position) -> Operation:
    """The unit goes beside another one."""
    return Operation(OperationKind.MOVE, node.path, destination=anchor.path, position=position)


def split(node: Node, first: str) -> Operation | None:
    """The unit ends after ``first``, with which it begins; ``None`` where no quotation says where that is."""
    words = words_before(node.unit.text, len(first))
    if words is None:
        return None
    return Operation(OperationKind.SPLIT, node.path, Words(words), position=Position.AFTER)


def join(first: Node, last: Node) -> Operation:
    """Units become one."""
    return Operation(OperationKind.JOIN, first.path, upto=last.path)


def beside(node: Node) -> list[str]:
    """Texts of the unit beside its own words, in which quoted words might be looked for too."""
    below = (one.unit for one in node.walk())
    return [text for unit in below for text in (unit.heading, unit.text) if text and text is not node.unit.text]


def _shape(node: Node) -> tuple[object, ...]:
    """The kinds and labels of what stands below a unit."""
    return tuple((child.kind, child.label, _shape(child)) for child in node.children)


def _wanted_shape(unit: NewUnit) -> tuple[object, ...]:
    return tuple((child.kind, child.label, _wanted_shape(child)) for child in unit.children)
