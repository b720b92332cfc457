"""Who made the shifts of reports, where the adopted text lies beside the base (:mod:`differ.across.attribution`)."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from akoma.model import Document, EId
from differ.across.attribution import Finding, Origin, attributed
from differ.model import Mode, Report, Side, Verdict
from differ.trace_model import Addition, Cell, Row, Standing, Trace
from differ.trace_origin import together


def with_makers(found: Trace, related: Callable[[Document, Document], Report]) -> Trace:
    """The shifts of reports with who made them, where the adopted text is among the documents."""
    adopted = next((at for at, column in enumerate(found.columns) if column.is_adopted), None)
    if adopted is None:
        return found
    beside = {
        at: _Beside(adopted, at, related(found.columns[adopted].document, column.document))
        for at, column in enumerate(found.columns)
        if column.mode is Mode.SUMMARY and column.compared and column.standing is not Standing.EARLIER
    }
    named = {found.columns[at].id: report for at, report in beside.items()}
    return replace(
        found,
        rows=tuple(replace(row, cells=_cells(row, beside)) for row in found.rows),
        additions=tuple(_made(one, named) for one in found.additions),
    )


def _cells(row: Row, beside: Mapping[int, "_Beside"]) -> tuple[Cell | None, ...]:
    return tuple(
        replace(cell, made_by=beside[at].maker(row)) if cell and at in beside else cell
        for at, cell in enumerate(row.cells)
    )


def _made(addition: Addition, named: Mapping[str, "_Beside"]) -> Addition:
    report = named.get(addition.column)
    return replace(addition, made_by=report.maker_of_addition(addition)) if report else addition


class _Beside:
    """What a report says of the adopted text, beside what both say of the base."""

    def __init__(self, adopted: int, at: int, report: Report) -> None:
        self._adopted, self._at = adopted, at
        self._said: dict[EId, list[Verdict]] = {}
        for demand in report.demands:
            if demand.side is Side.OLD:
                self._said.setdefault(demand.clause, []).append(demand.verdict)
        self._new = {(d.quote.provision, d.quote.start) for d in report.demands if d.side is Side.NEW}

    def maker(self, row: Row) -> Origin | None:
        """Who made the shift of a demand; nobody where there is none, or it is not clear that there is one."""
        shown, adopted = row.cells[self._at], row.cells[self._adopted]
        if shown is None or adopted is None or shown.verdict in (Verdict.KEPT, Verdict.UNCLEAR):
            return None
        said = self._by_reporter(shown, adopted)
        if shown.verdict is Verdict.DROPPED and said is Verdict.DROPPED and adopted.verdict is not Verdict.UNCLEAR:
            return Origin.REPORTER  # The adopted text has it in one form or another.
        made = attributed(Finding(shown.verdict), Finding(adopted.verdict), Finding(said) if said else None)
        fits = {Origin.PLENARY: adopted.verdict, Origin.REPORTER: said}
        return made if made not in fits or fits[made] is shown.verdict else Origin.UNKNOWN

    def _by_reporter(self, shown: Cell, adopted: Cell) -> Verdict | None:
        """What the report says of the demand as adopted; None where that cannot be told."""
        if adopted.verdict is Verdict.DROPPED:
            return Verdict.KEPT if shown.verdict is Verdict.DROPPED else None
        said = [verdict for passage in adopted.passages for verdict in self._said.get(passage.clause, ())]
        return together(said) if said else None

    def maker_of_addition(self, addition: Addition) -> Origin:
        """Who added a demand: the reporter where the adopted text does not have it either."""
        place = (addition.demand.quote.provision, addition.demand.quote.start)
        return Origin.REPORTER if place in self._new else Origin.PLENARY
