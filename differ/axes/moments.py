"""Deadlines without a number: "before the end of the year", "by next summer 2027".

by [the beginning of] [the coming school] year
words of a deadline, a part of what follows, up to four other words, a moment
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from differ.axes.phrases import Span, Stretch, key, listed, phrase_at, ways_of
from differ.axes.places import lowered
from differ.lexicon.model import Lexicon

YEAR = r"(?:19|20)\d\d(?![\w/]|[.,]\d| \d{3})"

NUMBER = r"(?:\d{1,3}(?:[ .,]\d{3})+(?![\d.,]\d)|\d+(?:[.,]\d+)?)"

BETWEEN = 4
"""Words between those of a deadline and the moment."""

_WHOLE = re.compile(r"(?P<when>.+)", re.DOTALL)

_NUMBER = re.compile(NUMBER)

_SPACE = re.compile(r"\s+")

_WORD = re.compile(r"\w+\s+")


def moment(stretch: Stretch, at: int, lexicon: Lexicon) -> re.Match[str] | None:
    """Such a deadline that begins at a place, as a match of the group "when"; None where there is none."""
    if _is_term(stretch, at, lexicon):
        return None
    for opened in listed(lexicon.quantities.deadlines).ends(lowered(stretch.folded), at, stretch.end):
        space = _SPACE.match(stretch.folded, opened, stretch.end)
        for start in _starts(stretch, space.end(), lexicon) if space else ():
            end = _end(stretch, start, lexicon)
            if end is not None and not _is_clause(stretch, (at, opened), end, lexicon):
                return _WHOLE.match(stretch.folded, at, end)
    return None


def _starts(stretch: Stretch, at: int, lexicon: Lexicon) -> Iterator[int]:
    """Where to look for the moment: behind words that name a part of it, "the end of", or at once."""
    edge = _edges(lexicon).match(stretch.folded, at, stretch.end)
    if edge:
        yield edge.end()
    yield at


def _end(stretch: Stretch, at: int, lexicon: Lexicon) -> int | None:
    """Where the moment ends that stands at a place or a few words behind it."""
    for _ in range(BETWEEN + 1):
        found = _moments(lexicon).match(stretch.folded, at, stretch.end)
        if found:
            return _owned(stretch, found, lexicon)
        word = _WORD.match(stretch.folded, at, stretch.end)
        if word is None or _is_barred(stretch, at, lexicon) or _states(stretch, word.end(), lexicon):
            return None
        at = word.end()
    return None


def _owned(stretch: Stretch, found: re.Match[str], lexicon: Lexicon) -> int:
    """Where the name ends of whoever has such a moment: "the next session [of the Assembly]"; no unit of time."""
    units = {key(unit) for unit in lexicon.quantities.units}
    if not lexicon.addressees.capitals_are_names or key(found.group()).split()[-1] in units:
        return found.end()
    owner = _owners(lexicon).match(stretch.text, found.end(), stretch.end)
    return owner.end() if owner else found.end()


@lru_cache(maxsize=64)
def _owners(lexicon: Lexicon) -> re.Pattern[str]:
    """A name behind a word that ties it to what it has, with or without an article."""
    ties, articles = ways_of(lexicon.reading.genitives), ways_of(lexicon.addressees.determiners)
    return re.compile(rf"\s+(?:{ties})\s+(?:(?:{articles})\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)*(?!\w)")


def _is_barred(stretch: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether a word opens something else, as a preposition does, or a date, or a length of time."""
    if phrase_at(stretch, at, listed(_others(lexicon))) is not None:
        return True
    is_length = _is_length(stretch, at, tuple(lexicon.quantities.numerals), lexicon)
    return is_length or _dates(lexicon).match(stretch.folded, at, stretch.end) is not None


def _is_term(stretch: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether it is a time within which something is to be done, as the words allow it: "d'ici un mois"."""
    words = lexicon.quantities
    shared = listed(tuple(word for word in words.terms if word in words.deadlines))
    for end in shared.ends(lowered(stretch.folded), at, stretch.end):
        space = _SPACE.match(stretch.folded, end, stretch.end)
        number = _NUMBER.match(stretch.folded, space.end(), stretch.end) if space else None
        if number and _is_unit(stretch, number.end(), lexicon):
            return True
        if space and _is_length(stretch, space.end(), (*words.numerals, *words.singles), lexicon):
            return True
    return False


def _is_clause(stretch: Stretch, opener: Span, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb behind the moment makes a condition of it: "until the elections [have] been held"."""
    verbs = lexicon.quantities.clausal_behind
    space = _SPACE.match(stretch.folded, end, stretch.end) if verbs else None
    if space is None or phrase_at(stretch, space.end(), listed(verbs)) is None:
        return False
    return key(stretch.folded[slice(*opener)]) in lexicon.conditions.excusing


def _is_length(stretch: Stretch, at: int, amounts: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether an amount and a unit of time stand at a place."""
    return any(
        _is_unit(stretch, end, lexicon) for end in listed(amounts).ends(lowered(stretch.folded), at, stretch.end)
    )


def _is_unit(stretch: Stretch, at: int, lexicon: Lexicon) -> bool:
    space = _SPACE.match(stretch.folded, at, stretch.end)
    return space is not None and phrase_at(stretch, space.end(), listed(tuple(lexicon.quantities.units))) is not None


def _states(stretch: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether a clause begins at a place that says what is stated."""
    end = phrase_at(stretch, at, listed(lexicon.limbs.complements))
    return end is not None and _SPACE.match(stretch.folded, end, stretch.end) is not None


@lru_cache(maxsize=64)
def _others(lexicon: Lexicon) -> tuple[str, ...]:
    """What does not stand between the words of a deadline and its moment."""
    words, ties = lexicon.quantities, lexicon.reading.genitives
    tied = (word for word in (*lexicon.reading.prepositions, *ties) if words.edges or word not in ties)
    return (*words.deadlines, *words.no_moments, *tied)


@lru_cache(maxsize=64)
def _dates(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\d{{1,2}}\s+(?:{ways_of(lexicon.quantities.months)})", re.IGNORECASE)


@lru_cache(maxsize=64)
def _edges(lexicon: Lexicon) -> re.Pattern[str]:
    edges, ties = ways_of(lexicon.quantities.edges), ways_of(lexicon.reading.genitives)
    return re.compile(rf"(?:\w+\s+)?(?:{edges})\s+(?:{ties})\s+", re.IGNORECASE)


@lru_cache(maxsize=64)
def _moments(lexicon: Lexicon) -> re.Pattern[str]:
    """A moment, with its year; not "the end of March 2027", which is a date."""
    words = lexicon.quantities
    dated = rf"\s+(?:{ways_of(lexicon.reading.genitives)})\s*(?:{ways_of(words.months)})"
    shape = rf"(?:\w{{1,2}}')?(?:{ways_of(words.moments)})(?!{dated})(?:\s+{YEAR})?"
    return re.compile(shape, re.IGNORECASE)
