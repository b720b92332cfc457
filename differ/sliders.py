"""Sliders: an addition or deletion that could stand in several places is put where a reader would put it.

    found    calls on X; calls on [+Y; calls on +]Z         the [-Commission and the -]Member States
    given    calls on X; [+calls on Y; +]calls on Z         [-the Commission and -]the Member States

All places give back the same two texts; they differ in what the edit begins and ends with.
"""

from collections.abc import Iterator, Sequence

from differ.codes import SPACE, is_end, is_joint, is_small
from differ.hunks import Hunk

WHOLE_CLAUSE, PART_OF_LIST, LEADING_SPACE, DANGLING = 8, 4, -1, -2
"""What a place is worth: the edit is a clause with its mark; it begins or ends with what joins the parts of a list; it
begins with a space that could follow it; it tears an article or preposition from its noun."""


def slid(hunks: Sequence[Hunk]) -> list[Hunk]:
    """Every addition and deletion at its best place. Sliding joins no two changes."""
    found = list(hunks)
    for at in range(len(found) - 1):
        kept, deleted, inserted = found[at]
        if bool(deleted) == bool(inserted):
            continue
        following = found[at + 1]
        before, change, after = _best(kept, deleted or inserted, following.kept, at == 0, _is_last(found, at + 1))
        found[at] = Hunk(before, deleted and change, inserted and change)
        found[at + 1] = following._replace(kept=after)
    return found


def _is_last(hunks: Sequence[Hunk], at: int) -> bool:
    return at == len(hunks) - 1 and not (hunks[at].deleted or hunks[at].inserted)


def _best(before: str, change: str, after: str, is_first: bool, is_last: bool) -> tuple[str, str, str]:
    """The best of all places: the later one of equals."""
    if change[0] != after[:1] and change[-1] != before[-1:]:
        return before, change, after
    places = list(_places(before, change, after, is_first, is_last))
    return max(reversed(places), key=_worth)


def _places(before: str, change: str, after: str, is_first: bool, is_last: bool) -> Iterator[tuple[str, str, str]]:
    """All places from left to right. Something stays kept on either side, but at the ends of the text."""
    whole = before + change + after
    size = len(change)
    at, least = len(before), 0 if is_first else 1
    while at > least and whole[at - 1] == whole[at + size - 1]:
        at -= 1
    last = len(whole) - size - (0 if is_last else 1)
    while True:
        yield whole[:at], whole[at : at + size], whole[at + size :]
        if at >= last or whole[at] != whole[at + size]:
            return
        at += 1


def _worth(place: tuple[str, str, str]) -> int:
    change = place[1].strip()
    if not change:
        return 0
    before, after = place[0][-2:].strip(), place[2][:2].strip()
    first, last = change[0], change[-1]
    total = LEADING_SPACE * (place[1][0] == SPACE)
    opens, closes = not before or is_end(before[-1]), not after or is_end(after[0])
    if (opens and is_end(last)) or (closes and is_end(first)):
        total += WHOLE_CLAUSE
    if is_joint(first) or is_joint(last):
        total += PART_OF_LIST
    if is_small(last):
        total += DANGLING
    return total
