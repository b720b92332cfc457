"""The table of demands read the other way: which documents are older than the base, and what the base took from them.

A document is older or not by its date, by its kind (a joint motion replaces motions, a resolution follows motions, a
report tells of a vote) or by what the base cites; where none of these tells, that is unknown.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from akoma.about import dates_in
from akoma.language import languages
from akoma.model import Document, DocumentKind, EId, MentionKind, ProvisionKind
from differ.model import Report, Side, Verdict
from differ.trace_model import Cell, Column, Earlier, EarlierDemand, First, Passage, Row, Standing, Trace

STAGES = {DocumentKind.MOTION: 0, DocumentKind.JOINT_MOTION: 1, DocumentKind.RESOLUTION: 2}
"""The order of the texts of one procedure: a joint motion replaces motions (Rule 132), Parliament adopts one."""

NOT_THERE = frozenset({Verdict.DROPPED, Verdict.CONTRADICTED})
"""Verdicts after which a document does not have a demand."""

TURNED = {
    Verdict.STRENGTHENED: Verdict.SOFTENED,
    Verdict.SOFTENED: Verdict.STRENGTHENED,
    Verdict.DROPPED: Verdict.ADDED,
    Verdict.ADDED: Verdict.DROPPED,
}
"""The verdicts on the same pair with the two texts exchanged; the others stay."""


# --- which is older ---------------------------------------------------------------------------------------------------


def standings(base: Document, documents: Sequence[Document], older: AbstractSet[int]) -> tuple[Standing, ...]:
    """Whether each document is older than the base; ``older`` has the indexes of those that are known to be."""
    newest = _newest_cited(base)
    alone = [Standing.EARLIER if at in older else _standing(base, one, newest) for at, one in enumerate(documents)]
    return tuple(_beside(at, alone, [one.expression.references.date for one in documents]) for at in range(len(alone)))


def _beside(at: int, known: Sequence[Standing], dates: Sequence[str]) -> Standing:
    """What is no older than a later document is later; what is no newer than an earlier one is earlier."""
    if known[at] is not Standing.UNKNOWN or not dates[at]:
        return known[at]
    dated = [(standing, day) for standing, day in zip(known, dates, strict=True) if day]
    if any(standing is Standing.LATER and day <= dates[at] for standing, day in dated):
        return Standing.LATER
    is_earlier = any(standing is Standing.EARLIER and dates[at] <= day for standing, day in dated)
    return Standing.EARLIER if is_earlier else Standing.UNKNOWN


def _standing(base: Document, document: Document, newest: str) -> Standing:
    ours, theirs = base.expression, document.expression
    stages = STAGES.get(ours.kind), STAGES.get(theirs.kind)
    if stages[0] is not None and stages[1] is not None and ours.references.procedure == theirs.references.procedure:
        return _compared(stages[1], stages[0])
    date = theirs.references.date
    if date and ours.references.date:
        return _compared(date, ours.references.date)
    if theirs.references.vote or _tells_of_adoption(document, newest):
        return Standing.LATER
    if date and newest and date < newest:
        return Standing.EARLIER
    return _compared(stages[1], stages[0]) if stages[0] is not None and stages[1] is not None else Standing.UNKNOWN


def _tells_of_adoption(document: Document, newest: str) -> bool:
    """Whether a report names a resolution by a date after all that the base cites: that is when it was adopted."""
    named = [m.value for m in document.expression.references.about if m.kind is MentionKind.DATE]
    return bool(newest) and any(day > newest for day in named)


def _compared(theirs: str | int, ours: str | int) -> Standing:
    one, other = str(theirs), str(ours)
    return Standing.UNKNOWN if one == other else Standing.EARLIER if one < other else Standing.LATER


def _newest_cited(base: Document) -> str:
    """The newest date in the citations (ISO 8601), which are past events: no text is older than what it cites."""
    tongue = languages().get(base.expression.language)
    cited = [p.text for p in base.expression.walk() if p.kind is ProvisionKind.CITATION]
    return max((day for text in cited for day in dates_in(text, tongue)), default="") if tongue else ""


def by_date(documents: Sequence[Document]) -> tuple[int, ...]:
    """Indexes by date: those without one keep their place, the others are put in order in the places that are left."""
    dated = sorted(
        (at for at, one in enumerate(documents) if one.expression.references.date),
        key=lambda at: documents[at].expression.references.date,
    )
    following = iter(dated)
    return tuple(next(following) if one.expression.references.date else at for at, one in enumerate(documents))


# --- which first had a demand -----------------------------------------------------------------------------------------


def with_origins(found: Trace) -> Trace:
    """The oldest of the documents before the base that has each demand."""
    older = [c for c in map(found.column, found.chronology) if c.standing is Standing.EARLIER and c.compared]
    if not older:
        return found
    places = [(column.id, found.columns.index(column)) for column in older]
    return replace(found, rows=tuple(replace(row, origin=_origin(row, places)) for row in found.rows))


def _origin(row: Row, places: Iterable[tuple[str, int]]) -> First:
    for identifier, at in places:
        cell = row.cells[at]
        if cell and cell.passages and cell.verdict not in NOT_THERE:
            return First(identifier, not cell.needs_review)
    return First("", True)


# --- what the base took up --------------------------------------------------------------------------------------------


def earlier(columns: Sequence[Column], rows: Sequence[Row], reports: Sequence[Report | None]) -> Iterator[Earlier]:
    """The demands of each document that is older than the base, taken up or not."""
    for at, (column, report) in enumerate(zip(columns, reports, strict=True)):
        if column.standing is Standing.EARLIER and report:
            demands = [*_taken_up(rows, at), *_left_out(report)]
            order = {provision.eid: n for n, provision in enumerate(column.document.expression.walk())}
            demands.sort(key=lambda one: (order[one.passage.quote.provision], one.passage.quote.start))
            yield Earlier(column.id, tuple(demands))


def _taken_up(rows: Sequence[Row], at: int) -> Iterator[EarlierDemand]:
    """The passages of a document that answer demands of the base, each once, with all that it answers."""
    found: dict[tuple[EId, EId], list[tuple[Row, Cell, Passage]]] = {}
    for row in rows:
        cell = row.cells[at]
        for passage in cell.passages if cell else ():
            if cell:
                found.setdefault((passage.quote.provision, passage.clause), []).append((row, cell, passage))
    for answers in found.values():
        cells = [cell for _, cell, _ in answers]
        yield EarlierDemand(
            passage=answers[0][2],
            verdict=together([TURNED.get(cell.verdict, cell.verdict) for cell in cells]),
            rows=tuple(row.id for row, _, _ in answers),
            confidence=min(cell.confidence for cell in cells),
            needs_review=any(cell.needs_review for cell in cells),
        )


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """One verdict on what answers several demands: one that is unclear makes it unclear, kept outweighs no shift."""
    told = set(verdicts)
    for verdict in (Verdict.CONTRADICTED, Verdict.UNCLEAR):
        if verdict in told:
            return verdict
    told -= {Verdict.KEPT}
    return Verdict.KEPT if not told else told.pop() if len(told) == 1 else Verdict.MIXED


def _left_out(report: Report) -> Iterator[EarlierDemand]:
    """The demands of an older document that the base does not have."""
    for demand in report.demands:
        if demand.side is Side.NEW:
            passage = Passage(demand.quote, demand.clause, 1.0)
            turned = TURNED.get(demand.verdict, demand.verdict)
            yield EarlierDemand(passage, turned, (), demand.confidence, demand.needs_review)
