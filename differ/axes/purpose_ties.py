"""A noun and what it is for, tied by one preposition or another: "Pläne [für die] Sanierung", "[zur] Sanierung"."""

from itertools import pairwise

from differ.act import Act
from differ.axes.phrases import key
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

Words = tuple[CoreWord, ...]


def with_one_tie(rows: tuple[Words, Words], acts: tuple[Act, Act], lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows, without the preposition of a purpose where the other one has a small one that is no word of sense."""
    if not lexicon.reading.deed_leads or [w.sense for w in rows[0]] == [w.sense for w in rows[1]]:
        return rows
    return _like(rows[0], rows[1], acts[1], lexicon), _like(rows[1], rows[0], acts[0], lexicon)


def _like(row: Words, other: Words, act: Act, lexicon: Lexicon) -> Words:
    known = (*lexicon.reading.datives, *lexicon.reading.topics)  # "eine Studie [über die] Böden", "[zu den] Böden"
    if not any(word.text in known for word in row):
        return row
    led = {(a.sense, b.sense) for a, b in pairwise(other) if is_led_small(b, act, lexicon)}
    ties = {
        at for at in range(1, len(row) - 1) if row[at].text in known and (row[at - 1].sense, row[at + 1].sense) in led
    }
    return tuple(word for at, word in enumerate(row) if at not in ties)


def is_led_small(word: CoreWord, act: Act, lexicon: Lexicon) -> bool:
    """Whether "zur" or the like stands right before a word."""
    part = act.place.part if act.place else None
    before = part.folded[part.start : word.start].rsplit(maxsplit=1)[-1:] if part else []
    return any(key(small) in lexicon.reading.deed_leads for small in before)
