"""Find the modules of a package by the beginning of their name, so that a new file is all that a plug-in needs."""

from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from types import ModuleType


def names_in(package: str, prefix: str) -> tuple[str, ...]:
    """The names of the modules that begin so, sorted, without importing any."""
    entries = (entry.name for entry in files(package).iterdir())
    return tuple(sorted(name[:-3] for name in entries if name.startswith(prefix) and name.endswith(".py")))


def modules_in(package: str, prefix: str) -> Iterator[ModuleType]:
    """Those modules, imported."""
    for name in names_in(package, prefix):
        yield import_module(f"{package}.{name}")
