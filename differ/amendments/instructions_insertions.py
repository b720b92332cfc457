"""Words, sentences and units that are inserted: operands bound by their role."""

from differ.amendments.instructions_changes import check_end, words_path
from differ.amendments.instructions_task import Refused, Task, object_of, settle
from differ.amendments.instructions_units import looks_like_sentence, new_units, new_words, opens_with_label, says_where
from differ.amendments.instructions_values import NUMBER, Addition, Span, Spot, Target, fits_in, is_nested, settled
from differ.amendments.operation import (
    Fashion,
    HeadingOf,
    NewUnit,
    Operation,
    OperationKind,
    Position,
    UnitKind,
    UnitPath,
    UnitStep,
    WholeUnit,
)


def on_insert(task: Task) -> None:
    """Beside words, beside a part of a unit, beside a unit, or at the beginning or end of one."""
    anchor, addition = task.target("anchor"), task.addition()
    if anchor is None:
        _insert_at(task, addition)
        return
    position = Position(task.clause.get("position"))
    if task.place.at or task.place.throughout:
        raise Refused("it names two places")
    if anchor.words is not None:
        _insert_beside_words(task, anchor, addition, position)
        return
    if len(anchor.spans) != 1 or anchor.spans[0].upto:
        raise Refused("it inserts beside several units", "name one")
    _insert_beside_unit(task, anchor.spans[0], addition, position)


def _insert_beside_words(task: Task, anchor: Target, addition: Addition, position: Position) -> None:
    assert anchor.words is not None
    check_end(task, anchor)
    if addition.sort == "unit" or addition.quotation.is_block or anchor.at:
        raise Refused("it inserts a unit beside words", "name the unit that it stands beside")
    settle(task)
    fashion = Fashion.SENTENCE if addition.sort == "sentence" else Fashion.WORDS
    path = words_path(task, anchor.words)
    task.add(
        Operation(
            OperationKind.INSERTION,
            path,
            anchor.words,
            words=new_words(addition),
            position=position,
            fashion=fashion,
            within=task.place.spot.part,
        )
    )


def _insert_beside_unit(task: Task, span: Span, addition: Addition, position: Position) -> None:
    spot, path = object_of(task, span)
    if spot.part is not None:
        _insert_beside_part(task, spot, path, addition, position)
        return
    if task.place.spot.part is not None:
        raise Refused("it names a part of a unit, and a unit in it")
    if addition.sort not in ("", "unit"):
        raise Refused("it does not say whether words or a unit are inserted beside the unit", "name the kind of unit")
    kind = _kind(addition, path)
    if not addition.sort and not opens_with_label(addition, kind):
        raise Refused("it does not say whether words or a unit are inserted beside the unit", "name the kind of unit")
    units = _announced(addition, kind)
    task.add(Operation(OperationKind.INSERTION, path, units=units, position=position))
    task.state.lost = True


def _kind(addition: Addition, beside: UnitPath) -> UnitKind:
    """The kind of a new unit; "Nummer" is a paragraph beside what stands at the top, a point beside anything else."""
    if addition.unit == NUMBER:
        return settled((*beside[:-1], UnitStep(UnitKind.OTHER)))[-1].kind
    return UnitKind(addition.unit) if addition.unit else settled(beside)[-1].kind


def _announced(addition: Addition, kind: UnitKind) -> tuple[NewUnit, ...]:
    units = new_units(addition, kind)
    if len(units) > 1 and addition.unit and not addition.is_plural:
        raise Refused("it gives several units where one is announced", "announce several")
    return units


def _insert_beside_part(task: Task, spot: Spot, path: UnitPath, addition: Addition, position: Position) -> None:
    """Beside a sentence, or beside the introductory part."""
    assert spot.part is not None
    if addition.sort in ("unit", "words") or isinstance(spot.part, HeadingOf):
        raise Refused("it inserts beside a part of a unit something that is no sentence")
    settle(task)
    task.add(
        Operation(
            OperationKind.INSERTION,
            path,
            spot.part,
            words=new_words(addition),
            position=position,
            fashion=Fashion.SENTENCE,
        )
    )


def _insert_at(task: Task, addition: Addition) -> None:
    """At the beginning or end of a unit, or where the new label says."""
    at, spot = task.place.at, task.place.spot
    if task.place.by_line:
        raise Refused("its place is given by page and line only", "name the words or the unit that it stands beside")
    if task.state.lost:
        raise Refused("it does not say where", "name the place in each command")
    if addition.sort == "unit":
        _insert_unit_at(task, addition, at)
        return
    if at is None:
        raise Refused("it does not say where in the unit the words are inserted")
    if not spot.path and not task.state.amends:
        raise Refused("it does not say at the end of which unit")
    if spot.path and spot.path[-1].kind is UnitKind.TEXT:
        raise Refused("it adds words to the whole text", "name the unit")
    if addition.quotation.is_block and addition.sort != "sentence":
        raise Refused("the words to be added are not in quotation marks")
    settle(task)
    words = new_words(addition)
    as_sentence = addition.sort == "sentence" or (not addition.sort and looks_like_sentence(words))
    task.add(
        Operation(
            OperationKind.INSERTION,
            spot.path,
            spot.part or WholeUnit(),
            words=words,
            position=at,
            fashion=Fashion.SENTENCE if as_sentence else Fashion.WORDS,
        )
    )


def _insert_unit_at(task: Task, addition: Addition, at: Position | None) -> None:
    path = task.place.spot.path
    kind = settled((*path, UnitStep(UnitKind.OTHER)))[-1].kind if addition.unit == NUMBER else UnitKind(addition.unit)
    if task.place.spot.part is not None:
        raise Refused("it inserts a unit in a part of a unit")
    units = _announced(addition, kind)
    if at is None:
        if len(units) > 1 or not says_where(units[0].label):
            raise Refused("it does not say where the new unit stands", "name the unit that it stands after")
        step = UnitStep(kind, units[0].label)
        outer = path if path and path[-1] == step else (*path, step)
        if not is_nested(outer):
            raise Refused("the new unit cannot stand in the place that is named")
        task.add(Operation(OperationKind.INSERTION, outer, units=units))
    else:
        home = path or (UnitStep(UnitKind.TEXT),)
        if not fits_in(kind, home[-1].kind):
            raise Refused("the new unit cannot stand in the place that is named")
        task.add(Operation(OperationKind.INSERTION, home, units=units, position=at))
    task.state.lost = True
