"""A paper of amendments as Markdown: a heading for each, below it its sentences. Document text stays text."""

from differ.amendments.draft import DraftPaper
from render.draft_to_txt import sentences
from render.draft_view import view_of
from render.md_text import plain


class DraftMarkdownRenderer:
    """For an issue, a wiki or a mail."""

    name = "md"
    suffix = ".md"

    def render(self, paper: DraftPaper) -> bytes:
        """The whole file."""
        view = view_of(paper)
        parts = [f"# {plain(view.page_title)}"]
        for one in paper.drafted:
            head, *rest = sentences(one, paper)
            parts.append(f"## {plain(head)}")
            parts.extend("  \n".join(map(plain, line.split("\n"))) for line in rest)
        if not paper.drafted:
            parts.append(plain(view.none))
        return ("\n\n".join(parts) + "\n").encode("utf-8")


RENDERER = DraftMarkdownRenderer()
