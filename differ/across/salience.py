"""Salience: how much it says that a report leaves a demand out.

No report repeats everything. What asks for most, what the title speaks of and what takes most room is missed first; the
formula that instructs the President is missed by nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from akoma.model import EId, Expression, ProvisionKind
from differ.across.features import Features, features
from differ.across.likeness import space
from differ.across.summaries import Summary
from differ.across.summaries_pairs import source_acts
from differ.act import Act
from differ.lexicon.model import Lexicon
from differ.model import Family

FAMILIES: Mapping[Family, float] = {
    Family.DIRECTIVE: 1.0,
    Family.CONDEMNATION: 0.7,
    Family.WARNING: 0.6,
    Family.CONCERN: 0.5,
    Family.SUPPORT: 0.5,
    Family.DECLARATORY: 0.3,
    Family.PROCEDURAL: 0.0,
}
"""How much the strongest act of a family weighs. A judgement: readers look first for what is asked."""

UNGRADED = 5.0
"""The grade that an act of unknown grade counts with: the middle of the scale."""
HIGHEST = 10.0

STRENGTH, TITLE, LENGTH = 0.6, 0.25, 0.15
"""Weights of strength, of nearness to the title and of length; they add up to 1."""

LONG = 400
"""Characters from which more length says nothing more."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A clause of the source with its acts that nothing reports, and how much that says: 0 to 1, two decimals.

    ``strength``, ``title`` and ``length`` are what ``salience`` is made of, each 0 to 1.
    """

    provision: EId
    clause: EId
    text: str
    family: Family
    grade: float | None
    salience: float
    strength: float
    title: float
    length: float


def left_out(summary: Summary, lexicon: Lexicon, answered: frozenset[EId] | None = None) -> tuple[LeftOut, ...]:
    """The clauses of the source with acts that nothing reports, the most salient first.

    ``answered``: the clauses that an act of the report answers (:mod:`differ.across.summaries_pairs`); without it a
    provision counts as a whole. Empty when the report is about another text: what it does not mention was not left
    out. ``lexicon`` is that of the source. Recitals have none, for a report need not give reasons.
    """
    source = summary.comparison.old.expression
    if any(found.code == "other-text" for found in summary.comparison.diagnostics):
        return ()
    reasons = {unit.eid for unit in source.walk() if unit.kind in (ProvisionKind.RECITAL, ProvisionKind.CITATION)}
    candidates = [acts for eid, acts in source_acts(source, lexicon).items() if eid not in reasons]
    by_clause = [list(own) for acts in candidates for _, own in groupby(acts, key=lambda act: act.clause)]
    clauses = [own for own in by_clause if not _is_reported(own[0], summary.reported, answered)]
    near = _nearness(source, clauses)
    found = (_left_out(own, share) for own, share in zip(clauses, near, strict=True))
    return tuple(sorted((one for one in found if one.salience > 0), key=lambda one: -one.salience))


def _is_reported(act: Act, reported: frozenset[EId], answered: frozenset[EId] | None) -> bool:
    return act.quote.provision in reported if answered is None else act.clause in answered


def _left_out(own: Sequence[Act], near: float) -> LeftOut:
    first = max(own, key=_strength)
    text = " ".join(act.quote.text for act in own)
    strength, length = _strength(first), min(1.0, len(text) / LONG)
    total = STRENGTH * strength + TITLE * near + LENGTH * length if strength else 0.0
    parts = (round(value, 2) for value in (total, strength, near, length))
    return LeftOut(first.quote.provision, first.clause, text, first.family, first.grade, *parts)


def _strength(act: Act) -> float:
    return FAMILIES[act.family] * (UNGRADED if act.grade is None else act.grade) / HIGHEST


def _nearness(source: Expression, clauses: Sequence[Sequence[Act]]) -> list[float]:
    """The share of what the title speaks of that each clause speaks of."""
    title: Features = features(source.title, source.language)
    known = [features(" ".join(act.quote.text for act in own), source.language) for own in clauses]
    wanted = space([title], known).vector(title, "concepts")
    total = sum(wanted.values())
    return [sum(v for key, v in wanted.items() if key in one.concepts) / total if total else 0.0 for one in known]
