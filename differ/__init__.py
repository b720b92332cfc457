"""Two texts: what corresponds, what changed, and what became of each demand. Reads and writes no files.

``relate(old, new, "auto", lexicons)`` gives a :class:`~differ.model.Report`, whatever the two documents are to each
other; ``compare(old, new)`` the :class:`~differ.model.Comparison` of two versions, which ``judge`` turns into a report.
"""

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
