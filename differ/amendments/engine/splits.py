"""Votes on parts of the original text against amendments to the same unit (class C16)."""

from collections.abc import Iterator, Sequence

from akoma.errors import AmendmentError
from akoma.vote_list import VoteLine, VoteList
from differ.amendments.draft_spots import Base, said
from differ.amendments.draft_tree import Node
from differ.amendments.engine.clashes import clashes
from differ.amendments.engine.gathering import Gathered
from differ.amendments.engine.stakes import Stake, node_of, nodes_of, text_of
from differ.amendments.engine.tasks import Task
from differ.amendments.instructions_votes import parse_target


def split_meetings(
    votes: VoteList, units: Base, language: str, gathered: Gathered, rejected: Sequence[Task]
) -> Iterator[tuple[Task, Task | Stake, bool]]:
    """Tasks of amendments with what was voted on in their unit, and whether both cannot be done.

    ``rejected``: what the votes on the original delete.
    """
    nodes = nodes_of(units)
    own = [task for row in gathered.tasks for task in row]
    voted = {id(task) for task in rejected}
    seen: set[str] = set()
    for clash in clashes([*own, *rejected]):
        sides = (clash.one, clash.other)
        if clash.blocks and (id(clash.one) in voted) is not (id(clash.other) in voted):
            task, vote = sides if id(clash.other) in voted else sides[::-1]
            seen.add(task.source.amendment)
            yield task, vote, True
    for line in votes.lines:
        node = _target(line, units, language)
        if node is None or line.part != 1:
            continue
        for task in own:
            touched = node_of(task, nodes)
            inside = touched is not None and node.rank <= touched.rank <= node.last
            if inside and task.source.amendment not in seen:
                told = Stake(f"vote on {line.target}", said(node.path), "is voted on in parts", text_of(node), "", "")
                yield task, told, False


def _target(line: VoteLine, units: Base, language: str) -> Node | None:
    """The unit of the original that a line is about."""
    if line.amendment or line.final or not line.target:
        return None
    try:
        path, _ = parse_target(line.target, language)
        return units.find(path)
    except AmendmentError:
        return None  # told where the votes are turned into decisions
