"""Workers that die or never end cost the task that they had, and nothing else."""

import os
from typing import Any

from commands.common_batching.pool import Pool
from tests.batch.calls import wait_for
from tests.batch.tasks import lost, own_number, work
from tests.patience import patient


def results(tasks: list[str], size: int, timeout: float = 0) -> list[str]:
    with Pool[str, str](size, timeout) as pool:
        return sorted(pool.run(work, tasks, lost))


def test_every_task_has_one_result() -> None:
    tasks = [str(number) for number in range(25)]
    assert results(tasks, 3) == sorted(f"{task} done" for task in tasks)
    assert results([], 3) == []
    assert results(["one"], 3) == ["one done"]


def test_a_dead_worker_costs_the_task_that_it_had_and_not_the_one_that_waited() -> None:
    assert results(["a", "killed", "b", "ended", "c", "killed", "d", "e"], 2) == [
        "a done",
        "b done",
        "c done",
        "d done",
        "e done",
        "ended: worker: its worker ended with status 3",
        "killed: worker: its worker was ended by SIGKILL; too little memory is the usual cause",
        "killed: worker: its worker was ended by SIGKILL; too little memory is the usual cause",
    ]


def test_a_task_that_does_not_end_is_ended_and_those_that_wait_are_not_blamed() -> None:
    most = patient(0.5)  # the start of a worker is a part of it
    assert results(["asleep", "a", "b", "c"], 1, timeout=most) == [
        "a done",
        f"asleep: timeout: stopped after {most:g} seconds; raise --timeout",
        "b done",
        "c done",
    ]


def test_workers_are_used_again_and_are_gone_afterwards() -> None:
    with Pool[int, Any](2) as pool:
        first = set(pool.run(own_number, range(8), lost))
        second = set(pool.run(own_number, range(8), lost))
    assert first == second
    assert len(first) == 2
    wait_for(lambda: not any(os.path.exists(f"/proc/{number}") for number in first), 3)
