"""Units to provisions: which eIds they keep or get, their clauses and notes."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from akoma.akn_collect import Block, Item, Unit, as_unit
from akoma.akn_kinds import PREAMBLE
from akoma.akn_names import akn
from akoma.akn_text import CELL, Line
from akoma.clauses import SEMICOLON, split_clauses
from akoma.eid import GROUPINGS, QUOTED, REFERENCE, EIdMaker, known, number_part
from akoma.language import languages
from akoma.model import EId, Provision, ProvisionKind

PART = r"[A-Za-z]+(?:_-?[^\W_]+(?:-[^\W_]+)*|-\d+)?"
WELL_FORMED = re.compile(rf"{PART}(?:__{PART})*")
"""An eId by the naming convention: element references with numbers, joined by two underscores."""

NAMES = frozenset(REFERENCE.values()) | {"item", "p"}
"""References that a kept eId may end in: none of them is the eId of anything else that the writer makes."""

BODY = known("body")

INNER = frozenset({ProvisionKind.ARTICLE, ProvisionKind.SECTION})


def top_units(items: Sequence[Item]) -> list[Unit]:
    """The units of a part of a document; a line of its own is a segment, and holds what it quotes."""
    found: list[Unit] = []
    holder: Unit | None = None
    for item in items:
        trails = item.wraps if isinstance(item, Block) else bool(item.quoted)
        unit = as_unit(item, _loose_kind(item))
        if not trails:
            holder = unit if isinstance(item, Block) else None
            found.append(unit)
            continue
        if holder is None:
            holder = Unit(_loose_kind(item), unit.home.getparent())
            found.append(holder)
        holder.children.append(unit)
    for unit in found:
        _count_quotations(unit)
    return found


def _loose_kind(item: Item) -> ProvisionKind:
    inside = item.home.tag == akn("mainBody") or next(item.home.iterancestors(akn("mainBody")), None) is not None
    return ProvisionKind.SEGMENT if inside else ProvisionKind.OTHER


def _count_quotations(unit: Unit) -> None:
    """The quotations of a unit are counted from one."""
    order = {n: i for i, n in enumerate(sorted({c.quoted for c in unit.children if c.quoted}), start=1)}
    for child in unit.children:
        child.quoted = order.get(child.quoted, 0)


def lines(unit: Unit) -> Iterator[Line]:
    """All text of a unit and the units below it, a line for each; the cells of a row without bars between them."""
    text = unit.text
    if unit.kind is ProvisionKind.ROW and not text.notes:
        text = Line(" ".join(word for word in text.text.split() if word != CELL.strip()))
    yield unit.num + unit.heading + text
    for child in unit.children:
        yield from lines(child)


def provisions(units: Sequence[Unit], own: bool, language: str) -> tuple[Provision, ...]:
    """The provisions, their clauses parted as in a language.

    Written eIds are kept when all of them are there, well-formed and unique, else all are made.
    """
    finisher = _Finisher(_all_kept(units, own), _marks(language))
    before = list(takewhile(lambda unit: unit.kind in PREAMBLE, units))
    return (*finisher.all(before, None), *finisher.all(units[len(before) :], None, astray=BODY))


def _marks(language: str) -> Sequence[str]:
    """What parts clauses in a language; in one that there is no data for, the semicolon."""
    known_languages = languages()
    return known_languages[language].clause_marks if language in known_languages else SEMICOLON


class _Finisher:
    def __init__(self, keep: bool, marks: Sequence[str]) -> None:
        self._marks = marks
        self._keep = keep
        self._maker = EIdMaker()

    def all(self, units: Sequence[Unit], parent: EId | None, astray: EId | None = None) -> tuple[Provision, ...]:
        """Siblings with a printed number get their eIds first: one without must not take the number of another.

        ``astray``: the parent of recitals and citations outside the preamble.
        """
        order = sorted(range(len(units)), key=lambda i: not number_part(units[i].num.text))
        made = {i: self._eid(units[i], (astray if units[i].kind in PREAMBLE else None) or parent) for i in order}
        return tuple(self._provision(unit, made[i]) for i, unit in enumerate(units))

    def _eid(self, unit: Unit, parent: EId | None) -> EId:
        return known(unit.home.get("eId", "")) if self._keep else self._make(unit, parent)

    def _provision(self, unit: Unit, eid: EId) -> Provision:
        notes = sorted((*unit.num.notes, *unit.heading.notes, *unit.text.notes), key=lambda note: note.offset)
        return Provision(
            kind=unit.kind,
            eid=eid,
            num=unit.num.text,
            text=unit.text.text,
            clauses=split_clauses(eid, unit.text.text, self._marks),
            notes=tuple(notes),
            children=self.all(unit.children, eid),
            heading=unit.heading.text,
        )

    def _make(self, unit: Unit, parent: EId | None) -> EId:
        if unit.quoted:
            parent = known(f"{parent}{QUOTED}" + (f"_{unit.quoted}" if unit.quoted > 1 else ""))
        return self._maker.make(unit.kind, unit.num.text, parent, unit=_is_law_unit(unit))


def _is_law_unit(unit: Unit) -> bool:
    """Whether a section holds a text of its own, and not articles or sections."""
    own = [child for child in unit.children if not child.quoted]
    headed = [inner for child in own if child.kind is ProvisionKind.SUBHEADING for inner in child.children]
    holds = bool(unit.text or unit.children)
    return unit.kind is ProvisionKind.SECTION and holds and not any(child.kind in INNER for child in (*own, *headed))


def _all_kept(units: Sequence[Unit], own: bool) -> bool:
    pairs = [(unit, parent) for top in units for unit, parent in _pairs(top, None)]
    written = [unit.home.get("eId", "") for unit, _ in pairs]
    if len(set(written)) < len(written) or not all(map(WELL_FORMED.fullmatch, written)):
        return False
    return own or all(_fits(unit, parent) for unit, parent in pairs)


def _pairs(unit: Unit, parent: Unit | None) -> Iterator[tuple[Unit, Unit | None]]:
    yield unit, parent
    for child in unit.children:
        yield from _pairs(child, unit)


def _fits(unit: Unit, parent: Unit | None) -> bool:
    """Whether a foreign eId follows the convention: under its parent, named and numbered as printed."""
    eid = unit.home.get("eId", "")
    name, _, number = eid.rsplit("__", 1)[-1].partition("_")
    printed = number_part(unit.num.text)
    above = "" if parent is None else parent.home.get("eId", "")
    runs_on = above.rsplit("__", 1)[-1].split("_")[0] in GROUPINGS
    under = not above or eid.startswith(f"{above}__") or (runs_on and not unit.quoted)
    quoted = not above or eid.startswith(f"{above}{QUOTED}") == bool(unit.quoted)
    numbered = not printed or re.fullmatch(rf"{re.escape(printed)}(-\d+)?", number) is not None
    return re.sub(r"-\d+$", "", name) in NAMES and under and quoted and numbered
