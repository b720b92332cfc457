"""What a benchmark bill is: clauses of two versions, and the truth about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Group:
    """A unit that holds clauses. ``heading`` of a chapter or section, ``intro`` of a subsection with points."""

    eid: str
    kind: str
    num: str
    heading: str = ""
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered unit without units below it. ``eid`` is the eId that a reader gives it.

    ``num``: the label as printed. ``kind``: the Akoma Ntoso element. ``path``: the groups around it, outermost first.
    """

    eid: str
    num: str
    text: str
    kind: str = "paragraph"
    path: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Which old clauses answer which new ones, by eId: 1-1, 1-n (split) or n-1 (joined)."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """What happened. A clause in no link was deleted or inserted.

    ``size``: words deleted plus words inserted. Moving, renumbering, splitting and joining cost nothing but the change
    between capital and small letter.
    """

    links: tuple[Link, ...]
    size: int

    @property
    def answers(self) -> Mapping[str, tuple[str, ...]]:
        """The new clauses that answer each old one."""
        return {old: link.new for link in self.links for old in link.old}

    @property
    def moves(self) -> tuple[Link, ...]:
        """The clauses that stand elsewhere."""
        return tuple(link for link in self.links if link.moved)

    @property
    def splits(self) -> tuple[Link, ...]:
        """One old clause, several new ones."""
        return tuple(link for link in self.links if len(link.new) > 1)

    @property
    def joins(self) -> tuple[Link, ...]:
        """Several old clauses, one new one."""
        return tuple(link for link in self.links if len(link.old) > 1)


@dataclass(frozen=True)
class Bill:
    """Two versions of a text and the truth about them. ``kind``: of what make (see :mod:`bench.bills`)."""

    kind: str
    seed: int
    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    truth: Truth

    @property
    def nested(self) -> bool:
        """Whether its clauses stand in chapters and sections."""
        return any(clause.path for clause in self.old)

    @cached_property
    def old_texts(self) -> Mapping[str, str]:
        """The text of each old clause."""
        return {clause.eid: clause.text for clause in self.old}

    @cached_property
    def new_texts(self) -> Mapping[str, str]:
        """The text of each new clause."""
        return {clause.eid: clause.text for clause in self.new}
