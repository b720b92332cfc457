"""A condition, or an exception, put in other words: it moves nothing.

[indien] de kosten [van de bouw] zijn terugverdiend  =  [als] de [bouwkosten] terugverdiend zijn
[zolang] de gevangenen [niet] vrij zijn              =  [totdat] de gevangenen vrij zijn

The openers must be listed as alike, and what follows them must leave nothing to read and nothing to doubt.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from differ.act import Act
from differ.axes.condition_openers import openers
from differ.axes.cores import Cores
from differ.axes.differences import differences
from differ.axes.marks import CERTAIN, Mark
from differ.axes.phrases import Span, Stretch, find, key, overlaps
from differ.axes.shifts import same_words, unmatched
from differ.axes.words import CoreWord, core
from differ.lexicon.model import SLOT, Lexicon


class _Reading(NamedTuple):
    """What an opener stands for, the words of sense behind it, and before which of them something is denied.

    ``is_turned``: a word of negation behind the opener was read with it.
    """

    opener: str
    words: tuple[CoreWord, ...]
    denied: tuple[str, ...]
    is_turned: bool


def with_one_condition(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act]:
    """Both acts without the conditions and exceptions that only the wording tells apart."""
    if not (old.place and new.place):
        return old, new
    for name in ("conditions", "exceptions"):
        gone, come = unmatched(getattr(old, name), getattr(new, name), same_words)
        for one in gone:
            other = next((mark for mark in come if _is_one(one, old, mark, new, lexicon)), None)
            if other:
                come.remove(other)
                old, new = _without(old, name, one), _without(new, name, other)
    return old, new


def _without(act: Act, name: str, mark: Mark) -> Act:
    rest = tuple(other for other in getattr(act, name) if other is not mark)
    words = tuple(word for word in act.core if not overlaps((word.start, word.end), (mark.span,)))
    bare = replace(act, core=words, quantities=tuple(q for q in act.quantities if not overlaps(q.span, (mark.span,))))
    return replace(bare, conditions=rest) if name == "conditions" else replace(bare, exceptions=rest)


def _is_one(one: Mark, old: Act, other: Mark, new: Act, lexicon: Lexicon) -> bool:
    rows = list(_readings(one, old, lexicon)), list(_readings(other, new, lexicon))
    if CERTAIN not in (one.sense, other.sense) and one in old.conditions:
        return any(_said(a) == _said(b) for a in rows[0][:1] for b in rows[1][:1])
    return any(
        a.opener == b.opener
        and a.denied == b.denied
        and not (a.is_turned and b.is_turned)
        and _is_said_alike(Cores(old, new, a.words, b.words, lexicon))
        for a in rows[0]
        for b in rows[1]
    )


def _said(reading: _Reading) -> tuple[str, tuple[str, ...], list[str]]:
    """All that a reading says: what may be no condition must say the same: "when it revises", "when revising"."""
    return reading.opener, reading.denied, [word.sense for word in reading.words]


def _is_said_alike(cores: Cores) -> bool:
    senses = [[word.sense for word in row] for row in (cores.old, cores.new)]
    if senses[0] == senses[1]:
        return True
    if not (cores.old and cores.new):
        return False
    found = differences(cores)
    return not (found.doubts or found.shifts or found.is_denial)


def _readings(mark: Mark, act: Act, lexicon: Lexicon) -> Iterator[_Reading]:
    """What a mark may be read as: with its opener as it is, and for each group of openers that has it."""
    if act.place is None or not overlaps(mark.span, ((act.place.part.start, act.place.part.end),)):
        return
    part = act.place.part.part(*mark.span)
    found = openers(lexicon).match(part.folded, part.start, part.end)
    if found is None:
        return
    opener, rest = key(found.group()), part.part(found.end(), part.end)
    yield _reading(opener, rest, (), lexicon)
    joiners = (*lexicon.addressees.joiners, *lexicon.negation.listing)
    for number, group in enumerate(lexicon.conditions.alike):
        for form in group:
            first, _, denial = form.partition(f" {SLOT} ")
            spans = tuple(find(rest, (denial,))) if denial else ()
            is_joined = bool(denial) and any(True for _ in find(rest, joiners))  # "if A and not B" is no "unless A, B"
            if key(first) == opener and len(spans) == int(bool(denial)) and not is_joined:
                yield _reading(f"{number}", rest, spans, lexicon)


def _reading(opener: str, rest: Stretch, left_out: tuple[Span, ...], lexicon: Lexicon) -> _Reading:
    words = core(rest, left_out, lexicon)
    negation = lexicon.negation
    found = set(find(rest, (*negation.words, *negation.before_nouns, *negation.listing))) - set(left_out)
    after = (next((w.sense for w in words if w.start >= end), "") for _, end in found)
    return _Reading(opener, words, tuple(sorted(after)), bool(left_out))
