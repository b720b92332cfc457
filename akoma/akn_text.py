"""Running text of Akoma Ntoso elements: one line, with the notes taken out and their places kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from akoma.akn_names import akn
from akoma.model import Note
from akoma.normalise import Traced, squeeze

NOTE = akn("authorialNote")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A note met while walking: how many raw characters stand before it."""

    element: etree._Element
    before: int


def read_text_block(*blocks: etree._Element) -> tuple[str, tuple[Note, ...]]:
    """The text of a block (empty when there is none) and its notes, with offsets into that text."""
    pieces: list[str] = []
    marks: list[_Mark] = []
    for block in blocks:
        _walk(block, pieces, marks)
    raw = "".join(pieces)
    tidy = Traced(raw, tuple(range(len(raw)))).tidy()
    return tidy.text, tuple(_note(mark, tidy) for mark in marks)


def _walk(element: etree._Element, pieces: list[str], marks: list[_Mark]) -> None:
    pieces.append(element.text or "")
    for child in element:
        if child.tag == NOTE:
            marks.append(_Mark(child, sum(map(len, pieces))))
        else:
            _walk(child, pieces, marks)
        pieces.append(child.tail or "")


def _note(mark: _Mark, tidy: Traced) -> Note:
    text = " ".join(" ".join(_note_lines(mark.element)).split())
    offset = sum(at < mark.before for at in tidy.at)
    return Note(mark.element.get("marker", ""), text, offset)


def _note_lines(element: etree._Element) -> Iterator[str]:
    for paragraph in element.iterfind(akn("p")):
        text = "".join(paragraph.itertext())
        if squeeze(text):
            yield text
