"""Which demand of the source a demand of a report answers: pairs to be judged, within provisions that are linked.

What is judged is not decided here; see :mod:`differ.across.judging`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from akoma.model import EId, Expression
from differ.across.features import Features, features
from differ.across.likeness import Space, space
from differ.across.reporting_acts import ClaimAct, claim_acts
from differ.across.summaries import Link, ReportedClaim, Summary
from differ.across.summaries_scores import COGNATES, CONCEPTS
from differ.act import Act
from differ.axes.completing import completed
from differ.demands import acts_of
from differ.lexicon.model import Lexicon
from differ.model import Family

FAMILY = 0.2
"""What the same family adds to the likeness of two acts: a demand answers no condemnation, though both name the matter.

With 0.1 the act is right in 94 of 100 pairs of the open dossiers, with this in 98; 0.3 is no better.
"""
CLAUSE = 0.05
"""What it adds that the act of the source stands in the clause that was linked."""
ANSWERS = 0.1
"""Likeness from which an act of a report answers one of the source."""


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """An act of the source and the one of a report that answers it, both with all their marks.

    ``claim``: index into the claims of the summary.

    ``confidence``: the probability that the claim reports the provision of the source.
    """

    claim: int
    source: Act
    report: Act
    confidence: float


def pairs(summary: Summary, lexicons: Mapping[str, Lexicon]) -> tuple[ClaimPair, ...]:
    """Each act of a claim with those of its source that it answers, one a linked provision; in the order of the report.

    ``lexicons`` by language (ISO 639-2/T); without that of either text there are no pairs.
    """
    old, new = summary.comparison.old.expression, summary.comparison.new.expression
    theirs, ours = lexicons.get(old.language), lexicons.get(new.language)
    if theirs is None or ours is None:
        return ()
    reported = claim_acts(new, [one.claim for one in summary.claims], ours)
    found = _Pairing(source_acts(old, theirs), reported, (theirs.language, ours.language)).pairs(summary.claims)
    return tuple(replace(pair, source=completed(pair.source, theirs)) for pair in found)


def source_acts(source: Expression, lexicon: Lexicon) -> dict[EId, tuple[Act, ...]]:
    """The acts of a source by provision, without their marks."""
    found: dict[EId, list[Act]] = defaultdict(list)
    for act in acts_of(source, lexicon):
        found[act.quote.provision].append(act)
    return {eid: tuple(own) for eid, own in found.items()}


class _Pairing:
    """The acts of both texts, and how alike they are."""

    def __init__(
        self, source: Mapping[EId, Sequence[Act]], reported: Sequence[ClaimAct], languages: tuple[str, str]
    ) -> None:
        self._source, self._reported = source, reported
        every = [act for own in source.values() for act in own]
        self._theirs = {id(act): features(act.quote.text, languages[0]) for act in every}
        self._ours = {id(one.act): features(one.act.quote.text, languages[1]) for one in reported}
        self._space: Space = space(list(self._theirs.values()), list(self._ours.values()))

    def pairs(self, claims: Sequence[ReportedClaim]) -> Iterator[ClaimPair]:
        """For each act of a claim the act of each linked provision that is most like it."""
        for one in self._reported:
            for link in claims[one.claim].links:
                own = self._source.get(link.provision, ())
                options = [(self._score(act, one, link, claims[one.claim]), act) for act in own]
                score, act = max(options, key=lambda option: option[0], default=(0.0, None))
                if act and score >= ANSWERS:
                    yield ClaimPair(one.claim, act, one.act, link.confidence)

    def _score(self, source: Act, one: ClaimAct, link: Link, claim: ReportedClaim) -> float:
        """How alike two acts are; a claim with a word of obligation only ("must be released") asks for something."""
        names = list(dict.fromkeys(act.clause for act in self._source.get(link.provision, ())))
        is_linked = names.index(source.clause) + 1 == link.clause
        asks = claim.claim.obliges and not one.act.formula
        family = Family.DIRECTIVE if asks else one.act.family
        return self._likeness(source, one.act) + FAMILY * (source.family is family) + CLAUSE * is_linked

    def _likeness(self, source: Act, report: Act) -> float:
        left, right = self._theirs[id(source)], self._ours[id(report)]
        return CONCEPTS * self._cosine(left, right, "concepts") + COGNATES * self._cosine(left, right, "cognates")

    def _cosine(self, left: Features, right: Features, signal: str) -> float:
        one, other = self._space.vector(left, signal), self._space.vector(right, signal)
        return sum(value * other.get(key, 0.0) for key, value in one.items())
