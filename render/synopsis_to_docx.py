"""A synopsis as a Word document: one table, a column a text. Its marks are looks, no tracked changes."""

from collections.abc import Iterator

from differ.synopsis import Synopsis
from render.docx_package import footer, header, package, section, settings, styles
from render.docx_xml import cell, marked_run, paragraph, part, row, table, text_run
from render.renderer import RenderOptions
from render.synopsis_view import SynopsisCellView, SynopsisView, compose_synopsis

_UPRIGHT = 2
_WIDTH = {True: 14570, False: 9638}
"""Width between the margins of A4, landscape or not, in twentieths of a point."""
_HEAD_FILL = "E8EBED"


class SynopsisDocxRenderer:
    """The table for those who go on working with it."""

    name = "docx"
    suffix = ".docx"

    def render(self, made: Synopsis, options: RenderOptions) -> bytes:
        """The whole file."""
        view = compose_synopsis(made, options)
        wide = len(view.columns) > _UPRIGHT
        content = "".join(_body(view, _WIDTH[wide] // len(view.columns)))
        parts = {
            "document": part("w:document", f"<w:body>{content}{section(options.paper, wide)}</w:body>"),
            "styles": styles(view.words.language),
            "settings": settings(),
            "footnotes": part("w:footnotes", ""),
            "comments": part("w:comments", ""),
            "header1": header(" | ".join(f"{column.letter}. {column.name}" for column in view.columns)),
            "footer1": footer(view.words),
        }
        return package(parts, view.title)


def _body(view: SynopsisView, width: int) -> Iterator[str]:
    more = view.more
    yield paragraph((text_run(view.title),), "Title")
    for column in view.columns:
        base = f" ({more('synopsis.base')})" if column.base else ""
        names = text_run(f"{column.letter}. {column.kind}{base}{view.words.colon} ", bold=True)
        yield paragraph((names, text_run(column.title, language=column.language)), "Level0")
        yield paragraph((text_run(view.words.labelled(column.facts)),), "Facts")
    said = (more("synopsis.words"), more("synopsis.order"), view.left_out, *view.notices)
    yield from (paragraph((text_run(text),), "Facts") for text in said if text)
    heads = [
        cell((paragraph((text_run(f"{c.letter}. {c.name}", bold=True),), "Segment"),), width, _HEAD_FILL)
        for c in view.columns
    ]
    rows = [row(heads, head=True)]
    rows += [row(cell(_cell(one, view), width) for one in each.cells) for each in view.rows]
    yield table(rows, [width] * len(view.columns)) + paragraph((), "Level0")


def _cell(one: SynopsisCellView | None, view: SynopsisView) -> Iterator[str]:
    if one is None:
        yield paragraph((text_run(view.more("synopsis.absent")),), "Facts")
        return
    yield paragraph((text_run(one.label, bold=True), text_run(f" {one.remark}" if one.remark else "")), "Facts")
    if one.heading:
        yield paragraph((text_run(one.heading, bold=True, language=one.language),), "Segment")
    if one.edits:
        yield paragraph((marked_run(edit.op, edit.text, one.language) for edit in one.edits), "Segment")


RENDERER = SynopsisDocxRenderer()
"""A synopsis as a Word document."""
