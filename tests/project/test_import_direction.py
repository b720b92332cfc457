"""The direction of imports, and which library may be imported where.

``cli -> commands -> render -> differ -> akoma``, never up. import-linter watches the packages; it cannot watch the
single module ``cli``, nor fences inside a package, so this test does.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.project.source_tree import Module, product_modules

LAYERS = ("akoma", "differ", "render", "bench", "commands", "cli")
"""From the bottom up: a module may import from its own layer and from those before it."""

FENCES = {
    "lxml": ("akoma/", "render/to_docx.py"),
    "cobalt": ("akoma/frbr.py", "akoma/schema.py"),
    "pypdfium2": ("akoma/ingest/pdf_characters.py",),
    "trafilatura": ("akoma/ingest/html_press.py",),
    "charset_normalizer": ("akoma/sources.py",),
    "diff_match_patch": ("differ/words.py",),
    "rapidfuzz": ("differ/words.py",),
    "jinja2": ("render/",),
    "numpy": ("differ/across/", "bench/"),
    "weasyprint": ("render/to_pdf.py",),
    "xlsxwriter": ("render/trace_to_xlsx.py",),
    "pikepdf": ("render/to_pdf.py",),
    "click": ("cli.py", "commands/"),
    "http": ("akoma/fetch_http.py",),
    "ssl": ("akoma/fetch_http.py",),
    "socket": ("akoma/fetch_http.py",),
    "sqlite3": ("commands/common_batching/store.py",),
    "rich": ("commands/", "render/to_term.py"),
}
"""Library: the folders and files that may import it."""

INSIDE_FUNCTIONS_ONLY = frozenset({"weasyprint"})
"""Libraries that may fail to load: a missing Pango must not break the JSON output."""

MODULES = product_modules()


@dataclass(frozen=True, slots=True)
class Import:
    """One import: the top-level name, its line, whether it is relative, whether it runs with the module."""

    name: str
    line: int
    is_relative: bool
    at_module_level: bool


def imports(node: ast.AST, *, at_module_level: bool = True) -> Iterator[Import]:
    """All imports below a node, in order."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name.split(".")[0], child.lineno, False, at_module_level)
        elif isinstance(child, ast.ImportFrom):
            name = (child.module or "").split(".")[0]
            yield Import(name, child.lineno, child.level > 0, at_module_level)
        is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from imports(child, at_module_level=at_module_level and not is_function)


def faults(module: Module) -> list[str]:
    """What is wrong with the imports of a module, one sentence each."""
    return [f"{module.path}:{found.line} {fault}" for found in imports(module.tree) for fault in _faults(module, found)]


def _faults(module: Module, found: Import) -> Iterator[str]:
    layer = LAYERS.index(module.path.split("/")[0].removesuffix(".py"))
    allowed = FENCES.get(found.name)
    if found.is_relative:
        yield "imports relatively; write the full name"
    elif found.name in LAYERS[layer + 1 :]:
        yield f"imports {found.name}, which stands above it"
    if allowed is not None and not module.path.startswith(allowed):
        yield f"imports {found.name}, which is for {', '.join(allowed)} only"
    if found.name in INSIDE_FUNCTIONS_ONLY and found.at_module_level:
        yield f"imports {found.name} at module level; import it inside the function that needs it"


@pytest.mark.parametrize("module", MODULES, ids=[module.path for module in MODULES])
def test_imports_go_down_and_keep_to_their_fences(module: Module) -> None:
    assert not faults(module)


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("akoma/model.py", "from differ.model import Side", "imports differ, which stands above it"),
        ("differ/align.py", "def f():\n    import render.view", "imports render, which stands above it"),
        ("render/view.py", "import cli", "imports cli, which stands above it"),
        ("akoma/model.py", "from . import eid", "imports relatively; write the full name"),
        ("differ/words.py", "import lxml.etree", "imports lxml, which is for akoma/, render/to_docx.py only"),
        ("render/to_pdf.py", "import weasyprint", "at module level; import it inside the function that needs it"),
    ],
)
def test_a_fault_is_found(path: str, source: str, expected: str) -> None:
    assert [fault.endswith(expected) for fault in faults(Module(path, ast.parse(source), 1))] == [True]


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("cli.py", "import click\nfrom render.view import View\nfrom akoma.model import EId"),
        ("render/to_pdf.py", "def render():\n    import weasyprint"),
        ("differ/words.py", "import rapidfuzz\nfrom diff_match_patch import diff_match_patch"),
    ],
)
def test_what_is_allowed_passes(path: str, source: str) -> None:
    assert not faults(Module(path, ast.parse(source), 1))
