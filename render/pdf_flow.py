"""The redline on paper as a flow of pieces, cut into chunks that are typeset one by one: memory stays bounded."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from render.first_lines import first_lines
from render.to_html import asset, templates
from render.view import DemandView, View

CHUNK = 220_000
"""Characters of HTML in a chunk: some 25 pages, which the typesetter holds in about 100 MB."""

_FIRST_PAGE_LINES = 16
"""How many shifts the first page holds beside the counts, with titles of four lines on both sides."""

_ID = re.compile(r' id="([^"]+)"')
_LINK = re.compile(r'<a href="#([^"]+)">')


@dataclass(frozen=True, slots=True)
class Piece:
    """Some HTML; ``opens``: a heading, which no chunk ends with."""

    html: str
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """The body of a part of the document. ``far``: anchors that it links to and that stand in other chunks."""

    html: str
    far: tuple[str, ...]


def chunks(view: View, size: int = CHUNK) -> tuple[Chunk, ...]:
    """The whole document; links that lead nowhere, and anchors that nothing leads to, are none."""
    bodies = ["".join(part) for part in _packed(_pieces(view), size)]
    homes = [frozenset(_ID.findall(body)) for body in bodies]
    known = frozenset().union(*homes)
    found = []
    wanted = frozenset(name for body in bodies for name in _LINK.findall(body))
    for body, own in zip(bodies, homes, strict=True):
        linked = _LINK.sub(lambda link: link[0] if link[1] in known else "<a>", body)
        # Each anchor costs the typesetter time and space: those that nothing leads to go.
        lean = _ID.sub(lambda anchor: anchor[0] if anchor[1] in wanted else "", linked).replace("<i></i>", "")
        far = dict.fromkeys(name for name in _LINK.findall(linked) if name not in own)
        found.append(Chunk(lean, tuple(far)))
    return tuple(found)


def page_of(chunk: Chunk, view: View) -> str:
    """A chunk as a page to be typeset; empty anchors stand for those of other chunks."""
    from markupsafe import Markup

    # Made by the macros of the same template, which escape what they are given.
    return str(_macros().page(view, view.words, Markup(chunk.html), chunk.far))


def style_of(view: View, paper: str) -> str:
    """The style sheet with what only this report knows: the paper, the lengths of the bars."""
    bars = (f".bar-{count.mark.verdict} {{ width: {count.share}%; }}" for count in view.counts)
    size = "" if paper == "a4" else f"@page {{ size: {paper}; }}"
    return "\n".join((asset("redline_paper.css"), size, *bars))


def _packed(pieces: Iterable[Piece], size: int) -> Iterator[list[str]]:
    chunk: list[str] = []
    filled, open_end = 0, False
    for piece in pieces:
        if chunk and filled + len(piece.html) > size and not open_end:
            yield chunk
            chunk, filled = [], 0
        chunk.append(piece.html)
        filled += len(piece.html)
        open_end = piece.opens
    if chunk:
        yield chunk


def _macros() -> Any:
    return templates().get_template("redline_paper.html").module


def _pieces(view: View) -> Iterator[Piece]:
    macros, words = _macros(), view.words
    lines = _first_lines(view.shifts)
    yield Piece(macros.cover(view, words, first_lines(lines, words), len(view.shifts) - len(lines)))
    if view.notices:
        yield Piece(macros.notices(view, words))
    yield Piece(macros.heading(2, words("demands.heading"), "demands"), opens=True)
    if not view.groups:
        yield Piece(macros.quiet(words("answer.none")))
    for group in view.groups:
        yield Piece(macros.group(group, words), opens=True)
        yield from (Piece(macros.demand(demand, view, words)) for demand in group.demands)
    yield from _redline(view, macros)
    yield Piece(macros.quiet(words("page.footer")))


def _redline(view: View, macros: Any) -> Iterator[Piece]:
    words = view.words
    is_all = view.full or not view.quiet
    left_out = words("paper.all") if is_all else words.number("redline.left_out", view.quiet)
    yield Piece(macros.heading(2, words("redline.heading"), "redline"), opens=True)
    said = (words("redline.intro"), left_out, view.formal)
    yield Piece(macros.quiet(" ".join(text for text in said if text)), opens=True)
    for part in view.parts:
        yield Piece(macros.heading(3, part.heading, part.anchor), opens=True)
        for block in part.blocks:
            if block.folded and not view.full:
                yield Piece(macros.left_out(block.summary))
            else:
                yield from (Piece(macros.row(row, view, words)) for row in block.rows)


def _first_lines(told: Sequence[DemandView]) -> Sequence[DemandView]:
    # One line more costs less than the line that says "1 more".
    return told if len(told) <= _FIRST_PAGE_LINES + 1 else told[:_FIRST_PAGE_LINES]
