"""Sub-amendments: what they change in the amendment that they amend, before that one is applied (class C15)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from akoma.amendment_list import Column
from akoma.errors import AmbiguousTargetError, AmendmentError, QuotedTextNotFoundError
from akoma.model import Expression
from differ.amendments.columns import from_columns
from differ.amendments.engine import joints
from differ.amendments.engine.quoting import hits
from differ.amendments.operation import (
    Amendment,
    Fashion,
    NewUnit,
    Operation,
    OperationKind,
    Position,
    Words,
)


def amended(amendments: Sequence[Amendment], base: Expression) -> tuple[Amendment, ...]:
    """The amendments with the changes that their sub-amendments ask for; these are no longer among them."""
    by_parent: dict[str, list[Amendment]] = {}
    for one in amendments:
        if one.parent:
            by_parent.setdefault(one.parent, []).append(one)
    return tuple(_with_all(one, by_parent.get(one.number, ()), base) for one in amendments if not one.parent)


def _with_all(parent: Amendment, subs: Sequence[Amendment], base: Expression) -> Amendment:
    for sub in subs:
        try:
            parent = _with(parent, sub, base)
        except AmendmentError as problem:
            name = f"amendment {sub.number}"
            problem.message = problem.message if problem.message.startswith(name) else f"{name}: {problem.message}"
            raise
    return parent


def _with(parent: Amendment, sub: Amendment, base: Expression) -> Amendment:
    if parent.record.is_columns and parent.record.right:
        words = parent.record.right.text
        for operation in sub.operations:
            words = _edited(words, operation)
        record = replace(parent.record, right=Column(words))
        return replace(parent, record=record, operations=from_columns(record, base, record.language or base.language))
    operations = list(parent.operations)
    for operation in sub.operations:
        _change(operations, operation)
    return replace(parent, operations=tuple(operations))


def _change(operations: list[Operation], change: Operation) -> None:
    """The one operation whose new words hold what is quoted, with these changed."""
    holding = [at for at, one in enumerate(operations) if _holds(one, change)]
    quoted = _quoted(change)
    if not holding:
        raise QuotedTextNotFoundError(f"“{quoted}” does not stand in the amendment that it changes")
    if len(holding) > 1:
        raise AmbiguousTargetError(f"“{quoted}” stands in several places of the amendment that it changes")
    at = holding[0]
    one = operations[at]
    if one.words:
        operations[at] = replace(one, words=_edited(one.words, change))
    else:
        operations[at] = replace(one, units=tuple(_unit_with(unit, change) for unit in one.units))


def _quoted(change: Operation) -> str:
    return change.selection.text if isinstance(change.selection, Words) else ""


def _holds(one: Operation, change: Operation) -> bool:
    texts = [one.words, *(text for unit in one.units for text in _texts(unit))]
    if isinstance(change.selection, Words):
        return any(hits(change.selection.text, text) for text in texts)
    return any(texts)


def _texts(unit: NewUnit) -> Iterator[str]:
    yield unit.text
    for child in unit.children:
        yield from _texts(child)


def _unit_with(unit: NewUnit, change: Operation) -> NewUnit:
    if not isinstance(change.selection, Words):
        return replace(unit, text=_edited(unit.text, change))
    text = _edited(unit.text, change) if hits(change.selection.text, unit.text) else unit.text
    return replace(unit, text=text, children=tuple(_unit_with(child, change) for child in unit.children))


def _edited(text: str, change: Operation) -> str:
    """New words with one change made; refused when in doubt."""
    if not isinstance(change.selection, Words):
        return _at_edge(text, change)
    found = hits(change.selection.text, text)
    if not found:
        raise QuotedTextNotFoundError(f"“{change.selection.text}” does not stand in the amendment that it changes")
    if len(found) > 1 and change.selection.occurrence is None:
        raise AmbiguousTargetError(f"“{change.selection.text}” stands more than once in the amendment that it changes")
    occurrence = change.selection.occurrence
    chosen = found if occurrence == 0 else [found[0 if occurrence is None else occurrence - (occurrence > 0)]]
    for start, end in reversed(chosen):
        text = _cut(text, start, end, change)
    return text


def _cut(text: str, start: int, end: int, change: Operation) -> str:
    match change.kind:
        case OperationKind.REPEAL:
            start, end = joints.removal(text, start, end)
            return text[:start] + text[end:]
        case OperationKind.SUBSTITUTION:
            start, end, words = joints.replacement(text, start, end, change.words)
        case OperationKind.INSERTION if change.position is Position.BEFORE:
            start, end, words = joints.before(text, start, change.words)
        case OperationKind.INSERTION:
            start, end, words = joints.after(text, end, change.words)
        case _:
            raise AmendmentError(f"a sub-amendment cannot ask for a {change.kind}")
    return text[:start] + words + text[end:]


def _at_edge(text: str, change: Operation) -> str:
    if change.kind is not OperationKind.INSERTION or not change.words:
        raise AmendmentError("a sub-amendment changes words of the amendment, and quotes them")
    if change.position is Position.START:
        start, end, words = joints.before(text, 0, change.words)
    elif change.fashion is Fashion.SENTENCE:
        start, end, words = joints.behind_end(text, change.words)
    else:
        start, end, words = joints.at_end(text, change.words)
    return text[:start] + words + text[end:]
