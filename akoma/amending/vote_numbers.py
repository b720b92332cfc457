"""Numbers of amendments as vote lists give them: "1-2, 4" is 1, 2 and 4."""

import re

from akoma.amending.words import NUMBER, normal_number
from akoma.errors import AmendmentError

MOST = 5_000
"""Amendments that one range may name; the longest published lists have some thousand."""

_ITEM = re.compile(rf"(?P<first>{NUMBER}(?:/sub\.?\s?\d{{1,3}})?)(?:\s*[-‐‑–—]\s*(?P<last>{NUMBER}))?", re.IGNORECASE)
_LETTERS = re.compile(r"([A-Za-z]*)(\d+)")
_BETWEEN = re.compile(r"\s*[,;=/&+]\s*|\s*\n\s*|\s+(?:and|en|et|und)\s+|\s+")


def numbers_in(text: str) -> tuple[str, ...]:
    """All numbers that a range or list names, in order; raises an AmendmentError on anything else.

    "1-2, 4" · "3/sub1" · "12 = 15" · "NC1-NC3" · "7 and 9".
    """
    found: list[str] = []
    at, line = 0, text.strip()
    while at < len(line):
        item = _ITEM.match(line, at)
        if not item:
            raise AmendmentError(f"{text[:40]!r} names no amendments", 'write numbers, such as "12" or "1-2, 4"')
        found.extend(_range(item["first"], item["last"], text))
        if len(found) > MOST:
            raise AmendmentError(f"a range names more than {MOST} amendments", "check the range")
        at = item.end()
        gap = _BETWEEN.match(line, at)
        if at < len(line) and not gap:
            raise AmendmentError(f"{text[:40]!r} names no amendments", 'write numbers, such as "12" or "1-2, 4"')
        at = gap.end() if gap else at
    return tuple(found)


def _range(first: str, last: str | None, text: str) -> list[str]:
    """The numbers from the first to the last, which bear the same letters before their figures."""
    if not last:
        return [normal_number(first)]
    begin, end = (_LETTERS.fullmatch(normal_number(number)) for number in (first, last))
    if not begin or not end or (end[1] and end[1] != begin[1]):
        raise AmendmentError(f"{text[:40]!r} is no range of amendments", 'write "1-4"')
    low, high = int(begin[2]), int(end[2])
    if not low < high or high - low > MOST:
        raise AmendmentError(f"{text[:40]!r} is no range of amendments", "the first number is the smaller one")
    return [f"{begin[1]}{number}" for number in range(low, high + 1)]
