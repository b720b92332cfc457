"""The same words in another construction: what differs in grammar and in nothing else.

    the adoption of a definition         →  a definition to be adopted         a deed as a noun, and as a verb
    the Government has closed the homes  →  the homes were closed by the Government
    wait, on average, five years         →  wait five years on average         an adverbial at another place

Who does what to whom stays: two names that changed places, or a word that came or went, are no such thing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

from differ.act import Act
from differ.axes.attributes import is_attributed
from differ.axes.phrases import Span, Stretch, find, infinitive, key, keys, words_of
from differ.axes.places_changed import is_reordered
from differ.axes.words import CoreWord, listed_stems
from differ.lexicon.model import Lexicon

LONGEST_ADVERBIAL = 7
"""Words of sense in an adverbial that is believed to be one."""

ROOT_LETTERS = 3
"""Letters of the shortest root of a verb that is told from its participle."""

BESIDE = 80
"""Code points beside a word in which the next word is looked for: longer than any word and the signs before it."""

LONGEST_AGENT = 8
"""Words of sense in the name of the one who acts."""


@dataclass(frozen=True)
class Row:
    """The words of sense of one side, and the act that they come from."""

    act: Act
    words: tuple[CoreWord, ...]

    @cached_property
    def senses(self) -> tuple[str, ...]:
        """What counts when two rows are compared."""
        return tuple(word.sense for word in self.words)

    def without(self, start: int, end: int) -> "Row":
        """The row without a stretch of it."""
        return Row(self.act, (*self.words[:start], *self.words[end:]))


def is_recast(old: Row, new: Row, lexicon: Lexicon) -> bool:
    """Whether the two rows say the same of the same in two constructions."""
    if old.senses == new.senses:
        return True
    if not _may_be(old, new, lexicon):
        return False
    sides = (old.act, new.act), (old.words, new.words)
    if is_attributed(*sides, lexicon) or is_reordered(*sides, lexicon):
        return True
    recast = _recast_words(old, new, lexicon) | _passive_words(old, new, lexicon)
    left, right = (_without_ties(row, other, recast, lexicon) for row, other in ((old, new), (new, old)))
    if _is_one_order(left, right, recast, lexicon):
        return True
    pairs = ((left, right), (old, new)) if (left, right) != (old, new) else ((old, new),)  # "betrokken [bij]" in both
    named = (found for pair in pairs for found in _without_agent(*pair, lexicon))
    return any(_is_one_order(a, b, recast | verbs, lexicon) for a, b, verbs in named)


def _may_be(old: Row, new: Row, lexicon: Lexicon) -> bool:
    """Whether no word came or went but those that a construction needs: most pairs of rows are soon set aside."""
    counts = [Counter(row.senses) for row in (old, new)]
    alone = (counts[0] - counts[1]) | (counts[1] - counts[0])
    words = lexicon.reading
    needed = {*words.genitives, *words.agents, *words.ties, *words.datives}
    return alone.keys() <= {word.sense for row in (old, new) for word in row.words if word.text in needed}


def _recast_words(old: Row, new: Row, lexicon: Lexicon) -> frozenset[str]:
    """The words of sense that either side has once and in another form: "adoption", "adopted"; no noun in two cases."""
    nouns = _nouns(old) & _nouns(new) if lexicon.reading.cases else frozenset()
    texts = [{word.sense: word.text for word in row.words} for row in (old, new)]
    counts = [Counter(row.senses) for row in (old, new)]
    common = (sense for sense, text in texts[0].items() if sense in texts[1] and texts[1][sense] != text)
    return frozenset(sense for sense in common if counts[0][sense] == counts[1][sense] == 1 and sense not in nouns)


def _nouns(row: Row) -> frozenset[str]:
    """The words of a row that are printed with a capital."""
    place = row.act.place
    return frozenset(word.sense for word in row.words if place and place.part.text[word.start].isupper())


def _passive_words(old: Row, new: Row, lexicon: Lexicon) -> frozenset[str]:
    """The words beside an auxiliary of the passive on either side: "to be adopted", "to adopt"."""
    passive = [
        {w.sense for w in row.words if is_passive(w, row, lexicon) and not _is_how(w, lexicon)} for row in (old, new)
    ]
    counts = [Counter(row.senses) for row in (old, new)]
    return frozenset(sense for sense in passive[0] | passive[1] if counts[0][sense] == counts[1][sense] == 1)


def _is_how(word: CoreWord, lexicon: Lexicon) -> bool:
    """Whether a word is an adverb by its ending: "be [publicly] accused"."""
    endings = tuple(shape.split("-")[0] for shape in lexicon.reading.adverbs)
    return bool(endings) and word.text.endswith(endings)


def is_passive(word: CoreWord, row: Row, lexicon: Lexicon) -> bool:
    """Whether an auxiliary of the passive stands beside a word."""
    place = row.act.place
    if place is None or not _has_passive(place.part.folded, lexicon):
        return False
    part, going_on = place.part, lexicon.reading.going_on
    if going_on and word.text.endswith(going_on):
        return False  # "is deteriorating"
    before = part.folded[max(part.start, word.start - BESIDE) : word.start]
    after = part.folded[word.end : min(part.end, word.end + BESIDE)]
    following = after.split(maxsplit=1)[:1] if lexicon.limbs.verb_final else []  # else "pupils are" were one
    beside = (*before.rsplit(maxsplit=1)[-1:], *following)
    return any(key(other.strip(" ,;.")) in lexicon.reading.passives for other in beside)


@lru_cache(maxsize=64)
def _passives(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.reading.passives)


def _has_passive(text: str, lexicon: Lexicon) -> bool:
    """Whether a text has an auxiliary of the passive anywhere: else no word of it is asked about."""
    return not _passives(lexicon).isdisjoint(words_of(text)[2])


def is_one_verb(old: CoreWord, new: CoreWord, rows: tuple[Row, Row], lexicon: Lexicon) -> bool:
    """Whether one word is the participle of the other, beside an auxiliary: "geöffnet werden", "öffnen"."""
    for one, other, row in ((old, new, rows[0]), (new, old, rows[1])):
        if is_passive(one, row, lexicon) and other.sense in _infinitives(one.text, lexicon):
            return True
    return False


@lru_cache(maxsize=4096)
def _infinitives(participle: str, lexicon: Lexicon) -> frozenset[str]:
    """The stems of the verbs that a participle may belong to."""
    found = set()
    for shape in lexicon.reading.participles:
        beginning, ending, other = shape.split("-")
        if participle.startswith(beginning) and participle.endswith(ending):
            root = participle[len(beginning) : len(participle) - len(ending)]
            if len(root) >= ROOT_LETTERS:
                found.add(" ".join(listed_stems(root + other, lexicon)))
    return frozenset(found)


def _without_ties(row: Row, other: Row, recast: frozenset[str], lexicon: Lexicon) -> Row:
    """Without the preposition that ties a deed as a noun to its object: "the adoption [of] a definition".

    "A ban [on] imports" only where imports are "to be banned": an attack on somebody is none by him.
    """
    genitives, ties = lexicon.reading.genitives, lexicon.reading.ties
    passive = {word.sense for word in other.words if ties and word.sense in recast and is_passive(word, other, lexicon)}

    asked = {
        word.sense for word in other.words if lexicon.reading.datives and is_infinitive_of(word, other.act, lexicon)
    }

    led = _led(row, lexicon) & _led(other, lexicon) & recast

    def is_tie(before: CoreWord | None, word: CoreWord, after: CoreWord | None) -> bool:
        if after and after.sense in led and _is_lead(word, lexicon):
            return True  # "a law [on] the protection of bees", "a law [for] protecting bees"
        if after and word.text in lexicon.reading.datives and after.sense in (recast | asked):
            return True  # "to protect pollinators", "[for] the protection of pollinators"
        if before is None or before.sense not in recast:
            return False
        is_noun = before.sense in passive or " " in before.text  # "to be banned"; "onderzoek doen naar"
        return word.text in genitives or (word.text in ties and is_noun)

    rows = zip((None, *row.words), row.words, (*row.words[1:], None), strict=False)
    kept = [word for before, word, after in rows if not is_tie(before, word, after)]
    return Row(row.act, tuple(kept))


def _led(row: Row, lexicon: Lexicon) -> frozenset[str]:
    """What stands right after a preposition in a row, in languages with ties whose verbs stand before their objects."""
    if lexicon.limbs.verb_final or not lexicon.reading.ties:
        return frozenset()
    pairs = zip(row.words, row.words[1:], strict=False)
    return frozenset(after.sense for word, after in pairs if _is_lead(word, lexicon))


def _is_lead(word: CoreWord, lexicon: Lexicon) -> bool:
    return word.text in (*lexicon.reading.ties, *lexicon.reading.datives)


def _without_agent(old: Row, new: Row, lexicon: Lexicon) -> Iterator[tuple[Row, Row, frozenset[str]]]:
    """Both rows without the one who acts, named first on one side and after "by" on the other.

    Third: the words beside "by" and the name, of which one is the verb.
    """
    for passive, active, is_turned in ((old, new, True), (new, old, False)):
        for at, word in enumerate(passive.words):
            if word.text in lexicon.reading.agents:
                for length in range(min(LONGEST_AGENT, len(passive.words) - at - 1), 0, -1):
                    since = _subject_at(active, passive.senses[at + 1 : at + 1 + length], lexicon)
                    if since is not None:
                        rest = passive.without(at, at + 1 + length), active.without(since, since + length)
                        beside = (*passive.words[max(0, at - 1) : at], *passive.words[at + 1 + length :][:1])
                        verbs = frozenset(w.sense for w in beside if passive.senses.count(w.sense) == 1)
                        yield (rest[0], rest[1], verbs) if is_turned else (rest[1], rest[0], verbs)


_ELISION = re.compile(r"(?<=')(?=\w{2})")
"""Where an elided word ends: "qu'un"."""


def _subject_at(row: Row, name: tuple[str, ...], lexicon: Lexicon) -> int | None:
    """Where a name stands in a row, right after a word that opens what is stated; None where it does not."""
    place, length = row.act.place, len(name)
    openers = keys(lexicon.limbs.complements)
    leads = (*lexicon.addressees.determiners, *lexicon.quantities.numerals)  # "que les deux pays signent"
    for at in range(len(row.words) - length + 1 if place else 0):
        if place and row.senses[at : at + length] == name:
            since = place.part.start if at == 0 else row.words[at - 1].end
            text = place.part.folded[since : row.words[at].start].casefold().replace(",", " ")
            before = _ELISION.sub(" ", text).split()
            while before and before[-1] in leads and before[-1] not in openers:
                before.pop()
            if before and before[-1] in openers:
                return at
            is_rule = at == 0 and not before and place.opening is None and row.act.modals
            if is_rule and not any(is_passive(word, row, lexicon) for word in row.words):
                return at  # "The Council shall adopt the decision", "the decision shall be adopted by the Council"
    return None


def _is_one_order(old: Row, new: Row, recast: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether the words are the same but for deeds that changed their form and place, and one adverbial that moved."""
    if Counter(old.senses) != Counter(new.senses):
        return False
    if _is_alike(old, new, recast) or _is_extraposed(old, new, recast, lexicon):
        return True
    return any(
        _is_alike(old.without(*mine), new.without(*yours), recast) for mine, yours in _adverbials(old, new, lexicon)
    )


def _is_alike(old: Row, new: Row, recast: frozenset[str]) -> bool:
    """Whether two rows are equal but for one deed that stands elsewhere in another form."""
    if old.senses == new.senses:
        return True
    for sense in recast:
        rest = [tuple(other for other in row.senses if other != sense) for row in (old, new)]
        if rest[0] == rest[1]:
            return True
    return any(_is_moved(old, new, pair) for pair in combinations(sorted(recast), 2))


def _is_moved(old: Row, new: Row, pair: tuple[str, str]) -> bool:
    """Whether two rows are equal but for a deed and the word that tells how: "late publication", "published late"."""
    if not all(sense in row.senses for sense in pair for row in (old, new)):
        return False
    places = [[row.senses.index(sense) for sense in pair] for row in (old, new)]
    rest = [tuple(other for other in row.senses if other not in pair) for row in (old, new)]
    return rest[0] == rest[1] and all(abs(one - other) == 1 for one, other in places)


def _is_extraposed(old: Row, new: Row, recast: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a deed stands as a noun before the verb that governs it, and as a verb of its own after it.

    "de opschorting van het akkoord voor te stellen", "voor te stellen het akkoord op te schorten".
    """
    if not lexicon.limbs.verb_final:
        return False
    for governing in (word for word in old.words if _is_asked(word, old, lexicon)):
        rows = [Row(row.act, tuple(w for w in row.words if w.sense != governing.sense)) for row in (old, new)]
        is_one = all(len(row.words) == len(rest.words) + 1 for row, rest in zip((old, new), rows, strict=True))
        is_same = any(w.sense == governing.sense and _is_asked(w, new, lexicon) for w in new.words)
        if is_one and is_same and governing.sense not in recast and _is_alike(rows[0], rows[1], recast):
            return True
    return False


def _is_asked(word: CoreWord, row: Row, lexicon: Lexicon) -> bool:
    return is_infinitive_of(word, row.act, lexicon)


def is_infinitive_of(word: CoreWord, act: Act, lexicon: Lexicon) -> bool:
    """Whether a word of an act is an infinitive with its mark."""
    part = act.place.part if act.place else None
    if part is None:
        return False
    return any(start < word.end and word.start < end for start, end in _infinitives_in(part, lexicon))


@lru_cache(maxsize=256)
def _infinitives_in(part: Stretch, lexicon: Lexicon) -> tuple[Span, ...]:
    """Where the infinitives of a stretch stand: each of its words is asked about."""
    return tuple(match.span() for match in infinitive(lexicon).finditer(part.folded, part.start, part.end))


Edges = tuple[int, int]


def _adverbials(old: Row, new: Row, lexicon: Lexicon) -> Iterator[tuple[Edges, Edges]]:
    """Stretches that open with a preposition, stand in both rows, and pass nothing that binds them elsewhere."""
    for at, word in enumerate(old.words):
        first, *others = word.text.split()
        bound = lexicon.narrowing.origins if lexicon.reading.adverbs else ()
        if first in lexicon.reading.prepositions and first not in (*lexicon.reading.genitives, *bound):
            for length in range(1 if others else 2, min(LONGEST_ADVERBIAL, len(old.words) - at) + 1):
                block = old.senses[at : at + length]
                for other in _places(new.senses, block):
                    if _is_free(old, at, length, lexicon) and _is_free(new, other, length, lexicon):
                        yield (at, at + length), (other, other + length)


def _places(row: Sequence[str], block: tuple[str, ...]) -> Iterator[int]:
    return (at for at in range(len(row) - len(block) + 1) if row[at : at + len(block)] == block)


def _is_free(row: Row, at: int, length: int, lexicon: Lexicon) -> bool:
    """Whether an adverbial belongs to the only deed of its clause: no list, no clause, no second deed beside it."""
    place = row.act.place
    if place is None:
        return False
    block = row.words[at : at + length]
    joiners = {*lexicon.reading.joiners, *lexicon.addressees.joiners}
    same = sum(word.sense == block[0].sense for word in row.words)
    if any(word.text in joiners for word in row.words) or same > 1:
        return False
    after = place.pieces[-1][1] if place.pieces else place.part.start
    asked = place.part.part(min(after, row.words[0].start), place.part.end)
    told = any(True for _ in find(asked, lexicon.reading.relative_words))
    deeds = infinitive(lexicon).finditer(place.part.folded, asked.start, asked.end)
    return not told and sum(1 for _ in deeds) <= 1
