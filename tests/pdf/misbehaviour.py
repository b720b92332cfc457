"""Functions that a child process runs in the tests of its limits."""

import ctypes
import os
import time

from akoma.errors import NoTextError


def sleep(_: bytes, __: str) -> None:
    """Do nothing for long."""
    time.sleep(60)


def spin(_: bytes, __: str) -> None:
    """Compute for ever."""
    while True:
        pass


def gorge(_: bytes, __: str) -> int:
    """Take more memory than there is."""
    return len(bytearray(4_000_000_000))


def abort(_: bytes, __: str) -> None:
    """Die as a library does that runs out of memory."""
    os.abort()


def crash(_: bytes, __: str) -> None:
    """Read where nothing is."""
    ctypes.string_at(0)


def fail(_: bytes, __: str) -> None:
    """Raise what nobody expects."""
    raise ValueError("unexpected")


def quit_early(_: bytes, __: str) -> None:
    """End without an answer."""
    os._exit(3)


def refuse(_: bytes, name: str) -> None:
    """Raise an error of ours."""
    raise NoTextError(f"{name}: no text", "look elsewhere")


def measure(data: bytes, name: str) -> dict[str, object]:
    """Give a value."""
    return {"length": len(data), "name": name}
