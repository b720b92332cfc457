"""Alignment: which provisions of one expression answer which of the other, by content and never by number.

In steps, from the surest to the least sure; each only looks at what the steps before it left open:

    1. anchors    the same words on both sides (:mod:`differ.anchors`)
    2. edited     in every gap between anchors the heaviest chain of clearly alike units (:mod:`differ.chain`)
    3. groups     one unit that became several, or the reverse (:mod:`differ.groups`)
    4. moves      alike without a rival, anywhere (:mod:`differ.moves`)
    5. held       a container without words of its own goes with its parts (:mod:`differ.containers`)
    6. recast     in every gap that is left, weaker pairs in order
    7. the rest   insertions and repeals
"""

from collections.abc import Iterator, Sequence
from functools import partial

from akoma.model import Expression
from differ.anchors import exact
from differ.candidates import scored_in_order
from differ.chain import Candidate, fill
from differ.containers import held
from differ.grading import Graded, graded
from differ.groups import grown
from differ.model import Alignment
from differ.moves import Group, edited_moves
from differ.units import EDITED, FLOOR, Links, Texts, open_units, units

RECAST = 0.45
"""The same once everything clearer is settled; unrelated citations ("having regard to the statement of ...") reach
0.40 by their formula alone."""

RECAST_ALONE = 0.35
"""The same for two units that nothing else in the gap could answer."""

OTHER_KIND = 0.1
"""What two units of different kinds must be more alike."""


def align(old: Expression, new: Expression) -> Alignment:
    """Every provision of both sides in exactly one correspondence, in the order of the old text, insertions last."""
    return Alignment(tuple(found.correspondence for found in rated(old, new)))


def rated(old: Expression, new: Expression) -> tuple[Graded, ...]:
    """The same, each with the rating that its confidence comes from."""
    texts = Texts(units(old), units(new))
    links = exact(texts)
    links |= fill(texts, links, partial(_chained, texts, EDITED))
    links |= grown(texts, links)
    links |= edited_moves(texts, links)
    links |= held(texts, links)
    links |= fill(texts, links, partial(_recast, texts))
    return graded(texts, links, _groups(texts, links))


def _chained(texts: Texts, cutoff: float, old: Sequence[int], new: Sequence[int]) -> Iterator[Candidate]:
    """Candidates weighed for the chain: a long, clearly alike pair outweighs many short doubtful ones."""
    for left, right, likeness in scored_in_order(texts, old, new, cutoff):
        same = texts.same_kind(left, right)
        if same or likeness >= cutoff + OTHER_KIND:
            size = min(len(texts.code(texts.old[left])), len(texts.code(texts.new[right])))
            yield Candidate(left, right, (likeness - FLOOR) * size * (1.0 if same else 0.8))


def _recast(texts: Texts, old: Sequence[int], new: Sequence[int]) -> Iterator[Candidate]:
    alone = len(old) == len(new) == 1
    return _chained(texts, RECAST_ALONE if alone else RECAST, old, new)


def _groups(texts: Texts, links: Links) -> list[Group]:
    """Units that are linked, directly or through a common counterpart, as groups; the open ones alone."""
    by_old: dict[int, tuple[int, ...]] = {}
    by_new: dict[int, tuple[int, ...]] = {}
    for old, new in sorted(links):
        by_old[old] = (*by_old.get(old, ()), new)
        by_new[new] = (*by_new.get(new, ()), old)
    open_old, open_new = open_units(texts, links)
    linked = {Group(by_new[news[0]], news) for news in by_old.values()}
    alone = [Group((old,), ()) for old in open_old]
    return [*sorted([*linked, *alone]), *(Group((), (new,)) for new in open_new)]
