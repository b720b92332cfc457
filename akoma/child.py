"""Child processes with limits: work on bytes that may be hostile, where a crash costs nothing.

A native library that runs out of memory does not raise, it aborts the process that it lives in. So it lives in a
process of its own: a fresh interpreter, bytes on its standard input, JSON on its standard output. However the child
ends, the parent gets a value or an error of ours.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from akoma import errors
from akoma.errors import ClausewiseError, UnreadableSourceError
from akoma.limits import MILLION, VARIABLE, current, raising, spelled, too_large

START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from akoma.child import serve; "
    "serve(sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))"
)
"""What the fresh interpreter runs; the folder of this package is handed over, for it may not be installed."""

KILLED_BY_CPU = (getattr(signal, "SIGXCPU", 0), getattr(signal, "SIGKILL", 0))
"""Signals by which a limit on computing time ends a process: first the soft one, then the hard one."""

SECONDS_OF_GRACE = 2
"""Seconds of computing between the soft limit and the hard one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: ``memory`` bytes of address space, seconds of computing, seconds on the clock.

    Each is what :mod:`akoma.limits` says when it is not given.
    """

    memory: int = field(default_factory=lambda: current().memory * MILLION)
    computing: int = field(default_factory=lambda: current().seconds)
    clock: float = field(default_factory=lambda: current().seconds)


def run_child(target: str, data: bytes, name: str, limits: Limits | None = None) -> Any:
    """What the function ``target`` (``package.module:function``) makes of the bytes, run in a process of its own.

    The function takes the bytes and a name for messages, and returns what JSON can hold. Errors of ours that it raises
    are raised here. A child that dies is an UnreadableSourceError, one that passes a limit a SourceTooLargeError.
    """
    limits = limits or Limits()
    root = str(Path(__file__).resolve().parent.parent)
    command = [sys.executable, "-P", "-c", START, root, target, name, str(limits.memory), str(limits.computing)]
    try:
        ended = subprocess.run(
            command, input=data, capture_output=True, timeout=limits.clock, check=False, env=_environment()
        )
    except subprocess.TimeoutExpired as problem:
        raise _too_slow(name, limits.clock) from problem
    if ended.returncode:
        raise _death(name, ended.returncode, limits)
    return _answer(json.loads(ended.stdout), name)


def _environment() -> dict[str, str]:
    """That of the parent, with the limits that are in force there."""
    return {**os.environ, VARIABLE: spelled(current())}


def _answer(answer: dict[str, Any], name: str) -> Any:
    if "error" not in answer:
        return answer["value"]
    kind = getattr(errors, answer["error"], UnreadableSourceError)
    assert issubclass(kind, ClausewiseError), f"{name}: the child names no error of ours"
    raise kind(answer["message"], answer["hint"])


def _too_slow(name: str, seconds: float) -> ClausewiseError:
    return too_large(name, f"cannot be read within {seconds:g} seconds", "seconds", "give a smaller part of it")


def _death(name: str, status: int, limits: Limits) -> ClausewiseError:
    """What the way in which a child ended means for the user."""
    if -status in KILLED_BY_CPU:
        return _too_slow(name, limits.computing)
    memory = f"{limits.memory // MILLION} MB"
    return UnreadableSourceError(
        f"{name}: damaged, or not to be opened within {memory} of memory",
        raising("memory", "open it in another program and save or print it as a new file"),
    )


def serve(target: str, name: str, memory: int, computing: int) -> None:
    """In the child: set the limits, call the function on the bytes of standard input, write its value as JSON."""
    _limit(memory, computing)
    module, function = target.split(":")
    data = sys.stdin.buffer.read()
    answer: dict[str, Any]
    try:
        answer = {"value": getattr(import_module(module), function)(data, name)}
    except ImportError as problem:
        message = f"{name}: the library {problem.name} that reads it is missing"
        answer = {"error": "UnreadableSourceError", "message": message, "hint": f"pip install {problem.name}"}
    except ClausewiseError as problem:
        answer = {"error": type(problem).__name__, "message": problem.message, "hint": problem.hint}
    sys.stdout.buffer.write(json.dumps(answer, separators=(",", ":")).encode("ascii"))


def _limit(memory: int, computing: int) -> None:
    """Set the limits, where the system has them and lets them be set; where not, the clock alone decides."""
    try:
        resource = import_module("resource")
    except ImportError:
        return
    for kind, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, computing, computing + SECONDS_OF_GRACE),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        _, ceiling = resource.getrlimit(kind)
        highest = [hard, *([] if ceiling == resource.RLIM_INFINITY else [ceiling])]
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (min(soft, *highest), min(highest)))
