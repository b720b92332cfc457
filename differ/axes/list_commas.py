"""A comma of a list that stands for the "and" of a shorter one: "A and B", "A, B and C".

With the "and" in its place, what the longer list has more is a member with an "and" of its own.
"""

from collections.abc import Iterator

from differ.act import Act
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

LONGEST_MEMBER = 8
"""Words of sense between a comma and the "and" that closes its list."""

Words = tuple[CoreWord, ...]


def with_joined_lists(rows: tuple[Words, Words], acts: tuple[Act, Act], lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows; where the other one joins two words by "and", a comma of a list between the same two is that word."""
    old, new = rows
    return tuple(_joined(old, new, acts[0], lexicon)), tuple(_joined(new, old, acts[1], lexicon))


def is_in_list(word: CoreWord, act: Act, lexicon: Lexicon) -> bool:
    """Whether a preposition opens a further member of a list: "aux maires, [aux] préfets et [aux] recteurs"."""
    part = act.place.part if act.place else None
    before = part.folded[part.start : word.start].rstrip() if part else ""
    return before.endswith(",") or before.rsplit(maxsplit=1)[-1:] in ([joiner] for joiner in _all_joiners(lexicon))


def ends_in_lead(act: Act, lexicon: Lexicon) -> bool:
    """Whether a formula ends in a preposition, which a list may repeat: "recommande [aux] maires, [aux] préfets"."""
    last = act.place.pieces[-1][1] if act.place and act.place.pieces else 0
    words = act.place.part.folded[:last].casefold().split()[-1:] if act.place else []
    return bool(words) and words[0] in lexicon.reading.prepositions


def _joined(row: Words, other: Words, act: Act, lexicon: Lexicon) -> Iterator[CoreWord]:
    known = _pairs(other, lexicon)
    text = act.place.part.folded if act.place else ""
    for at, word in enumerate(row):
        yield word
        joiner = known.get((word.sense, row[at + 1].sense)) if known and at + 1 < len(row) else None
        if joiner and _is_comma(text[word.end : row[at + 1].start]) and _is_closed(row, at + 1, joiner, lexicon):
            yield joiner._replace(start=word.end, end=word.end + 1)


def _is_comma(between: str) -> bool:
    """Whether a comma stands between two words; an article may follow it."""
    return between.lstrip().startswith(",")


def _pairs(row: Words, lexicon: Lexicon) -> dict[tuple[str, str], CoreWord]:
    """The joining words of a row, by the senses of the words before and after."""
    inner = zip(row, row[1:], row[2:], strict=False)
    return {(a.sense, b.sense): word for a, word, b in inner if word.text in lexicon.addressees.joiners}


def _is_closed(row: Words, at: int, joiner: CoreWord, lexicon: Lexicon) -> bool:
    """Whether the next joining word of a row is the same one: "A, B [and] C" is no "A and B or C"."""
    following = (word for word in row[at : at + LONGEST_MEMBER] if word.text in _all_joiners(lexicon))
    return next((word.sense == joiner.sense for word in following), False)


def _all_joiners(lexicon: Lexicon) -> tuple[str, ...]:
    return (*lexicon.addressees.joiners, *lexicon.reading.joiners)
