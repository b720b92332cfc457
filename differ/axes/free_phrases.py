"""Phrases with a preposition in a row of words, where articles tell the cases and nouns have a capital.

They end with their first noun, what numbers it, what it is of, and the further nouns of its list.
"""

import re
from functools import lru_cache

from differ.axes.phrases import key
from differ.axes.recast import Row, is_infinitive_of
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

_NUMBER = re.compile(r"\d")


def phrase_end(row: Row, at: int, deeds: frozenset[str], lexicon: Lexicon) -> int:
    """Where a phrase ends that opens with a preposition at a word of a row, or right before it ("im"); else ``at``.

    It ends with its first noun and what that one is of.
    """
    leads = leads_of(lexicon)
    is_led = not leads.isdisjoint(row.words[at].text.split())
    is_verb = is_infinitive_of(row.words[at], row.act, lexicon)  # "zu" is no preposition there
    is_verb = is_verb or (row.words[at].sense in deeds and printed_before(row, at) in lexicon.reading.deed_leads)
    if not is_led and (is_verb or printed_before(row, at) not in leads):
        return at
    end = at + is_led
    if is_led and end < len(row.words) and is_amount_between(row, at, lexicon):
        return end
    while end < len(row.words) and not is_noun(row.words[end], row):
        if row.words[end].text.split()[0] in leads:
            return at if end == at else end
        end += 1
    if end == len(row.words):
        return end
    end = _after_numbers(row, end + 1)
    while end < len(row.words) and is_noun(row.words[end], row) and printed_before(row, end) in owning(lexicon):
        if row.words[end].sense in deeds:
            break
        end = _after_numbers(row, end + 1)
    return _list_end(row, end, deeds, lexicon)


def _list_end(row: Row, at: int, deeds: frozenset[str], lexicon: Lexicon) -> int:
    """Where a list of nouns ends that goes on at a word: "von Dürre[, Waldbränden und Schädlingsbefall]"."""
    end, joiners = at, lexicon.addressees.joiners
    while end < len(row.words) and _is_member(row, end, deeds) and _has_comma(row, end):
        end += 1
    is_joined = end + 1 < len(row.words) and row.words[end].text in joiners and not _has_comma(row, end)
    return end + 2 if is_joined and _is_member(row, end + 1, deeds) else at


def _is_member(row: Row, at: int, deeds: frozenset[str]) -> bool:
    return is_noun(row.words[at], row) and row.words[at].sense not in deeds


def _has_comma(row: Row, at: int) -> bool:
    """Whether a comma and nothing else stands before a word of a row."""
    return _between(row, at).strip() == ","


def _between(row: Row, at: int) -> str:
    """What is printed between a word of a row and the one before it."""
    place = row.act.place
    return place.part.folded[row.words[at - 1].end : row.words[at].start] if place else ""


def _after_numbers(row: Row, at: int) -> int:
    """The place behind what numbers a noun: "im Jahr [2098]", "gemäß Artikel [9] der Verordnung (EU) [2093/1380]"."""
    while at < len(row.words) and (_NUMBER.match(row.words[at].text) or _between(row, at) == "-"):
        at += 1  # "in Ost-[Tarsien]" is two words
    return at


def is_amount_between(row: Row, at: int, lexicon: Lexicon) -> bool:
    """Whether a date or an amount, which is no word of the row, stands between a word and the next one."""
    place = row.act.place
    end = row.words[at + 1].start if at + 1 < len(row.words) else place.part.end if place else 0
    between = place.part.folded[row.words[at].end : end] if place else ""
    tokens = (key(token) for token in between.split())
    return any(any(map(str.isdigit, token)) or token in lexicon.quantities.numerals for token in tokens)


def is_adverbial(word: CoreWord, row: Row, lexicon: Lexicon) -> bool:
    """Whether several words are a phrase with a preposition, and no verb ends it: "in Anbetracht"."""
    place = row.act.place
    parts = place.part.text[word.start : word.end].split() if place else []
    is_led = len(parts) > 1 and key(parts[0]) in leads_of(lexicon)
    return is_led and (parts[-1][:1].isupper() or key(parts[-1]) in leads_of(lexicon))


def is_noun(word: CoreWord, row: Row) -> bool:
    """Whether a word, or one of a phrase, is printed with a capital."""
    place = row.act.place
    words = place.part.text[word.start : word.end].split() if place else []
    return any(printed[:1].isupper() for printed in words)


def printed_before(row: Row, at: int) -> str:
    """The word printed before one of a row, in lower case."""
    place = row.act.place
    if place is None:
        return ""
    words = place.part.folded[place.part.start : row.words[at].start].split()
    return key(words[-1]) if words else ""


@lru_cache(maxsize=8)
def leads_of(lexicon: Lexicon) -> frozenset[str]:
    """What may open a phrase."""
    return frozenset(lexicon.reading.prepositions)


@lru_cache(maxsize=8)
def owning(lexicon: Lexicon) -> frozenset[str]:
    """Articles that tie a noun to the one before it: those that may stand before the one who did it."""
    return frozenset(lexicon.reading.agents) & frozenset(lexicon.addressees.determiners)
