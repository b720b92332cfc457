"""A noun and what is said of it, before it or after it.

    the fines [imposed by the regulator]   →  the fines [that the regulator has imposed]
    de [door de Raad goedgekeurde] lijst   →  de lijst [die door de Raad is goedgekeurd]
    the decision of the Assembly           →  the Assembly's decision

Only whole blocks change places, and a relative word, "by" or an "'s" must show which block is which.
"""

from collections.abc import Sequence
from typing import NamedTuple

from differ.act import Act
from differ.axes.phrases import key, keys
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

LONGEST_WINDOW = 9
"""Words of sense in a noun phrase that is believed to be one."""

LONGEST_NOUN = 3
"""Words of sense in the noun that the rest is said of."""


class _Window(NamedTuple):
    """The part of a row that differs from the other row, without "by"; ``led``: the numbers of words after "by"."""

    act: Act
    words: tuple[CoreWord, ...]
    led: frozenset[int]

    def before(self, at: int, since: int) -> list[str]:
        """The words as printed between two words of the window, in lower case."""
        part = self.act.place.part if self.act.place else None
        return key(part.folded[self.words[since].end : self.words[at].start]).split() if part else []

    def until(self, at: int) -> list[str]:
        """The words as printed before one of the window, in lower case."""
        part = self.act.place.part if self.act.place else None
        return key(part.folded[part.start : self.words[at].start]).split() if part else []


def is_attributed(acts: tuple[Act, Act], rows: tuple[Sequence[CoreWord], Sequence[CoreWord]], lexicon: Lexicon) -> bool:
    """Whether two rows of words differ in one noun phrase only, which says the same of the same noun."""
    sides = tuple(_Window(act, tuple(row), frozenset()) for act, row in zip(acts, rows, strict=True))
    if _is_led(sides[0], sides[1], lexicon) or _is_led(sides[1], sides[0], lexicon):
        return True
    cut = _cut(*rows)
    if cut is None:
        return False
    one, other = (_window(act, row, lexicon) for act, row in zip(acts, cut, strict=True))
    return _is_turned(one, other, lexicon) or _is_turned(other, one, lexicon)


def _is_led(side: _Window, other: _Window, lexicon: Lexicon) -> bool:
    """Whether one side only has the "by" of "de boetes die [door] de toezichthouder zijn opgelegd"."""
    row = side.words
    at = next((number for number, word in enumerate(row) if word.text in lexicon.reading.doers), 0)
    rest = (*row[:at], *row[at + 1 :])
    if not at or not lexicon.limbs.verb_final or [word.sense for word in rest] != [word.sense for word in other.words]:
        return False
    is_relative = set(side.before(at, at - 1)) & _relatives(lexicon)
    is_passive = any(_has_auxiliary(other, number, lexicon) for number in range(at, len(other.words)))
    return bool(is_relative) and not is_passive and _is_doer((*rest[: at + LONGEST_NOUN], rest[-1]), at, lexicon)


def _cut(old: Sequence[CoreWord], new: Sequence[CoreWord]) -> tuple[tuple[CoreWord, ...], tuple[CoreWord, ...]] | None:
    """Both rows without the words that they begin and end with alike; None where much is left."""
    first, least = 0, min(len(old), len(new))
    while first < least and old[first].sense == new[first].sense:
        first += 1
    last = 0
    while last < least - first and old[-1 - last].sense == new[-1 - last].sense:
        last += 1
    cut = tuple(old[first : len(old) - last]), tuple(new[first : len(new) - last])
    return cut if all(1 < len(row) <= LONGEST_WINDOW for row in cut) else None


def _window(act: Act, row: Sequence[CoreWord], lexicon: Lexicon) -> _Window:
    agents = set(lexicon.reading.doers)
    words: list[CoreWord] = []
    led: set[int] = set()
    for word in row:
        if word.text in agents:
            led.add(len(words))
        else:
            words.append(word)
    return _Window(act, tuple(words), frozenset(led))


def _is_turned(one: _Window, other: _Window, lexicon: Lexicon) -> bool:
    """Whether two blocks changed places: ``other`` has the noun first, or the one who acts."""
    left, right = ([word.sense for word in window.words] for window in (one, other))
    if len(left) != len(right) or len(one.led | other.led) > 1 + (one.led != other.led):
        return False
    for at in range(1, len(left)):
        if left[at:] + left[:at] == right and (
            _is_noun_first(one, other, at, lexicon)
            or _is_agent_first(one, other, at, lexicon)
            or _is_owner_last(one, other, at, lexicon)
        ):
            return True
    return _is_reversed(one, other, lexicon)


def _is_noun_first(one: _Window, other: _Window, at: int, lexicon: Lexicon) -> bool:
    """One side has "the [by the Council adopted] list", the other "the list that [by the Council is adopted]"."""
    noun = len(one.words) - at
    if noun > LONGEST_NOUN or noun >= len(other.words) or not lexicon.limbs.verb_final:
        return False
    between = other.before(noun, noun - 1)
    is_parted = lexicon.addressees.capitals_are_names or "," in between
    if not is_parted or not set(between) & _relatives(lexicon):
        return False
    if at == 1:
        return not one.led and not other.led and _has_auxiliary(other, -1, lexicon)
    if not one.led and one.words[0].text in lexicon.reading.prepositions:  # "de [tegen hem uitgesproken] straf"
        return not other.led and _has_auxiliary(other, -1, lexicon)
    if one.led != {0}:
        return False
    return other.led == {noun} or (not other.led and _is_doer(other.words, noun, lexicon))


def _is_doer(words: Sequence[CoreWord], noun: int, lexicon: Lexicon) -> bool:
    """Whether only what follows the noun can act, where word order does not tell: the noun names nobody."""
    heads = keys(lexicon.addressees.heads)
    is_named = any(word.text in heads for word in words[:noun])
    return not is_named and any(word.text in heads for word in words[noun:-1])


def _has_auxiliary(window: _Window, at: int, lexicon: Lexicon) -> bool:
    """Whether a word of a window stands beside an auxiliary of the passive."""
    part, word = window.act.place.part if window.act.place else None, window.words[at]
    if part is None:
        return False
    beside = (*window.until(at)[-1:], *part.folded[word.end : part.end].split(maxsplit=1)[:1])
    return any(key(other.strip(" ,;.")) in lexicon.reading.passives for other in beside)


def _is_agent_first(one: _Window, other: _Window, at: int, lexicon: Lexicon) -> bool:
    """One side has "[imposed] by [the regulator]", the other "that [the regulator] has [imposed]"."""
    if at != 1 or one.led != {1}:
        return False
    before = [word for word in other.until(0)[-3:] if word not in lexicon.addressees.determiners]
    while before and before[-1] in lexicon.reading.doers:
        before.pop()
    is_relative = bool(before) and before[-1].rstrip("'") in {word.rstrip("'") for word in _relatives(lexicon)}
    return is_relative and (other.led == {0} or (not other.led and not lexicon.limbs.verb_final))


def _is_owner_last(one: _Window, other: _Window, at: int, lexicon: Lexicon) -> bool:
    """One side has "[the Assembly]'s [decision]" or "[victim] [aid]", the other "[decision] of [the Assembly]"."""
    place, owner = one.act.place, one.words[at - 1]
    noun = len(one.words) - at
    if place is None or one.led or other.led or noun > LONGEST_NOUN:
        return False
    is_owned = place.part.folded.startswith(("'s ", "' "), owner.end)
    if not lexicon.limbs.verb_final:  # "earthquake victims"; where nouns grow together the two words are one
        is_owned = is_owned or place.part.folded[owner.end : one.words[at].start] == " "
    between = [word for word in other.before(noun, noun - 1) if word not in lexicon.addressees.determiners]
    return is_owned and len(between) == 1 and between[0] in lexicon.reading.genitives


def _is_reversed(one: _Window, other: _Window, lexicon: Lexicon) -> bool:
    """One side has "the fines [imposed] by [the regulator]", the other "the by [the regulator] [imposed] fines"."""
    if not lexicon.limbs.verb_final or one.led == other.led:
        return False
    for window, turned in ((one, other), (other, one)):
        for noun in range(1, min(LONGEST_NOUN, len(window.words) - 2) + 1):
            words = window.words
            block = (*words[noun + 1 :], words[noun], *words[:noun])
            is_same = [w.sense for w in block] == [w.sense for w in turned.words]
            if is_same and window.led == {noun + 1} and turned.led == {0}:
                return True
    return False


def _relatives(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(map(key, lexicon.reading.relatives))
