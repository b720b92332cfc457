"""The same words in a language whose verbs stand last and whose phrases may stand in several orders before them.

aan het Parlement jaarlijks een verslag voor te leggen over de uitvoering
    →  jaarlijks een verslag over de uitvoering aan het Parlement voor te leggen
de opvang van vluchtelingen in de regio te verbeteren  →  voor een betere opvang in de regio te zorgen

Whole phrases move, and the deed may be a noun on one side; what belongs to a noun ("uit", "met") stays beside it.
Only demands are read so: of what is stated, the order may tell who did it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from differ.axes.cores import Cores
from differ.axes.governed import all_stems
from differ.axes.phrases import find, key
from differ.axes.recast import Row, is_infinitive_of
from differ.axes.scales import steps
from differ.axes.shifts import both_direct
from differ.axes.words import CoreWord, stem
from differ.lexicon.model import Lexicon

Senses = tuple[str, ...]
Words = tuple[CoreWord, ...]

MOST_DEEDS = 2
"""Infinitives of one demand: the one that governs, and the one that it governs."""


ADVERBS = ("quantity", "intensity")
"""Axes of scales whose words say how often or how much: they stand alone and anywhere."""


class _Phrase(NamedTuple):
    """Words that stand together.

    ``lead``: the first one, empty for an adverb; ``host``: what stands before them, empty where they may move freely.
    """

    senses: Senses
    lead: str
    host: Senses


def is_loosely_ordered(cores: Cores) -> bool:
    """Whether two demands differ in the order of phrases, in the form of one deed, and in words that say nothing."""
    lexicon = cores.lexicon
    if lexicon.reading.cases or not lexicon.limbs.verb_final:
        return False
    if cores.is_negated or not both_direct(cores.old_act, cores.new_act):
        return False
    both = Row(cores.old_act, tuple(cores.old)), Row(cores.new_act, tuple(cores.new))
    rows = tuple(_stripped(one, other, lexicon) for one, other in (both, both[::-1]))
    old, new = rows
    if Counter(old.senses) != Counter(new.senses) or any(_is_told(row, lexicon) for row in rows):
        return False
    deeds = _deeds(old, new, lexicon)
    if not _is_one_deed(old, new, deeds, lexicon):
        return False
    return _is_same(list(_phrases(old, deeds, lexicon)), list(_phrases(new, deeds, lexicon)), lexicon)


def stretches_alike(cores: Cores) -> tuple[Words, Words] | None:
    """Both stretches of two demands without what says nothing, where they say the same; None where they do not.

    "plannen [tot herziening van de wet] in te dienen", "plannen in te dienen [om de wet te herzien]".
    """
    lexicon = cores.lexicon
    if lexicon.reading.cases or not lexicon.limbs.verb_final:
        return None
    if cores.is_negated or not both_direct(cores.old_act, cores.new_act):
        return None
    both = Row(cores.old_act, tuple(cores.old)), Row(cores.new_act, tuple(cores.new))
    old, new = (_stripped(one, other, lexicon) for one, other in (both, both[::-1]))
    if Counter(old.senses) != Counter(new.senses) or any(_is_told(row, lexicon, row.words[-1].end) for row in both):
        return None
    deeds = _deeds(old, new, lexicon)
    if not _is_one_deed(old, new, deeds, lexicon):
        return None
    is_same = _is_same(list(_phrases(old, deeds, lexicon)), list(_phrases(new, deeds, lexicon)), lexicon)
    return (old.words, new.words) if is_same else None


def asks_for_another(cores: Cores) -> bool:
    """Whether the same words ask for two deeds, each of which is a noun on the other side.

    de evaluatie te publiceren  →  de publicatie te evalueren
    """
    lexicon = cores.lexicon
    if lexicon.reading.cases or not lexicon.limbs.verb_final:
        return False
    sides = (cores.old_act, cores.old), (cores.new_act, cores.new)
    if {word.sense for word in cores.old} != {word.sense for word in cores.new}:
        return False
    asked = [{word.sense for word in row if is_infinitive_of(word, act, lexicon)} for act, row in sides]
    return bool(asked[0] and asked[1]) and asked[0].isdisjoint(asked[1])


def _stripped(row: Row, other: Row, lexicon: Lexicon) -> Row:
    """Without what only this side needs: a tie beside a deed that is a verb elsewhere, one verb that adds nothing."""
    extra = Counter(row.senses) - Counter(other.senses)
    forms = {word.sense: word.text for word in other.words}
    recast = {word.sense for word in row.words if forms.get(word.sense, word.text) != word.text}
    ties = {*lexicon.reading.genitives, *lexicon.reading.ties, *lexicon.reading.datives}
    others = {word.sense for word in row.words if word.sense in recast and _is_other_verb(word, forms, lexicon)}
    light, lights = all_stems(lexicon.reading.light, lexicon), 0
    kept: list[CoreWord] = []
    for at, word in enumerate(row.words):
        beside = {w.sense for w in (*row.words[max(0, at - 1) : at], *row.words[at + 1 : at + 2])}
        is_tie = word.text in ties and not recast.isdisjoint(beside)
        is_tie = is_tie or (word.text in lexicon.reading.governed and not others.isdisjoint(beside))
        is_light = word.stem in light and bool(recast) and not lights
        if extra[word.sense] and (is_tie or is_light):
            extra[word.sense] -= 1
            lights += not is_tie
        else:
            kept.append(word)
    return Row(row.act, tuple(kept))


def _is_other_verb(word: CoreWord, forms: Mapping[str, str], lexicon: Lexicon) -> bool:
    """Whether the other row has another verb of the same sense: "uitrusten [met]", "voorzien van"."""
    return stem(word.text, lexicon) != stem(forms[word.sense], lexicon)


def _is_told(row: Row, lexicon: Lexicon, end: int | None = None) -> bool:
    """Whether a relative word, or one that opens a statement, stands among the words: what follows it is a clause.

    ``end``: where the words end that are looked at; else where the demand ends.
    """
    place = row.act.place
    if place is None or not row.words:
        return True
    asked = place.part.part(row.words[0].start, place.part.end if end is None else end)
    words = (*lexicon.reading.relative_words, *lexicon.reading.relatives, *lexicon.limbs.complements)
    return any(place.part.folded[start:end] not in lexicon.reading.prepositions for start, end in find(asked, words))


def _deeds(old: Row, new: Row, lexicon: Lexicon) -> frozenset[str]:
    """The words that either side has once, and that are infinitives or have another form elsewhere."""
    counts = Counter(old.senses)
    forms = {word.sense: word for word in old.words}
    return frozenset(
        word.sense
        for word in new.words
        if counts[word.sense] == 1
        and not _is_adverb(word, lexicon)
        and (
            word.text != forms[word.sense].text
            or is_infinitive_of(word, new.act, lexicon)
            or is_infinitive_of(forms[word.sense], old.act, lexicon)
        )
    )


def _is_one_deed(old: Row, new: Row, deeds: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether both ask for one deed; a second one may be a noun on one side: "help bij het zoeken", "helpen zoeken"."""
    fewer, more = sorted(
        (
            {word.sense for word in row.words if word.sense in deeds and is_infinitive_of(word, row.act, lexicon)}
            for row in (old, new)
        ),
        key=len,
    )
    if not fewer:  # "om controles op speelgoed", "speelgoed te controleren": then nothing else changed its form
        return len(more) == 1 and not deeds - more
    return fewer <= more and len(more) <= MOST_DEEDS


def _phrases(row: Row, deeds: frozenset[str], lexicon: Lexicon) -> Iterator[_Phrase]:
    """The phrases of a row without the deeds."""
    groups: list[list[CoreWord]] = []
    for at, word in enumerate(row.words):
        if word.sense in deeds:
            groups.append([])
        elif not groups or not groups[-1] or _begins(row, at, lexicon):
            groups.append([word])
        else:
            groups[-1].append(word)
    for number, group in enumerate(groups):
        if group:
            before = tuple(word.sense for word in groups[number - 1]) if number else ()
            is_last = number + 1 == len(groups) or not groups[number + 1]
            lead = "" if _is_adverb(group[0], lexicon) else group[0].text.split()[0]
            yield _Phrase(tuple(w.sense for w in group), lead, () if is_last else before)


def _begins(row: Row, at: int, lexicon: Lexicon) -> bool:
    """Whether a phrase begins at a word: a preposition, a word after an article, or one that says how often."""
    word, before = row.words[at], row.words[at - 1]
    joiners = {*lexicon.reading.joiners, *lexicon.addressees.joiners}
    if word.text in joiners or before.text in joiners:
        return False
    if word.text.split()[0] in lexicon.reading.prepositions or _is_adverb(word, lexicon):
        return True
    if before.text in lexicon.reading.prepositions:
        return False
    between = _between(row, at)
    is_owned = any(part in lexicon.reading.genitives for part in between)
    return _is_adverb(before, lexicon) or (
        bool(between) and between[-1] in lexicon.addressees.determiners and not is_owned
    )


def _between(row: Row, at: int) -> list[str]:
    part = row.act.place.part if row.act.place else None
    return key(part.folded[row.words[at - 1].end : row.words[at].start]).split() if part else []


def _is_adverb(word: CoreWord, lexicon: Lexicon) -> bool:
    return all(step.optional and step.optional.scale.axis in ADVERBS for step in steps((word,), lexicon))


def _is_same(old: list[_Phrase], new: list[_Phrase], lexicon: Lexicon) -> bool:
    """Whether the phrases are the same, objects in the same order, and what belongs to a noun beside it."""
    leads = lexicon.reading.prepositions
    bound = {*lexicon.narrowing.origins, *lexicon.narrowing.bearing}
    if Counter(p.senses for p in old) != Counter(p.senses for p in new):
        return False
    objects = [[p.senses for p in row if p.lead and p.lead not in leads] for row in (old, new)]
    hosts = [[(p.senses, p.host) for p in row if p.lead in bound] for row in (old, new)]
    return objects[0] == objects[1] and Counter(hosts[0]) == Counter(hosts[1])
