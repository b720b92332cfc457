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
from differ.margins import margins
from differ.model import Change, Comparison, Correspondence, Mode, TextEdit
from differ.words import diff, flipped

_Provisions = Mapping[EId, Provision]
_Matched = tuple[Correspondence, tuple[TextEdit, ...]]


def compare(old: Document, new: Document) -> Comparison:
    """What changed from one version to the other; pure and deterministic.

    Every provision of either side stands in exactly one change. Raises AssertionError (a defect of ours) rather than
    lose a word.
    """
    left, right = _by_eid(old.expression), _by_eid(new.expression)
    found = (
        Change("", c, kinds(c, [left[eid] for eid in c.old], [right[eid] for eid in c.new]), edits)
        for c, edits in _matched(old.expression, new.expression)
    )
    changes = _in_order(found, left, right)
    diagnostics = margins(old.expression, new.expression, changes)
    comparison = Comparison(Mode.VERSIONS, old, new, changes, diagnostics)
    assert_lossless(comparison)
    return comparison


def _by_eid(expression: Expression) -> dict[EId, Provision]:
    return {provision.eid: provision for provision in expression.walk()}


def _matched(old: Expression, new: Expression) -> Iterator[_Matched]:
    """Correspondences with their edits, found in a direction that does not depend on which text is the old one."""
    if _content(old) <= _content(new):
        yield from _aligned(old, new)
        return
    for found, edits in _aligned(new, old):
        yield replace(found, old=found.new, new=found.old), flipped(edits)


def _content(expression: Expression) -> list[tuple[str, str, str, str, int]]:
    """All that the alignment can see, as something to sort by."""
    return [(unit.text, unit.heading, unit.kind, unit.num, len(unit.children)) for unit in expression.walk()]


def _aligned(old: Expression, new: Expression) -> Iterator[_Matched]:
    left, right = _by_eid(old), _by_eid(new)
    for found in align(old, new).correspondences:
        before, after = text_of([left[eid] for eid in found.old]), text_of([right[eid] for eid in found.new])
        yield found, diff(before, after)


def _in_order(changes: Iterable[Change], old: _Provisions, new: _Provisions) -> tuple[Change, ...]:
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
