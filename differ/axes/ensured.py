"""To see to it that something is done, and to do it; that somebody gets something, and that thing for him.

to [ensure that] journalists [are protected]     =   to [protect] journalists
to ensure the [protection] of journalists        =   to protect journalists
to ensure that victims [receive] compensation    =   to ensure compensation [for] victims
"""

from differ.act import Act
from differ.axes.governed import all_stems
from differ.axes.phrases import key
from differ.axes.recast import Row, is_passive
from differ.axes.words import CoreWord, stem
from differ.lexicon.model import Lexicon

Words = tuple[CoreWord, ...]


def with_one_deed(rows: tuple[Words, Words], acts: tuple[Act, Act], lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows, in the words of the shorter one where the longer one only sees to it that the same is done."""
    if not lexicon.reading.ensuring:
        return rows
    left = _as_deed(rows[0], rows[1], acts[0], lexicon)
    right = _as_deed(rows[1], rows[0], acts[1], lexicon) if left == rows[0] else rows[1]
    return left, right


def _as_deed(row: Words, other: Words, act: Act, lexicon: Lexicon) -> Words:
    """A row with the deed of its clause right behind what both rows begin with, if that is the deed of the other."""
    ensuring = all_stems(lexicon.reading.ensuring, lexicon)
    at = next((at for at, word in enumerate(row) if word.stem in ensuring), -1)
    if at < 0 or at + 1 >= len(row) or _senses(row[:at]) != _senses(other[:at]):
        return row
    is_thing, is_clause = any(word.stem in ensuring for word in other), _opens_clause(row, at, act, lexicon)
    if not is_clause:
        is_noun = not is_thing and _is_noun_of(row[at + 1], other[at : at + 1])
        return (*row[:at], *row[at + 1 :]) if is_noun else row
    return _as_thing(row, other, at, lexicon) if is_thing else _as_active(row, other, at, act, lexicon)


def _as_active(row: Words, other: Words, at: int, act: Act, lexicon: Lexicon) -> Words:
    """A row with the deed that stands in the passive first, if the other row has it there."""
    deeds = [n for n in range(at + 2, len(row)) if len(other) > at and row[n].sense == other[at].sense]
    if not deeds or not is_passive(row[deeds[0]], Row(act, row), lexicon):
        return row
    verb, *leads = row[deeds[0] : deeds[0] + 1] if " " in other[at].text else _parts(row[deeds[0]], lexicon)
    return (*row[:at], verb, *row[at + 1 : deeds[0]], *leads, *row[deeds[0] + 1 :])


def _parts(word: CoreWord, lexicon: Lexicon) -> Words:
    """A verb, and the preposition that a phrase has behind it: "protected [from]"."""
    *verb, lead = word.text.split()
    if not verb or lead not in lexicon.reading.prepositions:
        return (word,)
    text, at = " ".join(verb), word.end - len(lead)
    return word._replace(text=text, end=at - 1), CoreWord(lead, stem(lead, lexicon), False, at, word.end)


def _as_thing(row: Words, other: Words, at: int, lexicon: Lexicon) -> Words:
    """The other row, where it has "for" and those who get something in a row, and all else in the same order."""
    getting = all_stems(lexicon.reading.getting, lexicon)
    verb = next((n for n in range(at + 2, len(row)) if row[n].stem in getting), 0)
    getters, rest = _senses(row[at + 1 : verb]), _senses(row[verb + 1 :])
    for lead in range(at + 2, len(other) - len(getters)) if verb else ():
        end = lead + 1 + len(getters)
        is_for = other[lead].text in lexicon.reading.datives and _senses(other[lead + 1 : end]) == getters
        if is_for and _senses((*other[at + 1 : lead], *other[end:])) == rest:
            return other
    return row


def _is_noun_of(noun: CoreWord, verb: Words) -> bool:
    """Whether a word is the same deed in another form: "ensure the [protection] of", "protect"."""
    return bool(verb) and noun.sense == verb[0].sense and noun.text != verb[0].text


def _senses(words: Words) -> list[str]:
    return [word.sense for word in words]


def _opens_clause(row: Words, at: int, act: Act, lexicon: Lexicon) -> bool:
    """Whether a word that opens a statement stands right behind a verb."""
    part = act.place.part if act.place else None
    between = key(part.folded[row[at].end : row[at + 1].start]).split() if part else []
    return bool(between) and between[0] in lexicon.limbs.complements
