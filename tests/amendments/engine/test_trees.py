"""Trees of what falls, and what is told where there are too many branches for one."""

from differ.amendments.engine.alternatives import Cluster, Distance, Ranked
from differ.amendments.engine.trees import MOST_BRANCHES, Branch, outcomes, tree


def cluster(*ties: str) -> Cluster:
    """Amendments in order, each with the numbers of those with which it cannot stand: ``"2 3"``."""
    rows = [
        Ranked((str(at),), Distance.REPLACEMENT, 1, 9, "", tuple((other,) for other in told.split()))
        for at, told in enumerate(ties, start=1)
    ]
    return Cluster(("paragraph 1",), tuple(rows))


def size(branch: Branch | None) -> int:
    return 0 if branch is None else 1 + size(branch.adopted) + size(branch.rejected)


def test_each_way_to_end_is_an_outcome() -> None:
    found = tree(cluster("2 3", "1", "1"))
    assert outcomes(found) == [("1",), ()]  # 2 and 3 are tied to nothing but 1
    assert size(found) == 1


def test_three_that_exclude_each_other() -> None:
    found = tree(cluster("2 3", "1 3", "1 2"))
    assert found is not None
    assert (found.numbers, found.falls, found.adopted) == (("1",), (("2",), ("3",)), None)
    assert found.rejected is not None
    assert (found.rejected.numbers, found.rejected.falls) == (("2",), (("3",),))
    assert outcomes(found) == [("1",), ("2",), ()]


def chain(length: int) -> Cluster:
    return cluster(*(" ".join(str(n) for n in (at - 1, at + 1) if 1 <= n <= length) for at in range(1, length + 1)))


def test_a_tree_that_is_too_large_is_none() -> None:
    assert 0 < size(tree(chain(8))) <= MOST_BRANCHES
    assert tree(chain(60)) is None


def test_no_outcome_has_two_that_exclude_each_other() -> None:
    for found in outcomes(tree(chain(8))):
        assert all(abs(int(one) - int(other)) != 1 for one in found for other in found)
