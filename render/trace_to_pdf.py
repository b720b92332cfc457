"""The table of demands as PDF: upright for a few documents, landscape for more, in several tables for many."""

from differ.trace_model import Trace
from render.renderer import RenderOptions
from render.to_html import asset, templates
from render.to_pdf import typeset
from render.trace_compose import compose_trace
from render.trace_view import TraceView

UPRIGHT = 2
"""Documents that fit beside the demands on upright paper: with the place and the demand they would be five columns."""

ABREAST = 6
"""Documents in one table: with more, the columns of landscape paper would be too narrow for words."""


def trace_paper_html(view: TraceView) -> str:
    """The page that is set: no style, no script, nothing that could be fetched."""
    columns = view.columns
    parts = [columns[at : at + ABREAST] for at in range(0, len(columns), ABREAST)]
    return templates().get_template("trace_paper.html").render(view=view, w=view.words, parts=parts)


def trace_paper_css(view: TraceView) -> str:
    """The style sheet with the form of the paper and the words that number the pages."""
    before, _, rest = view.words("page.of").partition("{page}")
    between, _, after = rest.partition("{pages}")
    content = f'"{before}" counter(page) "{between}" counter(pages) "{after}"'
    size = "A4" if len(view.columns) <= UPRIGHT else "A4 landscape"
    page = f"@page {{ size: {size}; @bottom-right {{ content: {content}; }} }}"
    return "\n".join((asset("paper.css"), asset("trace_paper.css"), page))


class TracePdfRenderer:
    """Documents, warnings, the table, and what stands beside it; the words of every document only with ``full``."""

    name = "pdf"
    suffix = ".pdf"

    def render(self, trace: Trace, options: RenderOptions) -> bytes:
        """The whole file."""
        view = compose_trace(trace, options)
        return typeset(trace_paper_html(view), trace_paper_css(view))


RENDERER = TracePdfRenderer()
