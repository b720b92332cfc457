"""One sentence for each kind of operation; the words are data of the grammar."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from differ.amendments.operation import (
    Operation,
    OperationKind,
    Position,
    SentenceOf,
    Stretch,
    UnitKind,
    UnitStep,
    WholeUnit,
    Words,
)
from differ.amendments.phrasing_writer import Writer

Table = Mapping[str, Any]


def _substitution(w: Writer, op: Operation) -> str:
    if isinstance(op.selection, WholeUnit):
        return w.say(_alone(w, "replace", op), place="", old=w.path(op.path, "le"), new=w.new_words(op, "replace"))
    return w.say("replace", place=w.place(op), old=w.old(op), new=w.new_words(op, "replace"))


def _repeal(w: Writer, op: Operation) -> str:
    if isinstance(op.selection, WholeUnit):
        return w.say(_alone(w, "delete", op), place=_amended_place(w), old=w.units(op))
    return w.say("delete", place=w.place(op), old=w.old(op))


def _alone(w: Writer, key: str, op: Operation) -> str:
    """The form for whole units, of which a language may have one of its own where the sentence begins with them."""
    own = f"{key}_{'units' if op.upto else 'unit'}"
    return own if own in w.phrases and not w.parent else key


def _amended_place(w: Writer) -> str:
    return f"{w.amended()}{w.phrases['after_place']}" if w.parent else ""


def _replacement(w: Writer, op: Operation) -> str:
    return w.say(_alone(w, "replace", op), place=_amended_place(w), old=w.units(op), new="\0").replace(
        "\0", w.new_units(op.units, "replace")
    )


def _insertion(w: Writer, op: Operation) -> str:
    if op.position in (Position.START, Position.END):
        return _insertion_at(w, op)
    key = "before" if op.position is Position.BEFORE else "after"
    if op.units:
        key = f"{key}_units" if f"{key}_units" in w.phrases else key
        new = w.new_units(op.units, "insert")
        return w.say(key, place=_amended_place(w), anchor=w.path(op.path, "le"), new="\0").replace("\0", new)
    selection = op.selection
    anchor = (
        w.the_part(selection)
        if not isinstance(selection, Words | Stretch | WholeUnit)
        else w.old(replace(op, position=None))
    )
    return w.say(key, place=w.place(op), anchor=anchor, new="\0").replace("\0", w.new_words(op, "insert"))


def _insertion_at(w: Writer, op: Operation) -> str:
    side = "end" if op.position is Position.END else "start"
    if op.path == (UnitStep(UnitKind.TEXT),):
        at = w.say(f"at_{side}_text")
    else:
        at = w.say(f"at_{side}", du=w.path(op.path, "du"))
        if not isinstance(op.selection, WholeUnit | Words | Stretch):
            at += str(w.phrases["path"]) + w.part(op.selection)
    if w.parent:
        at = f"{w.amended()}{w.phrases['after_place']}{at}"
    new = w.new_units(op.units, "add") if op.units else w.new_words(op, "add")
    return w.say(side, at=at, new="\0").replace("\0", new)


def _move(w: Writer, op: Operation) -> str:
    if not op.destination:
        return w.say("swap", old=w.path(op.path, "le"), anchor=w.path(op.upto, "le"))
    if op.position in (Position.START, Position.END):
        home = w.path(op.destination, "du")
        return w.say(f"move_{op.position}", old=w.units(op), home=home)
    return w.say(f"move_{op.position}", old=w.units(op), anchor=w.path(op.destination, "le"))


def _split(w: Writer, op: Operation) -> str:
    selection = op.selection
    if isinstance(selection, Words):
        anchor = w.old_words(replace(op, position=None), selection)
    elif isinstance(selection, SentenceOf):
        anchor = w.the_part(selection)
    else:
        return ""
    return w.say(f"split_{op.position}", old=w.path(op.path, "le"), anchor=anchor)


def _join(w: Writer, op: Operation) -> str:
    labels = (op.path[-1].label, op.upto[-1].label)
    adjacent = all(one.isdigit() for one in labels) and int(labels[1]) - int(labels[0]) == 1
    return w.say("join", old=w.row("pair" if adjacent or not labels[0].isdigit() else "range", op.path, op.upto))


def _renumbering(w: Writer, op: Operation) -> str:
    if not op.path:
        return w.say("renumber")
    step = UnitStep(op.path[-1].kind, op.label)
    return w.say("becomes", old=w.path(op.path, "le"), unit=w.path((step,), "le"))


_WAYS: Mapping[OperationKind, Callable[[Writer, Operation], str]] = {
    OperationKind.SUBSTITUTION: _substitution,
    OperationKind.REPEAL: _repeal,
    OperationKind.REPLACEMENT: _replacement,
    OperationKind.INSERTION: _insertion,
    OperationKind.MOVE: _move,
    OperationKind.SPLIT: _split,
    OperationKind.JOIN: _join,
    OperationKind.RENUMBERING: _renumbering,
}


def sentence(writer: Writer, op: Operation) -> str:
    """The sentence that asks for an operation; empty where the grammar has none."""
    try:
        text = _WAYS[op.kind](writer, op)
    except KeyError:
        return ""
    return text[:1].upper() + text[1:]
