"""The report of ``amend check`` for the terminal."""

from collections.abc import Iterator
from textwrap import wrap

from akoma.model import Document
from akoma.sources import printable
from differ.amendments.engine.checking import CheckReport, Conflict
from differ.amendments.engine.stakes import Stake
from render.amend_check_to_json import PROPOSED
from render.characters import shorten

LONGEST = 300
"""Characters of a text that are shown; the JSON record and the page have all."""
NARROWEST = 40

Line = tuple[int, str]
"""An indent and words."""


def check_term(base: Document, report: CheckReport, width: int = 100) -> bytes:
    """UTF-8 text in lines of at most ``width`` columns."""
    return laid_out(_lines(base, report), width)


def laid_out(lines: Iterator[Line], width: int) -> bytes:
    """Lines wrapped; words longer than the width stay whole."""
    found: list[str] = []
    for indent, words in lines:
        space = " " * indent
        row = wrap(printable(words), max(width, NARROWEST), initial_indent=space, subsequent_indent=space + "  ",
                   break_long_words=False, break_on_hyphens=False)  # fmt: skip
        found += row or [""]
    return ("\n".join(found) + "\n").encode("utf-8", "replace")


def _lines(base: Document, report: CheckReport) -> Iterator[Line]:
    yield 0, summary(base, report)
    if report.refused:
        yield from heading("Cannot be applied")
        for refused in report.refused:
            hint = f" ({refused.hint})" if refused.hint else ""
            yield 2, f"{refused.number}: {refused.code}: {refused.message}{hint}"
    if report.identical:
        yield from heading("The same")
        yield from ((2, f"{named(group.numbers)} ask for the same") for group in report.identical)
    yield from _clusters(report)
    blocking, free = report.blocking, [one for one in report.conflicts if not one.blocks]
    if blocking:
        yield from heading("Conflicts")
        for conflict in blocking:
            yield from _conflict(conflict)
    if free:
        yield from heading("Meet, and can both be adopted")
        for conflict in free:
            yield from _conflict(conflict)
    if report.inadmissible:
        yield from heading("May not be admissible")
        yield from ((2, f"{one.number}: {one.code}: {one.message}") for one in report.inadmissible)
    if report.warnings:
        yield from heading("Worth a look")
        yield from ((2, f"{one.where}: {one.message} ({one.code})") for one in report.warnings)


def summary(base: Document, report: CheckReport) -> str:
    """The first line."""
    amendments = "1 amendment" if len(report.amendments) == 1 else f"{len(report.amendments)} amendments"
    return (
        f"{amendments} to {base.source.name}; conflicts: {len(report.blocking)}; groups of "
        f"alternatives: {len(report.clusters)}; cannot be applied: {len(report.refused)}; may not be admissible: "
        f"{len(report.inadmissible)}."
    )


def heading(words: str) -> Iterator[Line]:
    """A heading with an empty line before it."""
    yield 0, ""
    yield 0, words.upper()


def named(numbers: tuple[str, ...]) -> str:
    """Numbers of amendments in a sentence."""
    return " = ".join(numbers)


def _clusters(report: CheckReport) -> Iterator[Line]:
    if not report.clusters:
        return
    yield from heading("Alternatives, in the order in which they may be put")
    yield 2, PROPOSED
    for cluster in report.clusters:
        yield 2, f"At {', '.join(cluster.places)}:"
        for at, one in enumerate(cluster.ranked, start=1):
            falls = ", ".join(named(numbers) for numbers in one.falls)
            yield 4, f"{at}. amendment {named(one.numbers)}: {one.reason}; falls if it is adopted: {falls}"


def _conflict(conflict: Conflict) -> Iterator[Line]:
    one, other = conflict.one, conflict.other
    yield 2, f"{conflict.code} {conflict.meaning}: {one.amendment} and {other.amendment}, {other.place}"
    for side in (one, other):
        yield 4, f"{side.amendment} {side.does}{_words(side)}"
    if conflict.reason:
        yield 4, conflict.reason


def _words(side: Stake) -> str:
    old, new = (shorten(" ".join(text.split()), LONGEST) for text in (side.old, side.new))
    if old and new:
        return f": “{old}” → “{new}”"
    return f": “{old or new}”" if old or new else ""
