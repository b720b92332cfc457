"""The same words in another construction, in a language without cases whose verbs stand before their objects.

the arbitrary arrest of journalists  →  that journalists have been arbitrarily arrested     a deed, and how it is done
to be spent transparently            →  to be spent in a transparent way                    an adverb as a phrase
guidelines on the use of drones      →  guidelines for the use of drones                    what a paper is about

Phrases with a preposition stay whole, all other words keep their order, and one deed at most changes its form.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from differ.axes.cores import Cores
from differ.axes.governed import all_stems
from differ.axes.phrases import find, infinitive, key
from differ.axes.recast import BESIDE, Row, is_infinitive_of, is_passive
from differ.axes.shifts import both_direct
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon
from differ.model import Family

MOST_MOVED = 1
"""Deeds that may change their form."""

WIDEST_WAY = 3
"""Words of sense from "in" to "way"."""

TOPIC = "about"
"""The sense of any preposition between a paper and what it is about."""

LONGEST_DOER = 5
"""Words of sense in the name of the one who acts."""

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
    both = _without_doer(*both, lexicon)
    both = _without_doer(*both[::-1], lexicon)[::-1]
    old, new = (_plain(one, other, lexicon) for one, other in (both, both[::-1]))
    manners = _ways(both[0], old) | _ways(both[1], new) | _manners(old, new, lexicon)
    old, new = (_renamed(row, manners) for row in (old, new))
    deeds = _changed(old, new, lexicon) - {*manners.values()}
    rows = _stripped(old, new, deeds, lexicon), _stripped(new, old, deeds, lexicon)
    if Counter(rows[0].senses) != Counter(rows[1].senses) or len(deeds) > MOST_MOVED:
        return False
    if not all(_may_be_noun(row, deeds, lexicon) and _are_beside(row, manners, deeds, lexicon) for row in rows):
        return False
    phrases = [list(_phrases(row, deeds | {*manners.values()}, lexicon)) for row in rows]
    return _is_same(phrases[0], phrases[1], lexicon)


def turns(cores: Cores) -> bool:
    """Whether the same words ask for another deed first, or tell of somebody who did a deed and of one who suffered it.

    to publish the evaluation  →  to evaluate the publication
    the attacks of the army    →  that the army was attacked
    """
    lexicon = cores.lexicon
    if lexicon.limbs.verb_final or not lexicon.reading.adverbs:
        return False
    rows = Row(cores.old_act, tuple(cores.old)), Row(cores.new_act, tuple(cores.new))
    if _is_extent_elsewhere(cores):
        return True
    if rows[0].senses == rows[1].senses:
        return False
    if both_direct(cores.old_act, cores.new_act):
        return _is_other_first(*rows, lexicon)
    return any(_is_suffered(one, other, lexicon) for one, other in (rows, rows[::-1]))


def _is_extent_elsewhere(cores: Cores) -> bool:
    """Whether an adjective of extent stands beside another noun: "systematic use of force", "use of systematic force".

    Only where the same words follow in the same order, so that nothing else tells.
    """
    if [word.sense for word in cores.old] != [word.sense for word in cores.new]:
        return False
    acts, rows = (cores.old_act, cores.new_act), (cores.old, cores.new)
    endings = tuple(shape.split("-")[0] for shape in cores.lexicon.reading.adverbs)
    after = [
        {m.quote.text.casefold(): next((w.sense for w in row if w.end > m.quote.end), "") for m in act.extent}
        for act, row in zip(acts, rows, strict=True)
    ]
    shared = (text for text in after[0].keys() & after[1].keys() if not text.endswith(endings))
    return any(after[0][text] != after[1][text] for text in shared if " " not in text)


def _is_other_first(old: Row, new: Row, lexicon: Lexicon) -> bool:
    """Whether the first verb with its mark is another one on either side, though both sides have both words."""
    first = [next((w for w in row.words if _is_verb(w, row, lexicon)), None) for row in (old, new)]
    if not (first[0] and first[1]) or first[0].sense == first[1].sense:
        return False
    return first[0].sense in new.senses and first[1].sense in old.senses


def _is_verb(word: CoreWord, row: Row, lexicon: Lexicon) -> bool:
    """Whether a word is an infinitive with its mark; a plural after "to" is none: "the sale of drinks to children"."""
    is_plural = word.text.endswith(lexicon.reading.plurals) and not word.text.endswith("ss")
    return not is_plural and is_infinitive_of(word, row.act, lexicon)


def _is_suffered(row: Row, other: Row, lexicon: Lexicon) -> bool:
    """Whether a noun of a row tells by "of" who did a deed that is said to be done to somebody in the other row."""
    known = {word.sense: word.text for word in row.words}
    return any(
        is_passive(word, other, lexicon) and not _may_be_noun(row, frozenset({word.sense}), lexicon)
        for word in other.words
        if known.get(word.sense, word.text) != word.text
    )


def _is_told(row: Row, lexicon: Lexicon) -> bool:
    """Whether a relative word stands among the words: what follows it is another clause."""
    if row.act.place is None or not row.words:
        return True
    asked = row.act.place.part.part(row.words[0].start, row.act.place.part.end)
    return any(True for _ in find(asked, _relatives(lexicon)))


@lru_cache(maxsize=64)
def _relatives(lexicon: Lexicon) -> tuple[str, ...]:
    words = {*lexicon.reading.relatives, *lexicon.reading.relative_words} - {*lexicon.limbs.complements}
    return tuple(sorted(words))


def _without_doer(row: Row, other: Row, lexicon: Lexicon) -> tuple[Row, Row]:
    """Both rows without the one who acts: "the recruitment [by armed groups]", "[armed groups'] recruitment"."""
    part = other.act.place.part if other.act.place else None
    for at, word in enumerate(row.words):
        for end in range(at + 1 + LONGEST_DOER, at + 1, -1) if part and word.text in lexicon.reading.doers else ():
            name = row.senses[at + 1 : end]
            for first in range(len(other.words) - len(name)) if len(name) == end - at - 1 else ():
                last = first + len(name)
                mark = part.folded[other.words[last - 1].end :][:1] if part else ""
                if other.senses[first:last] == name and mark == "'":
                    return row.without(at, end), other.without(first, last)
    return row, other


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


def _ways(row: Row, plain: Row) -> dict[str, str]:
    """The words that stood between "in" and "way"."""
    left = {word.start for word in plain.words}
    gone = [at for at, word in enumerate(row.words) if word.start not in left]
    if len(gone) != len(("in", "way")):
        return {}
    return {word.sense: word.sense for word in row.words[gone[0] + 1 : gone[1]]}


def _printed(row: Row, start: int, end: int) -> list[str]:
    """All words that are printed between two words of a row."""
    part = row.act.place.part if row.act.place else None
    return key(part.folded[row.words[start].end : row.words[end].start]).split() if part else []


def _topics(words: list[CoreWord], lexicon: Lexicon) -> Iterator[CoreWord]:
    before = ""
    for word in words:
        is_topic = before in lexicon.reading.papers and word.text in lexicon.reading.topics
        yield word._replace(stem=TOPIC, is_name=False) if is_topic else word
        before = word.text.split()[-1]


def _manners(old: Row, new: Row, lexicon: Lexicon) -> dict[str, str]:
    """The senses of the adverbs of either row of which the other has the adjective, with that of the adjective."""
    found: dict[str, str] = {}
    shapes = [shape.split("-") for shape in lexicon.reading.adverbs]
    endings = tuple(ending for ending, _ in shapes)
    for row, other in ((old, new), (new, old)):
        known = {word.text: word.sense for word in other.words}
        for word in (word for word in row.words if word.text.endswith(endings)):
            for ending, plain in shapes:
                if word.text.endswith(ending) and word.text.removesuffix(ending) + plain in known:
                    found[word.sense] = known[word.text.removesuffix(ending) + plain]
    return found


def _renamed(row: Row, manners: dict[str, str]) -> Row:
    names = (manners.get(word.sense) for word in row.words)
    pairs = zip(row.words, names, strict=True)
    return Row(row.act, tuple(word._replace(stem=name, is_name=False) if name else word for word, name in pairs))


def _changed(old: Row, new: Row, lexicon: Lexicon) -> frozenset[str]:
    """The words that each row has once, in two forms that are not the singular and the plural of one noun.

    A verb with its mark on one side only has another form as well: "a transfer", "to transfer".
    """
    counts = [Counter(row.senses) for row in (old, new)]
    forms = {word.sense: word for word in old.words}
    pairs = ((word, forms[word.sense]) for word in new.words if word.sense in forms and word.sense != TOPIC)
    once = ((one, other) for one, other in pairs if counts[0][one.sense] == counts[1][one.sense] == 1)
    return frozenset(one.sense for one, other in once if _is_other_form((one, new), (other, old), lexicon))


def _is_other_form(one: tuple[CoreWord, Row], other: tuple[CoreWord, Row], lexicon: Lexicon) -> bool:
    is_asked = [is_infinitive_of(word, row.act, lexicon) for word, row in (one, other)]
    short, long = sorted((one[0].text, other[0].text), key=len)
    return is_asked[0] != is_asked[1] or long not in (short, f"{short}s")


def _stripped(row: Row, other: Row, deeds: frozenset[str], lexicon: Lexicon) -> Row:
    """A row without what only this row needs: ties beside a deed, one light verb, "for" before a subject."""
    extra = Counter(row.senses) - Counter(other.senses)
    light, is_light = all_stems(lexicon.reading.light, lexicon), row.act.family is Family.DIRECTIVE
    kept: list[CoreWord] = []
    for at, word in enumerate(row.words):
        is_verb = is_light and word.stem in light
        if extra[word.sense] and (is_verb or _is_tie(row, at, deeds, lexicon)):
            extra[word.sense] -= 1
            is_light = is_light and not is_verb
        else:
            kept.append(word)
    return Row(row.act, tuple(kept))


def _is_tie(row: Row, at: int, deeds: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a preposition stands beside a deed, before the subject of one, or before an amount."""
    reading, word = lexicon.reading, row.words[at]
    beside = {w.sense for w in (*row.words[max(0, at - 1) : at], *row.words[at + 1 : at + 2])}
    part = row.act.place.part if row.act.place else None
    after = part.folded[word.end : part.end].split() if part else []
    if part and word.text in reading.datives and infinitive(lexicon).search(part.folded, word.end, part.end):
        return True
    if word.text in reading.doers and after and any(map(str.isdigit, after[0])):
        return True
    return word.text in (*reading.genitives, *reading.ties, *reading.datives) and not deeds.isdisjoint(beside)


def _may_be_noun(row: Row, deeds: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether no deed tells by "of" who did it: "the attacks of the army", "that the army was attacked"."""
    part = row.act.place.part if row.act.place else None
    if row.act.family is Family.DIRECTIVE or part is None:
        return True
    nouns = (word for word in row.words if word.sense in deeds and not is_passive(word, row, lexicon))
    if any(word.text in lexicon.reading.doers for word in row.words):
        return True  # "the intimidation of voters by militias"
    after = ((word, key(part.folded[word.end : min(part.end, word.end + BESIDE)]).split()[:1]) for word in nouns)
    owned = (word for word, following in after if following and following[0] in lexicon.reading.genitives)
    return all(word.text in lexicon.reading.suffered for word in owned)


def _are_beside(row: Row, manners: dict[str, str], deeds: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether an adjective that tells how stands beside the deed; an adverb may stand anywhere if there is one deed."""
    names = {*manners.values()}
    endings = tuple(shape.split("-")[0] for shape in lexicon.reading.adverbs)
    places = [at for at, w in enumerate(row.words) if w.sense in names and not (deeds and w.text.endswith(endings))]
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


def _is_same(old: list[Phrase], new: list[Phrase], lexicon: Lexicon) -> bool:
    """Whether the phrases are the same, those without a preposition in their order, "from" after the same one."""
    leads = [Counter(phrase for phrase in row if phrase[0]) for row in (old, new)]
    bare = [[sense for lead, senses in row if not lead for sense in senses] for row in (old, new)]
    origins = [
        [(before, phrase) for before, phrase in zip([("", ()), *row], row, strict=False) if phrase[0] in stems]
        for row, stems in ((row, lexicon.narrowing.origins) for row in (old, new))
    ]
    return (leads[0], bare[0], origins[0]) == (leads[1], bare[1], origins[1])
