"""Who is addressed: names at the place where a formula has them.

    verzoekt [de EU] en [haar lidstaten] hun aanwezigheid ter plaatse te vergroten

Conservative: a determiner, modifiers, then a listed head or capitalised words; what does not look like that ends the
list. Where a language says what must follow the names ("to"), nothing is taken unless it does.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from differ.axes.phrases import Span, Stretch, fold, keys
from differ.axes.words import listed_stems
from differ.lexicon.model import AddresseeWords, Lexicon

MAX_WORDS = 6
"""Words in the longest name that is believed: determiner, modifiers and head."""

_TOKEN = re.compile(r"\w{1,2}'(?=\w)|[\w/&.]+(?:[-'][\w/]+)*'?(?<![.])|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign of a stretch, and where it stands."""

    text: str
    span: Span

    @property
    def low(self) -> str:
        """In lower case."""
        return self.text.casefold()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def addressees(stretch: Stretch, words: AddresseeWords, closed: bool) -> tuple[Span, ...]:
    """The names at the beginning of a stretch. ``closed``: the stretch ends where the names must end."""
    tokens = tokens_of(stretch, words)
    names: list[Span] = []
    at = 0
    while (end := _name(tokens, at, words)) is not None:
        names.append((tokens[at + lead(tokens, at, words)].span[0], tokens[end - 1].span[1]))
        at = end
        if closed:
            at = _up_to_joint(tokens, at, words)
            names[-1] = names[-1][0], tokens[at - 1].span[1]
        after = joined(tokens, at, words)
        if after == at:
            break
        if _name(tokens, after, words) is None:
            end = _unlisted(tokens, after, words, closed)
            if end is None:
                break
            names.append((tokens[after + lead(tokens, after, words)].span[0], tokens[end - 1].span[1]))
            at, after = end, joined(tokens, end, words)
            if after == at:
                break
        at = after
    return tuple(names) if closed or _is_closed(tokens, at, words) else ()


def _unlisted(tokens: Sequence[Token], at: int, words: AddresseeWords, closed: bool) -> int | None:
    """The end of a further name of a list whose head is not known: "the Commission and [the trade unions] to ...".

    Only behind a joining word, or a comma where a joining word follows; and only where it ends as names must end.
    """
    start = at + lead(tokens, at, words)
    first = start
    while first < len(tokens) and tokens[first].low in words.determiners:
        first += 1
    end = first
    while end < len(tokens) and end - first < MAX_WORDS and _may_name(tokens, end, words):
        end += 1
    after = joined(tokens, end, words)
    is_listed = after > end and tokens[after - 1].text != "," and _is_named_after(tokens, after, words)
    if not words.capitals_are_names and end > first and not tokens[end - 1].is_capital:
        return None  # "ermutigt alle Mitgliedstaaten, die Richtlinie korrekt und fristgerecht umzusetzen"
    if tokens[at - 1].text == ",":
        goes_on = closed and end < len(tokens) and tokens[end].text == ","
        return end if end > first > start and (is_listed or goes_on) else None
    is_closed = end >= len(tokens) or (bool(words.closers) and not closed and tokens[end].low in words.closers)
    return end if end > first and (is_closed or is_listed) else None


def _is_named_after(tokens: Sequence[Token], at: int, words: AddresseeWords) -> bool:
    """Whether a name, known or not, may begin at a place."""
    return at < len(tokens) and (tokens[at].low in (*words.determiners, *words.leads) or _may_name(tokens, at, words))


def _may_name(tokens: Sequence[Token], at: int, words: AddresseeWords) -> bool:
    """Whether a word may be part of a name that is not known: a word, and none that joins, closes or leads."""
    low = tokens[at].low
    is_small = low in words.closers or low in words.leads or low in words.determiners
    return low.replace("-", "").isalpha() and not is_small and joined(tokens, at, words) == at


def _up_to_joint(tokens: Sequence[Token], at: int, words: AddresseeWords) -> int:
    """The end of a name that goes on in small words, where nothing but names can stand: "the makers [of toys]"."""
    if at >= len(tokens) or tokens[at].low not in words.links:
        return at
    end = at
    while end < len(tokens) and tokens[end].low.isalpha() and joined(tokens, end, words) == end:
        end += 1
    return end if end - at <= MAX_WORDS else at


_SHORT_FORM = re.compile(r"\s*\([^)]*\)$")


@lru_cache(maxsize=4096)
def canonical(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """A name for comparison: the stems of its words without determiners, synonyms as one ("EU", "European Union")."""
    determiners = set(map(fold, lexicon.addressees.determiners))
    bare = _SHORT_FORM.sub("", fold(name))
    words = [t for m in _TOKEN.finditer(bare) if (t := m.group()).casefold() not in determiners]
    return listed_stems(" ".join(words), lexicon)


def tokens_of(stretch: Stretch, words: AddresseeWords) -> list[Token]:
    """The words and signs of a stretch; a listed title of many words is one word, its first head."""
    found = _TOKEN.finditer(stretch.folded, stretch.start, stretch.end)
    tokens = [Token(match.group(), match.span()) for match in found]
    titles = _titles(words.titles)
    at = 0
    while titles and at < len(tokens):
        long = next((t for t in titles.get(tokens[at].low, ()) if _lows(tokens[at : at + len(t)]) == t), None)
        if long:
            heads = keys(words.heads)
            named = next((t for t in tokens[at : at + len(long)] if is_head(t.low, heads)), tokens[at])
            span = tokens[at].span[0], tokens[at + len(long) - 1].span[1]
            tokens[at : at + len(long)] = [Token(named.text, span)]
        at += 1
    return tokens


def _lows(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.low for token in tokens)


@lru_cache(maxsize=64)
def _titles(titles: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The words of each title, by the first, the longest first."""
    rows = (tuple(m.group().casefold() for m in _TOKEN.finditer(fold(title))) for title in titles)
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in sorted(rows, key=len, reverse=True):
        found[row[0]] = (*found.get(row[0], ()), row)
    return found


def lead(tokens: Sequence[Token], at: int, words: AddresseeWords) -> int:
    """1 when a preposition stands before the name, which is no part of it."""
    return int(at < len(tokens) and tokens[at].low in words.leads)


def joined(tokens: Sequence[Token], at: int, words: AddresseeWords) -> int:
    """The place after a comma, a joining word, or both."""
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    for joiner in words.joiners:
        parts = joiner.split()
        if [token.low for token in tokens[at : at + len(parts)]] == parts:
            return at + len(parts)
    return at


def _is_closed(tokens: Sequence[Token], at: int, words: AddresseeWords) -> bool:
    return not words.closers or at >= len(tokens) or tokens[at].text == "," or tokens[at].low in words.closers


def _name(tokens: Sequence[Token], at: int, words: AddresseeWords) -> int | None:
    """The end of the name that begins here, or None."""
    at += lead(tokens, at, words)
    start = at
    while at < len(tokens) and tokens[at].low in words.determiners:
        at += 1
    has_determiner = at > start
    first = at
    heads = keys(words.heads)
    while at < len(tokens) and at - start < MAX_WORDS:
        if is_head(tokens[at].low, heads) and _may_head(tokens[at], words):
            while at + 1 < len(tokens) and tokens[at + 1].low in heads and not _is_whole(tokens, at, words):
                at += 1
            return _extended(tokens, at + 1, words)
        if has_determiner and at == first and at + 1 < len(tokens) and _is_adjective(tokens, at, heads):
            at += 1
            continue
        if not (tokens[at].low in words.modifiers or tokens[at].is_capital):
            break
        at += 1
    return at if _is_bare_name(tokens, first, at, words, has_determiner) else None


def _may_head(token: Token, words: AddresseeWords) -> bool:
    """Whether a word that ends in a head may be one; a noun has a capital: not "sicherzustellen"."""
    return words.capitals_are_names or token.is_capital or token.low in keys(words.heads)


def _is_whole(tokens: Sequence[Token], at: int, words: AddresseeWords) -> bool:
    """Whether a head is a name by itself and what follows is asked for: "verzoekt de [Raad] bedrijven te steunen"."""
    head, after = tokens[at], tokens[at + 1]
    return not words.closers and head.is_capital and not head.text.isupper() and not after.is_capital


COMPOUND_LETTERS = 5
"""Letters of the shortest head that may end a compound: "Aufnahmestaaten"."""


def is_head(low: str, heads: frozenset[str]) -> bool:
    """Whether a word is a head, or a compound that ends in one."""
    if low in heads or low.rsplit("-", 1)[-1] in heads:
        return True
    return any(low[at:] in heads for at in range(2, len(low) - COMPOUND_LETTERS + 1))


def _is_adjective(tokens: Sequence[Token], at: int, heads: frozenset[str]) -> bool:
    """Whether a word that is not listed stands before a head: "the [civil] mission"."""
    return tokens[at].low.isalpha() and not tokens[at].is_capital and is_head(tokens[at + 1].low, heads)


def _extended(tokens: Sequence[Token], at: int, words: AddresseeWords) -> int:
    """The end of a name with what belongs to it: "the government [of Ostravia]", "the mission [(EUMA)]"."""
    if at + 1 < len(tokens) and tokens[at].low in words.seats and tokens[at + 1].is_capital:
        at += 2  # "the authorities [in Türkiye]"
    while at + 1 < len(tokens) and tokens[at].low in words.links:
        end = at + 1
        while end < len(tokens) and tokens[end].low in words.determiners and tokens[end].low not in words.quantifiers:
            end += 1
        if end >= len(tokens) or not (tokens[end].is_capital or tokens[end].low in keys(words.heads)):
            break
        while end < len(tokens) and tokens[end].is_capital:
            end += 1
        at = max(end, at + 2)
    has_letters = at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")"
    return at + 3 if has_letters and tokens[at + 1].is_capital else at


def _is_bare_name(tokens: Sequence[Token], first: int, at: int, words: AddresseeWords, has_determiner: bool) -> bool:
    """Capitalised words without a head: a country. With a determiner they may be an adjective to what follows."""
    if not words.capitals_are_names or at == first or not tokens[at - 1].is_capital:
        return False
    return not has_determiner or at >= len(tokens) or tokens[at].text == "," or tokens[at].low in words.closers
