"""Expression to clean running text: one unit a line with its label, no page furniture, notes at the end.

    2. Stresses that the dam(1) must be repaired; ...
    (1) OJ C 1, 1.1.2099, p. 1.

The text reader reads it back to the same provisions.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from akoma.model import Expression, Note, Passage, PassageRole, Provision, ProvisionKind

DASHED = frozenset({ProvisionKind.CITATION, ProvisionKind.INDENT})
"""Kinds that are printed with a dash."""

FRONT = (PassageRole.COVER, PassageRole.TITLE, PassageRole.DOCKET, PassageRole.FORMULA)


def write_text(expression: Expression) -> str:
    """The text, units separated by blank lines, with a line break at the end."""
    numbers = count(1)
    before = [p for p in expression.passages if p.role in FRONT]
    after = [p for p in expression.passages if p.role not in FRONT]
    lines = [
        *(_marked(p.text, p.notes, numbers) for p in before),
        *_units(expression.provisions, numbers),
        *(_marked(p.text, p.notes, numbers) for p in after),
        *(f"({i}) {text}" for i, text in enumerate(_note_texts(before, expression.provisions, after), start=1)),
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def _units(provisions: Iterable[Provision], numbers: Iterator[int]) -> Iterator[str]:
    for provision in provisions:
        for unit in provision.walk():
            label = "–" if unit.kind in DASHED else unit.num
            yield f"{label} {_marked(unit.text, unit.notes, numbers)}".strip()


def _marked(text: str, notes: Sequence[Note], numbers: Iterator[int]) -> str:
    """The text with a mark in brackets at the place of each note."""
    result, start = "", 0
    for note in notes:
        result += f"{text[start : note.offset]}({next(numbers)})"
        start = note.offset
    return result + text[start:]


def _note_texts(before: Sequence[Passage], provisions: Iterable[Provision], after: Sequence[Passage]) -> Iterator[str]:
    units = [unit for provision in provisions for unit in provision.walk()]
    holders: tuple[Passage | Provision, ...] = (*before, *units, *after)
    for holder in holders:
        yield from (note.text for note in holder.notes)
