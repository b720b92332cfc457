"""Words found by quotation (reading rules R2 and R5): where quoted words stand in a text, at its own offsets.

What counts as the same: all spaces, all quotation marks and apostrophes, non-breaking hyphens; signs that nobody sees
do not count. Case, dashes and letters are as they are. Only whole words are found.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_LIKE = {**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟«»″", '"'), "\u2011": "-"}
_OPENING, _CLOSING = "«", "»"

Span = tuple[int, int]


@lru_cache(maxsize=4096)
def folded(text: str) -> tuple[str, tuple[int, ...]]:
    """A text as it is searched, and the offset in the text of each of its characters."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        if sign in UNSEEN:
            continue
        if sign.isspace():
            if signs and signs[-1] != " " and text[places[-1]] != _OPENING:
                signs.append(" ")
                places.append(at)
            continue
        if sign == _CLOSING and signs and signs[-1] == " ":
            signs.pop()
            places.pop()
        signs.append(_LIKE.get(sign, sign))
        places.append(at)
    return "".join(signs), tuple(places)


def hits(quoted: str, text: str) -> list[Span]:
    """Where quoted words stand in a text as whole words; code points of the text."""
    for alike in (False, True):
        for wanted in _variants(quoted):
            found = list(_hits(wanted, text, alike))
            if found:
                return found
    return []


def _variants(quoted: str) -> Iterator[str]:
    """The words as they are, then with a hyphen at the end of a line read both ways."""
    wanted = folded(unicodedata.normalize("NFC", quoted.strip()))[0].strip()
    yield wanted
    if "- " in wanted:
        yield wanted.replace("- ", "")
        yield wanted.replace("- ", "-")


def _hits(wanted: str, text: str, alike: bool) -> Iterator[Span]:
    """``alike``: single and double marks count as the same, for a quotation inside a quotation changes its marks."""
    if not wanted or (alike and not ("'" in wanted or '"' in wanted)):
        return
    letters, places = folded(text)
    if alike:
        letters, wanted = letters.replace("'", '"'), wanted.replace("'", '"')
    at = letters.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if is_border(letters, at) and is_border(letters, end):
            yield places[at], places[end - 1] + 1
        at = letters.find(wanted, at + 1)


def is_border(text: str, at: int) -> bool:
    """Whether no word goes on from one side of a place to the other."""
    return at in (0, len(text)) or not (text[at - 1].isalnum() and text[at].isalnum())


def differs_only_in_case(quoted: str, text: str) -> bool:
    """Whether the words stand there in other letters of the same kind: "the council" for "the Council"."""
    return bool(hits(quoted.casefold(), text.casefold()))


_DASHES = str.maketrans(dict.fromkeys("–—−‐", "-"))


def differs_only_in_dashes(quoted: str, text: str) -> bool:
    """Whether the words stand there with other dashes."""
    return bool(hits(quoted.translate(_DASHES), text.translate(_DASHES)))


def is_mixed_script(quoted: str) -> bool:
    """Whether a word of the quotation mixes letters of two scripts, as a Cyrillic "а" in a Latin word."""
    return any(len({_script(sign) for sign in word if sign.isalpha()}) > 1 for word in quoted.split())


def _script(sign: str) -> str:
    return unicodedata.name(sign, "?").split()[0]
