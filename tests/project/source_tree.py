"""The source tree as the tests of the project see it: files, parsed modules, functions."""

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PACKAGES = ("akoma", "differ", "render", "bench", "commands")
"""The packages that the wheel holds, beside the one module ``cli.py``."""

DOT_FOLDERS_OF_OURS = frozenset({".ci", ".github"})
GENERATED_FOLDERS = frozenset({"__pycache__", "build", "dist", "demo", "node_modules"})

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
Documented = ast.Module | ast.ClassDef | FunctionNode


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file, parsed. ``path`` is relative to the root, with forward slashes."""

    path: str
    tree: ast.Module
    lines: int


@dataclass(frozen=True, slots=True)
class Function:
    """One function or method. ``lines`` excludes decorators and the docstring; ``place`` is ``path:line name``."""

    place: str
    lines: int


def project_files() -> Iterator[Path]:
    """Every file that belongs to the project, sorted; no caches, environments or output."""
    for folder, below, names in os.walk(ROOT):
        below[:] = sorted(name for name in below if _is_ours(Path(folder, name)))
        # In a linked work tree .git is a file, and it holds a path.
        yield from (Path(folder, name) for name in sorted(names) if name != ".git")


def _is_ours(folder: Path) -> bool:
    name = folder.name
    if name.startswith("."):
        return name in DOT_FOLDERS_OF_OURS
    generated = name in GENERATED_FOLDERS or name.endswith(".egg-info")
    return not generated and not (folder / "pyvenv.cfg").exists()


def relative(path: Path) -> str:
    """The path below the root, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def product_files() -> list[Path]:
    """The files that the wheel must hold: everything in the packages, and the command line."""
    files = (path for path in project_files() if relative(path).split("/")[0] in (*PACKAGES, "cli.py"))
    return [path for path in files if path.suffix != ".pyc"]


def product_modules() -> list[Module]:
    """The Python files of the product."""
    return [parse(path) for path in product_files() if path.suffix == ".py"]


def modules_of_tests() -> list[Module]:
    """The Python files of the tests."""
    files = (path for path in project_files() if path.suffix == ".py")
    return [parse(path) for path in files if relative(path).startswith("tests/")]


def parse(path: Path) -> Module:
    """Read one Python file."""
    source = path.read_text(encoding="utf-8")
    return Module(relative(path), ast.parse(source), len(source.splitlines()))


def functions(module: Module) -> list[Function]:
    """All functions and methods of a module, nested ones too."""
    nodes = (node for node in ast.walk(module.tree) if isinstance(node, FunctionNode))
    return [Function(f"{module.path}:{node.lineno} {node.name}", _length(node)) for node in nodes]


def _length(node: FunctionNode) -> int:
    total = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is None:
        return total
    docstring = node.body[0]
    return total - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def public_definitions(module: Module) -> Iterator[tuple[str, Documented]]:
    """The module and its public classes, functions and methods, each with its place."""
    yield module.path, module.tree
    yield from _public_below(module.path, module.tree)


def _public_below(path: str, node: ast.Module | ast.ClassDef) -> Iterator[tuple[str, Documented]]:
    for child in node.body:
        if isinstance(child, ast.ClassDef | FunctionNode) and not child.name.startswith("_"):
            yield f"{path}:{child.lineno} {child.name}", child
            if isinstance(child, ast.ClassDef):
                yield from _public_below(path, child)
