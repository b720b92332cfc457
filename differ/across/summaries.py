"""The comparison of a report with its source: which provisions each claim of the report takes up.

A report is no version of its source. It has no order, leaves out most, and may say what the source does not: so every
claim has a ranked list of provisions, and "none" is an answer. A text about another resolution has no links at all.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from akoma.about import mentions_in, other_text, vote_in
from akoma.diagnostics import Diagnostic, warning
from akoma.language import Language, languages
from akoma.model import Document, EId, Expression, Provision
from differ.across.calibration import DOUBTFUL, FEWEST_WORDS
from differ.across.likeness import Matrix, products
from differ.across.reporting import HEADLINE, Claim, Speaker, claims
from differ.across.summaries_calibration import ACCEPTED, probability, words_of_sense
from differ.across.summaries_scores import COGNATES, CONCEPTS, Candidate, Scores, known_concepts, scored
from differ.compare import by_eid, in_order
from differ.model import Change, ChangeKind, Comparison, Correspondence, Evidence, Mode

REPEATED = 0.3
"""Likeness of two claims on one provision from which the later one says the earlier one again."""

SHOWN = 5
"""Shared concepts that the evidence names."""

WEAKEST_SHOWN = 0.2
"""Probability from which the nearest provision is named where none is accepted."""

FEWEST_TOLD = 5
"""Claims of Parliament, or demands of the text itself, from which their number tells what a report is about."""
LEAST_LINKED = 0.4
"""Share of them that finds a provision, at least. On the open dossiers and on a real motion, in all languages: 0.56 or
more for reports on the source, 0.32 or less for reports on another one that had any sure link."""

SIGNAL = "reports"
"""The name of the evidence."""


class ClaimKind(StrEnum):
    """What a claim does."""

    REPORTS = "reports"
    """It takes up what the source says."""
    REPEATS = "repeats"
    """The same, said before in the same report: a headline and the sentence that it stands for."""
    ADDS = "adds"
    """It says what no provision of the source says."""
    FRAME = "frame"
    """The result of the vote: about the source, nothing that it says."""
    OTHER = "other-text"
    """It speaks of another text than the source."""


@dataclass(frozen=True, slots=True)
class Link:
    """A provision that a claim may report, and which clause of it (counted from 1).

    ``confidence`` is the probability that it does. ``shared``: concepts that both speak of, the rarest first.
    """

    provision: EId
    clause: int
    confidence: float
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportedClaim:
    """A claim, what it reports, the likeliest first, and what came nearest without being accepted.

    ``repeats``: the index of the earlier claim that it repeats.
    """

    claim: Claim
    kind: ClaimKind
    links: tuple[Link, ...]
    nearest: Link | None = None
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A report against its source. ``claims`` begin with those of the title, which is no segment."""

    comparison: Comparison
    claims: tuple[ReportedClaim, ...]

    @property
    def reported(self) -> frozenset[EId]:
        """The provisions of the source that something reports."""
        return frozenset(link.provision for claim in self.claims for link in claim.links)


def compare_summary(old: Document, new: Document, same_text: bool = False) -> Comparison:
    """What the segments of a report take up of a source; every segment stands in one change, provisions in any number.

    ``old`` of a change is empty where the segment reports nothing of the source. A provision that nothing reports
    stands in no change. ``same_text``: somebody knows that the report is about the source; a doubt is told all the
    same, but keeps nothing from being linked.
    """
    return summarised(old, new, same_text).comparison


def summarised(old: Document, new: Document, same_text: bool = False) -> Summary:
    """As :func:`compare_summary`, claim by claim."""
    other = other_text(old.expression, new.expression)
    scores = scored(claims(new.expression), new.expression, old.expression)
    found = tuple(_reported(old.expression, new.expression, scores, other is not None and not same_text))
    doubt = None if other else _doubt(found, scores)
    if doubt and not same_text:
        found = tuple(_doubted(one) for one in found)
    left, right = by_eid(old.expression), by_eid(new.expression)
    changes = in_order(_changes(found, left, right), left, right)
    comparison = Comparison(Mode.SUMMARY, old, new, changes, tuple(filter(None, (other, doubt))))
    assert_each_segment_once(comparison)
    return Summary(comparison, found)


def assert_each_segment_once(comparison: Comparison) -> None:
    """Raise AssertionError unless each provision of the report stands in one change: what is lost is never seen."""
    found = [eid for change in comparison.changes for eid in change.correspondence.new]
    if found != [provision.eid for provision in comparison.new.expression.walk()]:
        raise AssertionError("a segment is not in exactly one change; this is a defect of ours, please report it")


# --- claims -----------------------------------------------------------------------------------------------------------


def _reported(source: Expression, report: Expression, scores: Scores, is_other: bool) -> Iterator[ReportedClaim]:
    guard = _Guard(source, report)
    found: list[ReportedClaim] = []
    earlier: dict[EId, list[int]] = defaultdict(list)
    for at, (claim, alike) in enumerate(zip(scores.claims, _alike(scores), strict=True)):
        kind = ClaimKind.OTHER if is_other else guard.kind(claim)
        one = ReportedClaim(claim, kind, ()) if kind else _linked(scores, at)
        found.append(_repeating(one, found, earlier, alike))
        for link in one.links:
            earlier[link.provision].append(at)
    yield from found


def _doubt(found: Sequence[ReportedClaim], scores: Scores) -> Diagnostic | None:
    """A warning when so few claims find a provision that the report may be about something else."""
    pairs = zip(found, scores.known, strict=True)
    told = [one for one, known in pairs if words_of_sense(known) >= FEWEST_WORDS and _tells(one)]
    linked = sum(bool(one.links) for one in told)
    if len(told) < FEWEST_TOLD or linked >= LEAST_LINKED * len(told):
        return None
    message = f"only {linked} of {len(told)} claims are found in the source: it may be about something else"
    return warning("report-unrelated", message)


def _tells(one: ReportedClaim) -> bool:
    """Whether a claim is one that a report on the source would have from it: no scene, no opinion, no vote."""
    speaker = one.claim.speaker
    is_own = speaker is Speaker.AUTHOR and one.claim.is_demand
    return one.kind not in (ClaimKind.FRAME, ClaimKind.OTHER) and (speaker is Speaker.PARLIAMENT or is_own)


def _doubted(one: ReportedClaim) -> ReportedClaim:
    """A claim of a report that may be about something else: none of its links is sure."""
    links = tuple(replace(link, confidence=min(link.confidence, DOUBTFUL)) for link in one.links)
    return replace(one, links=links)


class _Guard:
    """What keeps a claim from being linked at all."""

    def __init__(self, source: Expression, report: Expression) -> None:
        self._source, self._report = source, report
        self._tongue: Language | None = languages().get(report.language)

    def kind(self, claim: Claim) -> ClaimKind | None:
        """The kind of a claim that can report nothing: on the vote, on another text; None for all others."""
        if self._tongue is None:
            return None
        if vote_in(claim.text, self._tongue):
            return ClaimKind.FRAME
        return ClaimKind.OTHER if self._is_about_other(claim, self._tongue) else None

    def _is_about_other(self, claim: Claim, tongue: Language) -> bool:
        references = self._report.references
        about = mentions_in([claim.text], tongue, references.date).mentions
        if not about:
            return False
        alone = replace(self._report, references=replace(references, procedure="", about=about))
        return other_text(self._source, alone) is not None


def _linked(scores: Scores, at: int) -> ReportedClaim:
    """A claim with the provisions that it reports: the best one, and others that say what the best leaves open."""
    claim = scores.claims[at]
    weighed = [_link(scores, at, one) for one in scores.candidates(at)]
    ranked = sorted(weighed, key=lambda link: -link.confidence)
    accepted = tuple(link for link in ranked if link.confidence >= ACCEPTED)
    nearest = ranked[0] if ranked and not accepted and ranked[0].confidence >= WEAKEST_SHOWN else None
    return ReportedClaim(claim, ClaimKind.REPORTS if accepted else ClaimKind.ADDS, accepted, nearest)


def _link(scores: Scores, at: int, candidate: Candidate) -> Link:
    known = scores.known[at]
    there = scores.clauses[candidate.at]
    rare = scores.space.idf["concepts"]
    both = known_concepts(known) & known_concepts(there.known)
    shared = tuple(sorted(both, key=lambda key: (-rare.get(key, 0.0), key)))
    return Link(candidate.provision, candidate.clause, probability(scores.claims[at], known, candidate), shared)


def _alike(scores: Scores) -> Matrix:
    """How alike the claims are to one another."""
    concepts, cognates = (products(scores.known, scores.known, scores.space, s) for s in ("concepts", "cognates"))
    alike: Matrix = CONCEPTS * concepts + COGNATES * cognates
    return alike


def _repeating(
    one: ReportedClaim, before: Sequence[ReportedClaim], earlier: Mapping[EId, Sequence[int]], alike: Matrix
) -> ReportedClaim:
    """A claim as a repetition of the earlier one on the same provision that is most like it; as it was if none is."""
    rivals = earlier.get(one.links[0].provision, ()) if one.links else ()
    best = max(rivals, key=lambda i: (float(alike[i]), -i), default=None)
    if best is None or alike[best] < REPEATED:
        return one
    first = before[best].repeats
    return replace(one, kind=ClaimKind.REPEATS, repeats=best if first is None else first)


# --- changes ----------------------------------------------------------------------------------------------------------


def _changes(
    found: Sequence[ReportedClaim], old: Mapping[EId, Provision], new: Mapping[EId, Provision]
) -> Iterator[Change]:
    places = {eid: place for place, eid in enumerate(old)}
    for segment in new:
        own = [one for one in found if one.claim.segment == segment]
        pair = _correspondence(segment, own, places)
        kind = ChangeKind.REPLACEMENT if pair.old else ChangeKind.INSERTION
        yield Change("", pair, (kind,), ())


def _correspondence(segment: EId, own: Sequence[ReportedClaim], places: Mapping[EId, int]) -> Correspondence:
    """A segment with all that its claims report; as sure as the least sure of them."""
    best = _best(own)
    if not best:
        nearest = max((one.nearest for one in own if one.nearest), key=lambda link: link.confidence, default=None)
        doubt = nearest.confidence if nearest else 0.0
        return Correspondence((), (segment,), round(min(0.95, 1 - doubt), 2), evidence=tuple(_refused(nearest)))
    order = tuple(sorted(best, key=places.__getitem__))
    sure = min(link.confidence for link in best.values())
    return Correspondence(order, (segment,), sure, evidence=tuple(_evidence(own)))


def _best(own: Sequence[ReportedClaim]) -> dict[EId, Link]:
    """Provision to the surest link to it."""
    best: dict[EId, Link] = {}
    for link in (link for one in own for link in one.links):
        if link.provision not in best or link.confidence > best[link.provision].confidence:
            best[link.provision] = link
    return best


def _evidence(own: Sequence[ReportedClaim]) -> Iterator[Evidence]:
    for one in own:
        for link in one.links:
            yield Evidence(SIGNAL, link.confidence, f"{_said_by(one.claim)} {link.provision}: {_shared(link)}")


def _refused(nearest: Link | None) -> Iterator[Evidence]:
    if nearest:
        yield Evidence(SIGNAL, nearest.confidence, f"nearest, not accepted: {nearest.provision}: {_shared(nearest)}")


def _said_by(claim: Claim) -> str:
    said = {
        Speaker.PARLIAMENT: "reported of Parliament",
        Speaker.QUOTED: "in a quotation",
        Speaker.AUTHOR: "in the text's own words",
    }
    return f"{said[claim.speaker]},"


def _shared(link: Link) -> str:
    named = ", ".join(key.replace("-", " ") for key in link.shared[:SHOWN])
    more = f" and {len(link.shared) - SHOWN} more" if len(link.shared) > SHOWN else ""
    return f"both speak of {named}{more}" if named else "spelling and numbers agree"


def headline(summary: Summary) -> tuple[ReportedClaim, ...]:
    """The claims of the title."""
    return tuple(one for one in summary.claims if one.claim.segment == HEADLINE)
