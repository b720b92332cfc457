"""Clauses that moved, told at the provisions that they left and that they went to."""

from collections.abc import Iterable, Iterator

from akoma.model import EId
from differ.model import ClauseMove, Quote, Side
from render.characters import visible
from render.demand_views import Setting

SHOWN_WORDS = 6
"""Words of a clause by which a reader knows it."""


def clause_tags(
    moves: Iterable[ClauseMove], old: tuple[EId, ...], new: tuple[EId, ...], setting: Setting
) -> Iterator[str]:
    """What to say at a change with these provisions: which of their clauses moved, and where from or to."""
    for move in moves:
        left, came = move.old.provision in old, move.new.provision in new
        if left and came:
            yield setting.words("clause.within", clause=_gist(move.new))
        elif came:
            place = setting.place(Side.OLD, move.old.provision).ref.label
            yield setting.words("clause.from", clause=_gist(move.new), place=place)
        elif left:
            place = setting.place(Side.NEW, move.new.provision).ref.label
            yield setting.words("clause.to", clause=_gist(move.old), place=place)


def _gist(quote: Quote) -> str:
    words = quote.text.rstrip(" ;.,").split()
    return visible(" ".join(words[:SHOWN_WORDS]) + (" …" if len(words) > SHOWN_WORDS else ""))
