"""What must not be in the tree, and what every public name must have."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.source_tree import modules_of_tests, product_modules, project_files, public_definitions, relative

FORBIDDEN = {
    "a path of one machine": r"(?<![\w.])/(?:work|root)/",
    "the host of a package registry": r"pypi\.org|pythonhosted\.org|npmjs\.(?:com|org)|crates\.io|artif[a]ctory",
}
"""What no file may hold: its name and its pattern. Written so that no pattern matches itself."""

UNFINISHED = r"\b(?:TO[D]O|FIX[M]E)\b"
"""Marks of unfinished work. Example texts are exempt: the words occur in natural languages."""


def texts() -> Iterator[tuple[Path, str]]:
    """Every file of the project that is text, with its content."""
    for path in project_files():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def matches(pattern: str, path: Path, text: str) -> list[str]:
    """Where a pattern occurs, as ``path:line found``."""
    hits = re.finditer(pattern, text)
    return [f"{relative(path)}:{text.count(chr(10), 0, hit.start()) + 1} {hit.group()}" for hit in hits]


@pytest.mark.parametrize("pattern", FORBIDDEN.values(), ids=FORBIDDEN)
def test_no_file_holds(pattern: str) -> None:
    assert not [found for path, text in texts() for found in matches(pattern, path, text)]


def test_nothing_is_marked_as_unfinished() -> None:
    ours = ((path, text) for path, text in texts() if not relative(path).startswith("fixtures/"))
    assert not [found for path, text in ours for found in matches(UNFINISHED, path, text)]


def test_every_public_name_of_the_product_has_a_docstring() -> None:
    found = (definition for module in product_modules() for definition in public_definitions(module))
    assert not [place for place, node in found if not ast.get_docstring(node)]


def test_every_test_module_has_a_docstring() -> None:
    assert not [module.path for module in modules_of_tests() if not ast.get_docstring(module.tree)]
