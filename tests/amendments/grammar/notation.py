"""Operations in one line, as the tables of the tests have them."""

from differ.amendments.operation import (
    ALL,
    Fashion,
    NewUnit,
    Operation,
    SentenceOf,
    Stretch,
    UnitPath,
    WholeUnit,
    Words,
)


def short(op: Operation) -> str:
    """``substitution paragraph 2 “a” => “b”``."""
    parts = [
        str(op.kind),
        _path(op.path),
        f"to {_path(op.upto)}" if op.upto else "",
        _selection(op.selection),
        f"in {_selection(op.within)}" if op.within else "",
        f"=> “{op.words}”" if op.words else "",
        " + ".join(map(_unit, op.units)),
        str(op.position or ""),
        _path(op.destination),
        f"= {op.label}" if op.label else "",
        "as sentence" if op.fashion is Fashion.SENTENCE else "",
    ]
    return " ".join(part for part in parts if part)


def _path(path: UnitPath) -> str:
    return "/".join(f"{step.kind} {step.label}".strip() for step in path)


def _selection(selection: object) -> str:
    if isinstance(selection, Words):
        which = {None: "", ALL: " (all)"}.get(selection.occurrence, f" ({selection.occurrence})")
        return f"“{selection.text}”{which}"
    if isinstance(selection, Stretch):
        first = f"“{selection.first.text}”" if selection.first else ""
        last = f"“{selection.last.text}”" if selection.last else ""
        kept = f"{'(' if selection.keeps_first else '['}{first}…{last}{')' if selection.keeps_last else ']'}"
        return f"{kept} of the sentence" if selection.in_sentence else kept
    if isinstance(selection, SentenceOf):
        return f"sentence {selection.ordinal}"
    return "" if isinstance(selection, WholeUnit) else type(selection).__name__


def _unit(unit: NewUnit) -> str:
    below = f" {{{'; '.join(map(_unit, unit.children))}}}" if unit.children else ""
    heading = f" «{unit.heading}»" if unit.heading else ""
    return f"<{unit.kind} {unit.label}{heading}: {unit.text}{below}>"
