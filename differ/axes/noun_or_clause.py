"""What somebody has, as a noun with its owner and as a statement about the owner: the same said of the same.

souligne [le rôle essentiel] de l'école  =  souligne que l'école joue [un rôle essentiel]
"""

from collections import Counter
from itertools import takewhile

from differ.act import Act
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

LONGEST = 6
"""Words of sense in what is had."""

Words = tuple[CoreWord, ...]


def with_one_clause(rows: tuple[Words, Words], acts: tuple[Act, Act], lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows, in the order of the old one where they are a noun with its owner and a statement about the owner."""
    old = rows[0]
    texts = [[word.text for word in row] for row in rows]
    if texts[0] == texts[1] or len(old) < len(("noun", "owner")) or Counter(texts[0]) != Counter(texts[1]):
        return rows
    if any(_is_said_of(rows[one], acts[one], rows[1 - one], acts[1 - one], lexicon) for one in (0, 1)):
        return old, old
    return rows


def _is_said_of(noun: Words, noun_act: Act, clause: Words, clause_act: Act, lexicon: Lexicon) -> bool:
    """Whether ``clause`` is ``noun`` with the words behind its first "of" put first, behind "that"."""
    if noun_act.place is None or clause_act.place is None:
        return False
    owner = clause[0].text
    at = next((at for at, word in enumerate(noun) if word.text == owner), 0)
    if not 0 < at <= LONGEST or not _ends_in(noun_act, noun[at], lexicon.reading.genitives, lexicon):
        return False
    texts, had = [word.text for word in clause], [word.text for word in noun[:at]]
    rest = [word.text for word in noun[at:]]
    length = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(rest, texts, strict=False))))
    is_one = texts == [*rest[:length], *had, *rest[length:]]
    return is_one and _ends_in(clause_act, clause[0], lexicon.limbs.complements, lexicon)


def _ends_in(act: Act, word: CoreWord, leads: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether one of some small words stands before a word, with nothing but articles between them."""
    if act.place is None:
        return False
    before = act.place.part.folded[act.place.part.start : word.start].casefold().replace("'", "' ").split()
    rest = next(
        (small for small in reversed(before) if small not in lexicon.addressees.determiners or small in leads), ""
    )
    return rest in leads
