"""A condition as a clause on one side, as a noun with a preposition on the other: both say the same.

te vergoeden [wanneer een vlucht wordt geannuleerd]   =  [bij annulering van een vlucht] te vergoeden
[nadat de Kamer het plan heeft goedgekeurd]           =  [na goedkeuring van het plan door de Kamer]

A noun does not tell by itself who did it: in the passive it must be one of what is done to somebody.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from differ.act import Act
from differ.axes.condition_openers import openers
from differ.axes.marks import Mark
from differ.axes.phrases import find, key, keys, overlaps
from differ.axes.shifts import same_words, unmatched
from differ.axes.words import CoreWord, core
from differ.lexicon.model import Lexicon

Words = tuple[CoreWord, ...]


class _Noun(NamedTuple):
    """The words behind such a preposition, and the act without them."""

    words: Words
    rest: Act


def with_one_form(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act]:
    """Both acts without such a condition where each puts the same in its own form."""
    if not (lexicon.conditions.nominal and old.place and new.place):
        return old, new
    gone, come = unmatched(old.conditions, new.conditions, same_words)
    for marks, clausal, nominal in ((gone, old, new), (come, new, old)):
        for mark in marks:
            rest = _nominal_rest(mark, clausal, nominal, lexicon)
            if rest:
                return (_without(clausal, mark), rest) if clausal is old else (rest, _without(clausal, mark))
    return old, new


def _nominal_rest(mark: Mark, clausal: Act, nominal: Act, lexicon: Lexicon) -> Act | None:
    """The act that has a condition as a noun without it, if it says what the clause says."""
    part = clausal.place.part if clausal.place else None
    if part is None or not overlaps(mark.span, ((part.start, part.end),)):
        return None
    found = openers(lexicon).match(part.folded, mark.quote.start, mark.quote.end)
    if found is None:
        return None
    clause = core(part.part(found.end(), mark.quote.end), (), lexicon)
    is_passive = any(True for _ in find(part.part(found.end(), mark.quote.end), lexicon.reading.becoming))
    for lead, *forms in lexicon.conditions.nominal:
        if key(found.group()) in keys(tuple(forms)):
            for noun in _nouns(lead, nominal, len(clause), lexicon):
                if _is_one(clause, noun.words, is_passive, lexicon):
                    return noun.rest
    return None


def _nouns(lead: str, act: Act, length: int, lexicon: Lexicon) -> Iterator[_Noun]:
    """The conditions that a preposition opens, and the words behind it that are no condition yet."""
    part = act.place.part if act.place else None
    for mark in act.conditions:
        if part and key(mark.quote.text).startswith(f"{lead} ") and overlaps(mark.span, ((part.start, part.end),)):
            words = core(part.part(mark.quote.start + len(lead), mark.quote.end), (), lexicon)
            yield _Noun(words, _without(act, mark))
    for at, word in enumerate(act.core):
        for extra in (0, 1) if word.text == lead else ():
            end = at + 1 + length + extra
            yield _Noun(act.core[at + 1 : end], replace(act, core=(*act.core[:at], *act.core[end:])))


def _is_one(clause: Words, noun: Words, is_passive: bool, lexicon: Lexicon) -> bool:
    """Whether the first word of a noun phrase is the verb of the clause, and the rest is the same, done by the same."""
    verb = next((word for word in clause if noun and word.sense == noun[0].sense), None)
    if verb is None or verb.text == noun[0].text:
        return False
    doers = lexicon.reading.doers
    rows = [[w.sense for w in row if w.text not in doers and w.sense != verb.sense] for row in (clause, noun)]
    if Counter(rows[0]) != Counter(rows[1]):
        return False
    by = next((at for at, word in enumerate(noun) if word.text in doers), None)
    is_suffered = noun[0].text in lexicon.reading.suffered or noun[0].text.endswith(lexicon.conditions.deed_endings)
    if is_passive:
        return is_suffered and (by is not None) == any(word.text in doers for word in clause)
    if by is None:
        return len(rows[0]) > 0 and noun[0].text not in lexicon.reading.suffered
    agent = [word.sense for word in noun[by + 1 :]]
    return rows[0][: len(agent)] == agent


def _without(act: Act, mark: Mark) -> Act:
    words = tuple(word for word in act.core if not overlaps((word.start, word.end), (mark.span,)))
    return replace(act, conditions=tuple(other for other in act.conditions if other is not mark), core=words)
