"""Checks that a comparison kept its promises: a comparison that loses a clause is worse than a crash."""

from collections import Counter
from collections.abc import Iterable, Sequence

from akoma.model import EId, Expression
from differ.classify import text_of
from differ.model import Change, ChangeKind, ClauseMove, Comparison, Op, Side


def assert_lossless(comparison: Comparison) -> None:
    """Raise AssertionError unless every provision stands in exactly one change and the edits rebuild both texts."""
    for change in comparison.changes:
        _assert_sound(change)
    for side, expression in ((Side.OLD, comparison.old.expression), (Side.NEW, comparison.new.expression)):
        _assert_complete(side, expression, comparison.changes)
        _assert_rebuilt(side, expression, comparison.changes)
        _assert_quoted(side, expression, comparison.clause_moves)


def assert_complete(comparison: Comparison) -> None:
    """Raise AssertionError unless every provision stands in exactly one change: what holds across languages too."""
    for change in comparison.changes:
        _assert_sound(change)
    _assert_complete(Side.OLD, comparison.old.expression, comparison.changes)
    _assert_complete(Side.NEW, comparison.new.expression, comparison.changes)


def _require(holds: bool, what: str) -> None:
    """An explicit raise: an ``assert`` would vanish under ``python -O``."""
    if not holds:
        raise AssertionError(f"{what}; this is a defect of the comparison, please report it")


def _eids(change: Change, side: Side) -> tuple[EId, ...]:
    return change.correspondence.old if side is Side.OLD else change.correspondence.new


def _assert_sound(change: Change) -> None:
    pair = change.correspondence
    _require(bool(pair.old or pair.new), f"change {change.id} answers nothing to nothing")
    _require(bool(change.kinds), f"change {change.id} has no kind")
    alone = ChangeKind.UNCHANGED not in change.kinds or len(change.kinds) == 1
    _require(alone, f"change {change.id} is unchanged and more")
    _require(all(edit.text for edit in change.edits), f"change {change.id} has an empty edit")


def _assert_complete(side: Side, expression: Expression, changes: Iterable[Change]) -> None:
    expected = Counter(provision.eid for provision in expression.walk())
    found = Counter(eid for change in changes for eid in _eids(change, side))
    wrong = sorted((expected - found) + (found - expected))
    _require(not wrong, f"not in exactly one change, {side} side: {', '.join(wrong[:5])}")


def _assert_quoted(side: Side, expression: Expression, moves: Sequence[ClauseMove]) -> None:
    """Each clause moved once at most, and its words stand where it is said that they do."""
    texts = {provision.eid: provision.text for provision in expression.walk()} if moves else {}
    quotes = [move.old if side is Side.OLD else move.new for move in moves]
    _require(len(set(quotes)) == len(quotes), f"a clause moved twice, {side} side")
    for quote in quotes:
        found = texts[quote.provision][quote.start : quote.end]
        _require(found == quote.text, f"a clause of {quote.provision} that moved is misquoted, {side} side")


def _assert_rebuilt(side: Side, expression: Expression, changes: Iterable[Change]) -> None:
    provisions = {provision.eid: provision for provision in expression.walk()}
    other = Op.INSERT if side is Side.OLD else Op.DELETE
    for change in changes:
        rebuilt = "".join(edit.text for edit in change.edits if edit.op is not other)
        expected = text_of([provisions[eid] for eid in _eids(change, side)])
        _require(rebuilt == expected, f"the edits of change {change.id} do not give back the {side} text")
