"""Processes: a command measured from outside, by a small launcher."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from akoma.errors import ClausewiseError

SECONDS = 120
"""A command that takes longer is stopped."""

MEGABYTES = 14_000
"""Address space of a command: else one of quadratic size takes the machine with it."""

LIMITS = "characters=500000000 lines=10000000 paragraphs=10000000 elements=10000000 megabytes=1000"
"""Our own limits for a document are lifted: bills of 20 000 clauses are larger than any real one."""

LAUNCHER = Path(__file__).with_name("launcher.py")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost: wall time in seconds, resident memory in MB. ``status`` is None when it was stopped."""

    seconds: float
    megabytes: float
    status: int | None


def measured(command: Sequence[str], output: Path) -> Cost:
    """Run a command in the folder of ``output``, where its standard output goes, and say what it cost."""
    call = [sys.executable, "-I", "-S", str(LAUNCHER), str(SECONDS), str(MEGABYTES), str(output), *command]
    environment = {**os.environ, "CLAUSEWISE_LIMITS": LIMITS}
    found = subprocess.run(call, cwd=output.parent, env=environment, capture_output=True, text=True, check=False)
    if found.returncode:
        raise ClausewiseError(f"the benchmark could not start {command[0]}", found.stderr.strip()[-200:])
    return Cost(**json.loads(found.stdout))
