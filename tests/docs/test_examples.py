"""Every example of the guide and of the library page is run, and prints what the page says."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.corpus import ROOT
from tests.docs.console import Example, examples, fits, run_all

GUIDE = ROOT / "docs" / "guide.md"
LIBRARY = ROOT / "docs" / "library.md"


def test_the_guide_says_what_happens(tmp_path: Path) -> None:
    assert run_all(GUIDE.read_text("utf-8"), tmp_path) == []


def test_the_library_does_what_its_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctest.testfile(str(LIBRARY), module_relative=False, encoding="utf-8")
    assert result.attempted > 30
    assert result.failed == 0
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("first", ["", "import differ.compare, differ.relate; "])
def test_the_names_of_the_library_are_functions_whatever_was_loaded_before(first: str) -> None:
    code = f"{first}from differ import compare, relate; print(compare.__name__, relate.__name__)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "compare relate\n"


def test_all_public_names_are_there_and_the_model_alone_loads_no_comparison() -> None:
    code = (
        "import sys, differ.model; assert 'differ.compare' not in sys.modules; import akoma, differ, render; "
        "print([name for package in (akoma, differ, render) for name in package.__all__ if not hasattr(package, name)])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_settings_for_continuous_integration_are_ones_that_there_are() -> None:
    github, hooks = (
        yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    )
    step = github["jobs"]["texts"]["steps"][-1]
    assert {*step["with"]} <= {*yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]}
    known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert {hook["id"] for hook in hooks["repos"][0]["hooks"]} == known


def test_examples_are_taken_apart_rightly() -> None:
    page = "```console\n$ a\nb\n...\n$ cat <<'END'\n$ x\nEND\n[status 3]\n```\n"
    assert [*examples(page.replace("$ x", "x"))] == [
        Example("a", ("b", "...")),
        Example("cat <<'END'\nx\nEND", (), 3),
    ]
    assert fits(["b ", "c"], ("b", "..."))
    assert not fits(["c", "b"], ("b", "..."))


def test_what_is_not_so_is_told(tmp_path: Path) -> None:
    page = "```console\n$ echo a\nb\n$ false\n$ echo c\nc\n```\n"
    told = run_all(page, tmp_path)
    assert [line.splitlines()[0] for line in told] == ["$ echo a", "$ false"]
