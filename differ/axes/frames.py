"""Formulas as frames of words with slots between them, laid over a text word by word.

    roept de Raad daarom nogmaals op
    ~~~~~ slot ~~~~~~~~~~~~~~~~~~ ~~    the two pieces of "roept ... op"

Between the words of a piece a comma and adverbs may stand. The first way that fits is taken: the longest form of a
word, as many adverbs as there are, the shortest slot.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from differ.axes.places import Phrases, Shape, after_spaces, is_letter

SLOT_WORDS = 40
"""Words in the longest slot. The separable part of a verb may stand that far off (measured on resolutions: 27)."""

_STEP = re.compile(r"\S+\s+")

Span = tuple[int, int]
"""Code points ``start`` to ``end``."""


@dataclass(frozen=True, slots=True)
class Due:
    """A word of obligation: one of a list, or one that is so behind an infinitive with its mark: "zu prüfen [ist]".

    ``never``: what such an infinitive ends or begins with where it asks for nothing: "auf Kürzungen zurückzuführen".
    """

    words: Phrases
    behind: Phrases
    infinitive: re.Pattern[str]
    never: tuple[str, ...]

    def ends(self, letters: str, at: int, end: int) -> Iterator[int]:
        """Where it ends, when it stands at a place."""
        yield from self.words.ends(letters, at, end)
        for stop in self.behind.ends(letters, at, end):
            before = letters[max(0, at - LONGEST_DEED) : at].rstrip()
            last = max((match.span() for match in self.infinitive.finditer(before)), default=(0, 0))
            if last[1] == len(before) > 0 and not self._is_never(before, last[0]):
                yield stop

    def _is_never(self, before: str, since: int) -> bool:
        around = (*before[:since].split()[-1:], *before[since:].split())
        return any(word in self.never for word in around)


LONGEST_DEED = 60
"""Letters before a word of obligation in which its infinitive is looked for."""

Word = Phrases | Due | tuple[Shape, ...]
"""The forms of a word, the one to prefer first; or any phrase of a list."""


@dataclass(frozen=True)
class Frame:
    """The pieces of a formula. ``in_front``: a slot stands before the first one. ``stops``: what no slot contains."""

    pieces: tuple[tuple[Word, ...], ...]
    in_front: bool
    stops: tuple[Shape, ...]
    fillers: Phrases
    """Adverbs that may stand between the words of a piece."""

    @cached_property
    def stop_letters(self) -> tuple[str, ...]:
        """The letters of what no slot contains."""
        return tuple(stop.letters for stop in self.stops)

    @cached_property
    def first_letters(self) -> tuple[tuple[str, ...], ...]:
        """The letters of the first word of each piece, which are looked at before the rest; "" for any."""
        firsts = (piece[0] for piece in self.pieces)
        return tuple(
            ("",) if isinstance(word, Phrases | Due) else tuple(form.letters for form in word) for word in firsts
        )


@dataclass(frozen=True, slots=True)
class Fit:
    """Where the pieces of a frame stand, and its slots, each in the order of the text."""

    pieces: tuple[Span, ...]
    slots: tuple[Span, ...]


def fitted(frame: Frame, letters: str, at: int, end: int) -> Fit | None:
    """The frame laid over a text from a place on; None when it does not fit there."""
    if frame.in_front:
        return _after_slot(frame, 0, letters, at, end)
    return _from_piece(frame, 0, letters, at, end)


def _from_piece(frame: Frame, number: int, letters: str, at: int, end: int) -> Fit | None:
    """The frame from one of its pieces on."""
    for stop in _piece_ends(frame.pieces[number], frame.fillers, letters, at, end):
        if number + 1 == len(frame.pieces):
            return Fit(((at, stop),), ())
        begin = _slot_start(letters, stop, end)
        rest = None if begin is None else _after_slot(frame, number + 1, letters, begin, end)
        if rest:
            return Fit(((at, stop), *rest.pieces), rest.slots)
    return None


def _slot_start(letters: str, at: int, end: int) -> int | None:
    """Where a slot begins after a piece: after white space, which a comma may precede."""
    since = at + 1 if letters.startswith(",", at, end) else at
    begin = after_spaces(letters, since, end)
    return begin if begin > since else None


def _after_slot(frame: Frame, number: int, letters: str, begin: int, end: int) -> Fit | None:
    """The frame from a slot on, of at least one word."""
    at = begin
    for _ in range(SLOT_WORDS):
        step = None if _is_stopped(frame, letters, at, end) else _STEP.match(letters, at, end)
        if step is None:
            return None
        at = step.end()
        is_possible = letters.startswith(frame.first_letters[number], at)
        rest = _from_piece(frame, number, letters, at, end) if is_possible else None
        if rest:
            return Fit(rest.pieces, ((begin, at), *rest.slots))
    return None


def _is_stopped(frame: Frame, letters: str, at: int, end: int) -> bool:
    """Whether a word begins at a place that no slot contains."""
    if not letters.startswith(frame.stop_letters, at) or _is_inside(letters, at):
        return False
    return any(stop.end(letters, at, end) is not None for stop in frame.stops)


def _is_inside(letters: str, at: int) -> bool:
    return at > 0 and is_letter(letters[at - 1])


def _piece_ends(words: Sequence[Word], fillers: Phrases, letters: str, at: int, end: int) -> Iterator[int]:
    """Where the words of a piece end, way by way."""
    for stop in _word_ends(words[0], letters, at, end):
        if len(words) == 1:
            yield stop
        else:
            for following in _between(fillers, letters, stop, end):
                yield from _piece_ends(words[1:], fillers, letters, following, end)


def _word_ends(word: Word, letters: str, at: int, end: int) -> Iterator[int]:
    if _is_inside(letters, at):
        return
    if isinstance(word, Phrases | Due):
        yield from word.ends(letters, at, end)
        return
    for form in word:
        stop = form.end(letters, at, end)
        if stop is not None:
            yield stop


def _between(fillers: Phrases, letters: str, at: int, end: int) -> Iterator[int]:
    """Where the next word of a piece may begin: after a comma and as many adverbs as there are, then after fewer."""
    at = _after_comma(letters, at, end)
    begin = after_spaces(letters, at, end)
    for stop in fillers.ends(letters, begin, end):
        yield from _between(fillers, letters, stop, end)
    yield begin


def _after_comma(letters: str, at: int, end: int) -> int:
    return at + 1 if letters.startswith(",", at, end) else at
