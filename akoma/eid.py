"""eIds by the Akoma Ntoso naming convention: the one place that makes them. Policy is data.

Source: OASIS Akoma Ntoso Naming Convention, sections 4 to 6, with the abbreviations listed there; where numbering
runs on through the document a provision needs no prefix (``para_12`` under a subheading).
"""

import re
from collections import Counter

from akoma.model import EId, ProvisionKind
from akoma.numbering import bare

REFERENCE = {
    ProvisionKind.CITATION: "cit",
    ProvisionKind.RECITAL: "rec",
    ProvisionKind.SUBHEADING: "hcontainer",
    ProvisionKind.PARAGRAPH: "para",
    ProvisionKind.SUBPARAGRAPH: "subpara",
    ProvisionKind.POINT: "point",
    ProvisionKind.INDENT: "indent",
    ProvisionKind.WRAPUP: "wrapup",
    ProvisionKind.SEGMENT: "seg",
}
"""The element reference of each kind."""

CONTAINER = {ProvisionKind.CITATION: "cits_1", ProvisionKind.RECITAL: "recs_1"}
"""Kinds that stand in a container whose eId is their prefix."""

RUNS_ON = frozenset({ProvisionKind.SUBHEADING, ProvisionKind.PARAGRAPH, ProvisionKind.SEGMENT})
"""Kinds numbered through the whole document, hence without prefix."""

COUNTED = frozenset(
    {
        ProvisionKind.CITATION,
        ProvisionKind.SUBHEADING,
        ProvisionKind.SUBPARAGRAPH,
        ProvisionKind.INDENT,
        ProvisionKind.SEGMENT,
    }
)
"""Kinds without a printed number: the number is the ordinal in the context."""

SINGLE = frozenset({ProvisionKind.WRAPUP})
"""Kinds that can occur only once in a context: no number at all."""

PREAMBLE_POINT = "list_1__item"
"""A point inside a recital is an item of a block list: the schema allows no ``point`` there."""

PREAMBLE_BLOCK = "p"
"""A further unnumbered block of a citation or recital is a ``p``."""


class EIdMaker:
    """Makes eIds that are unique in one document: a second ``para_5`` becomes ``para_5-2``."""

    def __init__(self) -> None:
        """Nothing made yet."""
        self._made: set[str] = set()
        self._counts: Counter[tuple[str, str]] = Counter()

    def make(self, kind: ProvisionKind, num: str, parent: EId | None) -> EId:
        """The eId of a provision with this printed number below this parent (None at the top)."""
        prefix = self._prefix(kind, parent)
        stem = f"{prefix}__{reference(kind, parent)}" if prefix else reference(kind, parent)
        if kind in SINGLE:
            return self._unique(stem)
        self._counts[(prefix, stem)] += 1
        number = number_part(num)
        if kind in COUNTED or not number:
            number = str(self._counts[(prefix, stem)])
            if kind is ProvisionKind.SUBPARAGRAPH and stem.endswith(f"__{PREAMBLE_BLOCK}"):
                number = str(self._counts[(prefix, stem)] + 1)
        return self._unique(f"{stem}_{number}")

    @staticmethod
    def _prefix(kind: ProvisionKind, parent: EId | None) -> str:
        if kind in RUNS_ON:
            return ""
        return parent or CONTAINER.get(kind, "")

    def _unique(self, wanted: str) -> EId:
        candidate, copy = wanted, 1
        while candidate in self._made:
            copy += 1
            candidate = f"{wanted}-{copy}"
        self._made.add(candidate)
        return EId(candidate)


def reference(kind: ProvisionKind, parent: EId | None) -> str:
    """The element reference of a kind, which differs inside the preamble."""
    if parent and parent.startswith(tuple(CONTAINER.values())):
        if kind in (ProvisionKind.POINT, ProvisionKind.INDENT):
            return PREAMBLE_POINT
        if kind is ProvisionKind.SUBPARAGRAPH:
            return PREAMBLE_BLOCK
    return REFERENCE[kind]


def number_part(num: str) -> str:
    """The printed number inside an eId: outer punctuation off, case kept, inner punctuation to hyphen."""
    return re.sub(r"[\W_]+", "-", bare(num))


def clause_eid(provision: EId, ordinal: int, total: int) -> EId:
    """The eId of the n-th clause; a provision of one clause is named by its own eId."""
    return provision if total == 1 else EId(f"{provision}__inline_{ordinal}")


def known(text: str) -> EId:
    """An eId that stands in a document already."""
    return EId(text)
