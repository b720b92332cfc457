"""The doctor names what is missing and what to type, and refuses nothing by itself."""

import os
from pathlib import Path

import pytest

from tests.git.repository import Repository


@pytest.fixture
def at(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_what_is_there_is_named_with_its_version(at: Repository) -> None:
    shown = at.clausewise("doctor", "--strict")
    assert "ok: Python: 3." in shown
    assert "ok: click: " in shown
    assert "ok: Pango: " in shown
    assert shown.endswith("nothing that is needed is missing\n")


def test_what_is_of_use_but_missing_is_no_fault(at: Repository) -> None:
    nowhere = {"PATH": str(at.bin), "XDG_DATA_HOME": str(at.home), "XDG_DATA_DIRS": str(at.home)}
    shown = at.clausewise("doctor", "--strict", env=nowhere)
    assert "without: git: for git diff, clausewise ci\n    apt-get install git\n" in shown


def test_what_is_needed_and_missing_fails_a_strict_call_only(at: Repository, tmp_path: Path) -> None:
    """Without the metadata of an installation nothing is known of the packages."""
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(
        "import ctypes\nfrom importlib import metadata\n"
        "real, version = ctypes.CDLL, metadata.version\n"
        "def CDLL(name, *more, **named):\n"
        "    if 'libpango-' in str(name): raise OSError(name)\n"
        "    return real(name, *more, **named)\n"
        "def gone(name):\n"
        "    if name == 'rapidfuzz': raise metadata.PackageNotFoundError(name)\n"
        "    return version(name)\n"
        "ctypes.CDLL, metadata.version = CDLL, gone\n"
    )
    there = {"PYTHONPATH": os.pathsep.join((str(hidden), os.environ.get("PYTHONPATH", "")))}
    shown = at.clausewise("doctor", env=there)
    assert "MISSING: rapidfuzz: not installed\n    pip install rapidfuzz\n" in shown
    assert "MISSING: Pango: no PDF can be made\n" in shown
    assert at.clausewise("doctor", "--strict", status=1, env=there) == shown
    assert shown.endswith("missing: rapidfuzz, Pango\n")
