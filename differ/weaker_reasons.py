"""Recitals that asked for something, and say it now with a verb that does not.

whereas the siege must be lifted  →  whereas the siege may be lifted

Alone the second one is no demand (:mod:`differ.reasons`). As the answer to the first one it tells what became of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from akoma.model import EId, Expression, Provision, ProvisionKind
from differ.act import Act
from differ.acts import weaker
from differ.axes.pairing import Pair, Pairing, certainty
from differ.axes.words import stems_of
from differ.lexicon.model import Lexicon
from differ.model import Change

LEAST_SHARED = 0.5
"""Words of sense that both must have, as a share of those of the longer one; a judgement."""

Answers = dict[EId, list[Provision]]


def with_weaker(
    found: Pairing, changes: Sequence[Change], texts: tuple[Expression, Expression], lexicon: Lexicon
) -> Pairing:
    """Recitals that ask and stand alone, paired with what the corresponding recital says with another modal verb."""
    if not any(act.is_reason for act in (*found.old_alone, *found.new_alone)):
        return found
    units = tuple({unit.eid: unit for unit in text.walk()} for text in texts)
    ahead, back = _answers(changes, units[0], units[1])
    gone = dict(_paired(found.old_alone, ahead, lexicon))
    come = dict(_paired(found.new_alone, back, lexicon))
    pairs = (
        *(_pair(act, gone[id(act)], lexicon) for act in found.old_alone if id(act) in gone),
        *(_pair(come[id(act)], act, lexicon) for act in found.new_alone if id(act) in come),
    )
    return replace(
        found,
        pairs=(*found.pairs, *pairs),
        old_alone=tuple(act for act in found.old_alone if id(act) not in gone),
        new_alone=tuple(act for act in found.new_alone if id(act) not in come),
    )


def _pair(old: Act, new: Act, lexicon: Lexicon) -> Pair:
    return Pair(old, new, certainty(_shared(old, new, lexicon)))


def _answers(
    changes: Sequence[Change], old: Mapping[EId, Provision], new: Mapping[EId, Provision]
) -> tuple[Answers, Answers]:
    """For each recital those of the other side that correspond to it, both ways."""
    ahead: Answers = {}
    back: Answers = {}
    for change in changes:
        left, right = (
            [units[eid] for eid in eids if eid in units and units[eid].kind is ProvisionKind.RECITAL]
            for units, eids in ((old, change.correspondence.old), (new, change.correspondence.new))
        )
        ahead |= {unit.eid: right for unit in left}
        back |= {unit.eid: left for unit in right}
    return ahead, back


def _paired(alone: Sequence[Act], answers: Answers, lexicon: Lexicon) -> Iterator[tuple[int, Act]]:
    """The acts (by identity) with what answers them; nothing answers two of them."""
    taken: set[tuple[EId, int]] = set()
    for act in alone:
        if not act.is_reason:
            continue
        others = [one for unit in answers.get(act.quote.provision, ()) for one in weaker(unit, lexicon)]
        free = [one for one in others if (one.quote.provision, one.quote.start) not in taken]
        best = max(free, key=lambda one: _shared(act, one, lexicon), default=None)
        if best is not None and _shared(act, best, lexicon) >= LEAST_SHARED:
            taken.add((best.quote.provision, best.quote.start))
            yield id(act), best


def _shared(one: Act, other: Act, lexicon: Lexicon) -> float:
    left, right = (set(stems_of(act.quote.text, lexicon)) for act in (one, other))
    return len(left & right) / max(len(left), len(right), 1)
