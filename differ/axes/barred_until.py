"""What is forbidden before a day: the later that day, the more is asked, and without a day the most.

not to close the station before 2028  →  not to close the station            more
not to close the station before 2028  →  not to close it before 2030         more
ensure by 2030 that no child goes hungry                                    another thing: a deadline
"""

from collections.abc import Sequence
from dataclasses import replace

from differ.act import Act
from differ.axes.phrases import key, keys
from differ.axes.quantities import ENDS, Quantity
from differ.axes.shifts import Finding, both_direct, doubt, gone_or_come, shift
from differ.lexicon.model import Lexicon

LONGEST = 2
"""Words of the longest opener: "prior to"."""


def of_barred(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without the days before which something is forbidden, and what these say."""
    bars = [_bars(act, lexicon) for act in (old, new)]
    if not any(bars) or not both_direct(old, new) or len(old.negations) != len(new.negations):
        return old, new, Finding()
    acts = [_without(act, found) for act, found in zip((old, new), bars, strict=True)]
    if any(len(found) > 1 for found in bars) or any(
        _leads(found, act) for found, act in zip(bars, (old, new), strict=True)
    ):
        return acts[0], acts[1], doubt("numbers or dates differ") if _differ(*bars) else Finding()
    return acts[0], acts[1], _moved(*bars)


def _bars(act: Act, lexicon: Lexicon) -> list[Quantity]:
    """The days of an act that denies something, if they open with a word that sets a limit."""
    negations = [mark for mark in act.negations if not mark.reported]
    openers = keys(lexicon.quantities.limits)
    if not negations or not openers or len(negations) != len(act.negations) or act.place is None:
        return []
    return [q for q in act.quantities if q.kind in ENDS and not q.reported and _opens(q, act, openers)]


def _opens(quantity: Quantity, act: Act, openers: frozenset[str]) -> bool:
    """Whether one of some words opens a day, or stands right before it."""
    if act.place is None:
        return False
    before = act.place.part.folded[act.place.part.start : quantity.quote.start].split()[-LONGEST:]
    rows = (quantity.quote.text.split()[:LONGEST], before)
    phrases = {key(" ".join(row[:n])) for n in range(1, LONGEST + 1) for row in rows[:1]}
    phrases |= {key(" ".join(before[-n:])) for n in range(1, LONGEST + 1)}
    return not openers.isdisjoint(phrases)


def _leads(found: Sequence[Quantity], act: Act) -> bool:
    """Whether a day stands before what denies: "to ensure before 2030 that no child ..."."""
    first = min((mark.quote.start for mark in act.negations), default=0)
    return any(quantity.quote.start < first for quantity in found)


def _differ(old: Sequence[Quantity], new: Sequence[Quantity]) -> bool:
    return [(q.value, q.unit) for q in old] != [(q.value, q.unit) for q in new]


def _moved(old: Sequence[Quantity], new: Sequence[Quantity]) -> Finding:
    if not _differ(old, new):
        return Finding()
    if not old or not new:
        return gone_or_come("time", (*old, *new)[0].quote, bool(old), bool(old), "only until then")
    one, other = old[0], new[0]
    if one.unit != other.unit or not (one.value and other.value):
        return doubt("numbers or dates differ")
    return shift("time", other.value > one.value, one.quote, other.quote, f"{one.quote.text} → {other.quote.text}")


def _without(act: Act, found: Sequence[Quantity]) -> Act:
    return replace(act, quantities=tuple(q for q in act.quantities if q not in found)) if found else act
