"""The demands that fail a check, one line each: what a person sees who was refused a commit or a merge."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from differ.model import Verdict

if TYPE_CHECKING:
    from differ.model import Report
    from render.view import DemandView

MOST = 5
"""Demands that are named of a file; the reports have all."""

_WIDTH = 72
"""Characters of a demand that are shown."""

_ALONE = {
    Verdict.DROPPED: "nothing in the new text answers it",
    Verdict.ADDED: "it answers nothing in the old text",
}
"""The reason where no words show one."""


def failed_demands(report: "Report", failing: Collection[str], least: float) -> tuple[str, ...]:
    """The demands with a verdict of ``failing`` and at least this confidence, the shifts that matter most first."""
    ids = {one.id for one in report.demands if one.verdict in failing and one.confidence >= least}
    found = sorted((view for view in _views(report) if view.id in ids), key=lambda view: -view.weight)
    return _first([_line(view.mark.word, view, _reason(view)) for view in found])


def all_demands(report: "Report", verdict: str, reason: str) -> tuple[str, ...]:
    """The demands of a text that came or went as a whole: all have one verdict, for one reason."""
    return _first([_line(verdict, view, reason) for view in _views(report)])


def _views(report: "Report") -> "Sequence[DemandView]":
    from render.compose import compose
    from render.renderer import RenderOptions

    order = {one.id: at for at, one in enumerate(report.demands)}
    views = [view for group in compose(report, RenderOptions()).groups for view in group.demands]
    return sorted(views, key=lambda view: order[view.id])


def _line(verdict: str, view: "DemandView", reason: str) -> str:
    from render.characters import shorten

    return f"{verdict} {view.where}: {shorten(view.gist, _WIDTH)}" + (f" ({reason})" if reason else "")


def _reason(view: "DemandView") -> str:
    told = [axis.reason or axis.shift for axis in view.axes] or list(view.doubts)
    return "; ".join(told) or _ALONE.get(view.mark.verdict, "")


def _first(lines: Sequence[str]) -> tuple[str, ...]:
    more = len(lines) - MOST
    return (*lines[:MOST], *([f"and {more} more"] if more > 0 else []))
