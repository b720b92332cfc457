"""The same words in a language whose articles tell who does what, so that phrases may stand anywhere.

den Export von Stoffen zu verbieten, die in der Union nicht zugelassen sind
    →  den Export von in der Union nicht zugelassenen Stoffen zu verbieten
die Inhaftierung von Journalisten in Velmaria  →  dass in Velmaria Journalisten inhaftiert werden
die [gegen ihn erhobenen] Anklagen             →  die Anklagen gegen ihn

Phrases with a preposition and deeds that changed their form may move; all other words stay in their order, every
phrase is whole on both sides, and what is asked for on one side is what is asked for on the other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from differ.axes.cores import Cores
from differ.axes.denied import denied
from differ.axes.free_phrases import (
    is_adverbial,
    is_amount_between,
    is_noun,
    leads_of,
    owning,
    phrase_end,
    printed_before,
)
from differ.axes.governed import all_stems, read_governing
from differ.axes.one_term import with_one_term
from differ.axes.phrases import key
from differ.axes.recast import Row, is_infinitive_of
from differ.axes.shifts import Finding, both_direct
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon
from differ.model import Family

Senses = tuple[str, ...]
Words = tuple[CoreWord, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """One row taken apart. ``phrases``: those with a preposition; ``rest``: all other words but the deeds, in order."""

    row: Row
    phrases: Counter[Senses]
    rest: Senses


def is_freely_ordered(cores: Cores) -> bool:
    """Whether two rows differ in the order of phrases, in the form of deeds, and in words that say nothing only."""
    lexicon = cores.lexicon
    if not (lexicon.reading.cases and lexicon.limbs.verb_final):
        return False
    rows = without_idle(cores)
    return rows is not None and _is_one_negation(*rows, lexicon) and is_said_alike(rows, lexicon)


def is_turned_round(cores: Cores) -> bool:
    """Whether the same words ask for another deed, deny another one, or make the one who did it suffer it.

    die Kontrolle der verbotenen Importe  →  die kontrollierten Importe zu verbieten
    nicht geprüfte Stoffe zu verbieten    →  geprüfte Stoffe nicht zu verbieten
    die Angriffe der Armee                →  dass die Armee angegriffen wurde
    """
    lexicon = cores.lexicon
    rows = Row(cores.old_act, tuple(cores.old)), Row(cores.new_act, tuple(cores.new))
    if not (lexicon.reading.cases and lexicon.limbs.verb_final) or not rows[0].words:
        return False
    if set(rows[0].senses) != set(rows[1].senses):
        return False
    deeds = _deeds(*rows, lexicon)
    is_suffered = any(_is_suffered(one, other, deeds, lexicon) for one, other in (rows, rows[::-1]))
    is_denied = len(rows[0].act.negations) == len(rows[1].act.negations) and not _is_one_negation(*rows, lexicon)
    return is_suffered or is_denied or not _is_one_demand(rows, deeds, lexicon)


def _is_suffered(row: Row, other: Row, deeds: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a noun tells with a genitive who does a deed, and the other side says that it is done to somebody."""
    if row.act.family is Family.DIRECTIVE or other.act.place is None:
        return False
    part = other.act.place.part
    for word, after in zip(row.words[:-1], row.words[1:], strict=True):
        is_owned = word.sense in deeds and is_noun(word, row) and word.text not in lexicon.reading.suffered
        if is_owned and printed_before(row, row.words.index(after)) in owning(lexicon):
            same = next((w for w in other.words if w.sense == word.sense), None)
            following = part.folded[same.end : part.end].split()[:1] if same else []
            if any(key(token.strip(" ,;.")) in lexicon.reading.passives for token in following):
                return True
    return False


def is_said_alike(rows: tuple[Row, Row], lexicon: Lexicon) -> bool:
    """Whether two rows of the same words say the same."""
    deeds = _deeds(*rows, lexicon)
    if not all(_is_one_clause(row, lexicon) for row in rows):
        return False
    if not _is_one_demand(rows, deeds, lexicon) or not _is_one_role(rows, deeds, lexicon):
        return False
    old, new = (_side(row, deeds, lexicon) for row in rows)
    return (old.phrases, old.rest) == (new.phrases, new.rest) or any(
        _is_agent_named(one, other, lexicon) for one, other in ((old, new), (new, old))
    )


def without_idle(cores: Cores) -> tuple[Row, Row] | None:
    """Both rows without what only one of them needs: "of", idle participles, a verb that adds nothing to a noun."""
    lexicon = cores.lexicon
    words = with_one_term(tuple(cores.old), tuple(cores.new), lexicon)
    both = Row(cores.old_act, words[0]), Row(cores.new_act, words[1])
    sides = _stripped(both[0], words[1], lexicon), _stripped(both[1], words[0], lexicon)
    lights = sum(number for _, number in sides)
    rows = Row(cores.old_act, sides[0][0]), Row(cores.new_act, sides[1][0])
    is_same = Counter(rows[0].senses) == Counter(rows[1].senses)
    is_light = lights == 0 or (lights == 1 and both_direct(cores.old_act, cores.new_act) and not cores.is_negated)
    return rows if is_same and is_light else None


def _stripped(row: Row, other: Words, lexicon: Lexicon) -> tuple[Words, int]:
    """A row without such words, and how many verbs are among them."""
    extra = Counter(row.senses) - Counter(word.sense for word in other)
    forms = {word.sense: word.text for word in other}
    kept: list[CoreWord] = []
    lights = 0
    for at, word in enumerate(row.words):
        is_idle = _is_idle(word, lexicon) or _is_genitive(row, at, lexicon) or _is_tie(row, at, forms, lexicon)
        is_idle = is_idle or _is_before_amount(row, at, lexicon)
        is_light = _is_light(word, lexicon) and (not is_noun(word, row) or word.text in lexicon.reading.light_nouns)
        if extra[word.sense] > 0 and (is_idle or is_light):
            lights += not is_idle
            extra[word.sense] -= 1
        else:
            kept.append(word)
    return tuple(kept), lights


def deed_as_object(cores: Cores) -> Finding | None:
    """What it means that one side has the deed of the other as a noun, which its own verb needs a preposition for.

    "die Gebühren einzuführen", "auf die Einführung der Gebühren zu verzichten". None where that is not so.
    """
    lexicon = cores.lexicon
    is_told = not both_direct(cores.old_act, cores.new_act) or cores.is_negated
    if is_told or not (lexicon.reading.cases and lexicon.limbs.verb_final):
        return None
    for is_old in (True, False):
        more, less = (cores.old, cores.new) if is_old else (cores.new, cores.old)
        row = Row(cores.act(is_old), tuple(more))
        verb = row.words[-1] if row.words and is_infinitive_of(row.words[-1], row.act, lexicon) else None
        rest = verb and _without_lead(row, verb, less, lexicon)
        bare = Row(cores.act(not is_old), tuple(less))
        if verb and rest and Counter(rest.senses) == Counter(bare.senses) and is_said_alike((rest, bare), lexicon):
            return read_governing(verb, is_old, cores)
    return None


def _without_lead(row: Row, verb: CoreWord, other: Words, lexicon: Lexicon) -> Row | None:
    """A row without its last verb, without "of", and without a preposition before a noun that is a verb elsewhere."""
    forms = {word.sense: word.text for word in other}
    if verb.sense in forms:
        return None
    extra = Counter(row.senses) - Counter(word.sense for word in other)
    kept: list[CoreWord] = []
    for at, (word, after) in enumerate(zip(row.words[:-1], row.words[1:], strict=True)):
        is_deed = is_noun(after, row) and forms.get(after.sense, after.text) != after.text
        is_lead = _is_genitive(row, at, lexicon) or (word.text in lexicon.reading.prepositions and is_deed)
        if is_lead and extra[word.sense] > 0:
            extra[word.sense] -= 1
        else:
            kept.append(word)
    return Row(row.act, tuple(kept))


def _is_idle(word: CoreWord, lexicon: Lexicon) -> bool:
    return word.text in lexicon.reading.idle


def _is_genitive(row: Row, at: int, lexicon: Lexicon) -> bool:
    """Whether a word ties the noun before it to what it is of: "Bau [von] Wohnungen", not "die [von] ihm genannten"."""
    word = row.words[at]
    is_after_noun = at > 0 and is_noun(row.words[at - 1], row) and printed_before(row, at) == row.words[at - 1].text
    return is_after_noun and word.text in lexicon.reading.genitives


def _is_tie(row: Row, at: int, forms: Mapping[str, str], lexicon: Lexicon) -> bool:
    """Whether a preposition stands beside a noun that is a verb elsewhere: "Hilfe [für] Opfer", "[um] Hilfe"."""
    word, words = row.words[at], row.words
    beside = words[at - 1] if at else words[1] if len(words) > 1 else None
    is_listed = word.text in (lexicon.reading.datives if at else lexicon.reading.prepositions)
    is_deed = beside is not None and is_noun(beside, row) and forms.get(beside.sense, beside.text) != beside.text
    return is_listed and is_deed


def _is_light(word: CoreWord, lexicon: Lexicon) -> bool:
    return word.stem in all_stems(lexicon.reading.light, lexicon)


def _is_one_clause(row: Row, lexicon: Lexicon) -> bool:
    """Whether no second deed is joined to the first one."""
    joiners = {*lexicon.reading.joiners, *lexicon.addressees.joiners}
    asked = [word for word in row.words if is_infinitive_of(word, row.act, lexicon)]
    return len(asked) <= 1 or not any(word.text in joiners for word in row.words)


def _is_one_negation(old: Row, new: Row, lexicon: Lexicon) -> bool:
    """Whether every "not" denies the same word on both sides."""
    sides = [sorted(denied(row.act, row.words, lexicon)) for row in (old, new)]
    is_even = len(sides[0]) == len(sides[1])
    return is_even and all(set(one) & set(other) for one, other in zip(*sides, strict=True))


def _deeds(old: Row, new: Row, lexicon: Lexicon) -> frozenset[str]:
    """The words that either side has once, and that are verbs with their mark or have another form elsewhere."""
    counts = Counter(old.senses)
    forms = {word.sense: word for word in old.words}
    return frozenset(
        word.sense
        for word in new.words
        if counts[word.sense] == 1
        and (
            word.text != forms[word.sense].text
            or is_infinitive_of(word, new.act, lexicon)
            or is_infinitive_of(forms[word.sense], old.act, lexicon)
        )
        and not (is_noun(word, new) and is_noun(forms[word.sense], old))
        and not any(is_adverbial(*side, lexicon) for side in ((word, new), (forms[word.sense], old)))
        and _is_verbal((word, new), (forms[word.sense], old), lexicon)
    )


def _is_verbal(one: tuple[CoreWord, Row], other: tuple[CoreWord, Row], lexicon: Lexicon) -> bool:
    """Whether two forms of a word are those of a verb, and not of an adjective: then one ends as participles do."""
    if any(is_noun(*side) for side in (one, other)):
        return True
    short = min(one[0].text, other[0].text, key=len)
    return any(short.endswith(shape.split("-")[1]) for shape in lexicon.reading.participles)


def _is_one_demand(rows: tuple[Row, Row], deeds: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a verb with its mark is one on the other side, too, or a noun, or what is said at the end."""
    for row, other in (rows, rows[::-1]):
        for word in row.words:
            if not is_infinitive_of(word, row.act, lexicon):
                continue
            same = next((w for w in other.words if w.sense == word.sense), None)
            if same is None or not (
                is_infinitive_of(same, other.act, lexicon) or is_noun(same, other) or _is_last(same, other)
            ):
                return False
    is_asked = any(is_infinitive_of(word, row.act, lexicon) for row in rows for word in row.words)
    if is_asked or len(deeds) <= 1 or rows[0].senses[-1] == rows[1].senses[-1]:
        return True
    return any(_is_last_as_noun(row, other, deeds) for row, other in (rows, rows[::-1]))


def _is_last_as_noun(row: Row, other: Row, deeds: frozenset[str]) -> bool:
    """Whether a row ends in a deed that is a noun on the other side."""
    last = row.words[-1]
    return last.sense in deeds and any(word.sense == last.sense and is_noun(word, other) for word in other.words)


def _is_one_role(rows: tuple[Row, Row], deeds: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a deed that is a noun on one side only does not tell who did it: "the attacks of the army"."""
    if rows[0].act.family is Family.DIRECTIVE:
        return True
    nouns = (w for row in rows for w in row.words if w.sense in deeds and is_noun(w, row))
    return all(word.text in lexicon.reading.suffered for word in nouns)


def _is_last(word: CoreWord, row: Row) -> bool:
    return row.words[-1] is word


def _side(row: Row, deeds: frozenset[str], lexicon: Lexicon) -> _Side:
    phrases: Counter[Senses] = Counter()
    rest: list[str] = []
    at = 0
    while at < len(row.words):
        word = row.words[at]
        end = phrase_end(row, at, deeds, lexicon)
        if end > at:
            phrases[tuple(w.sense for w in row.words[at:end] if w.sense not in deeds)] += 1
            at = end
            continue
        if word.sense not in deeds:
            if _is_adverb(row, at, deeds, lexicon):
                phrases[(word.sense,)] += 1
            else:
                rest.append(word.sense)
        at += 1
    return _Side(row, phrases, tuple(rest))


def _ends_clause(row: Row, at: int) -> bool:
    """Whether a comma stands behind a word of a row, before the next one."""
    place = row.act.place
    end = row.words[at + 1].start if at + 1 < len(row.words) else row.words[at].end
    return place is not None and "," in place.part.folded[row.words[at].end : end]


def _is_adverb(row: Row, at: int, deeds: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a word says how a deed is done: no noun, and none follows it but a deed."""
    if row.words[at].text in lexicon.addressees.determiners or _ends_clause(row, at):
        return False
    for other in range(at, len(row.words)):
        word = row.words[other]
        if word.sense in deeds or (other > at and word.text.split()[0] in leads_of(lexicon)):
            return other > at
        if is_noun(word, row):
            return False
    return True


def _is_before_amount(row: Row, at: int, lexicon: Lexicon) -> bool:
    """Whether a preposition has nothing after it but an amount, which is compared by itself: "[auf] sechs Monate"."""
    is_lead = row.words[at].text in lexicon.reading.prepositions
    return is_lead and is_amount_between(row, at, lexicon)


def _is_agent_named(passive: _Side, active: _Side, lexicon: Lexicon) -> bool:
    """Whether one side has "by" and a name, and the other begins what is stated with the same name."""
    for at, word in enumerate(passive.row.words):
        if word.text in lexicon.reading.doers and _opens_statement(active.row, lexicon):
            for rest, name in _without_name(passive, at):
                if active.rest == (*name, *rest) and active.phrases == passive.phrases:
                    return True
    return False


def _without_name(side: _Side, at: int) -> Iterator[tuple[Senses, Senses]]:
    lead = side.row.words[at].sense
    if side.rest.count(lead) != 1:
        return
    place = side.rest.index(lead)
    for end in range(place + 2, len(side.rest) + 1):
        yield (*side.rest[:place], *side.rest[end:]), side.rest[place + 1 : end]


def _opens_statement(row: Row, lexicon: Lexicon) -> bool:
    """Whether the row begins right after a word that opens a statement, but for articles."""
    place = row.act.place
    if place is None or not row.words:
        return False
    before: Sequence[str] = key(place.part.folded[place.part.start : row.words[0].start]).split()
    before = [word.strip(",") for word in before if word.strip(",") not in lexicon.addressees.determiners]
    return bool(before) and before[-1] in lexicon.limbs.complements
