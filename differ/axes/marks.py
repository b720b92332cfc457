"""Words in a clause that make its demand weaker or stronger, found and named."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from differ.axes.asked_whether import is_asked, is_condition
from differ.axes.hearsay import is_hearsay, serving
from differ.axes.phrase_ends import parted_openers, phrase_end
from differ.axes.phrases import Span, Stretch, any_of, find, infinitive, key, keys, overlaps
from differ.axes.resumed import is_due, is_resumed, is_ruled
from differ.lexicon.model import SLOT, Lexicon
from differ.model import Quote

NOW, SOON = 2.0, 1.0
"""Levels of haste: "immediately" is more than "swiftly"; no word at all is 0. An order, no measurement."""


REDUCING = "reducing"
"""Sense of a verb by which something becomes less."""

RAISING = "raising"
"""Sense of a verb by which something comes to last longer: "extend"."""

EXEMPTING = "exempting"
"""Sense of a verb by which those beyond a threshold are left out: "exempt"."""

EXEMPTION = "exemption"
"""Sense of a noun of what leaves somebody out: "exemption"."""

ENDEAVOUR = "endeavour"
"""Sense of words by which something is only worked towards."""

CERTAIN, DOUBTFUL = "certain", "doubtful"
"""Senses of a condition: its opener can only mean "if", or may mean something else."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words found: what they stand for (``sense``) and how much of it (``level``, where the sense has levels).

    ``reported``: a relative word stands before them, so that they may belong to a fact and not to the demand.
    """

    quote: Quote
    sense: str
    level: float = 0.0
    reported: bool = False

    @property
    def span(self) -> Span:
        """Code points of the provision's text."""
        return self.quote.start, self.quote.end


def conditions(stretch: Stretch, lexicon: Lexicon) -> tuple[Mark, ...]:
    """The conditions, each from the word that opens it to the comma that closes it or to the end.

    ``sense`` is CERTAIN or DOUBTFUL.
    """
    words = lexicon.conditions
    openers = (*words.anywhere, *words.after_comma, *words.doubtful)
    found: list[Mark] = []
    parted = parted_openers(stretch, lexicon)
    for start, end in sorted((*find(stretch, openers, words.never), *parted)):
        sense = CERTAIN if (start, end) in parted else _condition_sense(stretch, (start, end), lexicon)
        inside = found and start < found[-1].quote.end
        if sense and not inside:
            closed = _condition_end(stretch, start, end, lexicon.addressees.joiners)
            found.append(Mark(stretch.quote((start, phrase_end(stretch, (start, end), closed, lexicon))), sense))
    return tuple(found)


def _condition_sense(stretch: Stretch, span: Span, lexicon: Lexicon) -> str:
    words = lexicon.conditions
    opener = key(stretch.folded[slice(*span)])
    after_comma = span[0] == stretch.start or stretch.folded[: span[0]].rstrip().endswith((",", "("))
    if opener in keys(words.after_comma) and after_comma:
        return CERTAIN
    if (
        opener in keys(words.doubtful)
        and opener in keys(words.after_comma)
        and _opens_clause(stretch, span[1], lexicon)
    ):
        return CERTAIN
    if _is_another(opener, stretch, span, lexicon):
        return ""
    if opener in keys(words.doubtful):
        is_sure = _follows_verb(stretch, span[0], lexicon) or is_condition(opener, stretch, span[0], lexicon)
        return CERTAIN if is_sure else DOUBTFUL
    return CERTAIN if opener in keys(words.anywhere) else ""


def _is_another(opener: str, stretch: Stretch, span: Span, lexicon: Lexicon) -> bool:
    """Whether a word that may open a condition is a modal verb, or is what is asked for."""
    if opener in lexicon.modality:
        before = stretch.part(stretch.start, span[0])
        is_stated = any(True for _ in find(before, _stated(lexicon)))  # "recommends that they [should] publish"
        if is_stated or _is_behind(stretch, span[0], lexicon.reading.relative_words):  # "a fund, which [should] help"
            return True
    is_made = bool(lexicon.conditions.making) and _is_made(stretch, span, lexicon)
    return is_made or is_asked(opener, stretch, span[0], lexicon)


LONGEST_MADE = 90
"""Code points between "make" and "conditional on"."""


def _is_made(stretch: Stretch, span: Span, lexicon: Lexicon) -> bool:
    """Whether to set the condition is what is asked for: "to make the aid [conditional on] reforms"."""
    words = lexicon.conditions
    if key(stretch.folded[slice(*span)]) not in words.made:
        return False
    before = stretch.part(max(stretch.start, span[0] - LONGEST_MADE), span[0])
    last = max((end for _, end in find(before, words.making)), default=-1)
    return last >= 0 and not any(mark in stretch.folded[last : span[0]] for mark in ",;")


def _is_behind(stretch: Stretch, at: int, words: tuple[str, ...]) -> bool:
    return any(word in words for word in stretch.folded[stretch.start : at].casefold().split()[-1:])


def without_verbs(found: tuple[Mark, ...], stretch: Stretch, lexicon: Lexicon) -> tuple[Mark, ...]:
    """The conditions of a sentence without a formula, but for its own modal verb: "the operator [should] act"."""

    def is_verb(mark: Mark) -> bool:
        first = mark.quote.text.split(maxsplit=1)[0]
        return mark.sense == DOUBTFUL and mark.quote.start > stretch.start and first in lexicon.modality

    return tuple(mark for mark in found if not is_verb(mark))


def _stated(lexicon: Lexicon) -> tuple[str, ...]:
    """Words that open a statement, where no verb stands last and no noun has a capital."""
    return () if lexicon.limbs.verb_final or lexicon.reading.cases else lexicon.limbs.complements


def _opens_clause(stretch: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether a subject follows and no verb: "sanctions [should] the talks fail", where no verb stands last."""
    after = stretch.folded[at : stretch.end].split(maxsplit=1)[:1]
    return bool(after) and not lexicon.limbs.verb_final and after[0].casefold() in lexicon.addressees.determiners


def _follows_verb(stretch: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether a word stands right after an infinitive that ends what is asked for: "te beëindigen als ..."."""
    if not lexicon.limbs.verb_final:
        return False
    before = stretch.part(stretch.start, at)
    ends = (match.end() for match in infinitive(lexicon).finditer(before.folded, before.start, before.end))
    return any(not before.folded[end:at].strip(" ,") for end in ends)


def _condition_end(stretch: Stretch, start: int, opened: int, joiners: tuple[str, ...]) -> int:
    """Where it ends: between commas, or at the beginning, at the next comma; else where a comma and "and" follow."""
    end = stretch.end
    after = stretch.folded[opened:end]
    since = opened + len(after) - len(after.lstrip(" ,"))
    if start == stretch.start or stretch.folded[:start].rstrip().endswith((",", "(")):
        comma = stretch.folded.find(",", since, stretch.end)
        end = comma if comma >= 0 else end
    else:
        found = re.compile(rf",\s+(?:{any_of(joiners).pattern})\s").search(stretch.folded, since, stretch.end)
        end = found.start() if found else end
    return start + len(stretch.folded[start:end].rstrip(" ;,.:"))


def haste(stretch: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    """Words of immediacy, with their level."""
    words = lexicon.immediacy
    now = keys(words.now)
    for span in find(stretch, (*words.now, *words.soon), words.never):
        level = NOW if key(stretch.folded[slice(*span)]) in now else SOON
        yield Mark(stretch.quote(span), "haste", level)


def listed(stretch: Stretch, sense: str, phrases: tuple[str, ...], never: tuple[str, ...] = ()) -> Iterator[Mark]:
    """Phrases of one sense."""
    for span in find(stretch, phrases, never):
        yield Mark(stretch.quote(span), sense)


def grouped(stretch: Stretch, groups: Iterable[tuple[str, ...]]) -> Iterator[Mark]:
    """Notions with several word forms; the sense is the first form."""
    senses = _senses(tuple(groups))
    for span in find(stretch, tuple(senses)):
        yield Mark(stretch.quote(span), senses[key(stretch.folded[slice(*span)])])


@lru_cache(maxsize=64)
def _senses(groups: tuple[tuple[str, ...], ...]) -> Mapping[str, str]:
    return {key(form): group[0] for group in groups for form in group}


def modals(stretch: Stretch, lexicon: Lexicon, after: int) -> Iterator[Mark]:
    """Modal verbs in lower case ("may", not "May"), with their level of obligation (0 to 10).

    ``reported`` when a relative word stands between ``after`` (end of the formula) and them.
    """
    whole, framed = _modal_words(lexicon)
    frames = (span for span in find(stretch, tuple(framed), cased=True) if _has_infinitive(stretch, span[1], lexicon))
    for span in sorted((*find(stretch, whole, cased=True), *frames)):
        words = key(stretch.folded[slice(*span)])
        words = framed.get(words, words)
        if _is_parted(stretch, span[0], lexicon) or is_hearsay(stretch, span, lexicon):
            continue
        if overlaps(span, serving(stretch, lexicon)):
            continue
        forbids = words in lexicon.prohibition and _is_negated(stretch, span, lexicon)
        level = (lexicon.prohibition if forbids else lexicon.modality)[words]
        told = is_reported(stretch, span[0], after, lexicon)
        yield Mark(stretch.quote(span), "ban" if forbids else "modal", level, told)


def _is_parted(stretch: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether a word is the last part of a verb: the "dienen" of "in te dienen"."""
    before = stretch.folded[stretch.start : at].casefold().split()[-2:]
    return len(before) > 1 and before[1] in lexicon.reading.between and before[0] in lexicon.reading.separable


@lru_cache(maxsize=64)
def _modal_words(lexicon: Lexicon) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """The modal verbs that are whole, and those that need an infinitive later on ("hat ..."), without their slot."""
    framed = {form.removesuffix(SLOT).strip(): form for form in lexicon.modality if form.endswith(SLOT)}
    return tuple(form for form in lexicon.modality if not form.endswith(SLOT)), framed


def _has_infinitive(stretch: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether an infinitive with its mark ends the clause, or stands before its verb: "... zu löschen hat"."""
    before = stretch.folded.rfind(" ", stretch.start, at)
    ends = (m for m in infinitive(lexicon).finditer(stretch.folded, stretch.start, at) if m.end() == before)
    if any(not _asks_for_nothing(stretch, match.span(), lexicon) for match in ends):
        return True
    comma = stretch.folded.find(",", at, stretch.end)
    end = stretch.end if comma < 0 else comma
    last = max((match.end() for match in infinitive(lexicon).finditer(stretch.folded, at, end)), default=at)
    return last > at and not stretch.folded[last:end].strip(" ;.")


def _asks_for_nothing(stretch: Stretch, span: Span, lexicon: Lexicon) -> bool:
    """Whether an infinitive says what is or can be, and not what must: "auf Kürzungen [zurückzuführen] ist"."""
    words = (*stretch.folded[stretch.start : span[0]].split()[-1:], *stretch.folded[slice(*span)].split())
    return any(key(word) in lexicon.reading.never_due for word in words)


def _is_negated(stretch: Stretch, span: Span, lexicon: Lexicon) -> bool:
    """Whether a negation stands in the clause of a modal verb: between commas and words that open another clause."""
    openers = (*lexicon.reading.relative_words, *lexicon.limbs.complements, *lexicon.limbs.nested)
    conditions = (*lexicon.conditions.anywhere, *lexicon.conditions.after_comma, *lexicon.conditions.doubtful)
    others = find(stretch, (*openers, *conditions, *lexicon.reading.joiners))
    commas = (at for at in range(stretch.start, stretch.end) if stretch.folded[at] == ",")
    borders = sorted({stretch.start, stretch.end, *commas, *(start for start, _ in others if start != span[0])})
    start = max(at for at in borders if at <= span[0])
    around = stretch.part(start, min(at for at in borders if at >= span[1]))
    return any(True for _ in find(around, lexicon.negation.words, lexicon.negation.never))


def negations(stretch: Stretch, lexicon: Lexicon, after: int) -> Iterator[Mark]:
    """Words of negation; ``reported`` when a relative word stands between ``after`` (end of the formula) and them."""
    words = lexicon.negation
    for span in find(stretch, words.words, words.never):
        yield Mark(stretch.quote(span), "not", reported=is_reported(stretch, span[0], after, lexicon))


def is_reported(stretch: Stretch, at: int, after: int, lexicon: Lexicon) -> bool:
    """Whether a relative word stands between two places: what follows it tells a fact, to the comma that closes it."""
    since = -1  # where a relative clause began that a comma opened, while no other comma follows
    relatives, never = lexicon.reading.relative_words, _in_haste(lexicon)
    for start, end in find(stretch.part(min(after, at), at), relatives, never):
        before = stretch.folded[max(stretch.start, start - JOINED) : start].rstrip()
        is_joined = since >= 0 and "," not in stretch.folded[since:start] and _is_joiner(before, lexicon)
        is_opened = before.endswith(",") or is_joined
        is_main = is_resumed(stretch.part(end, at), lexicon) or (
            after <= stretch.start and is_ruled(stretch, end, at, lexicon)
        )
        if not (is_opened and ("," in stretch.folded[end:at] or is_due(stretch, end, lexicon))) and not is_main:
            return True
        since = end if is_opened else -1
    return False


@lru_cache(maxsize=16)
def _in_haste(lexicon: Lexicon) -> tuple[str, ...]:
    """Phrases of haste that hold a relative word: "so bald [wie] möglich"."""
    relatives = set(lexicon.reading.relative_words)
    words = (*lexicon.immediacy.now, *lexicon.immediacy.soon, *lexicon.hedges.words)
    return tuple(phrase for phrase in words if relatives & set(phrase.split()[1:]))


JOINED = 12
"""Code points before a relative word in which a joining word stands: ", qui ... [et] dont ...,"."""


def _is_joiner(before: str, lexicon: Lexicon) -> bool:
    return before.casefold().rsplit(maxsplit=1)[-1:] in [[joiner] for joiner in lexicon.reading.joiners]


def apart_from(marks: Iterable[Mark], spans: tuple[Span, ...]) -> tuple[Mark, ...]:
    """Marks in order of place, without those inside given spans."""
    return tuple(sorted((m for m in marks if not overlaps(m.span, spans)), key=lambda mark: mark.span))


def exceptions(stretch: Stretch, lexicon: Lexicon) -> tuple[Mark, ...]:
    """The exceptions, each from the words that open it to the comma that closes it or to the end."""
    found: list[Mark] = list(_not_forbidden(stretch, lexicon))
    for start, end in find(stretch, lexicon.exceptions):
        if not (found and start < found[-1].quote.end):
            closed = _condition_end(stretch, start, end, lexicon.addressees.joiners)
            found.append(Mark(stretch.quote((start, _before_verb(stretch, end, closed, lexicon))), "exception"))
    return tuple(found)


def _not_forbidden(stretch: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    """What a ban leaves free: "Ausfuhren [ohne Genehmigung der Behörde] zu verbieten"."""
    words = lexicon.narrowing
    spans = find(stretch, words.without_leave) if words.without_leave else ()
    if spans and any(True for _ in find(stretch, words.forbidding)):
        for start, end in spans:
            yield Mark(stretch.quote((start, phrase_end(stretch, (start, end), stretch.end, lexicon))), "exception")


def _before_verb(stretch: Stretch, start: int, end: int, lexicon: Lexicon) -> int:
    """Where a phrase ends that runs to the verb which closes the clause: "mit Ausnahme der Inseln [zu sperren]"."""
    if not lexicon.limbs.verb_final or stretch.folded[end : stretch.end].strip(" ;,.:"):
        return end
    verbs = list(infinitive(lexicon).finditer(stretch.folded, start, end))
    is_last = verbs and not stretch.folded[verbs[-1].end() : end].strip(" ;,.:")
    return start + len(stretch.folded[start : verbs[-1].start()].rstrip(" ,")) if is_last else end
