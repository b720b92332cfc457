"""Acts: what the clauses of a provision do, and to whom, each with the words that show it.

    1. veroordeelt de aanval en roept op tot een onmiddellijk einde van het geweld; benadrukt dat ...;
       |__ act _______________||_____________ act ______________________________|  |_ act ________|

Guarantees, each tested:

1. Every clause gives at least one act, and the acts of a clause together hold every character of it but white space.
2. Every offset is a code point of the text of the provision that the quote names.
3. A formula counts only where an act begins, after a joining word and adverbs.
4. Below an intro that ends in a colon, what opens with no formula of its own has that of the intro, and the intro is
   no act itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from akoma.model import Clause, EId, Provision, ProvisionKind
from differ.axes import addressees as names
from differ.axes import marks
from differ.axes.marks import CoreWord, Mark
from differ.axes.opening import Opening, opening
from differ.axes.phrases import Span, Stretch, any_of, find, fold
from differ.axes.quantities import Quantity, quantities
from differ.lexicon.model import SLOT, Lexicon
from differ.model import Family, Quote

OPERATIVE = frozenset(
    {
        ProvisionKind.PARAGRAPH,
        ProvisionKind.SUBPARAGRAPH,
        ProvisionKind.POINT,
        ProvisionKind.INDENT,
        ProvisionKind.WRAPUP,
    }
)
"""The kinds that ask, condemn or state; citations and recitals give reasons."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is asked: the words, and what counts when two are compared (lower case, no determiner)."""

    quote: Quote
    name: tuple[str, ...]


JOINER_WORDS = 3
"""Words between two addressees that are taken to join them: "as well as"."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a clause. ``quote`` holds all its words; every mark lies inside it, those of an intro excepted.

    ``formula`` is the form as the lexicon lists it, empty when none was recognised: then ``grade`` is None and the
    family declaratory. ``grade`` is the typical one, 0 to 10 within the family. ``formula_quote`` may lie in another
    provision, the intro that governs this one; so may the addressees.
    """

    quote: Quote
    clause: EId
    family: Family = Family.DECLARATORY
    concept: str = ""
    formula: str = ""
    grade: float | None = None
    doubtful: bool = False
    """The words leave the grade of the formula open."""
    formula_quote: Quote | None = None
    addressees: tuple[Addressee, ...] = ()
    conditions: tuple[Mark, ...] = ()
    immediacy: tuple[Mark, ...] = ()
    hedges: tuple[Mark, ...] = ()
    considering: tuple[Mark, ...] = ()
    """What asks for thought instead of a deed: "to consider"."""
    emphasis: tuple[Mark, ...] = ()
    extent: tuple[Mark, ...] = ()
    modals: tuple[Mark, ...] = ()
    negations: tuple[Mark, ...] = ()
    actions: tuple[Mark, ...] = ()
    opposites: tuple[Mark, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    lowering: tuple[Mark, ...] = ()
    """What makes a smaller number the stronger demand: "reduce"."""
    core: tuple[CoreWord, ...] = ()
    """The words of sense that none of the above accounts for."""
    intro: "Act | None" = None
    """The act whose formula this one has taken over."""

    @property
    def is_directive(self) -> bool:
        """Whether it asks for something."""
        return self.family is Family.DIRECTIVE


def acts(provision: Provision, lexicon: Lexicon, governing: Provision | None = None) -> tuple[Act, ...]:
    """The acts of one provision, in order; those of its children are not among them.

    ``governing``: the provision above whose intro ends in a colon. Citations, recitals and headings give no acts,
    and neither does the end of an intro that governs children.
    """
    return read(provision, lexicon, governor(governing, lexicon) if governing else None)


def read(provision: Provision, lexicon: Lexicon, intro: Act | None = None) -> tuple[Act, ...]:
    """As :func:`acts`, below an intro that has been read already."""
    found = _all(provision, lexicon, intro)
    return found[:-1] if is_intro(provision) else found


def governor(provision: Provision, lexicon: Lexicon, intro: Act | None = None) -> Act | None:
    """The act whose formula the children of a provision take over, or None when it is no intro."""
    found = _all(provision, lexicon, intro) if is_intro(provision) else ()
    return found[-1] if found else None


def is_intro(provision: Provision) -> bool:
    """Whether the text ends in a colon and governs children."""
    return bool(provision.children) and provision.text.rstrip().endswith(":")


def _all(provision: Provision, lexicon: Lexicon, intro: Act | None) -> tuple[Act, ...]:
    if provision.kind not in OPERATIVE:
        return ()
    return tuple(act for clause, part in _clauses(provision) for act in _clause_acts(clause, part, lexicon, intro))


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
            yield _completed(_opened(clause, part, found, lexicon), part, found, lexicon)
        else:
            yield _completed(_inherited(clause, part, intro, lexicon), part, None, lexicon)


def _trimmed(stretch: Stretch) -> Stretch:
    """Without white space at either end."""
    inner = stretch.text[stretch.start : stretch.end]
    start = stretch.start + len(inner) - len(inner.lstrip())
    return stretch.part(start, start + len(inner.strip()))


def _borders(stretch: Stretch, lexicon: Lexicon) -> Iterator[int]:
    """Where a joined act begins: at a joining word after which a formula stands."""
    begun = stretch.start
    for start, end in find(stretch, lexicon.reading.joiners):
        found = opening(stretch.part(start, stretch.end), lexicon) if start > stretch.start else None
        if found and found.pieces[0][0] >= end and _is_joined(stretch.part(begun, start), stretch, found, lexicon):
            yield start
            begun = start


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
        formula_quote=part.quote(span),
        addressees=_addressed(part, found, lexicon),
    )


def _inherited(clause: EId, part: Stretch, intro: Act | None, lexicon: Lexicon) -> Act:
    """An act below an intro, or one that opens with no known formula."""
    quote = part.quote((part.start, part.end))
    if intro is None:
        return Act(quote, clause)
    own = () if intro.addressees or not intro.is_directive else _names(part, lexicon, closed=False)
    addressees = intro.addressees or own
    return replace(_bare(intro), quote=quote, clause=clause, addressees=addressees, intro=intro)


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
        formula_quote=intro.formula_quote,
    )


def _addressed(part: Stretch, found: Opening, lexicon: Lexicon) -> tuple[Addressee, ...]:
    """The names in the slots of a directive, or after a formula that ends in a slot."""
    if found.formula.concept.family is not Family.DIRECTIVE:
        return ()
    for start, end in found.slots:
        return _names(part.part(start, end), lexicon, closed=True)
    if found.formula.form.endswith(SLOT):
        return _names(part.part(found.span[1], part.end), lexicon, closed=False)
    return ()


def _names(part: Stretch, lexicon: Lexicon, closed: bool) -> tuple[Addressee, ...]:
    spans = names.addressees(part, lexicon.addressees, closed)
    quotes = [part.quote(span) for span in spans]
    return tuple(Addressee(quote, names.canonical(quote.text, lexicon.addressees)) for quote in quotes)


def _completed(act: Act, part: Stretch, found: Opening | None, lexicon: Lexicon) -> Act:
    """The act with all its marks. What stands inside a condition belongs to the condition."""
    after = found.span[1] if found else part.start
    pieces = found.pieces if found else ()
    conditions = marks.apart_from(marks.conditions(part, lexicon), pieces)
    inside = tuple(mark.span for mark in conditions)
    hedges, intensity = lexicon.hedges, lexicon.intensity
    marked = replace(
        act,
        conditions=conditions,
        immediacy=marks.apart_from(marks.haste(part, lexicon), inside),
        hedges=marks.apart_from(marks.listed(part, "hedge", hedges.words, hedges.never), inside),
        considering=marks.apart_from(marks.listed(part, "consider", hedges.consider), (*inside, *pieces)),
        emphasis=marks.apart_from(marks.grouped(part, intensity.emphasis), inside),
        extent=marks.apart_from(marks.grouped(part, intensity.extent), (*inside, *pieces)),
        modals=marks.apart_from(marks.modals(part, lexicon), inside),
        negations=marks.apart_from(marks.negations(part, lexicon, after), inside),
        actions=marks.apart_from(marks.actions(part, lexicon), inside),
        opposites=marks.apart_from(marks.opposites(part, lexicon), inside),
        lowering=tuple(marks.listed(part, "lowering", lexicon.reading.lowering_words)),
        quantities=_outside(quantities(part, lexicon, after), inside),
    )
    return replace(marked, core=marks.core(part, _merged(_accounted(marked, part, pieces)), lexicon))


def _outside(found: Iterator[Quantity], spans: tuple[Span, ...]) -> tuple[Quantity, ...]:
    return tuple(q for q in found if not any(start <= q.quote.start < end for start, end in spans))


def _accounted(act: Act, part: Stretch, pieces: tuple[Span, ...]) -> Iterator[Span]:
    """What the axes look at: the core is the rest. Opposites stay words like others unless they decide."""
    yield from pieces
    yield from (mark.span for mark in act.conditions if mark.sense == marks.CERTAIN)
    for name in ("immediacy", "hedges", "considering", "emphasis", "extent", "modals", "negations", "actions"):
        yield from (mark.span for mark in getattr(act, name))
    yield from (quantity.span for quantity in act.quantities)
    yield from _named(act, part)
    if pieces:
        yield part.start, pieces[0][0]


def _named(act: Act, part: Stretch) -> Iterator[Span]:
    """The addressees, with the words that join them: "the Commission and the Council" is one stretch."""
    own = (a.quote for a in act.addressees if a.quote.provision == part.provision)
    spans = sorted((q.start, q.end) for q in own if part.start <= q.start and q.end <= part.end)
    yield from spans
    for (_, end), (start, _) in pairwise(spans):
        if len(part.folded[end:start].split()) <= JOINER_WORDS:
            yield end, start


def _merged(spans: Iterator[Span]) -> tuple[Span, ...]:
    """Spans in order, none touching another."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
