"""Steps to sheets: for each amendment where it stands, what its two columns print, and the operations it asks for."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from akoma.errors import AmendmentError
from differ.amendments import draft_edits as edits
from differ.amendments.draft_edits import Operations
from differ.amendments.draft_labels import is_inserted, labels_after, labels_before, ordinals_of
from differ.amendments.draft_level import Join, Place, Split
from differ.amendments.draft_plan import Insert, Move, Recast, Remove, Reword, Step
from differ.amendments.draft_spots import Base, Spot, is_counted
from differ.amendments.draft_tree import Node, Part, new_unit
from differ.amendments.draft_units import Printed
from differ.amendments.operation import Position, UnitKind, UnitPath, UnitStep


@dataclass(frozen=True, slots=True)
class Sheet:
    """One amendment before it has a number. ``rank``: where it stands in the order of the base.

    ``right`` is empty where all goes. ``anchor``: eId of the unit that is amended, or beside which new ones stand.
    """

    rank: tuple[int, int, int]
    spot: Spot
    operations: Operations
    left: tuple[Printed, ...]
    right: tuple[Printed, ...]
    anchor: str


class Drafter:
    """Turns steps into amendments."""

    def __init__(self, base: Base, language: str) -> None:
        self._base = base
        self._language = language
        self._given: defaultdict[UnitPath, set[UnitStep]] = defaultdict(set)
        self._ordinals = ordinals_of(language, (node.label for top in base.top for node in top.walk()))
        self._come = 0

    def sheets(self, steps: Sequence[Step]) -> Iterator[Sheet]:
        """One or two for each step: a heading and the words below it are amended each by itself."""
        for step in steps:
            match step:
                case Reword():
                    yield from self._reword(step.old, step.new)
                case Recast():
                    yield self._recast(step.old, step.new)
                case Remove():
                    yield self._remove(step.old)
                case Insert():
                    yield self._insert(step)
                case Move():
                    yield from self._move(step)
                case Split():
                    yield from self._split(step)
                case Join():
                    said = (edits.join(step.old[0], step.old[-1]),)
                    right = (Printed(step.new, label=step.old[0].label),)
                    yield self._sheet(step.old[0], said, right, left=tuple(map(Printed, step.old)))

    def _sheet(
        self,
        node: Node,
        said: Operations,
        right: tuple[Printed, ...],
        part: Part = Part.WHOLE,
        left: tuple[Printed, ...] = (),
    ) -> Sheet:
        rank = (node.rank, 0, list(Part).index(part))
        return Sheet(rank, Spot(node.path, part=part), said, left or (Printed(node, part),), right, node.unit.eid)

    def _remove(self, node: Node) -> Sheet:
        return self._sheet(node, (edits.repeal(node),), ())

    def _reword(self, old: Node, new: Node) -> Iterator[Sheet]:
        if not old.children and (old.unit.text or not old.unit.heading):
            wanted = replace(new_unit(new, old.label), children=())
            said = edits.edit(old, wanted, self._language)
            yield self._sheet(old, said, (Printed(new, Part.INTRODUCTION, old.label),))
            return
        if old.unit.heading != new.unit.heading:
            said = edits.rename(old, new.unit.heading)
            right = (Printed(new, Part.HEADING),) if new.unit.heading else ()
            yield self._sheet(old, said, right, Part.HEADING)
        if old.unit.text != new.unit.text:
            said = edits.reword(old, new.unit.text, self._language)
            right = (Printed(new, Part.INTRODUCTION, old.label),) if new.unit.text else ()
            yield self._sheet(old, said, right, Part.INTRODUCTION)

    def _recast(self, old: Node, new: Node) -> Sheet:
        said = edits.edit(old, new_unit(new, old.label), self._language)
        return self._sheet(old, said, (Printed(new, label=old.label),))

    def _insert(self, step: Insert) -> Sheet:
        """New units; the label that one gets says where it stands, if there is such a label."""
        anchor, position = self._anchor(step.place)
        found = self._labelled(step.new[0], anchor, position) if len(step.new) == 1 else None
        if found:
            path, anchor, position = found
            spot, labels = Spot(path, is_new=True), [path[-1].label]
        else:
            spot = Spot(anchor.path, beside=position)
            labels = [self._free_label(node, anchor, position) for node in step.new]
        pairs = list(zip(step.new, labels, strict=True))
        units = [new_unit(node, "" if is_counted(node.kind) else label) for node, label in pairs]
        right = tuple(Printed(node, label="" if is_counted(node.kind) else label) for node, label in pairs)
        said = (edits.insert(anchor, position, units),)
        return Sheet(self._rank(anchor, position), spot, said, (), right, anchor.unit.eid)

    def _free_label(self, node: Node, anchor: Node, position: Position) -> str:
        """A label that no other unit has, for one whose place the location tells; none for a kind that prints none."""
        if is_counted(node.kind):
            return ""
        above = anchor.path if position is Position.END else anchor.path[:-1]
        level = self._base.level(above, node.kind)
        taken = self._taken(above, node.kind)
        earlier = [one for one in level if one.rank < anchor.rank or (one is anchor and position is Position.AFTER)]
        if not level:
            label = node.label
        elif earlier:
            label = next(labels_after(earlier[-1].path[-1].label, taken, self._ordinals))
        else:
            label = next(labels_before(level[0].path[-1].label, taken, self._ordinals))
        self._given[above].add(UnitStep(node.kind, label))
        return label

    def _taken(self, above: UnitPath, kind: UnitKind) -> set[str]:
        """Labels of the base, and those given to new units already."""
        given = (step.label for step in self._given[above] if step.kind is kind)
        return {*self._base.labels(above, kind), *given}

    def _anchor(self, place: Place) -> tuple[Node, Position]:
        if place.unit is None:
            raise AmendmentError("the old text holds no provision", "amendments need something to amend")
        return place.unit, place.position

    def _labelled(self, node: Node, anchor: Node, position: Position) -> tuple[UnitPath, Node, Position] | None:
        """A path for a new unit from which a reader finds the very place; ``None`` where there is none."""
        for label, beside, side in self._candidates(node, anchor, position):
            above = anchor.path if position is Position.END else anchor.path[:-1]
            path = (*above, UnitStep(node.kind, label))
            if not self._base.has(path) and self._base.place(path) == (beside, side):
                self._given[above].add(path[-1])
                return path, beside, side
        return None

    def _candidates(self, node: Node, anchor: Node, position: Position) -> Iterator[tuple[str, Node, Position]]:
        above = anchor.path if position is Position.END else anchor.path[:-1]
        taken = self._taken(above, node.kind)
        if not self._base.level(above, node.kind):
            own = node.label or next(str(n) for n in count(1) if str(n) not in taken)
            yield own, anchor, position
        if anchor.kind is not node.kind or position is Position.END:
            return
        here = anchor.path[-1].label
        if position is Position.BEFORE:
            yield next(labels_before(here, taken, self._ordinals)), anchor, position
            return
        if is_inserted(node.label) and node.label not in taken:
            yield node.label, anchor, position
        yield next(labels_after(here, taken, self._ordinals)), anchor, position
        behind = self._base.after(anchor)
        if behind is not None and behind.rank == anchor.last + 1:
            yield next(labels_before(behind.path[-1].label, taken, self._ordinals)), behind, Position.BEFORE

    def _rank(self, anchor: Node, position: Position) -> tuple[int, int, int]:
        """Where it stands in the order of the text; what comes at one place keeps its order."""
        self._come += 1
        return (anchor.rank, -1, self._come) if position is Position.BEFORE else (anchor.last, 1, self._come)

    def _move(self, step: Move) -> Iterator[Sheet]:
        found = self._labelled(step.old, *self._anchor(step.place))
        if found is None:
            yield self._remove(step.old)
            yield self._insert(Insert((step.new,), step.place))
            return
        path, anchor, position = found
        words = edits.edit(step.old, new_unit(step.new, step.old.label), self._language)
        said = (edits.move(step.old, anchor, position), *words)
        yield self._sheet(step.old, said, (Printed(step.new, label=path[-1].label),))

    def _split(self, step: Split) -> Iterator[Sheet]:
        old, (first, second) = step.old, step.new
        said = edits.split(old, first.unit.text)
        found = self._labelled(second, old, Position.AFTER) if said else None
        if said and found and found[2] is Position.AFTER:
            right = (Printed(first, label=old.label), Printed(second, label=found[0][-1].label))
            yield self._sheet(old, (said,), right)
        else:
            yield from self._reword(old, first)
            yield self._insert(Insert((second,), Place(old, Position.AFTER)))
