"""New units as the lines of a block text; :func:`differ.amendments.instructions_units.new_units` reads them back."""

import re
from collections.abc import Iterator, Sequence

from differ.amendments.draft_labels import spaced
from differ.amendments.operation import NewUnit, UnitKind

_FORMS = {
    UnitKind.POINT: "({})",
    UnitKind.SUBSECTION: "({})",
    UnitKind.PARAGRAPH: "{}.",
    UnitKind.RECITAL: "{}.",
}
"""How the label of a unit is printed; the other kinds print a dash, their own name, or nothing."""
_DASHED = frozenset({UnitKind.CITATION, UnitKind.INDENT})
_CLOSED = re.compile(r"[.:;,!?…)]$")


def block_of(units: Sequence[NewUnit], name: str) -> str:
    """The text of new units. A blank line stands where a line break alone would be read as one within a sentence.

    ``name``: that of a unit whose label stands on a line of its own ("Article").
    """
    lines = [line for unit in units for line in _lines(unit, name)]
    text = ""
    for line, is_labelled in lines:
        apart = "\n" if is_labelled and _CLOSED.search(text) else "\n\n"
        text += f"{apart}{line}" if text else line
    return text


def _lines(unit: NewUnit, name: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether a label begins it."""
    form = _FORMS.get(unit.kind)
    if unit.kind in _DASHED:
        yield f"– {unit.text}", True
    elif form:
        label = form.format(spaced(unit.label)) if unit.label else ""
        yield f"{label} {unit.text}".strip(), bool(label)
    elif unit.label and unit.kind is not UnitKind.SUBPARAGRAPH:
        yield from ((line, False) for line in (f"{name} {spaced(unit.label)}", unit.heading, unit.text) if line)
    else:
        yield unit.text, False
    for child in unit.children:
        yield from _lines(child, name)
