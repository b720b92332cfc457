"""Classification: what a correspondence amounts to, in the words of the model."""

from collections.abc import Sequence

from akoma.model import Provision
from akoma.numbering import bare
from differ.model import ChangeKind, Correspondence, Op, TextEdit
from differ.tokens import folded_words
from differ.words import similarity

RECAST_BELOW = 0.45
"""Likeness under which a pair is a replacement and not a substitution: less than half of what carries sense is left.
A short demand that gets another verb and one condition is still at 0.48."""

CLEARLY_KEPT = 0.75
"""Share of the characters that the edits keep, from which nobody need ask whether a pair is a replacement."""


def kinds(
    correspondence: Correspondence, old: Sequence[Provision], new: Sequence[Provision], edits: Sequence[TextEdit]
) -> tuple[ChangeKind, ...]:
    """What happened, in the order of :class:`ChangeKind`; ``unchanged`` stands alone, and something always stands.

    ``old`` and ``new`` are the provisions of the correspondence, ``edits`` those of their texts. A split or join is a
    renumbering only if the number of its first piece differs from that of the whole: the other pieces could not have
    kept it.
    """
    if not old:
        return (ChangeKind.INSERTION,)
    if not new:
        return (ChangeKind.REPEAL,)
    happened = {
        ChangeKind.RENUMBERING: bare(old[0].num) != bare(new[0].num),
        ChangeKind.MOVED: correspondence.moved,
        **_wording(old, new, edits),
        ChangeKind.SPLIT: len(new) > 1,
        ChangeKind.JOIN: len(old) > 1,
    }
    found = tuple(kind for kind in ChangeKind if happened.get(kind))
    return found or (ChangeKind.UNCHANGED,)


def text_of(provisions: Sequence[Provision]) -> str:
    """The texts of several provisions joined by one space: what the edits of a change rebuild."""
    return " ".join(provision.text for provision in provisions)


def _wording(old: Sequence[Provision], new: Sequence[Provision], edits: Sequence[TextEdit]) -> dict[ChangeKind, bool]:
    """Any character counts in a pair, of the heading too.

    In a split or join only words do, for new ends of sentences are part of it.
    """
    left, right = text_of(old), text_of(new)
    if left == right:
        return {ChangeKind.SUBSTITUTION: len(old) == len(new) and old[0].heading != new[0].heading}
    if len(old) != len(new):
        return {ChangeKind.SUBSTITUTION: folded_words(left) != folded_words(right)}
    kept = 2 * sum(len(edit.text) for edit in edits if edit.op is Op.KEEP)
    clearly = kept >= CLEARLY_KEPT * (len(left) + len(right))
    recast = not clearly and similarity(left, right, RECAST_BELOW) < RECAST_BELOW
    return {ChangeKind.REPLACEMENT: recast, ChangeKind.SUBSTITUTION: not recast}
