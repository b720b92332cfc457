"""The same text gives the same provisions through DOCX, with typed labels and with those that Word computes."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from akoma.furniture import is_docket
from akoma.model import Expression, Note, PassageRole, Provision, ProvisionKind
from akoma.reading import read, read_data
from tests.corpus import DOSSIER
from tests.docx.builder import docx, foot, kind, level, note, p, r, raw_run, use

FILES = sorted(path.name for path in DOSSIER.glob("*.txt"))

NUMBERING = (
    kind(0, level("%1."), level("(%2)", "lowerLetter", 1), level("(%3)", "lowerRoman", 2), level("\uf0b7", "bullet", 3))
    + kind(1, level("%1.", "upperLetter"), level("(%2)", "lowerLetter", 1))
    + kind(2, level("\uf02d", "bullet"))
    + "".join(use(number, number - 1) for number in (1, 2, 3))
)
"""Lists 1 (paragraphs), 2 (recitals) and 3 (citations)."""

PLACES = {
    ProvisionKind.PARAGRAPH: (1, 0),
    ProvisionKind.RECITAL: (2, 0),
    ProvisionKind.CITATION: (3, 0),
    ProvisionKind.INDENT: (1, 3),
}
DASHED = (ProvisionKind.CITATION, ProvisionKind.INDENT)

Unit = tuple[str, str, str, str, tuple[tuple[str, str, int], ...]]
Writer = Callable[[Provision, Provision, Sequence[str]], str]


def units(expression: Expression) -> list[Unit]:
    """What must come back of the provisions."""
    return [
        (unit.kind.value, unit.eid, unit.num, unit.text, tuple((n.marker, n.text, n.offset) for n in unit.notes))
        for unit in expression.walk()
    ]


def runs(text: str, notes: Sequence[Note], first: int) -> list[str]:
    """A text cut into runs, with references at the places of its notes."""
    made, start = [], 0
    for number, called in enumerate(notes, start=first):
        made += [r(text[start : called.offset]), foot(number)]
        start = called.offset
    return [*made, r(text[start:])]


def typed(unit: Provision, main: Provision, words: Sequence[str]) -> str:
    """A paragraph that begins with its label as text."""
    label = unit.num or ("–" if unit.kind in DASHED else "")
    return p(*([label, raw_run("<w:tab/>")] if label else []), *words)


def computed(unit: Provision, main: Provision, words: Sequence[str]) -> str:
    """A paragraph that is in a list."""
    lists = PLACES.get(main.kind, (1, 0))[0]
    point = (lists, 1) if unit.kind is ProvisionKind.POINT else None
    return p(*words, number=PLACES.get(unit.kind, point))


def paragraphs(expression: Expression, write: Writer) -> Iterator[str]:
    """The body, in document order."""
    first = 1
    for passage in expression.passages:
        if passage.role is not PassageRole.CLOSING:
            yield p(*runs(passage.text, passage.notes, first))
            first += len(passage.notes)
    for main in mains(expression):
        for unit in main.walk():
            yield write(unit, main, runs(unit.text, unit.notes, first))
            first += len(unit.notes)
    for passage in expression.passages:
        if passage.role is PassageRole.CLOSING:
            yield p(*runs(passage.text, passage.notes, first))


def mains(expression: Expression) -> Iterator[Provision]:
    """Each provision that begins a numbering of its points."""
    for provision in expression.provisions:
        if provision.kind is ProvisionKind.SUBHEADING:
            yield Provision(provision.kind, provision.eid, "", provision.text)
            yield from provision.children
        else:
            yield provision


def bracketed(file: str) -> bool:
    """Whether the points of a text bear the labels that :data:`NUMBERING` computes: (a), and not a)."""
    points = [unit for unit in read(str(DOSSIER / file)).expression.walk() if unit.kind is ProvisionKind.POINT]
    return all(unit.num.startswith("(") for unit in points)


WRITTEN = [(file, write) for file in FILES for write in (typed, computed) if write is typed or bracketed(file)]


@pytest.mark.parametrize(("file", "write"), WRITTEN)
def test_provisions_come_back(file: str, write: Writer) -> None:
    before = read(str(DOSSIER / file)).expression
    footnotes = {i: note(found.text) for i, found in enumerate(before.notes(), start=1)}
    data = docx("".join(paragraphs(before, write)), numbering=NUMBERING, footnotes=footnotes)
    after = read_data(data, "text.docx").expression
    assert units(after) == units(before)
    assert after.title == before.title
    assert (after.language, after.references.procedure) == (before.language, before.references.procedure)
    assert after.origin is not None
    assert after.origin.format == "docx"


@pytest.mark.parametrize("file", [name for name in FILES if name.startswith(("joint", "adopted"))])
def test_the_fixtures_test_something(file: str) -> None:
    before = read(str(DOSSIER / file)).expression
    assert len(units(before)) > 30
    assert list(before.notes())
    assert any(unit.kind is ProvisionKind.POINT for unit in before.walk())
    assert not any(is_docket(unit.text) for unit in before.walk())
