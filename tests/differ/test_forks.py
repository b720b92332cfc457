"""Work in several processes: the same result as in one, whatever becomes of the children."""

import os
import signal
from collections.abc import Sequence
from itertools import repeat
from pathlib import Path

import pytest

from akoma.model import EId
from akoma.reading import read
from differ.axes.phrases import Stretch
from differ.compare import compare
from differ.demands import judge, read_beside
from differ.forks import beside, in_chunks, using
from differ.lexicon import load
from differ.model import Quote, Verdict

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def squares(chunk: Sequence[int]) -> list[int]:
    return [number**2 for number in chunk]


@pytest.mark.parametrize("processes", [1, 2, 3, 7])
@pytest.mark.parametrize("size", [0, 1, 2, 11])
def test_the_result_is_that_of_one_process_in_order(processes: int, size: int) -> None:
    with using(processes):
        assert in_chunks(squares, range(size), 1) == squares(range(size))


@pytest.mark.parametrize("processes", [1, 2, 3, 7])
@pytest.mark.parametrize("size", [0, 1, 2, 11])
def test_what_is_done_beside_other_work_gives_the_same(processes: int, size: int) -> None:
    with using(processes), beside(squares, range(size), 1) as found:
        assert squares([3]) == [9]
        assert found() == squares(range(size))


def test_what_is_done_beside_is_done_elsewhere_where_that_is_allowed() -> None:
    with beside(processes_of, range(4), 1) as found:
        assert set(found()) == {os.getpid()}
    with using(3), beside(processes_of, range(4), 1) as found:
        children = set(found())
        assert len(children) == 2
        assert os.getpid() not in children


def processes_of(chunk: Sequence[int]) -> list[int]:
    return list(repeat(os.getpid(), len(chunk)))


def test_nothing_is_forked_unless_asked_for() -> None:
    assert set(in_chunks(processes_of, range(10), 1)) == {os.getpid()}


def test_nothing_is_forked_for_little_work() -> None:
    with using(4):
        assert set(in_chunks(processes_of, range(10), 6)) == {os.getpid()}
        assert len(set(in_chunks(processes_of, range(10), 5))) == 2


def test_values_of_ours_come_back_equal() -> None:
    eid = EId("para_1")
    quote = Quote(eid, "the Council", 3, 14)
    values = [(quote, Stretch(eid, "a", "b", 0, 1)), (Verdict.KEPT, None)]
    with using(2):
        assert in_chunks(list, values, 1) == values


def test_children_that_nobody_asks_any_more_end(monkeypatch: pytest.MonkeyPatch) -> None:
    here, children = os.getpid(), forked(monkeypatch)

    def work(chunk: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            signal.pause()
        return squares(chunk)

    with pytest.raises(ValueError, match="the work beside"), using(2), beside(work, range(4), 1):
        raise ValueError("the work beside")
    assert len(children) == 1
    assert_ended(children)


def forked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Where the children that are forked from now on are written down: this process may have others by then."""
    children: list[int] = []
    fork = os.fork

    def counted() -> int:
        children.append(fork())
        return children[-1]

    monkeypatch.setattr(os, "fork", counted)
    return children


def assert_ended(children: Sequence[int]) -> None:
    for child in children:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)


@pytest.mark.parametrize("end", ["killed", "failed"])
def test_what_a_child_does_not_hand_over_is_done_here(end: str) -> None:
    here = os.getpid()

    def work(chunk: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            if end == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            raise MemoryError
        return squares(chunk)

    with using(3):
        assert in_chunks(work, range(9), 1) == squares(range(9))


def test_an_error_is_raised_here_and_leaves_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    children = forked(monkeypatch)

    def work(chunk: Sequence[int]) -> list[int]:
        if 2 in chunk:
            raise ValueError("two")
        return squares(chunk)

    with using(3), pytest.raises(ValueError, match="two"):
        in_chunks(work, range(9), 1)
    assert len(children) == 2
    assert_ended(children)


def test_demands_are_judged_the_same_in_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(__file__).parents[2] / "fixtures" / "dossier"
    old, new = (read(str(folder / name)) for name in ("joint-motion.en.txt", "adopted.en.txt"))
    lexicons = {"eng": load("eng")}
    alone = judge(compare(old, new), lexicons)
    monkeypatch.setattr("differ.demands.LEAST_PAIRS", 2)
    monkeypatch.setattr("differ.rereading.LEAST_READ", 2)
    with using(3):
        assert judge(compare(old, new), lexicons) == alone
        with read_beside(old.expression, new.expression, lexicons) as ahead:
            assert judge(compare(old, new), lexicons, ahead) == alone
        with read_beside(old.expression, new.expression, {}) as ahead:
            assert judge(compare(old, new), lexicons, ahead) == alone
