"""Open amendments on a text that others have already changed: which still fit, and how they then read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from akoma.errors import AmendmentError
from akoma.model import Expression, Provision
from akoma.vote_list import VoteResult
from differ.amendments.draft import draft
from differ.amendments.engine.applying import apply_amendments
from differ.amendments.engine.decisions import Decisions
from differ.amendments.engine.gathering import refusal_of
from differ.amendments.operation import Amendment
from differ.amendments.phrasing import phrase


@dataclass(frozen=True, slots=True)
class Rebased:
    """An open amendment. ``fits``: it can still be adopted; else ``code`` and ``message`` say why not.

    ``as_it_is``: its own words do on the new text what they did on the base; else ``instructions`` do, drafted anew
    (empty where no sentence says it: then the amendment has to be written by hand), or there is nothing left to do.
    """

    number: str
    fits: bool
    as_it_is: bool = False
    instructions: tuple[str, ...] = ()
    code: str = ""
    message: str = ""


def rebase(
    base: Expression, amendments: Sequence[Amendment], decisions: Decisions, waiting: Sequence[str]
) -> list[Rebased]:
    """Each open amendment alone on what was adopted so far. ``waiting``: their numbers."""
    compromise = apply_amendments(base, amendments, decisions).expression
    known = {one.number: one for one in amendments}
    return [_rebased(base, compromise, amendments, decisions, known[number]) for number in waiting]


def _rebased(
    base: Expression, compromise: Expression, amendments: Sequence[Amendment], decisions: Decisions, one: Amendment
) -> Rebased:
    try:
        target = apply_amendments(base, amendments, with_adopted(decisions, one, amendments)).expression
    except AmendmentError as problem:
        refused = refusal_of(one.number, problem)
        return Rebased(one.number, False, code=refused.code, message=refused.message)
    if content(target) == content(compromise):
        return Rebased(one.number, True, message="it changes nothing any more")
    if _reads_alike(compromise, one, target):
        return Rebased(one.number, True, as_it_is=True)
    return Rebased(one.number, True, instructions=_drafted(compromise, target, base.language))


def with_adopted(decisions: Decisions, one: Amendment, amendments: Sequence[Amendment]) -> Decisions:
    """The decisions, and this amendment adopted as well with its sub-amendments."""
    numbers = (one.number, *(sub.number for sub in amendments if sub.parent == one.number))
    return replace(decisions, results={**(decisions.results or {}), **dict.fromkeys(numbers, VoteResult.ADOPTED)})


def _reads_alike(compromise: Expression, one: Amendment, target: Expression) -> bool:
    try:
        found = apply_amendments(compromise, [one]).expression
    except AmendmentError:
        return False
    return content(found) == content(target)


def _drafted(compromise: Expression, target: Expression, language: str) -> tuple[str, ...]:
    try:
        return tuple(phrase(amendment, language) for amendment in draft(compromise, target))
    except AmendmentError:
        return ()


Content = tuple[str, tuple[tuple[str, str, str, int], ...]]


def content(expression: Expression) -> Content:
    """Title and units without their numbers: kind, heading, words, how many units below."""
    return expression.title, tuple(_unit(unit) for unit in expression.walk())


def _unit(unit: Provision) -> tuple[str, str, str, int]:
    return unit.kind.value, unit.heading, unit.text, len(unit.children)
