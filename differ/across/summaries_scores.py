"""How well a provision of a source answers a claim of a report: clause by clause, whatever the languages.

A provision is as good as its best clause, for a report takes up clauses, not provisions. No order plays a part: a
report begins with what it finds most important.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from akoma.model import EId, Expression, Provision, ProvisionKind
from differ.across.features import Features, features
from differ.across.likeness import Matrix, Space, products, space
from differ.across.reporting import Claim
from differ.across.reporting_acts import claim_acts
from differ.demands import acts_of
from differ.lexicon import languages, load
from differ.model import Family

CONCEPTS, COGNATES = 0.6, 0.4
"""Weights of the two cosines, those of the experiment that the project began with."""
HELD = 0.1
"""Weight of the share of a claim that its provision holds in all its clauses."""
NUMBERS = 0.1
"""Weight of the share of the numbers of a claim that the clause has."""
FAMILY = 0.05
"""What a clause gains that does what the claim does: both demand, both condemn."""
BESIDE = 0.05
"""What a provision gains that answers the claim before in the same segment, times that answer."""

PRIORS: Mapping[tuple[ProvisionKind, bool], float] = {
    (ProvisionKind.RECITAL, False): -0.06,
    (ProvisionKind.RECITAL, True): -0.10,
    (ProvisionKind.CITATION, False): -0.12,
    (ProvisionKind.CITATION, True): -0.20,
}
"""By kind, and whether the claim is a demand: reports speak of what a text asks for, less of its reasons."""

UNKNOWN = "="
"""What the key of a word begins with that the lexicon does not have (:mod:`differ.across.features`)."""

SHORTEST_PART = 5
"""Words of the shortest part of a claim, between commas, that counts by itself."""
_COMMA = re.compile(r"[,;:–—] ")

CANDIDATES = 4
"""Provisions that are weighed for a claim."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the source: ``number`` counts from 1 in its provision.

    ``whole``: the concepts of all clauses of the provision, and of the words that govern it where it is a point.
    """

    provision: EId
    kind: ProvisionKind
    number: int
    known: Features
    whole: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A provision that a claim may report. All signals run from 0 to 1, but for ``score`` and ``margin``.

    ``clause``: its best one, counted from 1; ``at``: the index of that clause among all. ``score``: that of the
    clause, by which candidates are ranked; ``margin``: what it has over the best other provision. ``held``: the share
    of the claim's concepts that the provision has; ``shared``: how many concepts it has in common with the claim;
    ``rest``: the share of the concepts which better candidates leave open that it has. ``numbers``: a cosine.
    ``is_alike``: whether the clause does what the claim does: both demand, both condemn. ``rank``: 0 for the best.
    """

    provision: EId
    clause: int
    at: int
    score: float
    margin: float
    held: float
    shared: int
    rest: float
    numbers: float
    is_alike: bool
    rank: int
    kind: ProvisionKind


@dataclass(frozen=True, slots=True)
class Scores:
    """The claims of a report, the clauses of its source, and how alike they are (claims x clauses).

    ``best``: claims x provisions, the score of the best clause; ``at``: which clause that is.
    """

    claims: tuple[Claim, ...]
    known: tuple[Features, ...]
    clauses: tuple[Clause, ...]
    provisions: tuple[EId, ...]
    space: Space
    numbers: Matrix
    held: Matrix
    families: Matrix
    best: Matrix
    at: NDArray[np.intp]

    def candidates(self, claim: int) -> tuple[Candidate, ...]:
        """The provisions that answer a claim best, the best first."""
        row = self.best[claim]
        ranked = [int(p) for p in np.argsort(-row, kind="stable")[:CANDIDATES]]
        left = self.space.vector(self.known[claim], "concepts")
        found: list[Candidate] = []
        for rank, p in enumerate(ranked):
            rival = ranked[1 if rank == 0 else 0] if len(ranked) > 1 else p
            there = self.clauses[self.at[claim, p]].whole
            found.append(self._candidate(claim, p, rank, float(row[p] - row[rival]), _share(left, there)))
            left = {key: value for key, value in left.items() if key not in there}
        return tuple(found)

    def _candidate(self, claim: int, provision: int, rank: int, margin: float, rest: float) -> Candidate:
        at = int(self.at[claim, provision])
        clause = self.clauses[at]
        return Candidate(
            provision=clause.provision,
            clause=clause.number,
            at=at,
            score=float(self.best[claim, provision]),
            margin=margin,
            held=float(self.held[claim, at]),
            shared=len(known_concepts(self.known[claim]) & clause.whole),
            rest=rest,
            numbers=float(self.numbers[claim, at]),
            is_alike=bool(self.families[claim, at]),
            rank=rank,
            kind=clause.kind,
        )


def known_concepts(features: Features) -> frozenset[str]:
    """The concepts of a text that the lexicon has; words that it does not have are left out."""
    return frozenset(key for key in features.concepts if not key.startswith(UNKNOWN))


def _share(wanted: Mapping[str, float], there: Collection[str]) -> float:
    total = sum(wanted.values())
    return sum(value for key, value in wanted.items() if key in there) / total if total else 0.0


def scored(claims: Sequence[Claim], report: Expression, source: Expression) -> Scores:
    """The claims of a report against all clauses of a source."""
    language = report.language
    known, found = tuple(features(claim.text, language) for claim in claims), clauses(source)
    common = space(known, [clause.known for clause in found])
    theirs = [clause.known for clause in found]
    concepts, cognates, numbers = (products(known, theirs, common, s) for s in ("concepts", "cognates", "numbers"))
    held = _held(known, found, common)
    alike = _with_parts(CONCEPTS * concepts + COGNATES * cognates, claims, language, theirs, common)
    families = _families(claims, report, found, source)
    total = alike + NUMBERS * numbers + HELD * held + FAMILY * families + _priors(claims, found)
    provisions = tuple(dict.fromkeys(clause.provision for clause in found))
    best, at = _pooled(total, found, provisions)
    best = _with_neighbours(best, claims)
    return Scores(tuple(claims), known, found, provisions, common, numbers, held, families, best, at)


def _with_parts(
    whole: Matrix, claims: Sequence[Claim], language: str, theirs: Sequence[Features], common: Space
) -> Matrix:
    """How alike claims are to clauses, the best part of a claim counting: as a source is pooled by its clauses.

    "We demand the opening of the corridor, as we did in our statement of May, …" is about a corridor.
    """
    found = [(at, features(part, language)) for at, claim in enumerate(claims) for part in _parts(claim.text)]
    if not found:
        return whole
    own = [part for _, part in found]
    homes = np.array([at for at, _ in found], dtype=np.intp)
    concepts, cognates = (products(own, theirs, common, signal) for signal in ("concepts", "cognates"))
    result: Matrix = whole.copy()
    np.maximum.at(result, homes, CONCEPTS * concepts + COGNATES * cognates)
    return result


def _parts(text: str) -> list[str]:
    """What stands between commas and the like, as far as it is long enough to be about something."""
    parts = _COMMA.split(text)
    return [part for part in parts if len(part.split()) >= SHORTEST_PART] if len(parts) > 1 else []


def _held(known: Sequence[Features], found: Sequence[Clause], common: Space) -> Matrix:
    """The share of the concepts of each claim that the provision of each clause has."""
    places = _places(found)
    result: Matrix = np.zeros((len(known), len(found)), dtype=np.float32)
    for row, claim in zip(result, known, strict=True):
        vector = common.vector(claim, "concepts")
        for key in (key for key in vector if key in places):
            row[places[key]] += np.float32(vector[key])
        row /= np.float32(sum(vector.values()) or 1.0)
    return result


def _families(claims: Sequence[Claim], report: Expression, found: Sequence[Clause], source: Expression) -> Matrix:
    """1 where a claim that has the form of a demand, a condemnation ... meets a clause that does the same."""
    result: Matrix = np.zeros((len(claims), len(found)), dtype=np.float32)
    if {report.language, source.language} <= set(languages()):
        ours: dict[int, set[Family]] = defaultdict(set)
        for one in claim_acts(report, claims, load(report.language, [])):
            ours[one.claim].add(one.act.family)
        theirs = _clause_families(source)
        for at, claim in enumerate(claims):
            if claim.is_demand and ours[at]:
                result[at] = [bool(ours[at] & theirs[clause.provision, clause.number]) for clause in found]
    return result


def _clause_families(source: Expression) -> Mapping[tuple[EId, int], set[Family]]:
    """What the clauses of a source do, by provision and number of the clause from 1."""
    numbers = {clause.id: n for unit in source.walk() for n, clause in enumerate(unit.clauses, start=1)}
    families: dict[tuple[EId, int], set[Family]] = defaultdict(set)
    for act in acts_of(source, load(source.language, [])):
        families[act.quote.provision, numbers.get(act.clause, 1)].add(act.family)
    return families


def _places(found: Sequence[Clause]) -> dict[str, NDArray[np.intp]]:
    """Concept to the clauses whose provision has it."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, clause in enumerate(found):
        for key in clause.whole:
            places[key].append(at)
    return {key: np.array(own, dtype=np.intp) for key, own in places.items()}


def _priors(claims: Sequence[Claim], found: Sequence[Clause]) -> Matrix:
    rows: Matrix = np.array(
        [[PRIORS.get((clause.kind, is_demand), 0.0) for clause in found] for is_demand in (False, True)],
        dtype=np.float32,
    ).reshape(2, len(found))
    return rows[np.array([int(claim.is_demand) for claim in claims], dtype=np.intp)]


def _pooled(total: Matrix, found: Sequence[Clause], provisions: Sequence[EId]) -> tuple[Matrix, NDArray[np.intp]]:
    """The best clause of each provision, for each claim; the first of several that are equal."""
    columns: dict[EId, list[int]] = defaultdict(list)
    for at, clause in enumerate(found):
        columns[clause.provision].append(at)
    best = np.zeros((len(total), len(provisions)), dtype=np.intp)
    for p, provision in enumerate(provisions):
        own = columns[provision]
        best[:, p] = np.array(own, dtype=np.intp)[total[:, own].argmax(axis=1)]
    return np.take_along_axis(total, best, axis=1), best


def _with_neighbours(best: Matrix, claims: Sequence[Claim]) -> Matrix:
    result: Matrix = best.copy()
    for i in range(1, len(claims)):
        if claims[i].segment == claims[i - 1].segment:
            result[i] += np.float32(BESIDE) * np.maximum(best[i - 1], 0)
    return result


def clauses(source: Expression) -> tuple[Clause, ...]:
    """All clauses of a source, with what they are known by."""
    found: list[Clause] = []
    for provision in source.provisions:
        _collect(provision, frozenset(), source.language, found)
    return tuple(found)


def _collect(provision: Provision, intro: frozenset[str], language: str, found: list[Clause]) -> None:
    texts = [clause.text for clause in provision.clauses] or [provision.text]
    known = [features(text, language) for text in texts if text.strip()]
    own = frozenset(key for one in known for key in one.concepts)
    found += (Clause(provision.eid, provision.kind, n, one, own | intro) for n, one in enumerate(known, start=1))
    for child in provision.children:
        _collect(child, own or intro, language, found)
