"""Clauses that moved, told at the provisions that they left and that they went to."""

from collections.abc import Iterable, Iterator

from akoma.model import EId
from differ.model import ClauseMove, Quote, Side
from render.characters import visible
from render.demand_views import Setting
from render.view import Link

SHOWN_WORDS = 6
"""Words of a clause by which a reader knows it."""


def clause_tags(
    moves: Iterable[ClauseMove], old: tuple[EId, ...], new: tuple[EId, ...], setting: Setting
) -> Iterator[Link]:
    """What to say at a change with these provisions: which of their clauses moved, and where from or to.

    Each leads to the provision at the other end of the move.
    """
    for move in moves:
        left, came = move.old.provision in old, move.new.provision in new
        if left and came:
            anchor = setting.place(Side.NEW, move.new.provision).ref.anchor
            yield Link(setting.words("clause.within", clause=_gist(move.new)), anchor)
        elif came:
            ref = setting.place(Side.OLD, move.old.provision).ref
            yield Link(setting.words("clause.from", clause=_gist(move.new), place=ref.label), ref.anchor)
        elif left:
            ref = setting.place(Side.NEW, move.new.provision).ref
            yield Link(setting.words("clause.to", clause=_gist(move.old), place=ref.label), ref.anchor)


def clause_spans(moves: Iterable[ClauseMove], side: Side, setting: Setting) -> Iterator[tuple[Quote, str]]:
    """The words of clauses that moved on one side, each with where it went to or came from."""
    for move in moves:
        here, there = (move.old, move.new) if side is Side.OLD else (move.new, move.old)
        key = "clause.went" if side is Side.OLD else "clause.came"
        yield here, setting.words(key, place=setting.place(side.other, there.provision).ref.label)


def _gist(quote: Quote) -> str:
    words = quote.text.rstrip(" ;.,").split()
    return visible(" ".join(words[:SHOWN_WORDS]) + (" …" if len(words) > SHOWN_WORDS else ""))
