"""The words of two acts that no mark accounts for, and the places where they differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from differ.act import Act
from differ.axes.marks import is_reported
from differ.axes.phrases import infinitive
from differ.axes.shifts import MOVABLE, Finding, doubt
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon
from differ.model import Quote
from differ.words import changed_spans


@dataclass(frozen=True, slots=True)
class Region:
    """A place where two cores differ: words of the old side, words of the new side, and where they stand."""

    old: tuple[CoreWord, ...]
    new: tuple[CoreWord, ...]
    old_at: int
    new_at: int


@dataclass(frozen=True, slots=True)
class Cores:
    """The words of two acts that no mark accounts for."""

    old_act: Act
    new_act: Act
    old: tuple[CoreWord, ...]
    new: tuple[CoreWord, ...]
    lexicon: Lexicon

    def act(self, is_old: bool) -> Act:
        """The act of a side."""
        return self.old_act if is_old else self.new_act

    def quote(self, is_old: bool, words: Sequence[CoreWord]) -> Quote | None:
        """The words from the first to the last, as printed."""
        place = self.act(is_old).place
        span = min((word.start for word in words), default=0), max((word.end for word in words), default=0)
        return place.part.quote(span) if words and place else None

    @property
    def is_negated(self) -> bool:
        """Whether either side says "not" in what it asks: then nobody knows what more of a thing means."""
        return any(not mark.reported for act in (self.old_act, self.new_act) for mark in act.negations)

    @property
    def is_movable(self) -> bool:
        """Whether more of the thing makes the act stronger."""
        is_asked = self.old_act.is_asking and self.new_act.is_asking
        return is_asked or (self.old_act.family is self.new_act.family and self.old_act.family in MOVABLE)


def regions(old: Sequence[CoreWord], new: Sequence[CoreWord]) -> list[Region]:
    """Where two rows of words differ, in order; a deletion next to an insertion is one region."""
    codes = {sense: chr(number + 1) for number, sense in enumerate(dict.fromkeys(w.sense for w in (*old, *new)))}
    left, right = ("".join(codes[word.sense] for word in row) for row in (old, new))
    merged: list[tuple[int, int, int, int]] = []
    for block in changed_spans(left, right):
        if merged and merged[-1][1] == block[0] and merged[-1][3] == block[2]:
            merged[-1] = (merged[-1][0], block[1], merged[-1][2], block[3])
        else:
            merged.append(block)
    return [Region(tuple(old[a:b]), tuple(new[c:d]), a, c) for a, b, c, d in merged]


def other_words(region: Region) -> Finding:
    """The doubt that words which no rule reads leave."""
    words = [" ".join(word.text for word in row) for row in (region.old, region.new)]
    if any(word.is_name for word in (*region.old, *region.new)):
        return doubt(f"a name or number differs: {words[0] or 'nothing'} → {words[1] or 'nothing'}")
    if words[0] and words[1]:
        return doubt(f"other words: {words[0]} → {words[1]}")
    return doubt(f"left out: {words[0]}" if words[0] else f"added: {words[1]}")


def is_told(word: CoreWord, is_old: bool, cores: Cores) -> bool:
    """Whether a relative word stands between the formula and a word: then it may belong to a fact."""
    place = cores.act(is_old).place
    if place is None:
        return True
    after = place.pieces[-1][1] if place.pieces else place.part.start
    if _is_formula_again(cores.act(is_old), word.start, cores.lexicon):
        return False
    return is_reported(place.part, word.start, after, cores.lexicon)


def _is_formula_again(act: Act, at: int, lexicon: Lexicon) -> bool:
    """Whether "and" and the last word of the formula open a demand of their own: "calls for ... [and for it to be]"."""
    last = act.formula.split()[-1:]
    if act.place is None or not last or last[0] not in lexicon.reading.datives:
        return False
    end = act.place.part.end
    words = act.place.part.folded[at:end].split(maxsplit=2)
    if len(words) < len(("and", "for", "it")) or words[0] not in lexicon.addressees.joiners or words[1] != last[0]:
        return False
    return infinitive(lexicon).search(act.place.part.folded, at, end) is not None


def turned(row: Sequence[CoreWord], at: int, length: int) -> list[int]:
    """Places that the words may have had as well: in "a b a b" the second pair is as new as "b a"."""
    places = [at]
    while places[-1] > 0 and row[places[-1] - 1].sense == row[places[-1] + length - 1].sense:
        places.append(places[-1] - 1)
    last = at
    while last + length < len(row) and row[last].sense == row[last + length].sense:
        last += 1
        places.append(last)
    return places
