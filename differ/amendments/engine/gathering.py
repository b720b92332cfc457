"""All amendments that can be applied to a base by themselves, and why the others cannot: nothing stops at the first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from akoma.errors import AmendmentConflictError, AmendmentError
from akoma.model import Expression
from differ.amendments.draft_spots import Base
from differ.amendments.engine.applying import conflict_words, sortable
from differ.amendments.engine.clashes import Clash, clashes
from differ.amendments.engine.reading_tasks import tasks_of
from differ.amendments.engine.subamendments import amended
from differ.amendments.engine.tasks import Task
from differ.amendments.interpret import Refusal
from differ.amendments.operation import Amendment


@dataclass(frozen=True, slots=True)
class Refused:
    """An amendment that cannot be applied whatever becomes of the others. ``code`` as ``amend apply`` says it."""

    number: str
    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What can be applied: ``ready`` in the order of their numbers, sub-amendments worked in, with their tasks.

    ``idle``: numbers of amendments that ask for nothing here (withdrawn, or of another language version).
    ``subs``: sub-amendments that can be worked in. ``meetings``: all pairs of tasks that meet.
    """

    ready: tuple[Amendment, ...]
    tasks: tuple[tuple[Task, ...], ...]
    meetings: tuple[Clash, ...]
    subs: tuple[Amendment, ...]
    idle: tuple[str, ...]
    refused: tuple[Refused, ...]


def gather(base: Expression, units: Base, amendments: Sequence[Amendment], unread: Sequence[Refusal] = ()) -> Gathered:
    """Every amendment tried by itself. ``unread``: those that could not even be interpreted."""
    refused = [refusal_of(one.record.number, one.problem) for one in unread]
    idle = tuple(one.number for one in amendments if not one.operations)
    mains = sorted(
        (one for one in amendments if not one.parent and one.operations), key=lambda one: sortable(one.number)
    )
    with_subs, subs = _with_subs(base, mains, [one for one in amendments if one.parent and one.operations], refused)
    ready: list[Amendment] = []
    tasks: list[tuple[Task, ...]] = []
    for amendment in with_subs:
        try:
            own = tuple(tasks_of(amendment, len(ready), units))
            _check_alone(own)
        except AmendmentError as problem:
            refused.append(refusal_of(amendment.number, problem))
            continue
        ready.append(amendment)
        tasks.append(own)
    meetings = clashes([task for row in tasks for task in row])
    ordered = sorted(dict.fromkeys(refused), key=lambda one: sortable(one.number))
    return Gathered(tuple(ready), tuple(tasks), tuple(meetings), tuple(subs), idle, tuple(ordered))


def refusal_of(number: str, problem: AmendmentError) -> Refused:
    """A problem as data, without the name of the amendment before it."""
    message = problem.message.removeprefix(f"amendment {number}: ")
    return Refused(number, problem.code, message, problem.hint)


def _check_alone(tasks: Sequence[Task]) -> None:
    """Raise where the operations of one amendment are at odds with each other."""
    for clash in clashes(tasks):
        if clash.blocks:
            raise AmendmentConflictError(conflict_words(clash), "apply one of them, or change one")


def _with_subs(
    base: Expression, mains: Sequence[Amendment], subs: Sequence[Amendment], refused: list[Refused]
) -> tuple[list[Amendment], list[Amendment]]:
    """The amendments with their sub-amendments worked in, and those of the latter that could be."""
    found: list[Amendment] = []
    worked_in: list[Amendment] = []
    for main in mains:
        own = [sub for sub in subs if sub.parent == main.number]
        fitting = [sub for sub in own if _fits(base, main, (sub,), refused)]
        if len(fitting) > 1 and not _fits(base, main, fitting, []):
            message = f"it cannot be done together with the other sub-amendments to amendment {main.number}"
            refused += (Refused(sub.number, AmendmentConflictError.code, message) for sub in fitting[1:])
            fitting = fitting[:1]
        worked_in += fitting
        found += amended((main, *fitting), base)
    return found, worked_in


def _fits(base: Expression, main: Amendment, subs: Iterable[Amendment], refused: list[Refused]) -> bool:
    own = tuple(subs)
    try:
        amended((main, *own), base)
    except AmendmentError as problem:
        refused.append(refusal_of(own[0].number, problem))
        return False
    return True
