"""A lock that other processes see, and that the system gives back when its holder ends, however it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from akoma.errors import SourceError


@contextmanager
def locked(path: str, *, wait: bool, message: str = "") -> Iterator[None]:
    """Hold the lock that a file stands for inside the ``with`` block.

    ``wait``: until whoever holds it is done; else a SourceError with ``message`` is raised. Where the system has no
    such locks, nothing is locked.
    """
    try:
        import fcntl
    except ImportError:  # Windows: two runs in one folder are then not noticed
        yield
        return
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise SourceError(message, "wait until it is done, or stop it") from problem
        yield
    finally:
        os.close(handle)
