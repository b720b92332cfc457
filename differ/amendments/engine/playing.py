"""The votes one after the other, and the text after each of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from akoma.model import Expression, Provision
from akoma.vote_list import VoteResult
from differ.amendments.engine.alternatives import Alike, Cluster, ties
from differ.amendments.engine.applying import Consolidation, apply_amendments, sortable
from differ.amendments.engine.decisions import Decisions
from differ.amendments.engine.gathering import Gathered
from differ.amendments.engine.stakes import Nodes, node_of
from differ.amendments.engine.tasks import Come
from differ.amendments.operation import Amendment

FALLS, OPEN = "falls", "open"
"""Results beside those of a vote list: what cannot be put any more, and what the list does not tell."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A unit before and after one vote; empty where it was not there. ``place``: kind and printed number."""

    place: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Step:
    """One vote. ``because``: the amendments whose adoption made it fall."""

    numbers: tuple[str, ...]
    result: str
    because: tuple[str, ...]
    changes: tuple[TextChange, ...]


@dataclass(frozen=True, slots=True)
class Play:
    """All votes, and the text that they end with."""

    steps: tuple[Step, ...]
    final: Consolidation


def order(gathered: Gathered, groups: Sequence[Alike], clustered: Sequence[Cluster], nodes: Nodes) -> list[Alike]:
    """All amendments in the order of the text; alternatives together, in the proposed order; new units come last."""
    places: dict[str, tuple[int, int]] = {}
    rank = {group.numbers[0]: _rank(gathered, group, nodes) for group in groups}
    for group in groups:
        is_new = all(isinstance(task, Come) for task in gathered.tasks[group.at[0]])
        places[group.numbers[0]] = (rank[group.numbers[0]], len(groups) + 1 if is_new else 0)
    for cluster in clustered:
        first = min(rank[one.numbers[0]] for one in cluster.ranked)
        places |= {one.numbers[0]: (first, at) for at, one in enumerate(cluster.ranked, start=1)}
    return sorted(groups, key=lambda group: (*places[group.numbers[0]], sortable(group.numbers[0])))


def _rank(gathered: Gathered, group: Alike, nodes: Nodes) -> int:
    found = [node.rank for task in gathered.tasks[group.at[0]] if (node := node_of(task, nodes)) is not None]
    return min(found, default=-1)


def proposed(ordered: Sequence[Alike], gathered: Gathered) -> list[tuple[Alike, str, tuple[str, ...]]]:
    """Each amendment with its result if everything is adopted that can still be put, in this order."""
    tied = ties(ordered, gathered.meetings)
    standing: list[str] = []
    found = []
    for group in ordered:
        because = tuple(one for one in standing if one in tied[group.numbers[0]])
        if not because:
            standing.append(group.numbers[0])
        found.append((group, FALLS if because else VoteResult.ADOPTED.value, because))
    return found


def voted(ordered: Sequence[Alike], results: Mapping[str, VoteResult]) -> list[tuple[Alike, str, tuple[str, ...]]]:
    """Each amendment with the result that the vote list tells."""
    return [
        (Alike((number,), (at,)), str(results.get(number, OPEN)), ())
        for group in ordered
        for number, at in zip(group.numbers, group.at, strict=True)
    ]


def play(
    base: Expression,
    amendments: Sequence[Amendment],
    votes: Sequence[tuple[Alike, str, tuple[str, ...]]],
    decisions: Decisions,
    numbering: str,
) -> Play:
    """The text after each vote. ``decisions``: parts that fell and votes on the original text, which come last."""
    standing: dict[str, VoteResult] = {}
    before: Expression = base
    steps: list[Step] = []
    subs = {one.number for one in amendments if one.parent}
    for number in sorted(subs, key=sortable):
        told = decisions.results.get(number) if decisions.results is not None else VoteResult.ADOPTED
        if told is VoteResult.ADOPTED:
            standing[number] = told
        steps.append(Step((number,), str(told or OPEN), (), ()))
    for group, result, because in votes:
        changes: tuple[TextChange, ...] = ()
        if result == VoteResult.ADOPTED.value:
            standing |= dict.fromkeys(group.numbers, VoteResult.ADOPTED)
            after = _text(base, amendments, replace(decisions, results=dict(standing), original=()))
            changes, before = changed(before, after), after
        steps.append(Step(group.numbers, result, because, changes))
    for at, vote in enumerate(decisions.original, start=1):
        now = replace(decisions, results=dict(standing), original=decisions.original[:at])
        after = _text(base, amendments, now)
        steps.append(Step((vote.number,), VoteResult.REJECTED.value, (), changed(before, after)))
        before = after
    end = replace(decisions, results=dict(standing))
    return Play(tuple(steps), apply_amendments(base, amendments, end, numbering))


def _text(base: Expression, amendments: Sequence[Amendment], decisions: Decisions) -> Expression:
    return apply_amendments(base, amendments, decisions).expression


def changed(before: Expression, after: Expression) -> tuple[TextChange, ...]:
    """The units whose words, heading or number are not those of the text before."""
    old, new = _rows(before), _rows(after)
    start = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
                 min(len(old), len(new)))  # fmt: skip
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return tuple(_paired(old[start : len(old) - end], new[start : len(new) - end]))


Row = tuple[str, str]
"""A unit: its place and its words."""


def _rows(expression: Expression) -> list[Row]:
    title = [("title", expression.title)] if expression.title else []
    return [*title, *((_place(unit), " ".join(filter(None, (unit.heading, unit.text)))) for unit in expression.walk())]


def _place(unit: Provision) -> str:
    return f"{unit.kind.value} {unit.num}".strip()


def _paired(old: Sequence[Row], new: Sequence[Row]) -> Iterator[TextChange]:
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            continue
        left, right = list(old[a:b]), list(new[c:d])
        for place in [place for place, _ in left if any(place == other for other, _ in right)]:
            one = next(row for row in left if row[0] == place)
            other = next((row for row in right if row[0] == place), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                yield TextChange(place, one[1], other[1])
        yield from (TextChange(place, words, "") for place, words in left)
        yield from (TextChange(place, "", words) for place, words in right)
