"""apply_amendments: all amendments on the base at once, whole or not at all.

    base + amendments (+ decisions) -> Consolidation

All operations refer to the numbers and words of the base, so the order in which amendments are given does not matter.
Whatever cannot be done raises an error with its code: first what is missing, then words not found, then what is
ambiguous, then conflicts (reading rule R12).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from akoma.diagnostics import Diagnostic, warning
from akoma.errors import (
    AmbiguousTargetError,
    AmendmentConflictError,
    AmendmentError,
    QuotedTextNotFoundError,
    TargetMissingError,
)
from akoma.model import EId, Expression
from differ.amendments.draft_labels import ordinals_of
from differ.amendments.draft_spots import TITLE, Base, said
from differ.amendments.draft_tree import GROUPS, Node
from differ.amendments.engine import numbering as numbers
from differ.amendments.engine import stale as references
from differ.amendments.engine import warnings as notices
from differ.amendments.engine.clashes import Clash, clashes
from differ.amendments.engine.decisions import EVERYTHING, Decisions
from differ.amendments.engine.finishing import Author, Finished, Finisher
from differ.amendments.engine.reading_tasks import tasks_of
from differ.amendments.engine.subamendments import worked_in
from differ.amendments.engine.tasks import Cut, Relabelled, Task
from differ.amendments.engine.units import Piece, Unit, of_base
from differ.amendments.engine.weaving import Weaver, with_cut
from differ.amendments.operation import Amendment, UnitPath

PROVISIONAL, FINAL = "provisional", "final"


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The text with the amendments in it.

    ``applied``: numbers of the amendments that were applied, in order; ``labels``: old label to new one, for each unit
    of the base that is still there and has a number; ``authors``: whose words stand where in the result.
    """

    expression: Expression
    applied: tuple[str, ...]
    labels: Mapping[str, str]
    warnings: tuple[Diagnostic, ...]
    authors: tuple[Author, ...]
    eids: Mapping[EId, EId]


def apply_amendments(
    base: Expression,
    amendments: Sequence[Amendment],
    decisions: Decisions = EVERYTHING,
    numbering: str = PROVISIONAL,
) -> Consolidation:
    """The consolidated text. Raises an AmendmentError; then nothing is applied."""
    units = Base(base)
    standing = decisions.standing(amendments)
    ready, credited = worked_in((*standing, *decisions.cuts(amendments)), base)
    tasks = _all_tasks((*ready, *decisions.original), units)
    found = clashes(tasks)
    for clash in found:
        if clash.blocks:
            raise AmendmentConflictError(conflict_words(clash), "apply one of them, or change one")
    once = _once(tasks, found)
    weaver = Weaver(units.top, once, credited)
    top = weaver.woven()
    base_units = [of_base(node) for node in units.top]
    is_final = numbering == FINAL or any(isinstance(t, Relabelled) and t.node is None for t in once)
    shapes = numbers.shapes_of(top) | numbers.shapes_of(base_units)
    if is_final:
        numbers.final(top, shapes, base_units)
    else:
        own = (node.label for one in units.top for node in one.walk())
        numbers.provisional(top, shapes, ordinals_of(base.language, own))
    finished = Finisher(base).finished(top, _title(units, weaver.title_cuts))
    became = _became(units, finished)
    notes = _notices(once, found, units, finished, became, base.language)
    return Consolidation(
        finished.expression,
        tuple(one.number for one in (*standing, *decisions.original)),
        _labels(units, finished),
        (*decisions.diagnostics, *notes),
        finished.authors,
        finished.eids,
    )


PRIORITY = (TargetMissingError, QuotedTextNotFoundError, AmbiguousTargetError)


def _all_tasks(amendments: Sequence[Amendment], units: Base) -> list[Task]:
    """The tasks of all; of several errors the one whose code comes first (R12), then the first amendment's."""
    tasks: list[Task] = []
    problems: list[AmendmentError] = []
    for order, amendment in enumerate(sorted(amendments, key=lambda one: sortable(one.number))):
        try:
            tasks += tasks_of(amendment, order, units)
        except AmendmentError as problem:
            problems.append(problem)
    if problems:
        ranks = [next((at for at, kind in enumerate(PRIORITY) if isinstance(one, kind)), -1) for one in problems]
        raise problems[ranks.index(min(ranks))]
    return tasks


def sortable(number: str) -> tuple[int, str]:
    """Amendments in the order of their numbers: 2 before 10."""
    digits = "".join(sign for sign in number if sign.isdigit())
    return (int(digits) if digits else 0, number)


def conflict_words(clash: Clash) -> str:
    """A conflict in one line, both sides quoted."""
    one, other = clash.one.source, clash.other.source
    both = f"amendments {one.amendment} and {other.amendment} cannot both be applied"
    if one.amendment == other.amendment:
        both = f"amendment {one.amendment} asks for two things that cannot both be done"
    return f"{both} ({clash.code}): {task_words(clash.one)} / {task_words(clash.other)}"


def task_words(task: Task) -> str:
    """What an amendment does there, by its own words where it has some."""
    op = task.source.operation
    place = said(op.path) or "the text"
    if isinstance(task, Cut):
        return f"{op.kind} in {place}: “{op.words}”" if op.words else f"{op.kind} of words in {place}"
    return f"{op.kind} of {place}"


def _once(tasks: Sequence[Task], found: Sequence[Clash]) -> list[Task]:
    """The tasks, each of those that are the same only once."""
    twins = {id(max(clash.one, clash.other, key=lambda t: t.source.order)) for clash in found if clash.code == "C0"}
    inner = {id(clash.other) for clash in found if clash.code == "C3" and not clash.blocks}
    return [task for task in tasks if id(task) not in twins | inner]


def _title(units: Base, cuts: Sequence[Cut]) -> list[Piece] | None:
    if not cuts:
        return None
    pieces = [Piece(units.find(TITLE).unit.text, 0)]
    for one in cuts:
        pieces = with_cut(pieces, one)
    return pieces


def _became(units: Base, finished: Finished) -> dict[UnitPath, str]:
    """The units of the base whose label changed, with the new one; "" for those that are gone."""
    now: dict[int, Unit] = {unit.node.rank: unit for _, unit in finished.units if unit.node is not None}
    found: dict[UnitPath, str] = {}
    for top in units.top:
        for node in top.walk():
            if node.path and node.label:
                label = now[node.rank].label if node.rank in now else ""
                if label != node.label:
                    found[node.path] = label
    return found


def _labels(units: Base, finished: Finished) -> dict[str, str]:
    now = {unit.node.rank: unit for _, unit in finished.units if unit.node is not None}
    parents = {id(child): unit for _, unit in finished.units for child in unit.children}
    found: dict[str, str] = {}
    for top in units.top:
        for node in top.walk():
            if node.label and node.rank in now:
                name = _old_label(node)
                if name in found:  # recital 1 and article 1 of a law: the second one is named in full
                    name = said(node.path)
                found.setdefault(name, _new_label(now[node.rank], parents))
    return found


def _old_label(node: Node) -> str:
    """``3`` for a paragraph, ``3(b)`` for a point of it."""
    labels = [step.label for step in node.path] or [node.label]
    return labels[0] + "".join(f"({label})" for label in labels[1:])


def _new_label(unit: Unit, parents: Mapping[int, Unit]) -> str:
    row = [unit.label]
    above = parents.get(id(unit))
    while above is not None:
        if above.label and above.kind not in GROUPS:
            row.insert(0, above.label)
        above = parents.get(id(above))
    return row[0] + "".join(f"({label})" for label in row[1:])


def _notices(
    tasks: Sequence[Task],
    found: Sequence[Clash],
    units: Base,
    finished: Finished,
    became: Mapping[UnitPath, str],
    language: str,
) -> list[Diagnostic]:
    nodes = {node.rank: node for top in units.top for node in top.walk()}
    stale = references.stale(finished.units, units, became, language)
    return [
        *notices.of_tasks(tasks, nodes),
        *notices.of_clashes(found),
        *notices.of_units(finished.units, units),
        *(warning("stale_cross_reference", references.told(one), one.eid) for one in stale),
        *(warning("note_removed", f"note {note.marker}: {note.text}", eid) for eid, note in finished.lost),
    ]
