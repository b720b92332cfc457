"""A demand that is gone, but whose words another one has gained: it was perhaps merged into that one.

    old 4   calls on the Council to impose sanctions; insists that these include asset freezes and visa bans
    new 4   calls on the Council to impose sanctions, including asset freezes

"dropped" says more of the second demand than anybody can know: a person must look.
"""

from collections.abc import Iterable, Iterator, Sequence

from akoma.model import EId
from differ.act import Act
from differ.axes.pairing import Pair
from differ.axes.words import stems_of
from differ.lexicon.model import Lexicon
from differ.model import Change, Side

LEAST_WORDS = 2
"""Words of sense that another demand must have gained: one alone is shared by chance."""

LEAST_SHARE = 1 / 3
"""The same as a share of the words of sense of the demand that is gone, without its formula and those addressed. A
judgement: of pairs of unrelated clauses of one paragraph next to none share two."""


def taken_up(
    alone: Sequence[Act], side: Side, pairs: Iterable[Pair], changes: Iterable[Change], lexicon: Lexicon
) -> frozenset[tuple[EId, int]]:
    """Where those of some acts without an answer begin whose words a demand of the same change has, and had not before.

    ``side``: on which the acts stand; what the other side of each pair has more than this one is looked at.
    """
    if not alone:
        return frozenset()
    numbers = {eid: at for at, change in enumerate(changes) for eid in _units(change, side)}
    wanted = {numbers.get(act.quote.provision) for act in alone}
    gained: dict[int | None, set[str]] = {}
    for pair in pairs:
        mine, yours = (pair.old, pair.new) if side is Side.OLD else (pair.new, pair.old)
        number = numbers.get(mine.quote.provision)
        if number in wanted:
            more = set(stems_of(yours.quote.text, lexicon)).difference(stems_of(mine.quote.text, lexicon))
            gained.setdefault(number, set()).update(more)
    return frozenset(_merged(alone, {eid: gained.get(number, set()) for eid, number in numbers.items()}, lexicon))


def _units(change: Change, side: Side) -> tuple[EId, ...]:
    return change.correspondence.old if side is Side.OLD else change.correspondence.new


def _merged(alone: Iterable[Act], gained: dict[EId, set[str]], lexicon: Lexicon) -> Iterator[tuple[EId, int]]:
    for act in alone:
        own = _words(act, lexicon)
        shared = own & gained.get(act.quote.provision, set())
        if len(shared) >= max(LEAST_WORDS, LEAST_SHARE * len(own)):
            yield act.quote.provision, act.quote.start


def _words(act: Act, lexicon: Lexicon) -> set[str]:
    """The words of sense of what an act asks for or says."""
    known = [quote.text for quote in (act.formula_quote, *(a.quote for a in act.addressees)) if quote]
    return set(stems_of(act.quote.text, lexicon)).difference(*(stems_of(text, lexicon) for text in known))
