"""Running text into elements: semicolon clauses and notes at their places."""

from collections.abc import Sequence
from itertools import count

from lxml import etree

from akoma.akn_names import akn
from akoma.akn_text import CELL
from akoma.model import Note, Passage, Provision


class InlineWriter:
    """Fills elements with running text; notes are counted through the whole document."""

    def __init__(self) -> None:
        """No notes yet."""
        self._note_numbers = count(1)

    def block(self, home: etree._Element, owner: Provision | Passage, eid: str = "") -> None:
        """The text of a provision or passage as a ``p``."""
        paragraph = etree.SubElement(home, akn("p"), **({"eId": eid} if eid else {}))
        self.fill(paragraph, owner)

    def fill(self, home: etree._Element, owner: Provision | Passage) -> None:
        """Running text with its notes; two or more clauses are marked as such."""
        clauses = owner.clauses if isinstance(owner, Provision) else ()
        if not clauses[1:]:
            self.run(home, owner.text, 0, owner.notes)
            return
        start = 0
        for i, clause in enumerate(clauses):
            end = start + len(clause.text)
            inside = _inside(owner.notes, start, end, first=i == 0, last=i == len(clauses) - 1)
            inline = etree.SubElement(home, akn("inline"), name="clause", eId=clause.id)
            self.run(inline, clause.text, start, inside)
            inline.tail = None if clause is clauses[-1] else " "
            start = end + 1

    def run(self, home: etree._Element, text: str, start: int, notes: Sequence[Note]) -> None:
        """Text with notes at their places; ``start`` is the offset of the text in its provision."""
        cuts = [min(max(0, n.offset - start), len(text)) for n in notes]
        home.text = text[: cuts[0]] if cuts else text
        for note, cut, following in zip(notes, cuts, [*cuts, len(text)][1:], strict=True):
            number = next(self._note_numbers)
            element = etree.SubElement(
                home, akn("authorialNote"), eId=f"authorialNote_{number}", marker=note.marker, placement="bottom"
            )
            etree.SubElement(element, akn("p")).text = note.text
            element.tail = text[cut:following]

    def row(self, table: etree._Element, provision: Provision) -> None:
        """A provision that was a table row, cell by cell."""
        row = etree.SubElement(table, akn("tr"), eId=provision.eid)
        for start, text in cells(provision.text):
            end = start + len(text)
            inside = [n for n in provision.notes if start <= n.offset <= end]
            self.run(etree.SubElement(etree.SubElement(row, akn("td")), akn("p")), text, start, inside)


def _inside(notes: Sequence[Note], start: int, end: int, first: bool, last: bool) -> list[Note]:
    """The notes of one clause of several."""
    return [n for n in notes if (n.offset >= start or first) and (n.offset <= end or last)]


def cells(text: str) -> list[tuple[int, str]]:
    """The cells of a row and where they begin in its text."""
    found: list[list[str]] = [[]]
    for word in text.split(" "):
        if word == CELL.strip():
            found.append([])
        else:
            found[-1].append(word)
    result, at = [], 0
    for words in found:
        cell = " ".join(words)
        result.append((min(at, len(text)), cell))
        at += len(cell) + len(CELL) - (0 if cell else 1)
    return result


def is_row(provision: Provision) -> bool:
    """Whether a provision can be written as a table row and be read back: plain, not blank, no note between cells."""
    plain = not (provision.num or provision.heading or provision.children)
    filled = bool(provision.text.replace("|", "").strip())
    homes = cells(provision.text)
    held = all(sum(at <= note.offset <= at + len(text) for at, text in homes) == 1 for note in provision.notes)
    return plain and filled and held
