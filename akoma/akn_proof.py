"""Nothing of an XML document is lost or misplaced: the proof, run on every file that is read.

Every character of text outside the metadata that is not white space stands in exactly one provision, passage, note or
piece of furniture; and the words of the provisions stand there in the order in which the document has them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from lxml import etree

from akoma.akn_kinds import SILENT
from akoma.akn_text import CELL, NOTE
from akoma.model import Furniture, Passage, Provision, ProvisionKind
from akoma.normalise import squeeze

NEAR = 10_000
"""Characters within which the words of a unit mostly follow on those before them."""

SHOWN = 60
"""Characters of a lost piece that the message shows."""


def plain_text(element: etree._Element, skipped: frozenset[etree._Element] = frozenset()) -> Iterator[str]:
    """The text nodes below an element, those of the metadata and of skipped elements left out."""
    yield element.text or ""
    for child in element:
        if child not in skipped and child.tag not in SILENT:
            yield from plain_text(child, skipped)
        yield child.tail or ""


def assert_complete(
    root: etree._Element,
    first: etree._Element,
    provisions: Sequence[Provision],
    passages: Iterable[Passage],
    furniture: Iterable[Furniture],
) -> None:
    """Raise an AssertionError when a character is missing, made up or out of order: a defect of ours.

    ``first`` is the part of the tree that was read before all others.
    """
    units = [unit for top in provisions for unit in top.walk()]
    read = [*_words(units), *(_passage_words(passages)), *(piece.text for piece in furniture)]
    source = squeeze("".join(plain_text(root)))
    problem = _difference(source, squeeze("".join(read))) or _disorder(root, first, units)
    assert not problem, f"text of the document was not read as it stands, please report: {problem}"


def _words(units: Iterable[Provision]) -> Iterator[str]:
    for unit in units:
        yield from (unit.num, unit.heading, unit.text)
        yield from (note.text for note in unit.notes)


def _passage_words(passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        yield passage.text
        yield from (note.text for note in passage.notes)


def _difference(source: str, read: str) -> str:
    there, found = Counter(source), Counter(read)
    del there[CELL.strip()], found[CELL.strip()]
    lost, made = there - found, found - there
    return f"lost {_shown(lost)!r}, made up {_shown(made)!r}" if lost or made else ""


def _shown(characters: "Counter[str]") -> str:
    return "".join(characters.elements())[:SHOWN]


def _disorder(root: etree._Element, first: etree._Element, units: Iterable[Provision]) -> str:
    """The first words that do not stand behind those before them."""
    notes = frozenset(root.iter(NOTE))
    rest = plain_text(root, notes | {first}) if first is not root else ()
    source = squeeze("".join((*plain_text(first, notes), *rest))).replace(CELL.strip(), "")
    at = 0
    for unit in units:
        for words in _places(unit):
            place = _place(source, words, at)
            if place < 0:
                return f"out of order: {words[0][:SHOWN]!r} of {unit.eid}"
            at = place + len(words[0])
    return ""


def _place(source: str, words: Sequence[str], at: int) -> int:
    """Where the first of some words stands; the usual ones are close by, and then the others need no search."""
    near = source.find(words[0], at, at + len(words[0]) + NEAR)
    places = [near] if near >= 0 else [source.find(word, at) for word in words]
    return min((place for place in places if place >= 0), default=-1)


def _places(unit: Provision) -> Iterator[Sequence[str]]:
    """What a unit has in one place each: its labels, in whatever order, then its text."""
    labels, text = [unit.num, unit.heading], unit.text
    if unit.kind is ProvisionKind.SUBHEADING:
        labels, text = [unit.num, unit.text, unit.heading], ""
    plain = [squeeze(label).replace(CELL.strip(), "") for label in labels]
    yield list(dict.fromkeys("".join(order) for order in permutations(plain)))
    yield [squeeze(text).replace(CELL.strip(), "")]
