"""Several versions of a text side by side: which provisions of each stand in one row.

Every text is compared with the base text; what answers the same unit of the base stands in one row. What a text adds
stands behind the row that it follows in that text; of two texts that add the same, which a comparison of the two tells,
both stand in one row. Guarantee (:func:`assert_whole`): every provision of every text stands in exactly one cell.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from akoma.diagnostics import Diagnostic
from akoma.errors import ComparisonError
from akoma.model import Document, EId, Provision
from differ.model import REVIEW_BELOW, Change, Comparison, Mode, TextEdit

Compared = Callable[[Document, Document], Comparison]
Diff = Callable[[str, str, str], Sequence[TextEdit]]
"""Old text, new text, language: the edits between them."""

FEWEST = 2
"""Texts that a synopsis needs."""


@dataclass(frozen=True, slots=True)
class SynopsisCell:
    """What one text has in a row. ``text`` of several provisions is joined by spaces.

    ``against`` is the column with which the words were compared, the nearest on the left that has the row in the same
    language; ``edits`` turn its text into this one, and are empty where ``against`` is ``None``. ``moved``: the
    provision stands elsewhere among its neighbours than in the base text.
    """

    provisions: tuple[EId, ...]
    text: str
    heading: str
    moved: bool
    needs_review: bool
    against: int | None
    edits: tuple[TextEdit, ...]
    differs: bool
    """Whether words or heading differ from those of ``against``; True for the first text that has the row."""


@dataclass(frozen=True, slots=True)
class SynopsisRow:
    """One cell a text; ``None`` where a text has nothing."""

    id: str
    cells: tuple[SynopsisCell | None, ...]

    @property
    def agrees(self) -> bool:
        """Whether all texts have the row, with the same words and at the same place."""
        return all(cell and not cell.moved and (not at or not cell.differs) for at, cell in enumerate(self.cells))


@dataclass(frozen=True, slots=True)
class Synopsis:
    """The texts in the order of the columns, the column of the base text, and the rows."""

    documents: tuple[Document, ...]
    base: int
    rows: tuple[SynopsisRow, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Draft:
    """A row while it is put together: the provisions of each column, and what is known of them."""

    units: dict[int, list[EId]]
    moved: set[int]
    doubtful: set[int]


def synopsis(documents: Sequence[Document], base: int, compared: Compared, diff: Diff) -> Synopsis:
    """The rows of all texts. Raises ComparisonError for fewer than two, or for a report among them."""
    if len(documents) < FEWEST:
        raise ComparisonError("a synopsis needs at least two texts", "as in synopsis a.txt b.txt c.txt")
    maker = _Maker(documents, base, compared)
    drafts = maker.drafts()
    columns = [_Column(document) for document in documents]
    rows = tuple(_row(f"r{n}", draft, columns, diff) for n, draft in enumerate(drafts, start=1))
    made = Synopsis(tuple(documents), base, rows, tuple(maker.diagnostics))
    assert_whole(made)
    return made


def assert_whole(made: Synopsis) -> None:
    """Every provision of every text stands in exactly one cell."""
    for column, document in enumerate(made.documents):
        cells = (row.cells[column] for row in made.rows)
        found = sorted(eid for cell in cells if cell for eid in cell.provisions)
        if found != sorted(unit.eid for unit in document.expression.walk()):
            raise AssertionError(f"column {column + 1} of the synopsis does not hold its text exactly once")


class _Maker:
    """Puts rows together, column after column."""

    def __init__(self, documents: Sequence[Document], base: int, compared: Compared) -> None:
        self._documents = documents
        self._base = base
        self._compared = compared
        self._home: dict[tuple[int, EId], _Draft] = {}
        self.diagnostics: list[Diagnostic] = []

    def drafts(self) -> list[_Draft]:
        others = [column for column in range(len(self._documents)) if column != self._base]
        comparisons = {column: self._comparison(self._base, column) for column in others}
        rows = self._base_rows([change for found in comparisons.values() for change in found.changes])
        added: dict[int, list[EId]] = {}
        for column in others:
            for change in comparisons[column].changes:
                self._take(column, change)
                if not change.correspondence.old:
                    added.setdefault(column, []).extend(change.correspondence.new)
        for column in others:
            self._place(column, added, rows)
        return rows

    def _comparison(self, left: int, right: int) -> Comparison:
        found = self._compared(self._documents[left], self._documents[right])
        if found.mode is Mode.SUMMARY:
            name = self._documents[right].source.name
            raise ComparisonError(f"{name}: a report is no version of the base text", "leave it to clausewise trace")
        # What the reading of a text has to say is said of it once, by the caller.
        self.diagnostics += [d for d in found.diagnostics if d not in self.diagnostics]
        return found

    def _base_rows(self, changes: Iterable[Change]) -> list[_Draft]:
        """One row a unit of the base text; units that were joined anywhere share one."""
        rows = []
        for unit in self._documents[self._base].expression.walk():
            draft = _Draft({self._base: [unit.eid]}, set(), set())
            self._home[self._base, unit.eid] = draft
            rows.append(draft)
        for change in changes:
            homes = [self._home[self._base, eid] for eid in change.correspondence.old]
            for draft in homes[1:]:
                if draft is not homes[0]:
                    self._join(homes[0], draft)
        left = {id(draft) for draft in self._home.values()}
        return [draft for draft in rows if id(draft) in left]

    def _join(self, first: _Draft, other: _Draft) -> None:
        first.units[self._base] += other.units[self._base]
        order = {unit.eid: at for at, unit in enumerate(self._documents[self._base].expression.walk())}
        first.units[self._base].sort(key=order.__getitem__)
        for eid in other.units[self._base]:
            self._home[self._base, eid] = first

    def _take(self, column: int, change: Change) -> None:
        """The provisions of a column into the row of what they answer."""
        match = change.correspondence
        if not (match.old and match.new):
            return
        draft = self._home[self._base, match.old[0]]
        draft.units.setdefault(column, []).extend(match.new)
        draft.moved |= {column} if match.moved else set()
        draft.doubtful |= {column} if match.confidence < REVIEW_BELOW else set()
        for eid in match.new:
            self._home[column, eid] = draft

    def _place(self, column: int, added: dict[int, list[EId]], rows: list[_Draft]) -> None:
        """What a column adds: into the row of a column before it that adds the same, else behind what it follows."""
        mine = set(added.get(column, ()))
        for earlier in (other for other in added if other < column and added[other] and mine):
            self._meet(earlier, column, mine)
        last: _Draft | None = None
        for unit in self._documents[column].expression.walk():
            draft = self._home.get((column, unit.eid))
            if draft is None:
                draft = _Draft({column: [unit.eid]}, set(), set())
                self._home[column, unit.eid] = draft
                at = next((n for n, row in enumerate(rows) if row is last), -1)
                rows.insert(at + 1, draft)
            elif column in draft.moved:
                continue
            last = draft

    def _meet(self, earlier: int, column: int, mine: set[EId]) -> None:
        for change in self._comparison(earlier, column).changes:
            match = change.correspondence
            homes = [self._home[earlier, eid] for eid in match.old if self._base not in self._home[earlier, eid].units]
            fresh = [eid for eid in match.new if eid in mine and (column, eid) not in self._home]
            if homes and fresh and len(fresh) == len(match.new) and column not in homes[0].units:
                homes[0].units[column] = fresh
                for eid in fresh:
                    self._home[column, eid] = homes[0]


class _Column:
    """A text with its provisions by their eIds, in their order."""

    def __init__(self, document: Document) -> None:
        self.language = document.expression.language
        self._units = {unit.eid: (at, unit) for at, unit in enumerate(document.expression.walk())}

    def units(self, eids: Iterable[EId]) -> list[Provision]:
        """Provisions in the order of the text."""
        return [unit for _, unit in sorted((self._units[eid] for eid in eids), key=lambda found: found[0])]


def _row(name: str, draft: _Draft, columns: Sequence[_Column], diff: Diff) -> SynopsisRow:
    cells: list[SynopsisCell | None] = []
    for at in range(len(columns)):
        cells.append(_cell(draft, at, cells, columns, diff) if at in draft.units else None)
    return SynopsisRow(name, tuple(cells))


def _cell(
    draft: _Draft, at: int, cells: Sequence[SynopsisCell | None], columns: Sequence[_Column], diff: Diff
) -> SynopsisCell:
    units = columns[at].units(draft.units[at])
    text = " ".join(unit.text for unit in units)
    heading = " / ".join(unit.heading for unit in units if unit.heading)
    left = _left(cells, columns, at)
    before = cells[left] if left is not None else None
    edits = tuple(diff(before.text, text, columns[at].language)) if before else ()
    differs = before is None or (before.text, before.heading) != (text, heading)
    marks = at in draft.moved, at in draft.doubtful
    return SynopsisCell(tuple(unit.eid for unit in units), text, heading, *marks, left, edits, differs)


def _left(cells: Sequence[SynopsisCell | None], columns: Sequence[_Column], column: int) -> int | None:
    """The nearest column on the left that has the row in the same language."""
    near = reversed(range(len(cells)))
    return next((at for at in near if cells[at] and columns[at].language == columns[column].language), None)


def differing(made: Synopsis) -> Iterator[SynopsisRow]:
    """The rows in which the texts do not agree."""
    return (row for row in made.rows if not row.agrees)
