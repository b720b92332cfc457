"""Numbers that counting again would not give: such units are renumbered by amendments of their own.

old 1 2 3, new 1 2 5: counted again the last would be 3, so an amendment gives paragraph 3 the number 5
"""

from collections.abc import Collection, Iterator, Mapping

from akoma.eid import number_part
from akoma.model import EId
from differ.amendments.draft_labels import is_inserted
from differ.amendments.draft_sheets import Sheet
from differ.amendments.draft_spots import Base, Spot
from differ.amendments.draft_tree import Node
from differ.amendments.draft_units import Printed
from differ.amendments.engine.numbering import final, shapes_of
from differ.amendments.engine.units import Unit, of_base
from differ.amendments.operation import Operation, OperationKind

LAST = 3
"""Behind everything else that is said of a unit."""


def renumbered(base: Base, wanted: Base, origins: Mapping[EId, Node]) -> Iterator[Sheet]:
    """One sheet for each unit of the base that needs a number of its own.

    ``origins``: units of the base that go on in the new text, by their eIds there. None where counting again gives the
    numbers of the new text, or where every unit that stays keeps its number and the new ones stand between them.
    """
    news = [node for top in wanted.top for node in top.walk()]
    kept = all(origins[node.unit.eid].label == node.label for node in news if node.unit.eid in origins)
    if kept and all(is_inserted(node.label) for node in news if node.label and node.unit.eid not in origins):
        return
    given: dict[EId, str] = {}
    while True:
        counted = [unit.label for top in _counted(base, wanted, origins, given) for unit in top.walk()]
        differing = (one for one, label in zip(news, counted, strict=True) if one.label and one.label != label)
        node = next(differing, None)
        origin = origins.get(node.unit.eid) if node else None
        if node is None or origin is None or not origin.path or node.unit.eid in given:
            return
        given[node.unit.eid] = node.label
        yield _sheet(origin, node.label)


def _counted(base: Base, wanted: Base, origins: Mapping[EId, Node], given: Mapping[EId, str]) -> list[Unit]:
    """The units of the new text, counted again as whoever applies the amendments does it."""
    units = [_unit(node, origins, given) for node in wanted.top]
    olds = [of_base(node) for node in base.top]
    final(units, shapes_of(units) | shapes_of(olds), olds)
    return units


def _unit(node: Node, origins: Mapping[EId, Node], given: Collection[EId]) -> Unit:
    unit = of_base(node)
    unit.node = origins.get(node.unit.eid)
    unit.is_relabelled = node.unit.eid in given
    unit.children = [_unit(child, origins, given) for child in node.children]
    return unit


def _sheet(node: Node, label: str) -> Sheet:
    said = (Operation(OperationKind.RENUMBERING, node.path, label=number_part(label)),)
    right = (Printed(node, label=label),)
    return Sheet((node.rank, 0, LAST), Spot(node.path), said, (Printed(node),), right, node.unit.eid)
