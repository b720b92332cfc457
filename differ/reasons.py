"""Recitals: they give reasons, and some of these say what must be done.

whereas the siege must be ended                          asks, without being operative
whereas under the treaty both states must give notice    tells what a treaty says
whereas many families must choose                        tells how things are

The words are the same, so a recital asks only where something bears it out: its verb of obligation stands in the main
clause, with no source and no day beside it, and what must be done is put in the passive, is asked of somebody whom
resolutions address, or is an end to something.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from differ.axes import marks
from differ.axes.addressees import addressees
from differ.axes.opening import PASSIVE_LEAD, Opening, fillers
from differ.axes.phrases import Span, Stretch, find, key, listed, phrase_at
from differ.axes.places import Phrases
from differ.axes.quantities import QuantityKind, quantities
from differ.lexicon.model import MUST, SLOT, Concept, Formula, Lexicon

CONCEPT = "must_opinion"
"""What such a clause does: it says as much as "is of the opinion that ... must"."""

BESIDE = 4
"""Words behind a modal verb among which an auxiliary of the passive stands: "must therefore also be"."""

LAW = 6
"""Words behind a preposition among which a law is named: "under the Dams and Rivers Act"."""


def asked(part: Stretch, lexicon: Lexicon, strict: bool = True) -> Opening | None:
    """The opener and the verb of obligation of a clause that asks for something, as the pieces of one formula.

    Without ``strict`` any modal verb of the main clause will do, and nothing needs to bear it out.
    """
    after = phrase_at(part, part.start, _openers(lexicon))
    modal = None if after is None else _modal(part, after, lexicon, strict)
    if after is None or modal is None:
        return None
    is_asked = not strict or (not _is_told(part, after, lexicon) and _is_borne_out(part, after, modal, lexicon))
    return _opening(part, after, modal, lexicon) if is_asked else None


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


def _modal(part: Stretch, after: int, lexicon: Lexicon, strict: bool) -> Span | None:
    """The first verb of obligation, if it stands in the main clause."""
    words = lexicon.recitals
    for mark in marks.modals(part, lexicon, after):
        text = key(mark.quote.text)
        is_asking = text in (*words.obliging, *words.needs) or (mark.sense == "ban" and text in words.bans)
        if mark.span[0] >= after and (is_asking or not strict):
            return None if mark.reported or _is_nested(part.part(after, mark.span[0]), lexicon) else mark.span
    return None


def _is_nested(before: Stretch, lexicon: Lexicon) -> bool:
    """Whether another clause opens in front: "the court ruled [that] the minister must", "floods, [die] ... muss"."""
    words = before.folded[before.start : before.end]
    last = words.rpartition(",")[2].split()[:2] if "," in words else []
    relatives = (*lexicon.reading.relatives, *lexicon.narrowing.relating)
    return any(word in relatives for word in last) or any(True for _ in find(before, lexicon.recitals.inner))


def _is_told(part: Stretch, after: int, lexicon: Lexicon) -> bool:
    """Whether somebody else says so, or on a certain day something is to happen."""
    words = lexicon.recitals
    if any(True for _ in find(part, words.sources)):
        return True
    if any(_names_law(part, end, lexicon) for _, end in find(part, words.law_leads)):
        return True
    return any(one.kind is QuantityKind.DATE for one in quantities(part, lexicon, after))


def _names_law(part: Stretch, at: int, lexicon: Lexicon) -> bool:
    words = part.folded[at : part.end].split()[:LAW]
    return any(word.strip(".,;()").casefold() in lexicon.recitals.laws for word in words)


def _is_borne_out(part: Stretch, after: int, modal: Span, lexicon: Lexicon) -> bool:
    words = lexicon.recitals
    if key(part.folded[slice(*modal)]) in words.needs:
        return True
    beside = _beside(part, modal, lexicon)
    if any(word in words.guesses for word in beside):
        return False
    return any(word in words.asking for word in beside) or _is_addressed(part.part(after, modal[0]), lexicon)


def _beside(part: Stretch, modal: Span, lexicon: Lexicon) -> tuple[str, ...]:
    """The words after a modal verb, and those before it where it may end the clause."""
    after = part.folded[modal[1] : part.end].casefold().split()[:BESIDE]
    before = part.folded[part.start : modal[0]].casefold().split()[-1:] if lexicon.limbs.verb_final else []
    return tuple(word.strip(".,;") for word in (*before, *after))


def _is_addressed(subject: Stretch, lexicon: Lexicon) -> bool:
    """Whether a clause begins with those whom resolutions address: "whereas the [Member States] must"."""
    verb_final = lexicon.limbs.verb_final
    names = addressees(subject, lexicon.addressees, closed=not verb_final)
    if not names or names[0][0] - subject.start > PASSIVE_LEAD + 1:
        return False
    rest = subject.part(names[-1][1], subject.end)
    return verb_final or not rest.folded[rest.start : rest.end].strip() or _is_adverb(rest, lexicon)


def _is_adverb(rest: Stretch, lexicon: Lexicon) -> bool:
    """Whether nothing stands between the name and its verb but one adverb: "the Commission [therefore] should"."""
    start = rest.end - len(rest.folded[rest.start : rest.end].lstrip(" ,"))
    after = phrase_at(rest, start, listed(fillers(lexicon)))
    return after is not None and not rest.folded[after : rest.end].strip(" ,")
