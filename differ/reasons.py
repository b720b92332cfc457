"""Recitals: they give reasons, and some of these say what must be done.

whereas the siege must be ended                          asks, without being operative
whereas under the treaty both states must give notice    tells what a treaty says
whereas many families must choose                        tells how things are

The words are the same, so a recital asks only where something bears it out: its verb of obligation stands in the main
clause, with no source and no day beside it, and

- what must be done is a deed that resolutions ask for in the passive ("lifted", not "carried"), and nothing tells that
  things are so ("every day", "by charities"); "should" asks with any verb;
- or it is asked of a body that decides for itself ("the Council must"); "should" asks of anybody whom resolutions
  address, for farmers and schools must often do what they cannot help;
- or the infinitive asks whoever does it ("must stop", "must have access").
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from differ.axes import marks
from differ.axes.addressees import addressees
from differ.axes.opening import PASSIVE_LEAD, Opening, fillers
from differ.axes.phrases import Span, Stretch, find, key, keys, listed, overlaps, phrase_at
from differ.axes.places import Phrases
from differ.axes.quantities import QuantityKind, quantities
from differ.axes.words import stem
from differ.lexicon.model import MUST, SLOT, Concept, Formula, Lexicon

CONCEPT = "must_opinion"
"""What such a clause does: it says as much as "is of the opinion that ... must"."""

BESIDE = 6
"""Words behind a modal verb among which stands what must be done: "must be fully and effectively protected"."""

BEFORE = 6
"""Words in front of one that ends the clause: "Zugang zu allen Schulen des Landes erhalten [müssen]"."""

NEAR = 4
"""Words behind one among which an auxiliary stands: "must therefore also [have]"."""

BEHIND = 2
"""Words between a name and its verb that may belong to it: "le Conseil [européen]", "les plateformes [en ligne]"."""

LAW = 6
"""Words behind a preposition among which a law is named: "under the Dams and Rivers Act"."""


def asked(part: Stretch, lexicon: Lexicon, strict: bool = True) -> Opening | None:
    """The opener and the verb of obligation of a clause that asks for something, as the pieces of one formula.

    Without ``strict`` any modal verb of the main clause will do, and nothing needs to bear it out.
    """
    after = phrase_at(part, part.start, _openers(lexicon))
    if after is None:
        return None
    if strict and _is_told(part, after, lexicon):
        return None
    verbs = _modals(part, after, lexicon, strict)
    sure = (verb for verb in verbs if not strict or _is_borne_out(part, after, verb, lexicon))
    modal = _needed(part, after, lexicon) or next(sure, None)
    return None if modal is None else _opening(part, after, modal, lexicon)


def _needed(part: Stretch, after: int, lexicon: Lexicon) -> Span | None:
    """The words that tell right behind the opener what is needed: "whereas [it is essential that] the port be open"."""
    text = part.folded[after : part.end]
    start = after + len(text) - len(text.lstrip())
    end = phrase_at(part, start, listed(lexicon.recitals.necessities))
    if end is None:
        return None
    beside = _Beside((), "", _plain(part.folded[end : part.end].split()[:BESIDE]))
    return None if beside.touches(lexicon.recitals.unasked) else (start, end)


def is_told(part: Stretch, lexicon: Lexicon) -> bool:
    """Whether a clause says what somebody else says, or what is to happen on a certain day."""
    after = phrase_at(part, part.start, _openers(lexicon))
    return after is not None and _is_told(part, after, lexicon)


def conjuncts(part: Stretch, lexicon: Lexicon) -> Iterator[Stretch]:
    """The parts of a clause that open anew: "whereas ..., and whereas ...", "considérant que ..., et que ..."."""
    borders = (part.start, *_borders(part, lexicon), part.end)
    yield from (part.part(start, end) for start, end in pairwise(borders))


def _borders(part: Stretch, lexicon: Lexicon) -> Iterator[int]:
    since = phrase_at(part, part.start, _openers(lexicon))
    if since is None:
        return
    for start, end in find(part, lexicon.reading.joiners):
        at = end + len(part.folded[end : part.end]) - len(part.folded[end : part.end].lstrip())
        opened = phrase_at(part, at, _openers(lexicon))
        if opened is not None and not _is_nested(part.part(since, start), lexicon):
            yield at
            since = opened


def _opening(part: Stretch, after: int, modal: Span, lexicon: Lexicon) -> Opening:
    concept = _concept(lexicon)
    form = f"{part.folded[part.start : after].strip()} {SLOT} {MUST}"
    return Opening(Formula(form, concept, concept.lo, concept.hi), ((part.start, after), modal), ((after, modal[0]),))


@lru_cache(maxsize=16)
def _openers(lexicon: Lexicon) -> Phrases:
    return listed(lexicon.recitals.begins)


@lru_cache(maxsize=16)
def _concept(lexicon: Lexicon) -> Concept:
    return next(one.concept for one in lexicon.formulas if one.concept.name == CONCEPT)


def _modals(part: Stretch, after: int, lexicon: Lexicon, strict: bool) -> Iterator[Span]:
    """The verbs of obligation of the main clause."""
    words = lexicon.recitals
    for mark in marks.modals(part, lexicon, after):
        text = key(mark.quote.text)
        is_asking = text in (*words.obliging, *words.needs) or (mark.sense == "ban" and text in words.bans)
        if mark.span[0] >= after and (is_asking or not strict):
            if _is_nested(part.part(after, mark.span[0]), lexicon):
                return
            yield mark.span


def _is_nested(before: Stretch, lexicon: Lexicon) -> bool:
    """Whether another clause opens in front: "the court ruled [that] the minister must", "floods, [die] ... muss".

    What is quoted, and what stands behind a colon, is said by somebody else too.
    """
    words = before.folded[before.start : before.end]
    if words.count('"') % 2 or ":" in words or _QUOTED.search(before.text, before.start, before.end):
        return True
    last = words.rpartition(",")[2].split()[:2] if "," in words else []
    if any(word in _relatives(lexicon) for word in last):
        return True
    closed = _asides(before, lexicon)
    return any(not overlaps(span, closed) for span in find(before, lexicon.recitals.inner))


_QUOTED = re.compile("‘[^’]*$")
"""A single quotation mark that opens and is not closed; it looks like an apostrophe where signs are made alike."""


def _relatives(lexicon: Lexicon) -> tuple[str, ...]:
    return (*lexicon.reading.relatives, *lexicon.narrowing.relating)


def _asides(part: Stretch, lexicon: Lexicon) -> tuple[Span, ...]:
    """The relative clauses between two commas: "children[, who are often poor,] must"."""
    found = _ASIDE.finditer(part.folded, part.start, part.end)
    return tuple(match.span() for match in found if match[1].casefold() in _relatives(lexicon))


_ASIDE = re.compile(r",\s+(\w+)\b[^,]*(?=,)")


def _is_told(part: Stretch, after: int, lexicon: Lexicon) -> bool:
    """Whether somebody else says so, or on a certain day something is to happen."""
    words = lexicon.recitals
    said = part.part(after, part.end)
    if any(True for _ in find(said, words.sources)):
        return True
    if any(_names_law(said, end, lexicon) for _, end in find(said, words.law_leads)):
        return True
    return any(one.kind is QuantityKind.DATE for one in quantities(part, lexicon, after))


def _names_law(part: Stretch, at: int, lexicon: Lexicon) -> bool:
    words = part.folded[at : part.end].split()[:LAW]
    return any(word.strip(".,;()").casefold() in lexicon.recitals.laws for word in words)


def _is_borne_out(part: Stretch, after: int, modal: Span, lexicon: Lexicon) -> bool:
    """Whether the words beside a verb of obligation show that it asks; a wish needs less of them than "must"."""
    words = lexicon.recitals
    verb = key(part.folded[slice(*modal)])
    beside = _beside(part, modal, lexicon)
    is_wish = verb in words.wishes
    if beside.touches(words.unasked, words.asking) or (not is_wish and _is_fated(part, modal, lexicon)):
        return False
    if verb in words.needs or beside.has(words.asking):
        return True
    if any(word in words.guesses for word in beside.near):
        return False
    if any(word in words.passives for word in (*beside.before[-1:], *beside.after)):
        return is_wish or not _deeds(lexicon).isdisjoint(stem(word, lexicon) for word in beside.words)
    return _is_addressed(part.part(after, modal[0]), lexicon, is_wish)


class _Beside(NamedTuple):
    """The words on both sides of a verb of obligation that belong to it, in lower case and without signs."""

    before: tuple[str, ...]
    verb: str
    after: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Both sides, without the verb itself."""
        return self.before + self.after

    @property
    def near(self) -> tuple[str, ...]:
        """Those among which an auxiliary stands."""
        return self.before[-1:] + self.after[:NEAR]

    def has(self, phrases: tuple[str, ...]) -> bool:
        """Whether a phrase stands there, with the verb in it or around it: "[toegang] moet [hebben]"."""
        rows = (" ".join(self.words), " ".join((*self.before, self.verb, *self.after)))
        return any(_holds(f" {row} ", phrase) for row in rows for phrase in phrases)

    def touches(self, phrases: tuple[str, ...], asking: tuple[str, ...] = ()) -> bool:
        """Whether a phrase stands right beside the verb or around it, one adverb apart at most: "must now [decide]".

        ``asking``: words that are no such adverb: "should be able to decide".
        """
        at = len(self.before)
        reach = 1 if self.after[:1] and self.after[0] in asking else 2
        rows = (self.words, (*self.before, *self.verb.split(), *self.after))
        wanted = [tuple(phrase.split()) for phrase in phrases]
        starts = [(row, since) for row in rows for since in range(at + reach)]
        return any(
            row[since : since + len(words)] == words and since + len(words) >= at
            for row, since in starts
            for words in wanted
        )


def _holds(row: str, phrase: str) -> bool:
    """Whether the parts of a phrase stand in a row of words, in order: "Zugang ... erhalten"."""
    at = 0
    for piece in phrase.split(SLOT):
        found = row.find(f" {piece.strip()} ", at)
        if found < 0:
            return False
        at = found + len(piece.strip()) + 1
    return True


def _is_fated(part: Stretch, modal: Span, lexicon: Lexicon) -> bool:
    """Whether things are told to be so: "every day", "fed by charities"; not in passing: ", who are often poor,"."""
    words = lexicon.recitals
    aside = _asides(part, lexicon)
    if any(not overlaps(span, aside) for span in find(part, words.fates)):
        return True
    since = part.start if lexicon.limbs.verb_final else modal[1]
    return any(True for _ in find(part.part(since, part.end), words.doers, words.common_doers))


def _beside(part: Stretch, modal: Span, lexicon: Lexicon) -> _Beside:
    """The words after a modal verb, and where it may end the clause those before it, up to a comma."""
    after = part.folded[modal[1] : part.end].split()[:BESIDE]
    before = part.folded[part.start : modal[0]].rpartition(",")[2].split()[-BEFORE:] if lexicon.limbs.verb_final else []
    return _Beside(_plain(before), key(part.folded[slice(*modal)]), _plain(after))


def _plain(words: list[str]) -> tuple[str, ...]:
    return tuple(word.strip(".,;").casefold() for word in words)


@lru_cache(maxsize=16)
def _deeds(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(stem(word.casefold(), lexicon) for word in lexicon.recitals.deeds)


def _is_addressed(subject: Stretch, lexicon: Lexicon, is_wish: bool) -> bool:
    """Whether a clause begins with those whom resolutions address: "whereas the [Member States] must".

    Farmers and schools are addressed too, but what they must do they are often forced to: for them it must be a wish.
    """
    verb_final = lexicon.limbs.verb_final
    names = addressees(subject, lexicon.addressees, closed=not verb_final)
    if not names or names[0][0] - subject.start > PASSIVE_LEAD + 1:
        return False
    if not is_wish and not any(_is_body(subject.part(*name), lexicon) for name in names):
        return False
    rest = subject.part(names[-1][1], subject.end)
    words = rest.folded[rest.start : rest.end]
    is_near = "," not in words and len(words.split()) <= BEHIND
    return verb_final or is_near or _is_adverb(rest, lexicon)


def _is_body(name: Stretch, lexicon: Lexicon) -> bool:
    """Whether a name is that of a body that decides for itself: "Council", and not "local authorities"."""
    words = set(re.findall(r"[\w/]+", name.folded[name.start : name.end].casefold()))
    return not words.isdisjoint(keys(lexicon.recitals.bodies)) and words.isdisjoint(keys(lexicon.recitals.lesser))


def _is_adverb(rest: Stretch, lexicon: Lexicon) -> bool:
    """Whether nothing stands between the name and its verb but one adverb: "the Commission [therefore] should"."""
    start = rest.end - len(rest.folded[rest.start : rest.end].lstrip(" ,"))
    after = phrase_at(rest, start, listed(fillers(lexicon)))
    return after is not None and not rest.folded[after : rest.end].strip(" ,")
