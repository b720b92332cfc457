"""What falls if what is adopted: the decision tree of a group of alternatives. Computed, never decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from differ.amendments.engine.alternatives import Cluster

MOST_BRANCHES = 200
"""Votes in one tree; beyond, a tree is no help, and what each amendment makes fall is told all the same."""

Numbers = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One vote: ``falls`` if it is adopted, and which vote comes next after either result (``None``: no other)."""

    numbers: Numbers
    falls: tuple[Numbers, ...]
    adopted: "Branch | None"
    rejected: "Branch | None"


class _TooManyError(Exception):
    """The tree is too large to be of use."""


def tree(cluster: Cluster) -> Branch | None:
    """The votes of a cluster in the proposed order; ``None`` where there would be too many."""
    falls = {one.numbers: frozenset(one.falls) for one in cluster.ranked}
    left = [MOST_BRANCHES]

    def branch(row: Sequence[Numbers]) -> Branch | None:
        # What is tied to nothing that is left can be adopted or not: nothing falls, and the tree need not fork.
        waiting = [one for one in row if falls[one] & set(row)]
        if not waiting:
            return None
        left[0] -= 1
        if left[0] < 0:
            raise _TooManyError
        one, *others = waiting
        fallen = tuple(other for other in others if other in falls[one])
        return Branch(one, fallen, branch([o for o in others if o not in falls[one]]), branch(others))

    try:
        return branch([one.numbers for one in cluster.ranked])
    except _TooManyError:
        return None


def outcomes(branch: Branch | None) -> list[tuple[str, ...]]:
    """All sets of amendments that the votes of a tree can end with, by the first number of each."""
    if branch is None:
        return [()]
    first = branch.numbers[0]
    found = [(first, *rest) for rest in outcomes(branch.adopted)] + outcomes(branch.rejected)
    return list(dict.fromkeys(found))
