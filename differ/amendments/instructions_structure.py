"""Units that are moved, exchanged, split, merged or numbered anew."""

import re
from collections.abc import Sequence

from differ.amendments.instructions_task import Refused, Task, object_of, path_of
from differ.amendments.instructions_values import Spot
from differ.amendments.operation import (
    Operation,
    OperationKind,
    Position,
    Selection,
    SentenceOf,
    UnitKind,
    UnitPath,
    UnitStep,
    Words,
)

MOST_UNITS = 200
"""Units that one renumbering may name."""

JOINT = "replace the first by the joint text and delete the others"
"""What to write instead of a merger that is refused."""


def _units(task: Task, name: str) -> list[tuple[UnitPath, UnitPath]]:
    """The units that a command names, each with the last one of its range."""
    target = task.target(name)
    if target is None or target.words is not None:
        raise Refused("it names words where units are needed")
    found: list[tuple[UnitPath, UnitPath]] = []
    for span in target.spans:
        spot, path = object_of(task, span)
        if spot.part is not None or task.place.spot.part is not None:
            raise Refused("it names a part of a unit where a unit is needed")
        found.append((path, path_of(task, span.upto)))
    return found


def on_move(task: Task) -> None:
    """A unit, or a row of units, to another place."""
    moved = _units(task, "old")
    if len(moved) != 1:
        raise Refused("it moves several units", "name the first and the last of a row, or make several amendments")
    path, upto = moved[0]
    position = Position(task.clause.get("position"))
    if task.target("anchor") is not None:
        destination = _units(task, "anchor")
        if len(destination) != 1 or destination[0][1]:
            raise Refused("it moves a unit to several places")
        home = _beside(path, destination[0][0])
    else:
        spots = [value for value in task.clause.every("home") if isinstance(value, Spot)]
        if any(spot.part for spot in spots):
            raise Refused("it moves a unit into a part of a unit")
        home = spots[0].path if spots else (UnitStep(UnitKind.TEXT),)
    task.add(Operation(OperationKind.MOVE, path, upto=upto, destination=home, position=position))
    task.state.lost = True


def _beside(path: UnitPath, home: UnitPath) -> UnitPath:
    """Where a unit goes: "move point (c) of paragraph 3 before point (a)" means point (a) of the same paragraph."""
    is_bare = len(home) == 1 < len(path) and home[0].kind is path[-1].kind
    return (*path[:-1], *home) if is_bare else home


def _pair(task: Task) -> tuple[UnitPath, UnitPath]:
    """The two units that a command names, or the first and last of a row."""
    named = _units(task, "old") + (_units(task, "other") if task.target("other") else [])
    match named:
        case [(first, last)] if last:
            return first, last
        case [(first, ()), (second, ())]:
            return first, second
    raise Refused("it does not name two units")


def on_swap(task: Task) -> None:
    """Two units take the place of each other."""
    first, second = _pair(task)
    target = task.target("old")
    if target and len(target.spans) == 1 and target.spans[0].upto:
        raise Refused("it exchanges a row of units")
    task.add(Operation(OperationKind.MOVE, first, upto=second))
    task.state.lost = True


def on_join(task: Task) -> None:
    """Two units, or a row of them, become one."""
    target = task.target("old")
    if target and len(target.spans) > 2:  # noqa: PLR2004 - a row is named by its first and last
        first, last = _row([path for path, _ in _units(task, "old")])
    else:
        first, last = _pair(task)
    task.add(Operation(OperationKind.JOIN, first, upto=last))
    task.state.lost = True


def _row(paths: Sequence[UnitPath]) -> tuple[UnitPath, UnitPath]:
    """The first and last of units whose labels count on."""
    labels = [path[-1].label for path in paths]
    if labels != counted(labels[0], labels[-1], JOINT):
        raise Refused("the units do not stand side by side", JOINT)
    return paths[0], paths[-1]


def on_split(task: Task) -> None:
    """A unit ends behind or before some words, and another begins."""
    units, anchor = _units(task, "old"), task.target("anchor")
    position = Position(task.clause.get("position"))
    if len(units) != 1 or units[0][1] or anchor is None:
        raise Refused("it splits several units")
    if isinstance(anchor.words, Words) and not anchor.more:
        selection: Selection = anchor.words
    elif len(anchor.spans) == 1 and isinstance(anchor.spans[0].spot.part, SentenceOf) and not anchor.spans[0].spot.path:
        selection = anchor.spans[0].spot.part
    else:
        raise Refused("it does not say after which words the unit is split")
    task.add(Operation(OperationKind.SPLIT, units[0][0], selection, position=position))
    task.state.lost = True


def on_renumber(task: Task) -> None:
    """What says "renumber accordingly" and no more."""
    task.add(Operation(OperationKind.RENUMBERING, ()))


def on_relabel(task: Task) -> None:
    """Units get new numbers."""
    old = [path for path, upto in _units(task, "old") for path in _all_of(path, upto)]
    pairs = next(value for value in task.clause.every("target_labels") if isinstance(value, tuple))
    new = [label for first, last in pairs for label in (counted(first, last) if last else [first])]
    if len(old) != len(new):
        raise Refused(f"it gives {len(new)} new numbers for {len(old)} units")
    if len(old) > MOST_UNITS:
        raise Refused(f"it numbers {len(old)} units anew, and {MOST_UNITS} are the most", "divide it")
    for path, label in zip(old, new, strict=True):
        task.add(Operation(OperationKind.RENUMBERING, path, label=label))
    task.state.lost = True


def _all_of(path: UnitPath, upto: UnitPath) -> list[UnitPath]:
    if not upto:
        return [path]
    labels = counted(path[-1].label, upto[-1].label)
    return [(*path[:-1], UnitStep(path[-1].kind, label)) for label in labels]


def counted(first: str, last: str, hint: str = "name each") -> list[str]:
    """The labels from one to another: 2 to 4, B to D, (a) to (c); refused with the hint where that cannot be."""
    if first.isdigit() and last.isdigit():
        numbers = range(int(first), int(last) + 1)
        if 0 < len(numbers) <= MOST_UNITS:
            return [str(number) for number in numbers]
    if re.fullmatch(r"[a-z]{2}|[A-Z]{2}", first + last) and first <= last:
        return [chr(code) for code in range(ord(first), ord(last) + 1)]
    raise Refused(f"what stands between {first} and {last} cannot be counted", hint)
