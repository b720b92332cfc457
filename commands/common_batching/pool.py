"""Worker processes of this machine. One that dies or takes too long costs the task that it had, and is replaced.

Every worker has a pipe of its own, so what it had is known when it ends, and it ends when the parent does. Each has its
next task waiting while it works on one, so that it never waits for the parent.
"""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

AT_HAND = 2
"""Tasks that a worker has: one in work, one waiting."""

BLINK = 0.2
"""Seconds between looks at the clock, when no worker has anything to say."""

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Libraries of numbers must not start threads of their own: there is a worker for each core."""


def cores() -> int:
    """Processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1


class Worker:
    """One process, and the tasks that were sent to it, the one in work first."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs,), name="clausewise worker")
        self.process.start()
        theirs.close()
        self.tasks: deque[Any] = deque()
        self.since = time.monotonic()

    def send(self, function: Callable[[Any], Any], task: Any) -> None:
        """Give it one more task. What a dead worker does not take is found out when it is looked at."""
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        with suppress(OSError):
            self.pipe.send((function, task))

    def result(self) -> Any:
        """The result of the task in work. Raises EOFError when the worker is dead."""
        try:
            value = self.pipe.recv()
        except OSError as problem:
            raise EOFError from problem
        self.tasks.popleft()
        self.since = time.monotonic()
        return value

    def end(self) -> int:
        """Stop it at once; its exit code, negative for a signal."""
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.pipe.close()
        return self.process.exitcode or 0


class Pool(Generic[Task, Result]):
    """So many workers; they start with the first task and end with the ``with`` block.

    ``timeout`` in seconds for one task, 0 for none.
    """

    def __init__(self, size: int, timeout: float = 0) -> None:
        self._size = max(size, 1)
        self._timeout = timeout
        self._workers: list[Worker] = []

    def __enter__(self) -> "Pool[Task, Result]":
        """Nothing is started yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Whoever still works is stopped."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def run(
        self, function: Callable[[Task], Result], tasks: Iterable[Task], lost: Callable[[Task, str, str], Result]
    ) -> Iterator[Result]:
        """The result of each task, as they come. ``lost`` makes one from the task, the reason, and the kind of fault.

        ``function`` and tasks travel to the workers by pickle. Whoever stops early leaves workers with tasks that
        nobody waits for; they end with the pool.
        """
        waiting = deque(tasks)
        while len(self._workers) < min(self._size, len(waiting)):
            self._workers.append(Worker())
        self._hand_out(function, waiting)
        while any(worker.tasks for worker in self._workers):
            yield from self._heard(function, waiting, lost)
            yield from self._overdue(function, waiting, lost)

    def _hand_out(self, function: Callable[[Task], Result], waiting: deque[Task]) -> None:
        """First one for each, then one more: with few tasks no worker stays without."""
        for fill in range(1, AT_HAND + 1):
            for worker in self._workers:
                if waiting and len(worker.tasks) < fill:
                    worker.send(function, waiting.popleft())

    def _heard(self, function: Any, waiting: deque[Task], lost: Any) -> Iterator[Result]:
        by_pipe = {worker.pipe: worker for worker in self._workers if worker.tasks}
        for pipe in wait(list(by_pipe), timeout=BLINK):
            worker = by_pipe[pipe]  # type: ignore[index]  # wait() gives back what it was given
            try:
                result = worker.result()
            except EOFError:
                task, code = self._replaced(worker, waiting)
                yield lost(task, _cause(code), "worker")
            else:
                self._hand_out(function, waiting)
                yield result
        self._hand_out(function, waiting)

    def _overdue(self, function: Any, waiting: deque[Task], lost: Any) -> Iterator[Result]:
        if not self._timeout:
            return
        now = time.monotonic()
        for worker in [one for one in self._workers if one.tasks and now - one.since > self._timeout]:
            if worker.pipe.poll():
                continue  # it has just finished
            task, _ = self._replaced(worker, waiting)
            yield lost(task, f"stopped after {self._timeout:g} seconds; raise --timeout", "timeout")
        self._hand_out(function, waiting)

    def _replaced(self, worker: Worker, waiting: deque[Task]) -> tuple[Task, int]:
        """Put a new worker in the place of one; the task that the old one had in work, and how it ended."""
        task, *later = worker.tasks
        waiting.extendleft(reversed(later))
        code = worker.end()
        self._workers[self._workers.index(worker)] = Worker()
        return task, code


def _cause(code: int) -> str:
    if code < 0:
        with suppress(ValueError):
            return f"its worker was ended by {signal.Signals(-code).name}; too little memory is the usual cause"
    return f"its worker ended with status {code}"


def _serve(pipe: Connection) -> None:
    """The life of a worker: task in, result out, until the parent closes the pipe or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the parent decides
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    with suppress(EOFError, BrokenPipeError):
        while True:
            function, task = pipe.recv()
            pipe.send(function(task))


def _end_with_the_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
