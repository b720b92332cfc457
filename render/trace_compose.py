"""Trace -> TraceView: everything that the outputs share is decided here, once."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from akoma.diagnostics import Diagnostic
from akoma.model import Document, EId
from differ.across.attribution import Origin
from differ.lexicon.model import MUST, SLOT
from differ.model import AxisShift, Family, Mode, Quote, Side, Verdict
from differ.trace_model import (
    Addition,
    Cell,
    Column,
    Earlier,
    EarlierDemand,
    Passage,
    Row,
    Standing,
    Trace,
)
from render.characters import shorten, visible
from render.cutting import marked
from render.demand_views import READING_ORDER, axis_view, verdict_mark
from render.iso639 import two_letters
from render.places import Place, places_of
from render.renderer import RenderOptions
from render.sentences import Kind, told
from render.trace_view import (
    AdditionView,
    CellView,
    ColumnView,
    DemandText,
    EarlierRow,
    EarlierView,
    PassageView,
    RowView,
    TraceMark,
    TraceView,
)
from render.view import Notice
from render.wording import Wording, wording

_GIST = 180
ABSENT = "absent"
"""The look of a demand that a report or an older text does not have: no loss, so no colour of alarm."""
ABSENT_SIGN = "–"


def compose_trace(trace: Trace, options: RenderOptions) -> TraceView:
    """What a reader of this table is shown. Raises UnknownLanguageError for an interface without words."""
    words = wording(options.language)
    labels = _labels(trace, words)
    columns = {column.id: _column(trace, column, labels, words) for column in trace.columns}
    setting = _Setting(trace, words, columns, options.min_confidence)
    base = trace.base.expression
    return TraceView(
        words=words,
        base_kind=words(f"document.{base.kind}"),
        base_name=visible(base.references.number or trace.base.source.name),
        base_title=visible(base.title) or visible(trace.base.source.name),
        base_language=two_letters(base.language),
        base_facts=tuple(_facts(trace.base, words)),
        answer=tuple(_answer(trace, words)),
        columns=tuple(columns.values()),
        rows=tuple(setting.row(row) for row in trace.rows),
        additions=tuple(setting.addition(addition) for addition in trace.additions),
        earlier=tuple(setting.earlier(earlier) for earlier in trace.earlier),
        notices=tuple(_notice(found, words) for found in dict.fromkeys(trace.diagnostics)),
        has_origins=any(row.origin for row in trace.rows),
        full=options.full,
    )


def _facts(document: Document, words: Wording) -> Iterator[tuple[str, str]]:
    references = document.expression.references
    facts = {
        "number": references.number,
        "procedure": references.procedure,
        "date": words.date(references.date),
        "language": words.language_name(two_letters(document.expression.language)),
        "file": document.source.name,
    }
    return ((words(f"fact.{key}"), visible(value)) for key, value in facts.items() if value)


def _answer(trace: Trace, words: Wording) -> Iterator[str]:
    yield words.number("trace.answer.rows", len(trace.rows))
    reports = [
        at
        for at, column in enumerate(trace.columns)
        if column.mode is Mode.SUMMARY and column.compared and column.standing is not Standing.EARLIER
    ]
    nowhere = sum(all(_is_absent(row.cells[at]) for at in reports) for row in trace.rows) if reports else 0
    shut_out = sum(not column.compared for column in trace.columns)
    for key, number in (("nowhere", nowhere), ("added", len(trace.additions)), ("shut_out", shut_out)):
        if number:
            yield words.number(f"trace.answer.{key}", number)


def _is_absent(cell: Cell | None) -> bool:
    return cell is not None and cell.verdict is Verdict.DROPPED


# --- columns ----------------------------------------------------------------------------------------------------------


def _labels(trace: Trace, words: Wording) -> dict[str, str]:
    """A short name for each column: its kind, with its file where two are of one kind."""
    kinds = {column.id: words(f"document.{column.document.expression.kind}") for column in trace.columns}
    often = Counter(kinds.values())
    return {
        column.id: kinds[column.id]
        if often[kinds[column.id]] == 1
        else f"{kinds[column.id]} ({visible(column.document.source.name)})"
        for column in trace.columns
    }


def _column(trace: Trace, column: Column, labels: Mapping[str, str], words: Wording) -> ColumnView:
    expression = column.document.expression
    counts = ((verdict, trace.count(column, verdict)) for verdict in READING_ORDER)
    return ColumnView(
        id=column.id,
        letter=_letter(trace.columns.index(column)),
        label=labels[column.id],
        file=visible(column.document.source.name),
        title=visible(expression.title),
        language=two_letters(expression.language),
        date=words.date(expression.references.date),
        relation=words("list.comma").join(_relation(column, words)),
        warning="" if column.compared else words("trace.other"),
        compared=column.compared,
        counts=tuple((mark_of(verdict, column, words), number) for verdict, number in counts if number),
        notices=tuple(_notice(found, words) for found in column.diagnostics),
    )


def _relation(column: Column, words: Wording) -> Iterator[str]:
    yield words("trace.standing.adopted") if column.is_adopted else words(f"trace.mode.{column.mode}")
    if column.is_adopted and column.mode is Mode.TRANSLATIONS:
        yield words("trace.mode.translations")
    if column.compared:
        yield words(f"trace.standing.{column.standing}")


def _letter(at: int) -> str:
    """A, B ... Z, AA, AB ..."""
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)  # noqa: PLR2004


def mark_of(verdict: Verdict, column: Column, words: Wording) -> TraceMark:
    """A verdict in the words of a column."""
    plain = verdict_mark(verdict, words)
    is_older = column.standing is Standing.EARLIER
    is_report = column.mode is Mode.SUMMARY
    name = f"trace.earlier.{verdict}" if is_older else ""
    word = words(name) if name else wording(words.language, column.mode)(f"verdict.{verdict}.name")
    if verdict is Verdict.DROPPED and (is_older or is_report):
        return TraceMark(verdict, word, ABSENT_SIGN, ABSENT)
    return TraceMark(verdict, word, plain.sign, verdict.value)


def _notice(found: Diagnostic, words: Wording) -> Notice:
    return Notice(
        severity=found.severity,
        word=words(f"severity.{found.severity}"),
        message=told(Kind.NOTICES, found.message, words.language),
        where=told(Kind.WHERE, found.where, words.language),
        code=visible(found.code),
    )


# --- cells ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sides:
    """Where the provisions of a document stand."""

    places: Mapping[EId, Place]

    def short(self, eid: EId) -> str:
        """As "§ 5"."""
        return self.places[eid].ref.short


class _Setting:
    """What the views of one table have in common."""

    def __init__(self, trace: Trace, words: Wording, columns: Mapping[str, ColumnView], least: float) -> None:
        self._trace, self._words, self._columns, self._least = trace, words, columns, least
        self._base = _Sides(places_of(trace.base, Side.OLD, words))
        self._sides = {column.id: _Sides(places_of(column.document, Side.NEW, words)) for column in trace.columns}
        self._rows = {row.id: row for row in trace.rows}

    def row(self, row: Row) -> RowView:
        """A demand and its cells."""
        cells = zip(self._trace.columns, row.cells, strict=True)
        return RowView(
            id=row.id,
            anchor=f"demand-{row.id}",
            demand=self._demand(row.quote, self._base, row.family, row.formula, row.grade, row.addressees),
            cells=tuple(self._cell(row, cell, column) if cell else None for column, cell in cells),
            origin=self._origin(row),
            is_older=bool(row.origin and row.origin.column),
        )

    def _demand(
        self,
        quote: Quote,
        side: _Sides,
        family: Family,
        formula: str,
        grade: float | None,
        addressees: Iterable[str],
    ) -> DemandText:
        text = visible(quote.text)
        return DemandText(
            where=side.short(quote.provision),
            label=side.places[quote.provision].ref.label,
            family=self._words.get(f"family.{family}", family),
            formula=visible(formula.replace(f"{SLOT} {MUST}", SLOT).replace(MUST, SLOT)),
            grade="" if grade is None else f"{grade:g}",
            addressees=self._words("list.comma").join(visible(name) for name in addressees),
            text=text,
            gist=shorten(text.rstrip(" ;"), _GIST),
        )

    def _origin(self, row: Row) -> str:
        if row.origin is None:
            return ""
        if not row.origin.column:
            return self._words("trace.origin.base")
        key = "document" if row.origin.is_sure else "unsure"
        return self._words(f"trace.origin.{key}", name=self._columns[row.origin.column].label)

    def _cell(self, row: Row, cell: Cell, column: Column) -> CellView:
        side = self._sides[column.id]
        return CellView(
            column=column.id,
            mark=mark_of(cell.verdict, column, self._words),
            where=" + ".join(dict.fromkeys(side.short(passage.quote.provision) for passage in cell.passages)),
            passages=tuple(self._passage(passage, side, cell.axes, _new) for passage in cell.passages),
            axes=tuple(axis_view(axis, self._words) for axis in cell.axes),
            doubts=tuple(told(Kind.DEMANDS, doubt, self._words.language) for doubt in cell.doubts),
            made_by=self._maker(cell.made_by, cell.verdict),
            confidence=self._words.percent(cell.confidence),
            needs_review=cell.needs_review or cell.confidence < self._least,
        )

    def _passage(
        self, passage: Passage, side: _Sides, axes: Iterable[AxisShift], of: Callable[[AxisShift], Quote | None]
    ) -> PassageView:
        quote = passage.quote
        found = [shown for axis in axes if (shown := of(axis)) and shown.provision == quote.provision]
        spans = [(one.start - quote.start, one.end - quote.start) for one in found]
        inside = [span for span in spans if span[0] >= 0 and span[1] <= len(quote.text)]
        return PassageView(side.short(quote.provision), marked(quote.text, inside))

    def _maker(self, made_by: Origin | None, verdict: Verdict) -> str:
        """Who made a shift. That a report leaves something out is its reporter's doing, and needs no saying."""
        if made_by in (None, Origin.NONE) or (verdict is Verdict.DROPPED and made_by is not Origin.PLENARY):
            return ""
        return self._words(f"trace.maker.{made_by}")

    # --- the other direction, and what is new

    def addition(self, addition: Addition) -> AdditionView:
        """A demand that the base does not have."""
        demand = addition.demand
        column = self._trace.column(addition.column)
        return AdditionView(
            id=addition.id,
            column=self._columns[column.id],
            mark=mark_of(demand.verdict, column, self._words),
            demand=self._demand(
                demand.quote, self._sides[column.id], demand.family, demand.formula, demand.grade, demand.addressees
            ),
            made_by=self._maker(addition.made_by, demand.verdict),
            confidence=self._words.percent(demand.confidence),
            needs_review=demand.needs_review or demand.confidence < self._least,
        )

    def earlier(self, earlier: Earlier) -> EarlierView:
        """The demands of an older document."""
        verdicts = Counter(demand.verdict for demand in earlier.demands)
        out, unclear = verdicts[Verdict.DROPPED], verdicts[Verdict.UNCLEAR]
        taken = len(earlier.demands) - out - unclear
        answer = self._words.number("trace.earlier.answer", len(earlier.demands), taken=taken, out=out, open=unclear)
        side = self._sides[earlier.column]
        return EarlierView(
            self._columns[earlier.column], answer, tuple(self._earlier_row(one, side) for one in earlier.demands)
        )

    def _earlier_row(self, one: EarlierDemand, side: _Sides) -> EarlierRow:
        mark = verdict_mark(one.verdict, self._words)
        return EarlierRow(
            mark=TraceMark(one.verdict, self._words(f"trace.taken.{one.verdict}"), mark.sign, one.verdict.value),
            passage=PassageView(side.short(one.passage.quote.provision), marked(one.passage.quote.text, [])),
            answers=tuple((self._base.short(self._rows[row].quote.provision), f"demand-{row}") for row in one.rows),
            confidence=self._words.percent(one.confidence),
            needs_review=one.needs_review or one.confidence < self._least,
        )


def _new(axis: AxisShift) -> Quote | None:
    return axis.new
