"""A paper of amendments as one HTML file: two columns, the words that differ in bold italics. It loads nothing."""

from differ.amendments.draft import DraftPaper
from render.draft_view import view_of
from render.to_html import asset, content_security_policy, templates


class DraftHtmlRenderer:
    """A page to read, print, send, and read back."""

    name = "html"
    suffix = ".html"

    def render(self, paper: DraftPaper) -> bytes:
        """One self-contained file."""
        from markupsafe import Markup

        style = asset("draft.css")
        # Our own file, the same for every document: the only text that is not escaped.
        return draft_page(paper, Markup(style), content_security_policy(style, "")).encode("utf-8")


def draft_page(paper: DraftPaper, style: str = "", policy: str = "") -> str:
    """The page; without style where that is given apart."""
    from akoma.language import iso_639_1

    template = templates().get_template("draft.html")
    return template.render(view=view_of(paper), lang=iso_639_1(paper.language), style=style, policy=policy)


RENDERER = DraftHtmlRenderer()
