"""A document as the paragraphs of a word processor: each with a style, a printed label, a text and its notes.

The order and the labels are those of ``convert --to text``, which every reader of ours reads back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from akoma.language import languages
from akoma.model import Expression, Note, Passage, PassageRole, Provision, ProvisionKind

_P = ProvisionKind
DASH = "–"
"""Stands before what is listed without a number; presentation, not a number."""

_DASHED = frozenset({_P.CITATION, _P.INDENT})
_STANDING = frozenset({_P.ARTICLE, _P.ANNEX, _P.CHAPTER, _P.PART, _P.TITLE})
_FRONT = (PassageRole.COVER, PassageRole.TITLE, PassageRole.DOCKET)
_STYLES = {
    **dict.fromkeys((_P.BOOK, _P.PART, _P.TITLE, _P.ANNEX), "Heading1"),
    **dict.fromkeys((_P.CHAPTER, _P.SECTION, _P.DIVISION, _P.SUBHEADING), "Heading2"),
    _P.ARTICLE: "Heading3",
}
"""Styles of labels and headings, by the kind of unit; the running text of a unit has its own (:func:`_style`)."""
_TEXT_STYLES = {_P.CITATION: "Citation", _P.RECITAL: "Recital", _P.SEGMENT: "Segment"}
_DEEPEST = 3


class LinePart(StrEnum):
    """Which part of a unit a line shows: a unit with a heading of its own takes up to three lines."""

    LABEL = "label"
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. ``owner`` is the eId of its provision, or ``passage:title:1``; ``label`` as printed, or empty."""

    owner: str
    part: LinePart
    style: str
    label: str
    text: str
    notes: tuple[Note, ...] = ()

    @property
    def key(self) -> tuple[str, LinePart]:
        """What names it in its document."""
        return self.owner, self.part


def is_counted(expression: Expression) -> bool:
    """Whether its notes are numbered 1, 2, 3 ..., so that a word processor gives them the same numbers."""
    notes = (note for _, part, _ in _in_order(expression) for note in part.notes)
    return all(note.marker.strip("()") == str(number) for number, note in enumerate(notes, start=1))


def lines_of(expression: Expression, counted: bool) -> tuple[Line, ...]:
    """All paragraphs, as they are read; ``counted``: the marks of the notes are left to the word processor."""
    lines = (line for owner, part, depth in _in_order(expression) for line in _lines(owner, part, depth))
    shown = (line for line in lines if line.label or line.text or line.notes)
    return tuple(_without_marks(line) if counted and line.notes else line for line in shown)


def _without_marks(line: Line) -> Line:
    return replace(line, notes=tuple(replace(note, marker="") for note in line.notes))


def _in_order(expression: Expression) -> Iterator[tuple[str, Passage | Provision, int]]:
    """Passages and provisions as they stand: "Whereas:" before the recitals, "HAVE ADOPTED ..." after them."""
    tongue = languages().get(expression.language)
    named = [(f"passage:{n}", passage, 0) for n, passage in enumerate(expression.passages, start=1)]
    units = [(str(unit.eid), unit, depth) for top in expression.provisions for unit, depth in _walk(top)]
    formulas = [item for item in named if item[1].role is PassageRole.FORMULA]
    opening = [item for item in formulas[1:] if tongue and tongue.opens_recital(item[1].text)]
    yield from (item for item in named if item[1].role in _FRONT)
    yield from formulas[:1]
    yield from (item for item in units if item[0].startswith("cits_"))
    yield from opening
    yield from (item for item in units if item[0].startswith("recs_"))
    yield from (item for item in formulas[1:] if item not in opening)
    yield from (item for item in units if not item[0].startswith(("cits_", "recs_")))
    yield from (item for item in named if item[1].role is PassageRole.CLOSING)


def _walk(unit: Provision, depth: int = 0) -> Iterator[tuple[Provision, int]]:
    """A heading stands over its units without pushing them in."""
    yield unit, depth
    inner = depth if unit.kind in _STYLES else depth + 1
    for child in unit.children:
        yield from _walk(child, inner)


def _lines(owner: str, part: Passage | Provision, depth: int) -> Iterator[Line]:
    if isinstance(part, Passage):
        yield Line(owner, LinePart.TEXT, part.role.value.capitalize(), "", part.text, part.notes)
        return
    head = _STYLES.get(part.kind, "Heading3")
    label = DASH if part.kind in _DASHED else part.num
    if part.kind is _P.SECTION and part.heading:
        yield Line(owner, LinePart.HEADING, head, label, part.heading)
        yield from _text(owner, part, "", depth)
    elif part.heading or part.kind in _STANDING:
        yield from (Line(owner, LinePart.LABEL, head, "", label),) if label else ()
        yield from (Line(owner, LinePart.HEADING, head, "", part.heading),) if part.heading else ()
        yield from _text(owner, part, "", depth)
    else:
        yield Line(owner, LinePart.TEXT, _style(part, depth), label, part.text, part.notes)


def _text(owner: str, unit: Provision, label: str, depth: int) -> Sequence[Line]:
    style = _TEXT_STYLES.get(unit.kind, f"Level{min(depth, _DEEPEST)}")
    return (Line(owner, LinePart.TEXT, style, label, unit.text, unit.notes),) if unit.text or unit.notes else ()


def _style(unit: Provision, depth: int) -> str:
    return _TEXT_STYLES.get(unit.kind) or _STYLES.get(unit.kind) or f"Level{min(depth, _DEEPEST)}"
