"""Tests of the comparison, and the small documents that they are written in.

A document is written as lines, one provision each: ``"1. Urges the Council;"``, ``"A. whereas ...;"``,
``"(a) education;"`` (a point of the paragraph above it), ``"# Sanctions"`` (a subheading), ``"having regard to ..."``
(a citation, as it has no number).
"""

import re
from collections.abc import Iterable, Sequence

from akoma.frbr import FrbrUri
from akoma.model import Document, DocumentKind, EId, Expression, Manifestation, Provision, ProvisionKind
from differ.compare import compare
from differ.model import Change, Comparison, Op

SOURCE = Manifestation("test.txt", "0" * 64, "text")
URI = FrbrUri("eu", "statement", "motion", "ep", "2024-01-01", "b9-0001-2024", "eng")

_LABELS = (
    (ProvisionKind.PARAGRAPH, r"\d+[a-z]?\."),
    (ProvisionKind.RECITAL, r"[A-Z]{1,2}\."),
    (ProvisionKind.POINT, r"\([a-z]+\)"),
    (ProvisionKind.SUBHEADING, r"#"),
)


def document(provisions: Iterable[Provision]) -> Document:
    """A document of these provisions."""
    return Document(SOURCE, Expression(URI, DocumentKind.MOTION, "eng", tuple(provisions)))


def provision(kind: ProvisionKind, eid: str, num: str, text: str, children: Sequence[Provision] = ()) -> Provision:
    """A provision without notes or clauses."""
    return Provision(kind, EId(eid), num, text, children=tuple(children))


def lines(text: str) -> Document:
    """A document written as lines (see above)."""
    found: list[Provision] = []
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines())), start=1):
        kind, num, words = _parts(line)
        made = provision(kind, f"{kind}_{number}", num, words)
        if kind is ProvisionKind.POINT:
            last = found.pop()
            made = provision(last.kind, last.eid, last.num, last.text, [*last.children, made])
        found.append(made)
    return document(found)


def _parts(line: str) -> tuple[ProvisionKind, str, str]:
    for kind, label in _LABELS:
        if found := re.fullmatch(rf"({label})\s*(.*)", line):
            return kind, "" if kind is ProvisionKind.SUBHEADING else found.group(1), found.group(2)
    return ProvisionKind.CITATION, "", line


def paragraphs(*texts: str) -> Document:
    """A document of numbered paragraphs."""
    return lines("\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1)))


def changed(old: Document, new: Document) -> list[str]:
    """What changed, in short: ``"4 > 5 renumbering"``; units that are unchanged or only renumbered are left out."""
    comparison = compare(old, new)
    return [told(comparison, change) for change in comparison.changes if change.is_change_of_text]


def told(comparison: Comparison, change: Change) -> str:
    """One change in short: labels of both sides (``-`` for none), then the kinds."""
    sides = (
        (comparison.old, change.correspondence.old),
        (comparison.new, change.correspondence.new),
    )
    labels = (" ".join(_label(side, eid) for eid in eids) or "-" for side, eids in sides)
    return f"{' > '.join(labels)}: {' '.join(change.kinds)}"


def _label(side: Document, eid: EId) -> str:
    found = next(unit for unit in side.expression.walk() if unit.eid == eid)
    return found.num.strip(".") or found.text.split()[-1]


def redline(change: Change) -> str:
    """The edits in one line: kept, [-deleted-], [+inserted+]."""
    forms = {Op.KEEP: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "[+{}+]"}
    return "".join(forms[edit.op].format(edit.text) for edit in change.edits)
