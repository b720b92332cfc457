"""Quotations of whole units in running text, as amending provisions have them.

    (2) After section 4, insert—
        “4A Weirs
        (1) A weir is no dam.”.

The quotation begins with the block after "insert—" and ends with the block before the next subsection. A mark inside a
sentence ("the “existing dam”") opens none, nor does a term that is defined ("“dam” means ...").
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

OPENING, CLOSING = "“", "”"

TAIL = re.compile(rf"{CLOSING}[^\w{OPENING}{CLOSING}]*(?:\w+[^\w{OPENING}{CLOSING}]*)?")
"""A closing mark and what may stand after it in the sentence that quotes: "”.", "”, and"."""
TAILS = re.compile(f"(?:{TAIL.pattern})+$")
LONGEST_TAIL = 40
"""Characters."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark: the block that it stands in, and where."""

    block: int
    at: int
    opening: bool


def quotations(texts: Sequence[str]) -> Mapping[int, int]:
    """Where quotations of whole units begin, and the block with which each ends.

    The mark stands at the beginning of the first unit, or ends the words before it ("insert “and").
    """
    found: dict[int, int] = {}
    opened: list[_Mark] = []
    for mark in (mark for i in range(len(texts)) for mark in _marks(texts, i)):
        if mark.opening:
            opened.append(mark)
        elif opened:
            first = opened.pop()
            start = first.block + (first.at > 0)
            if 0 < start <= mark.block and is_tail(texts[mark.block][mark.at :]):
                found[start] = max(mark.block, found.get(start, 0))
    return found


def is_tail(text: str) -> bool:
    """Whether a text is what closes a quotation at the end of a block."""
    return len(text) <= LONGEST_TAIL and bool(TAILS.fullmatch(text))


def _marks(texts: Sequence[str], i: int) -> list[_Mark]:
    """The quotation marks of a block.

    A mark before units that are quoted may be printed a second time at the first of them, and is closed once.
    """
    marks = [_Mark(i, found.start(), found[0] == OPENING) for found in _EITHER.finditer(texts[i])]
    if i + 1 == len(texts) or not texts[i + 1].startswith(OPENING):
        return marks
    left: list[_Mark] = []
    for mark in marks:
        if mark.opening:
            left.append(mark)
        elif left:
            left.pop()
    again = {mark.at for mark in left if mark.at}
    return [mark for mark in marks if mark.at not in again]


_EITHER = re.compile(f"[{OPENING}{CLOSING}]")


def is_definition(text: str) -> bool:
    """Whether a text begins with a quoted term and goes on after it: "“dam” means ..."."""
    if not text.startswith(OPENING):
        return False
    depth = 0
    for found in _EITHER.finditer(text):
        depth += 1 if found[0] == OPENING else -1
        if not depth:
            return not is_tail(text[found.start() :])
    return False


def tails_of(text: str, count: int) -> tuple[int, ...]:
    """Where the last ``count`` closing marks at the end of a text stand, each with what follows it."""
    found = TAILS.search(text, max(0, len(text) - LONGEST_TAIL))
    starts = [piece.start() for piece in TAIL.finditer(text, found.start())] if found else []
    return tuple(starts[-count:])
