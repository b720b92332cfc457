"""A second, simple-minded applier, made from the description of the operations alone, to hold the drafter against.

It knows the kinds that a draft holds and no numbers: labels are the business of the engine.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from akoma.model import Expression
from differ.amendments.draft_spots import TITLE
from differ.amendments.draft_tree import Node, units_of
from differ.amendments.operation import (
    Amendment,
    HeadingOf,
    IntroductoryPart,
    NewUnit,
    Operation,
    OperationKind,
    Position,
    UnitPath,
    WholeUnit,
    Words,
)

Shown = tuple[str, str, str, tuple[object, ...]]
"""A unit: kind, text, heading, units below it."""


@dataclass
class _Unit:
    kind: str
    text: str
    heading: str
    children: list["_Unit"]
    cuts: list[tuple[int, int, str]] = field(default_factory=list)
    before: list["_Unit"] = field(default_factory=list)
    after: list["_Unit"] = field(default_factory=list)
    gone: bool = False
    split_at: int = 0
    joined: "_Unit | None" = None


class Oracle:
    def __init__(self, base: Expression) -> None:
        self.paths: dict[UnitPath, _Unit] = {}
        self.top = [self._unit(node) for node in units_of(base)]
        self.title = _Unit("title", base.title, "", [])
        self.paths[TITLE] = self.title

    def _unit(self, node: Node) -> _Unit:
        unit = _Unit(node.kind.value, node.unit.text, node.unit.heading, [self._unit(c) for c in node.children])
        if node.path:
            self.paths[node.path] = unit
        return unit

    def apply(self, amendments: Sequence[Amendment]) -> tuple[str, list[Shown]]:
        for amendment in amendments:
            for operation in amendment.operations:
                self._one(operation)
        return _words(self.title), shown(self.top)

    def _one(self, op: Operation) -> None:
        unit = self.paths[op.path]
        if isinstance(op.selection, Words) and op.kind is not OperationKind.SPLIT:
            unit.cuts.append(_cut(unit, op, op.selection))
        elif isinstance(op.selection, Words):
            unit.split_at = _found(unit, op.selection.text)[1]
        elif isinstance(op.selection, HeadingOf):
            unit.heading = op.words
        elif isinstance(op.selection, IntroductoryPart) or unit is self.title:
            unit.text = op.words
        else:
            assert isinstance(op.selection, WholeUnit)
            self._whole(unit, op)

    def _whole(self, unit: _Unit, op: Operation) -> None:
        match op.kind:
            case OperationKind.REPEAL:
                unit.gone = True
            case OperationKind.REPLACEMENT:
                (new,) = op.units
                unit.text, unit.heading, unit.children = new.text, new.heading, [_made(c) for c in new.children]
            case OperationKind.INSERTION:
                _put(unit, op.position, [_made(new) for new in op.units])
            case OperationKind.MOVE:
                copy = _Unit(unit.kind, unit.text, unit.heading, unit.children, unit.cuts)
                unit.gone = True
                self.paths[op.path] = copy
                _put(self.paths[op.destination], op.position, [copy])
            case OperationKind.JOIN:
                unit.joined = self.paths[op.upto]
                unit.joined.gone = True
            case OperationKind.RENUMBERING:
                pass  # it knows no numbers
            case _:
                raise AssertionError(op.kind)


def _put(unit: _Unit, position: Position | None, new: list[_Unit]) -> None:
    {Position.BEFORE: unit.before, Position.AFTER: unit.after, Position.END: unit.children}[position].extend(new)  # type: ignore[index]


def _made(new: NewUnit) -> _Unit:
    return _Unit(new.kind.value, new.text, new.heading, [_made(child) for child in new.children])


def _found(unit: _Unit, quoted: str) -> tuple[int, int]:
    before = r"(?<!\w)" if quoted[0].isalnum() else ""
    after = r"(?!\w)" if quoted[-1].isalnum() else ""
    hits = [m.span(1) for m in re.finditer(rf"(?={before}({re.escape(quoted)}){after})", unit.text)]
    assert len(hits) == 1, (quoted, unit.text)
    return hits[0]


def _cut(unit: _Unit, op: Operation, words: Words) -> tuple[int, int, str]:
    start, end = _found(unit, words.text)
    if op.kind is OperationKind.INSERTION:
        if op.position is Position.BEFORE:
            return start, start, op.words + " "
        return end, end, op.words if op.words[0] in ",;.:" else " " + op.words
    if op.kind is OperationKind.REPEAL:
        if unit.text[end : end + 1] == " ":
            end += 1
        elif unit.text[start - 1 : start] == " ":
            start -= 1
    return start, end, op.words


def _words(unit: _Unit) -> str:
    text = unit.text
    for start, end, words in sorted(unit.cuts, reverse=True):
        text = text[:start] + words + text[end:]
    return text.strip()


def shown(units: Sequence[_Unit]) -> list[Shown]:
    found: list[Shown] = []
    for unit in units:
        found += shown(unit.before)
        if not unit.gone:
            text = _words(unit)
            if unit.joined:
                text += " " + unit.joined.text
            inner = tuple(shown(unit.children))
            texts = [text[: unit.split_at], text[unit.split_at :].strip()] if unit.split_at else [text]
            found += [(unit.kind, one, unit.heading, inner) for one in texts]
        found += shown(unit.after)
    return found


def content(expression: Expression) -> tuple[str, list[Shown]]:
    return expression.title, shown(Oracle(expression).top)
