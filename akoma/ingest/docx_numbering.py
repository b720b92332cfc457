"""The numbers that Word computes: what numbering.xml defines, and the label of each paragraph in its turn.

    abstractNum   a kind of list: nine levels, each with a format ("%1.%2"), a first number, a rule when to begin anew
    num           a use of one; several uses of one kind count on, unless a use overrides where a level starts

so "3." after a table, in another use of the same list, is still the one after "2.".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from akoma.ingest.docx_names import attribute, below, child, children, number, switch, value
from akoma.ingest.docx_number_formats import decimal, known, printed
from akoma.ingest.docx_styles import NO_LIST, NumberReference, Styles, level_of, number_reference

BULLET = "–"
"""What every bullet becomes: which picture a list uses is no part of the text."""

SUFFIXES = {"": "\t", "tab": "\t", "space": " ", "nothing": ""}
"""What stands between the number and the text, by the name in the file."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. ``text`` holds ``%1`` to ``%9``; ``restart`` None: whenever a higher level goes on."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "\t"
    restart: int | None = None
    is_legal: bool = False
    """All numbers of the label in digits, whatever the format of their level."""
    style: str = ""
    hidden: bool = False
    width: int = 0
    """Digits to fill up to with zeros ("001, 002, ..."); 0 for none."""


@dataclass(frozen=True, slots=True)
class ListUse:
    """A use of a list (``w:num``): its kind, its levels after overrides, and where levels start anew in this use."""

    kind: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """A computed label: "12.", and the white space (or nothing) that Word puts after it."""

    text: str
    suffix: str


def read_lists(root: etree._Element | None, styles: Styles) -> Mapping[str, ListUse]:
    """The list uses of a document by their id; none when the part is missing."""
    kinds = {attribute(a, "w:abstractNumId"): a for a in children(root, "w:abstractNum")}
    uses = {attribute(n, "w:numId"): n for n in children(root, "w:num")}
    return {list_id: _use(use, _kind_of(list_id, kinds, uses, styles), kinds) for list_id, use in uses.items()}


def _kind_of(
    list_id: str, kinds: Mapping[str, etree._Element], uses: Mapping[str, etree._Element], styles: Styles
) -> str:
    """The kind of a list use; a kind may refer to a list style, which has its levels in another kind."""
    seen: set[str] = set()
    kind = ""
    while list_id in uses and list_id not in seen:
        seen.add(list_id)
        kind = value(uses[list_id], "w:abstractNumId")
        linked = styles.numbering(value(kinds.get(kind), "w:numStyleLink"))
        list_id = linked[0].list_id if linked else ""
    return kind


def _use(use: etree._Element, kind: str, kinds: Mapping[str, etree._Element]) -> ListUse:
    overrides = {level: o for o in children(use, "w:lvlOverride") if (level := _level_number(o)) is not None}
    levels = dict(_levels(kinds.get(kind)))
    for override in overrides.values():
        levels.update(_levels(override))
    starts = {level: number(value(o, "w:startOverride")) for level, o in overrides.items()}
    return ListUse(kind, levels, {level: start for level, start in starts.items() if start is not None})


def _levels(owner: etree._Element | None) -> Iterator[tuple[int, Level]]:
    for element in children(owner, "w:lvl"):
        level = _level_number(element)
        if level is not None:
            yield level, _level(element)


def _level_number(element: etree._Element) -> int | None:
    return level_of(attribute(element, "w:ilvl"))


def _level(element: etree._Element) -> Level:
    start = number(value(element, "w:start"))
    format_name, width = _format(element)
    picture = child(element, "w:lvlPicBulletId") is not None
    return Level(
        start=0 if start is None else start,
        format="bullet" if picture else format_name,
        text=BULLET if picture else value(element, "w:lvlText"),
        suffix=SUFFIXES.get(value(element, "w:suff"), "\t"),
        restart=number(value(element, "w:lvlRestart")),
        is_legal=bool(switch(element, "w:isLgl")),
        style=value(element, "w:pStyle"),
        hidden=bool(switch(child(element, "w:rPr"), "w:vanish")),
        width=width,
    )


def _format(level: etree._Element) -> tuple[str, int]:
    """The format and its width in digits; formats like "001, 002" stand beside a plain one as an alternative."""
    written = list(below(level, "w:numFmt"))
    pattern = next((attribute(f, "w:format") for f in written if attribute(f, "w:val") == "custom"), "")
    zeros = re.match(r"0+\d", pattern)
    plain = (attribute(f, "w:val") for f in written if attribute(f, "w:val") != "custom")
    return next(plain, "decimal"), len(zeros[0]) if zeros else 0


class Numberer:
    """Counts through a document: asked for each numbered paragraph in turn, it gives the label of this one."""

    def __init__(self, lists: Mapping[str, ListUse], language: str = "") -> None:
        self.unknown_formats: set[str] = set()
        self._lists = lists
        self._language = language
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def prints(self, reference: NumberReference) -> bool:
        """Whether a paragraph here would get a label; nothing is counted."""
        use = self._lists.get(reference.list_id)
        level = use.levels.get(reference.level or 0) if use else None
        return bool(level and level.text and not level.hidden)

    def label(self, reference: NumberReference) -> Label | None:
        """Count on, and the label; None when the list prints none here (or does not exist)."""
        use, at = self._lists.get(reference.list_id), reference.level or 0
        if use is None or at not in use.levels:
            return None
        self._count(reference.list_id, use, at)
        level = use.levels[at]
        text = self._text(use, at)
        return Label(text, level.suffix) if text.strip() and not level.hidden else None

    def _count(self, list_id: str, use: ListUse, at: int) -> None:
        counts = self._counts.setdefault(use.kind, {})
        for level in (at, *range(at)):
            if level in use.starts and (list_id, level) not in self._begun:
                self._begun.add((list_id, level))
                counts.pop(level, None)
        counts[at] = counts[at] + 1 if at in counts else _start(use, at)
        for deeper in [d for d in counts if d > at and _restarts(use, d, at)]:
            del counts[deeper]

    def _text(self, use: ListUse, at: int) -> str:
        level = use.levels[at]
        if level.format == "bullet":
            return BULLET if level.text else ""
        return re.sub(r"%([1-9])", lambda found: self._part(use, at, int(found[1]) - 1), level.text)

    def _part(self, use: ListUse, at: int, wanted: int) -> str:
        """The number of one level inside a label; a level that has not begun shows its first number."""
        source = use.levels.get(wanted, Level())
        value = self._counts[use.kind].get(wanted, _start(use, wanted))
        if use.levels[at].is_legal and source.format not in ("none", "bullet"):
            return decimal(value)
        if not known(source.format):
            self.unknown_formats.add(source.format)
        return printed(value, source.format, self._language).rjust(source.width, "0")


def _start(use: ListUse, level: int) -> int:
    return use.starts.get(level, use.levels.get(level, Level()).start)


def _restarts(use: ListUse, deeper: int, at: int) -> bool:
    """Whether a deeper level begins anew after this one went on: always, never (0), or after a given level."""
    restart = use.levels.get(deeper, Level()).restart
    return restart is None or at < restart


def place_in_list(
    shape: etree._Element | None, style_id: str, styles: Styles, lists: Mapping[str, ListUse]
) -> NumberReference | None:
    """The place of a paragraph in a list, by its own properties, else by its style; None when it is in no list."""
    own = number_reference(child(shape, "w:numPr"))
    if own:
        return None if own.list_id == NO_LIST else replace(own, level=own.level or 0)
    found = styles.numbering(style_id)
    if found is None or found[0].list_id == NO_LIST:
        return None
    reference, owner = found
    return replace(reference, level=_level_of_style(lists.get(reference.list_id), (style_id, owner.id), reference))


def _level_of_style(use: ListUse | None, style_ids: tuple[str, ...], reference: NumberReference) -> int:
    """Which level a style stands for: the one that names it; a level in the style itself counts only without that."""
    linked = {level.style: at for at, level in (use.levels if use else {}).items() if level.style}
    return next((linked[s] for s in style_ids if s in linked), reference.level or 0)
