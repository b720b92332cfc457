"""A paper of amendments as PDF on A4: the page of the HTML, set by WeasyPrint."""

from differ.amendments.draft import DraftPaper
from render.draft_to_html import draft_page
from render.to_html import asset
from render.to_pdf import typeset


class DraftPdfRenderer:
    """The paper to be tabled."""

    name = "pdf"
    suffix = ".pdf"

    def render(self, paper: DraftPaper) -> bytes:
        """The whole file."""
        return typeset(draft_page(paper), asset("draft.css"))


RENDERER = DraftPdfRenderer()
