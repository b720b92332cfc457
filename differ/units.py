"""Units: the provisions of two expressions in a row, as the alignment sees them.

Every provision of every level is a unit, known by its own words; its number is no part of them. A container without
words of its own is known by its heading, or by what it contains.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from akoma.model import Expression, Provision
from differ.coding import Coding, runs
from differ.tokens import fold
from differ.words import ratio

FLOOR = 0.3
"""Likeness below this counts as none: 99 % of the unrelated pairs of a real motion stay under 0.25."""


EDITED = 0.5
"""Likeness of units in one gap that are clearly the same, edited."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A provision at its place: ``index`` in document order, ``parent`` the index of the unit that contains it."""

    index: int
    parent: int | None
    provision: Provision
    words: str
    """What it is known by: its text, its heading, the text of its children, or its kind: the first that it has."""


def units(expression: Expression) -> tuple[Unit, ...]:
    """All provisions of an expression in document order, each after its parent."""
    found: list[Unit] = []
    for provision in expression.provisions:
        _collect(provision, None, found)
    return tuple(found)


def _collect(provision: Provision, parent: int | None, found: list[Unit]) -> None:
    index = len(found)
    found.append(Unit(index, parent, provision, _known_by(provision)))
    for child in provision.children:
        _collect(child, index, found)


def _folded(words: str) -> str:
    """The words as they are compared, without the stop: the last paragraph ends in a full stop wherever it stood."""
    folded = fold(words)
    return folded.rstrip(" .;,:") or folded


def _known_by(provision: Provision) -> str:
    if provision.text.strip():
        return provision.text
    if provision.heading:
        return f"\N{NULL} {provision.heading}"
    below = " ".join(child.text for child in provision.walk() if child.text)
    return f"\N{NULL} {below or provision.kind}"


@dataclass(slots=True)
class Texts:
    """Both sides and how alike their units are; every likeness is computed once.

    The one thing here that changes: it remembers what it computed, so it lives for one alignment only.
    """

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    _coding: Coding = field(default_factory=Coding)
    _folded: dict[str, str] = field(default_factory=dict)
    _plain: dict[str, str] = field(default_factory=dict)
    _weighted: dict[str, str] = field(default_factory=dict)
    _runs: dict[str, frozenset[str]] = field(default_factory=dict)
    _scores: dict[tuple[int, int], float] = field(default_factory=dict)

    def folded(self, unit: Unit) -> str:
        """What the unit is known by, as two printers of it would agree on it."""
        folded = self._folded.get(unit.words)
        if folded is None:
            folded = self._folded[unit.words] = _folded(unit.words)
        return folded

    def plain(self, unit: Unit) -> str:
        """The unit with one code point per word."""
        code = self._plain.get(unit.words)
        if code is None:
            code = self._plain[unit.words] = self._coding.plain(unit.words)
        return code

    def code(self, unit: Unit) -> str:
        """The unit as likeness sees it: words that carry sense repeated."""
        code = self._weighted.get(unit.words)
        if code is None:
            code = self._weighted[unit.words] = self._coding.weighted(self.plain(unit))
        return code

    def runs(self, unit: Unit) -> frozenset[str]:
        """Runs of words by which the unit is found among many."""
        found = self._runs.get(unit.words)
        if found is None:
            found = self._runs[unit.words] = runs(self.plain(unit))
        return found

    def specifics(self, unit: Unit) -> frozenset[str]:
        """The codes of its words that carry sense, numbers among them."""
        return frozenset(code for code in self.plain(unit) if self._coding.carries_sense(code))

    def likeness(self, old: int, new: int) -> float:
        """How alike two units are: 0, or :data:`FLOOR` to 1."""
        score = self._scores.get((old, new))
        if score is None:
            score = ratio(self.code(self.old[old]), self.code(self.new[new]), FLOOR)
            self._scores[old, new] = score
        return score

    def same_kind(self, old: int, new: int) -> bool:
        """Whether both are citations, both recitals ..."""
        return self.old[old].provision.kind is self.new[new].provision.kind

    def size(self, link: "Link") -> int:
        """Characters of the shorter of two units, at least 1."""
        return 1 + min(len(self.old[link[0]].words), len(self.new[link[1]].words))

    def turned(self) -> "Texts":
        """The same with the sides exchanged."""
        return Texts(self.new, self.old, self._coding, self._folded, self._plain, self._weighted, self._runs)


Link = tuple[int, int]
"""The index of an old unit and that of a new one that answers it."""

Links = set[Link]
"""All links found so far: a unit has one, or several when it was split or joined."""


def open_units(texts: Texts, links: Links) -> tuple[list[int], list[int]]:
    """The units of either side that have no link yet, in document order."""
    old, new = {link[0] for link in links}, {link[1] for link in links}
    return (
        [unit.index for unit in texts.old if unit.index not in old],
        [unit.index for unit in texts.new if unit.index not in new],
    )


def joined(parts: Sequence[Unit]) -> str:
    """The texts of several units as a reader would run them together."""
    return " ".join(unit.provision.text for unit in parts)
