"""Parallel texts, perturbed with the truth kept: what the alignment across languages is measured and fitted on.

A folder holds texts, one folder each: ``src.jsonl`` and ``tgt.jsonl`` (an object with ``text`` a line) and
``gold.json`` (pairs of line numbers that translate each other). The project ships none.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

DROPPED, MERGED, MOVED = 0.12, 0.08, 0.05
"""Shares of the units of either side (dropped, merged) or of the right one (moved)."""

FAR = 3
"""A unit that moved no further than this many places counts as not moved."""

EVERY = 3
"""Every third text is set aside."""


@dataclass(frozen=True, slots=True)
class Perturbed:
    """Both sides after it, the pairs that are right, and which right units were moved."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    links: frozenset[tuple[int, int]]
    moved: frozenset[int]


@dataclass(slots=True)
class Tally:
    """What an alignment got right, summed over texts."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    moves: int = 0
    moves_found: int = 0
    orphans: int = 0
    orphans_left: int = 0

    def add(self, text: Perturbed, found: frozenset[tuple[int, int]]) -> None:
        """Count one text."""
        self.right += len(found & text.links)
        self.wrong += len(found - text.links)
        self.missed += len(text.links - found)
        self.moves += len(text.moved)
        self.moves_found += sum(any(link[1] == unit for link in found & text.links) for unit in text.moved)
        for side, size in ((0, len(text.left)), (1, len(text.right))):
            lone = set(range(size)) - {link[side] for link in text.links}
            self.orphans += len(lone)
            self.orphans_left += len(lone - {link[side] for link in found})

    @property
    def precision(self) -> float:
        """Share of the links found that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the right links that were found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def line(self) -> str:
        """All figures in a line."""
        return (
            f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  "
            f"moves {self.moves_found} of {self.moves}  orphans left alone {self.orphans_left} of {self.orphans}"
        )


def texts(folder: Path, set_aside: bool) -> Iterator[Path]:
    """The texts of a folder that are set aside, or those that are not."""
    found = sorted(path for path in folder.iterdir() if (path / "gold.json").exists())
    yield from (path for i, path in enumerate(found) if (i % EVERY == EVERY - 1) is set_aside)


def perturbed(folder: Path, seed: int) -> Perturbed:
    """A text with units dropped, merged and moved; the same for the same seed."""
    chance = random.Random(seed)
    source, target = (_lines(folder / name) for name in ("src.jsonl", "tgt.jsonl"))
    gold = {tuple(pair) for pair in json.loads((folder / "gold.json").read_text("utf-8"))}
    left = _merged(_kept(len(source), chance), chance)
    right = _merged(_kept(len(target), chance), chance)
    shifted = _moved(right, chance)
    links = frozenset(
        (i, j)
        for i, ours in enumerate(left)
        for j, theirs in enumerate(right)
        if any((a, b) in gold for a in ours for b in theirs)
    )
    moved = frozenset(j for j, unit in enumerate(right) if tuple(unit) in shifted and any(k == j for _, k in links))
    return Perturbed(_texts(source, left), _texts(target, right), links, moved)


def _lines(path: Path) -> list[str]:
    return [str(json.loads(line)["text"]) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _texts(lines: Sequence[str], units: Sequence[Sequence[int]]) -> tuple[str, ...]:
    return tuple(" ".join(lines[i] for i in unit) for unit in units)


def _kept(count: int, chance: random.Random) -> list[int]:
    return [i for i in range(count) if chance.random() >= DROPPED]


def _merged(units: Sequence[int], chance: random.Random) -> list[list[int]]:
    found: list[list[int]] = []
    rest = list(units)
    while rest:
        size = 2 if len(rest) > 1 and chance.random() < MERGED else 1
        found.append(rest[:size])
        rest = rest[size:]
    return found


def _moved(units: list[list[int]], chance: random.Random) -> set[tuple[int, ...]]:
    """Move some units; those that went far."""
    far: set[tuple[int, ...]] = set()
    for _ in range(max(1, round(MOVED * len(units)))):
        at = chance.randrange(len(units))
        unit = units.pop(at)
        to = chance.randrange(len(units) + 1)
        units.insert(to, unit)
        if abs(at - to) > FAR:
            far.add(tuple(unit))
    return far
