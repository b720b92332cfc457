"""All marks of an act: what its words say of conditions, time, amounts and the rest. What is left over is its core."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from differ.act import Act, Place, changed
from differ.axes import marks
from differ.axes.asked import deed, targets
from differ.axes.averted import with_averted
from differ.axes.befallen import without_befallen, without_cases
from differ.axes.crossing import with_crossings
from differ.axes.degrees import without_degrees, without_participles
from differ.axes.feasibility import asked_of
from differ.axes.hearsay import serving
from differ.axes.lasting import is_raised, with_lengths
from differ.axes.marks import EXEMPTING, EXEMPTION, RAISING, REDUCING, Mark
from differ.axes.modal_formulas import as_told
from differ.axes.neither import repeated, without_repeated
from differ.axes.phrases import Span, Stretch, find, key, overlaps
from differ.axes.quantities import ENDS, Quantity, quantities
from differ.axes.ratios import with_ratios
from differ.axes.recast import is_infinitive_of
from differ.axes.rule_subjects import with_subjects
from differ.axes.scales import steps
from differ.axes.words import CoreWord, core, listed_stems
from differ.lexicon.model import MUST, Lexicon

JOINER_WORDS = 3
"""Words between two addressees that are taken to join them: "as well as"."""


def completed(act: Act, lexicon: Lexicon) -> Act:
    """The act with all its marks but those of :func:`described`.

    What stands inside a condition or an exception belongs to that.
    """
    if act.is_completed or act.place is None:
        return act
    marked = _marked(act, act.place, lexicon)
    words = core_of(marked, lexicon)
    intro = completed(act.intro, lexicon) if act.intro else None
    return changed(
        marked,
        place=replace(act.place, joiners=lexicon.addressees.joiners),
        core=words,
        intro=intro,
        is_completed=True,
    )


def core_of(act: Act, lexicon: Lexicon) -> tuple[CoreWord, ...]:
    """The words of sense of an act that none of its marks accounts for."""
    if act.place is None:
        return ()
    spans = _merged(_accounted(act, act.place, lexicon))
    return _without_joints(core(act.place.part, spans, lexicon), act, act.place.part, lexicon)


def read_as_in(other: Act, act: Act, lexicon: Lexicon) -> Act:
    """The act without words of extent that the other act has too, where they say which ones: "phase out [lasting] ...".

    Such a word is read by what stands beside it, and that may differ.
    """
    known = {mark.sense for mark in other.extent}
    alone = [mark for mark in act.extent if mark.sense not in known]
    words = {word.text for word in other.core} if alone else set()
    read = {mark for mark in alone if key(mark.quote.text) in words}
    if not read:
        return act
    left = replace(act, extent=tuple(mark for mark in act.extent if mark not in read))
    return replace(left, core=core_of(left, lexicon))


def described(act: Act, lexicon: Lexicon) -> Act:
    """A completed act with what only readers want to know: scales, targets, the deed and its object."""
    if act.place is None:
        return act
    action, thing = deed(act, act.place, lexicon)
    part = act.place.part
    scaled = tuple(_scaled(act.core, part, lexicon))
    return changed(act, scaled=scaled, targets=targets(act, act.core, part, lexicon), action=action, thing=thing)


def _marked(act: Act, place: Place, lexicon: Lexicon) -> Act:
    part, pieces = place.part, place.pieces
    after = pieces[-1][1] if pieces else part.start
    apart = marks.apart_from
    found = with_averted(with_ratios(quantities(part, lexicon, after), part, lexicon), part, lexicon)
    read = with_lengths(with_crossings(found, part, lexicon), part, lexicon, after)
    read = read if pieces else with_subjects(read, part, lexicon)
    numbers = tuple(q for q in read if not overlaps(q.span, pieces))
    opened = tuple((q.quote.start, q.quote.start + 1) for q in numbers)
    conditions = tuple(mark for mark in marks.conditions(part, lexicon) if not overlaps(_opener(mark), opened))
    conditions = apart(conditions if pieces else marks.without_verbs(conditions, part, lexicon), pieces)
    exceptions = _not_inside(marks.exceptions(part, lexicon), conditions)
    conditions = apart(conditions, tuple(mark.span for mark in exceptions))
    inside = tuple(mark.span for mark in (*conditions, *exceptions))
    hedges, intensity = lexicon.hedges, lexicon.intensity
    ways_out = apart(marks.listed(part, "hedge", hedges.words, hedges.never), inside)
    considering = apart(_considering(place, lexicon), (*inside, *(mark.span for mark in ways_out)))
    thought = tuple(mark.span for mark in considering)
    shared = place.shared
    first_conditions = marks.conditions(shared, lexicon) if shared else ()
    first_considering = tuple(_thoughts(shared, lexicon)) if shared else ()
    return changed(
        act,
        conditions=(*first_conditions, *conditions),
        exceptions=exceptions,
        immediacy=apart(without_cases(_haste(part, lexicon), part, lexicon), inside),
        hedges=ways_out,
        considering=(*first_considering, *considering),
        emphasis=apart(without_degrees(marks.grouped(part, intensity.emphasis), part, lexicon), (*inside, *thought)),
        extent=apart(
            without_befallen(_extents(part, lexicon), part, act, lexicon),
            (*inside, *pieces, *_thresholds(numbers, part, lexicon)),
        ),
        modals=apart(
            as_told(marks.modals(part, lexicon, after), act.formula, lexicon),
            (*inside, *(mark.span for mark in ways_out), *thought, *_needs(act, pieces)),
        ),
        negations=without_repeated(apart(marks.negations(part, lexicon, after), inside), lexicon),
        lowering=apart(_turning(part, lexicon), tuple(q.span for q in numbers if q.kind in ENDS)),
        quantities=_outside(numbers, inside),
    )


def _haste(part: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    return without_participles(marks.haste(part, lexicon), part, lexicon)


def _extents(part: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    return without_participles(marks.grouped(part, lexicon.intensity.extent), part, lexicon)


def _thresholds(numbers: tuple[Quantity, ...], part: Stretch, lexicon: Lexicon) -> tuple[Span, ...]:
    """The words before numbers that tell things apart: "[heavier than] 3.5 tonnes"."""
    return tuple(find(part, lexicon.quantities.thresholds)) if any(q.threshold for q in numbers) else ()


def _turning(part: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    """Verbs that may turn round what more of a number means."""
    raising = tuple(marks.listed(part, RAISING, lexicon.reading.raising_words))
    yield from raising
    senses = (
        ("lowering", lexicon.reading.lowering_words),
        (REDUCING, lexicon.reading.reducing_words),
        (EXEMPTING, lexicon.quantities.exempting),
        (EXEMPTION, lexicon.quantities.exemptions),
    )
    found = (mark for sense, words in senses for mark in marks.listed(part, sense, words))
    yield from (mark for mark in found if not is_raised(mark, raising, part, lexicon))


def _not_inside(found: Iterable[Mark], others: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Marks that do not begin inside another one: "except in the event of", "if, save for a few, ..."."""
    return tuple(m for m in found if not any(o.quote.start <= m.quote.start < o.quote.end for o in others))


def _needs(act: Act, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """The words of a formula that holds no verb of obligation: "underlines the need [to protect]" has none."""
    return () if MUST in act.formula else pieces


def _opener(mark: Mark) -> Span:
    return mark.quote.start, mark.quote.start + 1


def _considering(place: Place, lexicon: Lexicon) -> Iterator[Mark]:
    """What asks for thought, between the words of the formula: its own last word may be the "to" of "to consider"."""
    part = place.part
    edges = (part.start, *(edge for piece in place.pieces for edge in piece), part.end)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield from _thoughts(part.part(start, end), lexicon)


def _thoughts(part: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    """What asks for thought; the sense is what its inflections and synonyms share: "to examine if", "to study if"."""
    for span in find(part, lexicon.hedges.consider):
        yield Mark(part.quote(span), _sense_of(part.folded[slice(*span)], lexicon))


@lru_cache(maxsize=4096)
def _sense_of(phrase: str, lexicon: Lexicon) -> str:
    if key(phrase) in lexicon.hedges.endeavouring:
        return marks.ENDEAVOUR
    return " ".join(listed_stems(key(phrase), lexicon))


def _outside(found: Iterable[Quantity], spans: tuple[Span, ...]) -> tuple[Quantity, ...]:
    return tuple(q for q in found if not any(start <= q.quote.start < end for start, end in spans))


def _without_joints(words: tuple[CoreWord, ...], act: Act, part: Stretch, lexicon: Lexicon) -> tuple[CoreWord, ...]:
    """Without words that join adverbs or adjectives that are marks: the "and" of "full and thorough"."""
    beside = {edge for group in (act.extent, act.emphasis, act.immediacy, act.hedges) for m in group for edge in m.span}
    joiners = lexicon.addressees.joiners

    def is_joint(word: CoreWord) -> bool:
        if word.text not in joiners:
            return False
        before = len(part.folded[: word.start].rstrip(" ,"))
        after = word.end + len(part.folded[word.end :]) - len(part.folded[word.end :].lstrip(" ,"))
        return before in beside and after in beside

    kept = [word for word in words if not is_joint(word)]
    while kept and kept[-1].text in joiners:
        kept.pop()
    is_later_limb = act.place is not None and act.place.opening is None and act.place.shared is not None
    return tuple(_without_lead(kept, act, lexicon) if is_later_limb else kept)


def _without_lead(words: list[CoreWord], act: Act, lexicon: Lexicon) -> list[CoreWord]:
    """The words of a later limb without what joins it to the first one: "[et à] créer un fonds"."""
    rest = words
    while rest and rest[0].text in lexicon.addressees.joiners:
        rest = rest[1:]
    is_marked = len(rest) > 1 and rest[0].text in lexicon.reading.prepositions
    is_mark = is_marked and all(is_infinitive_of(word, act, lexicon) for word in rest[:2])
    return rest[1:] if is_mark else rest


def _scaled(words: tuple[CoreWord, ...], part: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    for step in steps(words, lexicon):
        quote = part.quote((step.words[0].start, step.words[-1].end))
        yield from (Mark(quote, f"{rung.scale.axis}: {rung.scale.name}", rung.level) for rung in step.rungs)


def _accounted(act: Act, place: Place, lexicon: Lexicon) -> Iterator[Span]:
    """What the axes look at: the core is the rest."""
    part, pieces = place.part, place.pieces
    yield from pieces
    yield from (mark.span for mark in act.conditions if mark.sense == marks.CERTAIN and _is_in(mark.span, part))
    for name in ("exceptions", "immediacy", "hedges", "considering", "emphasis", "extent", "modals", "negations"):
        yield from (mark.span for mark in getattr(act, name) if _is_in(mark.span, part))
    yield from (quantity.span for quantity in act.quantities)
    yield from find(part, _asides(lexicon))
    yield from serving(part, lexicon)
    yield from asked_of(act, part, lexicon)
    yield from _halves(act, part, lexicon)
    yield from repeated(act.negations, part, lexicon)
    yield from _idle(part, act.is_asking, lexicon)
    yield from (match.span() for match in _ACRONYM.finditer(part.folded, part.start, part.end))
    yield from _named(act, part)
    if pieces and place.opening:
        yield place.opening.begins or part.start, pieces[0][0]


def _halves(act: Act, part: Stretch, lexicon: Lexicon) -> Iterator[Span]:
    """What belongs to a word of negation some words later: "[ne] soit pas"."""
    spans = find(part, lexicon.negation.halves) if act.negations and lexicon.negation.halves else ()
    for start, end in spans:
        following = (mark.quote.start for mark in act.negations if mark.quote.start >= end)
        if any(len(part.folded[end:at].split()) <= LEAD_WORDS for at in following):
            yield start, end
    for start, end in find(part, lexicon.negation.followers) if act.negations and lexicon.negation.followers else ():
        before = (mark for mark in act.negations if mark.quote.end <= start)
        articles = [mark for mark in before if key(mark.quote.text) in lexicon.negation.articles]
        if any(len(part.folded[mark.quote.end : start].split()) <= LEAD_WORDS for mark in articles):
            yield start, end


LEAD_WORDS = 3
"""Words between the two parts of a negation."""


def _idle(part: Stretch, is_asking: bool, lexicon: Lexicon) -> Iterator[Span]:
    """Participles that say nothing: "the attack [carried out] by gunmen", "the attack [carried out] against them"."""
    for start, end in find(part, lexicon.reading.idle):
        after = part.folded[end : part.end].split(maxsplit=1)[:1]
        before = part.folded[part.start : start].rsplit(maxsplit=1)[-1:]
        is_verb = bool(before) and before[0] in lexicon.reading.passives  # "be [presented] by"
        is_told = is_verb or (
            not lexicon.limbs.verb_final and bool(before) and before[0] in lexicon.reading.function_words
        )
        leads = lexicon.reading.doers if is_told else (*lexicon.reading.doers, *lexicon.reading.prepositions)
        if after and after[0] in leads and not (is_verb and is_asking):
            yield start, end


_ACRONYM = re.compile(r"(?<=\w )\((?=[^)]*[A-Z][^)]*[A-Z])[A-Za-z&/-]{2,10}\)")
"""The short form of a name, given after it: "the European Food Safety Authority (EFSA)"."""

ASIDE_WORDS = 3
"""Words of the shortest adverbial that says nothing of the demand wherever it stands: "in this regard"."""


@lru_cache(maxsize=64)
def _asides(lexicon: Lexicon) -> tuple[str, ...]:
    """Adverbials and phrases that say nothing of the demand."""
    leads = lexicon.reading.prepositions
    phrases = (opener for opener in lexicon.reading.openers if opener.split()[0] in leads)
    return (*(phrase for phrase in phrases if len(phrase.split()) >= ASIDE_WORDS), *lexicon.reading.empty)


def _is_in(span: Span, part: Stretch) -> bool:
    return part.start <= span[0] and span[1] <= part.end


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
