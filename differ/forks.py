"""Several processes for one long list: children that are forked here, and end with the chunk of it that they had.

    in_chunks(work, items, least)  is  work(items)

for any ``work`` that looks at each item by itself, whatever becomes of the children: what one of them does not hand
over, because it was killed, ran out of memory or found a defect, is done here again. The order is that of the items.

Nothing is forked unless a program asks for it (:func:`using`), and never beside threads. A child inherits all that is
in memory; what it found comes back through a pipe that nobody else knows.
"""

import os
import pickle
import re
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, fields, is_dataclass
from io import BytesIO
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any, NoReturn, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], list[Result]]

SEVERAL = 2
"""Fewer processes than this are one, and fewer fields are no tuple."""

_ASKED: ContextVar[int] = ContextVar("processes", default=1)


@contextmanager
def using(processes: int) -> Iterator[None]:
    """So many processes may be used inside the ``with`` block, this one included."""
    token = _ASKED.set(processes)
    try:
        yield
    finally:
        _ASKED.reset(token)


def cores() -> int:
    """Processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1


RUNNING = re.compile(r"(?:\S+ ){3}(\d+)/")
"""In what Linux tells of its load: how many processes run or want to at this moment, this one among them."""


def idle() -> int:
    """Processors that this process may use and nobody else does; where that is not known, as if nobody did.

    On a busy machine several processes are slower than one: each waits for its turn, and the first for the last.
    """
    try:
        told = RUNNING.match(Path("/proc/loadavg").read_text(encoding="ascii"))
    except OSError:
        told = None
    others = int(told[1]) - 1 if told else 0
    return max(1, cores() - others)


def in_chunks(work: Work[Item, Result], items: Sequence[Item], least: int) -> list[Result]:
    """``work(items)``, in as many processes as were asked for and have ``least`` items each."""
    count = min(_ASKED.get(), len(items) // least)
    if count < SEVERAL or not hasattr(os, "fork") or threading.active_count() > 1:
        return work(items)
    mine, *others = _parts(items, count)
    children: list[_Child] = []
    try:
        children += [_forked(work, chunk) for chunk in others]
        found = work(mine)
        for child, chunk in zip(children, others, strict=True):
            found += _result(child, work, chunk)
        return found
    finally:
        for child in children:
            child.end()


@contextmanager
def beside(work: Work[Item, Result], items: Sequence[Item], least: int) -> Iterator[Callable[[], list[Result]]]:
    """``work(items)``, in other processes while this one does what stands inside the ``with`` block.

    What is given gets the result; where no other process may be used, the work is done then.
    """
    count = min(_ASKED.get() - 1, len(items) // least)
    if count < 1 or not hasattr(os, "fork") or threading.active_count() > 1:
        yield lambda: work(items)
        return
    chunks = _parts(items, count)
    children: list[_Child] = []
    try:
        children += [_forked(work, chunk) for chunk in chunks]
        yield lambda: [
            row for child, chunk in zip(children, chunks, strict=True) for row in _result(child, work, chunk)
        ]
    finally:
        for child in children:
            child.end()


def _parts(items: Sequence[Item], count: int) -> list[Sequence[Item]]:
    """The items in so many stretches of about the same length."""
    edges = [len(items) * part // count for part in range(count + 1)]
    return [items[start:end] for start, end in pairwise(edges)]


@dataclass(slots=True)
class _Child:
    """A process, and the pipe that its result comes through; ``pid`` 0 when it has ended."""

    pid: int
    pipe: int

    def data(self) -> bytes:
        """All that it wrote; nothing if it did not end well."""
        with os.fdopen(self.pipe, "rb", closefd=False) as pipe:
            data = pipe.read()
        return data if self._status() == 0 else b""

    def end(self) -> None:
        """Close the pipe, and stop the process if it is still at work."""
        os.close(self.pipe)
        if self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self._status()

    def _status(self) -> int | None:
        """How it ended; None where the system does not tell, as somebody else asked first."""
        pid, self.pid = self.pid, 0
        try:
            return os.waitpid(pid, 0)[1]
        except ChildProcessError:
            return None


def _forked(work: Work[Item, Result], chunk: Sequence[Item]) -> _Child:
    theirs, ours = os.pipe()
    pid = os.fork()
    if not pid:
        _serve(work, chunk, ours)
    os.close(ours)
    return _Child(pid, theirs)


def _serve(work: Work[Item, Result], chunk: Sequence[Item], pipe: int) -> NoReturn:
    """In the child: nothing that is raised may get out, for the code behind this call is that of the parent."""
    status = 1
    try:
        with os.fdopen(pipe, "wb") as out:
            out.write(packed(work(chunk)))
        status = 0
    finally:
        os._exit(status)


def _result(child: _Child, work: Work[Item, Result], chunk: Sequence[Item]) -> list[Result]:
    data = child.data()
    found: list[Result] = pickle.loads(data) if data else work(chunk)
    return found


def packed(values: Any) -> bytes:
    """Values as bytes; dataclasses by their fields, which takes a tenth of the time that pickle takes for them."""
    data = BytesIO()
    _Packer(data, pickle.HIGHEST_PROTOCOL).dump(values)
    return data.getvalue()


Getter = Callable[[Any], tuple[Any, ...]]


class _Packer(pickle.Pickler):
    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._getters: dict[type, Getter | None] = {}

    def reducer_override(self, value: Any) -> Any:
        """How a value is made again."""
        kind = type(value)
        if kind not in self._getters:
            self._getters[kind] = _fields(kind)
        getter = self._getters[kind]
        return NotImplemented if getter is None else (kind, getter(value))


def _fields(kind: type) -> Getter | None:
    """What gets the fields of a dataclass or of a named tuple."""
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        getter = attrgetter(*names)
        return getter if len(names) >= SEVERAL else lambda value: (getter(value),)
    return tuple if issubclass(kind, tuple) and kind is not tuple else None
