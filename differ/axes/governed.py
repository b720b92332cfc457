"""A deed as a noun under another verb.

to publish the list     →  to examine the publication of the list     thought instead of a deed
to close the unit       →  to prevent the closure of the unit         turned round
to ban the import       →  to introduce a ban on the import           a verb that adds nothing
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from differ.axes.cores import Cores, Region, is_told
from differ.axes.recast import is_infinitive_of
from differ.axes.scales import steps
from differ.axes.shifts import Finding, both_direct, shift
from differ.axes.words import CoreWord, listed_stems, stem
from differ.lexicon.model import Lexicon

THOUGHT = "from thought to deed"
"""The name of the ladder whose last rung holds deeds, and the others what comes before one."""


def is_light(words: Sequence[CoreWord], cores: Cores) -> bool:
    """Whether words of one side only are a verb that adds nothing to the deed beside it."""
    if not both_direct(cores.old_act, cores.new_act) or cores.is_negated:
        return False
    listed = all_stems(cores.lexicon.reading.light, cores.lexicon)
    return len(words) == 1 and words[0].stem in listed and not _is_part(words[0], cores)


def _is_part(word: CoreWord, cores: Cores) -> bool:
    """Whether a word is a noun that says more than nothing: "bis zum [Beginn] des Abzugs"."""
    known = cores.lexicon.reading.light_nouns
    places = (act.place for act in (cores.old_act, cores.new_act) if act.place)
    printed = (place.part.text[word.start : word.end] for place in places if word.end <= place.part.end)
    return bool(known) and word.text not in known and any(p.casefold() == word.text and p[0].isupper() for p in printed)


def deed_under(cores: Cores) -> Finding | None:
    """What it means that one side has the deed of the other as a noun, under a verb of its own; None if it has not."""
    if not both_direct(cores.old_act, cores.new_act) or cores.is_negated:
        return None
    for is_old in (True, False):
        more, less = (cores.old, cores.new) if is_old else (cores.new, cores.old)
        verb = _governing(more, less, cores.lexicon)
        if verb and is_infinitive_of(verb, cores.act(is_old), cores.lexicon) and not is_told(verb, is_old, cores):
            return read_governing(verb, is_old, cores)
    return None


def _governing(more: Sequence[CoreWord], less: Sequence[CoreWord], lexicon: Lexicon) -> CoreWord | None:
    """The one word that only one side has, where the rest is the same but for one deed that changed form and place."""
    extra = Counter(w.sense for w in more) - Counter(w.sense for w in less)
    if Counter(w.sense for w in less) - Counter(w.sense for w in more):
        return None
    known = {*lexicon.reading.genitives, *lexicon.reading.ties}
    verbs = [w for w in more if extra[w.sense] and w.text not in known]
    if len(verbs) != 1:
        return None
    forms = {w.sense: w.text for w in less}
    is_light_verb = verbs[0].stem in all_stems(lexicon.reading.light, lexicon)
    ties = known if is_light_verb else set(lexicon.reading.genitives)
    rest = _without_first(more, Counter({s: n for s, n in extra.items() if n}), verbs[0], ties)
    if is_light_verb and [w.sense for w in rest] == [w.sense for w in less]:
        return verbs[0]
    for deed in (w for w in rest if w.sense in forms and forms[w.sense] != w.text):
        left = [w.sense for w in rest if w.sense != deed.sense]
        if left == [w.sense for w in less if w.sense != deed.sense]:
            return verbs[0]
        if is_light_verb and _without_deed(rest, deed) == _without_deed(less, deed):
            return verbs[0]
    return None


def _without_deed(words: Sequence[CoreWord], deed: CoreWord) -> tuple[str, list[str]]:
    """The word right before a deed, which says how it is done, and all others: "[regelmäßig] bewerten"."""
    senses = [word.sense for word in words]
    at = senses.index(deed.sense)
    return (senses[at - 1], [*senses[: at - 1], *senses[at + 1 :]]) if at else ("", senses[1:])


def _without_first(
    words: Sequence[CoreWord], extra: Counter[str], verb: CoreWord, ties: AbstractSet[str]
) -> list[CoreWord]:
    """The words without the verb, and without the first ones of those prepositions of which there are too many."""
    rest: list[CoreWord] = []
    for word in words:
        if word.text in ties and extra[word.sense] > 0:
            extra[word.sense] -= 1
        elif word is not verb:
            rest.append(word)
    return rest


def read_governing(verb: CoreWord, is_old: bool, cores: Cores) -> Finding | None:
    """What a verb means that governs the deed on one side only; None where no list tells."""
    quote = cores.quote(is_old, (verb,))
    sides = (quote, None) if is_old else (None, quote)
    if verb.stem in all_stems(cores.lexicon.reading.light, cores.lexicon):
        return Finding()
    if verb.stem in all_stems(cores.lexicon.negation.governors, cores.lexicon):
        found = shift("polarity", False, sides[0], sides[1], "asked for on one side, prevented on the other")
        return Finding(found.shifts, is_denial=True)
    rungs = [rung for step in steps((verb,), cores.lexicon) for rung in step.rungs if rung.scale.name == THOUGHT]
    if any(rung.level < len(rung.scale.rungs) - 1 for rung in rungs):
        said = f"the deed itself, or only: {quote.text if quote else verb.text}"
        return shift("action", is_old, sides[0], sides[1], said)
    return None


def is_deed(words: Sequence[CoreWord], lexicon: Lexicon) -> bool:
    """Whether words begin with one of the last rung of the ladder from thought to deed: "act on"."""
    level = _thought(words, lexicon)
    return level is not None and level[0] == level[1]


def is_thought(words: Sequence[CoreWord], lexicon: Lexicon) -> bool:
    """Whether words begin with one of the lower rungs of that ladder: "debate on"."""
    level = _thought(words, lexicon)
    return level is not None and level[0] < level[1]


def _thought(words: Sequence[CoreWord], lexicon: Lexicon) -> tuple[float, float] | None:
    """Where the first words stand on that ladder, and its last rung; None where they stand there twice or nowhere."""
    first = next(iter(steps(words, lexicon)), None)
    rungs = [rung for rung in first.rungs if rung.scale.name == THOUGHT] if first else []
    return (rungs[0].level, len(rungs[0].scale.rungs) - 1.0) if len(rungs) == 1 else None


LONGEST_LEAD = 4
"""Words of sense in a verb with its object and the preposition behind it."""


def _is_led(row: Sequence[CoreWord], is_old: bool, cores: Cores) -> bool:
    """Whether words are a verb with its mark, alone or with an object that a preposition ties to what follows."""
    act, lexicon = cores.act(is_old), cores.lexicon
    part = act.place.part if act.place else None
    if part is None or lexicon.limbs.verb_final or is_told(row[0], is_old, cores) or len(row) > LONGEST_LEAD:
        return False
    after = part.folded[row[-1].end : part.end].split()[:1]
    is_tied = row[-1].text in lexicon.reading.prepositions or (bool(after) and after[0] in lexicon.reading.genitives)
    return (len(row) == 1 or is_tied) and is_infinitive_of(row[0], act, lexicon)


def deed_or_thought(region: Region, cores: Cores) -> Finding | None:
    """A deed in the place of a thought with an object of its own: "rebuild [the villages]", "assess the damage in"."""
    if not both_direct(cores.old_act, cores.new_act) or cores.is_negated or not (region.old and region.new):
        return None
    sides = (region.old, True), (region.new, False)
    levels = [_thought(row, cores.lexicon) for row, _ in sides]
    if not all(_is_led(row, is_old, cores) for row, is_old in sides) or levels[0] is None or levels[1] is None:
        return None
    is_deed_there = [level[0] == level[1] for level in (levels[0], levels[1])]
    if is_deed_there[0] == is_deed_there[1]:
        return None
    quotes = cores.quote(True, region.old), cores.quote(False, region.new)
    return shift("action", is_deed_there[1], *quotes, " → ".join(quote.text for quote in quotes if quote))


@lru_cache(maxsize=64)
def all_stems(words: tuple[str, ...], lexicon: Lexicon) -> frozenset[str]:
    """The stems of words, alone and with synonyms as one."""
    return frozenset(form for word in words for form in (stem(word, lexicon), " ".join(listed_stems(word, lexicon))))
