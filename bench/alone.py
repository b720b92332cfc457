"""Alignment and word edits alone: what the comparison takes without the start, reading, judging and writing."""

import gc
import json
import time

from akoma.reading import read
from differ.compare import compare


def main(old: str, new: str) -> None:
    """Read two files, compare them; print as JSON the seconds of both steps, and what corresponds.

    ``changes`` has the form of the JSON record, with ``old``, ``new`` and ``operations`` only.
    """
    gc.disable()  # as the command does
    start = time.perf_counter()
    documents = read(old), read(new)
    middle = time.perf_counter()
    comparison = compare(*documents)
    end = time.perf_counter()
    changes = [
        {"old": change.correspondence.old, "new": change.correspondence.new, "operations": change.kinds}
        for change in comparison.changes
    ]
    print(json.dumps({"reading": middle - start, "comparing": end - middle, "changes": changes}))
