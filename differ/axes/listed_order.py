"""The members of a list in another order: "food, water and shelter", "shelter, food and water"."""

from collections.abc import Iterator, Sequence

from differ.axes.cores import Cores
from differ.axes.words import CoreWord, stem

Member = tuple[str, ...]
"""The senses of the words of a member of a list."""

BESIDE = 3
"""Words beside those that changed places that may belong to the members of the list: a shared preposition."""


def is_swap(cores: Cores) -> bool:
    """Whether nothing but whole members of one list changed places; both sides have the same words."""
    old, new = cores.old, cores.new
    moved = [at for at, (a, b) in enumerate(zip(old, new, strict=True)) if a.sense != b.sense]
    if not moved:  # what changed places stands in no row: an adjective of extent
        return False
    first, last = moved[0], moved[-1] + 1
    borders = [_borders(row, is_old, cores) for row, is_old in ((old, True), (new, False))]
    for start in range(first, max(first - BESIDE, 0) - 1, -1):
        for end in range(last, min(last + BESIDE, len(old)) + 1):
            lists = [
                list(_members(row[start:end], border, start)) for row, border in zip((old, new), borders, strict=True)
            ]
            lists = _without_lead(lists, cores)
            if sorted(lists[0]) == sorted(lists[1]) and len(lists[0]) > 1:
                return True
    return False


def _without_lead(lists: list[list[Member]], cores: Cores) -> list[list[Member]]:
    """The lists; a preposition that all members have but the first of either list is left out: "A and [to] B"."""
    leads = {member[0] for members in lists for member in members[1:]}
    known = {stem(lead, cores.lexicon) for lead in cores.lexicon.reading.prepositions}
    if len(leads) != 1 or not leads <= known:
        return lists
    return [[member[1:] if member[0] in leads else member for member in members] for members in lists]


def _borders(row: Sequence[CoreWord], is_old: bool, cores: Cores) -> tuple[frozenset[int], frozenset[int]]:
    """The numbers of the words that join two members, and of those before which a comma stands."""
    place = cores.act(is_old).place
    joiners = {*cores.lexicon.reading.joiners, *cores.lexicon.addressees.joiners}
    joining = frozenset(at for at, word in enumerate(row) if word.text in joiners)
    text = place.part.folded if place else ""
    commas = (at for at in range(1, len(row)) if "," in text[row[at - 1].end : row[at].start])
    return joining, frozenset(commas)


def _members(row: Sequence[CoreWord], borders: tuple[frozenset[int], frozenset[int]], start: int) -> Iterator[Member]:
    """The members of a list, each as the senses of its words."""
    joining, commas = borders
    member: list[str] = []
    for at, word in enumerate(row, start=start):
        if (at in joining or at in commas) and member:
            yield tuple(member)
            member = []
        if at not in joining:
            member.append(word.sense)
    if member:
        yield tuple(member)
