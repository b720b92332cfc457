"""Clause moves: parts of a provision that stand elsewhere, in the same provision or in another one.

    old 4   deplores the attack; calls for an inquiry; demands access for observers
    new 4   deplores the attack; demands access for observers
    new 9   welcomes the ceasefire; calls for an inquiry        the second clause of 4 is the second of 9 now

The word edits of the provisions say which clauses are gone from their place and which are new in theirs. Of these, a
pair is a move if the two are alike without a rival in either text, as with provisions (:mod:`differ.moves`), and if no
simpler story tells it: a whole provision that answers a whole provision is no move of a clause, nor is a clause that
was recast where it stood.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from akoma.model import Clause, EId, Expression, Provision
from differ.calibration import Found, Rating, probability
from differ.evidence import SAME_WORDS, new_place, strength, wording
from differ.model import ClauseMove, Comparison, Correspondence, Evidence, Op, Quote, TextEdit
from differ.moves import unrivalled
from differ.units import Texts, Unit
from differ.words import diff, flipped

STAYED = 0.5
"""Share of a clause that its provision keeps in place, from which the clause has not moved."""

SHORTEST = 15
"""Characters that a provision must lose or gain to hold a move: three words."""

Matched = tuple[Correspondence, tuple[TextEdit, ...]]
"""Provisions that correspond, and the edits of their words."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause at its place, ``start`` in its provision. ``is_whole``: it is all that the provision says."""

    clause: Clause
    provision: Provision
    start: int
    is_whole: bool

    @property
    def quote(self) -> Quote:
        """Its words."""
        return Quote(self.provision.eid, self.clause.text, self.start, self.start + len(self.clause.text))


_Provisions = Mapping[EId, Provision]
"""The provisions of a text, in document order."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A clause in the text of a change, where it begins and ends."""

    place: _Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Kept:
    """A stretch that both texts of a change have."""

    old: int
    new: int
    size: int


@dataclass(frozen=True, slots=True)
class _Loose:
    """What a change holds: clauses that are gone or new, and the places of clauses that stayed, old and new."""

    gone: tuple[_Span, ...]
    fresh: tuple[_Span, ...]
    stayed: tuple[tuple[int, int], ...]

    def is_recast(self, old: _Span, new: _Span) -> bool:
        """Whether two of its clauses pass no clause that stayed: then neither moved."""
        return all((old.start - left) * (new.start - right) > 0 for left, right in self.stayed)


def clause_moves(old: Expression, new: Expression, matched: Iterable[Matched]) -> tuple[ClauseMove, ...]:
    """All moves of clauses, in the order of the new text. ``matched``: every correspondence with its word edits."""
    left, right = ({provision.eid: provision for provision in side.walk()} for side in (old, new))
    loose = [_loose(left, right, *pair) for pair in matched if _is_large(pair[1])]
    gone = {span.place.clause.id: (found, span) for found in loose for span in found.gone}
    fresh = {span.place.clause.id: (found, span) for found in loose for span in found.fresh}
    if all(span.place.is_whole for _, span in (*gone.values(), *fresh.values())):
        return ()
    before, after = _clauses(left), _clauses(right)
    texts = Texts(_units(before.values()), _units(after.values()))
    names, news = list(before), list(after)
    open_old, open_new = [n for n, e in enumerate(names) if e in gone], [n for n, e in enumerate(news) if e in fresh]
    found = []
    for one, other in sorted(unrivalled(texts, open_old, open_new), key=lambda pair: pair[1]):
        (change, leaves), (into, arrives) = gone[names[one]], fresh[news[other]]
        whole = leaves.place.is_whole and arrives.place.is_whole
        if not whole and not (change is into and change.is_recast(leaves, arrives)):
            words = texts.likeness(one, other)
            found.append(_move(leaves.place, arrives.place, words, change is into, old.language))
    return tuple(found)


def turned(move: ClauseMove) -> ClauseMove:
    """The same seen from the other text."""
    return ClauseMove(
        move.new_clause, move.new, move.old_clause, move.old, flipped(move.edits), move.confidence, move.evidence
    )


def counterparts(comparison: Comparison) -> dict[EId, tuple[EId, float]]:
    """For each old clause that moved, the new one and how sure that is: what the judging of demands needs."""
    return {move.old_clause: (move.new_clause, move.confidence) for move in comparison.clause_moves}


def _clauses(provisions: _Provisions) -> dict[EId, tuple[Provision, Clause]]:
    """All clauses of a text in their order, by their ids."""
    return {clause.id: (unit, clause) for unit in provisions.values() for clause in _of(unit)}


def _of(provision: Provision) -> Sequence[Clause]:
    """The clauses of a provision; a text that nobody split is one."""
    return provision.clauses or ((Clause(provision.eid, provision.text),) if provision.text else ())


def _units(clauses: Iterable[tuple[Provision, Clause]]) -> tuple[Unit, ...]:
    return tuple(Unit(index, None, provision, clause.text) for index, (provision, clause) in enumerate(clauses))


def _is_large(edits: Sequence[TextEdit]) -> bool:
    return sum(len(edit.text) for edit in edits if edit.op is not Op.KEEP) >= SHORTEST


def _loose(old: _Provisions, new: _Provisions, pair: Correspondence, edits: Sequence[TextEdit]) -> _Loose:
    kept = tuple(_kept(edits))
    left, right = list(_spans(old, pair.old)), list(_spans(new, pair.new))
    old_kept, new_kept = [(k.old, k.old + k.size) for k in kept], [(k.new, k.new + k.size) for k in kept]
    gone, fresh = ([s for s in left if not _stayed(s, old_kept)], [s for s in right if not _stayed(s, new_kept)])
    stayed = [(span, _counterpart(span, right, kept)) for span in left if span not in gone]
    return _Loose(tuple(gone), tuple(fresh), tuple((one.start, other.start) for one, other in stayed if other))


def _kept(edits: Iterable[TextEdit]) -> Iterator[_Kept]:
    old = new = 0
    for edit in edits:
        size = len(edit.text)
        if edit.op is Op.KEEP:
            yield _Kept(old, new, size)
        old += size * (edit.op is not Op.INSERT)
        new += size * (edit.op is not Op.DELETE)


def _spans(provisions: _Provisions, eids: Iterable[EId]) -> Iterator[_Span]:
    """The clauses of the provisions of one side, whose texts are joined by one space, as are the clauses of each."""
    at = 0
    for eid in eids:
        clauses, start = _of(provisions[eid]), 0
        for clause in clauses:
            place = _Place(clause, provisions[eid], start, len(clauses) == 1)
            yield _Span(place, at + start, at + start + len(clause.text))
            start += len(clause.text) + 1
        at += len(provisions[eid].text) + 1


def _stayed(span: _Span, kept: Iterable[tuple[int, int]]) -> bool:
    common = sum(max(0, min(span.end, end) - max(span.start, start)) for start, end in kept)
    return common >= STAYED * (span.end - span.start)


def _counterpart(span: _Span, others: Sequence[_Span], kept: Iterable[_Kept]) -> _Span | None:
    """The clause that most of what was kept of this one stands in."""
    common: dict[int, int] = defaultdict(int)
    for stretch in kept:
        start, end = max(span.start, stretch.old), min(span.end, stretch.old + stretch.size)
        shift = stretch.new - stretch.old
        for number, other in enumerate(others):
            common[number] += max(0, min(end + shift, other.end) - max(start + shift, other.start))
    best = max(common, key=lambda number: (common[number], -number), default=None)
    return None if best is None or not common[best] else others[best]


def _move(old: _Place, new: _Place, likeness: float, is_same_unit: bool, language: str) -> ClauseMove:
    is_same = old.clause.text == new.clause.text
    words = SAME_WORDS if is_same else wording(likeness)
    evidence: tuple[Evidence, ...] = (words, new_place(is_same_unit))
    rating = Rating(Found.SAME_MOVED, 1.0) if is_same else Rating(Found.EDITED_MOVED, strength(likeness, 0.0, ()))
    sure = round(probability(rating), 4)
    edits = diff(old.clause.text, new.clause.text, language)
    return ClauseMove(old.clause.id, old.quote, new.clause.id, new.quote, edits, sure, evidence)
