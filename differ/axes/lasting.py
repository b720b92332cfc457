"""How long something that is asked for is to last, and how long something has lasted that says of whom it is asked.

freeze fares [for three years]  →  for one year                      less is asked for
people unemployed [for six months]  →  for two years                 it is asked for fewer people
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from differ.act import Act
from differ.axes.endings import ending
from differ.axes.joined_lengths import is_joined, without_article
from differ.axes.marks import Mark
from differ.axes.phrases import Stretch, any_of, find, infinitive, key, keys
from differ.axes.quantities import CONTEXT, Quantity, QuantityKind
from differ.axes.shifts import Finding, both_direct, gone_or_come
from differ.axes.words import stem
from differ.lexicon.model import Lexicon

LENGTHS = frozenset({QuantityKind.SPAN, QuantityKind.TERM, QuantityKind.UNTIL, QuantityKind.DEADLINE})
"""Kinds that say how long or until when."""

NEAR = 2
"""Words before a participle among which an auxiliary of the passive makes a deed of it: "be temporarily closed"."""


def with_lengths(found: Iterable[Quantity], part: Stretch, lexicon: Lexicon, after: int = 0) -> Iterator[Quantity]:
    """The quantities; lengths of time with what they are a length of. The formula ends at ``after``."""
    for quantity in (_of_which(q, part, lexicon) for q in found):
        is_open = quantity.kind is QuantityKind.SPAN and not (quantity.ceiling or quantity.threshold)
        read = _read(quantity, part, lexicon) if is_open and lexicon.quantities.durations else quantity
        yield read if read.quote.start >= after else quantity  # "calls [for] a 30-day period"


def _read(quantity: Quantity, part: Stretch, lexicon: Lexicon) -> Quantity:
    behind = part.folded[quantity.quote.end : part.end].split(maxsplit=1)[:1]
    if behind and behind[0].strip(" ,;.").casefold() in lexicon.quantities.durations_behind and not quantity.reported:
        end = part.folded.index(behind[0], quantity.quote.end) + len(behind[0].strip(" ,;."))
        return replace(quantity, quote=part.quote((quantity.quote.start, end)), is_length=True)
    since = max(part.start, quantity.quote.start - CONTEXT)
    before = part.folded[since : quantity.quote.start].rstrip()
    before = without_article(before, quantity.quote.text, lexicon.addressees.determiners)
    lead = ending(before, lexicon.quantities.durations)
    if lead is None or _is_before_noun(quantity, behind, lexicon):
        return _without_lead(quantity, part, before, behind, lexicon)
    is_noun = lead.text.split()[0].casefold() not in lexicon.reading.prepositions
    if is_noun or quantity.reported:
        lasts = quantity.reported and _is_state(part.part(part.start, since + lead.start), lexicon)
        return replace(quantity, threshold=1) if lasts else replace(quantity, is_length=not quantity.reported)
    if _is_participle(before[: lead.start], lexicon):
        return replace(quantity, threshold=1, reported=True)
    is_plain = _says_only_how_long(lead.text, lexicon)
    start = since + lead.start if is_plain else quantity.quote.start
    return replace(quantity, quote=part.quote((start, quantity.quote.end)), is_length=True)


def _small(lexicon: Lexicon) -> tuple[str, ...]:
    return (*lexicon.addressees.joiners, *lexicon.addressees.determiners)


FARTHEST = 5
"""Words before a participle among which "be" or "have" makes a deed of it: "[have] all the reports published"."""


def _of_which(quantity: Quantity, part: Stretch, lexicon: Lexicon) -> Quantity:
    """A day that says of which things something is asked: "recover aid [granted] before 2020"."""
    words, reading = lexicon.quantities, lexicon.reading
    is_led = quantity.kind is QuantityKind.DEADLINE and quantity.quote.text.split()[0].casefold() in words.ahead
    if not is_led or not words.states or not words.clausal_behind or lexicon.limbs.verb_final:
        return quantity
    before = re.findall(r"[\w'-]+|,", part.folded[part.start : quantity.quote.start].casefold())
    if len(before) < len(("aid", "granted")) or not _is_state_of(before[-1], lexicon):
        return quantity
    small = (*reading.prepositions, *reading.joiners, *reading.pronouns, *_small(lexicon), ",")
    deeds = (*reading.passives, *words.clausal_behind)
    endings = tuple(shape.split("-")[0] for shape in reading.adverbs)
    is_deed = before[-2] in small or before[-2].endswith(endings) or any(w in deeds for w in before[-FARTHEST - 1 : -1])
    return quantity if is_deed else replace(quantity, kind=QuantityKind.DATE, threshold=-1, reported=True)


SHORTEST = 5
"""Letters of the shortest participle that its ending tells: "granted", not "feed"."""


def _is_state_of(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a participle: a listed one, or one with a listed ending, which has a letter or two."""
    states = lexicon.quantities.states
    endings = tuple(ending for ending in states if len(ending) <= len("ed"))
    return word in states or (len(word) >= SHORTEST and word.endswith(endings))


def _is_before_noun(quantity: Quantity, behind: list[str], lexicon: Lexicon) -> bool:
    """Whether a length with a hyphen stands before what it is the length of: "a [two-year] moratorium"."""
    durations, ties = lexicon.quantities.durations, lexicon.reading.genitives
    nouns = (f"{behind[0].strip(' ,;.')} {tie}" for tie in ties) if behind and is_joined(quantity.quote.text) else ()
    return any(noun in durations for noun in nouns)


def _without_lead(quantity: Quantity, part: Stretch, before: str, behind: list[str], lexicon: Lexicon) -> Quantity:
    """A length that no word before it makes one of what is asked for."""
    step = ending(before, lexicon.quantities.steps) if quantity.is_step and lexicon.quantities.bounded else None
    if step and _is_participle(before[: step.start], lexicon):
        return replace(quantity, threshold=1, reported=True, is_step=False)  # "passengers delayed by five hours"
    if _is_before_noun(quantity, behind, lexicon):
        return replace(quantity, is_length=not quantity.reported)
    return _delayed(quantity, part, before, lexicon)


def _says_only_how_long(lead: str, lexicon: Lexicon) -> bool:
    """Whether words before a length say nothing else: "for", "for a period of", unlike "for at least"."""
    text = lead.casefold()
    is_of = text.split()[-1] in lexicon.reading.genitives
    return text in lexicon.reading.prepositions or (
        is_of and any_of(lexicon.reading.raising_words).search(text) is None
    )


def _delayed(quantity: Quantity, part: Stretch, before: str, lexicon: Lexicon) -> Quantity:
    """A length after which something is to be allowed or done: the shorter, the sooner."""
    lead = ending(before, lexicon.quantities.delays)
    start = quantity.quote.start - len(before) - 1 + lead.start if lead else 0
    if lead is None or find(part.part(part.start, start), lexicon.reading.relative_words):
        return quantity
    quote = part.quote((start, quantity.quote.end))
    return replace(quantity, quote=quote, kind=QuantityKind.TERM, reported=False, is_start=True, unit="after")


def _is_state(before: Stretch, lexicon: Lexicon) -> bool:
    """Whether a relative clause goes on up to here: no infinitive that may be asked for stands in it."""
    relative = [end for _, end in find(before, lexicon.reading.relative_words)]
    if lexicon.limbs.verb_final and relative and find(before.part(relative[0], before.end), lexicon.reading.must_words):
        return False  # "wonach Vorräte gehalten werden [müssen], die den Bedarf während sechs Monaten decken"
    return bool(relative) and not infinitive(lexicon).search(before.folded, relative[-1], before.end)


def _is_participle(before: str, lexicon: Lexicon) -> bool:
    """Whether a text ends in a participle that says of whom: "people [unemployed]", not "be [suspended]"."""
    words = re.findall(r"[\w'-]+|,", before.casefold())
    if not words or not words[-1].endswith(tuple(lexicon.quantities.states)):
        return False
    return not any(word in lexicon.reading.passives for word in words[-NEAR - 1 : -1])


OBJECT_WORDS = 3
"""Words between a verb and the noun that it governs: "raise [the general speed] limit"."""


def is_raised(mark: Mark, raising: Iterable[Mark], part: Stretch, lexicon: Lexicon) -> bool:
    """Whether a word that would turn a number round is itself to be raised: "raise the speed [limit] to"."""
    verbs = keys(lexicon.quantities.changing[1])
    for verb in raising:
        between = part.folded[verb.quote.end : mark.quote.start]
        is_near = verb.quote.end < mark.quote.start and len(between.split()) <= OBJECT_WORDS and "," not in between
        if is_near and key(verb.quote.text) in verbs:
            return not infinitive(lexicon).search(part.folded, verb.quote.end, mark.quote.end)
    return False


def of_lengths(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without a length that only one side has, where what is asked for would else have no end."""
    lengths = [[q for q in act.quantities if q.kind in LENGTHS] for act in (old, new)]
    number = next((q for row in lengths for q in row), None)
    is_one = sum(map(len, lengths)) == 1 and number is not None and number.is_length
    if number is None or not is_one or not both_direct(old, new) or old.negations or new.negations:
        return old, new, Finding()
    endless = {stem(verb, lexicon) for verb in lexicon.quantities.endless}
    shared = {word.stem for word in old.core} & {word.stem for word in new.core}
    words = key(number.quote.text).split()
    is_plain = words[0] in lexicon.reading.prepositions or words[-1] in lexicon.quantities.durations_behind
    if endless.isdisjoint(shared) or not is_plain:
        return old, new, Finding()
    found = gone_or_come("intensity", number.quote, bool(lengths[0]), bool(lengths[0]), "time limit")
    sides = (replace(a, quantities=tuple(q for q in a.quantities if q is not number)) for a in (old, new))
    left, right = sides
    return left, right, found
