"""Table: what came of a case, for people and for programs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from statistics import median
from typing import Any

from bench.cases import Case
from bench.contest import ALONE, OURS, Result

FORMAT_VERSION = "1.0"
"""Version of the JSON of ``bench --json``."""


def _number(form: str) -> Callable[[float | None], str]:
    return lambda value: "-" if value is None else format(value, form)


COLUMNS: tuple[tuple[str, Callable[[Result], str]], ...] = (
    ("whole / its", lambda result: _number(".2f")(result.ratio)),
    ("alone / its", lambda result: _number(".2f")(result.alone)),
    ("seconds", lambda result: _number(".3f")(result.time)),
    ("growth", lambda result: _number(".2f")(result.growth)),
    ("MB", lambda result: _number(".0f")(result.megabytes or None)),
    ("size / true", lambda result: _number(".2f")(result.size)),
    ("texts rebuilt", lambda result: {None: "-", True: "yes", False: "NO"}[result.rebuilt]),
)
"""Heading and content of each column after the name."""

NOTES = """\
whole / its: time of the whole process of clausewise against that of the tool, alone / its: of its alignment and word
edits; below 1 clausewise is faster; medians over rounds in which all ran in turn. growth: exponent of the time since
the size before, 1 is linear. size / true: words reported as changed against those that were; a tool that knows no moves
hardly gets below {floor} in the largest of these. -: not measured, or the tool does not say."""


def lines(case: Case) -> Iterator[str]:
    """The table of a case, with a line of what is in the bill and one of what was found in it."""
    bill, truth = case.bill, case.bill.truth
    before, after = case.load
    yield f"{case.title}, seed {bill.seed}; rounds: {case.runs}; load {before:.1f} before, {after:.1f} after"
    yield (
        f"  true: {len(truth.links)} pairs, {len(truth.moves)} moved, {len(truth.splits)} split,"
        f" {len(truth.joins)} joined, {truth.size} words changed"
    )
    yield from (f"  {line}" for line in (*_found(case.results), *_shares(case.results)))
    yield ""
    yield from _aligned([("", *(heading for heading, _ in COLUMNS), ""), *map(_row, case.results.values())])
    if case.missing:
        yield f"  not installed: {', '.join(case.missing)}"
    yield ""


def notes(cases: Iterable[Case]) -> Iterator[str]:
    """What the columns mean; the floor is that of the largest case."""
    largest = max(cases, key=lambda case: (case.bill.truth.size > 0, len(case.bill.old)))
    yield from NOTES.format(floor=_number(".2f")(floor_of(largest))).splitlines()


def floor_of(case: Case) -> float | None:
    """Size against the true one of a perfect tool that reports a move as deleted here and inserted there."""
    texts, size = case.bill.old_texts, case.bill.truth.size
    moved = sum(len(texts[eid].split()) for link in case.bill.truth.moves for eid in link.old)
    return (size + 2 * moved) / size if size else None


def _found(results: Mapping[str, Result]) -> Iterator[str]:
    """What was found; by the comparison alone, should the whole process have been stopped."""
    score = results[OURS].score or results[ALONE].score
    if score:
        yield (
            f"found: clauses mapped right {score.clause_accuracy:.4f} ({score.wrong} wrong),"
            f" moves: precision {score.move_precision:.2f}, recall {score.move_recall:.2f}"
        )


def _shares(results: Mapping[str, Result]) -> Iterator[str]:
    """Where the time of the whole process goes."""
    whole, alone = results[OURS].time, results[ALONE].time
    if whole and alone:
        reading = median(results[ALONE].reading) / whole
        comparing = alone / whole
        rest = 1 - reading - comparing
        yield (
            f"time: reading {reading:.0%}, alignment and word edits {comparing:.0%},"
            f" start, judging and writing {rest:.0%} of the whole process"
        )


def _row(result: Result) -> tuple[str, ...]:
    return (result.name, *(shown(result) for _, shown in COLUMNS), result.note)


def _aligned(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Names and notes to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *cells, note in rows:
        numbers = "  ".join(cell.rjust(width) for cell, width in zip(cells, widths[1:-1], strict=True))
        yield f"  {name.ljust(widths[0])}  {numbers}  {note}".rstrip()


def as_json(cases: Iterable[Case]) -> dict[str, Any]:
    """All cases with all that was measured; ratios and seconds as floats, unknown things null."""
    return {"format_version": FORMAT_VERSION, "cases": [_case(case) for case in cases]}


def _case(case: Case) -> dict[str, Any]:
    truth = case.bill.truth
    return {
        "title": case.title,
        "kind": case.bill.kind,
        "seed": case.bill.seed,
        "clauses": {"old": len(case.bill.old), "new": len(case.bill.new)},
        "true": {
            "pairs": len(truth.links),
            "moves": len(truth.moves),
            "splits": len(truth.splits),
            "joins": len(truth.joins),
            "size": truth.size,
            "floor_without_moves": floor_of(case),
        },
        "rounds": case.runs,
        "load": list(case.load),
        "results": [asdict(result) | {"time": result.time} for result in case.results.values()],
        "not_installed": case.missing,
    }
