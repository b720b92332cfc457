"""Two texts: what corresponds, what changed, and what became of each demand. Reads and writes no files.

``relate(old, new, "auto", lexicons)`` gives a :class:`~differ.model.Report`, whatever the two documents are to each
other; ``compare(old, new)`` the :class:`~differ.model.Comparison` of two versions, which ``judge`` turns into a report.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from differ.compare import compare
    from differ.demands import judge
    from differ.lexicon import Lexicon, languages, load
    from differ.model import Change, ChangeKind, Comparison, Demand, Mode, Report, Side, Verdict
    from differ.relate import relate

__all__ = [
    "Change",
    "ChangeKind",
    "Comparison",
    "Demand",
    "Lexicon",
    "Mode",
    "Report",
    "Side",
    "Verdict",
    "compare",
    "judge",
    "languages",
    "load",
    "relate",
]

_HOMES = {
    **dict.fromkeys(("Change", "ChangeKind", "Comparison", "Demand", "Mode", "Report", "Side", "Verdict"), "model"),
    **dict.fromkeys(("Lexicon", "languages", "load"), "lexicon"),
    "compare": "compare",
    "judge": "demands",
    "relate": "relate",
}
"""Name: the module that has it, loaded when the name is asked for: ``differ.model`` alone loads nothing else."""

_FUNCTIONS = ("compare", "relate")
"""Names of functions whose modules are called the same. The import system sets the module as the attribute."""


class _Package(ModuleType):
    """The package: its public names are found late, and are the functions even after their modules were loaded."""

    def __getattr__(self, name: str) -> Any:
        if name in _HOMES:
            return getattr(import_module(f"differ.{_HOMES[name]}"), name)
        raise AttributeError(f"module 'differ' has no attribute {name!r}")

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _FUNCTIONS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
