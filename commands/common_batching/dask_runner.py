"""The same work on a Dask cluster.

Documents travel to the workers as bytes and the outputs back, so that the machines need no folder in common; files and
database are written here, each pair once, whatever the cluster repeats.

Dask hands the task of a lost worker to another one. A task that has taken several workers with it is given up.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import Any

from akoma.errors import ClausewiseError, MissingLibraryError
from akoma.sources import read_bytes
from commands.common_batching.jobs import Job, Settings, failed_line, version
from commands.common_batching.run import Runner
from commands.common_batching.work import Made, compare_contents, keep
from render.batch_model import Outcome

PER_THREAD = 2
"""Pairs that the cluster has for each of its threads: one in work, one waiting. All at once would fill its memory."""

AT_LEAST = 4
"""Pairs that it has while no worker is known."""

CONNECT = 30
"""Seconds to wait for the scheduler."""


def on_a_cluster(address: str) -> Runner:
    """The runner that uses the cluster of the scheduler at an address (``tcp://host:8786``).

    Raises MissingLibraryError when Dask is not installed.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError as problem:
        hint = "pip install 'clausewise[dask]', here and on every worker"
        raise MissingLibraryError("--scheduler needs Dask, which is not installed", hint) from problem
    return partial(_run, distributed, address)


def _run(distributed: Any, address: str, settings: Settings, out: str, jobs: Sequence[Job]) -> Iterator[Outcome]:
    if not jobs:
        return
    client = _connected(distributed, address)
    try:
        yield from _compared(distributed, client, settings, out, jobs)
    finally:
        with suppress(OSError, TimeoutError):
            client.close(timeout=5)


def _connected(distributed: Any, address: str) -> Any:
    try:
        return distributed.Client(address, timeout=CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as problem:
        told = " ".join(str(problem).split()) or type(problem).__name__
        raise ClausewiseError(
            f"--scheduler {address}: no scheduler answers ({told})", "start one with dask scheduler"
        ) from problem


def _compared(distributed: Any, client: Any, settings: Settings, out: str, jobs: Sequence[Job]) -> Iterator[Outcome]:
    """Outcomes as they come. New pairs go out as others come back."""
    waiting = iter(jobs)
    sent: dict[Any, Job] = {}
    arriving = distributed.as_completed(loop=client.loop)

    def send() -> Iterator[Outcome]:
        threads = _threads(client)
        while len(sent) < max(PER_THREAD * threads, AT_LEAST) and (job := next(waiting, None)):
            try:
                contents = read_bytes(job.old), read_bytes(job.new)
            except ClausewiseError as problem:
                yield keep(out, job, Made(Outcome(failed_line(job, str(problem), "input"), version=version())))
                continue
            future = client.submit(compare_contents, settings, job, *contents, pure=False)
            sent[future.key] = job
            arriving.add(future)

    yield from send()
    while sent:
        future = next(arriving)
        job = sent.pop(future.key)
        yield keep(out, job, _made(future, job))
        future.release()
        yield from send()


def _threads(client: Any) -> int:
    """Those of all workers; the question fails where the scheduler has gone."""
    try:
        return sum(client.nthreads().values())
    except OSError as problem:
        raise _gone() from problem


def _gone() -> ClausewiseError:
    return ClausewiseError("the scheduler is gone", "start the batch again: what was compared is kept")


def _made(future: Any, job: Job) -> Made:
    """What the cluster gives back; an error of the cluster is an outcome too. Without a scheduler there is none."""
    if future.status in ("cancelled", "lost"):
        raise _gone()
    error = future.exception()
    if error is not None:
        told = f"the cluster could not compare it ({type(error).__name__}: {error})"
        return Made(Outcome(failed_line(job, told, "worker"), version=version()))
    made: Made = future.result()
    if made.outcome.version != version():
        told = f"a worker has clausewise {made.outcome.version}, here it is {version()}; install the same everywhere"
        return Made(replace(Outcome(failed_line(job, told, "worker")), version=version()))
    return made
