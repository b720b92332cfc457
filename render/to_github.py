"""A report as commands of GitHub Actions: an annotation for each demand that moved, then the whole report in the log.

``::error file=a.txt,line=7,title=…::…`` (GitHub documentation, workflow commands). GitHub shows the first ten of each
kind in a step, so the gravest stand first; the log below them and the job summary (:func:`render.to_md.job_summary`)
have all.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace

from akoma.model import EId
from differ.model import Demand, Report, Side, Verdict
from render.compose import compose
from render.demand_views import READING_ORDER
from render.renderer import RenderOptions, SourceLines
from render.to_term import RENDERER as TERMINAL
from render.view import DemandView, View

_WARNED = frozenset({Verdict.CONTRADICTED, Verdict.DROPPED, Verdict.SOFTENED, Verdict.MIXED})
_WIDTH = 120
_Starts = Mapping[Side, Mapping[EId, int]]


class GithubRenderer:
    """Lines for the standard output of a step."""

    name = "github"
    suffix = ".github"

    def render(self, report: Report, options: RenderOptions) -> bytes:
        """The annotations, then the report as plain text, in which nothing is taken for a command."""
        view = compose(report, options)
        lines = [*_annotations(report, view, options), *_log(report, view, options)]
        return "\n".join(lines).encode("utf-8") + b"\n"


def escaped(text: str) -> str:
    """Text as the message of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """Text as a property of a command."""
    return escaped(text).replace(":", "%3A").replace(",", "%2C")


def _annotations(report: Report, view: View, options: RenderOptions) -> Iterator[str]:
    views = {demand.id: demand for group in view.groups for demand in group.demands}
    starts = _starts(report)
    ranked = sorted(report.demands, key=lambda demand: READING_ORDER.index(demand.verdict))
    if view.alarm:
        yield f"::warning::{escaped(view.alarm)}"
    for demand in ranked:
        if demand.verdict is not Verdict.KEPT:
            yield _annotation(demand, views[demand.id], starts, options)


def _annotation(demand: Demand, view: DemandView, starts: _Starts, options: RenderOptions) -> str:
    fails = demand.verdict in options.failing and demand.confidence >= options.min_confidence
    kind = "error" if fails else "warning" if demand.verdict in _WARNED else "notice"
    title = f"{view.mark.sign} {view.mark.word}: {view.where}"
    reasons = "; ".join(axis.reason for axis in view.axes if axis.reason)
    said = [view.shift, f"({reasons})" if reasons else "", view.gist, *view.doubts, view.confidence]
    properties = {**_place(demand, starts, options), "title": title}
    listed = ",".join(f"{name}={escaped_property(value)}" for name, value in properties.items())
    return f"::{kind} {listed}::{escaped(' · '.join(text for text in said if text))}"


def _place(demand: Demand, starts: _Starts, options: RenderOptions) -> dict[str, str]:
    """The file and the line where the demand stands now; in the old text where the new one has nothing of it."""
    answer = demand.counterparts[0].provision if demand.counterparts and demand.side is Side.OLD else None
    side = Side.NEW if answer else demand.side
    source = _source(side, options)
    if source is None:
        return {}
    start = starts[side].get(answer or demand.quote.provision)
    if start is None or not source.starts:
        return {"file": source.path}
    return {"file": source.path, "line": str(bisect_right(source.starts, start))}


def _source(side: Side, options: RenderOptions) -> SourceLines | None:
    return options.sources[list(Side).index(side)] if options.sources else None


def _starts(report: Report) -> _Starts:
    """Where each provision begins in its source."""
    documents = {Side.OLD: report.comparison.old, Side.NEW: report.comparison.new}
    return {
        side: {unit.eid: unit.spans[0].start for unit in document.expression.walk() if unit.spans}
        for side, document in documents.items()
    }


def _log(report: Report, view: View, options: RenderOptions) -> Iterator[str]:
    """The report between two lines that stop and start commands; no text can hold the hash of itself."""
    plain = replace(options, width=_WIDTH, colour=False)
    text = TERMINAL.render(report, plain).decode("utf-8").rstrip("\n")
    token = hashlib.sha256(text.encode("utf-8")).hexdigest()
    yield f"::group::{escaped(view.words('page.title', old=view.old.name, new=view.new.name))}"
    yield f"::stop-commands::{token}"
    yield text
    yield f"::{token}::"
    yield "::endgroup::"


RENDERER = GithubRenderer()
"""A report for GitHub Actions."""
