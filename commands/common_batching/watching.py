"""Noticing what changed: names, sizes and times of the documents, looked at again and again.

Whether a document that was touched has other words its content tells, later (see ``jobs.fingerprint``).
"""

import os
import time
from collections.abc import Callable, Iterator

from akoma.errors import ClausewiseError
from commands.common_batching.documents import documents_in
from commands.common_batching.manifest import is_manifest, read_manifest
from commands.common_batching.plan import Asked

Snapshot = dict[str, tuple[int, int]]
"""Paths with the time of the last change (ns) and the size (bytes); a path that is not there has neither."""


def snapshot(asked: Asked) -> Snapshot:
    """What lies where, now. A manifest that is wrong, or a folder that is gone, has nothing in it."""
    return {path: _state(path) for path in sorted(set(_paths(asked)))}


def _paths(asked: Asked) -> Iterator[str]:
    for source in asked.sources:
        yield source
        try:
            if is_manifest(source):
                yield from (path for job in read_manifest(source, asked.defaults()) for path in (job.old, job.new))
            else:
                yield from documents_in(source, (asked.results,))
        except ClausewiseError:
            continue  # the run tells what is wrong; here it is enough to see when it changes


def _state(path: str) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except OSError:
        return (0, -1)
    # The time of a folder changes with the files in it that are no documents.
    return (0, 0) if os.path.isdir(path) else (found.st_mtime_ns, found.st_size)


def changes(asked: Asked, known: Snapshot, interval: float, pause: Callable[[float], None] = time.sleep) -> Snapshot:
    """Wait until something differs from what is known and has come to rest; the new snapshot.

    Whoever writes a file slowly is waited for: two looks in a row have to agree.
    """
    before = known
    while True:
        pause(interval)
        now = snapshot(asked)
        if now == before != known:
            return now
        before = now
