"""A deed as a noun under a verb that says how, and the deed itself with an adverb: the same is asked for.

die Anerkennung der Abschlüsse zu [erleichtern]   =   die Abschlüsse [leichter] anzuerkennen
"""

from dataclasses import replace
from functools import lru_cache

from differ.act import Act
from differ.axes.governed import all_stems
from differ.axes.marks import Mark
from differ.axes.phrases import key
from differ.lexicon.model import Lexicon


def with_one_way(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act]:
    """Both acts without such a verb and such an adverb, where one has the verb and the other the adverb."""
    if not lexicon.reading.eased or not old.core or not new.core:
        return old, new
    for governed, plain in ((old, new), (new, old)):
        verb, deed = governed.core[-1], plain.core[-1]
        adverbs = next((adverbs for verbs, adverbs in _groups(lexicon) if verb.stem in verbs), None)
        nouns = [w for w in governed.core[:-1] if w.sense == deed.sense and w.text != deed.text]
        rest = _without(plain, adverbs) if adverbs and len(nouns) == 1 else None
        if rest is not None:
            left = replace(governed, core=governed.core[:-1])
            return (left, rest) if governed is old else (rest, left)
    return old, new


def _without(act: Act, adverbs: frozenset[str]) -> Act | None:
    """An act without the only one of some adverbs that it has, as a word of sense or as a mark."""
    fewer = replace(
        act,
        core=tuple(word for word in act.core if word.text not in adverbs),
        immediacy=_others(act.immediacy, adverbs),
        extent=_others(act.extent, adverbs),
    )
    gone = sum(len(getattr(act, name)) - len(getattr(fewer, name)) for name in ("core", "immediacy", "extent"))
    return fewer if gone == 1 else None


def _others(marks: tuple[Mark, ...], adverbs: frozenset[str]) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if key(mark.quote.text) not in adverbs)


@lru_cache(maxsize=8)
def _groups(lexicon: Lexicon) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    groups = lexicon.reading.eased
    return tuple((all_stems(group[:1], lexicon), frozenset(group[1:])) for group in groups)
