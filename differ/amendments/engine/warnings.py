"""What is worth a look in a result, though nothing is wrong with it. Codes are part of the output."""

from collections.abc import Iterator, Mapping, Sequence

from akoma.diagnostics import Diagnostic, warning
from akoma.model import EId
from differ.amendments.draft_spots import Base, said
from differ.amendments.draft_tree import Node
from differ.amendments.engine.clashes import Clash
from differ.amendments.engine.tasks import TEXT, Come, Cut, Recast, Task
from differ.amendments.engine.units import Unit, joined
from differ.amendments.operation import ALL, NewUnit, Words

ENDS = ".;:,?!"


def of_tasks(tasks: Sequence[Task], nodes: Mapping[int, Node]) -> Iterator[Diagnostic]:
    """``no_change`` and ``throughout_single_hit``."""
    hits: dict[tuple[str, int], list[Cut]] = {}
    for task in tasks:
        where = f"amendment {task.source.amendment}"
        if isinstance(task, Cut) and _is_nothing(task, nodes):
            yield warning("no_change", "it leaves the words as they are", where)
        if isinstance(task, Recast) and len(task.units) == 1 and _is_same(task.units[0], task.node):
            yield warning("no_change", "the new unit has the words of the old one", where)
        if isinstance(task, Cut) and isinstance(task.source.operation.selection, Words):
            hits.setdefault((task.source.amendment, id(task.source.operation)), []).append(task)
    for found in hits.values():
        selection = found[0].source.operation.selection
        if isinstance(selection, Words) and selection.occurrence == ALL and len(found) == 1:
            where = f"amendment {found[0].source.amendment}"
            yield warning("throughout_single_hit", f"“{selection.text}” stands only once", where)


def _is_same(new: NewUnit, node: Node) -> bool:
    """Whether a new unit is the old one with all below it."""
    same = (new.text, new.heading) == (node.unit.text, node.unit.heading) and len(new.children) == len(node.children)
    return same and all(_is_same(child, other) for child, other in zip(new.children, node.children, strict=True))


def _is_nothing(cut: Cut, nodes: Mapping[int, Node]) -> bool:
    node = nodes.get(cut.rank)
    if node is None or cut.is_insertion:
        return not cut.words.strip()  # a comma where there is one
    text = node.unit.text if cut.field == TEXT else node.unit.heading
    return text[cut.start : cut.end].strip() == cut.words.strip()


def of_clashes(found: Sequence[Clash]) -> Iterator[Diagnostic]:
    """``identical_amendments`` and ``same_insertion_point``."""
    for clash in found:
        pair = (clash.one.source.amendment, clash.other.source.amendment)
        if clash.blocks or pair[0] == pair[1]:
            continue
        where = f"amendments {pair[0]} and {pair[1]}"
        if clash.code == "C0":
            yield warning("identical_amendments", "they ask for the same, which is done once", where)
        elif clash.code == "C7" and isinstance(clash.one, Come):
            place = said(clash.one.node.path) if clash.one.node else "the text"
            yield warning("same_insertion_point", f"both put units {clash.one.position} {place}", where)


def of_units(units: Sequence[tuple[EId, Unit]], base: Base) -> Iterator[Diagnostic]:
    """``label_taken``, ``terminal_punctuation`` and ``capitalisation``."""
    usual = _usual_ends(base)
    for eid, unit in units:
        if unit.wanted:
            taken = f"it gives its new unit the number {unit.wanted}, which another one has; it is now {unit.label}"
            yield warning("label_taken", f"amendment {unit.amendment}: {taken}", eid)
        words = joined(unit.text)
        old = unit.node.unit.text if unit.node else ""
        authors = sorted({piece.amendment for piece in unit.text if piece.amendment})
        if words == old or not words:
            continue
        said_of = f"amendment {', '.join(authors)}: " if authors else ""
        if _ends_oddly(words, old, usual.get(unit.kind.value, "")):
            yield warning("terminal_punctuation", f"{said_of}{eid} ends in “{words[-1]}”", eid)
        if old[:1].isalpha() and words[:1].isalpha() and old[:1].isupper() != words[:1].isupper():
            yield warning("capitalisation", f"{said_of}{eid} now begins “{words[:1]}”", eid)
        elif old[:1].isupper() and _is_led(unit, old):
            yield warning("capitalisation", f"{said_of}“{old.split()[0]}” now stands inside {eid}", eid)
        elif not old and _is_rest(unit):
            yield warning("capitalisation", f"{said_of}{eid} begins “{words[:1]}”", eid)


def _is_led(unit: Unit, old: str) -> bool:
    """Whether new words stand before the first word of a unit, which has a capital."""
    first = unit.text[0]
    ends = first.text.rstrip()[-1:] in (".", "!", "?")
    return not first.is_base and not ends and any(one.is_base and one.start == 0 for one in unit.text[1:]) and bool(old)


def _is_rest(unit: Unit) -> bool:
    """Whether a unit is the second part of one that was split, and begins in the middle of a sentence."""
    return bool(unit.text) and unit.text[0].is_base and unit.text[0].start > 0 and unit.text[0].text[:1].islower()


def _usual_ends(base: Base) -> dict[str, str]:
    """The marks in which the units of each kind end in the base."""
    found: dict[str, str] = {}
    for top in base.top:
        for node in top.walk():
            found[node.unit.kind.value] = found.get(node.unit.kind.value, "") + node.unit.text.rstrip()[-1:]
    return found


def _ends_oddly(words: str, old: str, usual: str) -> bool:
    """Whether the last mark is another than before; of a new unit whether none of its kind ends so."""
    last = words.rstrip()[-1:]
    if old:
        return last != old.rstrip()[-1:] and old.rstrip()[-1:] in ENDS
    return bool(usual) and any(mark in ENDS for mark in usual) and last not in usual
