"""Units as lines of a column, and the lines of a column as units.

4. Calls on the Council:
(a) to act;
(b) to report;
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from akoma.eid import number_part
from akoma.labels import Labels
from akoma.model import Provision
from akoma.numbering import bare
from differ.amendments.draft_labels import LATIN, printed
from differ.amendments.draft_tree import Node, Part
from differ.amendments.operation import NewUnit, UnitKind

DASH = "–"
DASHED = frozenset({UnitKind.CITATION, UnitKind.INDENT})
"""Kinds that are printed with a dash."""

STANDING = frozenset({UnitKind.ARTICLE, UnitKind.SECTION, UnitKind.ANNEX, UnitKind.CHAPTER, UnitKind.PART})
"""Kinds whose label stands on a line of its own, their heading on the next."""

FORMS = {UnitKind.POINT: "(1)", UnitKind.SUBSECTION: "(1)", UnitKind.PARAGRAPH: "1.", UnitKind.RECITAL: "1."}
"""How a number of a kind is printed where no text shows it."""

_INSERTED = rf"(?:\s?(?:{'|'.join(LATIN)}|[a-z]{{1,2}}))?"
_LABELS = {
    UnitKind.PARAGRAPH: re.compile(rf"(?:-?\d+{_INSERTED}\s?\.|\(-?\d+[a-z]{{0,2}}\))(?=\s)"),
    UnitKind.RECITAL: re.compile(rf"(?:-?[A-Z]{{1,2}}{_INSERTED}\s?\.|\(-?\d+[a-z]{{0,2}}\))(?=\s)"),
    UnitKind.POINT: re.compile(r"\(?-?(?:[ivxl]{1,6}|[a-z]{1,2}|\d{1,3})(?:\s?(?:[a-z]{1,2}|bis|ter|quater))?\)(?=\s)"),
    UnitKind.SUBSECTION: re.compile(r"\(-?\d+[A-Za-z]{0,2}\)(?=\s)"),
}
"""Printed numbers at the beginning of a line."""
_STANDS = re.compile(r"[^\W\d_]+(?:\s-?(?:\d+|[IVXLC]+)(?:\s?(?:[a-z]{1,2}|[A-Z]))?)?\.?")
"""A line that is nothing but the name of a unit and its number: "Article 5a"."""
_DASH = re.compile(r"[–—‒−•*-](?=\s)")


def lines_of(node: Node, label: str | None = None) -> list[str]:
    """The lines of a unit with all below it; ``label`` instead of its own."""
    own = head_lines(node, label)
    return own + [line for child in node.children for line in lines_of(child)]


def head_lines(node: Node, label: str | None = None) -> list[str]:
    """The lines of a unit without those of the units below it."""
    num = node.unit.num if label in (None, "") else num_of(node, label or "")
    if node.kind in DASHED:
        return [f"{DASH} {node.unit.text}".strip()]
    if node.kind in STANDING or node.unit.heading:
        return [line for line in (num, node.unit.heading, node.unit.text) if line]
    return [f"{num} {node.unit.text}".strip()]


@dataclass(frozen=True, slots=True)
class Printed:
    """A unit as a column prints it: the whole, its heading alone, or its own words; ``label`` instead of its own."""

    node: Node
    part: Part = Part.WHOLE
    label: str | None = None

    def lines(self) -> list[str]:
        """One line a block."""
        if self.part is Part.HEADING:
            return [self.node.unit.heading] if self.node.unit.heading else []
        return (head_lines if self.part is Part.INTRODUCTION else lines_of)(self.node, self.label)

    def provision(self) -> Provision:
        """The unit with what the column prints of it, its number as printed there."""
        unit = self.node.unit
        if self.part is Part.HEADING:
            return replace(unit, num="", text=unit.heading, heading="", children=(), clauses=(), notes=())
        num = DASH if self.node.kind in DASHED else num_of(self.node, self.label) if self.label else unit.num
        inner = () if self.part is Part.INTRODUCTION else self.node.children
        children = tuple(Printed(child).provision() for child in inner)
        return replace(unit, num=num, children=children, clauses=(), notes=())


def num_of(node: Node, label: str) -> str:
    """A label printed as the unit prints its own."""
    return printed(node.unit.num or FORMS.get(node.kind, "1"), label)


@dataclass(slots=True)
class _Draft:
    kind: UnitKind
    label: str = ""
    text: str = ""
    heading: str = ""
    children: list["_Draft"] = field(default_factory=list)

    def unit(self) -> NewUnit:
        return NewUnit(self.kind, self.label, self.text, self.heading, tuple(child.unit() for child in self.children))


def read_units(
    lines: Sequence[str], kind: UnitKind, headed: bool | None = None, texted: bool = True
) -> tuple[NewUnit, ...]:
    """The units that the lines of a column print, those of ``kind`` at the top; the first needs no label.

    ``headed``: a line after the label of an article is its heading; ``None``: if more lines follow it. ``texted``: such
    a unit has words of its own, before any unit below it.
    """
    builder = _Builder(kind, len(lines) > _LABEL_AND_TEXT if headed is None else headed, texted)
    for line in filter(None, map(tidy, lines)):
        builder.add(line)
    return tuple(draft.unit() for draft in builder.top)


def tidy(line: str) -> str:
    """A line with single spaces; spaces that do not break are left alone."""
    return re.sub(r"[ \t\r\f\v]+", " ", line).strip()


_LABEL_AND_TEXT = 2
"""Lines of a unit that has no heading."""


class _Builder:
    """Gives each line its place."""

    def __init__(self, kind: UnitKind, headed: bool, texted: bool) -> None:
        self._texted = texted
        self.top: list[_Draft] = []
        self._kind = kind
        self._headed = headed
        self._main: _Draft | None = None
        self._form = False
        self._levels: list[tuple[str, _Draft]] = []

    def add(self, line: str) -> None:
        """The next line."""
        if not (self._opens_top(line) or self._stands_below(line)):
            self._add_plain(line)

    def _opens_top(self, line: str) -> bool:
        """Whether the line begins a unit of the kind that stands at the top."""
        label, text = split_label(line, self._kind)
        if self.top and (not label or (self._kind is UnitKind.POINT and not self._is_sibling(label))):
            return False
        if self.top and not self._has_form(label):
            return False
        self._form = label[:1] == "("
        self._main = _Draft(self._kind, "" if self._kind in DASHED else number_part(label), text)
        self.top.append(self._main)
        self._levels = []
        return True

    def _has_form(self, label: str) -> bool:
        """Whether a number is printed as the first one: "(1)" below paragraph "4." is a point."""
        return self._kind not in (UnitKind.PARAGRAPH, UnitKind.RECITAL) or (label[:1] == "(") is self._form

    def _is_sibling(self, label: str) -> bool:
        """Whether a point goes on with the points at the top, and opens no list below one of them."""
        first = bare(self.top[0].label).lstrip("-")
        levels = [(Labels.style(first[:1] if len(first) > 1 and not first.isdigit() else first), self.top[-1].label)]
        inner = [(style, draft.children[-1].label) for style, draft in self._levels]
        letters = bare(label)
        return Labels.level(letters, [*levels, *inner]) == ("same", 1) or label.startswith(("(-", "-"))

    def _stands_below(self, line: str) -> bool:
        """Points, indents, and the paragraphs of an article."""
        assert self._main is not None
        if self._kind in STANDING:
            label, text = split_label(line, UnitKind.PARAGRAPH)
            inner = [child for child in self.top[-1].children if child.kind is UnitKind.PARAGRAPH]
            if label and (not inner or (label[:1] == "(") is self._form):
                self._form = label[:1] == "("
                self._main = _Draft(UnitKind.PARAGRAPH, number_part(label), text)
                self.top[-1].children.append(self._main)
                self._levels = []
                return True
        label, text = split_label(line, UnitKind.POINT)
        if label:
            self._point(number_part(label), text)
            return True
        label, text = split_label(line, UnitKind.INDENT)
        if label:
            self._innermost().children.append(_Draft(UnitKind.INDENT, "", text))
        return bool(label)

    def _point(self, label: str, text: str) -> None:
        how, depth = Labels.level(label, [(style, draft.children[-1].label) for style, draft in self._levels])
        del self._levels[depth:]
        home = self._innermost() if how == "new" else self._levels[-1][1]
        if how == "new":
            self._levels.append((Labels.style(label), home))
        home.children.append(_Draft(UnitKind.POINT, label, text))

    def _innermost(self) -> _Draft:
        assert self._main is not None
        return self._levels[-1][1].children[-1] if self._levels else self._main

    def _add_plain(self, line: str) -> None:
        """A heading, the text of a unit whose label stands alone, or a further block."""
        main = self._main
        assert main is not None
        bare_unit = self._kind in STANDING and main is self.top[-1] and not (main.text or main.children)
        if bare_unit and self._headed and not main.heading:
            main.heading = line
        elif bare_unit and self._texted:
            main.text = line
        else:
            main.children.append(_Draft(UnitKind.SUBPARAGRAPH, "", line))
            self._levels = []


def split_label(line: str, kind: UnitKind) -> tuple[str, str]:
    """A line as the printed number of a unit of this kind, and the words after it; no number where it has none."""
    pattern = _DASH if kind in DASHED else _LABELS.get(kind)
    if kind in STANDING:
        pattern = _STANDS
    found = pattern.match(line) if pattern else None
    if not found or (kind in STANDING and found.end() != len(line)):
        return "", line
    return found[0], line[found.end() :].strip()


def units_in(units: Sequence[NewUnit]) -> Iterator[NewUnit]:
    """Units and all below them."""
    for unit in units:
        yield unit
        yield from units_in(unit.children)
