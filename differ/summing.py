"""The verdict on a change: what became of its demands, summed up."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain

from differ.axes.judging import Judgement
from differ.model import (
    REVIEW_BELOW,
    AxisShift,
    Change,
    ChangeVerdict,
    Correspondence,
    Demand,
    Direction,
    Family,
    Side,
    Verdict,
)

UP = frozenset({Verdict.STRENGTHENED, Verdict.ADDED})
"""Verdicts after which a text asks for more."""

DOWN = frozenset({Verdict.SOFTENED, Verdict.DROPPED})
"""Verdicts after which a text asks for less."""


def summed_up(change: Change, demands: Iterable[Demand], above: Judgement | None = None) -> ChangeVerdict:
    """The verdict on a change: contradicted wins; all dropped is dropped, all added is added.

    Else whatever asks for more (strengthened, added) against whatever asks for less (softened, dropped): both, or a
    demand that is mixed in itself, give mixed; one gives strengthened or softened, so that a clause dropped from a
    paragraph that stays softens it, and that clause is quoted. What only instructs the President does not count. An
    unclear demand makes the change unclear unless another one was strengthened, softened or mixed. A change without
    demands is added or dropped when the whole unit was, else kept. A demand belongs to the units that make it and to
    those that answer it. ``confidence`` is the lowest of its demands. ``above``: what became of the words that
    introduce its points; they count as a demand does.
    """
    match = change.correspondence
    own = [demand for demand in demands if _is_in(demand, match)]
    telling = [demand for demand in own if not _only_instructs(demand)] or own
    said = [*(demand.verdict for demand in telling), *((above.verdict,) if above else ())]
    verdict = _sum(said) if said else _of_unit(change)
    confidence = min((demand.confidence for demand in own), default=match.confidence)
    return ChangeVerdict(
        change=change.id,
        verdict=verdict,
        demands=tuple(demand.id for demand in own),
        axes=tuple(dict.fromkeys((*(above.axes if above else ()), *_shown(own, verdict)))),
        confidence=confidence,
        needs_review=verdict is Verdict.UNCLEAR or confidence < REVIEW_BELOW or any(d.needs_review for d in own),
    )


def _only_instructs(demand: Demand) -> bool:
    """Whether a demand is procedural, and so is what answers it."""
    return {demand.family, demand.answered_by or demand.family} == {Family.PROCEDURAL}


def _is_in(demand: Demand, match: Correspondence) -> bool:
    """Whether a demand stands in one of the units, or is answered in one."""
    own = match.old if demand.side is Side.OLD else match.new
    answers = match.new if demand.side is Side.OLD else match.old
    return demand.quote.provision in own or any(c.provision in answers for c in demand.counterparts)


def _shown(demands: Iterable[Demand], verdict: Verdict) -> Iterator[AxisShift]:
    return chain.from_iterable(_shown_by(demand, verdict) for demand in demands)


def _shown_by(demand: Demand, verdict: Verdict) -> tuple[AxisShift, ...]:
    """The shifts of a demand; a demand that is gone or new is one itself where it moves the sum."""
    if verdict not in (Verdict.STRENGTHENED, Verdict.SOFTENED, Verdict.MIXED):
        return demand.axes
    if demand.verdict is Verdict.DROPPED:
        return (AxisShift("demand", Direction.DOWN, demand.quote, None, "a demand was dropped"),)
    if demand.verdict is Verdict.ADDED:
        return (AxisShift("demand", Direction.UP, None, demand.quote, "a demand was added"),)
    return demand.axes


def unread(change: Change, demands: Iterable[Demand]) -> ChangeVerdict:
    """The verdict on a change whose demands were not judged: unclear, unless the unit is the same or alone."""
    found = summed_up(change, demands)
    is_open = change.is_change_of_text and found.verdict is Verdict.KEPT
    return replace(found, verdict=Verdict.UNCLEAR, needs_review=True) if is_open else found


def _of_unit(change: Change) -> Verdict:
    match = change.correspondence
    if not match.old:
        return Verdict.ADDED
    return Verdict.KEPT if match.new else Verdict.DROPPED


def _sum(verdicts: Sequence[Verdict]) -> Verdict:
    found = set(verdicts)
    if Verdict.CONTRADICTED in found:
        return Verdict.CONTRADICTED
    if len(found) == 1:
        return verdicts[0]
    if Verdict.UNCLEAR in found and not found & {Verdict.STRENGTHENED, Verdict.SOFTENED, Verdict.MIXED}:
        return Verdict.UNCLEAR
    return _balance(found)


def _balance(found: AbstractSet[Verdict]) -> Verdict:
    """More, less, both or neither."""
    if Verdict.MIXED in found or (found & UP and found & DOWN):
        return Verdict.MIXED
    if found & UP:
        return Verdict.STRENGTHENED
    return Verdict.SOFTENED if found & DOWN else Verdict.KEPT
