"""The wheel holds exactly the product: its modules, its data files, its licence."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.project.source_tree import PACKAGES, ROOT, product_files, relative

BUILD = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
"""The PEP 517 call, made directly: no isolated environment, hence no network."""

pytestmark = pytest.mark.skipif(find_spec("hatchling") is None, reason="hatchling is not installed")


def build(folder: Path) -> Path:
    """Build the wheel into a folder, which must be empty."""
    subprocess.run([sys.executable, "-c", BUILD, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once."""
    return build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def members(wheel: Path) -> list[str]:
    """The files in the wheel."""
    with ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_top_level_is_the_product_and_nothing_else(members: list[str]) -> None:
    top = {member.split("/")[0] for member in members}
    assert {name for name in top if not name.endswith(".dist-info")} == {*PACKAGES, "cli.py"}
    assert len(top) == len(PACKAGES) + 2


def test_every_file_of_the_packages_travels(members: list[str]) -> None:
    in_wheel = {member for member in members if ".dist-info/" not in member}
    assert in_wheel == {relative(path) for path in product_files()}


def test_each_package_says_that_it_is_typed(members: list[str]) -> None:
    assert {f"{package}/py.typed" for package in PACKAGES} <= set(members)


@pytest.mark.parametrize("suffix", [".toml", ".json"])
def test_data_files_travel(members: list[str], suffix: str) -> None:
    assert [member for member in members if member.endswith(suffix)]


def test_templates_travel(members: list[str]) -> None:
    assert [member for member in members if member.startswith("render/templates/")]


def test_the_licence_and_the_command_travel(wheel: Path, members: list[str]) -> None:
    assert [member for member in members if member.endswith(".dist-info/licenses/LICENSE")]
    (entry_points,) = (member for member in members if member.endswith(".dist-info/entry_points.txt"))
    with ZipFile(wheel) as archive:
        assert "clausewise = cli:main" in archive.read(entry_points).decode()


def test_two_builds_are_equal(wheel: Path, tmp_path: Path) -> None:
    assert build(tmp_path).read_bytes() == wheel.read_bytes()
