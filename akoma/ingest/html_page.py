"""Print: a tree of elements becomes lines of text, as they stand on the page before a reader's eyes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from akoma.ingest.html_ink import Ink
from akoma.ingest.html_lists import Lists
from akoma.ingest.html_notes import NotePlan, plan_notes
from akoma.ingest.html_rules import Element, attribute, has_class, rules, tag
from akoma.ingest.html_tables import CELL, is_data
from akoma.ingest.html_visibility import Sizes, Zone, measure, why_left_out, zone_of

HEADING_LENGTH = 300
"""An element with a heading's class and more text than this is a part of the page, no heading."""

_LISTS = frozenset({"ol", "ul", "menu"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line: code point offsets into the page's text, and the innermost block element that it begins in.

    ``note``: the anchor of the note that it belongs to, or empty. ``main``: the main element around it, or None.
    """

    start: int
    end: int
    element: Element
    zone: Zone = Zone.TEXT
    heading: bool = False
    note: str = ""
    main: Element = None
    in_article: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a line: a note's mark (``note`` is its anchor) or a link back from a note (``note`` empty)."""

    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as printed. Every visible character of ``source`` stands in exactly one line.

    ``breaks``: offsets of line breaks inside lines (<br>). ``returns``: links back from notes. ``left_out``: how many
    elements were not printed, by reason. ``computed``: how many numbers the lists of the page gave.
    """

    source: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    returns: tuple[Mark, ...]
    breaks: tuple[int, ...]
    left_out: Mapping[str, int]
    computed: int
    has_law_classes: bool


def print_page(root: Element, dropped: str) -> Page:
    """The page; ``dropped`` is the element of revisions that is not shown (``ins`` or ``del``)."""
    printer = Printer(plan_notes(root), measure(root), dropped)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            printer.close(element)
        elif not printer.open(element):
            walk.skip_subtree()
    return printer.page()


def _is_main(element: Element, name: str) -> bool:
    return name == "main" or (bool(element.attrib) and attribute(element, "role") == "main")


@dataclass(slots=True)
class _State:
    """What is open at one place of the page."""

    blocks: list[Element] = field(default_factory=list)
    zones: list[tuple[Zone, Element]] = field(default_factory=lambda: [(Zone.TEXT, None)])
    mains: list[Element] = field(default_factory=lambda: [None])
    articles: int = 0
    headings: int = 0
    data_tables: int = 0
    preformatted: int = 0
    note: str = ""
    note_root: Element = None


class Printer:
    """Prints the elements of a page one by one."""

    def __init__(self, notes: NotePlan, sizes: Sizes, dropped: str) -> None:
        self._notes, self._sizes, self._dropped = notes, sizes, dropped
        self._ink, self._lists, self._at = Ink(), Lists(), _State()
        self._lines: list[Line] = []
        self._breaks: list[int] = []
        self._left_out: Counter[str] = Counter()
        self._marks: list[Mark] = []
        self._returns: list[Mark] = []
        self._begun: dict[Element, int] = {}
        self._tables: dict[Element, bool] = {}
        self._start = 0
        self._first: Line | None = None
        self._before = ""
        self._skipped: Element = None
        self._law = False

    def page(self) -> Page:
        """What was printed."""
        self._end_line()
        return Page(
            self._ink.text,
            tuple(self._lines),
            tuple(self._marks),
            tuple(self._returns),
            tuple(self._breaks),
            dict(self._left_out),
            self._lists.computed,
            self._law,
        )

    def open(self, element: Element) -> bool:
        """An element begins; whether it is printed."""
        reason = why_left_out(element, self._dropped)
        if reason:
            self._skip(element, reason)
            return False
        name = tag(element)
        if name in rules().block:
            self._break(name)
        self._enter(element, name)
        if element in self._notes.marks or element in self._notes.returns:
            self._begun[element] = self._ink.size
        if name == "br":
            self._soft_break()
        self._write(element.text)
        return True

    def close(self, element: Element) -> None:
        """An element ends; the text after it follows."""
        if element is not self._skipped:
            name = tag(element)
            self._end_mark(element)
            if name in rules().block:
                self._break(name)
            elif has_class(element, rules().number_classes) or (name == "sup" and self._is_alone(element)):
                self._ink.write(" ")
            self._leave(element, name)
        self._write(element.tail)

    def _skip(self, element: Element, reason: str) -> None:
        self._skipped = element
        if reason not in rules().silent and self._sizes.of[element]:
            self._left_out[reason] += 1
        if tag(element) in rules().block:
            self._break(tag(element))

    def _enter(self, element: Element, name: str) -> None:
        at = self._at
        if name in rules().block:
            at.blocks.append(element)
        if at.zones[-1][0] is not Zone.PAGE and (zone := zone_of(element, self._sizes)) is not Zone.TEXT:
            at.zones.append((zone, element))
        self._enter_note(element)
        if _is_main(element, name):
            at.mains.append(element)
        at.articles += name == "article"
        at.headings += self._is_heading(element, name)
        at.preformatted += name == "pre"
        self._law = self._law or has_class(element, rules().law_classes)
        if name in _LISTS:
            self._lists.open(element)
        elif name == "li":
            self._before = self._lists.label(element)
        elif name == "table":
            self._tables[element] = is_data(element)
            at.data_tables += self._tables[element]
        elif name in ("td", "th") and at.data_tables and self._first:
            self._before = CELL

    def _enter_note(self, element: Element) -> None:
        key = self._notes.homes.get(element) or self._notes.anchors.get(element, "")
        if key and key != self._at.note:
            self._end_line()
            self._at.note, self._at.note_root = key, self._notes.ends[key]

    def _leave(self, element: Element, name: str) -> None:
        at = self._at
        if name in rules().block:
            at.blocks.pop()
        if element is at.zones[-1][1]:
            at.zones.pop()
        if element is at.mains[-1]:
            at.mains.pop()
        at.articles -= name == "article"
        if element is at.note_root:
            at.note, at.note_root = "", None
        at.headings -= self._is_heading(element, name)
        at.preformatted -= name == "pre"
        if name in _LISTS:
            self._lists.close()
        if name in ("li", "td", "th"):
            self._before = ""
        if name == "table":
            at.data_tables -= self._tables.pop(element)

    def _is_heading(self, element: Element, name: str) -> bool:
        if name in rules().heading:
            return True
        short = name in ("p", "div") and self._sizes.of[element] <= HEADING_LENGTH
        return short and has_class(element, rules().heading_classes)

    def _is_alone(self, element: Element) -> bool:
        """Whether a line holds nothing yet but this element: a raised figure there labels a note."""
        return self._ink.size - self._start == len(element.text or "")

    def _end_mark(self, element: Element) -> None:
        start = self._begun.pop(element, None)
        if start is None or start < self._start or self._first is None or start == self._ink.size:
            return
        note = self._notes.marks.get(element, "")
        (self._marks if note else self._returns).append(Mark(start, self._ink.size, note))

    def _break(self, name: str) -> None:
        """A block begins or ends: so does the line, but inside a row of data, which is one line."""
        if self._at.data_tables and name not in ("table", "tr", "caption"):
            self._ink.write(" ")
        else:
            self._end_line()

    def _soft_break(self) -> None:
        """One <br> is a line break inside the line, two are its end."""
        if self._first is None:
            return
        if self._breaks and self._breaks[-1] >= max(self._start, self._ink.seen):
            self._end_line()
            return
        self._ink.new_line()
        self._breaks.append(self._ink.size)

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if not self._at.preformatted:
            self._print(text)
            return
        first, *rest = text.split("\n")
        self._print(first)
        for line in rest:
            self._soft_break()
            self._print(line)

    def _print(self, text: str) -> None:
        if self._before and text.strip():
            before, self._before = self._before, ""
            self._print(before)
        if self._ink.write(text) and self._first is None:
            self._first = self._begun_line()

    def _begun_line(self) -> Line:
        at = self._at
        return Line(
            self._start,
            self._ink.size,
            element=at.blocks[-1],
            zone=at.zones[-1][0],
            heading=at.headings > 0,
            note=at.note,
            main=at.mains[-1],
            in_article=at.articles > 0,
        )

    def _end_line(self) -> None:
        first, self._first = self._first, None
        if first:
            self._lines.append(replace(first, end=self._ink.size))
        self._ink.new_line()
        self._start = self._ink.size
