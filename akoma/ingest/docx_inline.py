"""Inside a paragraph: runs to pieces of text, note references, page breaks and text boxes.

What it guarantees: (1) text that a person sees is in exactly one piece, in order; (2) what is left out is text that a
person does not see: field codes, hidden text, changes that do not stand in the view, comments, embedded objects; (3)
hidden text and unknown signs are tallied.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from akoma.ingest.docx_names import attribute, below, child, children, name_of
from akoma.ingest.docx_numbering import ListUse
from akoma.ingest.docx_styles import Styles
from akoma.ingest.docx_symbols import UNKNOWN, plain, sign
from akoma.ingest.docx_view import View, properties, stands


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as a person sees them; a line break is a line feed. ``marked``: in bold italics."""

    text: str
    marked: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class NoteReference:
    """Where a note is called. ``kind`` is ``footnote`` or ``endnote``; ``mark`` is empty where Word computes it."""

    kind: str
    id: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a page begins. ``rendered``: as Word last laid it out, else as the author asked for it."""

    rendered: bool


@dataclass(frozen=True, slots=True)
class TextBox:
    """A text box anchored here: the element that holds its paragraphs."""

    content: etree._Element


Piece = Text | NoteReference | PageBreak | TextBox


@dataclass(slots=True)
class Tally:
    """What was met on the way and is told in diagnostics: how often."""

    hidden_characters: int = 0
    unknown_signs: int = 0
    open_fields: int = 0
    embedded_documents: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What all stories of one document are read with."""

    view: View
    styles: Styles
    lists: Mapping[str, ListUse]
    tally: Tally = field(default_factory=Tally)


FIXED = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
"""Empty elements that stand for a character."""

LEFT_OUT = frozenset({
    "w:pPr", "w:rPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:tblPrEx", "w:sdtPr", "w:sdtEndPr", "w:sectPr",
    "w:customXmlPr", "w:smartTagPr", "w:rubyPr", "w:fldData", "w:instrText", "w:delInstrText", "w:object",
    "w:commentReference", "w:annotationRef", "w:footnoteRef", "w:endnoteRef", "w:numberingChange", "m:ctrlPr",
})  # fmt: skip
"""Elements that hold properties, codes or things that are not text; the marks of notes are put by who reads them."""

DRAWINGS = frozenset({"w:drawing", "w:pict"})
"""Elements whose only text is that of text boxes; their other words are measures."""

NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}


class Inline:
    """Reads the paragraphs of one story in order; remembers which field is open, for fields may span paragraphs."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._pieces: list[Piece] = []
        self._codes: list[bool] = []
        """For each open field whether its code (True) or its result is under way."""
        self._hidden = False
        self._style_id = ""
        self._font = ""
        self._marked = False
        self._custom: list[str] | None = None
        """The custom mark of a note, while it is being collected."""

    def pieces(self, paragraph: etree._Element, style_id: str) -> list[Piece]:
        """What a paragraph (or what stands in the place of one) holds."""
        self._pieces = []
        self._style_id = style_id
        self._hidden = self._reading.styles.hides(None, style_id)
        self._walk(paragraph)
        self._close_codes()
        return self._pieces

    def _close_codes(self) -> None:
        """A field code that its paragraph does not end is taken to end there: better a code in the text than a gap."""
        if any(self._codes):
            self._reading.tally.open_fields += 1
            self._codes = [False] * len(self._codes)

    def _walk(self, element: etree._Element) -> None:
        """All that stands inside an element; words right inside of unknown elements are text too."""
        self._written(element.text, name_of(element))
        for inner in element:
            self._take(inner)
            self._written(inner.tail, "")

    def _written(self, text: str | None, owner: str) -> None:
        if text and (owner in ("w:t", "w:delText", "m:t") or not text.isspace()):
            self._put(text)

    def _take(self, element: etree._Element) -> None:
        name = name_of(element)
        if name in LEFT_OUT:
            return
        if not stands(element, self._reading.view):
            self._pieces.extend(PageBreak(rendered=True) for _ in below(element, "w:lastRenderedPageBreak"))
        elif name == "w:r":
            self._run(element)
        elif name == "mc:AlternateContent":
            self._branch(element)
        elif name in DRAWINGS:
            self._draw(element)
        else:
            self._leaf(element, name)

    def _leaf(self, element: etree._Element, name: str) -> None:
        """What mostly stands in a run and holds nothing further; anything else is walked through."""
        if name in FIXED:
            self._put(FIXED[name])
        elif name == "w:br":
            self._break(attribute(element, "w:type"))
        elif name == "w:lastRenderedPageBreak":
            self._pieces.append(PageBreak(rendered=True))
        elif name == "w:sym":
            self._sign(element)
        elif name == "w:fldChar":
            self._field(attribute(element, "w:fldCharType"))
        elif name in NOTES:
            self._note(element, NOTES[name])
        elif name != "w:delText" or self._reading.view is View.ORIGINAL:
            self._walk(element)

    def _run(self, run: etree._Element) -> None:
        around = self._hidden, self._font, self._marked
        shape = properties(run, "w:rPr", self._reading.view)
        self._hidden = self._reading.styles.hides(shape, self._style_id)
        self._marked = self._reading.styles.marks(shape, self._style_id)
        self._font = attribute(child(shape, "w:rFonts"), "w:ascii")
        self._walk(run)
        self._end_custom_mark()
        self._hidden, self._font, self._marked = around

    def _put(self, text: str) -> None:
        if any(self._codes):
            return
        if self._hidden:
            self._reading.tally.hidden_characters += len(text.strip())
        elif self._custom is not None:
            self._custom.append(text)
        else:
            self._pieces.append(Text(plain(self._font, text), self._marked))

    def _break(self, kind: str) -> None:
        if kind == "page":
            self._pieces.append(PageBreak(rendered=False))
        self._put("\n")

    def _sign(self, element: etree._Element) -> None:
        shown = sign(attribute(element, "w:font"), attribute(element, "w:char"))
        if shown == UNKNOWN and not (self._hidden or any(self._codes)):
            self._reading.tally.unknown_signs += 1
        self._put(shown)

    def _field(self, step: str) -> None:
        if step == "begin":
            self._codes.append(True)
        elif self._codes and step == "separate":
            self._codes[-1] = False
        elif self._codes and step == "end":
            self._codes.pop()

    def _note(self, element: etree._Element, kind: str) -> None:
        if self._hidden or any(self._codes):
            return
        self._pieces.append(NoteReference(kind, attribute(element, "w:id")))
        if attribute(element, "w:customMarkFollows") in ("1", "true", "on"):
            self._custom = []

    def _end_custom_mark(self) -> None:
        """The rest of the run of the reference is the mark; it is that of the last reference before."""
        if self._custom is None:
            return
        mark, self._custom = "".join(self._custom).strip(), None
        for at in range(len(self._pieces) - 1, -1, -1):
            called = self._pieces[at]
            if isinstance(called, NoteReference):
                self._pieces[at] = NoteReference(called.kind, called.id, mark)
                return
        self._pieces.append(Text(mark))  # its reference stands elsewhere: the words stay

    def _branch(self, alternatives: etree._Element) -> None:
        chosen = branch_of(alternatives)
        if chosen is not None:
            self._walk(chosen)

    def _draw(self, drawing: etree._Element) -> None:
        if not self._hidden:
            self._pieces.extend(TextBox(box) for box in _boxes(drawing))


def branch_of(alternatives: etree._Element) -> etree._Element | None:
    """The one branch that is read of several that say the same: the first that holds text, else the first."""
    branches = [*children(alternatives, "mc:Choice"), *children(alternatives, "mc:Fallback")]
    return next((b for b in branches if holds_text(b)), branches[0] if branches else None)


def holds_text(element: etree._Element) -> bool:
    """Whether an element holds anything that may be shown as text."""
    return next(below(element, "w:t", "w:delText", "m:t", "w:sym", *NOTES), None) is not None


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes in a drawing, outermost ones only, each once."""
    for inner in element:
        if name_of(inner) == "w:txbxContent":
            yield inner
        elif name_of(inner) == "mc:AlternateContent":
            chosen = branch_of(inner)
            yield from () if chosen is None else _boxes(chosen)
        else:
            yield from _boxes(inner)
