"""Sub-amendments: what they change in the amendment that they amend, before that one is applied (class C15)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from akoma.amendment_list import Column
from akoma.errors import AmbiguousTargetError, AmendmentConflictError, AmendmentError, QuotedTextNotFoundError
from akoma.model import Expression
from differ.amendments.columns import from_columns
from differ.amendments.engine import joints
from differ.amendments.engine.places import times
from differ.amendments.engine.quoting import hits
from differ.amendments.engine.units import Credits, Piece, stripped
from differ.amendments.operation import (
    ALL,
    Amendment,
    Fashion,
    NewUnit,
    Operation,
    OperationKind,
    Position,
    Words,
)

_ENDS = re.compile(r"[.,;:!?][”»’\"')\s]*$")
"""How a text ends behind which a sentence may stand."""

Noted = dict[tuple[str, str], tuple[Piece, ...]]
"""Credits that are being collected."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters ``start`` to ``end`` of a text of the amendment give way to ``words`` of a sub-amendment."""

    start: int
    end: int
    words: str
    number: str


def amended(amendments: Sequence[Amendment], base: Expression) -> tuple[Amendment, ...]:
    """The amendments with the changes that their sub-amendments ask for; these are no longer among them."""
    return worked_in(amendments, base)[0]


def worked_in(amendments: Sequence[Amendment], base: Expression) -> tuple[tuple[Amendment, ...], Credits]:
    """The same, and whose the words of each amendment are where not all of them are its own."""
    by_parent: dict[str, list[Amendment]] = {}
    for one in amendments:
        if one.parent:
            by_parent.setdefault(one.parent, []).append(one)
    noted: Noted = {}
    mains = [one for one in amendments if not one.parent]
    found = tuple(_with_all(one, by_parent.get(one.number, ()), base, noted) for one in mains)
    return found, noted


def _with_all(parent: Amendment, subs: Sequence[Amendment], base: Expression, noted: Noted) -> Amendment:
    """All of them at once, each by the words of the amendment as it was tabled: their order is of no matter."""
    if not subs:
        return parent
    if parent.record.is_columns and parent.record.right:
        words = parent.record.right.text
        record = replace(parent.record, right=Column(_joined(words, [cut for _, cut in _cuts((words,), subs)])))
        return replace(parent, record=record, operations=from_columns(record, base, record.language or base.language))
    slots = [slot for one in parent.operations for slot in _slots(one)]
    cuts = _cuts(slots, subs)
    texts = []
    for at, text in enumerate(slots):
        own = [cut for place, cut in cuts if place == at]
        texts.append(_joined(text, own))
        if own and not texts[-1].strip():
            message = f"amendment {own[0].number}: nothing is left of the words that amendment {parent.number} gives"
            raise AmbiguousTargetError(message, "reject that amendment, or have its old words deleted")
        if own and texts[-1].strip():
            noted[parent.number, texts[-1].strip()] = _pieces(text, own, parent.number)
    filling = iter(texts)
    return replace(parent, operations=tuple(_filled(one, filling) for one in parent.operations))


def _cuts(texts: Sequence[str], subs: Sequence[Amendment]) -> list[tuple[int, Cut]]:
    """What all sub-amendments cut, each with the place of its text; raises where two cannot both be done."""
    found: list[tuple[int, Cut]] = []
    for sub in subs:
        try:
            for change in sub.operations:
                found += _cuts_of(texts, change, sub.number)
        except AmendmentError as problem:
            name = f"amendment {sub.number}"
            problem.message = problem.message if problem.message.startswith(name) else f"{name}: {problem.message}"
            raise
    _check(found)
    return list(dict.fromkeys((at, replace(cut, number=_first(found, at, cut))) for at, cut in found))


def _first(found: Sequence[tuple[int, Cut]], at: int, cut: Cut) -> str:
    """The first sub-amendment that asks for this: what several ask for is done once."""
    return next(one.number for place, one in found if place == at and replace(one, number=cut.number) == cut)


def _check(found: Sequence[tuple[int, Cut]]) -> None:
    for (at, one), (there, other) in combinations(found, 2):
        same = (one.start, one.end, one.words) == (other.start, other.end, other.words)
        point = one.start == one.end == other.start == other.end
        if at == there and not same and (point or (one.start < other.end and other.start < one.end)):
            both = f"amendments {one.number} and {other.number} cannot both be applied"
            raise AmendmentConflictError(f"{both}: they change the same words", "apply one of them, or change one")


def _cuts_of(texts: Sequence[str], change: Operation, number: str) -> Iterator[tuple[int, Cut]]:
    """Where a change goes: into the one text that holds what is quoted, or the only one."""
    quoted = _quoted(change)
    holding = [at for at, text in enumerate(texts) if (hits(quoted, text) if quoted else text)]
    if not holding:
        raise QuotedTextNotFoundError(f"“{quoted}” does not stand in the amendment that it changes")
    if len(holding) > 1:
        raise AmbiguousTargetError(f"“{quoted}” stands in several places of the amendment that it changes")
    at = holding[0]
    for start, end, words in _edits(texts[at], change):
        yield at, Cut(start, end, words, number)


def _joined(text: str, cuts: Sequence[Cut]) -> str:
    for cut in sorted(cuts, key=lambda cut: (cut.start, cut.end), reverse=True):
        text = text[: cut.start] + cut.words + text[cut.end :]
    return text


def _pieces(text: str, cuts: Sequence[Cut], number: str) -> tuple[Piece, ...]:
    """The same, each stretch with the amendment whose words it holds, without space at either end."""
    found: list[Piece] = []
    at = 0
    for cut in sorted(cuts, key=lambda cut: (cut.start, cut.end)):
        found += [Piece(text[at : cut.start], -1, number), Piece(cut.words, -1, cut.number)]
        at = cut.end
    return tuple(stripped([*found, Piece(text[at:], -1, number)]))


def _slots(one: Operation) -> list[str]:
    """The texts of an operation that a sub-amendment may change: its new words, or those of its units."""
    return [one.words] if one.words else [text for unit in one.units for text in _texts(unit)]


def _filled(one: Operation, texts: Iterator[str]) -> Operation:
    """An operation with other texts, in the order of :func:`_slots`."""
    if one.words:
        return replace(one, words=next(texts))
    return replace(one, units=tuple(_unit_filled(unit, texts) for unit in one.units))


def _unit_filled(unit: NewUnit, texts: Iterator[str]) -> NewUnit:
    text = next(texts)
    return replace(unit, text=text, children=tuple(_unit_filled(child, texts) for child in unit.children))


def _quoted(change: Operation) -> str:
    return change.selection.text if isinstance(change.selection, Words) else ""


def _texts(unit: NewUnit) -> Iterator[str]:
    yield unit.text
    for child in unit.children:
        yield from _texts(child)


def _edits(text: str, change: Operation) -> Iterator[tuple[int, int, str]]:
    """What one change cuts out of new words and puts there; refused when in doubt."""
    if not isinstance(change.selection, Words):
        yield _at_edge(text, change)
        return
    found = hits(change.selection.text, text)
    occurrence = change.selection.occurrence
    if len(found) > 1 and occurrence is None:
        raise AmbiguousTargetError(f"“{change.selection.text}” stands more than once in the amendment that it changes")
    at = (occurrence or 1) - 1 if (occurrence or 1) > 0 else occurrence or 0
    if not -len(found) <= at < len(found):
        message = f"“{change.selection.text}” stands {times(len(found))} in the amendment that it changes"
        raise QuotedTextNotFoundError(message, f"it asks for number {occurrence}")
    for start, end in found if occurrence == ALL else [found[at]]:
        yield _cut(text, start, end, change)


def _cut(text: str, start: int, end: int, change: Operation) -> tuple[int, int, str]:
    match change.kind:
        case OperationKind.REPEAL:
            return (*joints.removal(text, start, end), "")
        case OperationKind.SUBSTITUTION:
            return joints.replacement(text, start, end, change.words)
        case OperationKind.INSERTION if change.position is Position.BEFORE:
            return joints.before(text, start, change.words)
        case OperationKind.INSERTION:
            return joints.after(text, end, change.words)
    raise AmendmentError(f"a sub-amendment cannot ask for a {change.kind}")


def _at_edge(text: str, change: Operation) -> tuple[int, int, str]:
    if change.kind is not OperationKind.INSERTION or not change.words:
        raise AmendmentError("a sub-amendment changes words of the amendment, and quotes them")
    if change.position is Position.START:
        return joints.before(text, 0, change.words)
    if change.fashion is not Fashion.SENTENCE:
        return joints.at_end(text, change.words)
    if not _ENDS.search(text):
        raise AmendmentError("it adds a sentence to words that end none", "quote the words that it stands behind")
    return joints.behind_end(text, change.words)
