"""The words of an amendment in Akoma Ntoso: its blocks one a line, a number before its text, both columns of changes.

What an editor would leave out stands here: ``del`` and ``ins`` are how a column marks its words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from akoma.akn_kinds import SILENT
from akoma.akn_names import AKN, akn, local
from akoma.amending.flow import BREAK, Piece, column
from akoma.amendment_list import Column

Element = Any

INLINE = frozenset({
    "a", "abbr", "affectedDocument", "b", "change", "concept", "date", "def", "del", "docAuthority", "docCommittee",
    "docDate", "docIntroducer", "docNumber", "docProponent", "docPurpose", "docStage", "docStatus", "docTitle",
    "docType", "embeddedText", "entity", "event", "i", "inline", "ins", "ital", "legislature", "location", "mod",
    "mref", "neutralCitation", "object", "opinion", "organization", "outcome", "person", "placeholder", "process",
    "quantity", "quotedText", "ref", "relatedDocument", "remark", "rmod", "role", "rref", "session", "shortTitle",
    "span", "sub", "sup", "term", "time", "u", "vote",
})  # fmt: skip
"""Elements that stand within a line; all others begin one."""

OPENING = ("“", "‘", "«", "„", '"', "'", "‚", "»")
"""Marks before a quotation; where the text has one already none is added."""

NOTE = akn("authorialNote")

STANDING = frozenset({"article", "section", "chapter", "part", "title", "book", "hcontainer"})
"""Elements whose number stands on a line of its own in a column."""


@dataclass(slots=True)
class Words:
    """Collects pieces; counts the notes that were left out, for no place of an amendment is theirs."""

    showing: dict[str, str]
    pieces: list[Piece] = field(default_factory=list)
    notes: int = 0
    _after_number: bool = False

    def walk(self, element: Element, marked: bool = False, prose: bool = False) -> None:
        """Add what stands in an element. ``prose``: quotations get the marks that they are printed with."""
        self._text(element.text or self._placeholder(element), marked)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, marked, prose)
            self._text(child.tail, marked)

    def _child(self, child: Element, marked: bool, prose: bool) -> None:
        name = local(child)
        if child.tag == NOTE:
            self.notes += 1
        elif child.tag in SILENT and name not in ("del", "ins"):
            return
        elif name in ("br", "eol"):
            self._line()
        elif name == "num":
            self._number(child, marked, prose)
        elif name in ("quotedText", "quotedStructure"):
            self._quotation(child, name, marked, prose)
        elif name in INLINE:
            self.walk(child, marked or name in ("del", "ins"), prose)
        else:
            self._block(child, marked, prose)

    def _number(self, child: Element, marked: bool, prose: bool) -> None:
        """A number begins a line, which goes on with the text behind it."""
        waiting = self._after_number
        if not waiting:
            self._line()
        self.walk(child, marked, prose)
        told = bool("".join(child.itertext()).strip())
        if told and not prose and _stands_alone(child):
            self._line()
            return
        self._add(" " if told else "", self.pieces[-1].marked if told else marked)
        self._after_number = waiting or told

    def _block(self, child: Element, marked: bool, prose: bool) -> None:
        if not self._after_number:
            self._line()
        self.walk(child, marked, prose)
        if not self._after_number:
            self._line()

    def _quotation(self, child: Element, name: str, marked: bool, prose: bool) -> None:
        is_block = name == "quotedStructure"
        start, end = self._marks(child, is_block) if prose else ("", "")
        if is_block:
            self._line()
        self._text(start, marked)
        self._after_number = bool(start and is_block)
        self.walk(child, marked, prose)
        if is_block and end:
            self._unbreak()
        self._add(end, marked)

    def _marks(self, child: Element, is_block: bool) -> tuple[str, str]:
        """The marks around a quotation, as its attributes say; words without any get some, unless the text has them."""
        start, end = child.get("startQuote"), child.get("endQuote")
        if start is not None or end is not None or is_block:
            return start or "", end or ""
        before = "".join(piece.text for piece in self.pieces[-3:]).rstrip()
        return ("", "") if before.endswith(OPENING) else ("“", "”")

    def _placeholder(self, element: Element) -> str:
        """What an empty reference to a name in the metadata shows."""
        return self.showing.get((element.get("href") or "").lstrip("#"), "") if len(element) == 0 else ""

    def _text(self, text: str | None, marked: bool) -> None:
        if not text or (self._after_number and text.isspace()):
            return
        if not text.isspace():
            self._after_number = False
        self._add(text.replace("\n", " "), marked)

    def _add(self, text: str, marked: bool) -> None:
        if text:
            self.pieces.append(Piece(text, marked))

    def _line(self) -> None:
        self.pieces.append(Piece(BREAK))

    def _unbreak(self) -> None:
        """Take back what ends the last line: the closing mark stands in it."""
        while self.pieces and not self.pieces[-1].text.strip():
            self.pieces.pop()


def _stands_alone(number: Element) -> bool:
    """Whether a heading or the words of an article follow a number, which go on a line of their own."""
    following = next((one for one in number.itersiblings() if isinstance(one.tag, str)), None)
    if following is None or local(number.getparent()) not in STANDING:
        return False
    return local(following) in ("heading", "intro", "content")


def words_of(element: Element, showing: dict[str, str], prose: bool = False) -> tuple[Column, int]:
    """The text of an element with its emphasis, and the number of notes left out of it."""
    words = Words(showing)
    words.walk(element, prose=prose)
    return column(words.pieces), words.notes


def text_of(element: Element | None, showing: dict[str, str]) -> str:
    """The text of an element in one line; empty where there is none."""
    return "" if element is None else " ".join(words_of(element, showing)[0].text.split())


def shown_names(root: Element) -> dict[str, str]:
    """What references in the metadata show, by their ids: names of people, and texts for which placeholders stand."""
    found: dict[str, str] = {}
    for reference in root.iter():
        if isinstance(reference.tag, str) and reference.get("showAs") and reference.get("eId"):
            found[reference.get("eId")] = reference.get("showAs")
    return {name: _resolved(text, found) for name, text in found.items()}


def _resolved(text: str, names: dict[str, str]) -> str:
    """A text in which names of other texts ("#varBillTitle") are replaced, once."""
    return re.sub(r"#(\w+)", lambda hit: names.get(hit[1], hit[0]), text)


def first(element: Element, *names: str) -> Element | None:
    """The first descendant of one of these names, in the order of the names."""
    return next((hit for name in names for hit in element.iter(akn(name))), None)


def blocks_named(element: Element, name: str) -> Iterator[Element]:
    """Blocks that say by their ``name`` what they hold."""
    return (block for block in element.iter(f"{{{AKN}}}block") if block.get("name") == name)
