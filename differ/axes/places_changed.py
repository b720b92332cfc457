"""The same words in another order, where the order says nothing.

to guarantee all detainees a fair trial  →  to guarantee a fair trial for all detainees    who is given something
het verslag te zenden aan de Kamer       →  het verslag aan de Kamer te zenden             a phrase past its verb
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from differ.act import Act
from differ.axes.phrases import Stretch, find, infinitive
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

LONGEST_NAME = 6
"""Words of sense in the name of those who are given something."""

Words = tuple[CoreWord, ...]


def is_reordered(acts: tuple[Act, Act], rows: tuple[Words, Words], lexicon: Lexicon) -> bool:
    """Whether two rows differ in nothing but a place that says nothing."""
    return (
        _is_past_verb(acts, rows, lexicon)
        or _is_past_object(acts, rows, lexicon)
        or any(_is_given(acts[one], rows[one], rows[1 - one], lexicon) for one in (0, 1))
    )


def _senses(words: Sequence[CoreWord]) -> list[str]:
    return [word.sense for word in words]


def _is_given(act: Act, row: Words, other: Words, lexicon: Lexicon) -> bool:
    """Whether one row has [to whom] with a preposition, and the other one has them without, right after its verb."""
    leads = lexicon.reading.datives
    for at, length, led in _named_after(act, row, lexicon):
        rest = _senses((*row[: at - led], *row[at + length :]))
        block = _senses(row[at : at + length])
        for place in range(len(other) - length + 1):
            is_free = place == 0 or other[place - 1].text not in (*leads, *lexicon.reading.prepositions)
            alone = _senses((*other[:place], *other[place + length :]))
            if is_free and place < at - led and _senses(other[place : place + length]) == block and alone == rest:
                return True
    return False


def _named_after(act: Act, row: Words, lexicon: Lexicon) -> Iterator[tuple[int, int, int]]:
    """Where a name may stand after such a preposition: its number, its length, whether the preposition is a word."""
    part = act.place.part if act.place else None
    for at in range(1, len(row)):
        led = int(row[at - 1].text in lexicon.reading.datives)
        printed = part.folded[row[at - 1].end : row[at].start].casefold().split() if part else []
        is_verb = part and not led and _is_marked(part, row[at - 1].end, row[at], lexicon)
        if led or (set(printed) & set(lexicon.reading.datives) and not is_verb):
            yield from ((at, length, led) for length in range(1, min(LONGEST_NAME, len(row) - at) + 1))


def _is_marked(part: Stretch, start: int, word: CoreWord, lexicon: Lexicon) -> bool:
    """Whether a word is a verb right after its mark: "to release", not "to the Council"."""
    is_plural = word.text.endswith(lexicon.reading.plurals) and not word.text.endswith("ss")
    if is_plural and not lexicon.limbs.verb_final:
        return False  # "grant tax relief to families"
    found = None if word.is_name else infinitive(lexicon).search(part.folded, start, word.end)
    return found is not None and found.end() == word.end


def _is_past_verb(acts: tuple[Act, Act], rows: tuple[Words, Words], lexicon: Lexicon) -> bool:
    """Whether one phrase with a preposition stands before the verb on one side and after it on the other."""
    if not lexicon.limbs.verb_final or Counter(_senses(rows[0])) != Counter(_senses(rows[1])):
        return False
    verbs = [_verbs(act, row, lexicon) for act, row in zip(acts, rows, strict=True)]
    if not len(verbs[0]) == len(verbs[1]) == 1:
        return False
    places = verbs[0][0], verbs[1][0]
    first, last = min(places), max(places)
    late = rows[0] if places[0] == last else rows[1]
    rests = [_senses((*row[:at], *row[at + 1 :])) for row, at in zip(rows, places, strict=True)]
    is_same = rests[0] == rests[1] and rows[0][places[0]].sense == rows[1][places[1]].sense
    return is_same and first < last and late[first].text.split()[0] in lexicon.reading.prepositions


def _verbs(act: Act, row: Words, lexicon: Lexicon) -> list[int]:
    """The numbers of the words that are infinitives with their mark; none where a clause of its own may be."""
    part = act.place.part if act.place else None
    if part is None or any(True for _ in find(part, lexicon.reading.relative_words)):
        return []
    found = [match.span() for match in infinitive(lexicon).finditer(part.folded, part.start, part.end)]
    return [n for n, word in enumerate(row) if any(a < word.end and word.start < b for a, b in found)]


LONGEST_OBJECT = 5
"""Words of sense in the name of a thing or person that may stand before or after another one."""


def _is_past_object(acts: tuple[Act, Act], rows: tuple[Words, Words], lexicon: Lexicon) -> bool:
    """Whether two names beside each other changed places, and the article of one tells that it is not the one who acts.

    "den Gemeinden die Daten zu geben", "die Daten den Gemeinden zu geben".
    """
    if not lexicon.reading.cases or Counter(_senses(rows[0])) != Counter(_senses(rows[1])):
        return False
    old, new = rows
    first = next((at for at, (a, b) in enumerate(zip(old, new, strict=True)) if a.sense != b.sense), 0)
    for length in range(1, LONGEST_OBJECT + 1):
        for other in range(1, LONGEST_OBJECT + 1):
            end = first + length + other
            turned = (*_senses(old[first + length : end]), *_senses(old[first : first + length]))
            if (
                end <= len(old)
                and turned == tuple(_senses(new[first:end]))
                and _senses(old[end:]) == _senses(new[end:])
            ):
                places = ((first, first + other), (first + length, first))
                return _are_objects(acts, rows, places, lexicon)
    return False


def _are_objects(
    acts: tuple[Act, Act],
    rows: tuple[Words, Words],
    places: tuple[tuple[int, int], tuple[int, int]],
    lexicon: Lexicon,
) -> bool:
    """Whether both names have the same article on both sides, and one of them an article that tells its case."""
    found = [[_article(act, row, at) for act, row, at in zip(acts, rows, pair, strict=True)] for pair in places]
    is_same = all(one == other and one in lexicon.addressees.determiners for one, other in found)
    return is_same and any(pair[0] in lexicon.reading.cases for pair in found)


def _article(act: Act, row: Words, at: int) -> str:
    """The word printed before one of a row, in lower case."""
    part = act.place.part if act.place else None
    before = part.folded[part.start : row[at].start].casefold().split() if part else []
    return before[-1] if before else ""
