"""The redline as a sequence of paragraphs in which nothing of either text is missing or out of its order.

Guarantee, tested on random documents: the paragraphs and words that are kept or deleted are the old text, those that
are kept or inserted the new one. It does not rest on the comparison: what two texts have in another order than each
other is written at both places, as a move.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from differ.model import Change, ChangeKind, Comparison, Op, Side, TextEdit
from render.docx_lines import Line, LinePart, is_counted, lines_of
from render.docx_weave import Cut, Item, cut, placed, weave

TAB = "\t"
"""Stands between a label and the text; no text holds one."""

Diff = Callable[[str, str], Sequence[TextEdit]]


class Fate(StrEnum):
    """What happens to a paragraph mark, or to words."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved from"
    MOVED_TO = "moved to"


@dataclass(frozen=True, slots=True)
class Step:
    """One paragraph of the redline. ``fate`` is that of its mark; ``move`` names the two halves of a move, or 0.

    In a paragraph that moved, what is kept moved with it.
    """

    style: str
    fate: Fate
    label: tuple[Item, ...]
    items: tuple[Item, ...]
    change: str = ""
    move: int = 0
    side: Side = Side.NEW


@dataclass(frozen=True, slots=True)
class _Pair:
    """Lines that answer each other: where they begin in their documents, how many, and whose change they are."""

    old: int
    new: int
    olds: int
    news: int
    edits: Sequence[TextEdit] | None
    change: str


def plan(comparison: Comparison, diff: Diff) -> tuple[Step, ...]:
    """All paragraphs, in the order of the new text. ``diff`` makes the edits of what the comparison says nothing of."""
    return tuple(_Planner(comparison, diff).steps())


class _Planner:
    """Pairs the lines of both documents, then walks them side by side."""

    def __init__(self, comparison: Comparison, diff: Diff) -> None:
        self._diff = diff
        counted = all(is_counted(each.expression) for each in (comparison.old, comparison.new))
        self._old = lines_of(comparison.old.expression, counted)
        self._new = lines_of(comparison.new.expression, counted)
        self._changes = _by_unit(comparison.changes)
        pairs = [*self._of_changes(comparison.changes), *self._of_passages()]
        self._chain = _in_both_orders([pair for pair in pairs if not self._is_moved(pair, comparison)])
        taken = {pair.old for pair in self._chain}
        self._leaving, self._coming = _moves([pair for pair in pairs if pair.old not in taken])

    def steps(self) -> Iterator[Step]:
        """The lines between two pairs of the chain stand on one side only."""
        old = new = 0
        for pair in self._chain:
            yield from self._one_sided(range(old, pair.old), range(new, pair.new))
            yield from self._paired(pair)
            old, new = pair.old + pair.olds, pair.new + pair.news
        yield from self._one_sided(range(old, len(self._old)), range(new, len(self._new)))

    def _one_sided(self, old: range, new: range) -> Iterator[Step]:
        yield from (self._half(self._old[at], Side.OLD, self._leaving.get(at)) for at in old)
        yield from (self._half(self._new[at], Side.NEW, self._coming.get(at)) for at in new)

    def _of_changes(self, changes: Sequence[Change]) -> Iterator[_Pair]:
        starts = {side: {line.key: at for at, line in enumerate(lines)} for side, lines in self._sides()}
        for change in changes:
            match = change.correspondence
            if len(match.old) == len(match.new) == 1:
                for part in LinePart:
                    old = starts[Side.OLD].get((match.old[0], part))
                    new = starts[Side.NEW].get((match.new[0], part))
                    if old is not None and new is not None:
                        yield _Pair(old, new, 1, 1, change.edits if part is LinePart.TEXT else None, change.id)
            elif match.old and match.new:
                yield from self._group(change, starts)

    def _sides(self) -> tuple[tuple[Side, tuple[Line, ...]], ...]:
        return (Side.OLD, self._old), (Side.NEW, self._new)

    def _group(self, change: Change, starts: Mapping[Side, Mapping[tuple[str, LinePart], int]]) -> Iterator[_Pair]:
        """A split or a join whose units stand together, one line each; any other is written as two halves."""
        match = change.correspondence
        runs = []
        for side, eids in ((Side.OLD, match.old), (Side.NEW, match.new)):
            places = [starts[side].get((eid, LinePart.TEXT), -1) for eid in eids]
            if places[0] < 0 or places != list(range(places[0], places[0] + len(places))):
                return
            runs.append(places)
        if change.edits and 1 in (len(runs[0]), len(runs[1])):
            yield _Pair(runs[0][0], runs[1][0], len(runs[0]), len(runs[1]), change.edits, change.id)

    def _of_passages(self) -> Iterator[_Pair]:
        """Title with title, formula with formula: the first with the first, and so on."""
        waiting: dict[str, list[int]] = {}
        for at, line in enumerate(self._new):
            if line.owner.startswith("passage:"):
                waiting.setdefault(line.style, []).append(at)
        for at, line in enumerate(self._old):
            if line.owner.startswith("passage:") and waiting.get(line.style):
                yield _Pair(at, waiting[line.style].pop(0), 1, 1, None, "")

    def _is_moved(self, pair: _Pair, comparison: Comparison) -> bool:
        return bool(pair.change) and ChangeKind.MOVED in self._changes[pair.change].kinds

    def _half(self, line: Line, side: Side, moved: tuple[_Pair, int] | None) -> Step:
        """A line that stands on one side, or one half of a move."""
        change = self._changes.get(f"{side}-{line.owner}")
        name = change.id if change else ""
        if moved is None:
            op, fate = (Op.DELETE, Fate.DELETED) if side is Side.OLD else (Op.INSERT, Fate.INSERTED)
            notes = placed([(line.text, line.notes)])
            items = weave(_whole(op, line.text), *((notes, ()) if side is Side.OLD else ((), notes)))
            labels = (line.label, "") if side is Side.OLD else ("", line.label)
            return Step(line.style, fate, _labels(*labels), items, name, side=side)
        pair, number = moved
        label, items = self._words(pair)
        absent = Op.INSERT if side is Side.OLD else Op.DELETE
        return Step(
            line.style,
            Fate.MOVED_FROM if side is Side.OLD else Fate.MOVED_TO,
            tuple(item for item in label if item.op is not absent),
            tuple(item for item in items if item.op is not absent),
            pair.change,
            number,
            side,
        )

    def _paired(self, pair: _Pair) -> Iterator[Step]:
        if pair.olds == pair.news == 1:
            label, items = self._words(pair)
            yield Step(self._new[pair.new].style, Fate.KEPT, label, items, pair.change)
        else:
            yield from self._several(pair)

    def _words(self, pair: _Pair) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
        old, new = self._old[pair.old], self._new[pair.new]
        edits = self._edits(pair, old.text, new.text)
        items = weave(edits, placed([(old.text, old.notes)]), placed([(new.text, new.notes)]))
        return _labels(old.label, new.label), items

    def _edits(self, pair: _Pair, old: str, new: str) -> Sequence[TextEdit]:
        """Those of the comparison, if they rebuild the two lines; else made here."""
        given = pair.edits or ()
        if _side_of(given, Op.INSERT) == old and _side_of(given, Op.DELETE) == new:
            return given
        return self._diff(old, new)

    def _several(self, pair: _Pair) -> Iterator[Step]:
        """A split or a join: one paragraph for each unit of the side that has more of them."""
        old = self._old[pair.old : pair.old + pair.olds]
        new = self._new[pair.new : pair.new + pair.news]
        many, single, fate = (new, old[0], Fate.INSERTED) if len(new) > len(old) else (old, new[0], Fate.DELETED)
        side = Side.NEW if many is new else Side.OLD
        texts = [" ".join(line.text for line in lines) for lines in (old, new)]
        stream = weave(
            self._edits(pair, *texts),
            placed([(line.text, line.notes) for line in old]),
            placed([(line.text, line.notes) for line in new]),
        )
        parts = cut(stream, [len(line.text) for line in many], side)
        for at, (line, part) in enumerate(zip(many, parts, strict=True)):
            mine = (line.label, single.label) if side is Side.OLD else (single.label, line.label)
            own = (line.label, "") if side is Side.OLD else ("", line.label)
            is_last = line is many[-1]
            yield Step(
                line.style,
                Fate.KEPT if is_last else fate,
                _labels(*(mine if at == 0 else own)),
                (*part.items, *_joint(part, side, is_last)),
                pair.change,
            )


def _joint(part: Cut, side: Side, is_last: bool) -> tuple[Item, ...]:
    """The space that joins two units on the side where they are one: it stands there, and not on the other side."""
    other = Op.DELETE if side is Side.NEW else Op.INSERT
    return (Item(other, " "),) if part.space is Op.KEEP and not is_last else ()


_Moved = dict[int, tuple[_Pair, int]]


def _moves(pairs: Sequence[_Pair]) -> tuple[_Moved, _Moved]:
    """The two halves of each move, by the place of their line in the old and in the new text; moves are counted."""
    single = [pair for pair in pairs if pair.olds == pair.news == 1]
    numbered = [(pair, number) for number, pair in enumerate(single, start=1)]
    return {pair.old: (pair, n) for pair, n in numbered}, {pair.new: (pair, n) for pair, n in numbered}


def _by_unit(changes: Sequence[Change]) -> dict[str, Change]:
    """Changes by their id, and by side and eId."""
    found = {change.id: change for change in changes}
    for change in changes:
        found.update({f"{Side.OLD}-{eid}": change for eid in change.correspondence.old})
        found.update({f"{Side.NEW}-{eid}": change for eid in change.correspondence.new})
    return found


def _whole(op: Op, text: str) -> tuple[TextEdit, ...]:
    return (TextEdit(op, text),) if text else ()


def _labels(old: str, new: str) -> tuple[Item, ...]:
    """The labels and the tab after them, which stays where both sides have a label."""
    if not (old or new):
        return ()
    tab = Item(Op.KEEP if old and new else Op.DELETE if old else Op.INSERT, TAB)
    if old == new:
        return Item(Op.KEEP, old), tab
    return *(Item(op, text) for op, text in ((Op.DELETE, old), (Op.INSERT, new)) if text), tab


def _side_of(edits: Sequence[TextEdit], absent: Op) -> str:
    return "".join(edit.text for edit in edits if edit.op is not absent)


def _in_both_orders(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The most pairs that stand in the same order in both documents (longest increasing chain)."""
    ordered = sorted(pairs, key=lambda pair: pair.new)
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, pair in enumerate(ordered):
        place = bisect_left(ends, pair.old)
        before.append(last[place - 1] if place else -1)
        if place == len(ends):
            ends.append(pair.old)
            last.append(at)
        else:
            ends[place], last[place] = pair.old, at
    chain, at = [], last[-1] if last else -1
    while at >= 0:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]
