"""Words, parts and units that are replaced or deleted."""

from dataclasses import replace

from akoma.diagnostics import warning
from differ.amendments.instructions_task import Refused, Task, object_of, part_of, path_of, settle
from differ.amendments.instructions_units import new_units, new_words
from differ.amendments.instructions_values import NUMBER, Addition, Span, Target, settled
from differ.amendments.operation import (
    ALL,
    LAST,
    Fashion,
    Operation,
    OperationKind,
    Position,
    SentenceOf,
    Stretch,
    UnitKind,
    UnitPath,
    UnitStep,
    WholeUnit,
    Words,
)


def _selection(task: Task, words: Words | Stretch) -> Words | Stretch:
    if not task.place.throughout:
        return words
    if not isinstance(words, Words) or words.occurrence not in (None, ALL):
        raise Refused("it says “throughout” of words that can stand in one place only")
    return replace(words, occurrence=ALL)


def _word_change(task: Task, target: Target, kind: OperationKind, words: str) -> Operation:
    """Quoted words of the base, replaced or deleted."""
    assert target.words is not None
    selection = _selection(task, target.words)
    check_end(task, target)
    position = target.at or task.place.at
    if target.at and task.place.at and target.at is not task.place.at:
        raise Refused("it names two places")
    if position and isinstance(selection, Words):
        if selection.occurrence is not None:
            raise Refused("it names two places")
        selection = replace(selection, occurrence=LAST if position is Position.END else 1)
    elif position:
        raise Refused("it names two places")
    path = words_path(task, selection)
    return Operation(kind, path, selection, words=words, position=position, within=task.place.spot.part)


def check_end(task: Task, target: Target) -> None:
    """Raise where it says "to the end of the subsection", and no subsection is named."""
    if target.more:
        raise Refused("it names several words where one change is made", "make several commands")
    path = settled(task.place.spot.path)
    if target.ends not in ("", NUMBER) and (not path or target.ends != path[-1].kind):
        raise Refused(f"it speaks of the end of a {target.ends} and does not name it", "name the unit")


def words_path(task: Task, selection: Words | Stretch) -> UnitPath:
    """The unit in which quoted words stand; empty (and warned of) where none is named."""
    path = task.place.spot.path
    if task.state.lost:
        raise Refused("it does not say in which unit the words stand", "name the unit in each command")
    throughout = isinstance(selection, Words) and selection.occurrence == ALL
    if not path and throughout:
        return (UnitStep(UnitKind.TEXT),)
    if not path and not task.state.amends:
        task.state.warnings.append(warning("no_place_named", "it does not say in which unit the words stand"))
    return path


def on_replace(task: Task) -> None:
    """Quoted words by words, a part of a unit by words, a unit by units."""
    target, addition = task.target("old"), task.addition()
    assert target is not None
    if target.words is not None:
        if addition.sort not in ("", "words") or addition.quotation.is_block:
            raise Refused("it replaces words by something that is not words", "quote the new words")
        settle(task)
        task.add(_word_change(task, target, OperationKind.SUBSTITUTION, new_words(addition)))
        return
    if len(target.spans) != 1:
        raise Refused("it replaces several things by one", "name the first and the last, or make two amendments")
    _replace_span(task, target.spans[0], addition)


def _replace_span(task: Task, span: Span, addition: Addition) -> None:
    spot, path = object_of(task, span)
    part = part_of(path, spot, task)
    if part is not None:
        if addition.sort == "unit":
            raise Refused("it replaces a part of a unit by a unit")
        if addition.quotation.is_block and not isinstance(part, WholeUnit | SentenceOf):
            raise Refused("the new words are not in quotation marks", "quote them")
        fashion = Fashion.WORDS
        task.add(Operation(OperationKind.SUBSTITUTION, path, part, words=new_words(addition), fashion=fashion))
        settle(task)
        return
    kind = settled(path)[-1].kind
    if addition.sort not in ("", "unit") or addition.unit not in ("", NUMBER, kind):
        raise Refused("it replaces a unit by something that is not such a unit")
    units = new_units(addition, kind)
    upto = path_of(task, span.upto)
    if len(units) > 1 and not (addition.is_plural or upto):
        raise Refused("it gives several units where one is announced")
    task.add(Operation(OperationKind.REPLACEMENT, path, units=units, upto=upto))
    task.state.lost = True


def on_recast(task: Task) -> None:
    """A unit or a part of one that "shall read as follows"."""
    target, addition = task.target("old"), task.addition()
    assert target is not None
    if target.words is not None:
        raise Refused("it says of quoted words that they shall read as follows", "write replace ... by ...")
    if len(target.spans) != 1:
        raise Refused("it gives one text for several units")
    _replace_span(task, target.spans[0], addition)


def on_delete(task: Task) -> None:
    """Words, parts of units, units."""
    target = task.target("old")
    assert target is not None
    if target.words is not None:
        settle(task)
        for words in (target.words, *target.more):
            one = replace(target, words=words, more=())
            task.add(_word_change(task, one, OperationKind.REPEAL, ""))
        return
    for span in target.spans:
        spot, path = object_of(task, span)
        part = part_of(path, spot, task)
        task.add(Operation(OperationKind.REPEAL, path, part or WholeUnit(), upto=path_of(task, span.upto)))
        if spot.part is not None:
            settle(task)
        else:
            task.state.lost = True
