"""Typography: a cleaned script with the words of both texts again, edits of mere typography told from the others.

found    [-Urges-][+Invites+] the "Blue Arc" operator                      (every quotation mark is one code)
given    [-Urges-][+Invites+] the [~“~][~‘~]Blue Arc[~”~][~’~] operator
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from differ.codes import NEW_SPACE, OLD_SPACE
from differ.hunks import DELETE, INSERT, KEEP, Hunk
from differ.model import TextEdit
from differ.tokens import looks


class _Stretch(NamedTuple):
    """What stands in either text. ``formal``: other characters for the same words; kept text is the same twice."""

    old: str
    new: str
    formal: bool

    @property
    def is_kept(self) -> bool:
        return self.old == self.new

    @property
    def is_replacement(self) -> bool:
        return bool(self.old.strip() and self.new.strip())


def edits(
    hunks: Iterable[Hunk], old: Sequence[str], new: Sequence[str], *, turned: bool = False
) -> tuple[TextEdit, ...]:
    """The hunks as edits of the tokens of both texts; where a kept token looks different, both looks of it.

    ``turned``: the edits from the new text to the old one.
    """
    stretches = list(_stretches(hunks, old, new))
    if any(stretch.formal for stretch in stretches):
        stretches = _settled(_merged(stretches))
    return tuple(_written(stretches, turned))


def _stretches(hunks: Iterable[Hunk], old: Sequence[str], new: Sequence[str]) -> Iterator[_Stretch]:
    i = j = 0
    for kept, deleted, inserted in hunks:
        i, j, start_i, start_j = i + _size(kept, NEW_SPACE), j + _size(kept, OLD_SPACE), i, j
        yield from _kept(kept, old[start_i:i], new[start_j:j])
        i, j, start_i, start_j = i + _size(deleted, NEW_SPACE), j + _size(inserted, OLD_SPACE), i, j
        if i > start_i or j > start_j:
            before, after = "".join(old[start_i:i]), "".join(new[start_j:j])
            yield _Stretch(before, after, _look_alike(before, after))


def _look_alike(old: str, new: str) -> bool:
    """Whether two texts are one in other typography. Most are told apart by their first letters, which is quick."""
    if old and new and old[0] != new[0] and old[0].isalnum() and new[0].isalnum():
        return False
    return looks(old) == looks(new)


def _size(codes: str, absent: str) -> int:
    """How many tokens of a text the codes stand for; ``absent`` stands for white space of the other text."""
    return len(codes) - codes.count(absent)


def _kept(codes: str, old: Sequence[str], new: Sequence[str]) -> Iterator[_Stretch]:
    """Kept codes as stretches that are the same and stretches of mere typography."""
    if old == new:
        if text := "".join(old):
            yield _Stretch(text, text, False)
        return
    left, right = iter(old), iter(new)
    for code in codes:
        before = "" if code == NEW_SPACE else next(left)
        after = "" if code == OLD_SPACE else next(right)
        yield _Stretch(before, after, before != after)


def _merged(stretches: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """Neighbours of one kind as one."""
    for _, run in groupby(stretches, key=_sort):
        first, *others = run
        yield _sum((first, *others)) if others else first


def _sort(stretch: _Stretch) -> tuple[bool, bool]:
    return stretch.is_kept, stretch.formal and not stretch.is_kept


def _sum(stretches: Sequence[_Stretch]) -> _Stretch:
    old, new = "".join(s.old for s in stretches), "".join(s.new for s in stretches)
    return _Stretch(old, new, all(s.formal for s in stretches))


def _settled(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Marks that changed their looks go with the replacement that they touch.

    found    [~“~][~‘~][-strategic-][+vital+][~”~][~’~]
    given    [-“strategic”-][+‘vital’+]
    """
    done: list[_Stretch] = []
    for stretch in stretches:
        merged = stretch
        while done and _belong_together(done[-1], merged):
            merged = _sum((done.pop(), merged))
        done.append(merged)
    return done


def _belong_together(left: _Stretch, right: _Stretch) -> bool:
    if left.is_kept or right.is_kept:
        return False
    if left.formal == right.formal:
        return True
    form, change = (left, right) if left.formal else (right, left)
    if any(map(str.isalnum, form.old)):
        return False
    return change.is_replacement or not (form.old + form.new).strip()


def _written(stretches: Iterable[_Stretch], turned: bool) -> Iterator[TextEdit]:
    for stretch in stretches:
        new, old, formal = stretch if turned else (stretch.new, stretch.old, stretch.formal)
        if old == new:
            yield TextEdit(KEEP, old)
            continue
        if old:
            yield TextEdit(DELETE, old, formal)
        if new:
            yield TextEdit(INSERT, new, formal)
