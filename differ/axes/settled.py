"""Stretches of two rows that say the same in another order or construction, apart from what differs elsewhere.

die [am 31. August auslaufenden] Verträge ... zu prüfen  →  Verträge, [die am 31. August auslaufen], ... zu kündigen

What tells so for whole rows (:mod:`differ.axes.free_order`, :mod:`differ.axes.listed_order`) tells so for a stretch
between two places where the rows differ; what is left is read without it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from differ.act import Act
from differ.axes.cores import Cores, Region, regions
from differ.axes.free_order import is_freely_ordered, without_idle
from differ.axes.listed_order import is_swap
from differ.axes.loose_order import stretches_alike
from differ.axes.phrases import key
from differ.axes.recast import is_infinitive_of
from differ.axes.words import CoreWord

MOST_PLACES = 12
"""Places where two rows differ beyond which nothing is looked for: there are as many stretches as pairs of them."""

MOST_APART = 4
"""Words of sense that only one side has in such a stretch, at most: "of", a participle that says nothing."""

Words = tuple[CoreWord, ...]


def settled(cores: Cores) -> Cores | None:
    """The cores, where such stretches have the words and the order of the old side on both; None without any."""
    if not cores.lexicon.limbs.verb_final:
        return None
    found, rest = _once(cores), None
    while found:
        rest, found = found, _once(found)
    return rest


def _once(cores: Cores) -> Cores | None:
    """The cores with the shortest such stretch made one."""
    places = regions(cores.old, cores.new)
    if not 1 < len(places) <= MOST_PLACES:
        return None
    for length in range(1, len(places)):
        for first in range(len(places) - length):
            made_one = _made_one(places[first], places[first + length], cores)
            if made_one:
                return made_one
    return None


def _made_one(first: Region, last: Region, cores: Cores) -> Cores | None:
    edges = (first.old_at, last.old_at + len(last.old)), (first.new_at, last.new_at + len(last.new))
    edges = _trimmed(edges, cores)
    old, new = cores.old[slice(*edges[0])], cores.new[slice(*edges[1])]
    is_whole = len(old) == len(cores.old) and len(new) == len(cores.new)
    if is_whole or not old or not new or not _may_be(old, new):
        return None
    inner = replace(cores, old=old, new=new)
    rows = _said_alike(inner, is_last=(edges[0][1] == len(cores.old) and edges[1][1] == len(cores.new)))
    if rows is None:
        return None
    left = (*cores.old[: edges[0][0]], *rows[0], *cores.old[edges[0][1] :])
    right = (*cores.new[: edges[1][0]], *_in_order(rows[1], rows[0]), *cores.new[edges[1][1] :])
    return replace(cores, old=left, new=right)


Edges = tuple[int, int]


def _trimmed(edges: tuple[Edges, Edges], cores: Cores) -> tuple[Edges, Edges]:
    """The edges of two stretches without the words at the end of either that the other one has not."""
    rows = [[word.sense for word in row[slice(*edge)]] for row, edge in zip((cores.old, cores.new), edges, strict=True)]
    ends = []
    for row, other, (start, _) in ((rows[0], rows[1], edges[0]), (rows[1], rows[0], edges[1])):
        last = max((at + 1 for at, sense in enumerate(row) if sense in other), default=0)
        ends.append((start, start + last))
    return ends[0], ends[1]


def _may_be(old: Words, new: Words) -> bool:
    counts = Counter(word.sense for word in old), Counter(word.sense for word in new)
    return sum(((counts[0] - counts[1]) + (counts[1] - counts[0])).values()) <= MOST_APART


def _said_alike(inner: Cores, is_last: bool) -> tuple[Words, Words] | None:
    """Both stretches without what says nothing, if they say the same."""
    is_same = sorted(word.sense for word in inner.old) == sorted(word.sense for word in inner.new)
    if is_same and is_swap(inner):
        return tuple(inner.old), tuple(inner.new)
    if is_same and any(_is_put_behind(inner, is_old) for is_old in (True, False)):
        return tuple(inner.old), tuple(inner.new)
    if not inner.lexicon.reading.cases:
        return stretches_alike(inner)
    attributes = _as_attribute(inner, is_old=True) or _as_attribute(inner, is_old=False)
    if attributes:
        return attributes
    if not is_last and not _is_one_infinitive(inner):
        return None
    rows = without_idle(inner)
    return (rows[0].words, rows[1].words) if rows and is_freely_ordered(inner) else None


LONGEST_VERB = 3
"""Words of sense of a verb with what belongs to it: "zur Verfügung stellen"."""


def _is_put_behind(inner: Cores, is_old: bool) -> bool:
    """Whether a relative clause stands behind the verb on one side, before it on the other, with the same words."""
    behind, before = (inner.old, inner.new) if is_old else (inner.new, inner.old)
    senses = [[word.sense for word in row] for row in (behind, before)]
    for length in range(1, min(LONGEST_VERB + 1, len(behind))):
        if senses[0] == senses[1][-length:] + senses[1][:-length]:
            verb, clause = behind[length - 1], behind[length]
            is_opened = _opens_relative(verb.end, clause.start, inner.act(is_old), inner)
            is_closed = _is_comma(before[-length - 1].end, before[-length].start, inner.act(not is_old))
            return is_opened and is_closed
    return False


def _as_attribute(inner: Cores, is_old: bool) -> tuple[Words, Words] | None:
    """Both stretches where a noun has a relative clause on one side, the same words before it on the other.

    "die Wälder, die das Tal bedecken", "die das Tal bedeckenden Wälder". None where that is not so.
    """
    behind, before = (inner.old, inner.new) if is_old else (inner.new, inner.old)
    before = _without_doer(tuple(before), tuple(behind), inner)
    senses = [[word.sense for word in row] for row in (behind, before)]
    for length in range(1, min(LONGEST_HEAD + 1, len(behind))):
        if len(behind) == len(before) and senses[0] == senses[1][-length:] + senses[1][:-length]:
            is_opened = _opens_relative(behind[length - 1].end, behind[length].start, inner.act(is_old), inner)
            stands_close = not _between(before[-length - 1].end, before[-length].start, inner.act(not is_old)).strip()
            is_verb = behind[-1].text != before[-length - 1].text
            found = (tuple(behind), before) if is_old else (before, tuple(behind))
            return found if is_opened and stands_close and is_verb else None
    return None


LONGEST_HEAD = 12
"""Words of sense of a noun with all that belongs to it, before its relative clause."""


def _without_doer(row: Words, other: Words, inner: Cores) -> Words:
    """A row without "by" before the one who did it, whom the other row names as a subject: "die die Armee beging"."""
    extra = Counter(word.sense for word in row) - Counter(word.sense for word in other)
    is_doer = bool(row) and row[0].text in inner.lexicon.reading.doers and extra[row[0].sense] > 0
    return row[1:] if is_doer else row


def _between(start: int, end: int, act: Act) -> str:
    return act.place.part.folded[start:end] if act.place and start <= end else ""


def _is_comma(start: int, end: int, act: Act) -> bool:
    return "," in _between(start, end, act)


def _opens_relative(start: int, end: int, act: Act, inner: Cores) -> bool:
    """Whether a comma and a relative word stand between two places, perhaps with a preposition that is counted."""
    _, comma, after = _between(start, end, act).rpartition(",")
    place = act.place
    words = (after + (place.part.folded[end : end + len(after) + NEXT] if place else "")).split()[:2]
    relatives = {*inner.lexicon.reading.relatives, *inner.lexicon.narrowing.relating}
    return bool(comma) and any(key(word) in relatives for word in words)


NEXT = 20
"""Code points of the word that may be a preposition before a relative word, and of that word."""


def _is_one_infinitive(inner: Cores) -> bool:
    """Whether what is asked for in the one stretch is asked for in the other."""
    sides = (inner.old, inner.old_act), (inner.new, inner.new_act)
    asked = [{w.sense for w in row if is_infinitive_of(w, act, inner.lexicon)} for row, act in sides]
    return asked[0] == asked[1]


def _in_order(row: Sequence[CoreWord], like: Sequence[CoreWord]) -> Iterator[CoreWord]:
    """The words of a row in the order of another one that has the same."""
    waiting = list(row)
    for word in like:
        at = next(number for number, other in enumerate(waiting) if other.sense == word.sense)
        yield waiting.pop(at)
