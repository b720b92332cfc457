"""To work towards something, with a clause or with a noun: both ask for as much.

sich dafür einzusetzen, dass die Grenzwerte gesenkt werden   =   auf eine Senkung der Grenzwerte hinzuwirken
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from differ.act import Act
from differ.axes.marks import ENDEAVOUR, Mark
from differ.axes.words import CoreWord, stem
from differ.lexicon.model import Lexicon


def as_endeavours(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act]:
    """Both acts, each with its own words for such an endeavour as one mark; as they are where these are the same."""
    if not lexicon.hedges.endeavours:
        return old, new
    verbs = _verb(old, lexicon), _verb(new, lexicon)
    clauses = [any(mark.sense == ENDEAVOUR for mark in act.considering) for act in (old, new)]
    stems = [tuple(word.stem for word in verb) for verb in verbs]
    if stems[0] == stems[1] or all(clauses):
        return old, new
    if not (verbs[0] and verbs[1]) and not any(clauses) and all(len(verb) <= 1 for verb in verbs):
        return old, new  # the deed itself against one word: a ladder tells
    return _as_mark(old, verbs[0]), _as_mark(new, verbs[1])


def _as_mark(act: Act, verb: Sequence[CoreWord]) -> Act:
    if not verb or act.place is None or any(mark.sense == ENDEAVOUR for mark in act.considering):
        return act
    quote = act.place.part.quote((verb[-1].start, verb[-1].end))
    kept = tuple(word for word in act.core if word not in verb)
    return replace(act, core=kept, considering=(*act.considering, Mark(quote, ENDEAVOUR)))


def _verb(act: Act, lexicon: Lexicon) -> tuple[CoreWord, ...]:
    """The last word of an act, with its preposition: one word of sense ("für einsetzen"), or two."""
    last = act.core[-1] if act.core else None
    if last is None or not act.is_asking:
        return ()
    for lead, verb in _pairs(lexicon):
        if last.stem == f"{lead} {verb}":
            return (last,)
        if last.stem == verb:
            return next(((word, last) for word in act.core[:-1] if word.text == lead), ())
    return ()


@lru_cache(maxsize=8)
def _pairs(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    rows = (phrase.split() for phrase in lexicon.hedges.endeavours)
    return tuple((lead, stem(verb, lexicon)) for lead, verb in rows)
