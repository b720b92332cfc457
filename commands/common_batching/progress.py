"""How far a batch is: a bar with the time left on a terminal, elsewhere a line now and then."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from commands.common import say

EVERY = 10.0
"""Seconds between two lines of a log."""

MINUTE = 60
"""Seconds of a minute."""
HOUR = 60
"""Minutes of an hour."""


@contextmanager
def progress(total: int, what: str) -> Iterator[Callable[[], None]]:
    """What to call after each of ``total`` things; ``what`` they are is said, as in "12 of 40 pairs"."""
    if total and sys.stderr is not None and sys.stderr.isatty():
        with click.progressbar(length=total, label=what, show_pos=True, file=sys.stderr) as bar:
            yield lambda: bar.update(1)
    else:
        yield _Log(total, what, time.monotonic)


class _Log:
    """Says how far it is at most once in :data:`EVERY` seconds."""

    def __init__(self, total: int, what: str, clock: Callable[[], float]) -> None:
        self._total, self._what, self._clock = total, what, clock
        self._done = 0
        self._began = self._said = clock()

    def __call__(self) -> None:
        self._done += 1
        now = self._clock()
        if now - self._said >= EVERY and self._done < self._total:
            self._said = now
            left = (now - self._began) / self._done * (self._total - self._done)
            say(f"{self._done} of {self._total} {self._what}, about {duration(left)} left")


def duration(seconds: float) -> str:
    """As people say it: "40 s", "5 min", "2 h 10 min"."""
    whole = round(seconds)
    if whole < MINUTE:
        return f"{whole} s"
    hours, minutes = divmod(round(whole / MINUTE), HOUR)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
