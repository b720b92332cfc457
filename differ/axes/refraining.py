"""A verb that says that something is not to be done, and a word of negation: both ask for the same.

auf eine Kürzung der Renten zu [verzichten]   =   die Renten [nicht] zu kürzen
"""

from dataclasses import replace

from differ.act import Act
from differ.axes.governed import all_stems
from differ.axes.marks import Mark
from differ.axes.recast import Row, is_recast
from differ.axes.words import CoreWord, as_listed
from differ.lexicon.model import Lexicon

Words = tuple[CoreWord, ...]


def as_refraining(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act]:
    """Both acts without such a verb and such a negation, where nothing else differs; else as they are."""
    if not lexicon.reading.refraining:
        return old, new
    if not old.negations and not new.negations:
        return _as_negated(old, new, lexicon)
    if len(old.negations) == len(new.negations):
        return old, new
    more, less = (old, new) if len(old.negations) > len(new.negations) else (new, old)
    bare = _without_verb(less, lexicon)
    if bare is None or len(more.negations) != 1 or less.negations or _marks(more) != _marks(less):
        return old, new
    plain = replace(more, negations=())
    for other in (plain, _without_light(plain, lexicon)):
        if other is not None and _is_same(bare, other, lexicon):
            return (other, bare) if more is old else (bare, other)
    return old, new


def _as_negated(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act]:
    """Both acts, where only one has such a verb and nothing else differs with a word of negation in its place."""
    bare = [_without_verb(act, lexicon) for act in (old, new)]
    if (bare[0] is None) == (bare[1] is None) or _marks(old) != _marks(new) or not old.is_directive:
        return old, new
    less, other, act = (bare[0], new, old) if bare[0] else (bare[1], old, new)
    if less is None or act.place is None or not _is_same(less, other, lexicon):
        return old, new
    verb = act.place.part.quote((act.core[-1].start, act.core[-1].end))
    denied = replace(act, core=other.core, negations=(Mark(verb, "not"),))
    return (denied, other) if act is old else (other, denied)


def _marks(act: Act) -> tuple[tuple[str, ...], ...]:
    """What both acts say beside the deed: under a negation nobody can tell which way it moves."""
    groups = (act.extent, act.immediacy, act.conditions, act.exceptions, act.hedges, act.considering)
    return (*(tuple(sorted(mark.sense for mark in group)) for group in groups), tuple(q.kind for q in act.quantities))


def _is_same(bare: Act, plain: Act, lexicon: Lexicon) -> bool:
    return is_recast(Row(bare, bare.core), Row(plain, plain.core), lexicon)


def _without_verb(act: Act, lexicon: Lexicon) -> Act | None:
    """An act without the verb at its end, and without the preposition that it governs."""
    last = act.core[-1] if act.core else None
    for phrase in lexicon.reading.refraining:
        lead, verb = phrase.split()
        if last and last.stem in all_stems((verb, phrase), lexicon):
            words = _without_lead(act.core[:-1], lead) if " " not in last.text else act.core[:-1]
            if words is not None:
                return replace(act, core=as_listed(words, lexicon))
    return None


def _without_lead(words: Words, lead: str) -> Words | None:
    at = next((at for at, word in enumerate(words) if word.text == lead), None)
    return None if at is None else (*words[:at], *words[at + 1 :])


def _without_light(act: Act, lexicon: Lexicon) -> Act | None:
    """An act without a verb at its end that adds nothing to a deed: "keine Räumungen [durchzuführen]"."""
    is_light = bool(act.core) and act.core[-1].stem in all_stems(lexicon.reading.light, lexicon)
    return replace(act, core=act.core[:-1]) if is_light else None
