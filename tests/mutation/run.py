"""Changes the judging and applying code in a copy, one place at a time, and sees whether a test notices.

``make mutants`` or ``python -m tests.mutation.run [--sample N] [--seed S]``; all mutants take hours. The
mutants are those of cosmic-ray. What is left out, and why, stands in ``LEFT_OUT``. The figures go to standard output,
with every change that no test noticed; ``docs/reliability.md`` has those of the last run.
"""

import argparse
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.corpus import ROOT
from tests.project.source_tree import PACKAGES

MODULES = (
    "differ/demands.py",
    *(f"differ/axes/{name}.py" for name in ("judging", "pairing", "shifts")),
    *(f"differ/amendments/engine/{name}.py" for name in ("applying", "weaving", "places", "tasks", "numbering")),
)
TESTS = (
    "tests/amendments/test_cases.py",
    "tests/demands/test_mutations.py",
    "tests/mutation",
    *(f"tests/demands/test_{name}.py" for name in ("cases", "judge", "acts", "never_kept")),
    "tests/dossier/test_dossier.py",
    "tests/amendments/engine",
)
"""The tests of what the modules do, those first that find most; the whole suite would find no less and take longer."""

LEFT_OUT = {
    "BitOr": "types in annotations (X | None): broken as the module loads, which proves nothing of the tests",
    "Decorator": "removing @dataclass or @cache: broken as the module loads, or only slower",
    "Eq_Is": "the members of an enumeration are equal when they are identical",
    "_Is_": "the same",
    "IsNot_": "the same",
}
"""Parts of the names of operators of cosmic-ray that are left out, with the reason."""

SECONDS = 180


def main() -> None:
    """Make the copy, the mutants and the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sample", type=int, default=0, help="so many mutants, chosen at random; 0: all")
    parser.add_argument("--seed", type=int, default=1, help="of the random choice")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder)
        _copy(copy)
        _run_tests(copy)
        _cosmic_ray(copy, "init", "settings.toml", "session.sqlite")
        made, chosen = _choose(copy / "session.sqlite", options.sample, options.seed)
        print(f"{made} mutants in {len(MODULES)} modules, {chosen} of them tried", flush=True)
        _cosmic_ray(copy, "exec", "settings.toml", "session.sqlite")
        _tell(copy / "session.sqlite")


def _copy(target: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    for name in (*PACKAGES, "tests", "fixtures", "docs"):
        shutil.copytree(ROOT / name, target / name, ignore=ignored)
    for name in ("cli.py", "pyproject.toml"):
        shutil.copy(ROOT / name, target)
    call = " ".join([sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *TESTS])
    lines = [
        "[cosmic-ray]",
        f"module-path = {json.dumps(MODULES)}",
        f"timeout = {SECONDS}.0",
        "excluded-modules = []",
        f"test-command = {json.dumps(call)}",
        "[cosmic-ray.distributor]",
        'name = "local"',
    ]
    (target / "settings.toml").write_text("\n".join(lines) + "\n")


def _run_tests(copy: Path) -> None:
    """Nothing can be said of mutants when a test fails without one."""
    call = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *TESTS]
    done = subprocess.run(call, cwd=copy, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"the tests fail as the code is:\n{done.stdout[-2000:]}")


def _cosmic_ray(copy: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "cosmic_ray.cli", *arguments], cwd=copy, check=True)


def _choose(session: Path, number: int, seed: int) -> tuple[int, int]:
    """Leave only the mutants to try; how many there are, and how many are tried."""
    # The ids are random in every session, the places are not: with the same seed the same mutants are chosen.
    places = "module_path, start_pos_row, start_pos_col, operator_name, occurrence, operator_args"
    with sqlite3.connect(session) as data:
        found = data.execute(f"select job_id, operator_name from mutation_specs order by {places}").fetchall()
        wanted = [job for job, operator in found if not any(part in operator for part in LEFT_OUT)]
        chosen = random.Random(seed).sample(wanted, min(number or len(wanted), len(wanted)))
        gone = [(job,) for job, _ in found if job not in chosen]
        for table in ("work_items", "mutation_specs"):
            data.executemany(f"delete from {table} where job_id = ?", gone)
    return len(wanted), len(chosen)


def _tell(session: Path) -> None:
    query = "select module_path, definition_name, start_pos_row, operator_name, worker_outcome, test_outcome, diff " \
            "from mutation_specs join work_results using (job_id) order by module_path, start_pos_row"  # fmt: skip
    with sqlite3.connect(session) as data:
        rows = data.execute(query).fetchall()
    survived = [row for row in rows if str(row[5]).upper().endswith("SURVIVED")]
    for module in MODULES:
        own = [row for row in rows if row[0] == module]
        left = sum(row in survived for row in own)
        print(f"{module}: {len(own)} tried, {len(own) - left} noticed, {left} not")
    print(f"all: {len(rows)} tried, {len(rows) - len(survived)} noticed, {len(survived)} not")
    for module, name, line, operator, _, _, changed in survived:
        words = [text for text in str(changed).splitlines() if text[:1] in "+-" and text[:3] not in ("+++", "---")]
        print(f"\n{module}:{line} {name}: {operator}\n" + "\n".join(words))


if __name__ == "__main__":
    main()
