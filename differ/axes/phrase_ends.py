"""Where a condition ends that is a phrase and no clause, where nouns are capitals and verbs stand last.

    die Zahlungen [bis zur Klärung der Vorwürfe] einzustellen
    [nach Anhörung der Verbände und der Länder] ein Konzept vorzulegen

No comma closes such a phrase: it runs to its noun and to what that one is of.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from differ.axes.phrases import Span, Stretch, key, keys
from differ.lexicon.model import Lexicon


def phrase_end(stretch: Stretch, opener: Span, end: int, lexicon: Lexicon) -> int:
    """The end of a condition that opens at ``opener``; ``end`` where it is a clause or nobody can tell."""
    words = lexicon.conditions
    if not words.clauses or _is_clause(key(stretch.folded[slice(*opener)]), lexicon):
        return end
    tokens = list(_tokens(stretch, opener[1], end))
    if tokens and key(tokens[0][0]) in _clausal(lexicon):
        return end
    is_whole = stretch.text[slice(*opener)].split()[-1][0].isupper()
    last = opener[1] if is_whole else 0
    for at, (text, _, stop) in enumerate(tokens):
        if is_whole and not _goes_on(tokens, at, lexicon):
            break
        is_whole = text[0].isupper()
        last = stop if is_whole else last
        if text.endswith(","):
            last = _list_end(stretch, last, end, lexicon) if is_whole else last
            break
    return last or end


def _list_end(stretch: Stretch, at: int, end: int, lexicon: Lexicon) -> int:
    """Where a list ends that goes on after a comma with nouns and "and": "der Häfen Osse[, Wilme und Jarne]"."""
    more = _listed(lexicon).match(stretch.text, at, end)
    return more.end() if more else at


@lru_cache(maxsize=64)
def _listed(lexicon: Lexicon) -> re.Pattern[str]:
    owners, joiners = (
        "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        for words in (lexicon.conditions.owners, lexicon.addressees.joiners)
    )
    noun = rf"(?:(?:{owners}) )?[A-ZÄÖÜ][\w-]+"
    return re.compile(rf"(?:, {noun})+ (?:{joiners}) {noun}(?=[ ,;.])")


def _is_clause(opener: str, lexicon: Lexicon) -> bool:
    words = lexicon.conditions
    return opener in keys(words.after_comma) or not _clausal(lexicon).isdisjoint(opener.replace(",", " ").split())


@lru_cache(maxsize=64)
def _clausal(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(key(word) for word in lexicon.conditions.clauses)


def _tokens(stretch: Stretch, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The words as printed, with their places; a comma belongs to the word before it."""
    at = start
    for text in stretch.text[start:end].split():
        at = stretch.text.index(text, at)
        bare = text.rstrip(",;.:)")
        if bare:
            yield text, at, at + len(bare)
        at += len(text)


def _goes_on(tokens: list[tuple[str, int, int]], at: int, lexicon: Lexicon) -> bool:
    """Whether a phrase that has its noun goes on with a word: what it is of, or "and" before more of the same."""
    text = key(tokens[at][0].rstrip(",;.:)"))
    printed = tokens[at][0]
    if text in lexicon.conditions.owners or text in lexicon.reading.genitives:
        return True
    if at == 0 and text in lexicon.reading.prepositions:
        return True
    if text in lexicon.addressees.joiners and at + 1 < len(tokens):
        after = tokens[at + 1][0]
        return after[0].isupper() or key(after) in lexicon.conditions.owners
    return printed[0].isupper() and text.endswith(lexicon.conditions.owned)


def parted_openers(stretch: Stretch, lexicon: Lexicon) -> list[Span]:
    """Openers of a preposition and a noun with adjectives between them: "mit [ausdrücklicher] Zustimmung"."""
    pattern = _parted(lexicon)
    if pattern is None:
        return []
    found = pattern.finditer(stretch.text, stretch.start, stretch.end)
    barred = {*lexicon.reading.prepositions, *lexicon.addressees.joiners}
    return [match.span() for match in found if barred.isdisjoint(match.group("between").split())]


@lru_cache(maxsize=64)
def _parted(lexicon: Lexicon) -> re.Pattern[str] | None:
    leads = frozenset(lexicon.conditions.opening)
    pairs = (opener.split() for opener in lexicon.conditions.anywhere)
    nouns = sorted({pair[1] for pair in pairs if len(pair) == len(("lead", "noun")) and pair[0] in leads})
    nouns = [noun for noun in nouns if noun[0].isupper()]
    if not nouns:
        return None
    lead, noun = ("|".join(map(re.escape, words)) for words in (sorted(leads), nouns))
    return re.compile(rf"\b(?:{lead})(?P<between>(?: [^\W\d_A-ZÄÖÜ]+){{1,3}}) (?:{noun})\b")
