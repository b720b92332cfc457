"""simulate: a vote played through: what falls if what is adopted, the text after each vote, what it does to demands.

    base + amendments (+ vote list) -> Simulation

Without a vote list everything is adopted that can still be put, in the proposed order: an example, no forecast.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from akoma.diagnostics import Diagnostic, warning
from akoma.errors import TargetMissingError
from akoma.model import Document
from akoma.vote_list import VoteList, VoteResult
from differ.amendments.draft_spots import Base
from differ.amendments.engine.accounting import Account, account
from differ.amendments.engine.alternatives import Cluster, alike, clusters
from differ.amendments.engine.applying import PROVISIONAL, Consolidation
from differ.amendments.engine.certificate import Record, certificate
from differ.amendments.engine.decisions import EVERYTHING, Decisions, decide
from differ.amendments.engine.effects import Effect, effect, effect_of
from differ.amendments.engine.gathering import Refused, gather
from differ.amendments.engine.playing import Step, order, play, proposed, voted
from differ.amendments.engine.rebasing import Rebased, rebase
from differ.amendments.engine.stakes import nodes_of
from differ.amendments.engine.trees import Branch, outcomes, tree
from differ.amendments.interpret import Refusal
from differ.amendments.operation import Amendment
from differ.lexicon.model import Lexicon

MOST_OUTCOMES = 100
"""Outcomes whose demands are judged; each is a comparison of the whole text."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What else is wanted. ``lexicons`` empty: no demands are judged. ``compromise``: numbers taken as adopted."""

    numbering: str = PROVISIONAL
    lexicons: Mapping[str, Lexicon] = field(default_factory=dict)
    compromise: tuple[str, ...] = ()
    published: Document | None = None


@dataclass(frozen=True, slots=True)
class Simulation:
    """All that is known about a vote. ``trees`` beside ``clusters``; ``None`` where a tree would be too large.

    ``certificate`` is there when the result is no example: with a vote list, or when nothing is at odds.
    """

    clusters: tuple[Cluster, ...]
    trees: tuple[Branch | None, ...]
    steps: tuple[Step, ...]
    result: Consolidation
    effects: tuple[Effect, ...]
    final: Effect | None
    rebased: tuple[Rebased, ...]
    account: Account | None
    certificate: Record | None
    refused: tuple[Refused, ...]
    diagnostics: tuple[Diagnostic, ...]
    is_example: bool


NOTHING = Wish()


def simulate(
    base: Document,
    amendments: Sequence[Amendment],
    votes: VoteList | None = None,
    unread: Sequence[Refusal] = (),
    wish: Wish = NOTHING,
) -> Simulation:
    """The votes played through. Raises an AmendmentError where a vote list does not come to a text."""
    text = base.expression
    units = Base(text)
    nodes = nodes_of(units)
    gathered = gather(text, units, amendments, unread)
    groups = alike(gathered)
    found = clusters(gathered, groups, nodes)
    ordered = order(gathered, groups, found, nodes)
    decisions = decide(votes, amendments, text.language) if votes else EVERYTHING
    usable = _usable(amendments, gathered.refused) if votes is None else amendments
    course = proposed(ordered, gathered) if votes is None else voted(ordered, decisions.results or {})
    played = play(text, usable, course, decisions, wish.numbering)
    is_example = votes is None and bool(found or gathered.refused)
    trees = tuple(tree(cluster) for cluster in found)
    sets = _sets([group.numbers[0] for group in ordered], trees)
    judged = sets[:MOST_OUTCOMES] if wish.lexicons else []
    effects = (effect(base, usable, adopted, wish.lexicons) for adopted in judged)
    final = effect_of(base, played.final.expression, played.final.applied, wish.lexicons) if wish.lexicons else None
    return Simulation(
        clusters=found,
        trees=trees,
        steps=played.steps,
        result=played.final,
        effects=tuple(one for one in effects if one is not None),
        final=final,
        rebased=tuple(_rebased(base, usable, decisions, wish.compromise)),
        account=_account(base, played.final, wish.published),
        certificate=None if is_example else certificate(text, amendments, votes, wish.numbering),
        refused=gathered.refused,
        diagnostics=(*decisions.diagnostics, *_left_out(sets if wish.lexicons else [], trees)),
        is_example=is_example,
    )


def _usable(amendments: Sequence[Amendment], refused: Sequence[Refused]) -> list[Amendment]:
    """Those that can be applied; a sub-amendment of one that cannot goes with it."""
    gone = {one.number for one in refused}
    return [one for one in amendments if one.number not in gone and one.parent not in gone]


def _sets(numbers: Sequence[str], trees: Sequence[Branch | None]) -> list[tuple[str, ...]]:
    """What is judged: each amendment alone, then each other way in which a group of alternatives can end."""
    alone = [(number,) for number in numbers]
    ends = [end for branch in trees for end in outcomes(branch) if len(end) > 1]
    return [*alone, *ends]


def _rebased(
    base: Document, amendments: Sequence[Amendment], decisions: Decisions, compromise: Sequence[str]
) -> list[Rebased]:
    """The open amendments on the compromise that is named, or on what the vote list has adopted."""
    known = {one.number for one in amendments}
    if missing := [number for number in compromise if number not in known]:
        raise TargetMissingError(f"the compromise names amendment {missing[0]}, which is in no paper")
    if compromise:
        decisions = Decisions(dict.fromkeys(compromise, VoteResult.ADOPTED))
    if decisions.results is None:
        return []
    results = decisions.results
    waiting = [one.number for one in amendments if one.number not in results and not one.parent and one.operations]
    return rebase(base.expression, amendments, decisions, waiting)


def _account(base: Document, result: Consolidation, published: Document | None) -> Account | None:
    return account(Document(base.source, result.expression), published) if published else None


def _left_out(sets: Sequence[tuple[str, ...]], trees: Sequence[Branch | None]) -> list[Diagnostic]:
    found = []
    if len(sets) > MOST_OUTCOMES:
        message = f"the demands were judged under {MOST_OUTCOMES} outcomes of {len(sets)}"
        found.append(warning("outcomes-left-out", message))
    found += [
        warning("tree-left-out", "a group of alternatives has too many outcomes for a tree")
        for branch in trees
        if branch is None
    ]
    return found
