"""The numbers of the result: provisional (those of the base, gaps and all) or final (counted again on each level)."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from akoma.model import ProvisionKind
from akoma.numbering import alphabetic, roman, to_roman
from differ.amendments.draft_labels import labels_after, labels_before, printed
from differ.amendments.draft_tree import GROUPS
from differ.amendments.engine.units import Unit
from differ.amendments.engine.weaving import prints_number

DEFAULT = {
    ProvisionKind.POINT: "(1)",
    ProvisionKind.LEVEL: "(1)",
    ProvisionKind.SUBSECTION: "(1)",
    ProvisionKind.RECITAL: "A.",
}
"""The form of a printed number where the base has none of its kind; else "1."."""

Shapes = dict[ProvisionKind, str]
"""A printed number of the base for each kind, as a pattern for new ones."""


def shapes_of(top: Sequence[Unit]) -> Shapes:
    """The first printed number of each kind."""
    found: Shapes = {}
    for unit in _all(top):
        if unit.num and unit.node is not None:
            found.setdefault(unit.kind, unit.num)
    return found


def _all(top: Sequence[Unit]) -> Iterator[Unit]:
    for unit in top:
        yield from unit.walk()


def provisional(row: Sequence[Unit], shapes: Shapes, ordinals: Sequence[str] = ()) -> None:
    """Numbers for what is new in a row and below; what was there keeps its own. ``ordinals``: "bis" and so on."""
    for kind in dict.fromkeys(unit.kind for unit in row if prints_number(unit.kind)):
        _row(_through_groups(row, kind), shapes, ordinals)
    for unit in row:
        provisional(unit.children, shapes, ordinals)


def _through_groups(row: Sequence[Unit], kind: ProvisionKind) -> list[Unit]:
    return [unit for unit in row if unit.kind is kind]


def _row(row: list[Unit], shapes: Shapes, ordinals: Sequence[str]) -> None:
    """One kind of unit on one level."""
    taken = {unit.label for unit in row if unit.label}
    seen = {unit.label for unit in row if unit.label and unit.node is not None}
    last = ""
    is_numbered = not any(unit.node for unit in row) or any(unit.num for unit in row if unit.node)
    for at, unit in enumerate(row):
        if unit.label in seen and unit.node is None:
            unit.wanted, unit.label, unit.num = unit.label, "", ""  # labels are never doubled (R8)
        seen.add(unit.label)
        if not unit.label and not unit.num:
            if unit.node is not None or not is_numbered:
                continue  # paragraphs of an article that print no number
            unit.label = _label(last, row[at + 1 :], taken, ordinals) or _first(unit, shapes)
            taken.add(unit.label)
        if not unit.num or unit.is_relabelled:
            unit.num = _printed(unit, row, shapes)
        last = unit.label or last


def _label(last: str, later: Sequence[Unit], taken: set[str], ordinals: Sequence[str]) -> str:
    """The label of a new unit: after the one before it, or before the next one; empty where it has none beside it."""
    if last:
        following = next((unit.label for unit in later if unit.label), "")
        if not following:
            ahead = _next(last)
            if ahead and ahead not in taken and not later:
                return ahead
        return next(iter(islice(labels_after(last, taken, ordinals), 1)))
    behind = next((unit.label for unit in later if unit.label), "")
    return next(iter(islice(labels_before(behind, taken, ordinals), 1))) if behind else ""


def _first(unit: Unit, shapes: Shapes) -> str:
    """The first label of a row, counted as the base counts such units elsewhere: 1, A, a, i."""
    shape = shapes.get(unit.kind, DEFAULT.get(unit.kind, "1."))
    return _written(1, _style(re.sub(r"\W", "", shape), ""))


def _next(label: str) -> str:
    """The label that follows the last one of a row: 7 after 6, c after b."""
    if label.isdigit():
        return str(int(label) + 1)
    if re.fullmatch(r"[A-Z]|[a-z]", label) and label not in "Zz":
        return chr(ord(label) + 1)
    return ""


def _printed(unit: Unit, row: Sequence[Unit], shapes: Shapes) -> str:
    shape = unit.num or next((other.num for other in row if other.num and other is not unit), "")
    shape = shape or shapes.get(unit.kind, DEFAULT.get(unit.kind, "1."))
    return printed(shape, unit.label)


# --- final ------------------------------------------------------------------------------------------------------------


class Counter:
    """Counts the units of one kind on one level in the style of the base."""

    def __init__(self, first: str, second: str) -> None:
        """``first`` and ``second`` labels that the base has there; "" where it has none."""
        self._style = _style(first, second)
        start = _value(first, self._style)
        self._value = (start or 1) - 1

    def next(self) -> str:
        """The next label."""
        self._value += 1
        return _written(self._value, self._style)

    def at(self, label: str) -> str:
        """A label that an amendment gives: counting goes on behind it."""
        value = _value(label, self._style)
        if value:
            self._value = value
        return label


def _style(first: str, second: str) -> str:
    if first.lstrip("-")[:1].isdigit() or not first:
        return "1"
    if first.lstrip("-")[:1].isupper():
        return "A"
    is_roman = roman(first) and (not second or roman(second)) and first == "i"
    return "i" if is_roman else "a"


def _value(label: str, style: str) -> int:
    core = label.lstrip("-")
    if style == "1":
        found = re.match(r"\d+", core)
        return int(found.group()) if found else 0
    if style == "i":
        return roman(core)
    found = re.match(r"[A-Za-z]+", core)
    return alphabetic(found.group()[:1]) if found else 0


def _written(value: int, style: str) -> str:
    if style == "1":
        return str(value)
    if style == "i":
        return to_roman(value)
    letters, rest = "", value
    while rest:
        rest, at = divmod(rest - 1, 26)
        letters = chr(ord("A") + at) + letters
    return letters if style == "A" else letters.lower()


Counters = dict[ProvisionKind, Counter]


def final(row: Sequence[Unit], shapes: Shapes, base: Sequence[Unit], counters: Counters | None = None) -> None:
    """All units counted again, level by level; numbering runs on through chapters and subheadings.

    ``base``: all units of the base on this level, for the style and the first number.
    """
    counted: Counters = {} if counters is None else counters
    for unit in row:
        if prints_number(unit.kind) and (unit.num or unit.label or unit.node is None):
            counter = counted.setdefault(unit.kind, _counter(unit.kind, base, row))
            unit.label = counter.at(unit.label) if unit.is_relabelled else counter.next()
            unit.num = _printed(unit, _through_groups(row, unit.kind), shapes)
        below = [child for other in base if other.node and unit.node is other.node for child in other.children]
        is_group = unit.kind in GROUPS
        final(unit.children, shapes, below if below else unit.children, counted if is_group else None)


def _counter(kind: ProvisionKind, base: Sequence[Unit], row: Sequence[Unit]) -> Counter:
    """A counter in the style of the base; of a kind that the base lacks there, in that of the new units."""
    labels = [unit.label for unit in base if unit.kind is kind and unit.label and unit.node is not None]
    labels = labels or [unit.label for unit in (*base, *row) if unit.kind is kind and unit.label]
    labels = labels or (["A"] if kind is ProvisionKind.RECITAL else [])
    first, second = (*labels, "", "")[:2]
    return Counter(first.lstrip("-"), second)
