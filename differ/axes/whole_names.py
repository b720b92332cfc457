"""Who is addressed where nothing but names can stand: between the two halves of a directive's frame.

    ruft [die Spieleverlage], [die Betreiber sozialer Netzwerke] und [die Jugendschutzbehörden] dazu auf

There a name needs no known head. Each one must open as names do; adverbs and prepositions end the last one. What
cannot be accounted for in this way is no list of names, and nothing is taken.
"""

from collections.abc import Sequence

from differ.axes.addressees import Token, joined, lead, tokens_of
from differ.axes.phrases import Span, Stretch, keys
from differ.lexicon.model import AddresseeWords

LONGEST = 10
"""Words of the longest name that is believed."""


def whole_names(stretch: Stretch, words: AddresseeWords, stops: frozenset[str]) -> tuple[Span, ...]:
    """All names of a slot; none when something else stands in it. ``stops``: words that no name contains."""
    tokens = tokens_of(stretch, words)
    names: list[Span] = []
    at = 0
    while at < len(tokens):
        start = at + lead(tokens, at, words)
        is_last = bool(names) and at > 0 and tokens[at - 1].low in words.joiners and tokens[start : start + 1] != []
        if not _opens(tokens, start, words) and not (is_last and tokens[start].low.isalpha()):
            break
        end = _end(tokens, start, words, stops, bool(names))
        if not 0 < end - start <= LONGEST:
            return ()
        if not (names and _is_clause(tokens, at, end, words)):
            names.append((tokens[start].span[0], tokens[end - 1].span[1]))
        after = joined(tokens, end, words)
        at = after
        if after == end:
            break
    return tuple(names) if all(token.low in stops or token.text == "," for token in tokens[at:]) else ()


def _is_clause(tokens: Sequence[Token], at: int, end: int, words: AddresseeWords) -> bool:
    """Whether what follows a comma ends in a verb, where nouns have capitals: "[die beigetreten sind], auf"."""
    last = tokens[end - 1].text
    return tokens[at - 1].text == "," and last.islower() and last.endswith(words.several or ("\0",))


def _opens(tokens: Sequence[Token], at: int, words: AddresseeWords) -> bool:
    """Whether a name may begin here: at a determiner, a listed word, or a capital where these are names."""
    if at >= len(tokens):
        return False
    low = tokens[at].low
    is_listed = low in words.determiners or low in words.modifiers or low in keys(words.heads)
    return is_listed or (words.capitals_are_names and tokens[at].is_capital)


def _is_bare(tokens: Sequence[Token], start: int, after: int, words: AddresseeWords) -> bool:
    """Whether the last names of a list have no article: "banks, insurers and [pension funds]"."""
    is_open = tokens[start].low in words.determiners
    return not is_open and after < len(tokens) and tokens[after].low.isalpha()


def _end(tokens: Sequence[Token], start: int, words: AddresseeWords, stops: frozenset[str], is_listed: bool) -> int:
    """Where the name ends: before a joint that another name follows, or before a word that no name contains."""
    end = start
    while end < len(tokens):
        after = joined(tokens, end, words)
        if after > end and _opens(tokens, after + lead(tokens, after, words), words):
            break
        if (
            is_listed
            and after > end > start
            and tokens[after - 1].text != ","
            and _is_bare(tokens, start, after, words)
        ):
            break
        is_stop = tokens[end].low in stops and tokens[end].low not in (*words.links, *words.determiners)
        if end > start and (is_stop or tokens[end].text == ","):
            break
        end += 1
    return end
