"""eIds by the Akoma Ntoso naming convention: the one place that makes them. Policy is data.

Source: OASIS Akoma Ntoso Naming Convention, sections 4 to 6, with the abbreviations listed there; where numbering
runs on through the document a provision needs no prefix (``para_12`` under a subheading).
"""

import re
from collections import Counter

from akoma.model import EId, ProvisionKind
from akoma.numbering import bare, roman

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
    ProvisionKind.BOOK: "book",
    ProvisionKind.PART: "part",
    ProvisionKind.TITLE: "title",
    ProvisionKind.CHAPTER: "chp",
    ProvisionKind.SECTION: "sec",
    ProvisionKind.DIVISION: "dvs",
    ProvisionKind.ARTICLE: "art",
    ProvisionKind.SUBSECTION: "subsec",
    ProvisionKind.LEVEL: "level",
    ProvisionKind.CLAUSE: "cl",
    ProvisionKind.ANNEX: "att",
    ProvisionKind.DEFINITION: "def",
    ProvisionKind.ROW: "tr",
    ProvisionKind.OTHER: "hcontainer",
}
"""The element reference of each kind."""

CONTAINER = {ProvisionKind.CITATION: "cits_1", ProvisionKind.RECITAL: "recs_1"}
"""Kinds that stand in a container whose eId is their prefix."""

GROUPINGS = frozenset({"book", "part", "title", "chp", "dvs", "hcontainer"})
"""References of units that only group others: numbering runs on through them."""

RUNS_ON = {
    ProvisionKind.SUBHEADING: GROUPINGS,
    ProvisionKind.PARAGRAPH: GROUPINGS,
    ProvisionKind.SEGMENT: GROUPINGS,
    ProvisionKind.ARTICLE: GROUPINGS | {"sec"},
    ProvisionKind.ANNEX: GROUPINGS | {"sec"},
}
"""Kinds numbered through the whole document (or annex, or quotation), and the groupings that give them no prefix."""

QUOTED = "__qstr"
"""Begins the last part of the prefix of quoted provisions: ``sec_4__subsec_8__qstr__subsec_5A``."""

COUNTED = frozenset(
    {
        ProvisionKind.CITATION,
        ProvisionKind.SUBHEADING,
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
        self._copies: dict[str, int] = {}
        self._counts: Counter[tuple[str, str]] = Counter()

    def make(self, kind: ProvisionKind, num: str, parent: EId | None, unit: bool = False) -> EId:
        """The eId of a provision with this printed number below this parent (None at the top).

        ``unit``: a section is the unit of a law, as in British and American law, and no grouping below a chapter.
        """
        prefix = self._prefix(kind, parent, unit)
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
    def _prefix(kind: ProvisionKind, parent: EId | None, unit: bool) -> str:
        past = GROUPINGS if unit and kind is ProvisionKind.SECTION else RUNS_ON.get(kind, frozenset())
        parts = parent.split("__") if parent else []
        while parts and parts[-1].split("_")[0] in past:
            parts.pop()
        return "__".join(parts) or CONTAINER.get(kind, "")

    def _unique(self, wanted: str) -> EId:
        candidate, copy = wanted, self._copies.get(wanted, 1)
        while candidate in self._made:
            copy += 1
            candidate = f"{wanted}-{copy}"
        self._made.add(candidate)
        self._copies[wanted] = copy
        return EId(candidate)


def reference(kind: ProvisionKind, parent: EId | None) -> str:
    """The element reference of a kind, which differs inside the preamble."""
    if parent and QUOTED not in parent and parent.startswith(tuple(CONTAINER.values())):
        if kind in (ProvisionKind.POINT, ProvisionKind.INDENT):
            return PREAMBLE_POINT
        if kind is ProvisionKind.SUBPARAGRAPH:
            return PREAMBLE_BLOCK
    return REFERENCE[kind]


def number_part(num: str) -> str:
    """The printed number inside an eId: no words or outer punctuation, case kept, inner punctuation to hyphen.

    ``"(a)"`` is ``a``, ``"4 bis."`` is ``4bis``, ``"Article 5"`` is ``5``, ``"Artículo 2º."`` is ``2``; a minus sign is
    part of the number of a unit put before the first: ``"(-a)"`` is ``-a``.
    """
    number = _ORDINAL_SIGN.sub("", _number_words(num))
    minus = "-" if _MINUS.match(number) else ""
    return minus + re.sub(r"[\W_]+", "-", bare(number))


_ORDINAL_SIGN = re.compile(r"(?<=\d)[ºª°]")
_MINUS = re.compile(r"\W?-[^\W_]")
_LATIN = re.compile(r"(?:bis|\w*ter|\w+ies)\W*", re.IGNORECASE)
"""Latin ordinals: "bis", "ter", "quater", "quinquies"; they are part of the number that they follow."""


def _number_words(num: str) -> str:
    """The words of a printed number that are the number: not "Article" of "Article 5 bis"."""
    words = num.split()
    if len(words) == 1 and _ONLY_A_NAME.fullmatch(bare(num)):
        return ""
    start = next((i for i, word in enumerate(words) if _is_number(word)), max(0, len(words) - 1))
    end = start + 1
    while end < len(words) and (_LATIN.fullmatch(words[end]) or len(bare(words[end])) < SHORT_WORD):
        end += 1
    return "".join(words[start:end])


_ONLY_A_NAME = re.compile(r"(?!(?i:[ivxlcdm]+)$)[^\W\d_]{4,}")
"""A label that is the name of the unit and no number: "ANNEX", "Schedule"."""

SHORT_WORD = 3
"""A shorter word after a number belongs to it ("4 a"); a longer one names the unit ("5 artikla")."""


def _is_number(word: str) -> bool:
    plain = bare(word)
    return bool(re.search(r"\d", plain) or roman(plain)) or len(plain) == 1


def clause_eid(provision: EId, ordinal: int, total: int) -> EId:
    """The eId of the n-th clause; a provision of one clause is named by its own eId."""
    return provision if total == 1 else EId(f"{provision}__inline_{ordinal}")


def known(text: str) -> EId:
    """An eId that stands in a document already."""
    return EId(text)
