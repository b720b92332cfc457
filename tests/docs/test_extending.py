"""The files that ``docs/extending.md`` shows are put into their places in a copy of the product, and used."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus import DOSSIER, ROOT
from tests.project.source_tree import PACKAGES

PAGE = (ROOT / "docs" / "extending.md").read_text("utf-8")
SHOWN = dict(re.findall(r"<!-- file: (\S+) -->\n```python\n(.*?)```", PAGE, re.DOTALL))
MOTION, ADOPTED = (str(DOSSIER / f"{name}.en.txt") for name in ("joint-motion", "adopted"))
RTF = (
    rb"{\rtf1\ansi The European Parliament,\par 1. Urges the Council to act;\par 2. Asks the Commission to report;\par}"
)


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product with the files of the page in it."""
    copy = tmp_path_factory.mktemp("extended")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "cli.py", copy)
    for path, source in SHOWN.items():
        assert not (copy / path).exists()
        (copy / path).write_text(source, "utf-8")
    (copy / "paper.rtf").write_bytes(RTF)
    return copy


def run(extended: Path, *arguments: str) -> str:
    call = [sys.executable, "cli.py", *arguments]
    done = subprocess.run(call, cwd=extended, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_kind_of_module_is_shown() -> None:
    kinds = {path.rpartition("/")[0] for path in SHOWN}
    assert kinds == {"akoma/ingest", "differ/signals", "render", "commands"}


def test_the_reader_reads(extended: Path) -> None:
    shown = run(extended, "convert", "paper.rtf", "--lang", "en", "--to", "text")
    assert "1. Urges the Council to act;" in shown
    assert "\\" not in shown


def test_the_renderer_renders(extended: Path) -> None:
    lines = run(extended, "diff", MOTION, ADOPTED, "--format", "tsv").splitlines()
    assert lines
    assert {line.count("\t") for line in lines} == {2}


def test_the_signal_speaks_in_a_comparison(extended: Path) -> None:
    code = "from differ.evidence import *; import differ.signals.defined_terms as d; print(d.SIGNAL.name)"
    done = subprocess.run([sys.executable, "-c", code], cwd=extended, capture_output=True, text=True, check=True)
    assert done.stdout == "defined_terms\n"
    assert run(extended, "diff", MOTION, ADOPTED, "--format", "json")


def test_the_command_is_found(extended: Path) -> None:
    assert "words" in run(extended, "--help")
    assert int(run(extended, "words", "paper.rtf")) > 5
