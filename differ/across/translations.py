"""The comparison of a text with its translation, or of two versions in two languages: which provisions correspond.

Words are not compared one by one: an edit across languages says nothing. What was moved, renumbered, split or joined,
and what has no counterpart, is told as between versions.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from akoma.model import Document, EId, Expression, Provision
from akoma.numbering import bare
from differ.across.calibration import confidence
from differ.across.features import Features, features
from differ.across.likeness import Matrix
from differ.across.semantic import joined
from differ.across.two_stage import Link, Scores, aligned, scored, taught_by_itself
from differ.checks import assert_complete
from differ.compare import by_eid, in_order
from differ.model import Change, ChangeKind, Comparison, Correspondence, Evidence, Mode
from differ.moves import Group, off_order
from differ.units import Texts, Unit, units

KIND_WEIGHT = 0.04
"""What two provisions of one kind are more alike for it: a recital is hardly ever translated as a paragraph."""

SHOWN = 5
"""Shared concepts that the evidence names."""


def compare_translations(old: Document, new: Document) -> Comparison:
    """What corresponds between two texts in two languages; every provision of either side stands in one change."""
    texts = Texts(units(old.expression), units(new.expression))
    scores = taught_by_itself(scored(_features(texts.old, old.expression), _features(texts.new, new.expression)))
    known_by = _words(texts.old), _words(texts.new)
    scores = joined(_with_kinds(scores, texts), *known_by, (old.expression.language, new.expression.language))
    found = list(_correspondences(texts, scores, aligned(scores)))
    left, right = by_eid(old.expression), by_eid(new.expression)
    changes = (Change("", c, _kinds(c, [left[e] for e in c.old], [right[e] for e in c.new]), ()) for c in found)
    comparison = Comparison(Mode.TRANSLATIONS, old, new, in_order(changes, left, right))
    assert_complete(comparison)
    return comparison


def _features(side: Sequence[Unit], expression: Expression) -> list[Features]:
    return [features(words, expression.language) for words in _words(side)]


def _words(side: Sequence[Unit]) -> list[str]:
    return [unit.words.lstrip("\N{NULL} ") for unit in side]


def _with_kinds(scores: Scores, texts: Texts) -> Scores:
    kinds = sorted({unit.provision.kind for unit in (*texts.old, *texts.new)})
    left, right = (np.array([kinds.index(unit.provision.kind) for unit in side]) for side in (texts.old, texts.new))
    bonus: Matrix = (left[:, None] == right[None, :]).astype(np.float32) * np.float32(KIND_WEIGHT)
    return Scores(scores.left, scores.right, scores.space, scores.matrix + bonus)


def _correspondences(texts: Texts, scores: Scores, links: Sequence[Link]) -> Iterator[Correspondence]:
    groups = {Group(link.left, link.right): link for link in links}
    moved = off_order(texts, list(groups))
    for group, link in groups.items():
        yield Correspondence(
            _eids(texts.old, group.old),
            _eids(texts.new, group.new),
            confidence(link, scores, Mode.TRANSLATIONS),
            group in moved,
            (_evidence(link, scores),),
        )
    held = {i for group in groups for i in group.old}, {j for group in groups for j in group.new}
    for unit in (unit for unit in texts.old if unit.index not in held[0]):
        yield Correspondence((unit.provision.eid,), (), _alone(scores.matrix, unit.index))
    for unit in (unit for unit in texts.new if unit.index not in held[1]):
        yield Correspondence((), (unit.provision.eid,), _alone(scores.matrix.T, unit.index))


def _eids(side: Sequence[Unit], indexes: Sequence[int]) -> tuple[EId, ...]:
    return tuple(side[i].provision.eid for i in indexes)


def _alone(values: Matrix, row: int) -> float:
    """How sure it is that a provision has no counterpart: the more, the less its best rival is like it."""
    best = float(values[row].max()) if values.shape[1] else 0.0
    return round(max(0.5, min(0.95, 1.1 - 1.5 * best)), 2)


def _evidence(link: Link, scores: Scores) -> Evidence:
    """What both sides speak of, the rarest first."""
    rare = scores.space.idf["concepts"]
    one = set().union(*(scores.left[i].concepts for i in link.left))
    other = set().union(*(scores.right[j].concepts for j in link.right))
    shared = sorted((key for key in one & other if not key.startswith("=")), key=lambda key: (-rare.get(key, 0.0), key))
    named = ", ".join(key.replace("-", " ") for key in shared[:SHOWN])
    more = f" and {len(shared) - SHOWN} more" if len(shared) > SHOWN else ""
    said = f"both speak of {named}{more}" if named else "spelling and numbers agree"
    return Evidence("across-languages", round(min(1.0, link.score + link.place), 2), said)


def _kinds(pair: Correspondence, old: Sequence[Provision], new: Sequence[Provision]) -> tuple[ChangeKind, ...]:
    """Everything but what was said, which the verdicts tell."""
    if not old:
        return (ChangeKind.INSERTION,)
    if not new:
        return (ChangeKind.REPEAL,)
    happened = {
        ChangeKind.RENUMBERING: bare(old[0].num) != bare(new[0].num),
        ChangeKind.MOVED: pair.moved,
        ChangeKind.SPLIT: len(new) > 1,
        ChangeKind.JOIN: len(old) > 1,
    }
    return tuple(kind for kind in ChangeKind if happened.get(kind)) or (ChangeKind.UNCHANGED,)
