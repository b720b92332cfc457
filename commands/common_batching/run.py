"""A run: what was done before stays, the rest is compared, and the index, the CSV and the database tell of all."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from akoma.errors import SourceError
from akoma.locks import locked
from akoma.sources import write_bytes
from commands.common import say
from commands.common_batching.documents import sha256_of
from commands.common_batching.jobs import Job, Settings, failed_line, fingerprint, version
from commands.common_batching.plan import Plan
from commands.common_batching.pool import Pool
from commands.common_batching.progress import duration, progress
from commands.common_batching.store import Store, opened
from commands.common_batching.work import compare_here
from render.batch_model import DONE, Outcome, Unpaired

DATABASE, INDEX, TABLE = "results.sqlite", "index.html", "results.csv"

MOST_NAMED = 20
"""Documents that cannot be read and are named on standard error; the index names all."""

_LOCK = ".lock"


class Runner(Protocol):
    """Compares pairs somewhere and gives what came of them, in any order, each exactly once."""

    def __call__(self, settings: Settings, out: str, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """The outcomes; the outputs of each pair are below ``out`` by then."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How a run ended: pairs that needed no work, that were compared, that failed; documents that cannot be read."""

    reused: int = 0
    compared: int = 0
    failed: int = 0
    unreadable: int = 0


@contextmanager
def results(out: str) -> Iterator[Store]:
    """The folder of the results, made if need be, for this process alone. Raises SourceError when it cannot be used."""
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = [name for name in os.listdir(folder) if name != _LOCK]
    except OSError as problem:
        raise SourceError(f"{out}: cannot be used for results ({problem.strerror})", "name another folder") from problem
    if others and DATABASE not in others:
        raise SourceError(
            f"{out}: holds other files and no {DATABASE}", "name an empty folder, or one that is not there"
        )
    lock = locked(str(folder / _LOCK), wait=False, message=f"{out}: another batch is writing there")
    with lock, opened(folder / DATABASE) as store:
        yield store


def on_this_machine(pool: "Pool[Job, Outcome]") -> Runner:
    """The runner that uses worker processes of this machine."""

    def run(settings: Settings, out: str, jobs: Sequence[Job]) -> Iterator[Outcome]:
        return pool.run(partial(compare_here, settings, out), jobs, lost)

    return run


def lost(job: Job, reason: str, fault: str) -> Outcome:
    """What came of a pair whose worker came to nothing."""
    return Outcome(failed_line(job, reason, fault), version=version())


def run(plan: Plan, settings: Settings, out: str, store: Store, runner: Runner) -> Tally:
    """Compare what is not done yet; whatever stops this, what is done stays done, and the index tells of it."""
    reused, todo = _sorted_out(plan.jobs, settings, out, store)
    store.begin(plan.jobs, reused, settings)
    failed = compared = 0
    began = time.monotonic()
    try:
        with progress(len(todo), "pairs") as advance:
            for outcome in runner(settings, out, todo):
                store.commit(outcome)
                compared += 1
                if outcome.line.state != DONE:
                    failed += 1
                    say(f"error: {outcome.line.name}: {outcome.line.error}")
                advance()
    finally:
        store.end(compared - failed, failed)
        publish(plan, settings, out, store)
    for line in unreadable_lines(plan.unpaired, str(Path(out, INDEX))):
        say(line)
    unreadable = sum(one.is_fault for one in plan.unpaired)
    tally = Tally(len(reused), compared - failed, failed, unreadable)
    say(_summary(tally, time.monotonic() - began, out) if plan.jobs else _no_pairs(plan, out))
    return tally


def unreadable_lines(unpaired: Sequence[Unpaired], index: str) -> list[str]:
    """A line for each document of a folder that cannot be read, at most :data:`MOST_NAMED`; ``index`` tells of all."""
    faults = [one for one in unpaired if one.is_fault]
    more = len(faults) - MOST_NAMED
    told = [f"error: {_reason(one)}" for one in faults[:MOST_NAMED]]
    return told + ([f"error: and {more} more, see {index}"] if more > 0 else [])


def _reason(one: Unpaired) -> str:
    """The whole path and the reason, which begins with the path already, or with the name alone, or with neither."""
    reason = one.reason.removeprefix(f"{one.path}: ").removeprefix(f"{Path(one.path).name}: ")
    return f"{one.path}: {reason}"


def _sorted_out(jobs: Sequence[Job], settings: Settings, out: str, store: Store) -> tuple[list[str], list[Job]]:
    """The names of the pairs that are done, and the jobs that are not. A pair that failed is tried again."""
    done = store.done()
    digests: dict[str, str] = {}
    reused, todo = [], []
    for job in jobs:
        is_done = job.name in done and _is_current(job, settings, out, done[job.name], partial(_digest, digests))
        if is_done:
            reused.append(job.name)
        else:
            todo.append(job)
    return reused, todo


def _is_current(
    job: Job, settings: Settings, out: str, known: tuple[str, str, tuple[str, ...]], digest: Callable[[str], str]
) -> bool:
    mark, folder, files = known
    if folder != job.folder or mark != fingerprint(job, settings, digest(job.old), digest(job.new)):
        return False
    return all(Path(out, folder, name).is_file() for name in files)


def _digest(known: dict[str, str], path: str) -> str:
    if path not in known:
        known[path] = sha256_of(path)
    return known[path]


def publish(plan: Plan, settings: Settings, out: str, store: Store) -> None:
    """Write the index and the CSV anew."""
    from render.batch_csv import batch_csv
    from render.batch_index import batch_index

    lines = store.lines()
    waiting = len(plan.jobs) - len(lines)
    write_bytes(str(Path(out, TABLE)), batch_csv(lines))
    write_bytes(str(Path(out, INDEX)), batch_index(lines, plan.unpaired, waiting, settings.ui_lang))


def _no_pairs(plan: Plan, out: str) -> str:
    """What is said where nothing belongs together."""
    if not plan.unpaired:
        return "no documents to compare yet"
    documents = "1 document" if len(plan.unpaired) == 1 else f"{len(plan.unpaired)} documents"
    unreadable = sum(one.is_fault for one in plan.unpaired)
    told = f", {unreadable} of which cannot be read" if unreadable else ""
    return f"no pairs in {documents}{told}: {Path(out, INDEX)} says why"


def _summary(tally: Tally, seconds: float, out: str) -> str:
    told = [f"{tally.compared} compared in {duration(seconds)}"]
    told += [f"{tally.reused} done before"] if tally.reused else []
    told += [f"{tally.failed} failed"] if tally.failed else []
    documents = "1 document" if tally.unreadable == 1 else f"{tally.unreadable} documents"
    told += [f"{documents} cannot be read"] if tally.unreadable else []
    return f"{', '.join(told)}: {Path(out, INDEX)}"
