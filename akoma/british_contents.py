"""A list of contents before the text: its lines all stand in the text a second time, so they belong to the page.

    1 Weirs                  many short blocks in a row,
    2 Dams                   each of which returns later, in the same order
    PART 1
    1 Weirs
    (1) A weir is ...

A dotted leader or the number of a page makes a line another one: such a list is left as it is.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from akoma.drafts import Block
from akoma.law_labels import HEADING_LENGTH

MIN_ENTRIES = 6
"""Fewer lines that return may do so by chance."""

MOST_BETWEEN = 2
"""Lines in a row that do not return and still stand between entries: the foot and head of a page."""

STOPS = (".", ";", ":", ",", "—", "”")


def contents_of(blocks: Sequence[Block]) -> range:
    """The blocks at the beginning that are a list of contents; an empty range when there is none.

    A list in which a note is called is none: its notes would be lost.
    """
    folded = ["".join(block.text.text.split()).casefold() for block in blocks]
    length = _entries(folded)
    noted = any(block.notes for block in blocks[:length])
    return range(0 if length < MIN_ENTRIES or noted else length)


def _entries(folded: Sequence[str]) -> int:
    """How many blocks return in the text behind them, in their order; what stands on the page between them counts."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(folded):
        places[text].append(i)
    first = _place_after(places[folded[0]], 0) if folded else 0
    length, place, i = 0, 0, 0
    while i < first and i - length <= MOST_BETWEEN and _is_entry(folded[i]):
        found = _place_after(places[folded[i]], max(place, first - 1))
        if found:
            length, place = i + 1, found
        i += 1
    return length


def _place_after(places: Sequence[int], place: int) -> int:
    """The first of some ascending places behind another; 0 when there is none."""
    k = bisect_right(places, place)
    return places[k] if k < len(places) else 0


def _is_entry(text: str) -> bool:
    return len(text) <= HEADING_LENGTH and not text.endswith(STOPS)
