"""Elements to units: the structure of any Akoma Ntoso text, whatever names its publisher gave to the levels.

A collector walks through one unit. Text that stands together becomes a line; a unit inside becomes a child. What is a
unit, a block or inline is said by the tables of :mod:`akoma.akn_kinds`; an element that is in none of them is inline,
so that its words are kept.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from akoma.akn_kinds import (
    ABSORBED,
    BLOCK_UNITS,
    BLOCKS,
    BREAKS,
    DOCUMENTS,
    LISTS,
    SILENT,
    SLOT_TAKERS,
    is_label,
    kind_of,
)
from akoma.akn_names import akn, local
from akoma.akn_text import NOTE, Line, Run, inline, row
from akoma.model import Furniture, FurnitureKind, ProvisionKind
from akoma.normalise import squeeze


@dataclass(slots=True)
class Unit:
    """A provision under construction. ``quoted``: which quotation of its parent it stands in, 0 for none."""

    kind: ProvisionKind
    home: etree._Element
    num: Line = field(default_factory=lambda: Line(""))
    heading: Line = field(default_factory=lambda: Line(""))
    text: Line = field(default_factory=lambda: Line(""))
    children: list["Unit"] = field(default_factory=list)
    quoted: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A line of text and the element that it stands in. ``wraps``: it follows a quotation in the same block."""

    line: Line
    home: etree._Element
    wraps: bool = False


Item = Unit | Block


class Collector:
    """What was found so far in one unit, or in a part of a document (``kind`` None)."""

    def __init__(
        self,
        home: etree._Element,
        furniture: list[Furniture],
        kind: ProvisionKind | None = None,
        skipped: frozenset[etree._Element] = frozenset(),
    ) -> None:
        """Nothing found yet; ``furniture`` is shared by all collectors of a document. ``skipped`` is read elsewhere."""
        self.home = home
        self.furniture = furniture
        self.kind = kind
        self.items: list[Item] = []
        self.labels: dict[str, Line] = {}
        self.quotations = 0
        self._skipped = skipped
        self._run = Run()
        self._wraps = False
        self._parted = 0

    def walk(self, element: etree._Element) -> None:
        """Take in all that an element holds."""
        self._run.text(element.text)
        for child in element:
            if child not in self._skipped:
                self.visit(child)
            self._run.text(child.tail)

    def text(self, text: str | None) -> None:
        """Text that stands by itself, where a schema would allow none."""
        self._run.text(text)

    def take(self, home: etree._Element) -> list[Item]:
        """All that was found so far, which is then forgotten."""
        self.flush(home)
        items, self.items = self.items, []
        return items

    def flush(self, home: etree._Element) -> None:
        """The line under construction ends here."""
        line = self._run.take()
        if line:
            self.items.append(Block(line, home, self._wraps))
        self._wraps = False

    def unit(self) -> Unit:
        """What was found, as one unit."""
        assert self.kind is not None
        num, heading, rest = (self.labels.get(name, Line("")) for name in ("num", "heading", "subheading"))
        turned = [name for name in self.labels if name != "num"][:1] == ["subheading"]
        whole = rest + heading if turned else heading + rest
        unit = Unit(self.kind, self.home, num.as_label(), whole.as_label())
        items = list(self.items)
        if self.kind is ProvisionKind.SUBHEADING:
            unit.text, unit.heading = heading, rest.as_label()
        elif items and isinstance(items[0], Block) and not items[0].wraps:
            unit.text = items[0].line
            del items[0]
        unit.children = [as_unit(item, ProvisionKind.SUBPARAGRAPH) for item in items]
        return unit

    def visit(self, child: etree._Element) -> None:
        """Take in one element, in the way that its name asks for."""
        handler = HANDLERS.get(child.tag)
        if handler:
            handler(self, child)
        elif is_label(child) and child.getparent() is self.home and self.kind is not None:
            self._label(child)
        elif (kind := kind_of(child)) is not None:
            self._unit(child, kind)
        elif child.tag in BLOCKS:
            self._block(child)
        else:
            self.walk(child)

    def _label(self, child: etree._Element) -> None:
        """Number or heading of the unit. A second number is a heading; EUR-Lex has the headings of articles so."""
        name = local(child)
        if name == "num" and "num" in self.labels and "heading" not in self.labels:
            name = "heading"
        self.flush(self.home)
        parted = name != "num" and len(self.labels) > 1 and list(self.labels)[-1] == "num"
        if name in self.labels or self.items or parted:
            self._block(child)
        else:
            self.labels[name] = inline(child)

    def _unit(self, child: etree._Element, kind: ProvisionKind) -> None:
        self.flush(child.getparent())
        below = Collector(child, self.furniture, kind, self._skipped)
        if child.tag == akn("crossHeading"):
            below.labels["heading"] = inline(child)
        else:
            below.walk(child)
            below.flush(child)
        unit = below.unit()
        _presentation(unit, self.furniture)
        if child.tag in ABSORBED and self._open() and not (unit.num or unit.heading):
            self.items += [Block(unit.text, child)] if unit.text else []
            self._renumber(unit.children, below.quotations)
            self.items += unit.children
        else:
            self.items.append(unit)

    def _renumber(self, units: Sequence[Unit], quotations: int) -> None:
        """Quotations of a unit that is taken in count on from those there are."""
        for unit in units:
            unit.quoted += self.quotations if unit.quoted else 0
        self.quotations += quotations

    def _open(self) -> bool:
        """Whether the unit's own text is still to come."""
        return self.kind not in (None, ProvisionKind.SUBHEADING) and not self.items

    def _block(self, child: etree._Element) -> None:
        self.flush(child.getparent())
        taker = child.tag in SLOT_TAKERS or (child.getparent() is self.home and self.home.tag in BLOCK_UNITS)
        slot = self._open() and taker
        self.walk(child)
        self.flush(child)
        if slot and not self.items:
            self.items.append(Block(Line(""), child))

    def silent(self, child: etree._Element) -> None:
        """Metadata: no text for a reader."""

    def note(self, child: etree._Element) -> None:
        """A footnote, at its place in the line."""
        self._run.note(child)

    def space(self, child: etree._Element) -> None:
        """A line or page break."""
        self._run.text(" ")
        self.walk(child)
        self._run.text(" ")

    def contents(self, child: etree._Element) -> None:
        """A table of contents: its words all stand in the text a second time, so it belongs to the page."""
        self.flush(child.getparent())
        self._parted = len(self.items)
        for entry in _entries(child):
            if entry:
                self.furniture.append(Furniture(FurnitureKind.PAGE, entry))

    def row(self, child: etree._Element) -> None:
        """A row of a table."""
        self.flush(child.getparent())
        line = row(child)
        if line:
            self.items.append(Unit(ProvisionKind.ROW, child, text=line))

    def quotation(self, child: etree._Element) -> None:
        """A quoted structure: its units become children here, marked as quoted; lone quotation marks join the text."""
        self.flush(child.getparent())
        self._join_marks()
        self.quotations += 1
        below = Collector(child, self.furniture, skipped=self._skipped)
        below.walk(child)
        below.flush(child)
        units = [as_unit(item, ProvisionKind.SUBPARAGRAPH) for item in below.items]
        for unit in units:
            unit.quoted = self.quotations
        self.items += units
        self._wraps = True

    def _join_marks(self) -> None:
        """A line that is nothing but an opening quotation mark ends the line before it, if nothing parts the two."""
        if self._parted == len(self.items) - 1:
            return
        match self.items[-2:]:
            case [Block() as before, Block() as last] if not any(map(str.isalnum, last.line.text)):
                self.items[-2:] = [Block(before.line + last.line, before.home, before.wraps)]

    def document(self, child: etree._Element) -> None:
        """A document inside the document: an annex; an amendment of a list is a unit of its own."""
        self.flush(child.getparent())
        amendment = child.tag == akn("amendment")
        below = Collector(
            child, self.furniture, ProvisionKind.OTHER if amendment else ProvisionKind.ANNEX, self._skipped
        )
        below.walk(child)
        below.flush(child)
        _title(below, akn("docNumber") if amendment else akn("longTitle"), "num" if amendment else "heading")
        self.items.append(below.unit())


HANDLERS: dict[str, Callable[[Collector, etree._Element], None]] = {
    NOTE: Collector.note,
    akn("toc"): Collector.contents,
    akn("tr"): Collector.row,
    akn("quotedStructure"): Collector.quotation,
    **dict.fromkeys(SILENT, Collector.silent),
    **dict.fromkeys(BREAKS, Collector.space),
    **dict.fromkeys(DOCUMENTS - LISTS, Collector.document),
}
"""Elements that are read in a way of their own."""


def as_unit(item: Item, kind: ProvisionKind) -> Unit:
    """An item as a unit: a block becomes one of this kind, or the words after a quotation."""
    if isinstance(item, Unit):
        return item
    return Unit(ProvisionKind.WRAPUP if item.wraps else kind, item.home, text=item.line)


def _entries(contents: etree._Element) -> Iterator[str]:
    """The lines of a table of contents."""
    yield (contents.text or "").strip()
    for entry in contents:
        lines = [inline(part) for part in _parts(entry)]
        yield " ".join(text for line in lines for text in (line.text, *(note.text for note in line.notes)) if text)
        yield (entry.tail or "").strip()


def _parts(entry: etree._Element) -> Sequence[etree._Element]:
    """Number and heading of an entry in a table of contents stand side by side without a space."""
    loose = "".join([entry.text or "", *(part.tail or "" for part in entry)])
    return list(entry) if len(entry) and not loose.strip() else [entry]


def _title(found: Collector, tag: str, label: str) -> None:
    """The title of a document inside the document, if it is the first thing there, is its label."""
    first = found.items[0] if found.items else None
    if isinstance(first, Block) and (first.home.tag == tag or _stands_in(first.home, tag)):
        found.labels[label] = first.line
        del found.items[0]


def _stands_in(home: etree._Element, tag: str) -> bool:
    """Whether a block stands in an element, or is all that the element holds."""
    inner = home.find(f".//{tag}")
    whole = squeeze("".join(home.itertext()))
    return next(home.iterancestors(tag), None) is not None or (
        inner is not None and squeeze("".join(inner.itertext())) == whole
    )


def _presentation(unit: Unit, furniture: list[Furniture]) -> None:
    """A dash or bullet is no number; a point without a number is an indent, and an indent with one a point."""
    kinds = (ProvisionKind.POINT, ProvisionKind.INDENT, ProvisionKind.CITATION)
    if unit.kind not in kinds:
        return
    if unit.num.text and not any(map(str.isalnum, unit.num.text)):
        furniture.append(Furniture(FurnitureKind.DASH, unit.num.text))
        unit.num = Line("", unit.num.notes)
    if unit.kind is not ProvisionKind.CITATION:
        unit.kind = ProvisionKind.POINT if squeeze(unit.num.text) else ProvisionKind.INDENT
