"""What somebody has, as a noun with its owner and as a statement about the owner: the same said of the same.

souligne [le rôle essentiel] de l'école  =  souligne que l'école joue [un rôle essentiel]
"""

from collections import Counter
from itertools import takewhile

from differ.act import Act
from differ.axes.recast import is_infinitive_of
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
    for both in (rows, _without_governing(rows, acts, lexicon)):
        if any(_is_said_of(both[one], acts[one], both[1 - one], acts[1 - one], lexicon) for one in (0, 1)):
            return old, old
    return rows


def _without_governing(rows: tuple[Words, Words], acts: tuple[Act, Act], lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows without the verb that governs the noun, or the statement behind it: "sicherzustellen, dass"."""
    if not lexicon.limbs.verb_final or not rows[0] or not rows[1]:
        return (), ()
    for governed, clause in ((0, 1), (1, 0)):
        verb, same = rows[governed][-1], rows[clause][0]
        if verb.sense == same.sense and is_infinitive_of(same, acts[clause], lexicon):
            left, right = rows[governed][:-1], rows[clause][1:]
            return (left, right) if governed == 0 else (right, left)
    return (), ()


def _is_said_of(noun: Words, noun_act: Act, clause: Words, clause_act: Act, lexicon: Lexicon) -> bool:
    """Whether ``clause`` is ``noun`` with the words behind its first "of" put first, behind "that"."""
    if noun_act.place is None or clause_act.place is None:
        return False
    if not noun or not clause:
        return False
    owner = clause[0].text
    at = next((at for at, word in enumerate(noun) if word.text == owner), 0)
    if not 0 < at <= LONGEST or not _ends_in(noun_act, noun[at], _owning(lexicon), lexicon):
        return False
    texts, had = [word.text for word in clause], [word.text for word in noun[:at]]
    had = had[:-1] if had[-1] in lexicon.reading.genitives else had
    rest = [word.text for word in noun[at:]]
    length = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(rest, texts, strict=False))))
    is_one = texts == [*rest[:length], *had, *rest[length:]]
    return is_one and _ends_in(clause_act, clause[0], lexicon.limbs.complements, lexicon)


def _owning(lexicon: Lexicon) -> tuple[str, ...]:
    """What stands before an owner: "of", and in some languages an article by itself: "die Rechte [der] Kinder"."""
    return (*lexicon.reading.genitives, *(lexicon.conditions.owners if lexicon.reading.cases else ()))


def _ends_in(act: Act, word: CoreWord, leads: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether one of some small words stands before a word, with nothing but articles between them."""
    if act.place is None:
        return False
    before = act.place.part.folded[act.place.part.start : word.start].casefold().replace("'", "' ").split()
    rest = next(
        (small for small in reversed(before) if small not in lexicon.addressees.determiners or small in leads), ""
    )
    return rest in leads
