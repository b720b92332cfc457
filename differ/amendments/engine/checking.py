"""check: what of a heap of amendments cannot be applied, what cannot be applied together, and in which order to vote.

    base + amendments (+ vote list) -> CheckReport

Nothing is decided here, and nothing stops at the first fault.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from akoma.diagnostics import Diagnostic
from akoma.errors import AmendmentError
from akoma.model import Expression
from akoma.vote_list import VoteList, VoteResult
from differ.amendments.draft_spots import Base
from differ.amendments.engine.admissible import Inadmissible, lint
from differ.amendments.engine.alternatives import Alike, Cluster, alike, clusters, ties
from differ.amendments.engine.decisions import EVERYTHING, Decisions, decide
from differ.amendments.engine.gathering import Gathered, Refused, gather, refusal_of
from differ.amendments.engine.reading_tasks import tasks_of
from differ.amendments.engine.senses import Doubt, doubts
from differ.amendments.engine.splits import split_meetings
from differ.amendments.engine.stakes import Nodes, Stake, nodes_of, stake
from differ.amendments.engine.tasks import Task
from differ.amendments.engine.warnings import of_tasks
from differ.amendments.engine.weaving import Weaver
from differ.amendments.interpret import Refusal
from differ.amendments.operation import Amendment

MEANINGS = {
    "C0": "the same change",
    "C2": "overlapping words",
    "C3": "words inside what the other one changes",
    "C4": "an insertion inside what goes",
    "C5": "an insertion beside words that go",
    "C6": "two insertions at one point",
    "C7": "new units at one place",
    "C8": "a unit deleted or recast, and edited",
    "C9": "a new unit beside one that is deleted",
    "C10": "one unit recast twice",
    "C11": "a move against a deletion or another move",
    "C12": "a change inside what moves",
    "C13": "a change inside what is split or joined",
    "C14": "a change throughout against one at a place",
    "C15": "a sub-amendment and its amendment",
    "C16": "a vote on parts of the original and an amendment to it",
    "C17": "a vote list at odds with itself or with the papers",
    "C18": "two places that may say opposite things",
    "C19": "two numbers for one unit, or one number for two",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two changes that meet. ``blocks``: both cannot be adopted; else it is only worth knowing, for ``reason``."""

    code: str
    blocks: bool
    one: Stake
    other: Stake
    reason: str = ""

    @property
    def meaning(self) -> str:
        """The class in words."""
        return MEANINGS[self.code]


@dataclass(frozen=True, slots=True)
class Known:
    """An amendment as a report names it. ``does``: what it comes to, one change each."""

    number: str
    proponents: tuple[str, ...]
    group: str
    parent: str
    does: tuple[Stake, ...]
    result: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Everything that is to be known before the vote.

    ``identical``: groups of two and more that ask for the same. ``idle``: amendments that ask for nothing here.
    """

    amendments: tuple[Known, ...]
    refused: tuple[Refused, ...]
    identical: tuple[Alike, ...]
    conflicts: tuple[Conflict, ...]
    clusters: tuple[Cluster, ...]
    inadmissible: tuple[Inadmissible, ...]
    warnings: tuple[Diagnostic, ...]
    idle: tuple[str, ...]

    @property
    def blocking(self) -> tuple[Conflict, ...]:
        """The conflicts proper."""
        return tuple(conflict for conflict in self.conflicts if conflict.blocks)


def check(
    base: Expression,
    amendments: Sequence[Amendment],
    votes: VoteList | None = None,
    unread: Sequence[Refusal] = (),
) -> CheckReport:
    """All findings. ``unread``: amendments that could not be interpreted; they are told of with the others."""
    units = Base(base)
    nodes = nodes_of(units)
    gathered = gather(base, units, amendments, unread)
    decisions, faults = _decided(votes, amendments, base.language)
    rejected, missing = _original(decisions, units)
    groups = alike(gathered)
    tasks = [task for row in gathered.tasks for task in row]
    conflicts = [
        *_meetings(gathered, groups, nodes),
        *_subs(gathered, nodes),
        *_splits(base, units, votes, rejected, gathered, nodes),
        *(Conflict("C18", False, stake(one.one, nodes), stake(one.other, nodes), one.reason)
          for one in _doubts(gathered, groups, nodes, base.language)),
    ]  # fmt: skip
    subs_of_subs = (
        Inadmissible(one.record.number, "sub-of-sub", f"it amends the sub-amendment {one.parent}")
        for one in unread
        if one.parent
    )
    return CheckReport(
        amendments=(*_known(amendments, gathered, decisions, nodes), *map(_unread, unread)),
        refused=(*gathered.refused, *faults, *missing, *_unwoven(units, gathered, groups)),
        identical=tuple(group for group in groups if len(group.numbers) > 1),
        conflicts=tuple(conflicts),
        clusters=clusters(gathered, groups, nodes),
        inadmissible=(*lint(units, gathered, amendments, nodes), *subs_of_subs),
        warnings=(*decisions.diagnostics, *of_tasks(tasks, nodes)),
        idle=gathered.idle,
    )


def _decided(
    votes: VoteList | None, amendments: Sequence[Amendment], language: str
) -> tuple[Decisions, tuple[Refused, ...]]:
    """What a vote list comes to; one that contradicts itself is a finding (C17)."""
    if votes is None:
        return EVERYTHING, ()
    try:
        return decide(votes, amendments, language), ()
    except AmendmentError as problem:
        return EVERYTHING, (refusal_of("vote list", problem),)


def _known(amendments: Sequence[Amendment], gathered: Gathered, decisions: Decisions, nodes: Nodes) -> Iterator[Known]:
    tasks = dict(zip((one.number for one in gathered.ready), gathered.tasks, strict=True))
    results: Mapping[str, VoteResult] = decisions.results or {}
    for one in amendments:
        does = tuple(stake(task, nodes) for task in tasks.get(one.number, ()))
        result = results.get(one.number)
        yield Known(one.number, one.record.proponents, one.record.group, one.parent, does, str(result or ""))


def _unwoven(units: Base, gathered: Gathered, groups: Sequence[Alike]) -> Iterator[Refused]:
    """What shows only when all that is free of conflicts is done at once, as units moved beside each other."""
    tied = ties(groups, gathered.meetings)
    free = [group for group in groups if not tied[group.numbers[0]]]
    try:
        Weaver(units.top, _first(gathered, free)).woven()
    except AmendmentError as problem:
        yield refusal_of("several amendments together", problem)


def _unread(refusal: Refusal) -> Known:
    record = refusal.record
    return Known(record.number, record.proponents, record.group, record.parent, ())


def _first(gathered: Gathered, groups: Sequence[Alike]) -> list[Task]:
    """The tasks of all, of those that are the same only those of the first."""
    return [task for group in groups for task in gathered.tasks[group.at[0]]]


def _meetings(gathered: Gathered, groups: Sequence[Alike], nodes: Nodes) -> Iterator[Conflict]:
    """Pairs of different amendments; of those that are the same only the first is shown."""
    shown = {group.numbers[0] for group in groups}
    for clash in gathered.meetings:
        pair = {clash.one.source.amendment, clash.other.source.amendment}
        if len(pair) > 1 and pair <= shown:
            yield Conflict(clash.code, clash.blocks, stake(clash.one, nodes), stake(clash.other, nodes))


def _doubts(gathered: Gathered, groups: Sequence[Alike], nodes: Nodes, language: str) -> Iterator[Doubt]:
    """Places that may say opposite things, but for amendments that cannot both be adopted anyway."""
    tied = ties(groups, gathered.meetings)
    for one in doubts(_first(gathered, groups), nodes, language):
        if one.other.source.amendment not in tied[one.one.source.amendment]:
            yield one


def _subs(gathered: Gathered, nodes: Nodes) -> Iterator[Conflict]:
    """Sub-amendments are put first, and fall with what they amend (C15)."""
    tasks = dict(zip((one.number for one in gathered.ready), gathered.tasks, strict=True))
    for sub in gathered.subs:
        own = tasks.get(sub.parent, ())
        if own:
            amended = stake(own[0], nodes)
            words = sub.record.instruction or (sub.record.right.text if sub.record.right else "")
            told = Stake(sub.number, f"amendment {sub.parent}", "amends it", "", words, "")
            reason = f"{sub.number} is put first; it falls when {sub.parent} is rejected"
            yield Conflict("C15", False, told, amended, reason)


def _splits(
    base: Expression, units: Base, votes: VoteList | None, rejected: Sequence[Task], gathered: Gathered, nodes: Nodes
) -> Iterator[Conflict]:
    if votes is None:
        return
    reason = "once the amendment is adopted, the vote on the original falls where they touch"
    for one, other, blocks in split_meetings(votes, units, base.language, gathered, rejected):
        left = other if isinstance(other, Stake) else stake(other, nodes)
        yield Conflict("C16", blocks, left, stake(one, nodes), reason)


def _original(decisions: Decisions, units: Base) -> tuple[list[Task], list[Refused]]:
    """What the votes on the original text delete, and those that cannot be placed."""
    tasks: list[Task] = []
    faults: list[Refused] = []
    for at, one in enumerate(decisions.original):
        try:
            tasks += tasks_of(one, at, units)
        except AmendmentError as problem:
            faults.append(refusal_of(one.number, problem))
    return tasks, faults
