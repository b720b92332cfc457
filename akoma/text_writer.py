"""Expression to clean running text: one unit a line with its label, no page furniture, notes at the end.

    2. Stresses that the dam(1) must be repaired; ...
    (1) OJ C 1, 1.1.2099, p. 1.

The text reader reads it back to the same provisions.
"""

from collections.abc import Iterator, Sequence
from itertools import count

from akoma.language import languages
from akoma.model import Expression, Note, Passage, PassageRole, Provision, ProvisionKind

DASHED = frozenset({ProvisionKind.CITATION, ProvisionKind.INDENT})
"""Kinds that are printed with a dash."""

STANDING = frozenset(
    {ProvisionKind.ARTICLE, ProvisionKind.ANNEX, ProvisionKind.CHAPTER, ProvisionKind.PART, ProvisionKind.TITLE}
)
"""Kinds whose label stands on a line of its own."""

FRONT = (PassageRole.COVER, PassageRole.TITLE, PassageRole.DOCKET)
"""Roles before the enacting line."""


def write_text(expression: Expression) -> str:
    """The text, units separated by blank lines, with a line break at the end."""
    numbers = count(1)
    parts: list[Passage | Provision] = list(_in_order(expression))
    lines = [line for part in parts for line in _lines(part, numbers)]
    notes = (note.text for part in parts for note in part.notes)
    marked = (f"({i}) {text}" for i, text in enumerate(notes, start=1))
    return "\n\n".join(line for line in (*lines, *marked) if line) + "\n"


def _in_order(expression: Expression) -> Iterator[Passage | Provision]:
    """Passages and provisions as they stand: "Whereas:" before the recitals, "HAVE ADOPTED ..." after them."""
    tongue = languages().get(expression.language)
    front = [p for p in expression.passages if p.role in FRONT]
    formulas = [p for p in expression.passages if p.role is PassageRole.FORMULA]
    first, later = formulas[:1], formulas[1:]
    opening = [f for f in later if tongue and tongue.opens_recital(f.text)]
    units = list(expression.walk())
    yield from front
    yield from first
    yield from (u for u in units if _in_preamble(u, "cits_"))
    yield from opening
    yield from (u for u in units if _in_preamble(u, "recs_"))
    yield from (f for f in later if f not in opening)
    yield from (u for u in units if not _in_preamble(u, "cits_") and not _in_preamble(u, "recs_"))
    yield from (p for p in expression.passages if p.role is PassageRole.CLOSING)


def _in_preamble(unit: Provision, prefix: str) -> bool:
    return unit.eid.startswith(prefix)


def _lines(part: Passage | Provision, numbers: Iterator[int]) -> Iterator[str]:
    """A passage is one line; a unit with a heading is its label, its heading and its text, each on a line."""
    text = _marked(part.text, part.notes, numbers)
    if isinstance(part, Passage):
        yield text
        return
    label = "–" if part.kind in DASHED else part.num
    if part.kind is ProvisionKind.SECTION and part.heading:
        yield from (f"{label} {part.heading}", text)
    elif part.heading or part.kind in STANDING:
        yield from (label, part.heading, text)
    else:
        yield f"{label} {text}".strip()


def _marked(text: str, notes: Sequence[Note], numbers: Iterator[int]) -> str:
    """The text with a mark in brackets at the place of each note."""
    result, start = "", 0
    for note in notes:
        result += f"{text[start : note.offset]}({next(numbers)})"
        start = note.offset
    return result + text[start:]
