"""Work for workers that misbehave. In a module of its own: workers import it."""

import os
import signal
import time


def work(task: str) -> str:
    """A result, an early end, or none at all, as the task says."""
    if task == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "ended":
        os._exit(3)
    if task == "asleep":
        time.sleep(600)
    return f"{task} done"


def lost(task: object, reason: str, fault: str) -> str:
    """What is told of a task that came to nothing."""
    return f"{task}: {fault}: {reason}"


def own_number(_: int) -> int:
    """The number of the process."""
    time.sleep(0.01)
    return os.getpid()
