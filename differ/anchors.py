"""Anchors: units whose words are the same on both sides.

Two rounds: first the texts as printed, then folded (case, quotes, dashes). In each, from the surest on:

    unique      a text that stands once on either side
    extended    next to an anchor stands the same text on both sides: settles most duplicates
    in gaps     duplicates between the same two anchors, in their order
    leftovers   duplicates elsewhere, if none was added or dropped, or if they are long
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import count, product

from differ.chain import Candidate, fill, spine
from differ.units import Link, Links, Texts, Unit, open_units

MAX_PRODUCT = 2500
"""Pairs of one duplicated text in one gap that are all weighed; beyond this they are paired in their order."""

LONG = 60
"""Characters of a duplicate that is recognised anywhere although copies of it were added or dropped (ten words)."""

_Key = Callable[[Unit], str]


def _printed(unit: Unit) -> str:
    return unit.words


def exact(texts: Texts) -> Links:
    """Every pair of units that say the same, moved or not."""
    links: Links = set()
    for key in (_printed, texts.folded):
        if not any(_common(texts, *open_units(texts, links), key)):
            continue
        links |= _unique(texts, links, key)
        links |= _extended(texts, links, key)
        links |= fill(texts, links, partial(_duplicates, texts, key))
        links |= _leftovers(texts, links, key)
    return links


def _places(units: Sequence[Unit], which: Iterable[int], key: _Key) -> dict[str, list[int]]:
    """Where each text stands."""
    places: dict[str, list[int]] = defaultdict(list)
    for index in which:
        places[key(units[index])].append(index)
    return places


def _common(texts: Texts, old: Iterable[int], new: Iterable[int], key: _Key) -> Iterator[tuple[list[int], list[int]]]:
    """The places of each text that stands on both sides."""
    right = _places(texts.new, new, key)
    for text, places in _places(texts.old, old, key).items():
        if text in right:
            yield places, right[text]


def _unique(texts: Texts, links: Links, key: _Key) -> Links:
    found = _common(texts, *open_units(texts, links), key)
    return {(old[0], new[0]) for old, new in found if len(old) == len(new) == 1}


def _extended(texts: Texts, links: Links, key: _Key) -> Links:
    """Forward from every anchor and from the beginning, then backward from every anchor and from the end."""
    found: Links = set()
    open_old, open_new = map(set, open_units(texts, links))
    anchors = spine(texts, links)
    for step, starts in ((1, [(-1, -1), *anchors]), (-1, [*anchors, (len(texts.old), len(texts.new))][::-1])):
        for old, new in starts:
            for link in zip(count(old + step, step), count(new + step, step), strict=False):
                if link[0] not in open_old or link[1] not in open_new or not _equal(texts, link, key):
                    break
                found.add(link)
                open_old.remove(link[0])
                open_new.remove(link[1])
    return found


def _equal(texts: Texts, link: Link, key: _Key) -> bool:
    return key(texts.old[link[0]]) == key(texts.new[link[1]])


def _duplicates(texts: Texts, key: _Key, old: list[int], new: list[int]) -> Iterator[Candidate]:
    for left, right in _common(texts, old, new, key):
        small = len(left) * len(right) <= MAX_PRODUCT
        for link in product(left, right) if small else zip(left, right, strict=False):
            yield Candidate(*link, texts.size(link))


def _leftovers(texts: Texts, links: Links, key: _Key) -> Links:
    found: Links = set()
    for old, new in _common(texts, *open_units(texts, links), key):
        if len(old) == len(new) or len(texts.old[old[0]].words) >= LONG:
            found.update(zip(old, new, strict=False))
    return found
