"""Codes: a text as a string with one code point per token, so that diffing and cleaning up is work on strings.

The class of a token is the range of its code: words that carry sense, small words, numbers and the like, marks, white
space. Words are letters and white space is white space, because diff-match-patch looks at the characters when it
chooses where an edit begins. Surrogates are never used.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain, islice

from differ.grammar import grammar
from differ.tokens import typed

SPACE = " "
"""White space of any kind."""
OLD_SPACE, NEW_SPACE = "\u2000", "\u2001"
"""White space before a kept token that only the old, or only the new text has: kept, and a matter of typography."""

_JOINING, _SMALL, _SENSE, _SPECIAL, _END, _COMMA, _MARK = "joining", "small", "sense", "special", "end", "comma", "mark"
_RANGES: dict[str, tuple[range, ...]] = {
    _JOINING: (range(0x3400, 0x3500),),
    _SMALL: (range(0x3500, 0x4DC0),),
    _SENSE: (range(0x4E00, 0xA000), range(0x20000, 0x2A6E0)),
    _SPECIAL: (range(0xAC00, 0xD7A4),),
    _END: (range(0xE000, 0xE100),),
    _COMMA: (range(0xE100, 0xE101),),
    _MARK: (range(0xF0000, 0xFFFFE),),
}
_REST = range(0x100000, 0x110000)
"""What does not fit: no clause has so many different tokens of a kind, but a test may."""


def _class(*names: str) -> str:
    spans = (span for name in names for span in _RANGES[name])
    return f"[{''.join(f'{chr(span[0])}-{chr(span[-1])}' for span in spans)}]"


WORDY = re.compile(_class(_JOINING, _SMALL, _SENSE, _SPECIAL))
"""A word, number, date, amount or reference."""
SENSE = re.compile(_class(_SENSE, _SPECIAL))
"""One of these that carries sense: more than a small word."""
SPECIAL = re.compile(_class(_SPECIAL))
"""A number, date, amount or reference."""
CLAUSE_END = re.compile(_class(_END))
"""A mark that ends a clause: no clean-up takes away what is kept with it."""
STRONG = re.compile(_class(_SENSE, _SPECIAL, _END))
"""What may hold two changes apart: a word that carries sense, or the end of a clause."""


def is_end(code: str) -> bool:
    """Whether a code is a mark that ends a clause."""
    return "\ue000" <= code < _COMMA_CODE


def is_joint(code: str) -> bool:
    """Whether a code is what stands between the parts of a list: "and", a comma."""
    return code == _COMMA_CODE or "\u3400" <= code < "\u3500"


def is_small(code: str) -> bool:
    """Whether a code is a small word that joins nothing: an article, a preposition."""
    return "\u3500" <= code < "\u4dc0"


_COMMA_CODE = "\ue100"
_CLAUSE_ENDS = frozenset(".;:!?")
_COMMON_MARKS = ",.;:()-"


class Codebook(dict[str, str]):
    """One code point for each token of a pair of texts; tokens that differ in typography alone share one.

    Made for each pair, so that codes never grow past what two texts hold.
    """

    def __init__(self, language: str) -> None:
        """The codes of marks and small words, which are the same in every pair."""
        table, self._given = _common(language)
        super().__init__(table)
        self._language = language
        self._pools: dict[str, Iterator[int]] = {}

    def codes(self, tokens: Iterable[str]) -> str:
        """The tokens as a string with one code point each. Raises OverflowError when there are too many kinds."""
        return "".join(map(self.__getitem__, tokens))

    def __missing__(self, token: str) -> str:
        """Give a code to a token that is met for the first time."""
        form, kind = _described(token, self._language)
        code = None if form == token else self.get(form)
        if code is None:
            code = self[form] = chr(next(self._pools[kind] if kind in self._pools else self._pool(kind), 0))
            if code == "\0":
                raise OverflowError("two texts with more different words than there are code points")
        self[token] = code
        return code

    def _pool(self, kind: str) -> Iterator[int]:
        """The codes of a class that are still free, then those for what does not fit."""
        own, rest = chain(*_RANGES[kind]), self._pools.setdefault("", iter(_REST))
        pool = self._pools[kind] = chain(islice(own, self._given.get(kind, 0), None), rest)
        return pool


@cache
def _common(language: str) -> tuple[dict[str, str], Mapping[str, int]]:
    """Tokens that most texts have, with their codes, and how many codes of each class they take."""
    rules = grammar(language)
    table, given = {SPACE: SPACE}, Counter[str]()
    for word in (*_COMMON_MARKS, *sorted(rules.joining), *sorted(rules.small or ())):
        kind = _kind(word, word, language)
        if word == typed(word) and word not in table:
            table[word] = chr(_RANGES[kind][0][given[kind]])
            given[kind] += 1
    return table, given


@lru_cache(maxsize=1 << 14)
def _described(token: str, language: str) -> tuple[str, str]:
    """The form under which a token is compared, and its class."""
    form = typed(token)
    return form, _kind(token, form, language)


def _kind(token: str, form: str, language: str) -> str:
    rules = grammar(language)
    if not any(map(str.isalnum, form)):
        return _END if form in _CLAUSE_ENDS else _COMMA if form == "," else _MARK
    if any(map(str.isdigit, form)) or (form != token and any(map(str.isspace, token))):
        return _SPECIAL
    if rules.is_joining(token):
        return _JOINING
    return _SMALL if rules.is_small(token) else _SENSE
