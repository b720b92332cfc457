"""Amendments in two columns, read: the left column must be the words of the base, the differences are the operations.

    Paragraph 4
    4. Calls on the Council to act;    |  4. Urges the Council to act;        replace "Calls on" by "Urges"
    Paragraph 4 a (new)
                                       |  4a. Asks for reports;               insert after paragraph 4
    Recital B
    B. whereas it rains;               |  deleted                             delete recital B

"deleted" is a command in the right column only. What is in bold italics is not relied upon.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from akoma.amendment_list import AmendmentRecord
from akoma.errors import AmendmentError, QuotedTextNotFoundError, TargetMissingError
from akoma.language import languages, plain
from akoma.model import Expression
from differ.amendments import draft_edits as edits
from differ.amendments.draft_edits import Operations
from differ.amendments.draft_level import PAIR
from differ.amendments.draft_sayings import PARTS
from differ.amendments.draft_spots import Base, Spot, is_counted, said
from differ.amendments.draft_tree import Node, Part
from differ.amendments.draft_units import head_lines, lines_of, read_units, split_label, tidy
from differ.amendments.draft_words import found_as
from differ.amendments.locations import Location, parse_location
from differ.amendments.operation import NewUnit, Operation, OperationKind, Position, UnitKind, UnitStep
from differ.model import Op
from differ.words import diff


def from_columns(record: AmendmentRecord, base: Expression, language: str) -> Operations:
    """What an amendment in two columns asks for. ``language`` (ISO 639-2/T) is that of its location line.

    Raises AmendmentError (with a code of its own where the base has no such unit, or other words) naming the amendment.
    """
    assert record.right is not None
    try:
        spot = spot_of(parse_location(record.location, language))
        left = record.left.text if record.left else ""
        return columns_operations(_base(_Same(base)), spot, left, record.right.text, base.language)
    except AmendmentError as problem:
        problem.message = f"amendment {record.number}: {problem.message}"
        raise


def spot_of(location: Location) -> Spot:
    """Where a location line is; raises AmendmentError for one that columns cannot be read at."""
    part = next((part for part, within in PARTS.items() if within == location.part), None)
    if part is None:
        raise AmendmentError(f"the columns show a sentence of {said(location.path)}", "show the whole unit")
    if location.upto and location.upto != location.path:
        return Spot(location.path, location.is_new, part, location.beside, location.upto)
    return Spot(location.path, location.is_new, part, location.beside)


class _Same:
    """A text as a key: the very same value, which is faster to tell than an equal one."""

    def __init__(self, expression: Expression) -> None:
        self.expression = expression

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.expression is other.expression

    def __hash__(self) -> int:
        return id(self.expression)


@lru_cache(maxsize=2)
def _base(key: _Same) -> Base:
    """The units of a text, looked through once for all its amendments."""
    return Base(key.expression)


def columns_operations(base: Base, spot: Spot, left: str, right: str, language: str) -> Operations:
    """What two columns at one place ask for. ``language`` is that of the base, ISO 639-2/T.

    Raises TargetMissingError when the base has no such unit, QuotedTextNotFoundError when the left column is not its
    words, AmendmentError when the right column cannot be read as such a unit.
    """
    if spot.is_new or spot.beside:
        if left.strip():
            raise AmendmentError(f"{said(spot.path)} is new, and yet the left column is not empty", "leave it empty")
        return _insertion(base, spot, _lines(right))
    if spot.upto:
        return _range(base, spot, left, right)
    node = base.find(spot.path)
    if is_deleted(right):
        _check(_expected(node, spot.part), left, spot)
        return (_removal(node, spot.part),)
    return _change(base, spot, node, left, right, language)


def is_deleted(right: str) -> bool:
    """Whether a right column says that all goes: nothing, or "deleted" in any language."""
    words = plain(right).strip(" .-–—[]()")
    return not words or any(words in map(plain, one.deleted_words) for one in languages().values())


def _lines(column: str) -> list[str]:
    """Lines that hold anything. Spaces that do not break stay what they are: they may be of the text."""
    return [line for line in (tidy(line) for line in column.split("\n")) if line]


def _removal(node: Node, part: Part) -> Operation:
    if part is Part.HEADING:
        if not node.unit.heading:
            raise TargetMissingError(f"{said(node.path)} has no heading", "name the unit alone where all of it goes")
        return edits.rename(node, "")[0]
    if part is Part.INTRODUCTION:
        if not node.children:
            raise AmendmentError(f"nothing stands below {said(node.path)} that would be left", "delete the whole unit")
        return edits.reword(node, "", "")[0]
    return edits.repeal(node)


# --- insertion --------------------------------------------------------------------------------------------------------


def _insertion(base: Base, spot: Spot, lines: Sequence[str]) -> Operations:
    step = spot.path[-1]
    if not lines:
        raise AmendmentError(f"{said(spot.path)} is new, and yet the right column is empty", "write the new unit")
    if is_deleted(" ".join(lines)):
        raise AmendmentError(f"{said(spot.path)} is new, and yet the right column deletes it", "write the new unit")
    if spot.beside:
        anchor = base.find(spot.path)
        return (edits.insert(anchor, spot.beside, _units_beside(anchor.kind, lines, spot)),)
    units = read_units(lines, step.kind)
    anchor, position = base.place(spot.path)
    if is_counted(step.kind):
        return (edits.insert(anchor, position, units),)
    first = units[0].label or step.label
    if first != step.label:
        raise AmendmentError(f"the location names {said(spot.path)}, the right column {first}", "make them agree")
    labelled = (NewUnit(step.kind, step.label, units[0].text, units[0].heading, units[0].children), *units[1:])
    return (edits.insert(anchor, position, labelled),)


def _units_beside(kind: UnitKind, lines: Sequence[str], spot: Spot) -> tuple[NewUnit, ...]:
    """Units of any kind, told by their labels; at the top a line without one that ends no sentence is a subheading."""
    groups: list[tuple[UnitKind, list[str]]] = []
    for line in lines:
        found = _kind_beside(kind, line, bool(groups) and groups[-1][0] is not UnitKind.CITATION)
        if found is not None:
            groups.append((found, [line]))
        elif groups:
            groups[-1][1].append(line)
        else:
            raise AmendmentError(f"nothing says what kind of unit is new beside {said(spot.path)}", "give it a number")
    return tuple(unit for found, own in groups for unit in read_units(own, found))


_INNER = (UnitKind.POINT, UnitKind.INDENT)
_TOP = (UnitKind.PARAGRAPH, UnitKind.RECITAL, UnitKind.CITATION)


def _kind_beside(beside: UnitKind, line: str, is_under: bool) -> UnitKind | None:
    """What a line begins, beside a unit of some kind; ``None`` where it goes on with the unit before it."""
    inner = next((one for one in _INNER if split_label(line, one)[0]), None)
    if beside in _INNER or beside is UnitKind.SUBPARAGRAPH:
        return inner or UnitKind.SUBPARAGRAPH
    if inner and is_under:
        return None
    found = next((one for one in (beside, *_TOP) if split_label(line, one)[0]), None)
    return found or (None if inner or _ends(line) else UnitKind.SUBHEADING)


def _ends(line: str) -> bool:
    return line.endswith((".", ";", ":", ","))


def _range(base: Base, spot: Spot, left: str, right: str) -> Operations:
    """Several units in a row: they can be deleted, or two of them joined."""
    nodes = base.row(spot.path, spot.upto)
    expected = [line for node in nodes for line in lines_of(node)]
    _check(expected, left, spot)
    if is_deleted(right):
        return (replace(edits.repeal(nodes[0]), upto=nodes[-1].path),)
    units = read_units(_as_in_base(_lines(right), left, expected), nodes[0].kind)
    whole = " ".join(node.unit.text for node in nodes)
    if len(nodes) != PAIR or len(units) > 1 or found_as(units[0].text) != found_as(whole):
        raise AmendmentError(f"{said(spot.path)} to {said(spot.upto)} change at once", "write one amendment for each")
    return (edits.join(nodes[0], nodes[-1]),)


# --- change -----------------------------------------------------------------------------------------------------------


def _change(base: Base, spot: Spot, node: Node, left: str, right: str, language: str) -> Operations:
    lines = _lines(right)
    if spot.part is Part.HEADING:
        _check([node.unit.heading], left, spot)
        return edits.rename(node, " ".join(_as_in_base(lines, left, [node.unit.heading])))
    own = spot.part is Part.INTRODUCTION or (node.children and _fits(head_lines(node), left))
    if own:
        _check(head_lines(node), left, spot)
        return _rewording(node, _as_in_base(lines, left, _shown(head_lines(node), left)), language)
    joined = _joined(base, node, left)
    if joined:
        return _joining(node, joined, lines, left, spot)
    _check(lines_of(node), left, spot)
    lines = _as_in_base(lines, left, _shown(lines_of(node), left))
    units = read_units(lines, node.kind, bool(node.unit.heading), bool(node.unit.text or not node.children))
    return _units(base, node, units, language)


def _rewording(node: Node, lines: Sequence[str], language: str) -> Operations:
    """The unit's own words, without what stands below it."""
    (unit, *more) = read_units(lines, node.kind, bool(node.unit.heading))
    if more or unit.children or unit.label not in ("", node.label):
        raise AmendmentError(
            f"the right column holds more than the introductory part of {said(node.path)}", "divide it"
        )
    return (*edits.rename(node, unit.heading), *edits.reword(node, unit.text, language))


def _units(base: Base, node: Node, units: Sequence[NewUnit], language: str) -> Operations:
    first, *more = units
    labelled = first.label not in ("", node.label) and not is_counted(node.kind)
    own = edits.edit(node, first, language)
    if more:
        if labelled:
            raise AmendmentError(f"the right column begins with {first.label}, not with {node.label}", "divide it")
        return _split(node, units) or (*own, edits.insert(node, Position.AFTER, more))
    if not labelled:
        return own
    place = base.slot((*node.path[:-1], UnitStep(node.kind, first.label)))
    if place and place[0] is not node:  # 1 that becomes 1a stands beside itself: it is where it was
        return (edits.move(node, *place), *own)
    return (Operation(OperationKind.RENUMBERING, node.path, label=first.label), *own)


def _split(node: Node, units: Sequence[NewUnit]) -> Operations:
    """The unit ends earlier and what follows becomes another: the words are the same."""
    first, second = units[0], units[-1]
    plainly = len(units) == PAIR and not (node.children or first.children or second.children)
    if not plainly or found_as(f"{first.text} {second.text}") != found_as(node.unit.text):
        return ()
    before = node.unit.text[: len(first.text)]
    found = edits.split(node, before) if found_as(before) == found_as(first.text) else None
    return (found,) if found else ()


def _joined(base: Base, node: Node, left: str) -> Node | None:
    """The unit that follows, where the left column holds both."""
    following = base.after(node)
    if following is None or node.children or following.children:
        return None
    return following if _fits([*lines_of(node), *lines_of(following)], left) else None


def _joining(node: Node, following: Node, lines: Sequence[str], left: str, spot: Spot) -> Operations:
    units = read_units(lines, node.kind)
    if len(units) > 1 or found_as(units[0].text) != found_as(f"{node.unit.text} {following.unit.text}"):
        _check(lines_of(node), left, spot)
    return (edits.join(node, following),)


# --- the words of the base --------------------------------------------------------------------------------------------


def _as_in_base(lines: Sequence[str], left: str, expected: Sequence[str]) -> list[str]:
    """The right column, the words that both columns share written as the base writes them (reading rule R3).

    Quotation marks, apostrophes and spaces of a column may be those of another printer: only what the columns
    themselves tell apart is changed.
    """
    written, given = _Words(" ".join(expected)), left.split()
    if written.words == left.split(" ") or len(written.words) != len(given):
        return list(lines)
    places = [(at, *pair) for at, line in enumerate(lines) for pair in _Words(line).pairs()]
    found = [word for _, word, _ in places]
    gaps = [gap for _, _, gap in places]
    for block in SequenceMatcher(None, given, found, autojunk=False).get_matching_blocks():
        found[block.b : block.b + block.size] = written.words[block.a : block.a + block.size]
        inner = slice(block.b, block.b + max(block.size - 1, 0))
        gaps[inner] = written.gaps[block.a : block.a + max(block.size - 1, 0)]
    texts = [""] * len(lines)
    for (at, _, _), word, gap in zip(places, found, gaps, strict=True):
        texts[at] += word + gap
    return [text.strip() for text in texts]


class _Words:
    """The words of a text, and the white space after each; after the last there is one space."""

    def __init__(self, text: str) -> None:
        parts = re.findall(r"(\S+)(\s*)", text)
        self.words = [word for word, _ in parts]
        self.gaps = [gap or " " for _, gap in parts]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each word with the white space after it."""
        return zip(self.words, self.gaps, strict=True)


# --- the left column --------------------------------------------------------------------------------------------------


def _expected(node: Node, part: Part) -> list[str]:
    if part is Part.HEADING:
        return [node.unit.heading]
    return head_lines(node) if part is Part.INTRODUCTION else lines_of(node)


def _fits(expected: Sequence[str], left: str) -> bool:
    """Whether a column is these lines as they are found (reading rule R2), with the label of the unit or without."""
    given = {_plainly(_lines(form)) for form in (left, _HYPHEN.sub("", left), _HYPHEN.sub("-", left))}
    return not given.isdisjoint((_plainly(expected), _plainly(_unlabelled(expected))))


_HYPHEN = re.compile(r"(?<=\w)-\n\s*(?=\w)")
"""A hyphen at the end of a line: of a word that was broken there, or of the word itself."""


def _shown(expected: Sequence[str], left: str) -> list[str]:
    """The lines as the column has them: with the label of the unit, or without."""
    return list(expected) if _plainly(expected) == _plainly(_lines(left)) else _unlabelled(expected)


def _check(expected: Sequence[str], left: str, spot: Spot) -> None:
    """Raise unless the left column is the words of the base; the label of the unit may be left out."""
    if _fits(expected, left):
        return
    old, given = found_as(" ".join(expected)), found_as(left)
    differing = [
        f"{'+' if e.op is Op.INSERT else '-'}“{e.text.strip()}”" for e in diff(old, given) if e.op is not Op.KEEP
    ]
    message = f"the left column is not {said(spot.path)} of the base: {', '.join(differing[:4])}"
    raise QuotedTextNotFoundError(message, "+ stands in the column only, - in the base only")


def _plainly(lines: Sequence[str]) -> str:
    """Lines as they are compared: any dash before a citation or an indent is the same."""
    return found_as(" ".join(split_label(line, UnitKind.INDENT)[1] for line in lines))


def _unlabelled(lines: Sequence[str]) -> list[str]:
    """Lines without the label with which the first begins, whatever the kind of unit."""
    first = next((text for kind in UnitKind if (text := split_label(lines[0], kind)[1]) != lines[0]), lines[0])
    return [line for line in (first, *lines[1:]) if line]
