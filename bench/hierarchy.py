"""Hierarchy: gives the clauses of a bill their places in chapters, sections, subsections and points.

The groups themselves stay; only clauses are edited, moved, inserted and deleted. A group without clauses vanishes, and
all are numbered anew. A moved or inserted clause gets the place of the one that it was put behind.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from bench.model import Clause, Group
from bench.script import Outcome, Source
from bench.wording import Mint, Words

SECTIONS = (4, 12)
"""Sections of a chapter."""

MEMBERS = (2, 6)
"""Subsections of a section."""

POINTS = (2, 5)
"""Points of a subsection that has any."""

TWO_PARTS = 1 / 7
"""Share of the clauses that have a semicolon inside."""

WITH_POINTS = 0.3
"""Probability that a subsection has points."""


@dataclass(frozen=True, slots=True, eq=False)
class _Frame:
    """A group before it is numbered; known by identity, for two of them may look the same."""

    kind: str
    heading: str = ""
    intro: str = ""


_Seat = tuple[_Frame, ...]
"""The groups that a clause stands in, outermost first."""


def seated(mint: Mint, random: Random, count: int) -> list[Source]:
    """Clauses of 15 to 60 words, one in seven of them of two parts, at their places."""
    seats = islice(_seats(mint, random), count)
    return [
        Source(mint.clause(8, 30, 2) if random.random() < TWO_PARTS else mint.clause(15, 60), group=seat)
        for seat in seats
    ]


def nested(old: Sequence[Source], new: Sequence[Outcome]) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    """The clauses of both versions at their places, numbered. ``old`` as :func:`seated` made them."""
    seats = [clause.group for clause in old if isinstance(clause.group, tuple)]
    after = [seats[max(0, outcome.after)] for outcome in new]
    return _numbered(seats, [c.words for c in old]), _numbered(after, [c.words for c in new])


def _seats(mint: Mint, random: Random) -> Iterator[_Seat]:
    """Places without end, in document order."""
    while True:
        chapter = _Frame("chapter", mint.heading())
        for _ in range(random.randint(*SECTIONS)):
            section = _Frame("section", mint.heading())
            for _ in range(random.randint(*MEMBERS)):
                if random.random() >= WITH_POINTS:
                    yield chapter, section
                    continue
                intro = " ".join(mint.clause(4, 12)).replace(";", ":")
                holder = _Frame("subsection", intro=intro)
                yield from [(chapter, section, holder)] * random.randint(*POINTS)


def _numbered(seats: Iterable[_Seat], texts: Iterable[Words]) -> tuple[Clause, ...]:
    numbers = _Numbers()
    return tuple(numbers.clause(seat, " ".join(words)) for seat, words in zip(seats, texts, strict=True))


class _Numbers:
    """Numbers groups and clauses as they come: chapters and sections run on, the others begin anew in each group."""

    def __init__(self) -> None:
        self._groups: dict[_Frame, Group] = {}
        self._counts: Counter[tuple[str, str]] = Counter()

    def clause(self, seat: _Seat, text: str) -> Clause:
        """The next clause."""
        path: tuple[Group, ...] = ()
        for frame in seat:
            path = (*path, self._group(frame, path))
        if path[-1].kind == "subsection":
            letter = chr(ord("a") - 1 + self._next("point", path[-1].eid))
            return Clause(f"{path[-1].eid}__point_{letter}", f"({letter})", text, "point", path)
        number = self._next("subsection", path[-1].eid)
        return Clause(f"{path[-1].eid}__subsec_{number}", f"({number})", text, "subsection", path)

    def _group(self, frame: _Frame, above: tuple[Group, ...]) -> Group:
        if frame not in self._groups:
            prefix = f"{above[-1].eid}__" if above else ""
            number = self._next(frame.kind, prefix if frame.kind == "subsection" else "")
            self._groups[frame] = _group(frame, prefix, number)
        return self._groups[frame]

    def _next(self, kind: str, where: str) -> int:
        key = (kind, where.removesuffix("__"))
        self._counts[key] += 1
        return self._counts[key]


def _group(frame: _Frame, prefix: str, number: int) -> Group:
    short = {"chapter": "chp", "section": "sec", "subsection": "subsec"}[frame.kind]
    num = {"chapter": f"Chapter {number}", "section": f"{number}.", "subsection": f"({number})"}[frame.kind]
    return Group(f"{prefix}{short}_{number}", frame.kind, num, frame.heading, frame.intro)
