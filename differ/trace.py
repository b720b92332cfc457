"""The table of demands: every demand of a base text as a row, every other document as a column.

    trace(base, documents, related, lexicon) -> Trace

A cell says what became of the demand in the document, always of the document relative to the base. For documents that
are older than the base the table is read the other way too (:mod:`differ.trace_origin`); with the adopted text among
the documents each shift of a report is attributed (:mod:`differ.trace_makers`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from akoma.about import other_text
from akoma.diagnostics import Diagnostic, warning
from akoma.model import Document, DocumentKind, EId
from differ.act import Act
from differ.demands import acts_of
from differ.lexicon import Lexicon
from differ.model import Counterpart, Demand, Mode, Quote, Report, Side, Verdict
from differ.relate import is_unnumbered
from differ.trace_makers import with_makers
from differ.trace_model import Addition, Cell, Column, Passage, Row, Standing, Trace
from differ.trace_origin import by_date, earlier, standings, with_origins


def trace(
    base: Document,
    documents: Sequence[Document],
    related: Callable[[Document, Document], Report],
    lexicon: Lexicon | None,
    older: Iterable[int] = (),
) -> Trace:
    """The table of demands. ``related`` compares two documents and judges: :func:`differ.relate.relate`, bound.

    ``lexicon`` is that of the base; without one there are no rows, and a warning says so.

    ``older``: indexes of documents that are known to be older than the base, whatever their dates say.
    """
    reports = tuple(None if _is_shut_out(base, document) else related(base, document) for document in documents)
    when = standings(base, documents, frozenset(older))
    columns = tuple(_columns(base, documents, reports, when))
    rows = tuple(_rows(acts_of(base.expression, lexicon), reports))
    found = Trace(
        base=base,
        columns=columns,
        rows=rows,
        additions=tuple(_additions(columns, reports)),
        earlier=tuple(earlier(columns, rows, reports)),
        chronology=tuple(columns[i].id for i in by_date(documents)),
        diagnostics=tuple(dict.fromkeys(_diagnostics(base, lexicon, reports))),
    )
    return with_makers(with_origins(found), related)


def _is_shut_out(base: Document, document: Document) -> bool:
    """Whether a document reports another text than the base: then nothing in it can be linked."""
    return is_unnumbered(document) and other_text(base.expression, document.expression) is not None


def _diagnostics(base: Document, lexicon: Lexicon | None, reports: Iterable[Report | None]) -> Iterator[Diagnostic]:
    """What concerns the base: its own, and what the comparisons say of their old text, once."""
    yield from base.expression.diagnostics
    if lexicon is None:
        message = f"no lexicon for {base.expression.language!r}, so no demand of the base text was read"
        yield warning("lexicon-missing", message)
    yield from (found for report in reports if report for found in _of_side(report.diagnostics, Side.OLD))


def _of_side(diagnostics: Iterable[Diagnostic], side: Side) -> Iterator[Diagnostic]:
    """Those of one text, without the words "new text:", for here each stands with its document."""
    for found in diagnostics:
        name = f"{side} text: "
        if found.message.startswith(name):
            yield replace(found, message=found.message.removeprefix(name))


def _of_document(report: Report) -> Iterator[Diagnostic]:
    """Those of a comparison but for what concerns the base alone."""
    new = iter(_of_side(report.diagnostics, Side.NEW))
    for found in report.diagnostics:
        if found.message.startswith(f"{Side.NEW} text: "):
            yield next(new)
        elif not found.message.startswith(f"{Side.OLD} text: "):
            yield found


def _columns(
    base: Document, documents: Sequence[Document], reports: Sequence[Report | None], when: Sequence[Standing]
) -> Iterator[Column]:
    adopted = adopted_text(base, documents)
    for at, (document, report) in enumerate(zip(documents, reports, strict=True)):
        changes = report.comparison.changes if report else ()
        other = other_text(base.expression, document.expression)
        known = tuple(_of_document(report)) if report else document.expression.diagnostics
        said = (other, *known) if other else known
        yield Column(
            id=f"doc{at + 1}",
            document=document,
            mode=report.comparison.mode if report else Mode.SUMMARY,
            standing=when[at],
            is_adopted=at == adopted,
            compared=report is not None,
            other_text=other,
            diagnostics=tuple(dict.fromkeys(said)),
            differs=any(change.is_change_of_text for change in changes),
        )


def adopted_text(base: Document, documents: Sequence[Document]) -> int | None:
    """The index of the adopted text: a resolution on the subject of a base that is a motion itself.

    Of several the one in the language of the base, else the first.
    """
    if base.expression.kind not in (DocumentKind.MOTION, DocumentKind.JOINT_MOTION):
        return None
    found = [
        at
        for at, one in enumerate(documents)
        if one.expression.kind is DocumentKind.RESOLUTION
        and not is_unnumbered(one)
        and other_text(base.expression, one.expression) is None
    ]
    own = (at for at in found if documents[at].expression.language == base.expression.language)
    return next(own, found[0] if found else None)


# --- rows and cells ---------------------------------------------------------------------------------------------------


def _rows(acts: Sequence[Act], reports: Sequence[Report | None]) -> Iterator[Row]:
    asked = [_Answers(report) if report else None for report in reports]
    for number, act in enumerate(acts, start=1):
        yield Row(
            id=f"d{number}",
            quote=act.quote,
            clause=act.clause,
            family=act.family,
            formula=act.formula,
            grade=act.grade,
            addressees=tuple(addressee.quote.text for addressee in act.addressees),
            cells=tuple(answers.cell(act.quote) if answers else None for answers in asked),
        )


class _Answers:
    """The demands of one report by their place, and the texts that answer them."""

    def __init__(self, report: Report) -> None:
        self._of: dict[EId, list[Demand]] = {}
        for demand in report.demands:
            if demand.side is Side.OLD:
                self._of.setdefault(demand.quote.provision, []).append(demand)
        self._quotes = _Quotes(report.comparison.new)

    def cell(self, quote: Quote) -> Cell:
        """What became of the demand with these words. A report may hold several deeds of one verb as one demand."""
        around = [demand for demand in self._of.get(quote.provision, ()) if _holds(demand.quote, quote)]
        demand = min(around, key=lambda demand: demand.quote.end - demand.quote.start, default=None)
        if demand is None:
            return Cell(Verdict.UNCLEAR, (), (), ("this demand was not judged",), 0.0, True)
        return Cell(
            verdict=demand.verdict,
            passages=tuple(self._quotes.passage(counterpart) for counterpart in demand.counterparts),
            axes=demand.axes,
            doubts=demand.doubts,
            confidence=demand.confidence,
            needs_review=demand.needs_review,
        )


def _holds(outer: Quote, inner: Quote) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


class _Quotes:
    """The words of a document by clause."""

    def __init__(self, document: Document) -> None:
        self._provisions = {provision.eid: provision for provision in document.expression.walk()}

    def passage(self, found: Counterpart) -> Passage:
        """The words of a clause; those of its whole provision when it has no such clause."""
        provision = self._provisions[found.provision]
        start = 0
        for clause in provision.clauses:
            if clause.id == found.clause:
                quote = Quote(found.provision, clause.text, start, start + len(clause.text))
                return Passage(quote, found.clause, found.confidence)
            start += len(clause.text) + 1
        quote = Quote(found.provision, provision.text, 0, len(provision.text))
        return Passage(quote, found.clause, found.confidence)


def _additions(columns: Sequence[Column], reports: Sequence[Report | None]) -> Iterator[Addition]:
    new = [
        (column.id, demand)
        for column, report in zip(columns, reports, strict=True)
        for demand in (report.demands if report else ())
        if demand.side is Side.NEW
    ]
    for number, (column, demand) in enumerate(new, start=1):
        yield Addition(f"a{number}", column, demand)
