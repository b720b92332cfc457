"""The comparison of two texts in one language: align, diff the words of what corresponds, classify, put in order.

``compare(b, a)`` mirrors ``compare(a, b)``: of two texts the same one is always taken as the old one while they are
aligned and diffed, and the result is turned round if need be. That happens in :func:`_matched` and nowhere else.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from akoma.model import Document, EId, Expression, Provision
from differ.align import align
from differ.checks import assert_lossless
from differ.classify import kinds, text_of
from differ.clause_moves import Matched, clause_moves, turned
from differ.margins import margins
from differ.model import Change, ClauseMove, Comparison, Mode
from differ.words import diff, flipped

_Provisions = Mapping[EId, Provision]


def compare(old: Document, new: Document) -> Comparison:
    """What changed from one version to the other; pure and deterministic.

    Every provision of either side stands in exactly one change. Raises AssertionError (a defect of ours) rather than
    lose a word.
    """
    left, right = by_eid(old.expression), by_eid(new.expression)
    matched, moves = _matched(old.expression, new.expression)
    found = (
        Change("", c, kinds(c, [left[eid] for eid in c.old], [right[eid] for eid in c.new], edits), edits)
        for c, edits in matched
    )
    changes = in_order(found, left, right)
    diagnostics = margins(old.expression, new.expression, changes)
    comparison = Comparison(Mode.VERSIONS, old, new, changes, diagnostics, moves)
    assert_lossless(comparison)
    return comparison


def by_eid(expression: Expression) -> dict[EId, Provision]:
    """All provisions of an expression in document order, by their eIds."""
    return {provision.eid: provision for provision in expression.walk()}


def _matched(old: Expression, new: Expression) -> tuple[list[Matched], tuple[ClauseMove, ...]]:
    """All that is found, in a direction that does not depend on which text is the old one."""
    if _comes_first(old, new):
        matched = list(_aligned(old, new))
        return matched, clause_moves(old, new, matched)
    matched = list(_aligned(new, old))
    places = {provision.eid: place for place, provision in enumerate(new.walk())}
    moves = sorted(map(turned, clause_moves(new, old, matched)), key=lambda m: (places[m.new.provision], m.new.start))
    return [(replace(c, old=c.new, new=c.old), flipped(edits)) for c, edits in matched], tuple(moves)


def _comes_first(old: Expression, new: Expression) -> bool:
    """Whether one text comes before the other, or is the same, by all that the alignment can see."""
    for left, right in zip(_content(old), _content(new), strict=False):
        if left != right:
            return left < right
    return sum(1 for _ in old.walk()) <= sum(1 for _ in new.walk())


def _content(expression: Expression) -> Iterator[tuple[str, str, str, str, int]]:
    return ((unit.text, unit.heading, unit.kind, unit.num, len(unit.children)) for unit in expression.walk())


def _aligned(old: Expression, new: Expression) -> Iterator[Matched]:
    left, right = by_eid(old), by_eid(new)
    for found in align(old, new).correspondences:
        before, after = text_of([left[eid] for eid in found.old]), text_of([right[eid] for eid in found.new])
        yield found, diff(before, after, old.language)


def in_order(changes: Iterable[Change], old: _Provisions, new: _Provisions) -> tuple[Change, ...]:
    """In the order of the new text, a repealed unit after the unit that it followed; numbered from ``c1``."""
    found = list(changes)
    places = {eid: place for place, eid in enumerate(new)}
    starts = {
        eid: places[change.correspondence.new[0]]
        for change in found
        for eid in change.correspondence.old
        if change.correspondence.new
    }
    after: dict[EId, int] = {}
    last = -1
    for eid in old:
        last = after[eid] = starts.get(eid, last)
    ranks = {eid: rank for rank, eid in enumerate(old)}

    def place(change: Change) -> tuple[int, int, int]:
        pair = change.correspondence
        return (places[pair.new[0]], 0, 0) if pair.new else (after[pair.old[0]], 1, ranks[pair.old[0]])

    return tuple(replace(change, id=f"c{n}") for n, change in enumerate(sorted(found, key=place), start=1))
