"""A report as PDF for paper and for files: the same view and the same partials as the HTML, set by WeasyPrint."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from akoma.errors import MissingLibraryError
from differ.model import Report, Verdict
from render.compose import compose
from render.renderer import RenderOptions
from render.to_html import asset, templates
from render.view import DemandView, View

_FIRST_PAGE_LINES = 20
"""How many shifts the first page holds beside the counts, with titles of three lines on both sides."""

_EPOCH = "SOURCE_DATE_EPOCH"
_NOT_TOLD = (Verdict.KEPT, Verdict.UNCLEAR)
_INSTALL = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def paper_html(view: View) -> str:
    """The page that is set: no style, no script, nothing that could be fetched."""
    told = [demand for group in view.groups if group.mark.verdict not in _NOT_TOLD for demand in group.demands]
    lines = _first_lines(told)
    page = templates().get_template("paper.html")
    return page.render(view=view, w=view.words, paper=True, lines=lines, more=len(told) - len(lines))


def paper_css(view: View) -> str:
    """The style sheet with what only this report knows: the words that number the pages, the lengths of the bars."""
    before, _, rest = view.words("page.of").partition("{page}")
    between, _, after = rest.partition("{pages}")
    content = f'"{before}" counter(page) "{between}" counter(pages) "{after}"'
    page = f"@page {{ @bottom-right {{ content: {content}; }} }}"
    bars = (f".bar-{count.mark.verdict} {{ width: {count.share}%; }}" for count in view.counts)
    return "\n".join((asset("paper.css"), page, *bars))


def _first_lines(told: list[DemandView]) -> list[DemandView]:
    # One line more costs less than the line that says "1 more".
    return told if len(told) <= _FIRST_PAGE_LINES + 1 else told[:_FIRST_PAGE_LINES]


def typeset(html: str, css: str) -> bytes:
    """HTML to PDF. Same input, same bytes. Raises MissingLibraryError when Pango is absent."""
    try:
        # Imported here: it takes half a second, and needs system libraries that nothing else needs.
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
    except OSError as problem:
        raise MissingLibraryError(f"PDF needs the Pango library, which is absent ({problem})", _INSTALL) from problem
    fonts = FontConfiguration()
    fetcher = _refusing_fetcher()
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    with _fixed_time():
        page = HTML(string=html, url_fetcher=fetcher, base_url=None)
        style = CSS(string=css, font_config=fonts, url_fetcher=fetcher, base_url=None)
        pdf: bytes = page.write_pdf(stylesheets=[style], font_config=fonts, pdf_identifier=identifier, pdf_tags=True)
    return pdf


def _refusing_fetcher() -> Any:
    """A fetcher that gets nothing from anywhere, network or disk, whatever a document may contain."""
    from weasyprint.urls import URLFetcher

    class RefusingFetcher(URLFetcher):  # type: ignore[misc]
        """Refuses every address but ``data:``, which is in the document already."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Raise, unless the content is in the address itself."""
            if not url.lower().startswith("data:"):
                raise ValueError(f"nothing is fetched for a PDF: {url}")
            return super().fetch(url, headers)

    return RefusingFetcher(allowed_protocols=("data",), allow_redirects=False)


@contextmanager
def _fixed_time() -> Iterator[None]:
    """Fonts carry a time stamp: it is fixed, unless the caller fixes it. The environment is left as it was."""
    given = os.environ.get(_EPOCH)
    os.environ.setdefault(_EPOCH, "0")
    try:
        yield
    finally:
        if given is None:
            os.environ.pop(_EPOCH, None)


class PdfRenderer:
    """The answer on the first page, then every demand, then the redline."""

    name = "pdf"
    suffix = ".pdf"

    def render(self, report: Report, options: RenderOptions) -> bytes:
        """The whole file; unchanged provisions only with ``full``."""
        view = compose(report, options)
        return typeset(paper_html(view), paper_css(view))


RENDERER = PdfRenderer()
