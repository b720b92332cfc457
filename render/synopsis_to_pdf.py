"""A synopsis as PDF: upright for two texts, landscape for more; long ones are typeset in chunks."""

from collections.abc import Iterator

from differ.synopsis import Synopsis
from render.renderer import RenderOptions
from render.synopsis_view import SynopsisView, compose_synopsis
from render.to_html import asset, templates
from render.to_pdf import Heads, printed

_UPRIGHT = 2
_CHUNK = 120_000
"""Characters of HTML in a chunk: cells of a table cost the typesetter more than running text."""


class SynopsisPdfRenderer:
    """The table for paper."""

    name = "pdf"
    suffix = ".pdf"

    def render(self, made: Synopsis, options: RenderOptions) -> bytes:
        """The whole file."""
        view = compose_synopsis(made, options)
        size = "A4" if options.paper == "a4" else options.paper
        size += " landscape" if len(view.columns) > _UPRIGHT else ""
        style = f"{asset('synopsis_paper.css')}\n@page {{ size: {size}; }}"
        names = " | ".join(f"{column.letter}. {column.name}" for column in view.columns)
        pages = ((page, frozenset[str]()) for page in _pages(view))
        return printed(pages, style, Heads(names, view.words, size))


def _pages(view: SynopsisView) -> Iterator[str]:
    from markupsafe import Markup

    macros = templates().get_template("synopsis_pieces.html").module
    front, rows, filled = macros.front(view, view.words, view.more), [], 0  # type: ignore[attr-defined]
    for row in view.rows:
        # Made by the macros of the template, which escape what they are given.
        rows.append(str(macros.row(row, view, view.words, view.more)))  # type: ignore[attr-defined]
        filled += len(rows[-1])
        if filled > _CHUNK:
            yield str(macros.page(view, view.words, view.more, front, Markup("".join(rows))))  # type: ignore[attr-defined]
            front, rows, filled = "", [], 0
    if front or rows:
        yield str(macros.page(view, view.words, view.more, front, Markup("".join(rows))))  # type: ignore[attr-defined]


RENDERER = SynopsisPdfRenderer()
"""A synopsis as PDF."""
