"""Acts: what the clauses of a provision do, and to whom, each with the words that show it.

    1. veroordeelt de aanval en roept op tot een onmiddellijk einde van het geweld; benadrukt dat ...;
       |__ act _______________||_____________ act ______________________________|  |_ act ________|

Guarantees, each tested:

1. Every clause gives at least one act, and the acts of a clause together hold every character of it but white space.
2. Every offset is a code point of the text of the provision that the quote names.
3. A formula counts only where an act begins, after a joining word and adverbs.
4. Deeds that share one verb, and statements under one formula, are acts of their own (:mod:`differ.axes.limbs`).
5. Below an intro that ends in a colon or a dash, what opens with no formula of its own has that of the intro, and the
   intro is no act itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from akoma.model import Clause, EId, Provision, ProvisionKind
from differ.act import Act, Addressee, Place, changed
from differ.axes import addressees as names
from differ.axes.completing import completed, described
from differ.axes.limbs import Limb, limbs
from differ.axes.opening import Opening, fillers, opening
from differ.axes.passive_subjects import is_passive_clause
from differ.axes.phrases import Span, Stretch, any_of, find, fold, infinitive, keys
from differ.axes.whole_names import whole_names
from differ.lexicon.model import SLOT, Lexicon
from differ.model import Family
from differ.reasons import asked, conjuncts, is_told

__all__ = ["Act", "Addressee", "acts", "governor", "is_intro", "read"]

REASONS = frozenset({ProvisionKind.RECITAL})
"""Kinds that give reasons; only what they say must be done is an act."""

SILENT = frozenset({ProvisionKind.CITATION, ProvisionKind.SUBHEADING, ProvisionKind.SEGMENT})
"""Kinds that neither ask, condemn nor state, or only tell what another text does. All others do, in laws as well."""


def acts(provision: Provision, lexicon: Lexicon, governing: Provision | None = None) -> tuple[Act, ...]:
    """The acts of one provision, in order, with all their marks; those of its children are not among them.

    ``governing``: the provision above whose intro ends in a colon. Citations and headings give no acts, recitals those
    that say what must be done, and the end of an intro that governs children gives none.
    """
    found = read(provision, lexicon, governor(governing, lexicon) if governing else None)
    return tuple(described(completed(act, lexicon), lexicon) for act in found)


def read(provision: Provision, lexicon: Lexicon, intro: Act | None = None) -> tuple[Act, ...]:
    """As :func:`acts`, below an intro that has been read already, and without the marks."""
    found = _all(provision, lexicon, intro)
    return found[:-1] if is_intro(provision) else found


def governor(provision: Provision, lexicon: Lexicon, intro: Act | None = None) -> Act | None:
    """The act whose formula the children of a provision take over, or None when it is no intro."""
    found = _all(provision, lexicon, intro) if is_intro(provision) else ()
    return found[-1] if found else None


def is_intro(provision: Provision) -> bool:
    """Whether the text ends in a colon, or in a dash as in British laws, and governs children."""
    return bool(provision.children) and provision.text.rstrip().endswith(_GOVERNING)


_GOVERNING = (":", "—", "–")


def _all(provision: Provision, lexicon: Lexicon, intro: Act | None) -> tuple[Act, ...]:
    if provision.kind in REASONS:
        return tuple(_reasons(provision, lexicon))
    if provision.kind in SILENT:
        return ()
    return tuple(_operative(provision, lexicon, intro))


def _reasons(provision: Provision, lexicon: Lexicon) -> Iterator[Act]:
    """The acts of a recital: those with a formula of their own that asks, and what it says must be done."""
    for clause, part in _conjuncts(provision, lexicon):
        found = asked(part, lexicon)
        if found:
            yield from (changed(act, is_reason=True) for act in _of_limbs(clause, part, found, lexicon))
        else:
            yield from (act for act in _clause_acts(clause, part, lexicon, None) if act.is_directive)


def _conjuncts(provision: Provision, lexicon: Lexicon) -> Iterator[tuple[EId, Stretch]]:
    for clause, whole in _clauses(provision):
        yield from ((clause, part) for part in conjuncts(whole, lexicon))


def weaker(provision: Provision, lexicon: Lexicon) -> tuple[Act, ...]:
    """What a recital says with any modal verb, as if it asked: the answers to what asked for it in another version."""
    found = ((clause, part, asked(part, lexicon, strict=False)) for clause, part in _conjuncts(provision, lexicon))
    rows = (
        (_of_limbs(clause, part, opened, lexicon), is_told(part, lexicon)) for clause, part, opened in found if opened
    )
    return tuple(changed(act, is_reason=True, is_told=told) for row, told in rows for act in row)


def _operative(provision: Provision, lexicon: Lexicon, intro: Act | None) -> Iterator[Act]:
    """The acts of a paragraph. Points that are written in it take over the formula before their colon."""
    above = intro
    for clause, part in _clauses(provision):
        governs = above if intro is above or _LABEL.match(part.folded, part.start) else intro
        own = list(_clause_acts(clause, part, lexicon, governs))
        yield from own
        if own[-1].place and own[-1].place.opening and _POINTS.search(part.folded, part.start, part.end):
            above = _head(own[-1])


_LABEL = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]{1,2}|[ivx]{1,4})\)|[–—•-])\s")
"""What stands before a point that is written inside a paragraph."""

_POINTS = re.compile(rf":{_LABEL.pattern}")


def _head(act: Act) -> Act:
    """The words of an act up to the colon before its first point."""
    part = act.place.part if act.place else None
    colon = _POINTS.search(part.folded, part.start, part.end) if part else None
    if part is None or colon is None:
        return act
    return replace(act, quote=part.quote((part.start, colon.start())), place=_up_to(act, colon.start()))


def _up_to(act: Act, end: int) -> Place | None:
    return replace(act.place, part=act.place.part.part(act.place.part.start, end)) if act.place else None


def _clauses(provision: Provision) -> Iterator[tuple[EId, Stretch]]:
    """The clauses with their places; their texts are joined by one space in the text of the provision."""
    folded = fold(provision.text)
    clauses = provision.clauses or (Clause(provision.eid, provision.text),)
    start = 0
    for clause in clauses:
        end = start + len(clause.text)
        if provision.text[start:end].strip():
            yield clause.id, Stretch(provision.eid, provision.text, folded, start, end)
        start = end + 1


def _clause_acts(clause: EId, stretch: Stretch, lexicon: Lexicon, intro: Act | None) -> Iterator[Act]:
    borders = (stretch.start, *_borders(stretch, lexicon), stretch.end)
    for start, end in pairwise(borders):
        part = _trimmed(stretch.part(start, end))
        found = opening(part, lexicon)
        if found:
            yield from _of_limbs(clause, part, found, lexicon)
        else:
            yield _inherited(clause, part, intro, lexicon)


def _of_limbs(clause: EId, part: Stretch, found: Opening, lexicon: Lexicon) -> Iterator[Act]:
    """One act for each deed or statement; the later ones take the formula and the addressees of the first."""
    first, *others = limbs(part, found, lexicon)
    act = _opened(clause, part, found, lexicon)
    yield _limb(act, first, found, part)
    yield from (_limb(act, limb, None, part) for limb in others)


def _limb(act: Act, limb: Limb, found: Opening | None, whole: Stretch) -> Act:
    part = _trimmed(limb.part)
    return changed(act, quote=part.quote((part.start, part.end)), place=Place(part, found, limb.shared, whole))


def _trimmed(stretch: Stretch) -> Stretch:
    """Without white space at either end."""
    inner = stretch.text[stretch.start : stretch.end]
    start = stretch.start + len(inner) - len(inner.lstrip())
    return stretch.part(start, start + len(inner.strip()))


def _borders(stretch: Stretch, lexicon: Lexicon) -> Iterator[int]:
    """Where a joined act begins: at a joining word after which a formula stands; in a row of acts at a comma too."""
    joined = list(_joints(stretch, find(stretch, lexicon.reading.joiners), lexicon))
    if not joined:
        return
    last = joined[-1]
    commas = [(m.start(), m.end()) for m in _COMMA.finditer(stretch.folded, stretch.start, last)]
    yield from sorted({*joined, *_joints(stretch, commas, lexicon)})


_COMMA = re.compile(r",\s+")


def _joints(stretch: Stretch, places: Iterable[Span], lexicon: Lexicon) -> Iterator[int]:
    begun = stretch.start
    for start, end in places:
        is_comma = stretch.folded[start] == ","
        at = end if is_comma else start
        found = opening(stretch.part(at, stretch.end), lexicon) if start > stretch.start else None
        is_new = found is not None and found.begins is None and found.pieces[0][0] >= end
        if found and is_new and _is_joined(stretch.part(begun, at), stretch, found, lexicon):
            yield at
            begun = at


def _is_joined(before: Stretch, clause: Stretch, found: Opening, lexicon: Lexicon) -> bool:
    """Whether a formula after a joining word opens an act, and is no noun and no verb of somebody else's clause."""
    after = clause.part(found.pieces[0][1], clause.end)
    gap = len(after.folded[after.start : after.end]) - len(after.folded[after.start : after.end].lstrip())
    if any_of(lexicon.reading.joined_not_before).match(after.folded, after.start + gap, after.end):
        return False
    if opening(before, lexicon) is None:
        return False
    is_subordinate = any(True for _ in find(before, lexicon.reading.subordinate_words))
    after_comma = before.folded[before.start : before.end].rstrip().endswith(",")
    return not is_subordinate or after_comma or found.formula.concept.family is Family.DIRECTIVE


def _opened(clause: EId, part: Stretch, found: Opening, lexicon: Lexicon) -> Act:
    """An act with a formula of its own."""
    formula, span = found.formula, found.span
    return Act(
        quote=part.quote((part.start, part.end)),
        clause=clause,
        family=formula.concept.family,
        concept=formula.concept.name,
        formula=formula.form.removesuffix(SLOT).strip(),
        grade=formula.concept.grade,
        doubtful=formula.doubtful,
        grades=(formula.lo, formula.hi),
        formula_quote=part.quote(span),
        addressees=_addressed(part, found, lexicon),
        place=Place(part, found),
    )


def _inherited(clause: EId, part: Stretch, intro: Act | None, lexicon: Lexicon) -> Act:
    """An act below an intro, or one that opens with no known formula."""
    quote = part.quote((part.start, part.end))
    if intro is None:
        return Act(quote, clause, place=Place(part))
    own = () if intro.addressees or not intro.is_directive else _names(part, lexicon, closed=False)
    addressees = intro.addressees or own
    return changed(_bare(intro), quote=quote, clause=clause, addressees=addressees, intro=intro, place=Place(part))


def _bare(intro: Act) -> Act:
    """The formula of an intro, and nothing that stands in its own words only."""
    return Act(
        quote=intro.quote,
        clause=intro.clause,
        family=intro.family,
        concept=intro.concept,
        formula=intro.formula,
        grade=intro.grade,
        doubtful=intro.doubtful,
        grades=intro.grades,
        formula_quote=intro.formula_quote,
    )


def _addressed(part: Stretch, found: Opening, lexicon: Lexicon) -> tuple[Addressee, ...]:
    """The names in the slots of a directive, or after a formula that ends in a slot."""
    if found.formula.concept.family is not Family.DIRECTIVE:
        return ()
    for start, end in found.slots:
        slot = part.part(start, end)
        return _all_names(slot, lexicon) or _names(slot, lexicon, closed=True)
    if found.formula.form.endswith(SLOT):
        rest = part.part(found.span[1], part.end)
        if is_passive_clause(rest, lexicon):
            return ()
        return _names_before_verb(rest, lexicon) or _names(rest, lexicon, closed=False)
    return ()


def _names_before_verb(rest: Stretch, lexicon: Lexicon) -> tuple[Addressee, ...]:
    """The names between a formula and the first infinitive, in languages where nothing else stands there."""
    verb = infinitive(lexicon).search(rest.folded, rest.start, rest.end) if lexicon.addressees.closers else None
    return _all_names(rest.part(rest.start, verb.start()), lexicon) if verb else ()


def _all_names(slot: Stretch, lexicon: Lexicon) -> tuple[Addressee, ...]:
    """The names that fill a slot; none where it is the subject of a clause: "insists that ... be"."""
    before = slot.folded[: slot.start].replace(",", " ").split()[-1:]
    if before and before[0] in keys(lexicon.limbs.complements):
        return ()
    return _addressees(slot, whole_names(slot, lexicon.addressees, _stops(lexicon)), lexicon)


@lru_cache(maxsize=64)
def _stops(lexicon: Lexicon) -> frozenset[str]:
    """Words that no name contains: prepositions, adverbs, and what opens a clause."""
    reading = lexicon.reading
    words = (word for phrase in fillers(lexicon) for word in phrase.casefold().split())
    others = (*reading.prepositions, *reading.relative_words, *reading.slot_stops, *lexicon.negation.words)
    return frozenset((*words, *others, *lexicon.addressees.closers))


def _names(part: Stretch, lexicon: Lexicon, closed: bool) -> tuple[Addressee, ...]:
    return _addressees(part, names.addressees(part, lexicon.addressees, closed), lexicon)


def _addressees(part: Stretch, spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Addressee, ...]:
    quotes = [part.quote(span) for span in spans]
    return tuple(Addressee(quote, names.canonical(quote.text, lexicon)) for quote in quotes)
