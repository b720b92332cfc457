"""Compounds and the words that they are made of, as one term in two rows.

    Glücksspielwerbung  →  Werbung für Glücksspiel

Only where nouns grow together; the compound must be on one side only, and its parts on the other only.
"""

from collections import Counter
from dataclasses import replace

from differ.axes.cores import Cores
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

ROOT_LETTERS = 3
"""Letters of the shortest first part of a compound."""

JOINT_LETTERS = 2
"""Letters that may stand between the parts: "Forschung[s]projekt"."""

Words = tuple[CoreWord, ...]


def in_one_term(cores: Cores) -> Cores:
    """The cores, where articles tell the cases, with such words as the compound that the other side has."""
    if not (cores.lexicon.reading.cases and cores.lexicon.limbs.verb_final):
        return cores
    old, new = with_one_term(tuple(cores.old), tuple(cores.new), cores.lexicon)
    return replace(cores, old=old, new=new) if (old, new) != (cores.old, cores.new) else cores


def with_one_term(old: Words, new: Words, lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows, with the parts of a compound that the other row has as that compound."""
    return _joined(old, new, lexicon), _joined(new, old, lexicon)


def _joined(row: Words, other: Words, lexicon: Lexicon) -> Words:
    """A row with its parts of such compounds as one word, which spans them."""
    extra = Counter(word.sense for word in other) - Counter(word.sense for word in row)
    own = Counter(word.sense for word in row) - Counter(word.sense for word in other)
    for whole in (word for word in other if extra[word.sense]):
        place = _place(whole, row, own, lexicon)
        if place:
            first, last = place
            joined = CoreWord(whole.text, whole.stem, whole.is_name, row[first].start, row[last].end)
            row = (*row[:first], joined, *row[last + 1 :])
    return row


def _place(whole: CoreWord, row: Words, own: Counter[str], lexicon: Lexicon) -> tuple[int, int] | None:
    """The first and the last number of the words that a compound is made of; None where they are not in the row."""
    ties = (*lexicon.reading.genitives, *lexicon.reading.datives)
    for at, head in enumerate(row):
        if not own[head.sense] or " " in head.text:
            continue
        for last in (at + 1, at + 2):
            is_tied = last == at + 1 or (last < len(row) and row[at + 1].text in ties)
            if last < len(row) and is_tied and own[row[last].sense] and _is_made_of(whole, head, row[last]):
                return at, last
    return None


def _is_made_of(whole: CoreWord, head: CoreWord, first: CoreWord) -> bool:
    """Whether a compound begins with one word and ends in another, in any of its forms."""
    root = _shared(whole.text, first.text)
    rest = whole.text[len(root) :]
    is_root = len(root) >= max(ROOT_LETTERS, len(first.text) - JOINT_LETTERS)
    joints = (rest[number:] for number in range(JOINT_LETTERS + 1))
    return is_root and any(_is_form(joint, head.text) for joint in joints)


def _is_form(one: str, other: str) -> bool:
    """Whether two words differ in the letters that inflect a noun only."""
    shared = len(_shared(one, other))
    return shared >= ROOT_LETTERS and max(len(one), len(other)) - shared <= JOINT_LETTERS


def _shared(one: str, other: str) -> str:
    """The letters that two words begin with."""
    number = 0
    while number < min(len(one), len(other)) and one[number] == other[number]:
        number += 1
    return one[:number]
