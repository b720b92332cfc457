"""Launcher: runs one command within limits and says what it cost, as one line of JSON.

    python -I -S launcher.py SECONDS MEGABYTES OUTPUT COMMAND...

It is a process of its own and imports next to nothing, because the memory of a process counts from the one that it was
forked from: about 10 MB here, hundreds in a process that holds bills. Standard output and standard error of the command
go to OUTPUT and OUTPUT.err. Prints ``{"seconds": 1.2, "megabytes": 34.5, "status": 0}``: wall time from fork to
wait4, the most memory that was resident, the exit status (negative: the signal). Past SECONDS the command with all its
children is killed and ``"status"`` is null; MEGABYTES limits the address space.
"""

import json
import os
import resource
import signal
import sys
import time

KILOBYTES = 1024
"""``ru_maxrss`` counts kilobytes on Linux."""

NOT_STARTED = 127
"""Exit status of a command that could not be started, as in a shell."""


def run(seconds: float, megabytes: int, output: str, command: list[str]) -> dict[str, float | int | None]:
    """Fork, limit, run, wait."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        _become(megabytes * KILOBYTES * KILOBYTES, output, command)
    late = False

    def kill(_signal: int, _frame: object) -> None:
        nonlocal late
        late = True
        os.killpg(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, kill)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    _, status, used = os.wait4(child, 0)
    took = time.perf_counter() - start
    code = None if late else os.waitstatus_to_exitcode(status)
    return {"seconds": took, "megabytes": used.ru_maxrss / KILOBYTES, "status": code}


def _become(space: int, output: str, command: list[str]) -> None:
    """In the child: a group of its own, limits, files; then the command."""
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (space, space))
        for target, name in ((1, output), (2, f"{output}.err")):
            os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), target)
        os.execvp(command[0], command)
    finally:
        os._exit(NOT_STARTED)


if __name__ == "__main__":
    print(json.dumps(run(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4:])))
