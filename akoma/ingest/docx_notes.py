"""Footnotes and endnotes: which text a reference calls, and which mark Word prints for it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from akoma.ingest.docx_inline import NoteReference
from akoma.ingest.docx_names import attribute, below, child, children, name_of, number, value
from akoma.ingest.docx_number_formats import printed
from akoma.ingest.docx_package import Parts

USUAL_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}
"""How notes of either kind are numbered where the document does not say."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the notes of one kind are numbered. Numbers run through the document, also where Word begins anew."""

    format: str
    start: int


class NoteBook:
    """The notes of a document; gives each reference its mark, in the order in which it is asked."""

    def __init__(self, parts: Parts) -> None:
        roots = {"footnote": parts.footnotes, "endnote": parts.endnotes}
        self._texts = {kind: _texts(root, kind) for kind, root in roots.items()}
        self._numbering = {kind: note_numbering(parts, kind) for kind in roots}
        self._counts: Counter[str] = Counter()
        self._marks: dict[tuple[str, str], str] = {}

    def is_new(self, reference: NoteReference) -> bool:
        """Whether the note has not been called before; a second reference has the mark of the first, and no text."""
        return (reference.kind, reference.id) not in self._marks

    def mark(self, reference: NoteReference) -> str:
        """The mark: as the author gave it, else the next number of its kind."""
        key = (reference.kind, reference.id)
        if key not in self._marks:
            self._marks[key] = reference.mark or self._next(reference.kind)
        return self._marks[key]

    def _next(self, kind: str) -> str:
        numbering = self._numbering[kind]
        self._counts[kind] += 1
        return printed(numbering.start - 1 + self._counts[kind], numbering.format)

    def text(self, reference: NoteReference) -> etree._Element | None:
        """The element that holds the text of a note; None when the document has none for this reference."""
        return self._texts[reference.kind].get(reference.id)


def _texts(root: etree._Element | None, kind: str) -> Mapping[str, etree._Element]:
    return {attribute(note, "w:id"): note for note in children(root, f"w:{kind}")}


def note_numbering(parts: Parts, kind: str) -> Numbering:
    """How notes are numbered: by the last section that says, else by the settings of the document, else as usual."""
    owners = [*reversed(list(sections(parts.document))), parts.settings]
    said = [child(owner, f"w:{kind}Pr") for owner in owners]
    formats = (value(s, "w:numFmt") for s in said)
    starts = (number(value(s, "w:numStart")) for s in said)
    return Numbering(
        next((f for f in formats if f), USUAL_FORMATS[kind]),
        next((s for s in starts if s is not None), 1),
    )


def sections(document: etree._Element) -> Iterator[etree._Element]:
    """The properties of each section, in order; those of before a tracked change left out."""
    for section in below(document, "w:sectPr"):
        parent = section.getparent()
        if parent is None or name_of(parent) != "w:sectPrChange":
            yield section
