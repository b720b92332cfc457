"""The one who did it before a participle that says nothing, and as the owner of what was done: one and the same.

die [vom Landtag gefassten] Beschlüsse   =   die Beschlüsse [des Landtags]
"""

from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

Words = tuple[CoreWord, ...]

LONGEST = 4
"""Words of sense in the name of the one who did it."""


def with_one_owner(rows: tuple[Words, Words], lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows, in the order of the other one where one has the doer before such a participle."""
    if not lexicon.reading.idle or not lexicon.reading.cases:
        return rows
    for one in (0, 1):
        turned = _turned(rows[one], lexicon)
        if turned and [w.sense for w in turned] == [w.sense for w in rows[1 - one]]:
            return rows[1 - one], rows[1 - one]
    return rows


def _turned(row: Words, lexicon: Lexicon) -> Words | None:
    """The row with the doer behind the noun, without the participle and the preposition."""
    for at, word in enumerate(row[:-1]):
        if word.text not in lexicon.reading.idle:
            continue
        since = next((n for n in range(at - 1, max(-1, at - 1 - LONGEST), -1) if _is_lead(row[n], lexicon)), None)
        if since is not None and since + 1 < at:
            return (*row[:since], row[at + 1], *row[since + 1 : at], *row[at + 2 :])
    return None


def _is_lead(word: CoreWord, lexicon: Lexicon) -> bool:
    return word.text in lexicon.reading.doers
