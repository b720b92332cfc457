"""Runs of characters to lines: by baseline, with raised and lowered characters kept in the line that they belong to.

    CO₂, m², 10⁶, Karabach¹      one line each, though their digits stand on baselines of their own

Runs are taken largest first, so that a small one finds the line that it hangs on. A wide gap begins a new line on
the same baseline: the next column, the next cell, or the text after a label in the margin.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from akoma.ingest.pdf_pages import Page, Run

SAME_BASELINE = 0.15
"""Share of the size within which two baselines are one."""
LOWEST, HIGHEST = -0.55, 0.55
"""How far below and above its line a smaller character may hang, in shares of the size of the line."""
TOUCHING = 0.6
"""A raised character stands no further from its neighbour than this share of the size ..."""
LABEL_REACH = 3.5
"""... but the raised number of a note may stand this far (a tab) before the note."""
LONGEST_RAISED = 12
"""Characters; a longer small run is a line of its own."""
RAISED, LOWERED = 0.12, 0.04
"""From these shares of the size on, a smaller character is raised or lowered."""
SMALLER = 0.99
"""A character is smaller than its line below this share of its size."""
WORD_GAP = 0.18
"""A gap between two runs that is wider than this share of the size is a space."""
SEGMENT_GAP = 1.6
"""A gap wider than this share of the size ends the line: a column, a cell, a tab."""
COLUMN_GAP = 0.7
"""So does a gap wider than this, where other lines of the page begin after a wide gap."""
INITIAL = 1.8
"""A single letter this many times as large as the text beside it is an initial that spans lines."""

NUMBER = re.compile(r"\(?\d{1,3}\)?\.?")


@dataclass(frozen=True, slots=True)
class Span:
    """How characters ``start`` to ``end`` of a line are printed. ``shift``: 1 raised, -1 lowered, 0 on the line."""

    start: int
    end: int
    bold: bool
    italic: bool
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one baseline without a wide gap between them; ``page`` from 0, places in points."""

    page: int
    x0: float
    x1: float
    y: float
    size: float
    text: str
    spans: tuple[Span, ...]
    word: float = 0.0
    """Width of its first word, in points."""

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(span.bold for span in self.spans)

    @property
    def italic(self) -> bool:
        """Whether all of it is italic."""
        return all(span.italic for span in self.spans)


@dataclass(slots=True)
class _Baseline:
    y: float
    size: float
    runs: list[Run] = field(default_factory=list)


def lines_of(page: Page) -> tuple[Line, ...]:
    """The lines of a page, from the top, on one baseline from the left. Every run is in exactly one."""
    bases = _baselines(page.runs)
    starts = _column_starts(bases)
    around = frozenset(start + step for start, count in starts.items() if count > 1 for step in (-1, 0, 1))
    found = [_line(page.index, base, group) for base in bases for group in _groups(base, around)]
    return tuple(sorted(found, key=lambda line: (line.y, line.x0)))


def _column_starts(bases: Sequence[_Baseline]) -> Counter[int]:
    """Where lines begin after a wide gap, and how many begin there, with a gap before them or not."""
    groups = [_groups(base, frozenset()) for base in bases]
    starts = Counter(round(group[0].x0) for found in groups for group in found[1:])
    first = Counter(round(found[0][0].x0) for found in groups)
    return Counter({start: count + first[start] for start, count in starts.items()})


def body_size(lines: Iterable[Line]) -> float:
    """The size of most characters, in points; 0 when there is no line."""
    weights = Counter[float]()
    for line in lines:
        weights[round(line.size * 4) / 4] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 0.0


def _baselines(runs: Sequence[Run]) -> list[_Baseline]:
    written = [run for run in runs if run.text.strip()]
    usual = Counter(run.size for run in written for _ in run.text).most_common(1)
    initials = [run for run in written if len(run.text.strip()) == 1 and run.size > INITIAL * usual[0][0]]
    bases: list[_Baseline] = []
    rest = [run for run in written if run not in initials]
    largest = max((run.size for run in rest), default=0.0)
    for run in sorted(rest, key=lambda run: (-run.size, -len(run.text), run.y, run.x0)):
        _home(run, bases, largest).runs.append(run)
    for run in initials:
        _initial_home(run, bases).runs.append(run)
    return bases


def _home(run: Run, bases: list[_Baseline], reach: float) -> _Baseline:
    """The baseline that a run stands or hangs on, not further than ``reach``; a new one when there is none."""
    start = bisect_left(bases, run.y - reach, key=_level)
    near = bases[start : bisect_right(bases, run.y + reach, key=_level)]
    level = [base for base in near if abs(base.y - run.y) <= SAME_BASELINE * run.size]
    if level:
        return min(level, key=lambda base: abs(base.y - run.y))
    hanging = [(gap, base) for base in near if (gap := _gap(run, base)) is not None]
    if hanging:
        return min(hanging, key=lambda found: (found[0], abs(found[1].y - run.y)))[1]
    base = _Baseline(run.y, run.size)
    insort(bases, base, key=_level)
    return base


def _level(base: _Baseline) -> float:
    return base.y


def _gap(run: Run, base: _Baseline) -> float | None:
    """How far a raised or lowered run stands from its neighbour on a baseline; None when it does not hang on it."""
    text = run.text.strip()
    if run.size > base.size or len(text) > LONGEST_RAISED or not LOWEST <= (base.y - run.y) / base.size <= HIGHEST:
        return None
    is_label = bool(NUMBER.fullmatch(text)) and run.y < base.y
    before = LABEL_REACH if is_label else TOUCHING
    gaps = [_distance(run, other, before * base.size, TOUCHING * base.size) for other in base.runs]
    return min((gap for gap in gaps if gap is not None), default=None)


def _distance(run: Run, other: Run, before: float, after: float) -> float | None:
    """The gap between a run and another: it may stand so far before it, and so far after it."""
    to_right, to_left = other.x0 - run.x1, run.x0 - other.x1
    if -after <= to_left <= after:
        return abs(to_left)
    return abs(to_right) if -after <= to_right <= before else None


def _initial_home(run: Run, bases: list[_Baseline]) -> _Baseline:
    """The first of the lines that stand right of an initial."""
    beside = [b for b in bases if run.y - run.size < b.y <= run.y + 1 and any(_follows(run, o) for o in b.runs)]
    if beside:
        return beside[0]
    base = _Baseline(run.y, run.size)
    insort(bases, base, key=_level)
    return base


def _follows(run: Run, other: Run) -> bool:
    return -run.size < other.x0 - run.x1 < run.size and other.size < run.size


def _groups(base: _Baseline, starts: frozenset[int]) -> list[list[Run]]:
    """The runs of one baseline, cut where a wide gap is, or a less wide one before a place where columns begin."""
    groups: list[list[Run]] = []
    reached = 0.0
    for run in sorted(base.runs, key=lambda run: run.x0):
        wide = COLUMN_GAP if round(run.x0) in starts else SEGMENT_GAP
        if groups and run.x0 - reached <= wide * max(run.size, groups[-1][-1].size):
            groups[-1].append(run)
            reached = max(reached, run.x1)
        else:
            groups.append([run])
            reached = run.x1
    return groups


def _line(page: int, base: _Baseline, runs: Sequence[Run]) -> Line:
    text, spans, before = "", [], runs[0]
    for run in runs:
        if text and (space := _space_between(before, run)):
            text += space
        spans.append(Span(len(text), len(text) + len(run.text.strip()), run.bold, run.italic, _shift(run, base)))
        text += run.text.strip()
        before = run
    size = Counter(run.size for run in runs for _ in run.text).most_common(1)[0][0]
    word = _first_word(runs) - runs[0].x0
    return Line(page, runs[0].x0, max(run.x1 for run in runs), base.y, size, text, tuple(spans), word)


def _first_word(runs: Sequence[Run]) -> float:
    """Where the first word of some runs ends."""
    for run, following in pairwise(runs):
        if run.word < run.x1 or _space_between(run, following) == " ":
            return run.word
    return runs[-1].word


def _space_between(before: Run, run: Run) -> str:
    """The space between two runs: as it is written, else one where the gap is wide enough, else none."""
    if before.size > INITIAL * run.size and run.text.lstrip()[:1].isupper():
        return ""
    written = before.text[len(before.text.rstrip()) :] or run.text[: -len(run.text.lstrip())]
    return written[:1] or (" " if run.x0 - before.x1 > WORD_GAP * min(before.size, run.size) else "")


def _shift(run: Run, base: _Baseline) -> int:
    raised = (base.y - run.y) / base.size
    if run.size > SMALLER * base.size and len(run.text.strip()) > LONGEST_RAISED:
        return 0
    return 1 if raised > RAISED else -1 if raised < -LOWERED and run.size < SMALLER * base.size else 0
