"""The words that introduce points are no demand by themselves; what became of them stands with their own provision.

7. calls on the Commission, if possible, to present a plan that:  →  7. calls on the Commission to present a plan that:

    (a) ...                                                            (a) ...

Each point says what its intro says with it (:mod:`differ.axes.judging`); this is for whoever looks at paragraph 7.
"""

from collections.abc import Iterable, Iterator, Mapping

from akoma.model import EId, Expression, Provision
from differ.act import Act
from differ.acts import governor, is_intro
from differ.axes.judging import Judgement, judged
from differ.lexicon.model import Lexicon
from differ.model import Change, Op, Verdict

Judged = dict[str, Judgement]
"""By the id of a change."""


def judged_intros(changes: Iterable[Change], old: Expression, new: Expression, lexicon: Lexicon) -> Judged:
    """What became of the intros whose words differ; one that came or went is unclear."""
    reworded = [change for change in changes if _is_reworded(change)]
    if not reworded:
        return {}
    sides = _intros(old, lexicon), _intros(new, lexicon)
    found = ((change.id, _intro(change, sides, lexicon)) for change in reworded)
    return {key: judgement for key, judgement in found if judgement}


def _is_reworded(change: Change) -> bool:
    """Whether words differ in one provision that both sides have."""
    is_one = len(change.correspondence.old) == len(change.correspondence.new) == 1
    return is_one and any(edit.op is not Op.KEEP and not edit.formal for edit in change.edits)


def _intros(expression: Expression, lexicon: Lexicon) -> Mapping[EId, Act]:
    return dict(_below(expression.provisions, lexicon, None))


def _below(provisions: Iterable[Provision], lexicon: Lexicon, above: Act | None) -> Iterator[tuple[EId, Act]]:
    for provision in provisions:
        act = governor(provision, lexicon, above) if is_intro(provision) else None
        if act:
            yield provision.eid, act
        yield from _below(provision.children, lexicon, act)


def _intro(change: Change, sides: tuple[Mapping[EId, Act], Mapping[EId, Act]], lexicon: Lexicon) -> Judgement | None:
    match = change.correspondence
    old, new = sides[0].get(match.old[0]), sides[1].get(match.new[0])
    if old and new:
        return judged(old, new, lexicon)
    return Judgement(Verdict.UNCLEAR, doubts=("points are introduced on one side only",)) if old or new else None
