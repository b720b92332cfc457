"""The same words in another construction, in a language without cases whose verbs stand before their objects.

the arbitrary arrest of journalists  →  that journalists have been arbitrarily arrested     a deed, and how it is done
to be spent transparently            →  to be spent in a transparent way                    an adverb as a phrase
guidelines on the use of drones      →  guidelines for the use of drones                    what a paper is about

Phrases with a preposition stay whole, all other words keep their order, and one deed at most changes its form.
"""

from collections import Counter
from collections.abc import Iterator

from differ.axes.cores import Cores
from differ.axes.phrases import find, key
from differ.axes.recast import Row, is_infinitive_of
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon
from differ.model import Family

MOST_MOVED = 1
"""Deeds that may change their form."""

WIDEST_WAY = 3
"""Words of sense from "in" to "way"."""

TOPIC = "about"
"""The sense of any preposition between a paper and what it is about."""

LONGEST_TOPIC = 4
"""Words of sense before a paper that say what it is about."""

Phrase = tuple[str, tuple[str, ...]]
"""The preposition that opens a phrase, if any does, and what its other words mean."""


def is_plainly_ordered(cores: Cores) -> bool:
    """Whether two rows differ in the form of one deed, in how it is said to be done, and in the order of phrases."""
    lexicon = cores.lexicon
    if lexicon.limbs.verb_final or not lexicon.reading.adverbs or cores.is_negated:
        return False
    both = Row(cores.old_act, tuple(cores.old)), Row(cores.new_act, tuple(cores.new))
    if any(_is_told(row, lexicon) for row in both):
        return False
    old, new = (_plain(one, other, lexicon) for one, other in (both, both[::-1]))
    manners = _manners(old, new, lexicon)
    old, new = (_renamed(row, manners) for row in (old, new))
    deeds = _changed(old, new) - {*manners.values()}
    rows = _stripped(old, new, deeds, lexicon), _stripped(new, old, deeds, lexicon)
    if Counter(rows[0].senses) != Counter(rows[1].senses) or len(deeds) > MOST_MOVED:
        return False
    if not all(_may_be_noun(row, deeds, lexicon) and _are_beside(row, manners, deeds) for row in rows):
        return False
    return _is_same(*(list(_phrases(row, deeds | {*manners.values()}, lexicon)) for row in rows))


def _is_told(row: Row, lexicon: Lexicon) -> bool:
    """Whether a relative word stands among the words: what follows it is another clause."""
    if row.act.place is None or not row.words:
        return True
    asked = row.act.place.part.part(row.words[0].start, row.act.place.part.end)
    words = {*lexicon.reading.relatives, *lexicon.reading.relative_words} - {*lexicon.limbs.complements}
    return any(True for _ in find(asked, tuple(sorted(words))))


def _plain(row: Row, other: Row, lexicon: Lexicon) -> Row:
    """A row without "in a ... way", if the other has none, and with one preposition between papers and their topic."""
    extra = Counter(row.senses) - Counter(other.senses)
    words, reading = list(row.words), lexicon.reading
    for at, word in enumerate(row.words):
        before = next((n for n in range(max(0, at - WIDEST_WAY), at) if row.words[n].text in reading.way_leads), at)
        if word.text in reading.ways and extra[word.sense] and len(_printed(row, before, at)) > 1:
            words = [w for w in words if w is not word and w is not row.words[before]]
    return _unfolded(Row(row.act, tuple(_topics(words, lexicon))), other, lexicon)


def _unfolded(row: Row, other: Row, lexicon: Lexicon) -> Row:
    """A row with what a paper is about after it, as in the other row: "an [asylum procedures] regulation"."""
    senses = tuple(word.sense for word in _topics(list(other.words), lexicon))
    for at, word in enumerate(row.words):
        for first in range(max(0, at - LONGEST_TOPIC), at if word.text in lexicon.reading.papers else 0):
            block = row.words[first:at]
            wanted = (word.sense, TOPIC, *(w.sense for w in block))
            if any(senses[n : n + len(wanted)] == wanted for n in range(len(senses))):
                tie = CoreWord(TOPIC, TOPIC, False, word.end, word.end)
                return Row(row.act, (*row.words[:first], word, tie, *block, *row.words[at + 1 :]))
    return row


def _printed(row: Row, start: int, end: int) -> list[str]:
    """All words that are printed between two words of a row."""
    part = row.act.place.part if row.act.place else None
    return key(part.folded[row.words[start].end : row.words[end].start]).split() if part else []


def _topics(words: list[CoreWord], lexicon: Lexicon) -> Iterator[CoreWord]:
    before = ""
    for word in words:
        is_topic = before in lexicon.reading.papers and word.text in lexicon.reading.topics
        yield word._replace(stem=TOPIC, is_name=False) if is_topic else word
        before = word.text


def _manners(old: Row, new: Row, lexicon: Lexicon) -> dict[str, str]:
    """The senses of the adverbs of either row of which the other has the adjective, with that of the adjective."""
    found: dict[str, str] = {}
    for row, other in ((old, new), (new, old)):
        known = {word.text: word.sense for word in other.words}
        for word in row.words:
            for ending, plain in (shape.split("-") for shape in lexicon.reading.adverbs):
                if word.text.endswith(ending) and word.text.removesuffix(ending) + plain in known:
                    found[word.sense] = known[word.text.removesuffix(ending) + plain]
    return found


def _renamed(row: Row, manners: dict[str, str]) -> Row:
    names = (manners.get(word.sense) for word in row.words)
    pairs = zip(row.words, names, strict=True)
    return Row(row.act, tuple(word._replace(stem=name, is_name=False) if name else word for word, name in pairs))


def _changed(old: Row, new: Row) -> frozenset[str]:
    """The words that each row has once, in two forms that are not the singular and the plural of one noun."""
    counts = [Counter(row.senses) for row in (old, new)]
    forms = {word.sense: word.text for word in old.words}
    pairs = ((word.sense, *sorted((word.text, forms.get(word.sense, word.text)), key=len)) for word in new.words)
    return frozenset(
        sense
        for sense, short, long in pairs
        if long not in (short, f"{short}s") and counts[0][sense] == counts[1][sense] == 1 and sense != TOPIC
    )


def _stripped(row: Row, other: Row, deeds: frozenset[str], lexicon: Lexicon) -> Row:
    """A row without the prepositions that only this row has beside a deed."""
    extra = Counter(row.senses) - Counter(other.senses)
    ties = {*lexicon.reading.genitives, *lexicon.reading.ties, *lexicon.reading.datives}
    kept: list[CoreWord] = []
    for at, word in enumerate(row.words):
        beside = {w.sense for w in (*row.words[max(0, at - 1) : at], *row.words[at + 1 : at + 2])}
        if extra[word.sense] and word.text in ties and not deeds.isdisjoint(beside):
            extra[word.sense] -= 1
        else:
            kept.append(word)
    return Row(row.act, tuple(kept))


def _may_be_noun(row: Row, deeds: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether no deed tells by "of" who did it: "the attacks of the army", "that the army was attacked"."""
    part = row.act.place.part if row.act.place else None
    if row.act.family is Family.DIRECTIVE or part is None:
        return True
    nouns = (word for word in row.words if word.sense in deeds)
    after = ((word, key(part.folded[word.end : part.end]).split()[:1]) for word in nouns)
    owned = (word for word, following in after if following and following[0] in lexicon.reading.genitives)
    return all(word.text in lexicon.reading.suffered for word in owned)


def _are_beside(row: Row, manners: dict[str, str], deeds: frozenset[str]) -> bool:
    """Whether every word that tells how stands beside the deed, or beside the same word on both sides."""
    names = {*manners.values()}
    places = [at for at, word in enumerate(row.words) if word.sense in names]
    near = [{w.sense for w in (*row.words[max(0, at - 1) : at], *row.words[at + 1 : at + 2])} for at in places]
    return len(names) <= 1 and (not deeds or all(not deeds.isdisjoint(beside) for beside in near))


def _phrases(row: Row, apart: frozenset[str] | set[str], lexicon: Lexicon) -> Iterator[Phrase]:
    """The phrases of a row, without the deed and how it is done; a verb with its mark is one by itself."""
    lead, senses = "", list[str]()
    for word in row.words:
        is_lead = word.text.split()[0] in lexicon.reading.prepositions or word.sense == TOPIC
        is_verb = word.sense not in apart and is_infinitive_of(word, row.act, lexicon)
        if (is_lead or is_verb or word.sense in apart) and (senses or lead):
            yield lead, tuple(senses)
            lead, senses = "", []
        if is_lead:
            lead = word.sense
        elif is_verb:
            yield "", (word.sense,)
        elif word.sense not in apart:
            senses.append(word.sense)
    if senses or lead:
        yield lead, tuple(senses)


def _is_same(old: list[Phrase], new: list[Phrase]) -> bool:
    """Whether the phrases are the same, those without a preposition in their order, whatever parts them."""
    leads = [Counter(phrase for phrase in row if phrase[0]) for row in (old, new)]
    bare = [[sense for lead, senses in row if not lead for sense in senses] for row in (old, new)]
    return leads[0] == leads[1] and bare[0] == bare[1]
