"""A verb that says by how much by itself, and one that says it with a share: "double", "increase by 50 %"."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from differ.act import Act
from differ.axes.phrases import Span, find, fold, key, overlaps
from differ.axes.quantities import ENDS, QuantityKind
from differ.axes.shifts import Finding, both_direct, shift
from differ.axes.words import CoreWord, listed_stems
from differ.lexicon.model import Lexicon
from differ.model import Quote


def of_factors(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts with one verb where one doubles what the other increases by a share, and what that share says."""
    known = _factors(lexicon)
    if not known or not both_direct(old, new) or old.negations or new.negations:
        return old, new, Finding()
    if known.keys().isdisjoint(word.stem for act in (old, new) for word in act.core):
        return old, new, Finding()
    for one, other in ((old, new), (new, old)):
        words = [word for word in one.core if word.stem in known]
        given = _share(other, known[words[0].stem] > 0, lexicon) if len(words) == 1 else None
        if given and not any(word.stem in known for word in other.core):
            (verb, amount, span), factor = given, known[words[0].stem]
            left, right = one, _with_verb(other, verb, words[0], span, lexicon)
            quotes = _quote(one, (words[0].start, words[0].end)), _quote(other, (min(verb.start, span[0]), span[1]))
            more = abs(amount) - abs(factor)  # more than one side asks for is what the other asks for
            is_new = other is new
            old_quote, new_quote = quotes if is_new else quotes[::-1]
            said = " → ".join(quote.text for quote in (old_quote, new_quote) if quote)
            found = shift("quantity", (more > 0) == is_new, old_quote, new_quote, said) if more else Finding()
            return (left, right, found) if is_new else (right, left, found)
    return old, new, Finding()


def _share(act: Act, is_more: bool, lexicon: Lexicon) -> tuple[CoreWord, float, Span] | None:
    """The verb, the share in per cent and the place of that share; None where not just one of each is there."""
    if act.place is None:
        return None
    listed = _stems_of_verbs(lexicon)[is_more]
    verbs = [word for word in act.core if word.stem in listed]
    steps = [q for q in act.quantities if q.is_step and q.kind is QuantityKind.PERCENT and not q.capped]
    parts = find(act.place.part, tuple(lexicon.quantities.fractions))
    others = [q for q in act.quantities if q.kind not in ENDS and q not in steps]  # "double it [by 2028]"
    if len(verbs) != 1 or len(steps) + len(parts) != 1 or others:
        return None
    if steps:
        return verbs[0], steps[0].value, steps[0].span
    values = {key(form): value for form, value in lexicon.quantities.fractions.items()}
    return verbs[0], values[key(act.place.part.folded[slice(*parts[0])])], parts[0]


@lru_cache(maxsize=64)
def _factors(lexicon: Lexicon) -> Mapping[str, float]:
    """What a verb says by itself, in per cent, by the stem of its group of synonyms."""
    return {" ".join(listed_stems(fold(form), lexicon)): value for form, value in lexicon.quantities.factors.items()}


@lru_cache(maxsize=64)
def _stems_of_verbs(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of verbs of less, and of those of more."""
    less, more = (frozenset(" ".join(listed_stems(v, lexicon)) for v in verbs) for verbs in lexicon.quantities.changing)
    return less, more


def _with_verb(act: Act, verb: CoreWord, other: CoreWord, span: Span, lexicon: Lexicon) -> Act:
    """An act with the other verb in the place of its own, and without the share and what ties it."""
    words = (word._replace(text=other.text, stem=other.stem) if word is verb else word for word in act.core)
    part = act.place.part if act.place else None
    ties = find(part.part(part.start, span[1]), lexicon.quantities.steps) if part else ()
    lead = next((start for start, end in ties if start == span[0] or end + 1 == span[0]), span[0])
    kept = tuple(word for word in words if not overlaps((word.start, word.end), ((lead, span[1]),)))
    quantities = tuple(q for q in act.quantities if q.span != span)
    return replace(act, core=kept, quantities=quantities)


def _quote(act: Act, span: Span) -> Quote | None:
    return act.place.part.quote(span) if act.place else None
